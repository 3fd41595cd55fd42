"""The last words on the normal screen: where each walk stopped, and the command that goes on from there."""

from __future__ import annotations

from shlex import quote
from textwrap import fill
from typing import NamedTuple

from ..started import program
from ..text import one_line, shell_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..walk import Walk


class Left(NamedTuple):
    """A walk that was left: the tree as a command line names it, and what a store calls the assessment, if it has it."""

    name: str
    walk: Walk
    id: str = ""


def command_for(name: str, walk: Walk) -> str:
    """The command that opens the app where a walk stands."""
    return " ".join(_command(name, walk))


def _command(name: str, walk: Walk) -> list[str]:
    """The command and its options, each with its value."""
    subject = [f"--for {quote(walk.subject)}"] if walk.subject else []
    answers = [f"--answer {quote(f'{question}={answer}')}" for question, answer in walk.given.items()]
    notes = [f"--note {quote(f'{question}={note}')}" for question, note in walk.notes.items()]
    return [f"{program()} run {quote(name)}", *subject, *answers, *notes]


def last_words(left: Left, width: int, command: str = "") -> str:
    """What to say about a walk on leaving it, in lines of a width as far as that goes: nothing if it hasn't begun. `command`
    goes on with it, at the very question, if it is saved."""
    walk = left.walk
    if not (walk.given or walk.subject or walk.notes):
        return ""
    about = one_line(walk.subject) or f"this {one_line(walk.tree.subject) or 'case'}"
    state = _state(walk if command else walk.forward(), about)
    words = [command] if command else _command(left.name, walk)
    return f"{fill(state, width, break_on_hyphens=False)}\n{shell_lines(words, width)}\n"


def _state(walk: Walk, about: str) -> str:
    ahead = walk.forward()
    if not ahead.finished:
        return f"Stopped at question {len(walk.steps) + 1} for {about}. To go on:"
    from ..report import report_on
    from ..verdict import verdict_of

    verdict = verdict_of(ahead)
    return f"{report_on(verdict).recommendation} is what the answers say for {about}: {verdict.firmness}. To open it again:"
