"""The answers of a trial: ← and → try another one to the marked question."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message

from ...report import ASSUMED
from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container

    from ...model import Question
    from ...walk import Walk

HOW = "← → try another answer"
BLANK = Content("")
ROOMY = 8
"""From how many lines some go to more than questions and answers."""


class Tries(Rows):
    """Every question on the way that is tried, the first one without an answer last."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "try(-1)", show=False),
        Binding("right", "try(1)", show=False),
        Binding("enter", "screen.keep", show=False),
    ]

    class Tried(Message):
        """Another answer is tried."""

        def __init__(self, question: str, answer: str) -> None:
            super().__init__()
            self.question, self.answer = question, answer

    def __init__(self) -> None:
        super().__init__()
        self.questions: dict[str, Question] = {}
        self.own: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.assumed: Container[str] = frozenset()

    def show(self, own: Walk, trial: Walk, assumed: Container[str] = frozenset()) -> None:
        """Show the questions of the walk that is tried, and the answers of both; `assumed` questions nobody has answered."""
        marked = self.keys[self.marked] if self.keys else ""
        self.questions = {step.question.id: step.question for step in trial.steps}
        if not trial.finished:
            self.questions[trial.here.id] = trial.tree.questions[trial.here.id]
        self.own, self.given, self.assumed = dict(own.given), dict(trial.given), assumed
        keys = list(self.questions)
        self.fill(keys, keys.index(marked) if marked in keys else 0)

    def above(self, index: int, width: int) -> list[Content]:
        """How to use the list, then blank lines where there is room."""
        if self.room < ROOMY:
            return []
        return [BLANK] if index else [*wrapped(words(HOW, "$quiet"), width, "  ", "  "), BLANK]

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """The question, its answer between the arrows if it is marked, and the own one if that is another."""
        question = self.questions[self.keys[index]]
        given, own = self.given.get(question.id), self.own.get(question.id)
        marked = index == self.marked and self.has_focus
        said = words(question.choices[given].say, "bold" if given != own else "") if given else words("not answered", "$quiet")
        lines = wrapped(said, width - 2, "  ‹ " if marked else "    ")
        lines[-1] += Content(" ›" if marked else "")
        if question.id in self.assumed:
            lines += wrapped(words(ASSUMED, "$quiet"), width, "    ")
        elif own and given != own:
            lines += wrapped(words(f"instead of “{question.choices[own].say}”", "$quiet"), width, "    ")
        return [*wrapped(words(question.ask, "$quiet"), width, lead, "  "), *lines]

    def action_try(self, by: int) -> None:
        """Try the next answer to the marked question, or the one before."""
        if self.keys:
            question = self.questions[self.keys[self.marked]]
            answers, given = list(question.choices), self.given.get(question.id)
            at = answers.index(given) if given else min(-by, 0)
            self.post_message(self.Tried(question.id, answers[(at + by) % len(answers)]))

    def action_pick(self) -> None:
        """Try the next answer to a question that was clicked."""
        self.action_try(1)
