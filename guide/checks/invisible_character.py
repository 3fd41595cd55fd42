"""Does the text hide something: a character that nobody can see, or one that turns the reading direction round?

The whole file is looked at, comments too. Joiners within emoji, and in scripts that need them, are no fault. A character
that is written as an escape, as in `"\\u202e"`, counts as if it stood there itself.
"""

from __future__ import annotations

import re
from itertools import chain, islice

from ..problem import WARNING
from ..source import Span
from ..text import unseen
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_LOOKED_AT = 100_000
"""How many such characters are placed: a file that has more was made to have them."""
_ESCAPE = r"\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))"
_LETTERS = {"0": "\0", "a": "\a", "b": "\b", "e": "\x1b", "f": "\f", "v": "\v", "N": "\x85", "L": "\u2028", "P": "\u2029"}
"""What YAML's short escapes stand for, where that can't be seen."""


def check(draft: Draft) -> None:
    """`invisible-character`, a warning: one for each line"""
    source = draft.notes.source
    lines: dict[int, list[tuple[int, int, str]]] = {}
    for found in islice(chain(_plain(source.text), _escaped(source.text)), MOST_LOOKED_AT):
        lines.setdefault(source.line_of(found[0]), []).append(found)
    for hidden in lines.values():
        said = ", ".join(map(_called, dict.fromkeys(character for _, _, character in hidden)))
        draft.notes.note(
            "invisible-character",
            Span(min(start for start, _, _ in hidden), max(end for _, end, _ in hidden)),
            f"there is something here that nobody can see: {said}",
            "here" if len(hidden) == 1 else "between here and there",
            "take it out; a text pasted from elsewhere often brings it along",
            severity=WARNING,
        )


def _plain(text: str) -> Iterator[tuple[int, int, str]]:
    """The characters that stand there themselves, with where they begin and end: a parser lets none through in plain ASCII."""
    for at in () if text.isascii() else unseen(text):
        yield at, at + 1, text[at]


def _escaped(text: str) -> Iterator[tuple[int, int, str]]:
    """The escapes for such characters, in texts in double quotes."""
    if "\\" not in text or not re.search(r"\\[0abefvNLPxuU]", text):
        return
    from ..events import SCALAR, extent, until_broken

    for event in until_broken(text):
        start, end = extent(event)
        if type(event) is SCALAR and text[start : start + 1] == '"' and (hidden := unseen(event.value)):
            meant = {event.value[at] for at in hidden}
            for found in re.compile(_ESCAPE, re.DOTALL).finditer(text, start, end):
                if (character := _stands_for(found)) in meant:
                    yield *found.span(), character


def _stands_for(escape: re.Match[str]) -> str:
    *codes, letter = escape.groups()
    code = next((code for code in codes if code), None)
    return chr(int(code, 16)) if code else _LETTERS.get(letter, "")


def _called(character: str) -> str:
    from unicodedata import name

    known = name(character, "a control character").lower()
    return f"U+{ord(character):04X} ({known})"
