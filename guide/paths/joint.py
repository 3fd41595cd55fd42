"""Two walks at once, through one tree or two: a question that both ask gets one answer.

Each side stands at a *place*: a state with the points so far, or with the outcome where no answer can change it any more; or
it has ended in an outcome. The side whose question the other can't ask any more goes first. Where the two trees ask
in different orders there is no such side: then an answer is remembered for as long as the other may still ask for it.
"""

from __future__ import annotations

from ..model import DECIDE, Tree
from ..value import Value
from .futures import futures_of
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import TypeAlias, TypeVar

    from .states import State

    K = TypeVar("K")

    Place: TypeAlias = "tuple[State, int | str]"
    """A state, with how many places the points so far lift what follows, or with the outcome that is settled."""
    Side: TypeAlias = "Place | str"
    """A place, or the outcome in which the walk has ended."""
    Names: TypeAlias = "Mapping[tuple[str, str], str]"
    """By question and answer, the name under which both sides know the answer; (question, "") names the question."""
    Both: TypeAlias = "tuple[Side, Side, tuple[tuple[str, str], ...]]"
    """Where both sides stand, and the answers remembered for them."""

MOST_TOGETHER = 150_000
"""How many situations of two walks are followed before an exact answer is given up."""


class Follower:
    """One of the two: it knows where an answer leads from a place. Answers and questions go by their common names.

    Raises TooMany for a tree that is too large to be followed.
    """

    def __init__(self, tree: Tree, names: Names) -> None:
        futures = futures_of(tree)
        if futures is None:
            raise TooMany
        self.tree = tree
        self.names = names
        self.futures = futures
        self._onward: dict[Place, dict[str, Side]] = {}
        self._still: dict[str, frozenset[str]] = {}

    def begin(self) -> Place:
        """The place at the start."""
        return self.futures.begin, 0

    def rank(self, side: Side) -> int:
        """How far along the tree's order a side is."""
        return len(self.tree.order) if isinstance(side, str) else self.tree.order[side[0][0]]

    def asks(self, side: Side) -> str:
        """The question asked there; empty where the walk has ended."""
        return "" if isinstance(side, str) else self.names[side[0][0], ""]

    def may_ask(self, side: Side) -> frozenset[str]:
        """The questions that may still be asked, the one asked there included."""
        if isinstance(side, str):
            return frozenset()
        question = side[0][0]
        if question not in self._still:
            after = self.futures.rulebook.after[question]
            still = (one for one, rank in self.tree.order.items() if after >> rank & 1)
            self._still[question] = frozenset(self.names[one, ""] for one in still)
        return self._still[question]

    def onward(self, place: Place) -> dict[str, Side]:
        """By answer, where it leads."""
        if place not in self._onward:
            state, lifted = place
            self._onward[place] = {
                self.names[state[0], answer.id]: self._after(go, lifted, moved)
                for answer, go, moved in self.futures.onward[state]
            }
        return self._onward[place]

    def _after(self, go: State | str, lifted: int | str, moved: int) -> Side:
        if isinstance(lifted, str):  # settled already
            return lifted if isinstance(go, str) else (go, lifted)
        if isinstance(go, str):
            return self.futures.decided_at(lifted + moved) if go == DECIDE else go
        return go, self.futures.settled(go, lifted + moved)


class Meeting(Value):
    """Where two walks have both ended: in which outcomes, how many joint walks do so, and the shortest of them, as answers
    by the common names of the questions."""

    outcomes: tuple[str, str]
    walks: int
    shortest: Mapping[str, str]


class _Arrival:
    """How a situation is come to: by how many joint walks, and the last step of the shortest of them."""

    __slots__ = ("answer", "before", "length", "question", "walks")

    def __init__(self, before: _Arrival | None = None, question: str = "", answer: str = "") -> None:
        self.walks: int = before.walks if before else 1
        self.length: int = before.length + bool(answer) if before else 0
        self.before: _Arrival | None = before
        self.question, self.answer = question, answer

    def join(self, other: _Arrival) -> None:
        """Count another way to the same situation."""
        self.walks += other.walks
        if other.length < self.length:
            self.length, self.before, self.question, self.answer = other.length, other.before, other.question, other.answer

    def answers(self) -> dict[str, str]:
        """The shortest way, as answers by question."""
        found: list[tuple[str, str]] = []
        at = self
        while at.before is not None:
            found.append((at.question, at.answer))
            at = at.before
        return {question: answer for question, answer in reversed(found) if answer}


