"""What would change a result: the smallest sets of changed answers that lead to each other outcome.

A question is never changed to "not sure". An answer to a question that only comes up because of a change is no change; of
the ways to answer such questions, one with the fewest is shown. What was answered once and is not on the way is left aside.
"""

from __future__ import annotations

from itertools import islice

from ..model import UNSURE, Answer, Outcome, Question
from ..value import Value, changed
from ..walk import Step, Walk
from .futures import Futures, futures_of
from .outlook import outlook
from .search import Search, shortest
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .futures import Ends
    from .states import State

SHOWN = 3
"""How many of the smallest sets are shown for each outcome."""
MOST_CHANGED = 100
"""How many answers may have to change before it is too much to tell."""
MOST_COUNTED = 1_000
"""How many sets are counted before the rest is "more"."""


class Switch(Value):
    """One changed answer."""

    question: Question
    before: Answer
    after: Answer


class Change(Value):
    """A set of changed answers, the finished walk that they make, and the steps of it that were not on the walk before."""

    switches: tuple[Switch, ...]
    walk: Walk
    added: tuple[Step, ...]

    @property
    def assumed(self) -> frozenset[str]:
        """The questions that only come up because of the changes: nobody has answered them."""
        return frozenset(step.question.id for step in self.added)


class Turn(Value):
    """What leads to another outcome: how many answers must change at least, up to three of the sets of so many, and how
    many more there are; None where there are more than are counted."""

    outcome: Outcome
    size: int
    changes: tuple[Change, ...]
    more: int | None


def what_would_change(walk: Walk) -> tuple[Turn, ...] | None:
    """What leads from a walk that is finished or settled to each other outcome within reach, fewest changes first.

    Empty if nothing does; None if the tree is too large to tell, or nothing is settled yet. Exact.
    """
    futures = futures_of(walk.tree)
    settled = outlook(walk).settled
    if futures is None or settled is None:
        return None
    try:
        return _turns(futures, walk, settled)
    except TooMany:
        return None


def _turns(futures: Futures, walk: Walk, settled: str) -> tuple[Turn, ...]:
    given = walk.answered

    def takes(question: str, answer: Answer) -> bool:
        return answer.id in (given.get(question), *walk.tree.questions[question].answers)

    def cost(state: State, answer: Answer, _: State | str) -> int:
        return int(given.get(state[0], answer.id) != answer.id)

    ways = futures.taken(takes)
    others = futures.ends_in(futures.reach_by(ways)[futures.begin]) - {settled}
    most = 1
    found: dict[str, int] = {}
    while not others <= found.keys():
        search = Search(futures, ways, cost, most)
        found = search.least_costs()
        most *= 2
    turns = [_turn(walk, search, outcome, found[outcome]) for outcome in walk.tree.outcomes if outcome in others]
    return tuple(sorted(turns, key=lambda turn: turn.size))


def _turn(walk: Walk, search: Search, outcome: str, size: int) -> Turn:
    if size > MOST_CHANGED:
        raise TooMany
    frontier: dict[State | str, Ends] = {search.futures.begin: search.needed(search.futures.ending_in(outcome), size)}
    sets = list(islice(_sets(walk, search, frontier, size), MOST_COUNTED + 1))
    changes = tuple(_change(walk, search.futures, answers, outcome) for answers in sets[:SHOWN])
    more = None if len(sets) > MOST_COUNTED else len(sets) - len(changes)
    return Turn(walk.tree.outcomes[outcome], size, changes, more)


def _sets(walk: Walk, search: Search, frontier: dict[State | str, Ends], left: int) -> Iterator[dict[str, str]]:
    """Every set of `left` changed answers that leads from these states to what they need, each once.

    All the states come from the same changes: what differs between them is how new questions were answered.
    """
    if not left:
        yield {}
        return
    order, known = walk.tree.order, walk.answered
    while states := [state for state in frontier if not isinstance(state, str)]:
        question = min((state[0] for state in states), key=order.__getitem__)
        given = known.get(question)
        changes: dict[str, dict[State | str, Ends]] = {}
        for state in [state for state in states if state[0] == question]:
            needed = frontier.pop(state)
            for way in search.ways[state]:
                after = search.after(needed, state, way)
                if after:
                    kept = given is None or way[0].id == given
                    into = frontier if kept else changes.setdefault(way[0].id, {})
                    into[way[1]] = _either(into.get(way[1], {}), after)
        for answer, ahead in changes.items():
            yield from ({question: answer, **rest} for rest in _sets(walk, search, ahead, left - 1))


def _either(needed: Ends, other: Ends) -> Ends:
    return {end: needed.get(end, 0) | other.get(end, 0) for end in {**needed, **other}}


def _change(walk: Walk, futures: Futures, answers: dict[str, str], outcome: str) -> Change:
    given = walk.answered
    known = {**given, **answers}

    def takes(question: str, answer: Answer) -> bool:
        return answer.id == known[question] if question in known else answer.id != UNSURE

    whole = shortest(futures, futures.taken(takes), {outcome: futures.ending_in(outcome)})
    if not whole:
        raise TooMany
    other = changed(walk, given={**walk.given, **whole[outcome]}, asking=None)
    questions = walk.tree.questions
    switches = tuple(
        Switch(questions[one], questions[one].choices[given[one]], questions[one].choices[answer])
        for one, answer in answers.items()
    )
    return Change(switches, other, tuple(step for step in other.steps if step.question.id not in given))
