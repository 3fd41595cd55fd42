"""What answers of "not sure" mean for a result: which of them matters most to find out."""

from __future__ import annotations

from ..model import UNSURE, Answer, Outcome
from ..value import Value
from ..walk import Step, Walk
from .futures import Futures, futures_of
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Unknown(Value):
    """A question that was answered "not sure", and what knowing it would bring.

    `outcomes` gives for each of its answers the outcomes that are still possible then, whatever the other unknown answers
    are. `certainty` is how sure the outcome would be on average: the share of the likeliest outcome once this one answer
    is known, if all unknown answers are equally likely.
    """

    step: Step
    outcomes: Mapping[str, tuple[Outcome, ...]]
    certainty: float

    @property
    def settling(self) -> tuple[str, ...]:
        """The answers that leave only one outcome, by id."""
        return tuple(answer for answer, outcomes in self.outcomes.items() if len(outcomes) == 1)


def unknowns(walk: Walk) -> tuple[Unknown, ...] | None:
    """The "not sure" answers of a finished walk, the one that matters most to find out first; equal ones as asked.

    None if the tree is too large to tell. Exact.
    """
    walk = walk.forward()
    futures = futures_of(walk.tree)
    if futures is None:
        return None
    try:
        found = [_unknown(futures, walk, step) for step in walk.steps if step.unsure]
    except TooMany:
        return None
    return tuple(sorted(found, key=lambda unknown: -unknown.certainty))


def _unknown(futures: Futures, walk: Walk, step: Step) -> Unknown:
    outcomes, sure = {}, 0.0
    for answer in step.question.answers:
        shares = _shares(futures, {**walk.given, step.question.id: answer})
        outcomes[answer] = tuple(outcome for outcome in walk.tree.outcomes.values() if outcome.id in shares)
        sure += max(shares.values()) / len(step.question.answers)
    return Unknown(step, outcomes, sure)


def _shares(futures: Futures, given: Mapping[str, str]) -> dict[str, float]:
    """By outcome, its share over the answers that aren't known, if these are equally likely."""

    def takes(question: str, answer: Answer) -> bool:
        known = given.get(question, UNSURE)
        return answer.id != UNSURE if known == UNSURE else answer.id == known

    return futures.shares(futures.weights_of(futures.taken(takes)), futures.begin)
