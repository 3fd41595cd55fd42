"""How many walks it takes at least to pass by some parts.

What is known of earlier answers is left aside here: a walk may go from a question by any of its answers, by any rule that
some walk follows after that answer, and on to wherever the rule leads. Every real walk is among these, so fewer than they
take can't do; and for them the least number is found exactly, as the least flow through a network with lower bounds.
"""

from __future__ import annotations

from itertools import pairwise

from ..model import DECIDE
from .parts import passed_by

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence
    from typing import TypeAlias

    from ..paths.states import State
    from ..places import Path
    from ..walk import Walk
    from .ground import Ground, Tread

    Spot: TypeAlias = "Path"
    """Where a walk can be: at a question, before and behind a part, where points decide, at the end."""
    Arc: TypeAlias = "tuple[Spot, Spot]"
    Change: TypeAlias = "tuple[Spot, Spot, int]"
    """An arc, and how many walks more pass along it."""

END: Spot = ("end",)
BY_POINTS: Spot = ("by points",)


class Network:
    """The spots of a tree, and the arcs between them. One arc leads past each part."""

    def __init__(self, ground: Ground) -> None:
        self.start: Spot = ("questions", ground.tree.start)
        self.onward: dict[Spot, dict[Spot, None]] = {END: {}}
        self.backward: dict[Spot, dict[Spot, None]] = {self.start: {}}
        for state, treads in ground.treads.items():
            for tread in treads:
                self._join(_spots_of(state, tread))
        for outcome in ground.tree.outcomes:
            self._join([*_past(("outcomes", outcome)), END])
        for outcome in ground.decidable:
            self._join([BY_POINTS, ("outcomes", outcome)])

    def _join(self, spots: Sequence[Spot]) -> None:
        for here, there in pairwise(spots):
            self.onward.setdefault(here, {})[there] = None
            self.backward.setdefault(there, {})[here] = None


def least_walks(ground: Ground, walks: Sequence[Walk], wanted: Collection[Path]) -> int:
    """The least number of walks that can pass by all of these parts, where the walks given do."""
    network, needed = Network(ground), {(path, (*path, "passed")) for path in wanted}
    along: dict[Arc, int] = {}
    for walk in walks:
        spots = _spots_on(walk)
        for arc in pairwise(spots):
            along[arc] = along.get(arc, 0) + 1
    least = len(walks)
    while changes := _one_less(network, along, needed):
        least -= 1
        for here, there, change in changes:
            along[here, there] = along.get((here, there), 0) + change
    return least


def _one_less(network: Network, along: Mapping[Arc, int], needed: Collection[Arc]) -> list[Change]:
    """The arcs on which one walk less, or one more, makes one walk less in all; none if it takes as many as there are.

    Looked for from the end back: whoever comes to a spot can be led there on the arcs passed so far, and so spared.
    """
    came: dict[Spot, Change | None] = {END: None}
    queue = [END]
    for spot in queue:
        for before in network.backward[spot]:
            arc = (before, spot)
            if before not in came and along.get(arc, 0) > (arc in needed):
                came[before] = (before, spot, -1)
                queue.append(before)
        for after in network.onward[spot]:
            if after not in came:
                came[after] = (spot, after, 1)
                queue.append(after)
        if network.start in came:
            break
    return list(_traced(came, network.start))


def _spots_of(state: State, tread: Tread) -> list[Spot]:
    """The spots from a question to where a step leads."""
    answer, rule = tread[2][:2]
    go = tread[1]
    if not isinstance(go, str):
        after: Spot = ("questions", go[0])
    else:
        after = BY_POINTS if go == DECIDE else ("outcomes", go)
    return [("questions", state[0]), *_past(answer), *_past(rule), after]


def _spots_on(walk: Walk) -> list[Spot]:
    """The spots on a finished walk."""
    parts = list(passed_by(walk))
    spots: list[Spot] = []
    for step, answer, rule in zip(walk.steps, parts[::2], parts[1::2]):
        spots += [("questions", step.question.id), *_past(answer), *_past(rule)]
    if walk.by_points:
        spots.append(BY_POINTS)
    return [*spots, *_past(parts[-1]), END]


def _past(part: Path) -> tuple[Spot, Spot]:
    return part, (*part, "passed")


def _traced(came: Mapping[Spot, Change | None], at: Spot) -> Iterator[Change]:
    while step := came.get(at):
        yield step
        at = step[1] if step[2] < 0 else step[0]
