"""The map of assessments: the place of the marked one stands out, and it is told below. ↑ ↓ go from one to the next."""

from __future__ import annotations

from collections import Counter

from textual.content import Content
from textual.message import Message

from ...export.portfolio_map import Drawn, drawn, mark_of
from ...export.portfolio_text import told_of
from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events

    from ...export.portfolio_map import Label
    from ...portfolio.maps import Map, Portfolio

TELLING = 3
"""How many lines tell of the marked assessment, and how many more of the marks where there is room."""
ROOMY, BROAD = 18, 60
LEAST, MOST = 6, 30


class MapSheet(Rows):
    """One map at a time: that of the marked assessment."""

    class Moved(Message):
        """Another assessment is marked."""

    def __init__(self) -> None:
        super().__init__()
        self.portfolio: Portfolio | None = None
        self._map_of: dict[str, Map] = {}
        self._picture: tuple[tuple[Map, int, int], Drawn, dict[str, Label]] | None = None

    def show(self, portfolio: Portfolio, marked: str) -> None:
        """Show the maps of these, and mark one."""
        self.portfolio = portfolio
        self._map_of = {key: map for map in portfolio.maps for key in _reading_order(map)}
        keys = list(self._map_of)
        self.fill(keys, keys.index(marked) if marked in keys else 0)

    def watch_marked(self) -> None:
        """Draw the mark where it is now, and tell of it."""
        super().watch_marked()
        self.post_message(self.Moved())

    @property
    def map(self) -> Map | None:
        """The map that the marked assessment lies on."""
        return self._map_of[self.keys[self.marked]] if self.keys else None

    def lines(self, width: int) -> list[Content]:
        """The map, what is marked on it, and what the marks mean."""
        map = self.map
        if map is None:
            return wrapped(words("None of these lies on a map: m shows the table."), width)
        marked = self.keys[self.marked]
        picture, labels = self._drawn(map, width)
        at = labels.get(marked)
        self._starts = [(labels[key].line, 1) if key in labels else (0, 0) for key in self.keys]
        lines = [self._line(number, line, at) for number, line in enumerate(picture.lines)]
        told = self._told(at, marked, width)
        key = " ".join((_key(map, picture), _on_none(self.portfolio))) if self.portfolio else ""
        return [*lines, *told, *(wrapped(words(key, "$quiet"), width) if self.room >= ROOMY else [])]

    def on_click(self, event: events.Click) -> None:
        """Mark the place that was clicked; what is marked already opens. A line isn't one row here, as it is in other lists."""
        event.prevent_default()
        map = self.map
        if map is None:
            return
        for label in self._drawn(map, self.content_size.width)[0].labels:
            if label.line == event.y and label.column <= event.x < label.column + len(label.text):
                ids = [point.entry.id for point in label.place.points]
                if self.keys[self.marked] in ids:
                    self.action_pick()
                else:
                    self.marked = self.keys.index(ids[0])

    @property
    def _height(self) -> int:
        explaining = 2 + bool(self.portfolio and self.portfolio.absent) if self.room >= ROOMY else 0
        return min(max(self.room - TELLING - explaining, LEAST), MOST)

    def _drawn(self, map: Map, width: int) -> tuple[Drawn, dict[str, Label]]:
        """The map for a width, drawn once, and the label of each assessment on it."""
        wanted = map, width, self._height
        if self._picture is None or self._picture[0][1:] != wanted[1:] or self._picture[0][0] is not map:
            picture = drawn(*wanted)
            labels = {point.entry.id: label for label in picture.labels for point in label.place.points}
            self._picture = wanted, picture, labels
        return self._picture[1:]

    def _line(self, number: int, line: str, at: Label | None) -> Content:
        if at is None or at.line != number:
            return Content(line)
        picked = "reverse" if self.app.native_ansi_color else "$picked-ink on $picked"
        end = at.column + len(at.text)
        return Content.assemble(line[: at.column], (line[at.column : end], f"bold {picked}"), line[end:])

    def _told(self, at: Label | None, marked: str, width: int) -> list[Content]:
        """What lies at the marked place: the marked one, and how many more."""
        if at is None:
            return []
        point = next(point for point in at.place.points if point.entry.id == marked)
        count, number = len(at.place.points), [one.entry.id for one in at.place.points].index(marked) + 1
        lead = Content.styled(f"{at.place.number} {mark_of(point.mark, clear=point.entry.clear)} ", "bold $accent")
        here = f"{number} of {count} here: " if count > 1 else ""
        entry = point.entry
        said = told_of(point) if width >= BROAD else ", ".join(part for part in (entry.assessment.state, entry.lead) if part)
        return [*wrapped(words(f"{here}{said}"), width, lead), *wrapped(words(entry.assessment.about, "bold"), width, "  ")]


def _key(map: Map, picture: Drawn) -> str:
    """What the marks mean that are there."""
    places = [one.place for one in picture.labels]
    meant = [", ".join(f"{mark_of(mark, clear=True)} {mark.name}" for mark in map.marks) + "."]
    meant += ["Hollow: a close call, or open."] if not all(point.entry.clear for point in map.points) else []
    meant += ["×2: two lie there."] if any(len(place.points) > 1 for place in places) else []
    meant += ["*: their results differ."] if not all(place.mark for place in places) else []
    return " ".join(meant)


def _on_none(portfolio: Portfolio) -> str:
    """How many lie on no map, and why; empty if all lie on one."""
    why = Counter(reason.rstrip(".") for _, reason in portfolio.absent)
    told = ", ".join(f"{count} ({reason})" for reason, count in why.most_common())
    return f"On no map: {told}." if told else ""


def _reading_order(map: Map) -> list[str]:
    """The assessments from the top of the map to its bottom, and from left to right."""
    return [point.entry.id for point in sorted(map.points, key=lambda point: (-point.up, point.across))]
