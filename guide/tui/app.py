"""The way into the app: what to open, and what to leave behind on the normal screen. Imports Textual only when it runs."""

from __future__ import annotations

import gc
import sys
from contextlib import suppress
from shutil import get_terminal_size

from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..recorder import Recorder
    from ..resuming import TakenUp
    from .frame import Frame

NO_TERMINAL = "There is no terminal here to draw on. Run it in one, or add --plain."


def run_app(
    tree_path: str | None,
    subject: str = "",
    answers: Mapping[str, str] | None = None,
    notes: Mapping[str, str] | None = None,
    recorder: Recorder | None = None,
    *,
    watching: bool = False,
) -> int:
    """Run the app and return its exit code.

    With a tree it opens at the first question, or where `subject` and `answers` lead, with `notes` on them; without one, on
    the home screen. `recorder` saves the walks. While `watching`, the tree is read again whenever somebody saves it.
    """

    def made() -> Frame:
        from .shell import Shell

        shell = Shell.opened_with(tree_path, subject, answers, notes, recorder)
        if watching:
            from .following import Following

            shell.glance = Following(shell).glance
        return shell

    return _kept(_run(made), recorder)


def resume_app(taken_up: TakenUp, recorder: Recorder) -> int:
    """Run the app with a saved walk and return its exit code. It opens where the walk stood."""

    def made() -> Frame:
        from .opening import opened_again
        from .shell import Shell

        opened = opened_again(taken_up)
        if taken_up.today is not None:
            return Shell(opened, None, recorder, taken_up)
        recorder.take_up(taken_up.assessment, taken_up.walk)
        shell = Shell(opened, taken_up.walk, recorder)
        shell.warning = taken_up.warning
        return shell

    return _kept(_run(made), recorder)


def run_editor(path: str) -> int:
    """Run the editor of a tree file and return its exit code."""

    def made() -> Frame:
        from .desk import Desk

        return Desk(path)

    return _run(made)


def _run(made: Callable[[], Frame]) -> int:
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        sys.stderr.write(f"{NO_TERMINAL}\n")
        return 2
    gc.disable()  # looking for garbage while starting takes a tenth of the time; the app turns it on again when it stands
    try:
        from ..loader import Unreadable
        from ..walk import CannotAnswer

        app = made()
        app.run()
    except CannotAnswer as error:
        sys.stderr.write(f"{error}\n")
        return 1
    except Unreadable as error:
        sys.stderr.write(f"{one_line(str(error))}\n")
        return 2
    finally:
        gc.enable()
    _say_goodbye(app)
    return app.exit_code


def _say_goodbye(app: Frame) -> None:
    """Nothing of this may fail: the terminal can be gone by now."""
    with suppress(OSError, ValueError):
        sys.stdout.write("".join(app.last_words(get_terminal_size().columns)))
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(app.complaint())
        sys.stderr.flush()


def _kept(code: int, recorder: Recorder | None) -> int:
    """The exit code, when the store is closed and what it didn't take may have been saved elsewhere."""
    if recorder is None:
        return code
    recorder.close()
    if recorder.unsaved and not code:
        with suppress(OSError, ValueError, EOFError):
            _offer_elsewhere(recorder)
    return code


def _offer_elsewhere(recorder: Recorder) -> None:
    from ..elsewhere import ASKED, saved_elsewhere, unsaved
    from ..write import Unwritable

    sys.stdout.write(f"{unsaved(recorder)}\n")
    while path := _typed(f"{ASKED} "):
        try:
            sys.stdout.write(f"{saved_elsewhere(recorder, path)}\n")
            return
        except Unwritable as error:
            sys.stdout.write(f"{error}\n")


def _typed(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    return sys.stdin.readline().strip()
