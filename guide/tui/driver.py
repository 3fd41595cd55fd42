"""The terminal that the app draws on and listens to: Textual's own driver, and what a terminal does that it isn't ready for.

Textual 8.2 acts on a signal wherever it stands, be it in the middle of drawing or at the end, and may then wait for ever: for
itself, for a key, or for a terminal that is gone. It draws on as much of one as that says there is.
"""

from __future__ import annotations

import os
import signal
from contextlib import suppress

from textual.drivers import linux_driver
from textual.events import Resize

from .keyboard import Decoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import IO

    from textual.app import App
    from textual.message import Message

COLUMNS, ROWS = 500, 200
"""How much of a terminal is drawn on, at most: about what screens have room for. One may say that it is larger."""


class CarefulDriver(linux_driver.LinuxDriver):
    """Ends in order, whatever becomes of the terminal."""

    def __init__(self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()
        self._file: IO[str] = _Paper(self._file)  # type: ignore[assignment]

    # ---- what comes from the terminal ----------------------------------------------------------------------------------

    def run_input_thread(self) -> None:
        """Read the keys until the app ends."""
        linux_driver.getincrementaldecoder = lambda _: Decoder  # type: ignore[attr-defined,assignment]
        while True:
            try:
                return super().run_input_thread()
            except (ValueError, OverflowError):  # a number in a key's code that no character has
                continue

    def process_message(self, message: Message) -> None:
        """Hand on what came, a size no larger than is drawn on."""
        if isinstance(message, Resize):
            message = Resize.from_dimensions(_drawn(*message.size), message.pixel_size)
        super().process_message(message)

    def _get_terminal_size(self) -> tuple[int, int]:
        return _drawn(*super()._get_terminal_size())

    # ---- stopping and going on -----------------------------------------------------------------------------------------

    def _sigtstp_application(self, *_: object) -> None:
        """Stop, with notice."""
        if self._listening:
            self._next(super()._sigtstp_application)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _sigcont_application(self, *_: object) -> None:
        """Go on: at once if there was notice, and so nothing is under way."""
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._listening:
            self._next(self._begin_anew)

    @property
    def _listening(self) -> bool:
        """Whether the keys are read: they aren't while an editor has the terminal, nor at the end."""
        return self._key_thread is not None and self._key_thread.is_alive()

    def _next(self, step: Callable[[], None]) -> None:
        """Take a step when what is under way is done."""
        self._loop.call_soon_threadsafe(lambda: step() if self._listening else None)

    def _begin_anew(self) -> None:
        """Begin the screen anew. Textual would read the keys twice; when told to stop, it would throw away those that wait."""
        assert self._key_thread is not None
        self.exit_event.set()
        self._key_thread.join()
        self.suspend_application_mode()
        self.exit_event.clear()
        self._must_signal_resume = True
        self.resume_application_mode()


class _Paper:
    """What is drawn on. One that is gone takes nothing, and nobody waits for it."""

    def __init__(self, file: IO[str]) -> None:
        self._file = file
        self.fileno = file.fileno

    def write(self, text: str) -> None:
        with suppress(OSError):
            self._file.write(text)

    def flush(self) -> None:
        with suppress(OSError):
            self._file.flush()


def _drawn(columns: int, rows: int) -> tuple[int, int]:
    return min(columns, COLUMNS), min(rows, ROWS)