def meetings(left: Follower, right: Follower) -> tuple[Meeting, ...]:
    """Every pair of outcomes in which joint walks end. Raises TooMany where there are too many situations to follow.

    Where both ask a question, only the answers that both offer are taken.
    """
    pending: dict[int, dict[Both, _Arrival]] = {0: {(left.begin(), right.begin(), ()): _Arrival()}}
    ended: dict[tuple[str, str], _Arrival] = {}
    followed = 0
    for rank in range(len(left.tree.order) + len(right.tree.order) + 1):
        for both, arrival in pending.pop(rank, {}).items():
            followed += 1
            if followed > MOST_TOGETHER:
                raise TooMany
            one, other, _ = both
            if isinstance(one, str) and isinstance(other, str):
                _arrive(ended, (one, other), arrival)
                continue
            for question, answer, after in steps(left, right, both):
                there = pending.setdefault(left.rank(after[0]) + right.rank(after[1]), {})
                _arrive(there, after, _Arrival(arrival, question, answer))
    return tuple(Meeting(outcomes, arrival.walks, arrival.answers()) for outcomes, arrival in ended.items())


def _arrive(there: dict[K, _Arrival], key: K, arrival: _Arrival) -> None:
    if key in there:
        there[key].join(arrival)
    else:
        there[key] = arrival


class Comparing:
    """Comparing walks through one tree with each other. Raises TooMany once it has followed more than MOST_TOGETHER
    situations in all."""

    def __init__(self, follower: Follower) -> None:
        self.follower = follower
        self.followed = 0

    def ever_differ(self, starts: Iterable[tuple[Side, Side]]) -> bool:
        """Whether joint walks from any of these starts can end in different outcomes."""
        pending: list[Both] = [(one, other, ()) for one, other in starts if one != other]
        seen = set(pending)
        while pending:
            both = pending.pop()
            one, other, _ = both
            if isinstance(one, str) and isinstance(other, str):
                if one != other:
                    return True
                continue
            self.followed += 1
            if self.followed > MOST_TOGETHER:
                raise TooMany
            for *_, after in steps(self.follower, self.follower, both):
                if after[0] != after[1] and after not in seen:
                    seen.add(after)
                    pending.append(after)
        return False


def steps(left: Follower, right: Follower, both: Both) -> Iterator[tuple[str, str, Both]]:
    """The question that is answered next, each answer to it, and where both sides stand then. The answer is empty if it
    was given before, to the other side."""
    one, other, memory = both
    here, there = left.asks(one), right.asks(other)
    if here == there and not isinstance(one, str) and not isinstance(other, str):
        answers, others = left.onward(one), right.onward(other)
        for answer, after in answers.items():
            if answer in others:
                yield here, answer, (after, others[answer], _still_needed(left, right, after, others[answer], memory))
        return
    second = not here or (here in right.may_ask(other) and there not in ("", *left.may_ask(one)))
    side, question = (other, there) if second else (one, here)
    if isinstance(side, str):
        return
    known = dict(memory).get(question)
    for answer, after in (right if second else left).onward(side).items():
        if known in (None, answer):
            now, then = (one, after) if second else (after, other)
            remembered = memory if known else tuple(sorted((*memory, (question, answer))))
            yield question, "" if known else answer, (now, then, _still_needed(left, right, now, then, remembered))


def _still_needed(
    left: Follower, right: Follower, one: Side, other: Side, memory: tuple[tuple[str, str], ...]
) -> tuple[tuple[str, str], ...]:
    if not memory:
        return memory
    may_ask = left.may_ask(one) | right.may_ask(other)
    return tuple(kept for kept in memory if kept[0] in may_ask)
