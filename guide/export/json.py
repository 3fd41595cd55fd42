"""A verdict in terms of JSON, for other programs: questions, answers and outcomes stand by their ids."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..verdict import Verdict


def as_object(verdict: Verdict) -> dict[str, object]:
    """The verdict as one object. `because` of a line of advice is the id of the question whose answer brought it, or null."""
    walk = verdict.walk
    return {
        "tree": walk.tree.title,
        "subject": walk.subject,
        "outcome": verdict.outcome.id,
        "title": verdict.outcome.title,
        "points": dict(verdict.points),
        "firmness": verdict.firmness,
        "possible": [outcome.id for outcome in verdict.possible],
        "steps": [
            {"question": step.question.id, "answer": step.answer.id, "points": dict(step.answer.points)} for step in walk.steps
        ],
        "advice": list(_advice(verdict)),
    }


def _advice(verdict: Verdict) -> Iterator[dict[str, object]]:
    for chapter in verdict.advice:
        for given in chapter.lines:
            because = given.because.question.id if given.because else None
            line = given.line
            yield {"section": chapter.section.id, "say": line.say, "because": because, "sources": list(line.sources)}
