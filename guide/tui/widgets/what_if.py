"""The head of a trial: which answers are different, and what is still open because of them."""

from __future__ import annotations

from textual.content import Content

from ...prospect import what_if_in_brief
from ..content import joined, words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...prospect import Altered

RESULT = 9
"""How many lines a result needs to be seen below."""


class WhatIf(Lines):
    """Every different answer if there is room for them, else how many; then what has no answer yet."""

    def __init__(self) -> None:
        super().__init__()
        self.altered: Altered | None = None
        self.open = ""
        self.short = False

    def show(self, altered: Altered, open: str, *, short: bool) -> None:
        """Show what is different; `short` where the answers themselves can be seen."""
        if (altered, open, short) != (self.altered, self.open, self.short):
            self.altered, self.open, self.short = altered, open, short
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """What is different, then what is open."""
        if self.altered is None:
            return []
        lines = [] if self.short else _whole(self.altered, width)
        if self.short or len(lines) + RESULT > self.room:
            which = "" if self.short else "w shows which."
            brief = joined([words(what_if_in_brief(self.altered), "bold $warning"), words(which, "$quiet")])
            lines = wrapped(brief, width) if self.room >= RESULT or not self.short else []
        lines += [Content("")] if lines else []
        return lines + ([*wrapped(words(self.open, "bold"), width), Content("")] if self.open else [])


def _whole(altered: Altered, width: int) -> list[Content]:
    lines: list[Content] = []
    for number, line in enumerate(altered.lines):
        lead = Content.styled("and      " if number else "What if: ", "bold $warning")
        lines += wrapped(words(line), width, lead)
    return lines + (wrapped(words(altered.added, "$quiet"), width, " " * 9) if altered.added else [])
