"""The way into the app: what to open, and what to leave behind on the normal screen. Imports Textual only when it runs."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .shell import Shell

NO_TERMINAL = "There is no terminal here to draw on. Run it in one, or add --plain."


def run_app(tree_path: str | None, subject: str = "", answers: Mapping[str, str] | None = None) -> int:
    """Run the app and return its exit code.

    With a tree it opens at the first question, or where `subject` and `answers` lead; without one, on the home screen.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(f"{NO_TERMINAL}\n")
        return 2
    gc.disable()  # looking for garbage while starting takes a tenth of the time; the app turns it on again when it stands
    try:
        from ..walk import CannotAnswer
        from .shell import Shell

        shell = Shell.opened_with(tree_path, subject, answers or {})
        shell.run()
    except CannotAnswer as error:
        sys.stderr.write(f"{error}\n")
        return 1
    finally:
        gc.enable()
    _say_goodbye(shell)
    return shell.exit_code


def _say_goodbye(shell: Shell) -> None:
    """Nothing of this may fail: the terminal can be gone by now."""
    with suppress(OSError, ValueError):
        sys.stdout.write("".join(shell.last_words()))
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(shell.complaint())
        sys.stderr.flush()
