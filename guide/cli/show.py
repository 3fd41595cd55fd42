"""`guide show`: one saved assessment, its result as it was, in the words that the tree had then."""

from __future__ import annotations

from ..text import one_line
from .ending import Ended
from .home import store_argument
from .lines import paragraph
from .stored import about, day, named, state, store_to_read, walk_as_it_was

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..assessment import Assessment
    from ..walk import Walk


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", metavar="ID", help="the six letters that `guide list` shows")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Print it: 0; 1 if the tree that it was made with can't be used any more."""
    with store_to_read(given) as store:
        assessment = named(store, given.id)
        print("\n".join(head(assessment)), end="\n\n")
        try:
            print(_body(assessment, walk_as_it_was(store, assessment)), end="")
        except Ended as error:
            print("\n".join(f"{question}: {answer}" for question, answer in assessment.answers.items()))
            raise Ended(1, f"These are its answers by their ids. {error}") from None
    return 0


def head(assessment: Assessment) -> Iterator[str]:
    """What it is of, which tree it was made with, and when."""
    yield f"{assessment.id}: {about(assessment)}"
    yield f"Tree: {assessment.title} ({one_line(assessment.tree) or 'of unknown place'}), text {assessment.digest[:12]}"
    times = f"Started {day(assessment.started)}, changed {day(assessment.changed)}"
    yield f"{times}, {f'finished {day(assessment.finished)}' if assessment.finished else state(assessment)}."
    if assessment.follows:
        yield f"It goes on from {assessment.follows}, on an edited tree."


def _body(assessment: Assessment, walk: Walk) -> str:
    if assessment.finished:
        from ..export.plain import plain
        from ..onward import next_titles
        from ..report import report_on
        from ..verdict import verdict_of
        from .terminal import columns

        verdict = verdict_of(walk.forward())
        return plain(report_on(verdict, "", next_titles(verdict.outcome, walk.tree)), columns())
    from . import wording

    asked = walk.tree.questions
    notes = [
        line
        for one, note in walk.notes.items()
        if one in asked
        for line in paragraph(f"Your note on “{asked[one].ask}” {note}")
    ]
    return "\n".join([*wording.answers_in_lines(walk.forward().steps), *notes]) + "\n"
