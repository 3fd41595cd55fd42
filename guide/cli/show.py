"""`guide show`: one saved assessment, its result as it was, in the words that the tree had then."""

from __future__ import annotations

from ..resuming import verdict_then
from ..started import program
from ..text import one_line
from ..today import day_of
from ..walk import Step
from . import wording
from .ending import Ended
from .home import store_argument, store_option
from .lines import paragraph, told
from .stored import about, named, state, store_to_read, walk_as_it_was

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..assessment import Assessment
    from ..verdict import Verdict
    from ..walk import Walk

SPARE = "Given already, and not needed so far:"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", metavar="ID", help="the six letters that `guide list` shows, or what it is about")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it: 0; 1 if the tree that it was made with can't be used any more, or its answers leave its result open."""
    with store_to_read(given) as store:
        assessment = named(store, given.id)
        told(*head(assessment), "")
        try:
            walk = walk_as_it_was(store, assessment)
        except Ended as error:
            told(*(f"{question}: {answer}" for question, answer in assessment.answers.items()))
            raise Ended(1, f"These are its answers by their ids. {error}") from None
    verdict = verdict_then(walk) if assessment.finished else ""
    if not isinstance(verdict, str):
        print(_report(verdict), end="")
        return 0
    told(*_answers(walk), "", "To go on with it:", f"  {program()} resume {assessment.id}{store_option(given)}")
    if verdict:
        raise Ended(1, verdict)
    return 0


def head(assessment: Assessment) -> Iterator[str]:
    """What it is of, which tree it was made with, and when."""
    yield from paragraph(f"{assessment.id}: {about(assessment)}")
    place = one_line(assessment.tree) or "of unknown place"
    yield from paragraph(f"Tree: {assessment.title} ({place}), text {assessment.digest[:12]}")
    times = f"Started {day_of(assessment.started)}, changed {day_of(assessment.changed)}"
    last = f"finished {day_of(assessment.finished)}" if assessment.finished else state(assessment)
    yield from paragraph(f"{times}, {last}.")
    if assessment.follows:
        yield from paragraph(f"It goes on from {assessment.follows}, on an edited tree.")


def _report(verdict: Verdict) -> str:
    from ..export.plain import plain
    from ..onward import next_titles
    from ..report import report_on
    from .terminal import columns

    return plain(report_on(verdict, "", next_titles(verdict.outcome, verdict.walk.tree)), columns())


def _answers(walk: Walk) -> Iterator[str]:
    """All that was answered, on the way or not, and noted."""
    steps, asked = walk.forward().steps, walk.tree.questions
    yield from wording.answers_in_lines(steps)
    needed = {step.question.id for step in steps}
    spare = [Step(asked[one], asked[one].choices[given]) for one, given in walk.given.items() if one not in needed]
    if spare:
        yield from ("", *paragraph(SPARE), *wording.answers_numbered(spare, len(steps) + 1))
    for one, note in walk.notes.items():
        if one in asked:
            yield from paragraph(f"Your note on “{asked[one].ask}” {note}")
