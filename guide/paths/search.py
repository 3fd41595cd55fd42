"""Finding the ways that lead to an outcome: what is still *needed* is carried along, so no way is tried in vain.

What is needed is a set of places, by end. Each step takes off what it brings, and what the rest of the way can't bring is
dropped: a step after which nothing is left doesn't lead there.
"""

from __future__ import annotations

from ..model import DECIDE
from .futures import Futures
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeVar

    from ..model import Answer
    from .futures import Cost, Ends, Onward, Ways
    from .states import State

    K = TypeVar("K")


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

    def needed(self, wanted: Ends, cost: int) -> Ends:
        """What a whole way needs to end in one of the wanted places at that cost; empty if none does."""
        reached = self.reach[self.futures.begin]
        needed = {end: bits << cost * self.futures.places & reached.get(end, 0) for end, bits in wanted.items()}
        return {end: bits for end, bits in needed.items() if bits}

    def after(self, needed: Ends, state: State, way: Onward) -> Ends:
        """What is still needed after a step; empty if it doesn't lead there."""
        answer, go, moved = way
        down = self.futures.places * self.cost(state, answer, go)
        reached = {go: 1} if isinstance(go, str) else self.reach[go]
        left = {end: bits >> (down + moved if end == DECIDE else down) & reached.get(end, 0) for end, bits in needed.items()}
        return {end: bits for end, bits in left.items() if bits}

    def first(self, needed: Ends) -> dict[str, str]:
        """The first way to what is needed, as answers by question; answers that the file lists first come first."""
        answers: dict[str, str] = {}
        state: State | str = self.futures.begin
        while not isinstance(state, str):
            for way in self.ways[state]:
                if left := self.after(needed, state, way):
                    answers[state[0]] = way[0].id
                    state, needed = way[1], left
                    break
            else:
                raise LookupError("no way leads to what is needed")
        return answers


def shortest(futures: Futures, ways: Ways, wanted: Mapping[K, Ends], *, longest: bool = False) -> dict[K, dict[str, str]]:
    """For each set of wanted places, the answers of the shortest of some ways to one of them (or of the longest); the first
    in the order of the file if there are several. Each must be within reach; those that take too much to find are missing.
    """
    return worthiest(futures, ways, wanted, lambda *_: 1 if longest else -1)


def worthiest(futures: Futures, ways: Ways, wanted: Mapping[K, Ends], worth: Cost) -> dict[K, dict[str, str]]:
    """The same for the ways whose steps are worth most together, whatever a step is worth.

    A way costs as much as it is worth less than the best one of all.
    """
    best: dict[State | str, int] = {}
    for state in reversed(ways):
        best[state] = max([worth(state, answer, go) + best.get(go, 0) for answer, go, _ in ways[state]])

    def cost(state: State, answer: Answer, go: State | str) -> int:
        return best[state] - best.get(go, 0) - worth(state, answer, go)

    found: dict[K, dict[str, str]] = {}
    most, told = 0, 0
    while len(found) < len(wanted):
        try:
            search = Search(futures, ways, cost, most)
        except TooMany:
            break
        for cost_now in range(told, most + 1):
            for key, places in wanted.items():
                if key not in found and (needed := search.needed(places, cost_now)):
                    found[key] = search.first(needed)
        most, told = 2 * most + 1, most + 1
    return found
