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
    Step: TypeAlias = "tuple[State, Answer, State | str]"
    """A state, an answer, and the state or the end that it leads to."""

MOST_PLACES = 20_000
"""How many places the leads of a tree may have."""
MOST_LOOKS = 200_000
"""How many leads are looked at before an exact answer is given up."""


def idle_points(tree: Tree, states: Ways, stand_in: StandIn) -> dict[str, list[Answer]]:
    """By question, the answers whose points never tip the balance, of those that some walk gives. Raises TooMany.

    `states` has the ways on from every state, in the tree's order: one for all answers that have the same `stand_in`.
    """
    steps = _steps(tree, states, stand_in)
    doubted = {(state[0], answer.id): answer for state, answer, _ in steps if any(answer.points.values())}
    balance = _Balance(tree, steps, next(iter(states)))
    for state, answer, go in steps:
        if (state[0], answer.id) in doubted and balance.tipped(state, answer, go):
            del doubted[state[0], answer.id]
    idle: dict[str, list[Answer]] = {}
    for (question, _), answer in doubted.items():
        idle.setdefault(question, []).append(answer)
    return idle


def _steps(tree: Tree, states: Ways, stand_in: StandIn) -> list[Step]:
    sharing: dict[tuple[str, str], list[Answer]] = {}
    for question in dict.fromkeys(question for question, _ in states):
        for answer, shown in stand_in[question].items():
            sharing.setdefault((question, shown.id), []).append(tree.questions[question].choices[answer])
    return [
        (state, answer, way.state or way.rule.go)
        for state, ways in states.items()
        for way in ways
        for answer in sharing[state[0], way.answer.id]
    ]


class _Balance:
    """The leads before and after every step. Raises TooMany where there are too many places for them."""

    def __init__(self, tree: Tree, steps: list[Step], begin: State) -> None:
        self.tree = tree
        self._gains: dict[int, int] = {}
        self._tips: dict[int, int] = {}
        self._looks = 0
        self._measure({state[0]: None for state, *_ in steps})
        self._outcomes = [self._decided_at(place) for place in range(prod(self._sides))]
        self._before: dict[State | str, int] = {begin: 1 << self._level}
        for state, answer, go in steps:
            self._before[go] = self._before.get(go, 0) | _moved(self._before[state], self._gain(answer))
        self._after: dict[State | str, int] = {DECIDE: 1 << self._level}
        for state, answer, go in reversed(steps):
            self._after[state] = self._after.get(state, 0) | _moved(self._after.get(go, 0), self._gain(answer))

    def tipped(self, state: State, answer: Answer, go: State | str) -> bool:
        """Whether the answer's points move some walk that takes this step to another outcome. Raises TooMany."""
        before, after, tips = self._before[state], self._after.get(go, 0), self._tips_of(self._gain(answer))
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
        if id(answer) not in self._gains:
            first, *others = (answer.points.get(contender, 0) for contender in self.tree.contenders)
            self._gains[id(answer)] = self._place(points - first for points in others)
        return self._gains[id(answer)]

    def _decided_at(self, place: int) -> str:
        leads = [place // stride % side + least for stride, side, least in zip(self._strides, self._sides, self._least)]
        return decided(self.tree, dict(zip(self.tree.contenders, [0, *leads]))).outcome

    def _tips_of(self, gain: int) -> int:
        """A bit for each place from which so many places further on is another outcome."""
        if gain not in self._tips:
            ends, last = self._outcomes, len(self._outcomes)
            tips = (0 <= place + gain < last and end != ends[place + gain] for place, end in enumerate(ends))
            self._tips[gain] = sum(1 << place for place, tip in enumerate(tips) if tip)
        return self._tips[gain]


def _moved(places: int, by: int) -> int:
    return places << by if by >= 0 else places >> -by
