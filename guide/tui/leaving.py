"""The last words on the normal screen: where each walk stopped, and the command that goes on from there."""

from __future__ import annotations

from shlex import quote
from textwrap import fill

from ..started import program
from ..text import one_line, shell_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..walk import Walk


def command_for(name: str, walk: Walk) -> str:
    """The command that opens the app where a walk stands."""
    return " ".join(_command(name, walk))


def _command(name: str, walk: Walk) -> list[str]:
    """The command and its options, each with its value."""
    subject = [f"--for {quote(walk.subject)}"] if walk.subject else []
    answers = [f"--answer {quote(f'{question}={answer}')}" for question, answer in walk.given.items()]
    notes = [f"--note {quote(f'{question}={note}')}" for question, note in walk.notes.items()]
    return [f"{program()} run {quote(name)}", *subject, *answers, *notes]


def last_words(name: str, walk: Walk, width: int, command: str = "") -> str:
    """What to say about a walk on leaving it, in lines of a width as far as that goes: nothing if it hasn't begun. `command`
    goes on with it if it is saved."""
    if not (walk.given or walk.subject or walk.notes):
        return ""
    about = one_line(walk.subject) or f"this {one_line(walk.tree.subject) or 'case'}"
    words = [command] if command else _command(name, walk)
    return f"{fill(_state(walk.forward(), about), width, break_on_hyphens=False)}\n{shell_lines(words, width)}\n"


def _state(walk: Walk, about: str) -> str:
    if not walk.finished:
        return f"Stopped at question {len(walk.steps) + 1} for {about}. To go on:"
    from ..report import report_on
    from ..verdict import verdict_of

    report = report_on(verdict_of(walk))
    return f"{report.recommendation} is what the answers say for {about}. {report.firmness} To open it again:"
