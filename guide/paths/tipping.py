"""Which points never tip the balance: take them away, and every walk still ends where it ended.

The leads that walks can bring to a state, and those that can still follow from there, are sets of places, each the bits of
a whole number (see `futures`). What a walk brings without one answer is one of the first kind and one of the second
together; that answer's points tip the balance if they move some such sum from one outcome to another.
"""

from __future__ import annotations

from math import prod

from ..decide import decided
from ..model import DECIDE, Answer, Tree
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from typing import TypeAlias

    from .states import State, Way

    Ways: TypeAlias = "Mapping[State, Sequence[Way]]"
    StandIn: TypeAlias = "Mapping[str, Mapping[str, Answer]]"

MOST_PLACES = 20_000
"""How many places the leads of a tree may have."""
MOST_LOOKS = 200_000
"""How many leads are looked at before an exact answer is given up."""


def idle_points(tree: Tree, states: Ways, stand_in: StandIn) -> dict[str, list[Answer]]:
    """By question, the answers whose points never tip the balance, of those that some walk gives. Raises TooMany.

    `states` has the ways on from every state, in the tree's order: one for all answers that have the same `stand_in`.
    """
    sharing: dict[tuple[str, str], list[Answer]] = {}
    for question in dict.fromkeys(question for question, _ in states):
        for name, shown in stand_in[question].items():
            sharing.setdefault((question, shown.id), []).append(tree.questions[question].choices[name])
    balance = _Balance(tree, states, sharing)
    doubted = {(place[0], one.id): one for place, answers in sharing.items() for one in answers if any(one.points.values())}
    for state, ways in states.items():
        for way in ways:
            for answer in sharing[state[0], way.answer.id]:
                if (state[0], answer.id) in doubted and balance.tipped(state, way, answer):
                    del doubted[state[0], answer.id]
    idle: dict[str, list[Answer]] = {}
    for (question, _), answer in doubted.items():
        idle.setdefault(question, []).append(answer)
    return idle


class _Balance:
    """The leads before and after every state. Raises TooMany where there are too many places for them."""

    def __init__(self, tree: Tree, states: Ways, sharing: Mapping[tuple[str, str], Sequence[Answer]]) -> None:
        self.tree = tree
        self._measure(dict.fromkeys(question for question, _ in states))
        self._tips: dict[int, int] = {}
        self._looks = 0
        self._won: dict[str, int] = {}  # by outcome, the places where the points decide for it
        for place in range(prod(self._sides)):
            outcome = self._decided_at(place)
            self._won[outcome] = self._won.get(outcome, 0) | 1 << place
        gains = {key: {self._gain(answer) for answer in answers} for key, answers in sharing.items()}
        steps = [
            (state, gain, way.state or way.rule.go)
            for state, ways in states.items()
            for way in ways
            for gain in gains[state[0], way.answer.id]
        ]
        before: dict[State | str, int] = dict.fromkeys([steps[0][0], *[go for *_, go in steps]], 0)
        before[steps[0][0]] = 1 << self._level
        for state, gain, go in steps:
            before[go] |= before[state] << gain if gain >= 0 else before[state] >> -gain
        after = dict.fromkeys(before, 0)
        after[DECIDE] = 1 << self._level
        for state, gain, go in reversed(steps):
            after[state] |= after[go] << gain if gain >= 0 else after[go] >> -gain
        self._before, self._after = before, after

    def tipped(self, state: State, way: Way, answer: Answer) -> bool:
        """Whether the answer's points move some walk on this way to another outcome. Raises TooMany."""
        before, after, tips = self._before[state], self._after[way.state or way.rule.go], self._tips_of(self._gain(answer))
        while before and after:
            place = before.bit_length() - 1
            if _moved(after, place - self._level) & tips:
                return True
            before ^= 1 << place
            self._looks += 1
            if self._looks > MOST_LOOKS:
                raise TooMany
        return False

    def _measure(self, questions: Iterable[str]) -> None:
        """The box of places: for every contender but the first, from the least lead to the greatest that answers to all the
        questions could bring together; and which place in it stands for no lead at all."""
        first, *others = self.tree.contenders
        self._least, self._sides = [], []
        asked = [[answer.points for answer in self.tree.questions[one].answers.values()] for one in questions]
        for other in others:
            leads = [[points.get(other, 0) - points.get(first, 0) for points in given] for given in asked]
            self._least.append(sum(min(0, *gains) for gains in leads))
            self._sides.append(sum(max(0, *gains) for gains in leads) - self._least[-1] + 1)
        if prod(self._sides) > MOST_PLACES:
            raise TooMany
        self._strides = [prod(self._sides[:number]) for number in range(len(others))]
        self._level = -self._place(self._least)

    def _place(self, leads: Iterable[int]) -> int:
        return sum(lead * stride for lead, stride in zip(leads, self._strides))

    def _gain(self, answer: Answer) -> int:
        """How many places an answer's points move a walk."""
        if not answer.points:
            return 0
        first, *others = (answer.points.get(contender, 0) for contender in self.tree.contenders)
        return self._place(points - first for points in others)

    def _decided_at(self, place: int) -> str:
        leads = [place // stride % side + least for stride, side, least in zip(self._strides, self._sides, self._least)]
        return decided(self.tree, dict(zip(self.tree.contenders, [0, *leads]))).outcome

    def _tips_of(self, gain: int) -> int:
        """A bit for each place from which so many places further on is another outcome. What lies beyond the box counts as
        one, and no walk comes to it."""
        if gain not in self._tips:
            self._tips[gain] = sum(won & ~_moved(won, -gain) for won in self._won.values())
        return self._tips[gain]


def _moved(places: int, by: int) -> int:
    return places << by if by >= 0 else places >> -by
