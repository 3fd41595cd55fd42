"""A line above the footer on what was just done, such as where a file was saved. It stays until the next thing."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .lines import Lines


class Said(Lines):
    """What was done last, or nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.sentence, self.good = "", True

    def say(self, sentence: str, *, good: bool = True) -> None:
        """Say something; an empty sentence takes the last one away."""
        if (sentence, good) != (self.sentence, self.good):
            self.sentence, self.good = sentence, good
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The sentence with a mark before it."""
        if not self.sentence:
            return []
        mark = Content.styled("✓ " if self.good else "! ", "bold $success" if self.good else "bold $warning")
        return wrapped(words(self.sentence), width, mark)
