"""A drawing as a list: cards below one another in lines of text, with rails beside them for what leads past the next one."""

from __future__ import annotations

from ..value import Value, changed
from .cards import ANSWER, RULE, card_of
from .drawing import OUTCOME, POINTS, QUESTION, SECTION, Drawing
from .rails import BLANK, DASHED, HEAVY, LIGHT, STROKES, Rails
from .words import name_of
from .wrapping import cells, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .cards import Card, Row
    from .drawing import Box
    from .traffic import Traffic

MARKS = {QUESTION: "●", SECTION: "◎", POINTS: "◆", OUTCOME: "■"}
"""What stands on a rail for each kind of box."""
NOT_REACHED = "○"
TICK, DOT = "✓", "·"
CRITERION, TITLE, PLAIN, QUIET, TAKEN = "criterion", "title", "plain", "quiet", "taken"
"""What a line is: a criterion, a question, an answer, a remark, or something on the walk that is shown."""
LEAST_TEXT = 28
"""How much of a line is kept free from rails."""
LEAST_BESIDE = 16
"""How much room a text needs to have a remark beside it rather than below."""
MOST_RAILS = 8


class Line(Value):
    """A line of the drawing: rails, then text, then a remark at the right end. `box` is the box that it belongs to."""

    rails: str
    text: str
    aside: str = ""
    kind: str = PLAIN
    box: str = ""


def listing(drawing: Drawing, traffic: Traffic | None, width: int) -> list[Line]:
    """The drawing in lines for a width, from the first question to where the points decide."""
    wide = max((len(line.rails) for line in _lines(drawing, traffic, width, 0)), default=0)
    found = _lines(drawing, traffic, width, wide)
    return [changed(line, rails=f"{line.rails:{wide}}{BLANK * bool(line.text or line.aside)}") for line in found]


def set_line(line: Line, width: int) -> str:
    """A line as text."""
    text = f"{line.rails}{line.text}"
    gap = max(width - cells(text) - cells(line.aside), 0)
    return f"{text}{BLANK * gap}{line.aside}".rstrip() if line.aside else text.rstrip()


def _lines(drawing: Drawing, traffic: Traffic | None, width: int, wide: int) -> list[Line]:
    """The lines, with rails as wide as they happen to be, and texts that have room beside rails of a width."""
    rails = Rails(max(0, min(MOST_RAILS, (width - LEAST_TEXT) // 2)))
    boxes = [box for box in drawing.boxes.values() if box.kind != OUTCOME]
    lines: list[Line] = []
    heading = ""
    for box, after in zip(boxes, [*boxes[1:], None]):
        card = card_of(drawing, box, after.id if after else None, traffic)
        if card.heading and card.heading != heading:
            lines.append(Line(rails.past(), card.heading.upper(), "", CRITERION, box.id))
        heading = card.heading or heading
        lines += _Setting(drawing, traffic, rails, card, after, width - wide - 1).lines()
    return lines


class _Setting:
    """One card, set beside the rails as they stand, with `room` for its text."""

    def __init__(
        self, drawing: Drawing, traffic: Traffic | None, rails: Rails, card: Card, after: Box | None, room: int
    ) -> None:
        self.drawing, self.traffic, self.rails, self.card, self.room = drawing, traffic, rails, card, room
        self.after = after.id if after else None
        onward = next((arrow for arrow in drawing.out[card.box.id] if arrow.end == self.after), None)
        self.onward = None if onward is None else self._pen(traffic.along(onward) if traffic else None)
        here = traffic is not None and traffic.here in (card.box.id, *card.box.questions)
        self.pen = LIGHT if here else self._pen(card.count)
        self.indent = BLANK * (len(str(len(drawing.numbers))) + 1)
        self.box = card.box.id

    def lines(self) -> Iterator[Line]:
        """The text of the card, its rows, and an empty line on the way to the next."""
        yield from self._head()
        self.rails.first = STROKES[self.pen].down
        leaving = [number for number, row in enumerate(self.card.rows) if self._leads_off(row)]
        for number, row in enumerate(self.card.rows):
            if self.onward is None and number > max(leaving, default=-1):
                self.rails.first = BLANK
            yield from self._row(row, last=self.onward is None and number == max(leaving, default=-1))
        self.rails.first = STROKES[self.onward].down if self.onward else BLANK
        yield Line(self.rails.past(), "", box=self.box)

    def _head(self) -> Iterator[Line]:
        card, traffic = self.card, self.traffic
        here = traffic is not None and traffic.here in (self.box, *self.card.box.questions)
        mark = NOT_REACHED if card.count == 0 and card.box.kind == QUESTION else MARKS[card.box.kind]
        aside = "◀ here" if here else ""
        text = wrapped(card.text, self.room - len(self.indent) - (cells(aside) + 2 if aside else 0), cells)
        number = f"{card.number:>{len(self.indent) - 1}} " if len(card.number) < len(self.indent) else f"{card.number} "
        for count, line in enumerate(text):
            rails = self.rails.past() if count else self.rails.arrive(self.box, mark)
            self.rails.first = STROKES[self.pen].down
            yield Line(rails, f"{self.indent if count else number}{line}", "" if count else aside, TITLE, self.box)

    def _row(self, row: Row, *, last: bool) -> Iterator[Line]:
        traffic = self.traffic
        shown = traffic is not None and traffic.here is not None and bool(row.count)
        mark = f"{TICK if shown else DOT} " if row.kind == ANSWER else "  " if row.kind == RULE else ""
        kind = TAKEN if shown else PLAIN if row.kind == ANSWER else QUIET
        lead, aside = f"{self.indent}{mark}", self._aside(row)
        beside = self.room - len(lead) - (cells(aside) + 2 if aside else 0)
        below = beside < LEAST_BESIDE
        text = wrapped(row.text, self.room - len(lead) if below else beside, cells)
        asides = wrapped(aside, self.room - len(lead), cells) if below else []
        for number, line in enumerate(text):
            marked = number == 0 and not below
            rails = self._rails(row, last=last) if marked else self.rails.past()
            yield Line(rails, f"{BLANK * len(lead) if number else lead}{line}", aside if marked else "", kind, self.box)
        for number, line in enumerate(asides, 1):
            rails = self._rails(row, last=last) if number == len(asides) else self.rails.past()
            yield Line(rails, "", line, kind, self.box)

    def _rails(self, row: Row, *, last: bool) -> str:
        """The rails beside the line of a row that says where it leads."""
        line = None
        if row.go and self._leads_off(row):
            line = self.rails.leave(row.go, self._pen(row.count), last=last)
        line = line or self.rails.past()
        if row.go and row.go != self.after and self._pen(row.count) == HEAVY:
            self.rails.first = STROKES[self.onward or LIGHT].down  # the walk has gone
        if last:
            self.rails.first = BLANK
        return line

    def _leads_off(self, row: Row) -> bool:
        return row.go is not None and row.go != self.after and self.drawing.boxes[row.go].kind != OUTCOME

    def _aside(self, row: Row) -> str:
        where = ""
        if row.go:
            kind = self.drawing.boxes[row.go].kind
            where = f"→ {f'{MARKS[kind]} ' if kind != QUESTION else ''}{name_of(self.drawing, row.go)}"
        counted = self.traffic is not None and self.traffic.here is None and row.count is not None
        count = "" if not counted else f"{row.count}×" if row.count else "never"
        return "  ".join(part for part in (row.points, count, where) if part)

    def _pen(self, count: int | None) -> str:
        if self.traffic is None or count is None:
            return LIGHT
        if self.traffic.here is None:
            return LIGHT if count else DASHED
        return HEAVY if count else LIGHT
