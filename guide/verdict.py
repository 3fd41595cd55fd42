"""From a finished walk to its verdict: the outcome, how firm it is, and every reason for it."""

from __future__ import annotations

from .decide import Decision, decided, total
from .model import AdviceLine, Criterion, Outcome, Section
from .paths.changes import Turn, what_would_change
from .paths.outlook import outcomes_with, outlook
from .paths.unknowns import Unknown, unknowns
from .value import Value, once
from .walk import Step, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

CLEAR, CLOSE, OPEN = "clear", "close", "open"


class NotFinished(ValueError):
    """A verdict was asked for a walk that still stands at a question."""


class Evidence(Value):
    """The answers that bear on one criterion, with their points. `criterion` is None for questions that name none."""

    criterion: Criterion | None
    steps: tuple[Step, ...]
    points: Mapping[str, int]


class GivenAdvice(Value):
    """A line of advice, and the step whose answer brought it: None for the lines that belong to the outcome."""

    line: AdviceLine
    because: Step | None = None


class Chapter(Value):
    """The advice of one section."""

    section: Section
    lines: tuple[GivenAdvice, ...]


class Ruling(Value):
    """What a finished walk comes to, without the reasons: the fields that a `Verdict` has too, for many walks at a time."""

    outcome: Outcome
    points: Mapping[str, int]
    firmness: str
    possible: tuple[Outcome, ...]
    decision: Decision | None


class Verdict(Value):
    """What a walk comes to.

    `points` is the total of every contender, the sum of `evidence`; `decision` says how they decided, and is None where
    a rule led straight to the outcome: then `led_by` are the steps that it tested. `firmness` is "clear", "close" (a
    close call) or "open" (an answer that was "not sure" could still change the outcome); `possible` holds every outcome
    that the answers to the questions answered "not sure" could bring, the verdict's own first if it is among them.

    A walk can be settled before it is finished: `early` tells that questions are left whose answers can't matter any more.
    """

    walk: Walk
    outcome: Outcome
    points: Mapping[str, int]
    firmness: str
    evidence: tuple[Evidence, ...]
    advice: tuple[Chapter, ...]
    possible: tuple[Outcome, ...]
    decision: Decision | None = None
    early: bool = False

    @once
    def unknown(self) -> tuple[Step, ...]:
        """The steps that were answered "not sure"."""
        return tuple(step for step in self.walk.steps if step.unsure)

    @once
    def unknowns(self) -> tuple[Unknown, ...] | None:
        """What knowing each of them would bring, what matters most first; None if the tree is too large to tell."""
        return unknowns(self.walk)

    @once
    def changes(self) -> tuple[Turn, ...] | None:
        """What would lead to each other outcome, fewest changed answers first; None if the tree is too large to tell."""
        return what_would_change(self.walk)

    @property
    def cited(self) -> tuple[str, ...]:
        """The ids of every source that the advice cites, in the order of the file."""
        advised = {source for chapter in self.advice for given in chapter.lines for source in given.line.sources}
        return tuple(source for source in self.walk.tree.sources if source in advised)

    @property
    def led_by(self) -> tuple[Step, ...]:
        """The steps that led straight to the outcome, if it wasn't the points."""
        return self.walk.led_by


def verdict_of(walk: Walk) -> Verdict:
    """The verdict on a walk that is finished or settled. Raises NotFinished for one that could still end in several ways."""
    found = verdict_in_brief(walk)
    reasons, early = (evidence(walk), advice(walk, found.outcome)), not walk.finished
    return Verdict(walk, found.outcome, found.points, found.firmness, *reasons, found.possible, found.decision, early)


def verdict_in_brief(walk: Walk) -> Ruling:
    """The same without the reasons, which take most of the time. Raises NotFinished."""
    if isinstance(walk.here, Outcome):
        return _ruled(walk, walk.here, walk.given)
    settled = outlook(walk).settled
    if settled is None:
        raise NotFinished(f"This walk isn't finished: it stands at `{walk.here.id}`.")
    return _ruled(walk, walk.tree.outcomes[settled], walk.given)


def ruling_on(walk: Walk) -> Ruling:
    """What a walk comes to by the answers on its way alone, in brief: one that wasn't asked for, which could tell more where
    somebody was "not sure", is left aside. Raises NotFinished for a walk that still stands at a question, settled or not."""
    if not isinstance(walk.here, Outcome):
        raise NotFinished(f"This walk isn't finished: it stands at `{walk.here.id}`.")
    return _ruled(walk, walk.here, walk.answered)


def _ruled(walk: Walk, outcome: Outcome, given: Mapping[str, str]) -> Ruling:
    points = total(walk.tree, (step.answer.points for step in walk.steps))
    decision = decided(walk.tree, points) if walk.by_points else None
    possible = _possible(walk, outcome, given)
    firmness = OPEN if possible != (outcome,) else CLOSE if decision and decision.close else CLEAR
    return Ruling(outcome, points, firmness, possible, decision)


def evidence(walk: Walk) -> tuple[Evidence, ...]:
    """The answers so far by criterion, in the tree's order; questions without a criterion last."""
    criteria = [*walk.tree.criteria.values(), None]
    by_criterion: dict[str | None, list[Step]] = {criterion.id if criterion else None: [] for criterion in criteria}
    for step in walk.steps:
        by_criterion[step.question.criterion].append(step)
    return tuple(
        Evidence(criterion, tuple(steps), total(walk.tree, (step.answer.points for step in steps)))
        for criterion in criteria
        if (steps := by_criterion[criterion.id if criterion else None])
    )


def advice(walk: Walk, outcome: Outcome | None = None) -> tuple[Chapter, ...]:
    """The advice collected on the way and from an outcome, by the tree's sections; a line that came twice stands once.

    Within a section, what the answers brought comes first: it is about this case.
    """
    given = [(section, GivenAdvice(line, step)) for step in walk.steps for section, line in _lines(step.answer.advice)]
    given += [(section, GivenAdvice(line)) for section, line in _lines(outcome.advice if outcome else {})]
    given = [(section, advice) for section, advice in given if outcome is None or advice.line.fits(outcome.id)]
    chapters = []
    for section in walk.tree.sections.values():
        once_each = {advice.line.say: advice for where, advice in reversed(given) if where == section.id}
        lines = tuple(advice for where, advice in given if where == section.id and once_each[advice.line.say] is advice)
        if lines:
            chapters.append(Chapter(section, lines))
    return tuple(chapters)


def _lines(by_section: Mapping[str, tuple[AdviceLine, ...]]) -> Iterable[tuple[str, AdviceLine]]:
    return ((section, line) for section, lines in by_section.items() for line in lines)


def _possible(walk: Walk, outcome: Outcome, given: Mapping[str, str]) -> tuple[Outcome, ...]:
    if not any(step.unsure for step in walk.steps):
        return (outcome,)
    possible = outcomes_with(walk.tree, given)
    return tuple(
        sorted((walk.tree.outcomes[one] for one in walk.tree.outcomes if one in possible), key=lambda one: one is not outcome)
    )
