"""Where assessments lie: the first two criteria of a tree as the two directions of a map, one map for each tree.

Many assessments lie at the same place, so places are what a map shows and numbers. What lies together is told apart below it.
"""

from __future__ import annotations

from string import ascii_uppercase

from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..gauge import Gauge
    from .entries import Entry

SHAPES = 6
"""How many shapes of marks there are: a seventh outcome has the first one's again, with a letter of its own."""


class Mark(Value):
    """How an outcome is marked: a shape by its number, and a letter that no other has."""

    name: str
    shape: int
    letter: str


class Axis(Value):
    """One direction of a map: a criterion, and the outcomes at its two ends."""

    title: str
    first: str
    second: str


class Point(Value):
    """An assessment on a map: how far it lies across and up, each from 0 to 1, and the same in words."""

    entry: Entry
    mark: Mark
    across: float
    up: float
    words: tuple[str, str]


class Place(Value):
    """Assessments that lie together, or too near to be drawn apart. Columns count from the left, rows from the top."""

    number: int
    column: int
    row: int
    points: tuple[Point, ...]

    @property
    def mark(self) -> Mark | None:
        """The mark of all of them; None if they came to several outcomes."""
        marks = {point.mark.letter: point.mark for point in self.points}
        return next(iter(marks.values())) if len(marks) == 1 else None

    @property
    def clear(self) -> bool:
        """Whether all of them are clear."""
        return all(point.entry.clear for point in self.points)

    @property
    def margin(self) -> int:
        """The largest lead of their outcomes."""
        return max(point.entry.standing.margin if point.entry.standing else 0 for point in self.points)


class Map(Value):
    """The finished assessments of one tree that have a place in both directions."""

    title: str
    across: Axis
    up: Axis
    marks: tuple[Mark, ...]
    points: tuple[Point, ...]

    def places(self, columns: int, rows: int, wide: int) -> tuple[Place, ...]:
        """The places on a grid where each takes `wide` columns, numbered as one reads."""
        spots: dict[int, list[tuple[int, Point]]] = {row: [] for row in range(rows)}
        for point in self.points:
            column = min(round(point.across * (columns - 1)), max(columns - wide, 0))
            spots[rows - 1 - round(point.up * (rows - 1))].append((column, point))
        together = [(row, *place) for row in spots for place in _together(spots[row], wide)]
        return tuple(Place(number, column, row, points) for number, (row, column, points) in enumerate(together, 1))


class Portfolio(Value):
    """All that is shown: the assessments in order, the maps that they lie on, and which lie on none, each with the reason.
    `earlier` is how many are left out because others go on from them."""

    entries: tuple[Entry, ...]
    maps: tuple[Map, ...]
    absent: tuple[tuple[Entry, str], ...]
    earlier: int = 0

    @property
    def titles(self) -> tuple[str, ...]:
        """The titles of their trees."""
        return tuple(dict.fromkeys(entry.assessment.title for entry in self.entries))


def portfolio_of(entries: Iterable[Entry], earlier: int = 0) -> Portfolio:
    """The portfolio of these assessments: each lies on one map, or on none."""
    entries = tuple(entries)
    reasons = {entry.id: _absent(entry) for entry in entries}
    groups: dict[object, list[Entry]] = {}
    for entry in entries:
        if not reasons[entry.id]:
            groups.setdefault((entry.assessment.tree, _axes(entry)), []).append(entry)
    absent = tuple((entry, reasons[entry.id]) for entry in entries if reasons[entry.id])
    return Portfolio(entries, tuple(map(_map, groups.values())), absent, earlier)


def _absent(entry: Entry) -> str:
    """Why an assessment lies on no map; empty if it does on one."""
    if not entry.assessment.finished:
        return "unfinished"
    if entry.standing is None:
        return entry.lacking
    if len(entry.standing.tree.contenders) != 2:
        return "its tree doesn’t weigh two outcomes against each other"
    if len(entry.standing.gauges) < 2:
        return "its tree has points on fewer than two criteria"
    silent = [gauge.criterion.title for gauge in entry.standing.gauges[:2] if not gauge.most]
    return f"nothing was answered on {silent[0]}" if silent else ""


def _directions(entry: Entry) -> tuple[Gauge, Gauge]:
    assert entry.standing
    across, up = entry.standing.gauges[:2]
    return across, up


def _axes(entry: Entry) -> object:
    """What must be the same for two assessments to lie on one map."""
    return tuple((gauge.criterion.id, *(one.id for one in gauge.contenders)) for gauge in _directions(entry))


def _map(entries: list[Entry]) -> Map:
    marks = _marks(entries)
    points = tuple(_point(entry, marks) for entry in entries)
    across, up = (_axis(gauge) for gauge in _directions(entries[0]))
    used = {point.mark.letter for point in points}
    return Map(entries[0].assessment.title, across, up, tuple(mark for mark in marks.values() if mark.letter in used), points)


def _axis(gauge: Gauge) -> Axis:
    return Axis(gauge.criterion.title, *(outcome.name for outcome in gauge.contenders))


def _point(entry: Entry, marks: Mapping[str, Mark]) -> Point:
    across, up = _directions(entry)
    assert entry.standing
    return Point(
        entry,
        marks.get(entry.assessment.outcome) or marks[entry.standing.outcome.id],
        across.position,
        up.position,
        (across.words, up.words),
    )


def _marks(entries: Iterable[Entry]) -> dict[str, Mark]:
    """A mark for each outcome of their trees, by its id: the same for all editions of a tree."""
    names: dict[str, str] = {}
    for entry in entries:
        assert entry.standing
        tree = entry.standing.tree
        for id in (*tree.contenders, *tree.outcomes):
            names.setdefault(id, tree.outcomes[id].name)
    letters = dict(zip(names, _letters(list(names.values()))))
    return {id: Mark(name, number % SHAPES, letters[id]) for number, (id, name) in enumerate(names.items())}


def _letters(names: Sequence[str]) -> Iterator[str]:
    """A letter for each name: one of its own, if another name hasn't taken it."""
    taken: set[str] = set()
    for name in names:
        pairs = (first + second for first in ascii_uppercase for second in ascii_uppercase)
        own = [letter for letter in name.upper() if letter in ascii_uppercase]
        letter = next(one for one in (*own, *ascii_uppercase, *pairs) if one not in taken)
        taken.add(letter)
        yield letter


def _together(spots: list[tuple[int, Point]], wide: int) -> Iterator[tuple[int, tuple[Point, ...]]]:
    """The places of one row: what begins where the mark before it still stands lies with that."""
    begins, points = 0, list[Point]()
    for column, point in sorted(spots, key=lambda spot: spot[0]):
        if points and column >= begins + wide:
            yield begins, tuple(points)
            points = []
        if not points:
            begins = column
        points.append(point)
    if points:
        yield begins, tuple(points)
