"""An answer sheet to fill in: what stands in it, sheet by sheet, whatever it is written as."""

from __future__ import annotations

from itertools import islice

from .carry import names_now
from .near import listed
from .paths.needed import when_asked
from .sheet import LONGEST_WORDS, header_of, words_of
from .text import one_line
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .model import Question, Tree
    from .paths.needed import Asked
    from .tables.table import Row

ANSWERS, QUESTIONS = "Answers", "Questions"
"""The sheet to fill in, and the one that explains it."""
EXPLAINED = ("Question", "What it asks", "When it is asked", "Help", "Answer", "Answer’s id")
ALWAYS, SOMETIMES = "always", "on some ways only"
TOLD = ("Question", "Answer", "Answer’s id")
"""What is read back of it: which words stood for which answer."""
MOST_EXPLAINED = 100_000
"""How many rows of it are read."""
CHOICES = 4
"""The column of EXPLAINED with the words to choose from."""


class Group(Value):
    """The lines that explain one question: the rows, counted from 1, that its answers take up."""

    question: Question
    first: int
    last: int


def headers(tree: Tree, *, explained: bool) -> list[str]:
    """What stands above the columns: the case, then each question in the order in which walks come to it. When it is asked is
    told where nothing else explains it, and where another one has the same words."""
    case, when = (tree.subject or "function").capitalize(), asked_in_words(tree)
    said = [question.ask for question in tree.questions.values()]
    told = {id for id in tree.order if explained or said.count(tree.questions[id].ask) > 1}
    asked = {id: if_not_always(when[id]) if id in told else "" for id in tree.order}
    above = (header_of(tree.questions[id], asked[id], explained=explained) for id in tree.order)
    return [one_line(case), *above]


def explanations(tree: Tree) -> Iterator[tuple[str, ...]]:
    """One row for every answer to every question; what is said of the question stands in the first of them."""
    when = asked_in_words(tree)
    for id in tree.order:
        question = tree.questions[id]
        about = (id, one_line(question.ask), when[id], one_line(question.help or question.why))
        for choice in question.choices.values():
            yield (*about, words_of(question, choice), choice.id)
            about = ("", "", "", "")


def asked_in_words(tree: Tree) -> dict[str, str]:
    """When each question is asked, so that nobody has to answer others in vain; empty where that can't be told."""
    found = when_asked(tree)
    return {id: _condition(tree, found[id]) if id in found else "" for id in tree.order}


def if_not_always(asked: str) -> str:
    """The same, empty for what is asked on every way."""
    return "" if asked == ALWAYS else asked


def _condition(tree: Tree, asked: Asked) -> str:
    if asked.always:
        return ALWAYS
    told = [_told(tree.questions[id], answers) for id, answers in asked.only_if.items()]
    return f"only if {' and '.join(told)}" if told else SOMETIMES


def _told(question: Question, answers: tuple[str, ...]) -> str:
    """That some answers are wanted, or that the others aren't, whichever is shorter."""
    others = [answer for answer in question.choices if answer not in answers]
    verb, named = ("is", [*answers]) if len(answers) <= len(others) else ("isn’t", others)
    words = (words_of(question, question.choices[answer]) for answer in named)
    return f"`{question.id}` {verb} {listed([f'“{one}”' for one in words], mark='')}"


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
