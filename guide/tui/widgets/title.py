"""The top line of every screen: what is assessed, and by which tree."""

from __future__ import annotations

from textual.content import Content

from ..content import apart, words
from .lines import Lines


class Title(Lines):
    """What is assessed on the left, the tree on the right."""

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.left, self.right = left, right

    def say(self, left: str, right: str) -> None:
        """Show another title."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One line; on narrow screens without the tree."""
        right = words(self.right, "$quiet") if width >= 60 else Content("")
        return [apart(words(self.left, "bold $accent"), right, width)]
