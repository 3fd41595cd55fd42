"""From points to an outcome."""

from __future__ import annotations

from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import Tree


class Decision(Value):
    """What the points decide: the outcome's id, who leads by how much over the second, and whether that is close."""

    outcome: str
    leader: str
    lead: int
    close: bool


def total(tree: Tree, points: Iterable[Mapping[str, int]]) -> dict[str, int]:
    """The sum of points for every contender, in the order of the file; 0 where nothing was given."""
    sums = dict.fromkeys(tree.contenders, 0)
    for given in points:
        for outcome, worth in given.items():
            if worth:
                sums[outcome] += worth
    return sums


def decided(tree: Tree, totals: Mapping[str, int]) -> Decision:
    """Most points win. With equal points `decide.tie` leads if it is among them, else the contender listed first."""
    ranked = sorted(tree.contenders, key=lambda outcome: (-totals[outcome], outcome != tree.decide.tie))
    lead = totals[ranked[0]] - totals[ranked[1]]
    close = lead <= tree.decide.close
    outcome = tree.decide.when_close if close and tree.decide.when_close else ranked[0]
    return Decision(outcome, ranked[0], lead, close)
