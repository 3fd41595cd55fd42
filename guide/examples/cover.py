"""The walks that pass by some parts, as few as can be found, and how few it would take at least.

To find the fewest for certain would be to try everything. Instead, each walk passes by as many parts as one walk can. Where
these walks are more than it takes at least (`flow`), the parts that were left for the last ones count for more, and it is
done over. Where the two numbers meet, as they nearly always do, no fewer walks can do.
"""

from __future__ import annotations

from ..value import Value, known_of
from .flow import least_walks
from .parts import passed_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..places import Path
    from ..walk import Walk
    from .ground import Ground

MOST_STEPS = 2_000_000
"""How many steps are looked at before looking for fewer walks is given up: about three seconds."""
MOST_ROUNDS = 100
"""How often it is done over."""
MOST_KEPT = 8
"""How many parts a walk may have to itself and still be led to another outcome."""


class Cover(Value):
    """Some finished walks, and how many it would take at least to pass by the same parts."""

    walks: tuple[Walk, ...]
    least: int


def cover(ground: Ground, wanted: Iterable[Path]) -> Cover:
    """Walks that pass by all the wanted parts that can be passed by and found."""
    wanted = list(wanted)
    walks = _complete(ground, _greedy(ground, dict.fromkeys(wanted, 1)), wanted)
    if not walks:
        return Cover((), 0)
    lost = set(left_by(walks, wanted))
    covered = [path for path in wanted if path not in lost]
    least = least_walks(ground, walks, covered)
    weights = dict.fromkeys(covered, 1)
    steps = sum(map(len, ground.treads.values()))
    for _ in range(min(MOST_ROUNDS, MOST_STEPS // (steps * len(walks)))):
        if len(walks) == least:
            break
        others = _greedy(ground, weights)
        for path in left_by(others[: least - 1], covered):
            weights[path] += 2
        others = _complete(ground, others, covered)
        if len(others) < len(walks) and not left_by(others, covered):
            walks = others
    return Cover(tuple(walks), least)


def left_by(walks: Iterable[Walk], wanted: Iterable[Path]) -> list[Path]:
    """The wanted parts that none of the walks passes by."""
    passed = {path for walk in walks for path in known_of(walk, passed_by)}
    return [path for path in wanted if path not in passed]


def own_to(walk: Walk, walks: Iterable[Walk], wanted: Iterable[Path]) -> list[Path]:
    """The wanted parts that one of some walks passes by and no other does."""
    passed = known_of(walk, passed_by)
    return [path for path in left_by([one for one in walks if one is not walk], wanted) if path in passed]


def _greedy(ground: Ground, weights: Mapping[Path, int]) -> list[Walk]:
    """Walks of which each passes by as much as one walk can of what is left."""
    found: list[Walk] = []
    left = dict(weights)
    while left:
        walk = ground.best(left)
        after = left_by([walk], left)
        if len(after) == len(left):
            break
        left = {path: left[path] for path in after}
        found.append(walk)
    return found


def _complete(ground: Ground, walks: list[Walk], wanted: list[Path]) -> list[Walk]:
    """The walks, led so that they end in the wanted outcomes too: others are added where that takes them. Without those
    that pass by nothing that the others don't."""
    for outcome in ground.decidable:
        if ("outcomes", outcome) in left_by(walks, wanted):
            walks = _ending_in(ground, outcome, walks, wanted)
    kept = walks
    for walk in reversed(walks):
        if not own_to(walk, kept, wanted):
            kept = [one for one in kept if one is not walk]
    return kept


def _ending_in(ground: Ground, outcome: str, walks: list[Walk], wanted: list[Path]) -> list[Walk]:
    """The walks, with one led to an outcome, or one more."""
    owns = [(own_to(walk, walks, wanted), walk) for walk in walks]
    for own, walk in sorted(owns, key=lambda one: len(one[0])):
        if len(own) > MOST_KEPT:
            break
        other = ground.best_to(outcome, dict.fromkeys(own, 1))
        if other and not left_by([other], own):
            return [other if one is walk else one for one in walks]
    added = ground.best_to(outcome, {})
    return [*walks, added] if added else walks
