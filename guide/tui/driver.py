"""The terminal that the app draws on and listens to: Textual's own driver, and what a terminal does that it isn't ready for.

Textual 8.2 acts on a signal wherever it stands, be it in the middle of drawing or at the end, and may then wait for ever: for
itself, for a key, or for a terminal that is gone. It draws on as much of one as that says there is.
"""

from __future__ import annotations

import os
import select
import signal
from contextlib import suppress

from textual.drivers import linux_driver
from textual.events import Resize

from .keyboard import Decoder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TextIO

    from textual.app import App
    from textual.message import Message

COLUMNS, ROWS = 500, 200
"""How much of a terminal is drawn on, at most: about what screens have room for. One may say that it is larger."""


class CarefulDriver(linux_driver.LinuxDriver):
    """Ends in order, whatever becomes of the terminal."""

    def __init__(self, app: App[None], *, debug: bool = False, mouse: bool = True, size: tuple[int, int] | None = None) -> None:
        super().__init__(app, debug=debug, mouse=mouse, size=size)
        self._size = size or self._get_terminal_size()
        self._file = Paper(self._file)  # type: ignore[arg-type,assignment]
        self._stopping = False  # told to stop, and not to go on since

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
            self._stopping = True
            self._next(self._stop)
        else:
            os.kill(os.getpid(), signal.SIGSTOP)

    def _stop(self) -> None:
        """Leave the terminal and stop, unless it was told to go on before that: nobody would tell it again."""
        if not self._stopping:
            return
        self.suspend_application_mode()
        self._must_signal_resume = True
        if self._stopping:
            os.kill(os.getpid(), signal.SIGSTOP)
        elif self._must_signal_resume:
            self.resume_application_mode()

    def _sigcont_application(self, *_: object) -> None:
        """Go on: at once if there was notice, and so nothing is under way. One that hasn't stopped yet doesn't stop."""
        stopping, self._stopping = self._stopping, False
        if self._must_signal_resume:
            super()._sigcont_application()
        elif self._listening and not stopping:
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


class Paper:
    """What is drawn on. One that is full for a moment is waited for: other programs may leave a terminal so that it says that
    instead of waiting itself. One that is gone takes nothing, and nobody waits for it."""

    def __init__(self, file: TextIO) -> None:
        self.fileno = file.fileno
        self._encoding, self._errors = file.encoding, file.errors or "strict"

    def write(self, text: str) -> None:
        left = memoryview(text.encode(self._encoding, self._errors))
        with suppress(OSError):
            while left:
                left = left[self._taken(left) :]

    def _taken(self, data: memoryview) -> int:
        try:
            return os.write(self.fileno(), data)
        except BlockingIOError:
            select.select([], [self.fileno()], [])
            return 0

    def flush(self) -> None:
        """Nothing waits here."""


def _drawn(columns: int, rows: int) -> tuple[int, int]:
    return min(columns, COLUMNS), min(rows, ROWS)
