"""`guide report`: the whole result as a document to hand over."""

from __future__ import annotations

import sys

from ..export.document import FORMATS
from ..loader import Unreadable, read_source
from ..text import one_line, visible
from .ending import Ended
from .given import answer_arguments, given_answers, require_fit, tree_named, walk_with
from .output import STDOUT, format_wanted, output_arguments, write_output
from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..report import Report
    from ..source import Source
    from ..verdict import Verdict

ENDINGS = {f".{ends}": to for to, (ends, _) in FORMATS.items()} | {".htm": "html"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument("--to", choices=FORMATS, help="the format; without it, what the name of the output ends in, or text")
    output_arguments(parser)
    parser.add_argument("--template", metavar="FILE", help="your own letterhead for html and pdf: a Jinja2 template")
    parser.add_argument("--date", metavar="TEXT", type=one_line, help="the date on it; without it, today")
    answer_arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Write the report: 0; 1 if the answers aren't those of their own walk; 2 if something can't be read or written."""
    from ..onward import next_titles
    from ..report import report_on
    from ..today import today
    from ..verdict import verdict_of

    to = _format(given)
    tree = tree_named(given.tree)
    answers = given_answers(given)
    require_fit(tree, answers)
    verdict = verdict_of(walk_with(tree, answers, given.subject))
    titles = next_titles(verdict.outcome, tree)
    report = report_on(verdict, today() if given.date is None else given.date, titles)
    _write(_document(verdict, report, to, _template(given)), given.output)
    return 0


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
    to = format_wanted("guide report", given, ENDINGS)
    if given.template and to not in ("html", "pdf"):
        raise Ended(2, f"guide report: --template sets html and pdf, not {to}: say --to html or --to pdf.")
    if to == "pdf" and given.output == STDOUT and is_terminal(sys.stdout):
        raise Ended(2, "guide report: a terminal can't show PDF: name a file, as in `--output report.pdf`.")
    return to


def _template(given: argparse.Namespace) -> Source:
    from ..shipped import report_template

    try:
        return read_source(given.template or report_template())
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None


def _write(data: bytes, output: str) -> None:
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
    else:
        write_output("guide report", output, data)
