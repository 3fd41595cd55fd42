"""A drawing laid out on paper: where every card and every way stands, in points. No format, only places.

A way leaves a card at the right, at the row that it begins with, goes down in the gutter beside the column, across in the
channel above the layer of the box that it leads to, and enters it from above. Nothing but cards stands in columns, so no
way crosses a card. Ways to the same box share their line; others have lines of their own.
"""

from __future__ import annotations

from ..value import Value
from .cards import card_of
from .columns import places_of
from .spots import COUNTS, moved, spot_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeVar

    from .columns import Place
    from .drawing import Drawing
    from .spots import Spot
    from .traffic import Traffic

    K = TypeVar("K")

TRACK, SIDE, LABEL, ENTRY = 13.0, 18.0, 22.0, 22.0
"""Between two lines side by side, beside a card, below one for a label, and above one for an arrowhead."""
ASIDE = 46.0
"""How far from the middle of a card a way enters it where another one leaves right above."""


class Route(Value):
    """A way on paper, from point to point: from a row of a card, or from its bottom if `row` is None, to the top of another."""

    start: str
    end: str
    row: int | None
    points: tuple[tuple[float, float], ...]
    count: int | None = None


class Plan(Value):
    """The whole sheet. Routes that nobody took come first, so that those that somebody took are drawn over them."""

    width: float
    height: float
    spots: Mapping[str, Spot]
    routes: tuple[Route, ...]


def plan_of(drawing: Drawing, traffic: Traffic | None = None) -> Plan:
    """The drawing on paper."""
    places = places_of(drawing)
    cards = {box: card_of(drawing, drawing.boxes[box], place.below, traffic) for box, place in places.items()}
    counts = COUNTS if traffic is not None and traffic.here is None else 0.0
    return _Layout(drawing, traffic, places, {box: spot_of(drawing, card, counts) for box, card in cards.items()}).plan()


class _Layout:
    """The cards, and what is known so far about where they stand. A *jump* is a way that leaves a card at its side."""

    def __init__(
        self, drawing: Drawing, traffic: Traffic | None, places: Mapping[str, Place], spots: Mapping[str, Spot]
    ) -> None:
        self.drawing, self.traffic, self.places = drawing, traffic, places
        self.spots = dict(spots)
        self.standing = {(place.layer, place.column): box for box, place in places.items()}
        self.jumps: dict[tuple[str, int], str] = {
            (box, number): row.go
            for box, spot in spots.items()
            for number, row in enumerate(spot.card.rows)
            if row.go is not None and row.go in places and row.go != spot.card.straight
        }
        self.across: dict[str, float] = {}  # by box: the height of the line on which ways come to it
        self.tracks: dict[tuple[int, str], int] = {}  # by column and box: which line beside the column leads to it
        self.height = self._down_the_page()
        self._beside_columns()
        self.width = self._across_the_page()

    def plan(self) -> Plan:
        """The sheet, what nobody takes below the rest."""
        routes = [*self._straight(), *self._jumping()]
        return Plan(self.width, self.height, self.spots, tuple(sorted(routes, key=lambda route: bool(route.count))))

    def _down_the_page(self) -> float:
        """Put the layers below one another, with a channel above each; give the height of all."""
        crossing = set(self.jumps.values()) | {
            place.below for place in self.places.values() if place.below and place.column != self.places[place.below].column
        }
        y = 0.0
        for layer, boxes in _grouped((place.layer, box) for box, place in self.places.items()):
            coming = [box for box in boxes if box in crossing]
            y += LABEL if layer else 0.0
            self.across.update({box: y + TRACK * number for number, box in enumerate(coming)})
            y += TRACK * max(len(coming) - 1, 0) + ENTRY if layer else 0.0
            self.spots.update({box: moved(self.spots[box], 0, y) for box in boxes})
            y += max(self.spots[box].height for box in boxes)
        return y

    def _beside_columns(self) -> None:
        """Give each box that is jumped to a line of its own beside every column from which it is; near ones stand inside."""
        spans: dict[tuple[int, str], tuple[float, float]] = {}
        for (box, number), end in self.jumps.items():
            key = self.places[box].column, end
            top = self.spots[box].strips[number].middle
            first, last = spans.get(key, (top, top))
            spans[key] = min(first, top, self.across[end]), max(last, top, self.across[end])
        taken: dict[tuple[int, int], list[tuple[float, float]]] = {}
        for (column, end), span in sorted(spans.items(), key=lambda one: one[1][1] - one[1][0]):
            track = 0
            while any(span[0] <= last + 1 and first <= span[1] + 1 for first, last in taken.get((column, track), ())):
                track += 1
            taken.setdefault((column, track), []).append(span)
            self.tracks[column, end] = track

    def _across_the_page(self) -> float:
        """Put the columns beside one another, each with its outcomes and its lines; give the width of all."""
        x = 0.0
        self.beside: dict[int, float] = {}  # by column: where its first line is
        tracks = dict(_grouped((column, track) for (column, _), track in self.tracks.items()))
        for column, boxes in _grouped((place.column, box) for box, place in self.places.items()):
            self.spots.update({box: moved(self.spots[box], x, 0) for box in boxes})
            chips = [strip.chip for box in boxes for strip in self.spots[box].strips if strip.chip]
            right = max(self.spots[box].x + self.spots[box].width for box in boxes)
            edge = max((chip.x + chip.width for chip in chips), default=right)
            lines = 1 + max(tracks.get(column, ()), default=-1)
            self.beside[column] = edge + SIDE
            x = edge + (SIDE + TRACK * (lines - 1) if lines else 0) + SIDE * 2
        return x - SIDE * 2

    def _entry(self, box: str) -> tuple[float, float]:
        """Where ways come in at the top of a box: in the middle, unless one leaves right above it and goes elsewhere."""
        spot, place = self.spots[box], self.places[box]
        middle = spot.x + spot.width / 2
        above = self.standing.get((place.layer - 1, place.column))
        elsewhere = above is not None and self.places[above].below not in (None, box)
        return middle - ASIDE * bool(elsewhere), spot.y

    def _straight(self) -> Iterable[Route]:
        """What leaves at the bottom."""
        for box, place in self.places.items():
            if place.below:
                spot, end = self.spots[box], self.spots[place.below]
                start = spot.x + spot.width / 2, spot.y + spot.height
                entry = self._entry(place.below)
                same = place.column == self.places[place.below].column
                y = self.across.get(place.below, end.y)
                points = (start, (start[0], end.y)) if same else (start, (start[0], y), (entry[0], y), entry)
                arrow = next(arrow for arrow in self.drawing.out[box] if arrow.end == place.below)
                yield Route(box, place.below, None, points, self.traffic.along(arrow) if self.traffic else None)

    def _jumping(self) -> Iterable[Route]:
        """What leaves at the side."""
        for (box, number), end in self.jumps.items():
            spot, column = self.spots[box], self.places[box].column
            strip = spot.strips[number]
            x, y = self.beside[column] + TRACK * self.tracks[column, end], self.across[end]
            entry = self._entry(end)
            points = ((spot.x + spot.width, strip.middle), (x, strip.middle), (x, y), (entry[0], y), entry)
            yield Route(box, end, number, points, strip.row.count)


def _grouped(pairs: Iterable[tuple[int, K]]) -> list[tuple[int, list[K]]]:
    """What goes with each number, the numbers in order."""
    groups: dict[int, list[K]] = {}
    for number, one in pairs:
        groups.setdefault(number, []).append(one)
    return sorted(groups.items())
