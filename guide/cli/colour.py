"""Colour: whether an output takes it, and how text is put in it."""

from __future__ import annotations

import os

from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping


def takes_colour(stream: object) -> bool:
    """Whether a stream is a terminal that shows colours, and nobody has asked for none (https://no-color.org)."""
    return is_terminal(stream) and not os.environ.get("NO_COLOR") and os.environ.get("TERM", "") not in ("", "dumb")


def painter(stream: object, looks: Mapping[str, str]) -> Callable[[str, str], str]:
    """What puts a text (the second) in a look (the first, a name in `looks`); nothing, if the stream takes no colour.

    `looks` has what ECMA-48 calls the parameters of SGR, such as `1;31` for bold and red.
    """
    if not takes_colour(stream):
        return lambda look, text: text
    return lambda look, text: f"\x1b[{looks[look]}m{text}\x1b[m" if look in looks and text else text
