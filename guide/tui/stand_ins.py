"""Characters that stand in for those that a terminal would act on, or that would break a line, while a text is edited.

Each harmful character has one of its own, from a private area of Unicode, so that nothing acts and nothing is lost: the
file gets its own characters back.
"""

from __future__ import annotations

import re
from functools import cache

from ..text import visible

FIRST = 0x10F000
SHOWN = "�"
"""How each of them is drawn."""

_STAND_IN = "[\U0010f000-\U0010f3ff]"
_RANGES = ((0, 0x2100), (0xFE00, 0x10000), (0x1BC00, 0x1BE00), (0x1D100, 0x1D200), (0xE0000, 0xE0080))
_JOINERS = "\u200c\u200d"  # part of a script's own spelling, and harmless


@cache
def _tables() -> tuple[dict[int, int], dict[int, int]]:
    """The stand-in for each harmful character, and the way back."""
    every = (number for start, end in _RANGES for number in range(start, end))
    harmful = [number for number in every if visible(chr(number)) != chr(number) and chr(number) not in _JOINERS]
    for_those = {number: FIRST + index for index, number in enumerate(harmful)}
    return for_those, {stands: number for number, stands in for_those.items()}


def disarmed(text: str) -> str:
    """A text with a stand-in for each harmful character, of the same length."""
    return text if text.isascii() and text.replace("\n", "").isprintable() else text.translate(_tables()[0])


def armed(text: str) -> str:
    """The text itself, from one with stand-ins."""
    return text.translate(_tables()[1]) if has_any(text) else text


def shown(text: str) -> str:
    """A text with stand-ins, as it is drawn."""
    return re.sub(_STAND_IN, SHOWN, text) if has_any(text) else text


def has_any(text: str) -> bool:
    """Whether there is a stand-in in a text. One that has such characters of its own couldn't get them back."""
    return not text.isascii() and re.search(_STAND_IN, text) is not None
