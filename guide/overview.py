"""What a whole tree does, in words and rows, for its author: how many walks there are, where they end, how long they are,
and what never changes an outcome.
"""

from __future__ import annotations

from .near import listed
from .paths.outlook import questions_left
from .paths.survey import Survey, survey
from .prospect import count_in_words, percent, power_of_ten
from .value import Value
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .model import Answer, Question, Tree
    from .paths.idle import Idle

MOST_ROWS = 20
"""How many rows the lengths of walks get at the most: more lengths share a row."""
SHARE_MEANS = (
    "The share is that of the answers, each answer to a question taken to be as likely as the next: no forecast of what "
    "people will answer."
)
TOO_LARGE = "This tree is too large to tell."


class Overview(Value):
    """What a tree does. `idle` are the questions that never matter, `alike` the answers to one question that could stand in
    for each other on every walk; None where the tree is too large to tell."""

    tree: Tree
    survey: Survey
    idle: tuple[Idle, ...] | None
    alike: tuple[tuple[Question, tuple[Answer, ...]], ...] | None


class EndingRow(Value):
    """One outcome in words; `shortest` is the shortest walk that ends in it, if that is known."""

    name: str
    share: str
    walks: str
    questions: str
    shortest: Walk | None


class LengthRow(Value):
    """How many questions some walks have, such as "6" or "6 to 8", their share of all walks, and that in words."""

    questions: str
    share: float
    percent: str


def overview_of(tree: Tree) -> Overview:
    """What a sound tree does."""
    from .paths.idle import alike_answers, idle_questions

    return Overview(tree, survey(tree), idle_questions(tree), alike_answers(tree))


def size_in_words(overview: Overview) -> str:
    """How many walks a tree has, of how many questions, and how far that is certain."""
    found = overview.survey
    if found.walks is None:
        head = f"More than 10^{power_of_ten(found.more_than)} walks"
    else:
        count = "1 walk" if found.walks == 1 else f"{count_in_words(found.walks)} walks"
        head = f"{count[0].upper()}{count[1:]} of {_questions(*questions_left(Walk(overview.tree)))}"
    if found.counted:
        return f"{head}."
    if found.exact:
        return f"{head}; the outcomes within reach are exact, their counts are not given."
    return f"{head}; too many to count by outcome, and perhaps not all of the outcomes listed are within reach."


def unsure_in_words(overview: Overview) -> str:
    """That "not sure" has been counted, if any question offers it."""
    offered = any(question.unsure for question in overview.tree.questions.values())
    return "“Not sure” counts as an answer where it is offered." if offered else ""


def ending_rows(overview: Overview) -> tuple[EndingRow, ...]:
    """The outcomes within reach, in the order of the file."""
    return tuple(
        EndingRow(
            overview.tree.outcomes[outcome].name,
            percent(ending.chance.share),
            "" if ending.chance.walks is None else count_in_words(ending.chance.walks),
            _questions(len(ending.shortest.steps), len(ending.longest.steps)) if ending.shortest and ending.longest else "",
            ending.shortest,
        )
        for outcome, ending in overview.survey.endings.items()
    )


def unreached_in_words(overview: Overview) -> str:
    """The outcomes that no walk ends in; empty if there are none."""
    names = [outcome.name for outcome in overview.tree.outcomes.values() if outcome.id not in overview.survey.endings]
    return f"No walk ends in {listed(names, mark='')}." if names else ""


def length_rows(overview: Overview) -> tuple[LengthRow, ...]:
    """The walks by their number of questions, shortest first."""
    lengths = overview.survey.lengths
    if not lengths:
        return ()
    least, most, every = min(lengths), max(lengths), sum(lengths.values())
    step = -(-(most - least + 1) // MOST_ROWS)
    rows = []
    for low in range(least, most + 1, step):
        high = min(low + step - 1, most)
        share = sum(lengths.get(length, 0) for length in range(low, high + 1)) / every
        rows.append(LengthRow(_span(low, high), share, percent(share)))
    return tuple(rows)


def idle_in_words(overview: Overview) -> str:
    """What there is to say about questions that never matter."""
    if overview.idle is None:
        return TOO_LARGE
    if not overview.idle:
        return "None: each question decides the outcome of some walk."
    return "What is answered to these can change the advice, but never the outcome:"


def alike_in_words(overview: Overview) -> str:
    """What there is to say about answers that are alike."""
    if overview.alike is None:
        return TOO_LARGE
    if not overview.alike and overview.idle:
        return "None, other than those to these questions."
    if not overview.alike:
        return "None: between any two answers to a question the outcome of some walk differs."
    return "Putting one of these in place of the other never changes the outcome of a walk:"


def _questions(fewest: int, most: int) -> str:
    return f"{_span(fewest, most)} question{'' if most == 1 else 's'}"


def _span(low: int, high: int) -> str:
    return str(low) if low == high else f"{low} to {high}"
