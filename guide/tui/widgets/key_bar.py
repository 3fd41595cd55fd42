"""The footer: the keys that are needed most, as many as fit. Each can be clicked."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from ..commands import BUSY, MOST_IN_FOOTER, footer_of
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..commands import Command

GAP, NARROW_GAP = "   ", "  "
ROOMY = 60
"""From this width a footer may show more keys than others do."""
HELP = "help"
"""How the ids of the commands begin that explain a screen: their key is always there."""


class KeyBar(Lines):
    """Keys and what they do, from the list of commands. Where they don't all fit, those that are needed least stand without
    their words, which the help has; if even that doesn't fit, they go. The key to the help always stays."""

    def __init__(self, screen_name: str) -> None:
        super().__init__()
        self.commands = footer_of(screen_name)
        self.most = BUSY.get(screen_name, MOST_IN_FOOTER)
        self.hidden: frozenset[str] = frozenset()
        self.shown: dict[str, str] = {}

    def adapt(self, hidden: frozenset[str], shown: dict[str, str]) -> None:
        """Leave some commands out, and write the keys of others in another way."""
        if (hidden, shown) != (self.hidden, self.shown):
            self.hidden, self.shown = hidden, shown
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One line of keys: the most needed are chosen, and stand in the order of the list."""
        offered = [command for command in self.commands if command.id not in self.hidden]
        chosen = sorted(offered, key=_needed)[: self.most if width >= ROOMY else MOST_IN_FOOTER]
        worded = len(chosen)
        line = self._line(chosen, worded, GAP)
        while line.cell_length > width and worded:
            line = self._line(chosen, worded, NARROW_GAP)
            worded -= line.cell_length > width
        while line.cell_length > width and len(chosen) > 1:
            chosen = chosen[:-1]
            line = self._line(chosen, 0, NARROW_GAP)
        return [line]

    def _line(self, chosen: list[Command], worded: int, gap: str) -> Content:
        """The chosen keys in the order of the list, the most needed ones with their words."""
        by_words = sorted(chosen, key=lambda command: command.rank)[:worded]
        return Content(gap).join([self._entry(one, worded=one in by_words) for one in self.commands if one in chosen])

    def _entry(self, command: Command, *, worded: bool) -> Content:
        entry = Content.styled(self.shown.get(command.id, command.shown), "bold $accent")
        entry += Content.styled(f" {command.label}", "$foreground") if worded else Content("")
        return entry.stylize(Style.from_meta({"@click": _clicked(command)})) if _clicked(command) else entry


def _needed(command: Command) -> tuple[bool, int]:
    """What keeps its place longest comes first."""
    return not command.id.startswith(HELP), command.rank


def _clicked(command: Command) -> str:
    if "{key}" in command.action:
        return ""
    return command.action if command.action.startswith("app.") else f"screen.{command.action}"
