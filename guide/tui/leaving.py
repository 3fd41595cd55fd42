"""The last words on the normal screen: where each walk stopped, and the command that goes on from there."""

from __future__ import annotations

from shlex import quote

from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..walk import Walk


def command_for(name: str, walk: Walk) -> str:
    """The command that opens the app where a walk stands."""
    subject = ["--for", quote(walk.subject)] if walk.subject else []
    answers = [part for question, answer in walk.given.items() for part in ("--answer", quote(f"{question}={answer}"))]
    notes = [part for question, note in walk.notes.items() for part in ("--note", quote(f"{question}={note}"))]
    return " ".join(["guide run", quote(name), *subject, *answers, *notes])


def last_words(name: str, walk: Walk) -> str:
    """What to say about a walk on leaving it: nothing if it hasn't begun."""
    if not (walk.given or walk.subject or walk.notes):
        return ""
    about = one_line(walk.subject) or f"this {one_line(walk.tree.subject) or 'case'}"
    return f"{_state(walk.forward(), about)}\n  {command_for(name, walk)}\n"


def _state(walk: Walk, about: str) -> str:
    if not walk.finished:
        return f"Stopped at question {len(walk.steps) + 1} for {about}. To go on:"
    from ..report import report_on
    from ..verdict import verdict_of

    report = report_on(verdict_of(walk))
    return f"{report.recommendation} is what the answers say for {about}. {report.firmness} To open it again:"
