"""Where the answers so far put the task, criterion by criterion."""

from __future__ import annotations

from .model import Criterion, Outcome
from .value import Value, known_of, once
from .walk import Step, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import Tree

STRONG = 0.6
"""From which share of the possible lead on a criterion leans strongly."""
SLIGHT = 0.15
"""Up to which share it lies in between."""


class Gauge(Value):
    """One criterion's evidence so far.

    `points` are those of every contender; `most` is the largest lead that the answered questions could have given: the
    sum over them of the widest span between two contenders in one answer. 0 while none has been answered.
    """

    criterion: Criterion
    contenders: tuple[Outcome, ...]
    points: Mapping[str, int]
    most: int

    @once
    def toward(self) -> Outcome | None:
        """The contender that leads here; None while two lead together, or nothing has been answered."""
        ranked = sorted(self.contenders, key=lambda outcome: -self.points[outcome.id])
        return ranked[0] if self.lead else None

    @property
    def lead(self) -> int:
        """How many points the first is ahead of the second."""
        ranked = sorted(self.points.values(), reverse=True)
        return ranked[0] - ranked[1]

    @property
    def strength(self) -> float:
        """The lead as a share of the largest possible one: from 0 (in between) to 1 (every answer points one way)."""
        return self.lead / self.most if self.most else 0.0

    @property
    def position(self) -> float:
        """Between two contenders, from 0 (wholly the first) through 0.5 (in between) to 1 (wholly the second)."""
        first = self.toward is self.contenders[0]
        return 0.5 - self.strength / 2 if first else 0.5 + self.strength / 2

    @property
    def words(self) -> str:
        """The same in words, such as "leans to BPO"."""
        if not self.most:
            return "nothing yet"
        if self.toward is None or self.strength < SLIGHT:
            return "in between"
        return f"{'clearly' if self.strength >= STRONG else 'leans to'} {self.toward.name}"


def gauges(walk: Walk) -> tuple[Gauge, ...]:
    """One gauge for every criterion on which some answer of the tree gives points, in the tree's order."""
    tree = walk.tree
    contenders = tuple(tree.outcomes[outcome] for outcome in tree.contenders)
    widest = known_of(tree, _widest)
    scored = {question.criterion for question in tree.questions.values() if widest[question.id]}
    return tuple(
        _gauge(criterion, contenders, [step for step in walk.steps if step.question.criterion == criterion.id], widest)
        for criterion in tree.criteria.values()
        if criterion.id in scored
    )


def _gauge(criterion: Criterion, contenders: tuple[Outcome, ...], steps: list[Step], widest: Mapping[str, int]) -> Gauge:
    ids = tuple(outcome.id for outcome in contenders)
    points = {outcome: sum(step.answer.points.get(outcome, 0) for step in steps) for outcome in ids}
    most = sum(widest[step.question.id] for step in steps if not step.unsure)
    return Gauge(criterion, contenders, points, most)


def _widest(tree: Tree) -> dict[str, int]:
    """How far the points of one answer to each question can lie apart."""
    return {
        question.id: max((_span(answer.points, tree.contenders) for answer in question.answers.values()), default=0)
        for question in tree.questions.values()
    }


def _span(points: Mapping[str, int], contenders: Iterable[str]) -> int:
    worths = [points.get(outcome, 0) for outcome in contenders]
    return max(worths, default=0) - min(worths, default=0)
