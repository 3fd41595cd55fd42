"""`guide report`: the whole result as a document to hand over."""

from __future__ import annotations

from ..export.document import FORMATS
from ..loader import Unreadable, read_source
from ..text import one_line, visible
from ..value import changed
from .ending import Ended
from .given import answer_arguments, given_answers, require_fit, tree_named, walk_with
from .home import store_argument
from .output import format_wanted, output_arguments, write_output

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment
    from ..report import Report
    from ..source import Source
    from ..verdict import Verdict
    from ..walk import Walk

ENDINGS = {".txt": "text", **{f".{ends}": to for to, (ends, _) in FORMATS.items()}, ".htm": "html"}
LARGEST_TEMPLATE = 4_000_000
"""How many bytes a letterhead may have, pictures in it included."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "tree",
        metavar="TREE",
        help="a tree file, the name of a tree from `guide trees`, or a saved assessment, by its ID or what it is about",
    )
    output_arguments(parser, ENDINGS)
    parser.add_argument("--template", metavar="FILE", help="your own letterhead for html and pdf: a Jinja2 template")
    parser.add_argument("--date", metavar="TEXT", type=one_line, help="the date on it; without it, today")
    answer_arguments(parser)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Write the report: 0; 1 if the answers aren't those of their own walk; 2 if something can't be read or written."""
    from ..onward import next_titles
    from ..report import report_on
    from ..today import today
    from ..verdict import verdict_of
    from .stored import saved_verdict

    to = _format(given)
    saved = saved_verdict(given)
    verdict = saved[1] if saved else verdict_of(_given_walk(given))
    titles = next_titles(verdict.outcome, verdict.walk.tree)
    report = report_on(verdict, today() if given.date is None else given.date, titles)
    report = changed(report, answered=answered(saved[0])) if saved else report
    data = _document(verdict, report, to, _template(given))
    write_output("report", given.output, lambda file: file.write(data))
    return 0


def answered(assessment: Assessment) -> str:
    """For whom, and when, the questions of a finished assessment were answered."""
    from ..today import day_in_words

    whom, day = assessment.organisation, day_in_words(assessment.finished)
    told = (f" for {whom}" if whom else "", f" on {day}" if day else "")
    return f"Answered{''.join(told)}" if any(told) else ""


def _given_walk(given: argparse.Namespace) -> Walk:
    tree = tree_named(given.tree)
    answers = given_answers(given, tree)
    require_fit(tree, answers)
    return walk_with(tree, answers, given.subject)


def _document(verdict: Verdict, report: Report, to: str, template: Source) -> bytes:
    from ..export.document import document
    from ..export.html import BadTemplate
    from ..export.pdf import NoPdf

    try:
        return document(verdict, report, to, template)
    except NoPdf as error:
        raise Ended(2, f"guide report: {error}") from None
    except BadTemplate as error:
        raise Ended(1, f"guide report: {visible(str(error))}") from None


def _format(given: argparse.Namespace) -> str:
    to = format_wanted("report", given.to, given.output, ENDINGS)
    if given.template and to not in ("html", "pdf"):
        raise Ended(2, f"guide report: --template sets html and pdf, not {to}: say --to html or --to pdf.")
    return to


def _template(given: argparse.Namespace) -> Source:
    from ..shipped import report_template

    try:
        return read_source(given.template or report_template(), LARGEST_TEMPLATE)
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
