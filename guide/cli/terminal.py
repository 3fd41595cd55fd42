"""What the program's input and output are attached to."""

from __future__ import annotations

import os
import sys

WIDEST = 80
NARROWEST = 20
ENDLESS = 1_000_000
"""How wide lines may be that go into a file, or to another program."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TextIO


def can_draw() -> bool:
    """Whether there is a terminal that the app can be drawn on, and nobody who asks for plain lines."""
    dumb = os.environ.get("TERM", "") in ("", "dumb") and os.name != "nt"
    plain = os.environ.get("ACCESSIBLE", "") not in ("", "0")
    return not dumb and not plain and is_terminal(sys.stdin) and is_terminal(sys.stdout)


def is_terminal(stream: object) -> bool:
    """Whether a stream is open and is a terminal."""
    try:
        return bool(stream is not None and stream.isatty())  # type: ignore[attr-defined]
    except ValueError:  # closed
        return False


def columns(widest: int = WIDEST, stream: TextIO | None = None) -> int:
    """How wide lines may be: so many characters, or the width of the terminal that a stream goes to, if it does."""
    try:
        found = os.get_terminal_size((stream or sys.stdout).fileno()).columns
    except (OSError, ValueError, AttributeError):
        return widest
    return max(NARROWEST, min(widest, found)) if found else widest
