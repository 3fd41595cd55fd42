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

    return _run(made, recorder)


def resume_app(taken_up: TakenUp, recorder: Recorder) -> int:
    """Run the app with a saved walk and return its exit code. It opens where the walk stood, or at its result."""

    def made() -> Frame:
        from .shell import Shell

        return Shell.resuming(taken_up, recorder)

    return _run(made, recorder)


def run_editor(path: str) -> int:
    """Run the editor of a tree file and return its exit code."""

    def made() -> Frame:
        from .desk import Desk

        return Desk(path)

    return _run(made)


def _run(made: Callable[[], Frame], recorder: Recorder | None = None) -> int:
    """Run an app and return its exit code. What wasn't saved is tried once more before the last words tell how to go on with
    it; what still isn't then may be saved elsewhere."""
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
        if recorder is not None:
            recorder.close()
    _say_goodbye(app)
    if recorder is not None and recorder.unsaved and not app.exit_code:
        with suppress(OSError, ValueError, EOFError):
            _offer_elsewhere(recorder)
    return app.exit_code


def _say_goodbye(app: Frame) -> None:
    """Nothing of this may fail: the terminal can be gone by now."""
    with suppress(OSError, ValueError):
        sys.stdout.write("".join(app.last_words(get_terminal_size().columns)))
        sys.stdout.flush()
    with suppress(OSError, ValueError):
        sys.stderr.write(app.complaint())
        sys.stderr.flush()


def _offer_elsewhere(recorder: Recorder) -> None:
    from ..elsewhere import asked, saved_elsewhere, unsaved
    from ..write import Unwritable

    sys.stdout.write(f"{unsaved(recorder)}\n")
    while path := _typed(f"{asked(recorder)} "):
        try:
            sys.stdout.write("".join(f"{line}\n" for line in saved_elsewhere(recorder, path)))
            return
        except Unwritable as error:
            sys.stdout.write(f"{error}\n")


def _typed(prompt: str) -> str:
    sys.stdout.write(prompt)
    sys.stdout.flush()
    try:
        return sys.stdin.readline().strip()
    except KeyboardInterrupt:
        sys.stdout.write("\n")
        raise
