"""What can still follow from every state of a tree, with the points that are yet to come packed into whole numbers.

Only *leads* decide: how far each contender is ahead of the first. The leads that the rest of a walk can bring fill a box
with one side for every other contender, and each place in that box is a field of one whole number (Kronecker
substitution). An answer's points are then a shift, and two ways that meet are an addition, where walks are counted, or an
`|`, where only reach matters: one step on a number instead of one on each of its thousands of places.
"""

from __future__ import annotations

from math import lcm

from ..decide import decided
from ..model import DECIDE, UNSURE, Answer, Tree
from ..value import Value, known_of, once
from .states import Rulebook, TooMany, ways_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from .states import State, Takes

    Ends: TypeAlias = "dict[str, int]"
    """By end (`decide`, or an outcome that a rule leads straight to), what was packed about the ways there."""
    Onward: TypeAlias = "tuple[Answer, State | str, int]"
    """An answer, the state or the end that it leads to, and how many places its points move what follows."""
    Ways: TypeAlias = "dict[State, list[Onward]]"
    Cost: TypeAlias = "Callable[[State, Answer, State | str], int]"

MOST_PLACES = 1_000_000
"""How many places the box of leads may have."""
MOST_LEADS = 100_000
"""How many different leads whole walks may end with: what points decide is looked up once for each."""
MOST_BITS = 400_000_000
"""How many bits one analysis may take up: 50 MB."""


ALMOST_ALL = 1 - 2**-53
"""The greatest share that isn't all: what rounds to 1 and isn't is still less."""


def futures_of(tree: Tree) -> Futures | None:
    """The futures of a tree, worked out once; None where there are too many states, or too many different leads."""
    return known_of(tree, _found)


def _found(tree: Tree) -> Futures | None:
    try:
        futures = Futures(tree)
        return futures if futures.reach[futures.begin].get(DECIDE, 0).bit_count() <= MOST_LEADS else None
    except TooMany:
        return None


class Packed(Value):
    """For every state of some ways, its places by end, each as a field of `width` bits."""

    width: int
    ends: Mapping[State, Ends]


