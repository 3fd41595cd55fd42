"""A program in a real pseudo-terminal, with the moment at which each piece of its output arrived."""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time

import pyte

ROWS, COLUMNS = 24, 80


class Terminal:
    """A running program. `chunks` holds what it printed, as (seconds, bytes)."""

    def __init__(self, command: list[str]) -> None:
        self.start = time.perf_counter()
        self.process, self.file = pty.fork()
        if not self.process:
            os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")
            os.execvp(command[0], command)
        fcntl.ioctl(self.file, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self.chunks: list[tuple[float, bytes]] = []

    def settle(self, quiet: float, limit: float = 20.0) -> None:
        """Read until something has come, and then nothing more for `quiet` seconds."""
        until, patience = time.perf_counter() + limit, limit
        while time.perf_counter() < until and select.select([self.file], [], [], patience)[0]:
            try:
                self.chunks.append((time.perf_counter(), os.read(self.file, 1 << 16)))
            except OSError:
                return
            patience = quiet

    def press(self, key: bytes, quiet: float = 0.2) -> float | None:
        """Milliseconds from a key press to the first change on the screen that it causes, None if it causes none."""
        before, at = len(self.chunks), time.perf_counter()
        os.write(self.file, key)
        self.settle(quiet, limit=2.0)
        screen, stream = _screen()
        for _, data in self.chunks[:before]:
            stream.feed(data)
        shown = _content(screen)
        for when, data in self.chunks[before:]:
            stream.feed(data)
            if _content(screen) != shown:
                return (when - at) * 1000
        return None

    def press_until(self, key: bytes, text: str, quiet: float = 0.4) -> float | None:
        """Milliseconds from a key press to the moment when `text` stands on the screen, None if it never does."""
        before, at = len(self.chunks), time.perf_counter()
        os.write(self.file, key)
        self.settle(quiet, limit=3.0)
        screen, stream = _screen()
        for number, (when, data) in enumerate(self.chunks):
            stream.feed(data)
            if number >= before and text in "\n".join(screen.display):
                return (when - at) * 1000
        return None

    def shows(self, text: str) -> float | None:
        """Milliseconds from the start to the moment when `text` first stood on the screen."""
        screen, stream = _screen()
        for when, data in self.chunks:
            stream.feed(data)
            if text in "\n".join(screen.display):
                return (when - self.start) * 1000
        return None

    def end(self) -> None:
        """End the program, which is ours."""
        os.kill(self.process, signal.SIGKILL)
        os.waitpid(self.process, 0)
        os.close(self.file)


def _screen() -> tuple[pyte.Screen, pyte.ByteStream]:
    screen = pyte.Screen(COLUMNS, ROWS)
    return screen, pyte.ByteStream(screen)


def _content(screen: pyte.Screen) -> list[object]:
    return [dict(line) for _, line in sorted(screen.buffer.items())]
