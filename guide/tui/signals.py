"""Signals from outside: most end the app in good order, the terminal restored, the exit code 128 + the signal.

One that stops it can't be noticed (SIGSTOP): on going on, Textual 8.2 would read the keys a second time, and never end.
"""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable
    from types import FrameType

    from textual.driver import Driver

NAMES = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT")


def on_signals(loop: AbstractEventLoop, leave: Callable[[int], None]) -> None:
    """Call `leave` with the exit code when a signal comes."""
    for name in NAMES:
        number = getattr(signal, name, None)
        if number is not None:
            try:
                loop.add_signal_handler(number, leave, 128 + number)
            except (NotImplementedError, RuntimeError, ValueError):  # no such signals here, or not the main thread
                return


def on_going_on(driver: Driver | None) -> None:
    """Begin the screen anew when the program goes on after it was stopped without notice."""
    number = getattr(signal, "SIGCONT", None)
    begin = signal.getsignal(number) if number is not None else None
    if driver is None or number is None or not callable(begin):
        return

    def begin_anew(signalled: int, frame: FrameType | None) -> None:
        keys = getattr(driver, "_key_thread", None)
        if keys is not None and keys.is_alive():  # with notice, or while an editor has the terminal, it isn't
            driver.suspend_application_mode()
            driver._must_signal_resume = True  # type: ignore[attr-defined]
        begin(signalled, frame)

    signal.signal(number, begin_anew)
