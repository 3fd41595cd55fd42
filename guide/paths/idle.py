"""What can never change the outcome: questions that never matter, and answers that could stand in for each other.

Two answers to a question are *alike* if putting one in place of the other never changes the outcome, whatever all the
other answers are. A question *never matters* if all its answers are alike, "not sure" among them.
"""

from __future__ import annotations

from ..model import UNSURE, Answer, Question, Tree
from ..value import Value, known_of
from ..walk import Walk
from .futures import Futures, futures_of
from .joint import Comparing, Follower
from .states import TooMany

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from .futures import Onward
    from .joint import Place
    from .states import State


MOST_FOLLOWED = 100_000
"""How many places of walks are looked at before an exact answer is given up."""


class Idle(Value):
    """A question that never matters, and a shortest walk that it is asked on."""

    question: Question
    shortest: Walk


def idle_questions(tree: Tree) -> tuple[Idle, ...] | None:
    """The questions that are asked on some walk and never change an outcome, in the tree's order; None if the tree is too
    large to tell. Exact."""
    futures = futures_of(tree)
    classes = known_of(tree, _classes)
    if futures is None or classes is None:
        return None
    idle = (tree.questions[question] for question, sets in classes.items() if len(sets) == 1)
    return tuple(Idle(question, shortest_through(futures, question.id)) for question in idle)


def alike_answers(tree: Tree) -> tuple[tuple[Question, tuple[Answer, ...]], ...] | None:
    """The sets of answers that are alike, to questions that do matter, with their question: between them, none of these is
    ever decisive. None if the tree is too large to tell. Exact."""
    classes = known_of(tree, _classes)
    if classes is None:
        return None
    sets = (
        (tree.questions[question], tuple(tree.questions[question].answers[answer] for answer in alike if answer != UNSURE))
        for question, found in classes.items()
        for alike in found
        if len(found) > 1
    )
    return tuple((question, answers) for question, answers in sets if len(answers) > 1)


def _classes(tree: Tree) -> dict[str, list[list[str]]] | None:
    """By question that is asked on some walk, its answers, those that are alike together."""
    try:
        follower = _follower(tree)
        places, comparing = _places(follower), Comparing(follower)
        return {one: _alike(comparing, tree.questions[one], places[one]) for one in tree.order if one in places}
    except TooMany:
        return None


def _follower(tree: Tree) -> Follower:
    questions = tree.questions.values()
    names = {(question.id, answer): answer for question in questions for answer in question.choices}
    return Follower(tree, names | {(question.id, ""): question.id for question in questions})


def _places(follower: Follower) -> dict[str, list[Place]]:
    """By question, every place that a walk can stand at when it is asked."""
    found: dict[str, dict[Place, None]] = {follower.asks(follower.begin()): {follower.begin(): None}}
    most = 0
    for question in follower.tree.order:
        for place in list(found.get(question, ())):
            for after in follower.onward(place).values():
                if not isinstance(after, str):
                    found.setdefault(follower.asks(after), {})[after] = None
        most += len(found.get(question, ()))
        if most > MOST_FOLLOWED:
            raise TooMany
    return {question: list(places) for question, places in found.items()}


def _alike(comparing: Comparing, question: Question, places: Iterable[Place]) -> list[list[str]]:
    """The answers to a question, those that are alike together."""
    onward = comparing.follower.onward
    found: list[list[str]] = []
    open_places = [place for place in places if not isinstance(place[1], str)]
    for answer in question.choices:
        for alike in found:
            starts = ((onward(place)[alike[0]], onward(place)[answer]) for place in open_places)
            if not comparing.ever_differ(starts):
                alike.append(answer)
                break
        else:
            found.append([answer])
    return found


def shortest_through(futures: Futures, question: str, wanted: Collection[str] = ()) -> Walk:
    """A shortest walk that a question is asked on, and given one of these answers if there are any."""

    def offered(state: State) -> list[Onward]:
        return [way for way in futures.onward[state] if not wanted or state[0] != question or way[0].id in wanted]

    def fewest(way: Onward) -> int:
        return futures.fewest.get(way[1], 0)

    came: dict[State | str, tuple[int, State | None, str]] = {futures.begin: (0, None, "")}
    for state, ways in futures.onward.items():
        for answer, go, _ in ways if state in came else ():
            if isinstance(go, tuple) and (go not in came or came[state][0] + 1 < came[go][0]):
                came[go] = (came[state][0] + 1, state, answer.id)
    places = [state for state in came if isinstance(state, tuple) and state[0] == question]
    through = min(places, key=lambda state: came[state][0] + min(map(fewest, offered(state))))
    answers: list[tuple[str, str]] = []
    at: State | str = through
    while not isinstance(at, str):
        way = min(offered(at), key=fewest)
        answers.append((at[0], way[0].id))
        at = way[1]
    before = came[through]
    while before[1] is not None:
        answers.insert(0, (before[1][0], before[2]))
        before = came[before[1]]
    return Walk(futures.tree, dict(answers))
