"""Text in lines of a given width, measured by whoever sets it: in cells of a terminal, or in points of a font."""

from __future__ import annotations

from functools import lru_cache

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    Measure = Callable[[str], float]


def cells(text: str) -> int:
    """How many cells of a terminal a text takes."""
    return len(text) if text.isascii() else sum(map(_cells, text))


def em(text: str, *, bold: bool = False) -> float:
    """How wide a text is at the most in the common sans-serif fonts, in multiples of the font's size."""
    return sum(map(_em, text)) * (1.12 if bold else 1)


def wrapped(text: str, width: float, measure: Measure) -> list[str]:
    """A text in lines that are no wider than `width`: broken at blanks, and a word that is wider than a line anywhere.

    What is measured adds up: a text is as wide as its characters. So each is measured once, however long the text.
    """
    lines: list[str] = []
    line: list[str] = []
    room, blank = width, measure(" ")
    for word in text.split():
        wide = measure(word)
        if line and wide + blank <= room:
            line.append(word)
            room -= wide + blank
            continue
        lines += [" ".join(line)] if line else []
        *whole, last = _pieces(word, width, measure) if wide > width else [word]
        lines += whole
        line, room = [last], width - (measure(last) if whole else wide)
    return [*lines, " ".join(line)] if line else lines


def _pieces(word: str, width: float, measure: Measure) -> list[str]:
    pieces, begin, room = [], 0, width
    for place, character in enumerate(word):
        wide = measure(character)
        if place > begin and wide > room:
            pieces.append(word[begin:place])
            begin, room = place, width
        room -= wide
    return [*pieces, word[begin:]]


@lru_cache(4_000)
def _cells(character: str) -> int:
    from unicodedata import category, east_asian_width

    if category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if east_asian_width(character) in "WF" else 1


_WIDTHS = {
    "I. ,|'ijl": 0.34,
    ":;": 0.36,
    "()[]-/\\Jfr!t": 0.45,
    '"*°·': 0.53,
    "“”‘’cksvxyzL?_": 0.6,
    "abdeghnopqu0123456789$€FET–": 0.65,
    "ABCKPRSVXYZ": 0.7,
    "DGHNOQU&": 0.79,
    "w#+=<>~^": 0.84,
    "Mm": 1.0,
    "W%@—…×": 1.03,
}
"""How wide characters are at the most in DejaVu Sans, which is wider than the other fonts that a drawing names."""
_NARROW = {character: width for characters, width in _WIDTHS.items() for character in characters}


@lru_cache(4_000)
def _em(character: str) -> float:
    from unicodedata import normalize

    known = _NARROW.get(normalize("NFD", character)[0])  # an accent makes no letter wider
    return (0.0, 1.05, 1.1)[_cells(character)] if known is None else known
