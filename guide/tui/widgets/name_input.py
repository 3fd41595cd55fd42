"""A line to write a name on. What is typed or pasted is disarmed at once."""

from __future__ import annotations

from textual.widgets import Input

from ...text import one_line, visible
from ...walk import LONGEST_NAME, left_out
from .in_order import InOrder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.events import Paste


class NameInput(Input, InOrder):
    """The name of what is assessed, or a note."""

    def __init__(self, value: str = "", placeholder: str = "", longest: int = LONGEST_NAME) -> None:
        super().__init__(value=value, select_on_focus=False, max_length=max(longest, len(value)))
        self.suggest(placeholder)

    def suggest(self, example: str) -> None:
        """Show an example while the line is empty."""
        self.placeholder = f"For example: {one_line(example)}" if example else ""

    def validate_value(self, value: str) -> str:
        """The text with nothing in it that a terminal would act on, on one line, and no longer than it may be."""
        return _disarmed(value)[: self.max_length]

    def replace(self, text: str, start: int, end: int) -> None:
        """Take as much as there is room for. Textual takes all or nothing, and measures it before it is disarmed."""
        before, after = self.value[: min(start, end)], self.value[max(start, end) :]
        shown = _disarmed(before + text)[len(before) :]  # whether a joiner is shown as its code depends on what it joins
        room = max(0, (self.max_length or 0) - len(before) - len(after))
        super().replace(shown[:room], start, end)
        if len(shown) > room:
            self.restricted()

    def on_paste(self, event: Paste) -> None:
        """Textual takes the first line of a paste: make it all of them."""
        event.text = " ".join(visible(event.text.replace("\r\n", "\n").replace("\r", "\n")).splitlines())

    def restricted(self) -> None:
        """Say that no more is taken."""
        self.app.clear_notifications()
        self.notify(left_out(self.max_length or 0), markup=False)


def _disarmed(value: str) -> str:
    return visible(value.replace("\n", " ").replace("\t", " ").replace("\r", " "))
