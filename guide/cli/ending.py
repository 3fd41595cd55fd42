"""How a command ends early, and how a problem is told."""

from __future__ import annotations

import sys


class Ended(Exception):
    """A command can't go on. `said` is for stderr, `code` is the exit code: 1 for problems, 2 for what can't be read."""

    def __init__(self, code: int, said: str) -> None:
        super().__init__(said)
        self.code = code
        self.said = said


def complain(text: str) -> None:
    """Tell a problem on stderr, after what is already on its way to stdout. Where stderr is closed, nobody is told."""
    if sys.stdout is not None:
        sys.stdout.flush()
    if sys.stderr is not None:
        print(text.rstrip("\n"), file=sys.stderr, flush=True)
