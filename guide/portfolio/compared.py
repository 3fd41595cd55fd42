"""Assessments side by side, question by question: first where their answers differ."""

from __future__ import annotations

from ..value import Value
from .entries import entry_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from ..assessment import Assessment
    from ..walk import Walk

NOT_ASKED, NOT_REACHED = "not asked", "not reached"
"""What stands for an answer that there is none of: the finished weren't asked, the unfinished may still be."""


class Row(Value):
    """A question, or a fact such as the result, with what each assessment says to it, in their order."""

    ask: str
    said: tuple[str, ...]

    @property
    def differs(self) -> bool:
        """Whether they say different things."""
        return len(set(self.said)) > 1

    @property
    def lacking(self) -> bool:
        """Whether some of them have no answer to it."""
        return NOT_ASKED in self.said or NOT_REACHED in self.said


class Part(Value):
    """Rows under a heading."""

    heading: str
    rows: tuple[Row, ...]


class Compared(Value):
    """Two or more assessments, each with the day it was changed last: what they came to, then the questions in parts, those
    that they answer differently first."""

    assessments: tuple[Assessment, ...]
    days: tuple[str, ...]
    parts: tuple[Part, ...]


def compared(pairs: Sequence[tuple[Assessment, Walk]], day_of: Callable[[str], str]) -> Compared:
    """Assessments with their walks, side by side. A question is the same where its id is, whatever the edition asks."""
    rows = tuple(_rows([walk.forward() for _, walk in pairs]))
    both = tuple(row for row in rows if row.differs and not row.lacking)
    some = tuple(row for row in rows if row.lacking)
    alike = tuple(row for row in rows if not row.differs)
    parts = [
        Part("What they came to", tuple(_facts(pairs))),
        Part("Answered differently", both),
        Part("Asked of some only", some),
        Part("Answered alike", alike),
    ]
    days = tuple(day_of(one.changed) for one, _ in pairs)
    return Compared(tuple(one for one, _ in pairs), days, tuple(part for part in parts if part.rows))


def _facts(pairs: Sequence[tuple[Assessment, Walk]]) -> Iterable[Row]:
    entries = [entry_of(one, walk, "") if one.finished else None for one, walk in pairs]
    yield Row("Result", tuple(one.state for one, _ in pairs))
    if any(entries):
        yield Row("Lead", tuple(entry.lead if entry else "" for entry in entries))
    placed = [{gauge.criterion.title: gauge.words for gauge in entry.standing.gauges} if entry and entry.standing else {}
              for entry in entries]  # fmt: skip
    for title in dict.fromkeys(title for one in placed for title in one):
        yield Row(title, tuple(one.get(title, "") for one in placed))


def _rows(walks: Sequence[Walk]) -> Iterable[Row]:
    said = [{step.question.id: step.answer.say for step in walk.steps} for walk in walks]
    asks = {step.question.id: step.question.ask for walk in reversed(walks) for step in walk.steps}
    lacking = [NOT_ASKED if walk.finished else NOT_REACHED for walk in walks]
    order = dict.fromkeys(step.question.id for walk in walks for step in walk.steps)
    for question in order:
        yield Row(asks[question], tuple(one.get(question, none) for one, none in zip(said, lacking)))
