"""The ways out of every question: which answers lead to which place, and what else must be so.

Only ways that some walk takes are given: a rule that can't apply after an answer isn't drawn there, and one that always
applies isn't drawn as a condition. Trees with too many states to follow are taken by their word.
"""

from __future__ import annotations

from ..model import DECIDE
from ..paths.states import Rulebook, TooMany, ways_from
from ..value import NOTHING, Frozen, Value, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from typing import TypeAlias

    from ..model import Answer, Question, Rule, Tree

    Condition: TypeAlias = "Mapping[str, tuple[str, ...]]"
    Followed: TypeAlias = "Callable[[Question, Answer, Rule], bool]"

MOST_POINTS, CLOSE_CALL = "most", "close"
"""By what the points decide for an outcome: it has most of them, or the lead is small."""


class Way(Value):
    """Answers to one question that lead to one place; its `number` counts the ways out of that question, from 0.

    `when` has the conditions under which they lead there, as a rule has them; none for answers that lead there whatever
    came before. Ways with conditions are tried in order, and the last of them is `otherwise`. Where the points decide, the
    question is `decide`, and `answers` tells by what.
    """

    question: str
    number: int
    answers: tuple[str, ...]
    go: str
    when: Condition = NOTHING
    otherwise: bool = False

    @property
    def always(self) -> bool:
        """Whether these answers lead there whatever came before."""
        return not self.when and not self.otherwise

    def takes(self, answer: str, given: Mapping[str, str]) -> bool:
        """Whether an answer leads this way, after the answers that were given on a walk, this one included, if no way
        before this one takes it."""
        if answer not in self.answers:
            return False
        return all(given.get(question) in wanted for question, wanted in self.when.items())


def ways_of(tree: Tree) -> dict[str, tuple[Way, ...]]:
    """The ways out of every question that some walk comes to, in the tree's order."""
    followed = _followed(tree)
    asked = [tree.questions[question] for question in tree.order if _is_asked(tree.questions[question], followed)]
    found = {question.id: _ways(question, followed) for question in asked}
    return {question: tuple(changed(way, number=number) for number, way in enumerate(ways)) for question, ways in found.items()}


def ways_of_points(tree: Tree) -> tuple[Way, ...]:
    """The ways out of where the points decide: to each outcome that they can decide for."""
    from ..paths.futures import futures_of

    futures = futures_of(tree)
    ends = None if futures is None else futures.ends_in({DECIDE: futures.reach[futures.begin].get(DECIDE, 0)})
    by_close = tree.decide.when_close
    reasons = {
        outcome: tuple(
            reason for reason, holds in ((MOST_POINTS, outcome in tree.contenders), (CLOSE_CALL, outcome == by_close)) if holds
        )
        for outcome in tree.outcomes
        if outcome in (*tree.contenders, by_close) and (ends is None or outcome in ends)
    }
    return tuple(Way(DECIDE, number, by, outcome) for number, (outcome, by) in enumerate(reasons.items()))


def way_taken(ways: Iterable[Way], answer: str, given: Mapping[str, str]) -> Way:
    """The way among those out of a question that an answer leads, after the answers given on a walk, this one included."""
    return next(way for way in ways if way.takes(answer, given))


def _followed(tree: Tree) -> Followed:
    """What tells whether a rule is ever followed after an answer."""
    rulebook = Rulebook(tree)
    try:
        states = ways_from(rulebook, rulebook.begin(), lambda question: question.choices.values())
    except TooMany:
        return lambda question, answer, rule: answer.id in rule.when.get(question.id, (answer.id,))
    taken = {(state[0], way.answer.id, id(way.rule)) for state, ways in states.items() for way in ways}
    return lambda question, answer, rule: (question.id, answer.id, id(rule)) in taken


def _is_asked(question: Question, followed: Followed) -> bool:
    return any(
        followed(question, answer, rule) for answer in question.choices.values() for rule in answer.then or question.then
    )


def _ways(question: Question, followed: Followed) -> list[Way]:
    goes: dict[str, list[str]] = {}  # by place: the answers that always lead there
    groups: dict[str, list[str]] = {}  # by whose rules they follow (their own, or the question's): the other answers
    for answer in question.choices.values():
        places = {rule.go for rule in answer.then or question.then if followed(question, answer, rule)}
        kept = (
            goes.setdefault(places.pop(), []) if len(places) == 1 else groups.setdefault(answer.id if answer.then else "", [])
        )
        kept.append(answer.id)
    ways = [Way(question.id, 0, tuple(answers), go) for go, answers in goes.items()]
    for whose, answers in groups.items():
        ways += _with_conditions(question, whose, answers, followed)
    return ways


def _with_conditions(question: Question, whose: str, answers: list[str], followed: Followed) -> list[Way]:
    """The ways of answers that follow the same rules, in the order of the rules."""
    ways: list[Way] = []
    choices = question.choices
    for rule in choices[whose].then if whose else question.then:
        takers = tuple(answer for answer in answers if followed(question, choices[answer], rule))
        if takers:
            ways.append(Way(question.id, 0, takers, rule.go, _narrowed(rule.when, question.id, takers, answers)))
    go, rest = ways[-1].go, set[str]()
    while ways and ways[-1].go == go:  # conditions right before the last way that lead to the same place don't matter
        rest |= {*ways.pop().answers}
    return [*ways, Way(question.id, 0, tuple(answer for answer in answers if answer in rest), go, otherwise=True)]


def _narrowed(when: Condition, question: str, takers: tuple[str, ...], answers: Sequence[str]) -> Condition:
    """A rule's conditions, of which the one on the question itself only names those answers that it still sets apart."""
    earlier = {asked: wanted for asked, wanted in when.items() if asked != question}
    return Frozen(earlier if len(takers) == len(answers) else {**earlier, question: takers}) or NOTHING
