"""A real pseudo-terminal with a program in it: what it prints, what stands on the screen, and how it ends."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import signal
import struct
import sys
import termios
import time
from typing import TYPE_CHECKING

import pyte

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

PATIENCE = 60
"""Seconds of silence after which a program is taken to hang, and its test fails. How long anything takes says nothing else."""

_UNKNOWN_TO_PYTE = re.compile(
    rb"\x1bP.*?\x1b\\|\x1b\][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[[<>=][0-9;]*[a-zA-Z]|\x1b\[\?[0-9;]*\$p|\x1b\[\?u"
)


class Terminal:
    """A Python program running in a terminal of some size. Use it as a context, so that nothing is left running."""

    def __init__(self, code: str, *arguments: str, columns: int = 80, rows: int = 24, **environment: str | None) -> None:
        self.printed = b""
        self.screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self.screen)
        self.exit_code: int | None = None
        self._over = False
        its_own = {
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "COLUMNS": None,
            "LINES": None,
        }  # those of the tests would be believed
        wanted = {**os.environ, **its_own, **environment}
        settings = {name: value for name, value in wanted.items() if value is not None}
        self.pid, self._file = pty.fork()
        if self.pid == 0:
            os.execve(sys.executable, [sys.executable, "-c", code, *arguments], settings)
        self.resize(columns, rows)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        if self.exit_code is None:
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)
        os.close(self._file)

    def read_until(self, *texts: str) -> None:
        """Read until a text stands on the screen, or any of several."""
        self._read_while(
            lambda: not any(text in self._shown() for text in texts), f"{' or '.join(map(repr, texts))} never came"
        )

    def read_until_gone(self, text: str) -> None:
        """Read until a text doesn't stand on the screen any more."""
        self._read_while(lambda: text in self._shown(), f"{text!r} never went")

    def press(self, keys: str) -> None:
        """Send key presses."""
        self.send(keys.encode())

    def send(self, data: bytes) -> None:
        """Send bytes, whatever they are."""
        os.write(self._file, data)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal. What is looked at stays its upper left corner."""
        fcntl.ioctl(self._file, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def signal(self, number: int) -> None:
        """Send a signal to the program."""
        os.kill(self.pid, number)

    def ended(self) -> int:
        """Read to the end, and return the exit code."""
        self._read_while(lambda: not self._over, "it never ended")
        self.exit_code = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        return self.exit_code

    def stopped(self) -> None:
        """Read until the program has left the terminal to others, and been stopped."""
        self._read_while(lambda: not all(self.restored.values()), "it never left the terminal as it was")
        status = self._waited_for(os.WUNTRACED, "it never stopped")
        if not os.WIFSTOPPED(status):
            self.exit_code = os.waitstatus_to_exitcode(status)
            raise AssertionError(f"it ended instead of stopping: {self.exit_code}")

    def come_back(self) -> None:
        """Read until the program has left the terminal to others and taken it again."""
        self._read_while(lambda: self.printed.count(b"\x1b[?1049h") < 2, "it never came back")

    def closed(self) -> int:
        """Close the terminal as one closes a window, and return the exit code of the program that was in it."""
        os.close(self._file)
        self._file = os.open(os.devnull, os.O_RDONLY)
        self.exit_code = os.waitstatus_to_exitcode(self._waited_for(0, "it outlived its terminal"))
        return self.exit_code

    @property
    def restored(self) -> dict[str, bool]:
        """Whether what the program turned on has been turned off again, last of all."""
        return {
            "normal screen": self._last("?1049h") < self._last("?1049l"),
            "mouse off": self._last("?1000h") < self._last("?1000l"),
            "cursor shown": self._last("?25l") < self._last("?25h"),
            "paste as ever": self._last("?2004h") < self._last("?2004l"),
        }

    @property
    def after(self) -> str:
        """What was printed on the normal screen, after the app had left it."""
        return self.printed[self._last("?1049l") :].decode(errors="replace")

    def _waited_for(self, what: int, otherwise: str) -> int:
        """What became of the program, once anything has."""
        (pid, status), since = (0, 0), time.monotonic()
        while not pid:
            assert time.monotonic() - since < PATIENCE, otherwise
            time.sleep(0.02)
            pid, status = os.waitpid(self.pid, os.WNOHANG | what)
        return status

    def _last(self, mode: str) -> int:
        return self.printed.rfind(f"\x1b[{mode}".encode())

    def _shown(self) -> str:
        return "\n".join(self.screen.display)

    def _read_while(self, wanting: Callable[[], bool], otherwise: str) -> None:
        """Read on, unless nothing has changed on the screen for too long. A cursor that blinks is silence, too."""
        shown, since = self._shown(), time.monotonic()
        while wanting():
            assert not self._over, f"{otherwise}: it ended with\n{shown}"
            assert time.monotonic() - since < PATIENCE, f"{otherwise}: for {PATIENCE} s there was nothing but\n{shown}"
            self._read()
            if self._shown() != shown:
                shown, since = self._shown(), time.monotonic()

    def _read(self) -> None:
        if not select.select([self._file], [], [], PATIENCE)[0]:
            return
        try:
            data = os.read(self._file, 65536)
        except OSError:  # how Linux tells that nobody is at the other end any more
            data = b""
        self._over = not data
        self.printed += data
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", data))
