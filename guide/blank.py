"""An answer sheet to fill in: what stands in it, sheet by sheet, whatever it is written as."""

from __future__ import annotations

from .sheet import header_of, words_of
from .text import one_line
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Question, Tree

ANSWERS, QUESTIONS = "Answers", "Questions"
"""The sheet to fill in, and the one that explains it."""
EXPLAINED = ("Question", "What it asks", "Help", "Answer", "Answer’s id")
CHOICES = 3
"""The column of EXPLAINED with the words to choose from."""


class Group(Value):
    """The lines that explain one question: the rows, counted from 1, that its answers take up."""

    question: Question
    first: int
    last: int


def headers(tree: Tree, *, explained: bool) -> list[str]:
    """What stands above the columns: the case, then each question in the order in which walks come to it."""
    case = (tree.subject or "function").capitalize()
    return [one_line(case), *(header_of(tree.questions[id], explained=explained) for id in tree.order)]


def explanations(tree: Tree) -> Iterator[tuple[str, ...]]:
    """One row for every answer to every question; what is said of the question stands in the first of them."""
    for id in tree.order:
        question = tree.questions[id]
        about = (id, one_line(question.ask), one_line(question.help or question.why))
        for choice in question.choices.values():
            yield (*about, words_of(question, choice), choice.id)
            about = ("", "", "")


def groups(tree: Tree) -> Iterator[Group]:
    """Where the explanations of each question stand, below a header in row 1."""
    first = 2
    for id in tree.order:
        question = tree.questions[id]
        last = first + len(question.choices) - 1
        yield Group(question, first, last)
        first = last + 1
