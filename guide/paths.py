"""Exact answers about the ways through a tree: how long they still are, and where they can end.

Conditions on earlier answers are part of it. What matters of the answers so far is only which of the conditional rules
ahead can no longer apply, because a question that they name has had another answer or can't be asked any more. A *state*
is a question together with the set of those rules, as the bits of a whole number; ways that meet in a state are followed
once. States are found in the tree's order, each before all that can follow it, so every analysis is one pass over them,
forward or backward.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from .decide import decided
from .model import DECIDE, UNSURE, Answer, Outcome, Question, Rule, Tree, ways_on
from .value import Value
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    State: TypeAlias = "tuple[str, int]"
    Lead: TypeAlias = "tuple[int, ...]"
    Answers: TypeAlias = "Callable[[Question], Iterable[Answer]]"

MOST_STATES = 20_000
"""How many states (with their points, where these matter) are followed before an exact answer is given up."""


class TooMany(Exception):
    """There are more states than are followed."""


class Way(Value):
    """One answer at a state, the rule that it follows, and the state it leads to: None where the walk ends."""

    answer: Answer
    rule: Rule
    state: State | None


class Rulebook:
    """A tree's conditional rules, each as one bit, and what rules them out."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.bits: dict[int, int] = {}
        self.ahead: dict[str, int] = {}  # the rules at a question or anywhere after it
        self.testing: dict[str, list[tuple[int, tuple[str, ...]]]] = {}  # by question: the rules that test it, and for what
        self.after: dict[str, int] = {}  # the questions within reach of one, itself included, as bits by rank
        for question_id in reversed(tree.order):
            self._take(tree.questions[question_id])
        self.tested = {question: _any(bit for bit, _ in rules) for question, rules in self.testing.items()}
        self._testing_any: dict[int, int] = {}

    def _take(self, question: Question) -> None:
        ahead, after = 0, 1 << self.tree.order[question.id]
        for rule in ways_on(question):
            if rule.when and id(rule) not in self.bits:
                bit = self.bits[id(rule)] = 1 << len(self.bits)
                for tested, answers in rule.when.items():
                    self.testing.setdefault(tested, []).append((bit, answers))
            ahead |= self.bits.get(id(rule), 0) | self.ahead.get(rule.go, 0)
            after |= self.after.get(rule.go, 0)
        self.ahead[question.id], self.after[question.id] = ahead, after

    def begin(self) -> State:
        """The state at the start."""
        start, order = self.tree.start, self.tree.order
        never_asked = _any(rules for question, rules in self.tested.items() if question not in order)
        return start, never_asked & self.ahead[start]

    def way(self, state: State, answer: Answer) -> Way:
        """The way that an answer leads from a state."""
        question = self.tree.questions[state[0]]
        ruled_out = state[1]
        for bit, answers in self.testing.get(question.id, ()):
            if answer.id not in answers:
                ruled_out |= bit
        not_yet = self.after[question.id] & ~(1 << self.tree.order[question.id])
        asked_too_late = self._unaskable(not_yet, 0)
        rules = answer.then or question.then
        rule = next(rule for rule in rules if not self.bits.get(id(rule), 0) & (ruled_out | asked_too_late))
        if rule.go not in self.ahead:
            return Way(answer, rule, None)
        ruled_out |= self._unaskable(not_yet, self.after[rule.go])
        return Way(answer, rule, (rule.go, ruled_out & self.ahead[rule.go]))

    def _unaskable(self, before: int, after: int) -> int:
        """The rules that test a question which could be asked before and can't be asked after."""
        gone, order = before & ~after, self.tree.order
        if gone not in self._testing_any:
            asked = (rules for question, rules in self.tested.items() if question in order and gone >> order[question] & 1)
            self._testing_any[gone] = _any(asked)
        return self._testing_any[gone]


def _any(bits: Iterable[int]) -> int:
    """All the bits that any of these has."""
    return reduce(or_, bits, 0)


def questions_left(walk: Walk) -> tuple[int, int]:
    """The fewest and the most questions still to be asked, the one that the walk stands at included.

    Exact; in a tree with too many states the bounds are still honest: at least 1, at most as many as rank behind it.
    """
    here = walk.here
    if not isinstance(here, Question):
        return 0, 0
    rulebook = Rulebook(walk.tree)
    try:
        ways = ways_from(rulebook, _stands(rulebook, walk), lambda question: question.choices.values())
    except TooMany:
        return 1, len(walk.tree.order) - walk.tree.order[here.id]
    left: dict[State | None, tuple[int, int]] = {None: (0, 0)}
    for state in reversed(ways):
        after = [left[way.state] for way in ways[state]]
        left[state] = 1 + min(fewest for fewest, _ in after), 1 + max(most for _, most in after)
    return left[next(iter(ways))]


