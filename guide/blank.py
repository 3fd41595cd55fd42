"""An answer sheet to fill in: what stands in it, sheet by sheet, whatever it is written as."""

from __future__ import annotations

from itertools import islice

from .carry import names_now
from .sheet import LONGEST_WORDS, header_of, words_of
from .text import one_line
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .model import Question, Tree
    from .tables.table import Row

ANSWERS, QUESTIONS = "Answers", "Questions"
"""The sheet to fill in, and the one that explains it."""
EXPLAINED = ("Question", "What it asks", "Help", "Answer", "Answer’s id")
TOLD = ("Question", "Answer", "Answer’s id")
"""What is read back of it: which words stood for which answer."""
MOST_EXPLAINED = 100_000
"""How many rows of it are read."""
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


def answers_explained(tree: Tree, rows: Iterable[Row]) -> dict[str, dict[str, str]]:
    """What stood for each answer when the sheet that these rows explain was written: the ids that the answers have now, by
    those words, by the question's id now. Nothing is told of what the tree doesn't have any more."""
    told: dict[str, dict[str, str]] = {}
    places: dict[str, int] = {}
    questions, question = names_now(tree.questions), ""
    for _, cells in islice(rows, MOST_EXPLAINED):
        if not places:
            places = {name: column for column, name in cells.items()}
            continue
        named, words, answer = (one_line(cells.get(places[name], "")) for name in TOLD)
        question = questions.get(named, "") if named else question
        answer = names_now(tree.questions[question].choices).get(answer, "") if question else ""
        if answer and 0 < len(words) <= LONGEST_WORDS:
            told.setdefault(question, {})[words] = answer
    return told


def explains(cells: Mapping[int, str]) -> bool:
    """Whether these cells are the header of a sheet that explains another."""
    return {*TOLD} <= {*cells.values()}
