"""The outcomes that are still possible, each with its share; once only one is left, that it is settled."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from ...prospect import (
    BASIS,
    OUT_OF_REACH,
    WAYS,
    addition_in_words,
    prospects,
    reach_heading,
    settled_in_brief,
    settled_in_words,
    still_to_add,
)
from ..content import joined, words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from ...paths.outlook import Outlook
    from ...prospect import Prospect
    from ...walk import Walk

    Place: TypeAlias = "tuple[str, Prospect | None, float | None]"

SHARE, COUNT, BRIEF = 9, 17, 12
"""How wide a share can get, how much is kept for the number of ways, and for both in brief."""
SHORTEST, LONGEST = 6, 24
"""How long a bar is; where there is less room, there is none."""
SETTLED = 2
"""From how many lines a settled walk is told in whole sentences."""


class Reach(Lines):
    """Every outcome keeps its place, in the order of the file, also when it has dropped out of reach.

    `room` is how many lines this may take: one for each outcome, else one for all of them, else none.
    """

    def __init__(self) -> None:
        super().__init__()
        self.heading, self.basis = "", ""
        self.places: tuple[Place, ...] = ()
        self.settled: tuple[str, ...] = ()

    def show(self, walk: Walk, ahead: Outlook) -> None:
        """Show what can still become of a walk."""
        rows = dict(zip(ahead.outcomes, prospects(walk.tree, ahead)))
        chances = ahead.outcomes
        places = tuple(
            (outcome.name, rows.get(one), chances[one].share if one in chances else None)
            for one, outcome in walk.tree.outcomes.items()
        )
        shown = reach_heading(ahead), BASIS if ahead.counted else "", places, _settled(walk, ahead)
        if shown != (self.heading, self.basis, self.places, self.settled):
            self.heading, self.basis, self.places, self.settled = shown
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """As many as there is room for."""
        if self.settled:
            return self._told(width)
        for lines in (self._in_rows(width), self._in_one(width)):
            if len(lines) <= self.room:
                return lines
        return []

    def _told(self, width: int) -> list[Content]:
        brief, sentence, added = self.settled
        key = Content.styled("x", "bold $accent") + Content(" See the result now")
        key = key.stylize(Style.from_meta({"@click": "screen.result"}))
        if self.room < SETTLED:
            return wrapped(joined([words(brief, "bold $success"), key], "  "), width)
        lines = wrapped(joined([words(sentence, "bold $success"), words(added, "$quiet")]), width)
        if lines[-1].cell_length + key.cell_length + 3 <= width:
            return [*lines[:-1], lines[-1] + Content("   ") + key]
        return [*lines, key]

    def _in_rows(self, width: int) -> list[Content]:
        longest = max((words(name).cell_length for name, _, _ in self.places), default=0)
        named = min(longest, max(width - SHARE - 2, 4))
        ways = max((len(prospect.ways) for _, prospect, _ in self.places if prospect), default=0)
        lines = [words(self.heading, "bold"), *(_row(place, named, ways, width) for place in self.places)]
        return lines + (wrapped(words(self.basis, "$quiet"), width) if self.basis else [])

    def _in_one(self, width: int) -> list[Content]:
        """The heading, and all outcomes behind one another; each is as wide as it can get, so that none moves."""
        head = joined([words(self.heading, "bold"), words(WAYS if self.basis else "", "$quiet")])
        heading = joined([head, words(self.basis, "$quiet")], ", ", "$quiet")
        lines, line = wrapped(heading, width), Content("")
        for name, prospect, _ in self.places:
            entry = _entry(name, prospect).truncate(width, ellipsis=True)
            if line and line.cell_length + entry.cell_length > width:
                lines, line = [*lines, line], Content("")
            line += entry.pad_right(max(words(name).cell_length + BRIEF - entry.cell_length, 0) + 2)
        return [one.rstrip() for one in [*lines, line]]


def _settled(walk: Walk, ahead: Outlook) -> tuple[str, ...]:
    if ahead.settled is None:
        return ()
    outcome = walk.tree.outcomes[ahead.settled]
    added = addition_in_words(still_to_add(walk, outcome))
    return settled_in_brief(outcome), settled_in_words(walk, outcome), added


def _entry(name: str, prospect: Prospect | None) -> Content:
    if prospect is None:
        return words(f"{name} –", "$quiet")
    ways = words(f"({prospect.brief_ways})" if prospect.brief_ways else "", "$quiet")
    return joined([words(name), words(prospect.brief_share, "bold"), ways])


def _row(place: Place, named: int, most_ways: int, width: int) -> Content:
    name, prospect, share = place
    head = words(name, "" if prospect else "$quiet").truncate(named, ellipsis=True)
    head = head.pad_right(named - head.cell_length) + Content("  ")
    if prospect is None:
        return head + words(OUT_OF_REACH, "$quiet")
    if share is None:
        return head
    said = words(prospect.share, "bold")
    room = width - head.cell_length - SHARE - 2
    count = max(COUNT, most_ways + 1)  # the same for all, so that their bars are equally long
    told = room - count >= SHORTEST
    bar = _bar(share, min(room - count if told else room, LONGEST))
    line = head + (bar + Content("  ") if bar else bar) + said
    if not told:
        return line
    ways = words(prospect.ways, "$quiet")
    return line + ways.pad_left(SHARE - said.cell_length + count - ways.cell_length)


def _bar(share: float, room: int) -> Content:
    """A bar in half cells; the smallest share still shows."""
    if room < SHORTEST:
        return Content("")
    halves = max(1, round(share * room * 2))
    filled = "━" * (halves // 2) + "╸" * (halves % 2)
    return Content.assemble((filled, "$accent"), ("─" * (room - len(filled)), "$rule"))
