"""The shortest answers that show what points can't do in a tree: let an outcome win, decide a tie, be of any account."""

from __future__ import annotations

from ..decide import decided
from ..model import DECIDE, Answer, Question, Tree
from .futures import Futures, futures_of
from .search import Search, shortest
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .states import State


def nearest(futures: Futures, outcome: str) -> tuple[int, dict[str, str]]:
    """For an outcome that never wins: how many points it is off where it comes nearest, and the shortest answers there
    (none if they take too much to find).

    A contender is off by as much as it is behind; the outcome of close calls by the lead. Raises TooMany.
    """
    behind: dict[int, int] = {}
    for place, totals in _whole_walks(futures):
        gap = max(totals.values()) - totals[outcome] if outcome in totals else decided(futures.tree, totals).lead
        behind[gap] = behind.get(gap, 0) | 1 << place
    least = min(behind)
    return least, shortest(futures, futures.onward, {DECIDE: {DECIDE: behind[least]}}).get(DECIDE, {})


def shortest_to(tree: Tree, outcome: str) -> dict[str, str]:
    """The answers of a shortest walk that ends in an outcome; none if there is no such walk, or it takes too much to find."""
    futures = futures_of(tree)
    try:
        if futures is None or outcome not in futures.ends_in(futures.reach[futures.begin]):
            return {}
        return shortest(futures, futures.onward, {outcome: futures.ending_in(outcome)}).get(outcome, {})
    except TooMany:
        return {}


def silent_ties(futures: Futures) -> dict[tuple[str, ...], dict[str, str]]:
    """The contenders that can come out level, the one that wins then first, with the shortest answers that show it, wherever
    nothing but the order of the file decides between them. Raises TooMany."""
    decide = futures.tree.decide
    if decide.when_close:
        return {}
    silent = {first: {DECIDE: bits} for first, bits in _level(futures).items() if decide.tie not in first}
    return shortest(futures, futures.onward, silent)


def settling_all(futures: Futures) -> tuple[str, ...]:
    """The contenders any of which settles every tie as `tie`: they are among those that come out level each time."""
    ties = [set(first) for first in _level(futures)]
    return tuple(outcome for outcome in futures.tree.contenders if all(outcome in first for first in ties))


def _level(futures: Futures) -> dict[tuple[str, ...], int]:
    """The contenders that can come out level, in the order of the file, with the places where they do."""
    level: dict[tuple[str, ...], int] = {}
    for place, totals in _whole_walks(futures):
        first = tuple(outcome for outcome, points in totals.items() if points == max(totals.values()))
        if len(first) > 1:
            level[first] = level.get(first, 0) | 1 << place
    return level


def tips(futures: Futures, question: Question) -> bool:
    """Whether the points of a question ever tip the balance, where all its answers lead the same way on. Raises TooMany.

    The walks through it that give one answer become those that give another by shifting their points, so comparing what
    the places decide for before and after the shift compares all of them at once.
    """

    def through(state: State, answer: Answer, _: State | str) -> int:
        return int(state[0] == question.id)

    first, *others = question.choices.values()
    ways = futures.taken(lambda asked, answer: asked != question.id or answer is first)
    reached = Search(futures, ways, through, 1).reach[futures.begin].get(DECIDE, 0) >> futures.places
    for other in others:
        moved = futures.lead_apart(first, other)
        for outcome, places in futures.winners.items():
            with_other = _shifted(reached & places, moved)
            if any(with_other & places for winner, places in futures.winners.items() if winner != outcome):
                return True
    return False


def _shifted(bits: int, places: int) -> int:
    return bits << places if places >= 0 else bits >> -places


def _whole_walks(futures: Futures) -> list[tuple[int, dict[str, int]]]:
    """The places in which whole walks end by points, and the totals there, the first contender's taken as 0."""
    bits = futures.reach[futures.begin].get(DECIDE, 0)
    return [(place, futures.totals(place)) for place, bit in enumerate(reversed(f"{bits:b}")) if bit == "1"]
