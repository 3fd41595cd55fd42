"""The states that a walk can be in, and the ways between them.

Conditions on earlier answers are part of it. What matters of the answers so far is only which of the conditional rules
ahead can no longer apply, because a question that they name has had another answer or can't be asked any more. A *state*
is a question together with the set of those rules, as the bits of a whole number; ways that meet in a state are followed
once. States are found in the tree's order, each before all that can follow it, so every analysis is one pass over them,
forward or backward.
"""

from __future__ import annotations

from functools import reduce
from operator import or_

from ..model import UNSURE, Answer, Question, Rule, Tree, ways_on
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from typing import TypeAlias

    from ..walk import Step

    State: TypeAlias = "tuple[str, int]"
    Answers: TypeAlias = "Callable[[Question], Iterable[Answer]]"
    Exit: TypeAlias = "tuple[int, Rule, int, int | None]"
    """A rule with its bit, the rules that can't apply any more on its way, and those ahead; none where the walk ends."""
    Takes: TypeAlias = "Callable[[str, Answer], bool]"

MOST_STATES = 20_000
"""How many states are followed before an exact answer is given up."""


class TooMany(Exception):
    """There are more states than are followed."""


def knowing(given: Mapping[str, str]) -> Takes:
    """Which answers go with some known ones, by question: those, and any real one where nothing or "not sure" is known."""

    def takes(question: str, answer: Answer) -> bool:
        known = given.get(question, UNSURE)
        return answer.id != UNSURE if known == UNSURE else answer.id == known

    return takes


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
        self._exits: dict[tuple[str, str], tuple[int, list[Exit]]] = {}  # by question and answer

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
        place = state[0], answer.id
        if place not in self._exits:
            self._exits[place] = self._exits_of(self.tree.questions[state[0]], answer)
        ruled_out, exits = self._exits[place]
        ruled_out |= state[1]
        _, rule, gone, ahead = next(exit for exit in exits if not exit[0] & ruled_out)
        way: Way = Way.of((answer, rule, None if ahead is None else (rule.go, (ruled_out | gone) & ahead)))
        return way

    def _exits_of(self, question: Question, answer: Answer) -> tuple[int, list[Exit]]:
        """The rules that an answer rules out, and the ways on after it."""
        ruled_out = _any(bit for bit, answers in self.testing.get(question.id, ()) if answer.id not in answers)
        not_yet = self.after[question.id] & ~(1 << self.tree.order[question.id])
        too_late = self._unaskable(not_yet, 0)
        exits: list[Exit] = []
        for rule in answer.then or question.then:
            bit = self.bits.get(id(rule), 0)
            if not bit & too_late:
                gone = self._unaskable(not_yet, self.after.get(rule.go, 0))
                exits.append((bit, rule, gone, self.ahead.get(rule.go)))
            if not bit:
                break  # it applies whenever it is come to
        return ruled_out, exits

    def _unaskable(self, before: int, after: int) -> int:
        """The rules that test a question which could be asked before and can't be asked after."""
        gone, order = before & ~after, self.tree.order
        if gone not in self._testing_any:
            asked = (rules for question, rules in self.tested.items() if question in order and gone >> order[question] & 1)
            self._testing_any[gone] = _any(asked)
        return self._testing_any[gone]

    def after_steps(self, steps: Iterable[Step]) -> State:
        """The state after some steps from the start that don't end a walk."""
        state = self.begin()
        for step in steps:
            state = self.way(state, step.answer).state or state
        return state


def _any(bits: Iterable[int]) -> int:
    """All the bits that any of these has."""
    return reduce(or_, bits, 0)


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


def told_apart(rulebook: Rulebook, question: Question) -> dict[str, Answer]:
    """By answer, the first one that every rule takes for the same, so that both lead the same way."""
    tests = [answers for _, answers in rulebook.testing.get(question.id, ())]
    sorts: dict[tuple[object, ...], Answer] = {}
    return {
        answer.id: sorts.setdefault((id(answer.then) if answer.then else None, *[answer.id in one for one in tests]), answer)
        for answer in question.choices.values()
    }


def at_least(tree: Tree) -> int:
    """A number of walks that a tree has more of, found among the first states: for trees with too many to follow them all.

    Each way into a state that isn't followed is one walk at least.
    """
    rulebook = Rulebook(tree)
    begin = rulebook.begin()
    pending: dict[int, dict[State, int]] = {tree.order[begin[0]]: {begin: 1}}
    ended = followed = 0
    for rank in range(len(tree.order)):
        for state, arriving in pending.pop(rank, {}).items():
            followed += 1
            for answer in tree.questions[state[0]].choices.values():
                after = rulebook.way(state, answer).state
                if after is None:
                    ended += arriving
                else:
                    there = pending.setdefault(tree.order[after[0]], {})
                    there[after] = there.get(after, 0) + arriving
        if followed > MOST_STATES:
            break
    return ended + sum(arriving for states in pending.values() for arriving in states.values()) - 1