def possible_outcomes(walk: Walk) -> frozenset[str]:
    """The ids of the outcomes that the walk can end in, whatever the answers to the questions that it has no answer to
    yet or that were answered "not sure", and to those that these would lead to.

    Exact; in a tree with too many states, every outcome that anything leads to.
    """
    tree = walk.tree

    def open_answers(question: Question) -> Iterable[Answer]:
        given = walk.given.get(question.id, UNSURE)
        return question.answers.values() if given == UNSURE else (question.answers[given],)

    rulebook = Rulebook(tree)
    try:
        return _ends(tree, ways_from(rulebook, rulebook.begin(), open_answers))
    except TooMany:
        goes = {rule.go for question in tree.order for rule in ways_on(tree.questions[question])}
        by_points = {*tree.contenders, tree.decide.when_close} if DECIDE in goes else set()
        return frozenset(outcome for outcome in tree.outcomes if outcome in goes | by_points)


def asked_questions(walk: Walk) -> tuple[list[str], set[str]]:
    """The questions asked whatever the answers that `walk.given` lacks, in order, and those that may be asked.

    A question is always asked if as many ways lead through it as there are. With too many states to follow them: where
    the walk stands, and every question.
    """
    tree = walk.tree

    def open_answers(question: Question) -> Iterable[Answer]:
        given = walk.given.get(question.id)
        return (question.choices[given],) if given else question.choices.values()

    rulebook = Rulebook(tree)
    try:
        ways = ways_from(rulebook, rulebook.begin(), open_answers)
    except TooMany:
        return [] if isinstance(walk.here, Outcome) else [walk.here.id], set(tree.questions)
    onward: dict[State | None, int] = {None: 1}
    for state in reversed(ways):
        onward[state] = sum(onward[way.state] for way in ways[state])
    through: dict[str, int] = {}
    arriving: dict[State | None, int] = {next(iter(ways)): 1}
    for state, found in ways.items():
        through[state[0]] = through.get(state[0], 0) + arriving[state] * onward[state]
        for way in found:
            arriving[way.state] = arriving.get(way.state, 0) + arriving[state]
    return [question for question, count in through.items() if count == arriving[None]], set(through)


def ways_from(rulebook: Rulebook, start: State, answers: Answers) -> dict[State, list[Way]]:
    """Every state within reach of a first one, in the tree's order, with the ways on that some answers offer.

    Raises TooMany where there are more than MOST_STATES.
    """
    tree = rulebook.tree
    pending: dict[int, dict[State, None]] = {tree.order[start[0]]: {start: None}}
    ways: dict[State, list[Way]] = {}
    for rank in range(tree.order[start[0]], len(tree.order)):
        for state in pending.pop(rank, ()):
            found = ways[state] = [rulebook.way(state, answer) for answer in answers(tree.questions[state[0]])]
            for way in found:
                if way.state:
                    pending.setdefault(tree.order[way.state[0]], {})[way.state] = None
        if len(ways) > MOST_STATES:
            raise TooMany
    return ways


def _stands(rulebook: Rulebook, walk: Walk) -> State:
    state = rulebook.begin()
    for step in walk.steps:
        state = rulebook.way(state, step.answer).state or state
    return state


def _ends(tree: Tree, ways: Mapping[State, list[Way]]) -> frozenset[str]:
    """The outcomes in which these ways end. Points are carried along only as leads: how far each contender is behind."""
    leads: dict[State, set[Lead]] = {next(iter(ways)): {(0,) * len(tree.contenders)}}
    ends: set[str] = set()
    carried = 0
    for state, answers in ways.items():
        here = leads.pop(state)
        carried += len(here)
        if carried > MOST_STATES:
            raise TooMany
        for way in answers:
            worth = [way.answer.points.get(outcome, 0) for outcome in tree.contenders]
            after = {_behind(lead, worth) for lead in here}
            if way.state:
                leads.setdefault(way.state, set()).update(after)
            elif way.rule.go == DECIDE:
                ends.update(decided(tree, dict(zip(tree.contenders, lead))).outcome for lead in after)
            else:
                ends.add(way.rule.go)
    return frozenset(ends)


def _behind(lead: Lead, worth: list[int]) -> Lead:
    totals = [have + more for have, more in zip(lead, worth)]
    first = max(totals, default=0)
    return tuple([have - first for have in totals])
