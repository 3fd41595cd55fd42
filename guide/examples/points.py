"""Which change of one answer's points would set a failing example right, and what else it would do."""

from __future__ import annotations

from ..decide import decided
from ..model import UNSURE, Answer, Outcome, Question, Tree
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .runs import Rehearsal, Run

SHOWN = 3
"""How many answers are shown whose points could be changed."""
LARGEST_POINTS = 1_000
"""The most points that an answer may give, and take."""


class Rescore(Value):
    """Other points of one answer for one outcome; the examples that would fail with them though they pass now, and the
    others that would pass though they fail."""

    question: Question
    answer: Answer
    outcome: str
    points: int
    breaks: tuple[str, ...]
    mends: tuple[str, ...]


def rescores(rehearsal: Rehearsal, run: Run, expected: Outcome) -> tuple[Rescore, ...]:
    """The smallest changes of one answer's points that bring an example to the outcome that it expects: first those that
    break the fewest others, and of these those that set the most right. None where points don't decide it, or where it would
    take a change larger than any points that the tree gives."""
    walk = run.walk
    if not run.whole or not walk.by_points:
        return ()
    most = _most_points(walk.tree)
    shifts = {outcome: shift for outcome, shift in _shifts(walk.tree, run.points, expected.id) if abs(shift) <= most}
    least = min(map(abs, shifts.values()), default=0)
    found = [
        _rescore(rehearsal, run, step.question, step.answer, outcome, shift)
        for outcome, shift in shifts.items()
        for step in walk.steps
        if abs(shift) == least and _possible(walk.tree, step.answer, outcome, shift)
    ]
    return tuple(sorted(found, key=lambda one: (len(one.breaks), -len(one.mends)))[:SHOWN])


def _most_points(tree: Tree) -> int:
    """The most points that an answer of a tree gives or takes."""
    answers = (answer for question in tree.questions.values() for answer in question.answers.values())
    return max((abs(points) for answer in answers for points in answer.points.values()), default=0)


def _shifts(tree: Tree, points: Mapping[str, int], expected: str) -> Iterator[tuple[str, int]]:
    """By contender, the smallest change of its points that makes them decide for the outcome expected."""
    widest = max(points.values()) - min(points.values()) + tree.decide.close + 1
    for outcome in points:
        for size in range(1, widest + 1):
            fitting = [shift for shift in (size, -size) if _winner(tree, points, outcome, shift) == expected]
            if fitting:
                yield outcome, fitting[0]
                break


def _winner(tree: Tree, points: Mapping[str, int], outcome: str, shift: int) -> str:
    return decided(tree, {**points, outcome: points[outcome] + shift}).outcome


def _possible(tree: Tree, answer: Answer, outcome: str, shift: int) -> bool:
    """Whether an answer may give so many points, and its outcome still takes part."""
    points = answer.points.get(outcome, 0) + shift
    if answer.id == UNSURE or abs(points) > LARGEST_POINTS:
        return False
    return points != 0 or any(
        other.points.get(outcome)
        for question in tree.questions.values()
        for other in question.answers.values()
        if other is not answer
    )


def _rescore(rehearsal: Rehearsal, run: Run, question: Question, answer: Answer, outcome: str, shift: int) -> Rescore:
    breaks, mends = [], []
    for other in rehearsal.runs:
        if other is run or not other.whole or not other.walk.by_points or other.example.answers.get(question.id) != answer.id:
            continue
        ends_well = _winner(rehearsal.tree, other.points, outcome, shift) == other.example.outcome
        if other.passed and not ends_well:
            breaks.append(other.example.id)
        if ends_well and other.got and other.got.id != other.example.outcome:
            mends.append(other.example.id)
    return Rescore(question, answer, outcome, answer.points.get(outcome, 0) + shift, tuple(breaks), tuple(mends))
