"""A line to write a name on. What is typed or pasted is disarmed at once."""

from __future__ import annotations

from textual.widgets import Input

from ...text import one_line, visible


class NameInput(Input):
    """The name of what is assessed, or a note."""

    def __init__(self, value: str = "", placeholder: str = "") -> None:
        super().__init__(value=value, select_on_focus=False)
        self.suggest(placeholder)

    def suggest(self, example: str) -> None:
        """Show an example while the line is empty."""
        self.placeholder = f"For example: {one_line(example)}" if example else ""

    def validate_value(self, value: str) -> str:
        """The text with nothing in it that a terminal would act on, on one line."""
        return visible(value.replace("\n", " ").replace("\t", " ").replace("\r", " "))
