"""A map of assessments in characters: what stands where, line by line, and what its marks mean.

A library that plots in terminals draws points one over the other, and assessments meet often: of the first 25 examples of the
shipped tree, which lie in ten places, plotext 5.3 showed nine marks on 78 columns, and no sign that there were more.
"""

from __future__ import annotations

from ..text import cells, one_line
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..portfolio.maps import Map, Mark, Place

FILLED, HOLLOW = "●▲■◆▼★", "○△□◇▽☆"
"""The shapes of marks, by their numbers."""
MIXED = "*"
"""The mark of a place with several outcomes."""
AROUND = 3
"""How many lines stand round the grid: the end of the way up, the line of the way across, and its two ends."""
LEFT = 2


class Label(Value):
    """A place as it is written: where it begins on its line, and its text. `line` counts from the first line of the drawing."""

    place: Place
    line: int
    column: int
    text: str


class Drawn(Value):
    """A map in lines, and the labels in them."""

    lines: tuple[str, ...]
    labels: tuple[Label, ...]


def drawn(map: Map, width: int, height: int) -> Drawn:
    """The map in as many lines, none wider than `width`."""
    columns, rows = max(width - LEFT, 1), max(height - AROUND, 1)
    labels = tuple(
        Label(place, place.row + 1, place.column + LEFT, label(place)) for place in map.places(columns, rows, _wide(map))
    )
    across, *ends = (one_line(name) for name in (map.across.title, map.across.first, map.across.second))
    right = f"{across} → {ends[1]}"
    gap = max(columns + LEFT - cells(ends[0]) - cells(right), 1)
    lines = [
        f"{ends[1]} ↑ {one_line(map.up.title)}",
        *(_row(row, columns, rows, [one for one in labels if one.place.row == row]) for row in range(rows)),
        f"└{'─' * (columns // 2 + LEFT - 1)}┴{'─' * (columns - columns // 2 - 1)}",
        f"{ends[0]}{' ' * gap}{right}",
    ]
    return Drawn(tuple(_clipped(line, width) for line in lines), labels)


def label(place: Place) -> str:
    """What stands at a place: its mark with its letter, its number, and how many lie there if that is more than one."""
    count = f"×{len(place.points)}" if len(place.points) > 1 else ""
    return f"{mark_of(place.mark, clear=place.clear)}{place.number}{count}"


def mark_of(mark: Mark | None, *, clear: bool) -> str:
    """A mark and its letter, filled or hollow."""
    return f"{(FILLED if clear else HOLLOW)[mark.shape]}{mark.letter}" if mark else MIXED


def key_in_words(map: Map, picture: Drawn) -> Iterator[str]:
    """What the marks of a drawing mean, in sentences."""
    yield ", ".join(f"{FILLED[mark.shape]} {mark.letter} {mark.name}" for mark in map.marks) + "."
    if not all(point.entry.clear for point in map.points):
        yield "Hollow: a close call, or open."
    yield "The numbers are those of the list."
    if any(len(one.place.points) > 1 for one in picture.labels):
        yield "×2: two lie there."
    if not all(one.place.mark for one in picture.labels):
        yield f"{MIXED}: their results differ."


def _wide(map: Map) -> int:
    """How many columns the widest label may take, with a blank after it."""
    digits, letters = len(str(len(map.points))), max(len(mark.letter) for mark in map.marks)
    return 1 + letters + digits + (1 + digits if len(map.points) > 1 else 0) + 1


def _row(row: int, columns: int, rows: int, labels: list[Label]) -> str:
    """A line of the grid: dots where the middle is, and the labels over them."""
    line = list("·" * columns if row == rows // 2 else f"{' ' * (columns // 2)}·")
    for one in labels:
        start = one.place.column
        line += " " * (start + len(one.text) - len(line))
        line[start : start + len(one.text)] = one.text
    return f"│ {''.join(line)}".rstrip()


def _clipped(line: str, width: int) -> str:
    """A line that is no wider, however long the names in it are."""
    while cells(line) > width:
        line = line[:-1]
    return line
