"""What answers of "not sure" mean for a result: which of them matters most to find out."""

from __future__ import annotations

from ..model import Outcome, Tree
from ..value import Value
from ..walk import Step, Walk
from .futures import futures_of
from .one_by_one import ends_after
from .states import TooMany, knowing

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
    """The "not sure" answers of a finished or settled walk, the one that matters most to find out first; equal ones as asked.

    None if the tree is too large to tell. Exact.
    """
    try:
        found = [_unknown(walk, step) for step in walk.steps if step.unsure]
    except TooMany:
        return None
    return tuple(sorted(found, key=lambda unknown: -unknown.certainty))


def _unknown(walk: Walk, step: Step) -> Unknown:
    outcomes, sure = {}, 0.0
    for answer in step.question.answers:
        shares = _shares(walk.tree, {**walk.given, step.question.id: answer})
        outcomes[answer] = tuple(outcome for outcome in walk.tree.outcomes.values() if outcome.id in shares)
        sure += max(shares.values()) / len(step.question.answers)
    return Unknown(step, outcomes, sure)


def _shares(tree: Tree, given: Mapping[str, str]) -> dict[str, float]:
    """By outcome, its share over the answers that aren't known, if these are equally likely."""
    takes = knowing(given)
    futures = futures_of(tree)
    if futures is None:
        return {outcome: found.share for outcome, found in ends_after(tree, (), takes).items()}
    return futures.shares(futures.weights_of(futures.taken(takes)), futures.begin)
