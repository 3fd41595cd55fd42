"""All the ways through a tree, with the parts that each step passes by."""

from __future__ import annotations

from ..model import DECIDE, Tree
from ..paths.futures import futures_of
from ..paths.outlook import led_to
from ..paths.search import shortest, worthiest
from ..paths.states import Rulebook, TooMany, ways_from
from ..value import once
from ..walk import Walk
from .parts import passed_at

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from ..model import Answer
    from ..paths.states import State
    from ..places import Path

    Tread: TypeAlias = "tuple[Answer, State | str, tuple[Path, ...]]"
    """A step: the answer, the state or the end that it leads to, and the parts that it passes by: the answer, the rule, and
    an outcome that the rule leads straight to."""


class Ground:
    """The ways through a tree by state, each state before all that can follow it. Raises TooMany."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        rulebook = Rulebook(tree)
        self.begin = rulebook.begin()
        self.treads: dict[State, list[Tread]] = {}
        for state, ways in ways_from(rulebook, self.begin, lambda question: question.choices.values()).items():
            found = self.treads[state] = []
            for way in ways:
                passed: tuple[Path, ...] = passed_at(tree.questions[state[0]], way.answer, way.rule)
                if way.rule.go in tree.outcomes:
                    passed = (*passed, ("outcomes", way.rule.go))
                found.append((way.answer, way.state or way.rule.go, passed))

    @once
    def reachable(self) -> frozenset[Path]:
        """The parts that walks can pass by."""
        passed = {path for treads in self.treads.values() for tread in treads for path in tread[2]}
        return frozenset(passed | {("outcomes", outcome) for outcome in self.decidable})

    @once
    def decidable(self) -> tuple[str, ...]:
        """The outcomes that points can decide for; where that is too much to follow, all that points are given to."""
        futures = futures_of(self.tree)
        if futures is not None:
            return tuple(outcome for outcome in self.tree.outcomes if outcome in futures.winners)
        if not any(tread[1] == DECIDE for treads in self.treads.values() for tread in treads):
            return ()
        scored = (*self.tree.contenders, self.tree.decide.when_close)
        return tuple(outcome for outcome in led_to(self.tree) if outcome in scored)

    def best(self, weights: Mapping[Path, int]) -> Walk:
        """The walk that passes by the parts with the greatest weight together; the first in the order of the file if there
        are several. A part without a weight weighs nothing."""
        weigh = weights.get
        best: dict[State | str, tuple[int, Tread]] = {}
        for state in reversed(self.treads):
            found: tuple[int, Tread] | None = None
            for tread in self.treads[state]:
                ahead = best.get(tread[1])
                weight = sum([weigh(path, 0) for path in tread[2]]) + (ahead[0] if ahead else 0)
                if found is None or weight > found[0]:
                    found = weight, tread
            if found:
                best[state] = found
        answers: dict[str, str] = {}
        at: State | str = self.begin
        while not isinstance(at, str):
            answer, go, _ = best[at][1]
            answers[at[0]], at = answer.id, go
        return Walk(self.tree, answers)

    def best_to(self, outcome: str, weights: Mapping[Path, int]) -> Walk | None:
        """The same among the walks that end in an outcome; the shortest of them where that takes too much to find. None if
        even that does, or there is none."""
        futures = futures_of(self.tree)
        if futures is None:
            return None
        weight = {
            (state, tread[0].id): sum([weights.get(path, 0) for path in tread[2]])
            for state, treads in self.treads.items()
            for tread in treads
        }
        wanted = {outcome: futures.ending_in(outcome)}
        try:
            found = worthiest(futures, futures.onward, wanted, lambda state, answer, _: weight[state, answer.id])
            found = found or shortest(futures, futures.onward, wanted)
        except TooMany:
            return None
        return Walk(self.tree, found[outcome]) if outcome in found else None
