"""The question in front of the owner: what is asked, a line of help, and the answers with their numbers."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...model import Question

ROOMY, NORMAL, SNUG, CLOSE, TIGHT = 4, 3, 2, 1, 0
BLANK = Content("")


class Card(Rows):
    """One question, set as generously as the height allows: blank lines go first, then the help, which `?` shows too."""

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.given: str | None = None
        self._space = NORMAL

    def ask(self, question: Question, given: str | None) -> None:
        """Show a question; `given` is the answer that it had before, if any."""
        self.question, self.given = question, given
        keys = list(question.choices)
        self.fill(keys, keys.index(given) if given in keys else 0)

    def lines(self, width: int) -> list[Content]:
        """The question, as roomy as fits."""
        self._space = NORMAL
        lines = super().lines(width)
        self._space = self._fitting(self.room - len(lines))
        if self._space != NORMAL:
            lines = super().lines(width)
        return lines + [BLANK] * (self.room - len(lines))  # as high for every question: nothing else moves

    def _fitting(self, left: int) -> int:
        """How generously the question can be set when so many lines are left with the normal blanks, or lacking."""
        helped = 1 if self.question is not None and self.question.help else 0
        if left >= 0:
            return ROOMY if left >= len(self.keys) else NORMAL
        return SNUG if -left <= helped else CLOSE if -left <= helped + 1 else TIGHT

    def above(self, index: int, width: int) -> list[Content]:
        """The question and its help before the first answer; blank lines between the others where there is room."""
        space = self._space
        if index or self.question is None:
            return [BLANK] if space == ROOMY else []
        lines = [BLANK] if space >= SNUG else []
        lines += wrapped(words(self.question.ask, "bold"), width, "  ", "  ")
        if space and self.question.help:
            lines += [BLANK] if space >= NORMAL else []
            lines += wrapped(words(self.question.help, "$quiet"), width, "  ", "  ")
        return lines + ([BLANK, BLANK] if space == ROOMY else [BLANK] if space else [])

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """An answer: its number, its words, and a tick if it was given before."""
        assert self.question is not None
        key = self.keys[index]
        number = Content.styled(f"{index + 1}  ", "bold $accent") if index < 9 else Content("   ")
        said = words(self.question.choices[key].say)
        if key == self.given:
            said += Content.styled("  ✓ your answer", "$success")
        return wrapped(said, width, lead + number)
