"""The table of the review: number, question and answer, with the way onward as its first row."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from ..content import noted, words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...walk import Walk

ONWARD = ""
"""The key of the first row, which leads on; no question is called so."""
SIDE_BY_SIDE = 66
"""From this width the answer stands beside its question."""


class AnswerTable(Rows):
    """Every answer on the way; below them those that were given and aren't used on it."""

    def __init__(self) -> None:
        super().__init__()
        self.onward, self.told = "", ""
        self.answers: dict[str, tuple[str, str]] = {}
        self.notes: Mapping[str, str] = {}
        self.unused: list[tuple[str, str]] = []
        self._roomy = True

    def lines(self, width: int) -> list[Content]:
        """The table, with blank lines between its rows if all of it can be seen so."""
        self._roomy = True
        lines = super().lines(width)
        if len(lines) > self.room:
            self._roomy = False
            lines = super().lines(width)
        return lines

    def show(self, walk: Walk) -> None:
        """Show the answers of a walk, those that it went back from included."""
        walk = walk.forward()
        questions = walk.tree.questions
        self.told = "Given earlier, and not needed on this way. They count again if the way leads back to them."
        if not walk.finished:
            self.told = "Given already, and not needed so far. They count if the way leads to them."
        self.onward = "See the result" if walk.finished else f"Go on with question {len(walk.steps) + 1}"
        self.answers = {step.question.id: (step.question.ask, step.answer.say) for step in walk.steps}
        self.notes = walk.notes
        self.unused = [(questions[asked].ask, questions[asked].choices[answer].say) for asked, answer in walk.unused.items()]
        keys = [ONWARD, *self.answers]
        self.fill(keys, self.marked if keys == self.keys else 0)

    def above(self, index: int, width: int) -> list[Content]:
        """The headings."""
        if index == 0:
            return []
        if index == 1:
            return [Content(""), *wrapped(words("Your answers. Choose one to change it.", "$quiet"), width, "  "), Content("")]
        return [Content("")] if self._roomy or width < SIDE_BY_SIDE else []

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """The way onward, or one answer."""
        if index == 0:
            return wrapped(words(f"{self.onward} →", "bold $accent"), width, lead)
        number = lead + Content.styled(f"{index:>2}  ", "$quiet")
        key = self.keys[index]
        return [*pair(*self.answers[key], width, number), *noted(self.notes.get(key, ""), width, " " * number.cell_length)]

    def below(self, width: int) -> list[Content]:
        """The answers that aren't used."""
        if not self.unused:
            return []
        lines = [Content(""), *wrapped(words(self.told, "$quiet"), width, "  "), Content("")]
        for ask, say in self.unused:
            lines += pair(ask, say, width, Content("   ·  "), quiet=True)
        return lines


def pair(ask: str, say: str, width: int, lead: Content, *, quiet: bool = False) -> list[Content]:
    """A question and its answer: beside one another where there is room, else one below the other."""
    asked, said = words(ask, "$quiet"), words(say, "$quiet" if quiet else "")
    if width < SIDE_BY_SIDE:
        return [*wrapped(asked, width, lead), *wrapped(said, width, " " * lead.cell_length)]
    left = width * 11 // 20
    questions, answers = wrapped(asked, left, lead), wrapped(said, width - left - 3)
    blank = Content("")
    rows = zip_longest(questions, answers, fillvalue=blank)
    return [question.pad_right(max(left + 3 - question.cell_length, 0)) + answer for question, answer in rows]
