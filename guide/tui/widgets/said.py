"""A line above the footer on what was just done, such as where a file was saved. It stays until the next thing."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .lines import Lines

ROOMY = 60
"""From this width a file is told with its whole path."""


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
        return wrapped(words(self.sentence if width >= ROOMY else _brief(self.sentence, width)), width, mark)


def _brief(sentence: str, width: int) -> str:
    """A sentence in which a file that is too long for a line is told without its folder."""
    return " ".join(_without_folder(word) if len(word) > width - 2 else word for word in sentence.split())


def _without_folder(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return f"…/{name}" if folder else path
