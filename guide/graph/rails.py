"""Rails beside a list: what leads from box to box, drawn in the characters of a terminal.

The boxes stand below one another on the first rail; whatever leads past the next box changes to a rail of its own further
right, shared by all that lead to the same box, and comes back to the first where that box stands.
"""

from __future__ import annotations

from ..value import Value

LIGHT, HEAVY, DASHED = "light", "heavy", "dashed"
"""How a rail is drawn: a way; one that the walk took; one that no example takes."""


class Strokes(Value):
    """The characters of one pen: down, across, branching off, turning off, a new rail, joining one, coming back."""

    down: str
    across: str
    branch: str
    turn: str
    begin: str
    join: str
    end: str


STROKES: dict[str, Strokes] = {
    LIGHT: Strokes("│", "─", "├", "╰", "╮", "┤", "╯"),
    HEAVY: Strokes("┃", "━", "┣", "┗", "┓", "┫", "┛"),
    DASHED: Strokes("╎", "╌", "├", "╰", "╮", "┤", "╯"),
}
BLANK = " "


class Rails:
    """The rails as they stand between two lines, `first` being what stands on the first of them.

    `most` is how many there may be beside it.
    """

    def __init__(self, most: int) -> None:
        self.most, self.first = most, BLANK
        self.lanes: list[tuple[str, str] | None] = []

    def past(self) -> str:
        """A line on which nothing changes."""
        return self._past(self.first)

    def _past(self, first: str) -> str:
        return first + "".join(f" {STROKES[lane[1]].down if lane else BLANK}" for lane in self.lanes)

    def arrive(self, box: str, mark: str) -> str:
        """The line on which a box stands: the rail that leads to it comes back."""
        number = next((number for number, lane in enumerate(self.lanes) if lane and lane[0] == box), None)
        if number is None:
            return self._past(mark)
        lane = self.lanes[number]
        assert lane is not None
        self.lanes[number] = None
        strokes = STROKES[lane[1]]
        return self._across(mark, number, strokes, strokes.end)

    def leave(self, box: str, pen: str, *, last: bool) -> str | None:
        """A line on which something leads off to a box that stands further down; None if there is no rail to spare. `last`
        if the first rail ends here."""
        strokes = STROKES[pen]
        first = strokes.turn if last else strokes.branch
        number = next((number for number, lane in enumerate(self.lanes) if lane and lane[0] == box), None)
        if number is not None:
            line = self._across(first, number, strokes, strokes.join)
            self.lanes[number] = (box, _heavier(pen, self.lanes[number]))
            return line
        number = next((number for number, lane in enumerate(self.lanes) if lane is None), len(self.lanes))
        if number >= self.most:
            return None
        if number == len(self.lanes):
            self.lanes.append(None)
        line = self._across(first, number, strokes, strokes.begin)
        self.lanes[number] = (box, pen)
        return line

    def _across(self, first: str, to: int, strokes: Strokes, end: str) -> str:
        line = first
        for number, lane in enumerate(self.lanes):
            if number < to:
                line += strokes.across + (STROKES[lane[1]].down if lane else strokes.across)
            elif number == to:
                line += strokes.across + end
            else:
                line += " " + (STROKES[lane[1]].down if lane else BLANK)
        return line


def _heavier(pen: str, lane: tuple[str, str] | None) -> str:
    """The pen of a rail that another one joins: what is taken shows."""
    return min(pen, lane[1] if lane else pen, key=(HEAVY, LIGHT, DASHED).index)
