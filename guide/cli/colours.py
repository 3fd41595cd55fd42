"""Colour for a terminal that wants it. What is coloured says the same without."""

from __future__ import annotations

import os
import sys

from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..problem import Paint

STYLES = {"error": "1;31", "warning": "1;33", "note": "1;36", "message": "1", "frame": "34", "label": "34", "help": "1;32"}
"""How each piece of a drawn problem looks, by its role, in the terminal's own colours."""


def paint_for_stderr() -> Paint | None:
    """What styles the pieces of a problem on stderr, if that is to be coloured."""
    return _painted if _wanted(sys.stderr) else None


def _painted(role: str, text: str) -> str:
    return f"\x1b[{STYLES[role]}m{text}\x1b[0m" if text and role in STYLES else text


def _wanted(stream: object) -> bool:
    """NO_COLOR goes first, then FORCE_COLOR, as in Python itself; then what the stream is."""
    told = os.environ.get
    if told("NO_COLOR") or told("ACCESSIBLE", "0") not in ("", "0"):
        return False
    if told("FORCE_COLOR"):
        return True
    draws = told("TERM", "") != "dumb" and (os.name != "nt" or "WT_SESSION" in os.environ or "TERM" in os.environ)
    return draws and is_terminal(stream)
