"""How much of a walk is still open: how many questions are left, and which outcomes are within reach.

"Not sure" counts as an answer here, wherever a question offers it.
"""

from __future__ import annotations

from ..model import DECIDE, Outcome, Question, Tree, ways_on
from ..value import Value
from ..walk import Walk
from .futures import Futures, futures_of
from .one_by_one import ends_after
from .states import Rulebook, TooMany, knowing, ways_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .states import State


class Chance(Value):
    """What of the ways onward ends in one outcome: how many walks, and which share *if all the remaining answers to a
    question were equally likely*. None where that is too much to count.

    The share of the walks is another number: long branches hold more walks than short ones, and are no likelier.
    """

    walks: int | None
    share: float | None


class Outlook(Value):
    """What can still become of a walk.

    `outcomes` has those within reach, in the order of the file. `walks` is the number of ways onward, None where there
    are too many states to follow. `counted` tells whether the outcomes' numbers are given; `exact` whether each outcome
    is truly within reach: if not, those are listed that anything in the tree leads to.
    """

    outcomes: Mapping[str, Chance]
    walks: int | None
    counted: bool
    exact: bool

    @property
    def settled(self) -> str | None:
        """The one outcome that is left whatever the remaining answers are, if there is only one."""
        return next(iter(self.outcomes)) if len(self.outcomes) == 1 else None


def outlook(walk: Walk) -> Outlook:
    """What can still become of a walk from where it stands: every answer from there on is taken to be open."""
    tree, here = walk.tree, walk.here
    if isinstance(here, Outcome):
        return Outlook({here.id: Chance(1, 1.0)}, 1, counted=True, exact=True)
    futures = futures_of(tree)
    if futures is None:
        return _one_by_one(walk)
    state = futures.rulebook.after_steps(walk.steps)
    lifted = futures.lifted(state, (step.answer for step in walk.steps))
    return _ahead(futures, state, lifted)


def _ahead(futures: Futures, state: State, lifted: int) -> Outlook:
    tree, walks = futures.tree, futures.walks[state]
    try:
        count, share = futures.sums(futures.counts, state, lifted), futures.shares(futures.weights, state, lifted)
    except TooMany:
        return _within_reach(futures, state, lifted)
    outcomes = {one: Chance(count[one], share[one]) for one in tree.outcomes if one in count}
    return Outlook(outcomes, walks, counted=True, exact=True)


def _one_by_one(walk: Walk) -> Outlook:
    tree = walk.tree
    try:
        found = ends_after(tree, walk.steps, lambda *_: True)
    except TooMany:
        return Outlook({outcome: Chance(None, None) for outcome in led_to(tree)}, None, counted=False, exact=False)
    outcomes = {one: Chance(found[one].walks, found[one].share) for one in tree.outcomes if one in found}
    return Outlook(outcomes, sum(one.walks for one in found.values()), counted=True, exact=True)


def _within_reach(futures: Futures, state: State, lifted: int) -> Outlook:
    tree, walks = futures.tree, futures.walks[state]
    try:
        reached, exact = futures.ends_in(futures.reach[state], lifted), True
    except TooMany:
        reached, exact = frozenset(led_to(tree)), False
    outcomes = {one: Chance(None, None) for one in tree.outcomes if one in reached}
    return Outlook(outcomes, walks, counted=False, exact=exact)


def questions_left(walk: Walk) -> tuple[int, int]:
    """The fewest and the most questions still to be asked, the one that the walk stands at included.

    Exact; in a tree with too many states the bounds are still honest: at least 1, at most as many as rank behind it.
    """
    here = walk.here
    if not isinstance(here, Question):
        return 0, 0
    futures = futures_of(walk.tree)
    if futures is not None:
        state = futures.rulebook.after_steps(walk.steps)
        return futures.fewest[state], futures.most[state]
    try:
        return _lengths_left(walk)
    except TooMany:
        return 1, len(walk.tree.order) - walk.tree.order[here.id]


def _lengths_left(walk: Walk) -> tuple[int, int]:
    rulebook = Rulebook(walk.tree)
    state = rulebook.after_steps(walk.steps)
    ways = ways_from(rulebook, state, lambda question: question.choices.values())
    left: dict[State | None, tuple[int, int]] = {None: (0, 0)}
    for one in reversed(ways):
        after = [left[way.state] for way in ways[one]]
        left[one] = 1 + min(fewest for fewest, _ in after), 1 + max(most for _, most in after)
    return left[state]


def questions_ahead(walk: Walk) -> tuple[Question, ...]:
    """The questions that can still be asked, the one that the walk stands at included, in the tree's order.

    In a tree with too many states, all that rank behind it too, whether the answers so far still lead to them or not.
    """
    tree, here = walk.tree, walk.here
    if not isinstance(here, Question):
        return ()
    futures = futures_of(tree)
    if futures is None:
        return tuple(tree.questions[one] for one in tree.order if tree.order[one] >= tree.order[here.id])
    reached: set[State | str] = {futures.rulebook.after_steps(walk.steps)}
    for state, ways in futures.onward.items():
        if state in reached:
            reached.update([go for _, go, _ in ways])
    asked = {state[0] for state in reached if not isinstance(state, str)}
    return tuple(tree.questions[one] for one in tree.order if one in asked)


def possible_outcomes(walk: Walk) -> frozenset[str]:
    """The ids of the outcomes that the walk can end in, whatever the answers to the questions that it has no answer to
    yet or that were answered "not sure", and to those that these would lead to.

    Exact; in a tree with too many states, every outcome that anything leads to.
    """
    return outcomes_with(walk.tree, walk.given)


def outcomes_with(tree: Tree, given: Mapping[str, str]) -> frozenset[str]:
    """The same for answers by question, which the tree has."""
    futures = futures_of(tree)
    if futures is not None:
        return futures.ends_with(given)
    try:
        return frozenset(ends_after(tree, (), knowing(given)))
    except TooMany:
        return frozenset(led_to(tree))


def questions_unanswered(walk: Walk) -> tuple[int, int]:
    """The fewest and the most questions without an answer that are still asked, if the answers given are used on the way.

    Exact; in a tree with too many states the bounds are still honest.
    """
    given, here = walk.given, walk.forward().here
    if not isinstance(here, Question):
        return 0, 0
    futures = futures_of(walk.tree)
    if futures is None:
        return 1, sum(one not in given and rank >= walk.tree.order[here.id] for one, rank in walk.tree.order.items())
    ways = futures.taken(lambda question, answer: given.get(question, answer.id) == answer.id)
    fewest: dict[State | str, int] = {}
    most: dict[State | str, int] = {}
    for state in reversed(ways):
        asked = state[0] not in given
        fewest[state] = asked + min(fewest.get(go, 0) for _, go, _ in ways[state])
        most[state] = asked + max(most.get(go, 0) for _, go, _ in ways[state])
    return fewest[futures.begin], most[futures.begin]


def led_to(tree: Tree) -> tuple[str, ...]:
    """The outcomes that anything in a tree leads to, in the order of the file: for trees that are too large for more."""
    goes = {rule.go for question in tree.order for rule in ways_on(tree.questions[question])}
    by_points = {*tree.contenders, tree.decide.when_close} if DECIDE in goes else set()
    return tuple(outcome for outcome in tree.outcomes if outcome in goes | by_points)
