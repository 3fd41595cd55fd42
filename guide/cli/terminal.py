"""What the program's input and output are attached to."""

from __future__ import annotations

import os
import sys

WIDEST = 80
NARROWEST = 20


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


def columns() -> int:
    """How wide lines may be: 80 characters, or the terminal's width if that is less."""
    try:
        found = os.get_terminal_size(sys.stdout.fileno()).columns
    except (OSError, ValueError, AttributeError):
        return WIDEST
    return max(NARROWEST, min(WIDEST, found)) if found else WIDEST
