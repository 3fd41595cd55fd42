"""Why an example fails: where its walk left the way that its author expects, what decided, and what would set it right."""

from __future__ import annotations

from bisect import bisect_left

from ..answers import meant_answers
from ..model import Outcome, Tree
from ..paths.changes import what_would_change
from ..paths.futures import Futures, futures_of
from ..paths.search import worthiest
from ..paths.states import TooMany
from ..value import Value, known_of
from ..walk import Step, Walk
from .points import Rescore, rescores

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..model import Answer
    from ..paths.states import State
    from .runs import Rehearsal, Run


class Mending(Value):
    """A whole walk to the outcome that an example expects, near to the answers that it gives."""

    given: Mapping[str, str]
    walk: Walk

    @property
    def switched(self) -> tuple[Step, ...]:
        """The steps whose questions the example answers otherwise."""
        return tuple(step for step in self.walk.steps if self.given.get(step.question.id, step.answer.id) != step.answer.id)

    @property
    def added(self) -> tuple[Step, ...]:
        """The steps whose questions it doesn't answer."""
        return tuple(step for step in self.walk.steps if step.question.id not in self.given)

    @property
    def dropped(self) -> tuple[str, ...]:
        """The questions that it answers and that aren't asked on this walk."""
        asked = {step.question.id for step in self.walk.steps}
        return tuple(question for question in self.given if question not in asked)


class Parting(Value):
    """The step after which a walk can't go as its author expects any more, whatever is answered later: some questions that
    the example answers can't be asked then, or the outcome that it expects can't be reached."""

    step: Step
    questions: tuple[str, ...]
    outcome: bool


class Failure(Value):
    """Why an example fails.

    `deciding` are the steps that settled its outcome: those that a rule tested, or those whose points count for it rather
    than for the one expected, most first. `mendings` are up to three of those that change the fewest answers, `more` how many
    more there are of these (None for more than are counted); none where nothing leads there, None where the tree is too large
    to tell. `rescores` are the smallest changes of one answer's points that would do.
    """

    run: Run
    expected: Outcome | None
    parting: Parting | None
    deciding: tuple[Step, ...]
    mendings: tuple[Mending, ...] | None
    more: int | None
    rescores: tuple[Rescore, ...]


def failures(rehearsal: Rehearsal) -> tuple[Failure, ...]:
    """Every failing example."""
    return tuple(_failure(rehearsal, run) for run in rehearsal.failed)


def _failure(rehearsal: Rehearsal, run: Run) -> Failure:
    tree = rehearsal.tree
    expected = tree.outcomes.get(run.example.outcome)
    if expected is None or run.got is expected:
        return Failure(run, expected, None, (), (), 0, ())
    mendings, more = _turned(run, expected) if run.whole else _nearest(run, expected)
    return Failure(run, expected, parting(run), _deciding(run, expected), mendings, more, rescores(rehearsal, run, expected))


def parting(run: Run) -> Parting | None:
    """Where the walk left the way that its author expects; None if that never was open, or the tree is too large to tell."""
    futures = futures_of(run.walk.tree)
    if futures is None:
        return None
    try:
        return _parting(futures, run)
    except TooMany:
        return None


def _parting(futures: Futures, run: Run) -> Parting | None:
    steps = run.walk.steps
    at_first = _open(futures, run, 0)

    def lost(count: int) -> tuple[bool, tuple[str, ...]]:
        """What is out of reach after so many steps, and was within reach at first: the outcome, questions."""
        questions, outcomes = _open(futures, run, count)
        gone = at_first[0] - questions - {step.question.id for step in steps[:count]}
        return run.example.outcome in at_first[1] - outcomes, tuple(one for one in run.example.answers if one in gone)

    # what is out of reach stays so: the first step after which anything is can be halved in upon
    count = bisect_left(range(len(steps) + 1), True, key=lambda count: lost(count) != (False, ()))
    if count > len(steps):
        return None
    outcome, questions = lost(count)
    return Parting(steps[count - 1], questions, outcome)


def _open(futures: Futures, run: Run, count: int) -> tuple[frozenset[str], frozenset[str]]:
    """The questions that can still be asked after so many steps, and the outcomes that can still be reached."""
    steps = run.walk.steps[:count]
    if count == len(run.walk.steps) and isinstance(run.walk.here, Outcome):
        return frozenset(), frozenset((run.walk.here.id,))
    state = futures.rulebook.after_steps(steps)
    lifted = futures.lifted(state, (step.answer for step in steps))
    ahead = known_of(futures.tree, _askable)[state]
    questions = frozenset(one for one, rank in futures.tree.order.items() if ahead >> rank & 1)
    return questions, futures.ends_in(futures.reach[state], lifted)


def _askable(tree: Tree) -> dict[State | str, int]:
    """By state, the questions that can be asked there and after it, as bits by their rank."""
    futures = futures_of(tree)
    found: dict[State | str, int] = {}
    for state in reversed(futures.onward if futures else {}):
        found[state] = 1 << tree.order[state[0]]
        for _, go, _ in futures.onward[state] if futures else ():
            found[state] |= found.get(go, 0)
    return found


def _deciding(run: Run, expected: Outcome) -> tuple[Step, ...]:
    walk, got = run.walk, run.got
    if got is None or not walk.by_points:
        return walk.led_by
    scored = [step for step in walk.steps if any(step.answer.points.values())]
    if got.id not in walk.tree.contenders:
        return tuple(scored)

    def ahead(step: Step) -> int:
        return step.answer.points.get(got.id, 0) - step.answer.points.get(expected.id, 0)

    return tuple(sorted((step for step in scored if ahead(step) > 0), key=ahead, reverse=True))


def _turned(run: Run, expected: Outcome) -> tuple[tuple[Mending, ...] | None, int | None]:
    """What changes the fewest answers of a whole walk."""
    turns = what_would_change(run.walk)
    if turns is None:
        return None, None
    turn = next((turn for turn in turns if turn.outcome is expected), None)
    if turn is None:
        return (), 0
    mendings = (Mending(run.example.answers, _only_asked(change.walk)) for change in turn.changes)
    return tuple(sorted(mendings, key=lambda one: len(one.added) + len(one.dropped))), turn.more


def _only_asked(walk: Walk) -> Walk:
    return Walk(walk.tree, {step.question.id: step.answer.id for step in walk.steps})


def _nearest(run: Run, expected: Outcome) -> tuple[tuple[Mending, ...] | None, int | None]:
    """What changes the fewest lines, written anew or taken out, where the answers given make no whole walk."""
    tree, given = run.walk.tree, meant_answers(run.walk.tree, run.example.answers)
    futures = futures_of(tree)
    if futures is None:
        return None, None

    def takes(question: str, answer: Answer) -> bool:
        return answer.id in (given.get(question), *tree.questions[question].answers)

    def worth(state: State, answer: Answer, _: State | str) -> int:
        return int(state[0] in given) - int(given.get(state[0]) != answer.id)

    ways = futures.taken(takes)
    try:
        if expected.id not in futures.ends_in(futures.reach_by(ways)[futures.begin]):
            return (), 0
        found = worthiest(futures, ways, {expected.id: futures.ending_in(expected.id)}, worth)
    except TooMany:
        return None, None
    return ((Mending(run.example.answers, Walk(tree, found[expected.id])),), 0) if found else (None, None)
