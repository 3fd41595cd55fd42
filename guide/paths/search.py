"""Finding the ways that lead to an outcome: what is still *needed* is carried along, so no way is tried in vain.

What is needed is a set of places, by end. Each step takes off what it brings, and what the rest of the way can't bring is
dropped: a step after which nothing is left doesn't lead there.
"""

from __future__ import annotations

from ..model import DECIDE
from .futures import Futures

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Answer
    from .futures import Cost, Ends, Onward, Ways
    from .states import State


class Search:
    """The ways to an outcome among some ways, by what they cost."""

    def __init__(self, futures: Futures, ways: Ways, cost: Cost, most: int) -> None:
        self.futures = futures
        self.ways = ways
        self.cost = cost
        self.most = most
        self.reach = futures.reach_by(ways, cost, most)

    def least_costs(self) -> dict[str, int]:
        """By outcome, what the cheapest way to it costs. Those that cost more than `most` are missing."""
        found: dict[str, int] = {}
        places = self.futures.places
        box = (1 << places) - 1
        for cost in range(self.most + 1):
            ends = {end: bits >> cost * places & box for end, bits in self.reach[self.futures.begin].items()}
            for outcome in self.futures.ends_in(ends):
                found.setdefault(outcome, cost)
        return found

    def needed(self, outcome: str, cost: int) -> Ends:
        """What a whole way to an outcome needs at that cost."""
        futures = self.futures
        wanted = {DECIDE: futures.winners.get(outcome, 0), outcome: 1}
        reached = self.reach[futures.begin]
        return {end: bits << cost * futures.places & reached[end] for end, bits in wanted.items() if end in reached}

    def after(self, needed: Ends, state: State, way: Onward) -> Ends:
        """What is still needed after a step; empty if it doesn't lead there."""
        answer, go, moved = way
        down = self.futures.places * self.cost(state, answer, go)
        reached = {go: 1} if isinstance(go, str) else self.reach[go]
        left = {end: bits >> (down + moved if end == DECIDE else down) & reached.get(end, 0) for end, bits in needed.items()}
        return {end: bits for end, bits in left.items() if bits}

    def first(self, outcome: str, cost: int) -> dict[str, str]:
        """The first way to an outcome at that cost, as answers by question; answers that the file lists first come first."""
        answers: dict[str, str] = {}
        state: State | str = self.futures.begin
        needed = self.needed(outcome, cost)
        while not isinstance(state, str):
            for way in self.ways[state]:
                if left := self.after(needed, state, way):
                    answers[state[0]] = way[0].id
                    state, needed = way[1], left
                    break
            else:
                raise LookupError(f"no way to `{outcome}` costs {cost}")
        return answers


def shortest(futures: Futures, ways: Ways, outcomes: frozenset[str], *, longest: bool = False) -> dict[str, dict[str, str]]:
    """By outcome, the answers of the shortest of some ways to it (or of the longest); the first in the order of the file
    if there are several. `outcomes` are those to look for, which must be within reach. Raises TooMany.

    A way costs as many questions as it is longer than the shortest one of all (or shorter than the longest).
    """
    length: dict[State | str, int] = {}
    for state in reversed(ways):
        after = [length.get(go, 0) for _, go, _ in ways[state]]
        length[state] = 1 + (max(after) if longest else min(after))

    def cost(state: State, _: Answer, go: State | str) -> int:
        return abs(length.get(go, 0) + 1 - length[state])

    found: dict[str, dict[str, str]] = {}
    most = 0
    while len(found) < len(outcomes):
        search = Search(futures, ways, cost, most)
        for outcome, least in search.least_costs().items():
            if outcome in outcomes and outcome not in found:
                found[outcome] = search.first(outcome, least)
        most = 2 * most + 1
    return found
