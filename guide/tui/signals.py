"""Signals from outside that end the app: in good order, the terminal restored, the exit code 128 + the signal."""

from __future__ import annotations

import signal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from asyncio import AbstractEventLoop
    from collections.abc import Callable

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
