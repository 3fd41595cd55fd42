"""A verdict, or a whole tree, in terms of JSON, for other programs: questions, answers and outcomes stand by their ids."""

from __future__ import annotations

from ..report import source_in_words

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..overview import Overview
    from ..paths.changes import Turn
    from ..paths.survey import Ending, Survey
    from ..report import Report
    from ..verdict import Verdict
    from ..walk import Walk

LARGEST_NUMBER = 10**4_000
"""Numbers from here on aren't written out: Python, for one, refuses to read them."""


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


def report_as_object(verdict: Verdict, report: Report) -> dict[str, object]:
    """The verdict as one object, and with it what a report adds: the words of its questions and answers, notes, sources."""
    walk = verdict.walk
    asked = [
        {"question": step.question.id, "ask": step.question.ask, "answer": step.answer.id, "say": step.answer.say}
        | ({"note": walk.notes[step.question.id]} if step.question.id in walk.notes else {})
        for step in walk.steps
    ]
    gauges = {gauge.criterion.id: {"words": gauge.words, "points": dict(gauge.points)} for gauge in report.gauges}
    told = {"recommendation": report.recommendation, "summary": report.summary, "firmness_says": report.firmness}
    made = {
        "date": report.date,
        "answered": report.answered,
        "edition": report.edition,
        "like": report.like,
        "next": list(verdict.outcome.next),
    }
    sources = {source: source_in_words(walk.tree.sources[source]) for source in verdict.cited}
    return {**as_object(verdict), **told, **made, "gauges": gauges, "asked": asked, "cited": sources}


def overview_as_object(overview: Overview) -> dict[str, object]:
    """What a whole tree does, as one object. `more_than` stands beside `walks` only where that is null; a walk is its answers
    by question."""
    found = overview.survey
    return {
        "tree": overview.tree.title,
        **_size(found),
        "exact": found.exact,
        "outcomes": {outcome: _ending(found.endings.get(outcome)) for outcome in overview.tree.outcomes},
        "lengths": {str(length): number for length, walks in found.lengths.items() if (number := _number(walks))},
        "idle_questions": None if overview.idle is None else [idle.question.id for idle in overview.idle],
        "alike_answers": None
        if overview.alike is None
        else [{"question": question.id, "answers": [one.id for one in answers]} for question, answers in overview.alike],
    }


def _size(found: Survey) -> dict[str, object]:
    walks = None if found.walks is None else _number(found.walks)
    if walks is None:
        return {"walks": None, "more_than": min(found.more_than, LARGEST_NUMBER), "counted": False}
    return {"walks": walks, "counted": found.counted}


def _ending(ending: Ending | None) -> dict[str, object]:
    if ending is None:  # no walk ends there
        return {"walks": 0, "share": 0.0, "shortest": None, "longest": None}
    walks, share = ending.chance.walks, ending.chance.share
    found = {"walks": None if walks is None else _number(walks), "share": share}
    return {**found, "shortest": _answers(ending.shortest), "longest": _answers(ending.longest)}


def _answers(walk: Walk | None) -> dict[str, str] | None:
    return None if walk is None else walk.answered


def _number(count: int) -> int | None:
    return count if count < LARGEST_NUMBER else None


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
