"""One gauge for each criterion: a line from one end to the other with a mark on it, and the same in words."""

from __future__ import annotations

from textual.content import Content

from ..content import apart, words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...gauge import Gauge

BESIDE = 64
"""From this width a gauge takes one line."""
LONGEST = 33


class Gauges(Lines):
    """Where the answers so far put the task."""

    def __init__(self, id: str | None = None) -> None:
        super().__init__(id=id)
        self.gauges: tuple[Gauge, ...] = ()

    def show(self, gauges: tuple[Gauge, ...]) -> None:
        """Show other gauges."""
        if gauges != self.gauges:
            self.gauges = gauges
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """All of them."""
        return drawn(self.gauges, width)


def drawn(gauges: tuple[Gauge, ...], width: int) -> list[Content]:
    """One line for each gauge where there is room, else two with a blank between them."""
    if width >= BESIDE:
        named = max((words(gauge.criterion.title).cell_length for gauge in gauges), default=0)
        return [_in_a_line(gauge, width, min(named, 28)) for gauge in gauges]
    lines = [line for gauge in gauges for line in [*_in_two_lines(gauge, width), Content("")]]
    return lines[:-1]


def _in_a_line(gauge: Gauge, width: int, named: int) -> Content:
    title = words(gauge.criterion.title, "$quiet").truncate(named, ellipsis=True)
    said = words(gauge.words, "bold" if gauge.toward else "$quiet")
    room = min(LONGEST, width - named - 2 - 22)
    return title.pad_right(named - title.cell_length) + Content("  ") + scale(gauge, room) + Content("  ") + said


def _in_two_lines(gauge: Gauge, width: int) -> list[Content]:
    said = words(gauge.words, "bold" if gauge.toward else "$quiet")
    title = words(gauge.criterion.title, "$quiet")
    head = [apart(title, said, width)] if title.cell_length + said.cell_length + 2 <= width else [*wrapped(title, width), said]
    line = scale(gauge, width)
    return [*head, line] if line else head


def scale(gauge: Gauge, width: int) -> Content:
    """The line from the first contender to the second. With more than two there is none: the words say it."""
    if len(gauge.contenders) != 2:
        return Content("")
    first, second = (words(outcome.name, f"bold ${colour}") for outcome, colour in zip(gauge.contenders, ("first", "second")))
    room = width - first.cell_length - second.cell_length - 2
    if room < 5:
        return Content("")
    return first + Content(" ") + _track(gauge, room) + Content(" ") + second


def _track(gauge: Gauge, room: int) -> Content:
    middle, at = room // 2, round(gauge.position * (room - 1))
    if not gauge.most:
        return Content.assemble(("─" * middle, "$rule"), ("┼", "$quiet"), ("─" * (room - middle - 1), "$rule"))
    colour = "quiet" if gauge.toward is None else "first" if gauge.toward is gauge.contenders[0] else "second"
    cells = [("━" if min(at, middle) <= cell <= max(at, middle) else "─") for cell in range(room)]
    cells[middle] = "┼"
    cells[at] = "●"
    styles = [f"bold ${colour}" if min(at, middle) <= cell <= max(at, middle) else "$rule" for cell in range(room)]
    return Content.assemble(*zip(cells, styles))
