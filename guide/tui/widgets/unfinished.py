"""The assessments that were left before their result: Enter goes on with one, at the very question."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from ...today import day_of
from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...assessment import Assessment

MOST = 5
"""How many are shown: the home screen is for beginning, too."""


class Unfinished(Rows, inherit_bindings=False):
    """One row for each. Letters aren't keys here: typing begins the name of a new assessment."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("home,pageup", "move(-1000)", show=False),
        Binding("end,pagedown", "move(1000)", show=False),
        Binding("enter", "pick", show=False),
    ]

    def __init__(self) -> None:
        super().__init__()
        self.shown: dict[str, Assessment] = {}
        self.names: frozenset[str] = frozenset()  # of all of them, whatever the case
        self.more = 0

    def show(self, assessments: Iterable[Assessment]) -> None:
        """Show the first few, and how many more there are."""
        found = {one.id: one for one in assessments}
        self.shown = {id: found[id] for id in list(found)[:MOST]}
        self.names = frozenset(one.name.casefold() for one in found.values())
        self.more = len(found) - len(self.shown)
        self.display = bool(found)
        self.fill(list(self.shown))

    def above(self, index: int, width: int) -> list[Content]:
        """A heading before the first."""
        return wrapped(words("Go on with", "bold"), width) if not index else []

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """What it is about, how far it is, and since when."""
        one = self.shown[self.keys[index]]
        count = len(one.answers)
        far = f"  {'one answer' if count == 1 else f'{count} answers'}, {day_of(one.changed)}"
        whose = f" ({one.organisation})" if one.organisation else ""
        return wrapped(words(f"{one.name}{whose}") + Content.styled(far, "" if index == self.marked else "$quiet"), width, lead)

    def below(self, width: int) -> list[Content]:
        """How many more there are, and a line between these and what follows."""
        more = [f"{self.more} more: ^o shows {'it' if self.more == 1 else 'them'}."] if self.more else []
        return [*(line for text in more for line in wrapped(words(text, "$quiet"), width, "  ")), Content("")]
