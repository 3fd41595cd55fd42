"""The footer: the keys that are needed most, as many as fit. Each can be clicked."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from ..commands import MOST_IN_FOOTER, footer_of
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..commands import Command

GAP = "   "


class KeyBar(Lines):
    """Keys and what they do, from the list of commands; none is cut: what doesn't fit is left to the help."""

    def __init__(self, screen_name: str) -> None:
        super().__init__()
        self.commands = footer_of(screen_name)
        self.hidden: frozenset[str] = frozenset()
        self.shown: dict[str, str] = {}

    def adapt(self, hidden: frozenset[str], shown: dict[str, str]) -> None:
        """Leave some commands out, and write the keys of others in another way."""
        if (hidden, shown) != (self.hidden, self.shown):
            self.hidden, self.shown = hidden, shown
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One line of keys: the most needed are chosen, and stand in the order of the list."""
        candidates = sorted((command for command in self.commands if command.id not in self.hidden), key=lambda c: c.rank)
        chosen: dict[str, Content] = {}
        room = width
        for command in candidates[:MOST_IN_FOOTER]:
            entry = self._entry(command)
            if entry.cell_length <= room:
                chosen[command.id] = entry
                room -= entry.cell_length + len(GAP)
        return [Content(GAP).join([chosen[command.id] for command in self.commands if command.id in chosen])]

    def _entry(self, command: Command) -> Content:
        key = Content.styled(self.shown.get(command.id, command.shown), "bold $accent")
        entry = key + Content.styled(f" {command.label}", "$foreground")
        return entry.stylize(Style.from_meta({"@click": _clicked(command)})) if _clicked(command) else entry


def _clicked(command: Command) -> str:
    if "{key}" in command.action:
        return ""
    return command.action if command.action.startswith("app.") else f"screen.{command.action}"
