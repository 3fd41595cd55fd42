"""Colour: whether an output takes it, and how text is put in it."""

from __future__ import annotations

import os

from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def takes_colour(stream: object) -> bool:
    """Whether a stream is a terminal that shows colours, unless somebody has asked for none, or for colour everywhere.

    NO_COLOR goes before FORCE_COLOR, as in Python itself (https://no-color.org, https://force-color.org).
    """
    wish = os.environ.get
    if wish("NO_COLOR") or wish("ACCESSIBLE", "") not in ("", "0"):
        return False
    return bool(wish("FORCE_COLOR")) or (is_terminal(stream) and wish("TERM", "") not in ("", "dumb"))


def painter(stream: object, looks: Mapping[str, str]) -> Callable[[str, str], str]:
    """What puts a text (the second) in a look (the first, a name in `looks`); nothing, if the stream takes no colour.

    `looks` has what ECMA-48 calls the parameters of SGR, such as `1;31` for bold and red.
    """
    if not takes_colour(stream):
        return lambda look, text: text
    return lambda look, text: f"\x1b[{looks[look]}m{text}\x1b[m" if look in looks and text else text
