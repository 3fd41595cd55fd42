"""The top line of every screen: what is assessed, and by which tree."""

from __future__ import annotations

from textual.content import Content

from ..content import apart, words
from .lines import Lines


class Title(Lines):
    """What is assessed on the left, the tree on the right."""

    def __init__(self, left: str = "", right: str = "") -> None:
        super().__init__()
        self.left, self.right, self.warns = left, right, ""

    def say(self, left: str, right: str, warns: str = "") -> None:
        """Show another title; `warns`, if it isn't empty, takes the place of the tree on every screen."""
        if (left, right, warns) != (self.left, self.right, self.warns):
            self.left, self.right, self.warns = left, right, warns
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """One line; on narrow screens without the tree."""
        right = words(self.right, "$quiet") if width >= 60 else Content("")
        right = words(f"! {self.warns}", "bold $warning") if self.warns else right
        return [apart(words(self.left, "bold $accent"), right, width)]
