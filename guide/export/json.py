"""A verdict in terms of JSON, for other programs: questions, answers and outcomes stand by their ids."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..paths.changes import Turn
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
        "unknown": [step.question.id for step in verdict.unknown],
        "changes": None if verdict.changes is None else [_turn(turn) for turn in verdict.changes],
        "steps": [
            {"question": step.question.id, "answer": step.answer.id, "points": dict(step.answer.points)} for step in walk.steps
        ],
        "advice": list(_advice(verdict)),
    }


def _turn(turn: Turn) -> dict[str, object]:
    """What leads to another outcome; `more` is null where there are more sets than are counted."""
    sets = [{switch.question.id: switch.after.id for switch in change.switches} for change in turn.changes]
    return {"outcome": turn.outcome.id, "size": turn.size, "sets": sets, "more": turn.more}


def _advice(verdict: Verdict) -> Iterator[dict[str, object]]:
    for chapter in verdict.advice:
        for given in chapter.lines:
            because = given.because.question.id if given.because else None
            line = given.line
            yield {"section": chapter.section.id, "say": line.say, "because": because, "sources": list(line.sources)}
