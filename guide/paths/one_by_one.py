"""Where the rest of a walk can end, each combination of points followed by itself.

For trees whose leads fill too large a box to be packed (see `futures`), but not more than can be followed from one state on.
"""

from __future__ import annotations

from ..decide import decided
from ..model import DECIDE, Tree
from ..value import Value
from ..walk import Step
from .states import Rulebook, TooMany, ways_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeVar

    from .states import State, Takes

    K = TypeVar("K")

MOST_LEADS = 10_000
"""How many combinations of points are followed, over all states, before an exact answer is given up."""


class Found(Value):
    """How many walks end in an outcome, and their share if all the answers taken to a question are equally likely."""

    walks: int
    share: float


def ends_after(tree: Tree, steps: Iterable[Step], takes: Takes) -> dict[str, Found]:
    """By outcome, what of the ways onward after some steps ends there, if only these answers are taken. Raises TooMany."""
    steps = tuple(steps)
    rulebook = Rulebook(tree)
    start = rulebook.after_steps(steps)
    ways = ways_from(
        rulebook, start, lambda question: [answer for answer in question.choices.values() if takes(question.id, answer)]
    )
    contenders = tree.contenders
    begin = tuple([sum(step.answer.points.get(outcome, 0) for step in steps) for outcome in contenders])
    carried: dict[State, dict[tuple[int, ...], tuple[int, float]]] = {start: {begin: (1, 1.0)}}
    found: dict[str, tuple[int, float]] = {}
    followed = 0
    for state, onward in ways.items():
        here = carried.pop(state)
        followed += len(here)
        if followed > MOST_LEADS:
            raise TooMany
        for way in onward:
            worth = [way.answer.points.get(outcome, 0) for outcome in contenders]
            for points, (walks, share) in here.items():
                after = tuple([have + more for have, more in zip(points, worth)])
                if way.state:
                    _add(carried.setdefault(way.state, {}), after, walks, share / len(onward))
                else:
                    go = way.rule.go
                    outcome = decided(tree, dict(zip(contenders, after))).outcome if go == DECIDE else go
                    _add(found, outcome, walks, share / len(onward))
    return {outcome: Found(walks, share) for outcome, (walks, share) in found.items()}


def _add(there: dict[K, tuple[int, float]], key: K, walks: int, share: float) -> None:
    before = there.get(key, (0, 0.0))
    there[key] = (before[0] + walks, before[1] + share)