class Futures:
    """All that can follow from the states of a tree. Raises TooMany where there are too many states to follow.

    `fewest`, `most` and `walks` give, for every state, the length of the shortest and the longest way to the end, in
    questions, and the number of ways.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.rulebook = Rulebook(tree)
        self.begin = self.rulebook.begin()
        ways = ways_from(self.rulebook, self.begin, lambda question: question.choices.values())
        self._gains: dict[int, tuple[int, ...]] = {}
        self._settled: dict[tuple[State, int], int | str] = {}
        self._widened: dict[int, dict[str, int]] = {}
        self.fewest: dict[State | str, int] = {}
        self.most: dict[State | str, int] = {}
        self.walks: dict[State | str, int] = {}
        self.low: dict[State | str, tuple[int, ...]] = {}  # by state: the least leads that the ways to `decide` still bring
        high: dict[State | str, tuple[int, ...]] = {}
        sides = [1] * (len(tree.contenders) - 1)
        level = (0,) * len(sides)
        for state in reversed(ways):
            goes = [(way.answer, way.state or way.rule.go) for way in ways[state]]
            after = [go for _, go in goes]
            self.fewest[state] = 1 + min(self.fewest.get(go, 0) for go in after)
            self.most[state] = 1 + max(self.most.get(go, 0) for go in after)
            self.walks[state] = sum(self.walks.get(go, 1) for go in after)
            scored = [(self.gain(answer), go) for answer, go in goes if go == DECIDE or go in self.low]
            if scored:
                low = [_plus(gain, self.low.get(go, level)) for gain, go in scored]
                top = [_plus(gain, high.get(go, level)) for gain, go in scored]
                self.low[state], high[state] = tuple(map(min, zip(*low))), tuple(map(max, zip(*top)))
                sides = [max(side, 1 + most - least) for side, least, most in zip(sides, self.low[state], high[state])]
        self._strides = [1]
        for side in sides:
            self._strides.append(self._strides[-1] * side)
        self.places = self._strides.pop()
        """How many places the box of leads has."""
        if self.places > MOST_PLACES or self.places * len(ways) > MOST_BITS:
            raise TooMany
        self.onward: Ways = {
            state: [(way.answer, go, self._moved(state, way.answer, go)) for way in found for go in [way.state or way.rule.go]]
            for state, found in ways.items()
        }

    def gain(self, answer: Answer) -> tuple[int, ...]:
        """What an answer adds to each contender's lead over the first."""
        if id(answer) not in self._gains:
            worth = [answer.points.get(outcome, 0) for outcome in self.tree.contenders]
            self._gains[id(answer)] = tuple([points - worth[0] for points in worth[1:]])
        return self._gains[id(answer)]

    def _moved(self, state: State, answer: Answer, go: State | str) -> int:
        if state not in self.low or (go != DECIDE and go not in self.low):
            return 0
        level = (0,) * len(self._strides)
        return self._apart(_plus(self.gain(answer), self.low.get(go, level)), self.low[state])

    def _apart(self, leads: Iterable[int], low: Iterable[int]) -> int:
        return sum((lead - least) * stride for lead, least, stride in zip(leads, low, self._strides))

    def lifted(self, state: State, answers: Iterable[Answer]) -> int:
        """How many places what follows on a state moves to lie in the box of whole walks, after these answers."""
        if state not in self.low:
            return 0
        leads = self.low[state]
        for answer in answers:
            leads = _plus(leads, self.gain(answer))
        return self._apart(leads, self.low[self.begin])

    def settled(self, state: State, lifted: int) -> int | str:
        """The one outcome that is left to a state whose points so far lift it by so many places; the places if there are
        several, 0 where points can't matter any more."""
        if (state, lifted) not in self._settled:
            ends = self.ends_in(self.reach[state], lifted)
            places = lifted if state in self.low else 0
            self._settled[state, lifted] = next(iter(ends)) if len(ends) == 1 else places
        return self._settled[state, lifted]

    def decided_at(self, place: int) -> str:
        """The outcome that the points decide for at a place of whole walks."""
        return self._decided[place]

    def lead_apart(self, answer: Answer, other: Answer) -> int:
        """How many places further up the points of another answer lead than those of one."""
        return self._apart(self.gain(other), self.gain(answer))

    def taken(self, takes: Takes) -> Ways:
        """The states within reach of the start, and the ways on, if only these answers to a question are taken."""
        found: Ways = {}
        reached: set[State | str] = {self.begin}
        for state, ways in self.onward.items():
            if state in reached:
                found[state] = [way for way in ways if takes(state[0], way[0])]
                reached.update([go for _, go, _ in found[state]])
        return found

    def ends_with(self, given: Mapping[str, str]) -> frozenset[str]:
        """The outcomes that whole walks come to, if only answers are taken that go with some known ones (see `knowing`).

        The bits of reach, carried forward: what is asked of a hundred thousand rows takes one pass, of whole numbers only.
        """
        ends = [DECIDE, *self.tree.outcomes]
        carried = [1] + [0] * (len(self._numbered) - 1 + len(ends))
        for here, (question, by_answer) in zip(carried, self._numbered):
            if here:
                for go, moved in by_answer[given.get(question, UNSURE)]:
                    carried[go] |= here << moved  # states stand before all that can follow them
        return self.ends_in(dict(zip(ends, carried[len(self._numbered) :])))

    @once
    def _numbered(self) -> list[tuple[str, dict[str, list[tuple[int, int]]]]]:
        """For every state, its question, and where each answer leads, as a number, and how many places further up. Of "not
        sure", that is where any real answer does. The ends' numbers are behind the states'."""
        numbers = {one: number for number, one in enumerate([*self.onward, DECIDE, *self.tree.outcomes])}
        table = []
        for state, ways in self.onward.items():
            leads = {answer.id: [(numbers[go], moved)] for answer, go, moved in ways}
            known = {answer: where for answer, where in leads.items() if answer != UNSURE}
            table.append((state[0], known | {UNSURE: [*{where for [where] in known.values()}]}))
        return table

    @once
    def reach(self) -> dict[State, Ends]:
        """For every state, one bit for each place in which a way from it ends. Raises TooMany where that is too much."""
        return self.reach_by(self.onward)

    def reach_by(self, ways: Ways, cost: Cost | None = None, most: int = 0) -> dict[State, Ends]:
        """The same over some ways only, and apart by what they cost in all: the bits of those that cost one more lie
        `places` further up. Ways that cost more than `most` are left out."""
        self._afford((most + 1) * len(ways) * self.places)
        limit = (1 << (most + 1) * self.places) - 1
        found: dict[State | str, Ends] = {}
        for state in reversed(ways):
            here = found[state] = {}
            for answer, go, moved in ways[state]:
                up = self.places * cost(state, answer, go) if cost else 0
                for end, bits in _ends(found, go).items():
                    bits <<= up + moved if end == DECIDE else up
                    here[end] = here.get(end, 0) | (bits & limit if cost else bits)
        return found  # type: ignore[return-value]

    @once
    def counts(self) -> Packed:
        """For every state, how many ways end in each place. Raises TooMany."""
        width = self.walks[self.begin].bit_length() + 1
        return Packed(width, self._summed(self.onward, width, lambda *_: 1))

    @once
    def weights(self) -> Packed:
        """For every state, how likely each place is if all answers to a question are equally likely. Raises TooMany."""
        return self.weights_of(self.onward)

    def weights_of(self, ways: Ways) -> Packed:
        """The same over some ways only. What goes through a state is shared out as `whole ** length`, where `whole` is a
        multiple of every number of answers, and `length` that of the longest way on."""
        whole = lcm(*map(len, ways.values()))
        length: dict[State | str, int] = {}
        for state in reversed(ways):
            length[state] = 1 + max(length.get(go, 0) for _, go, _ in ways[state])

        def part(state: State, go: State | str) -> int:
            return int(whole // len(ways[state]) * whole ** (length[state] - 1 - length.get(go, 0)))

        width = (whole ** length[self.begin]).bit_length() + 1
        return Packed(width, self._summed(ways, width, part))

    def _summed(self, ways: Ways, width: int, part: Callable[[State, State | str], int]) -> dict[State, Ends]:
        self._afford(width * len(ways) * self.places)
        found: dict[State | str, Ends] = {}
        for state in reversed(ways):
            here = found[state] = {}
            for _, go, moved in ways[state]:
                times = part(state, go)
                for end, packed in _ends(found, go).items():
                    here[end] = here.get(end, 0) + (times * packed << (width * moved if end == DECIDE else 0))
        return found  # type: ignore[return-value]

    def sums(self, packed: Packed, state: State, lifted: int = 0) -> dict[str, int]:
        """By outcome, the sum of the fields that come to it from a state, lifted into the box of whole walks."""
        width, ends = packed.width, packed.ends[state]
        found = {end: total for end, total in ends.items() if end != DECIDE}
        by_points = ends.get(DECIDE, 0) << width * lifted
        for outcome, fields in self._winning(width).items() if by_points else ():
            # the digits of a number add up to its remainder by the base less one: casting out nines
            total = (by_points & fields) % ((1 << width) - 1)
            if total:
                found[outcome] = found.get(outcome, 0) + total
        return found

    def shares(self, packed: Packed, state: State, lifted: int = 0) -> dict[str, float]:
        """By outcome, the share of weights that come to it from a state."""
        weights = self.sums(packed, state, lifted)
        whole = sum(weights.values())
        return {outcome: min(weight / whole, ALMOST_ALL) if weight < whole else 1.0 for outcome, weight in weights.items()}

    @once
    def winners(self) -> dict[str, int]:
        """By outcome, a bit for each place of whole walks in which the points decide for it."""
        return self._winning(1)

    def _winning(self, width: int) -> dict[str, int]:
        if width not in self._widened:
            yes, no = "1" * width, "0" * width
            fields = {outcome: [yes if outcome == one else no for one in self._decided] for outcome in {*self._decided} - {""}}
            self._widened[width] = {outcome: int("".join(reversed(bits)), 2) for outcome, bits in fields.items()}
        return self._widened[width]

    @once
    def _decided(self) -> list[str]:
        """For each place of whole walks, the outcome that the points decide for; empty where no walk ends there."""
        bits = self.reach[self.begin].get(DECIDE, 0)
        reached = enumerate(reversed(f"{bits:b}"))
        return [decided(self.tree, self.totals(place)).outcome if bit == "1" else "" for place, bit in reached]

    def totals(self, place: int) -> dict[str, int]:
        """The points by contender at a place of whole walks, the first contender's taken as 0."""
        leads = []
        for stride, least in zip(reversed(self._strides), reversed(self.low[self.begin])):
            lead, place = divmod(place, stride)
            leads.append(lead + least)
        return dict(zip(self.tree.contenders, [0, *reversed(leads)]))

    def ending_in(self, outcome: str) -> Ends:
        """The places of whole walks that come to an outcome, by end."""
        return {DECIDE: self.winners.get(outcome, 0), outcome: 1}

    def ends_in(self, ends: Mapping[str, int], lifted: int = 0) -> frozenset[str]:
        """The outcomes that bits of reach come to, after they have been lifted into the box of whole walks."""
        by_points = ends.get(DECIDE, 0) << lifted
        straight = {end for end, bits in ends.items() if bits and end != DECIDE}
        return frozenset(straight | {outcome for outcome, places in self.winners.items() if places & by_points})

    def _afford(self, bits: int) -> None:
        if bits > MOST_BITS:
            raise TooMany


def _ends(found: Mapping[State | str, Ends], go: State | str) -> Ends:
    return {go: 1} if isinstance(go, str) else found[go]


def _plus(leads: tuple[int, ...], more: tuple[int, ...]) -> tuple[int, ...]:
    return tuple([have + gain for have, gain in zip(leads, more)])
