"""How the program was started: what to write before a command that a person shall copy."""

from __future__ import annotations

import os
import sys

NAME = "guide"


def program() -> str:
    """The program as a shell takes it: by its name where that finds it, else as it was typed, such as `.venv/bin/guide` or
    `python -m guide`. Started by another program, by its name."""
    from shlex import quote

    started = sys.argv[0] if sys.argv else ""
    file = os.path.splitext(os.path.basename(started))[0]
    if file == "__main__" and os.path.basename(os.path.dirname(started)) == NAME:
        return f"{quote(sys.orig_argv[0])} -m {NAME}"
    return NAME if file != NAME or _found(started) else quote(started)


def _found(started: str) -> bool:
    """Whether the program's name alone means this very file."""
    from shutil import which

    found = which(NAME)
    try:
        return found is not None and os.path.samefile(found, started)
    except OSError:
        return False
