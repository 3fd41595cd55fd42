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
    """A text in lines that are no wider than `width`: broken at blanks, and a word that is wider than a line anywhere."""
    lines: list[str] = []
    line = ""
    for word in text.split():
        longer = f"{line} {word}" if line else word
        if measure(longer) <= width:
            line = longer
            continue
        lines += [line] if line else []
        *whole, line = _pieces(word, width, measure)
        lines += whole
    return [*lines, line] if line else lines


def _pieces(word: str, width: float, measure: Measure) -> list[str]:
    pieces, piece = [], ""
    for character in word:
        if piece and measure(piece + character) > width:
            pieces.append(piece)
            piece = ""
        piece += character
    return [*pieces, piece]


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
