"""Which questions some answers lead through, whatever the other answers are."""

from __future__ import annotations

from ..model import Answer, Outcome, Question
from ..walk import Walk
from .states import Rulebook, TooMany, ways_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from .states import Answers, State


def asked_questions(walk: Walk) -> tuple[list[str], set[str]]:
    """The questions asked whatever the answers that `walk.given` lacks, in order, and those that may be asked.

    With too many states to follow them: where the walk stands, and every question.
    """
    tree = walk.tree

    def open_answers(question: Question) -> Iterable[Answer]:
        given = walk.given.get(question.id)
        return (question.choices[given],) if given else question.choices.values()

    rulebook = Rulebook(tree)
    try:
        return _asked(rulebook, rulebook.begin(), open_answers)
    except TooMany:
        return [] if isinstance(walk.here, Outcome) else [walk.here.id], set(tree.questions)


def always_asked(rulebook: Rulebook, state: State) -> list[str]:
    """The questions asked from a state on whatever the answers, in order: its own one where there are too many states."""
    try:
        return _asked(rulebook, state, lambda question: question.choices.values())[0]
    except TooMany:
        return [state[0]]


def _asked(rulebook: Rulebook, start: State, answers: Answers) -> tuple[list[str], set[str]]:
    """The questions that all ways from a state lead through, in order, and those that some do. Raises TooMany.

    All ways lead through a question if as many do as there are.
    """
    ways = ways_from(rulebook, start, answers)
    onward: dict[State | None, int] = {None: 1}
    for state in reversed(ways):
        onward[state] = sum(onward[way.state] for way in ways[state])
    through: dict[str, int] = {}
    arriving: dict[State | None, int] = {start: 1}
    for state, found in ways.items():
        through[state[0]] = through.get(state[0], 0) + arriving[state] * onward[state]
        for way in found:
            arriving[way.state] = arriving.get(way.state, 0) + arriving[state]
    return [question for question, count in through.items() if count == arriving[None]], set(through)
