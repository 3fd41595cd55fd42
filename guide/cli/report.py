"""`guide report`: the whole result as a document to hand over."""

from __future__ import annotations

import os
import sys

from ..loader import Unreadable, read_source
from ..text import one_line, visible
from .ending import Ended
from .given import answer_arguments, given_answers, require_fit, tree_named, walk_with
from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..report import Report
    from ..source import Source
    from ..verdict import Verdict

FORMATS = ("text", "markdown", "html", "json", "pdf")
STDOUT = "-"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("tree", metavar="TREE", help="a tree file, or the name of a tree from `guide trees`")
    parser.add_argument("--to", choices=FORMATS, help="the format; without it, what the name of the output ends in, or text")
    parser.add_argument(
        "--output", metavar="FILE|-", default=STDOUT, help="where to write it; - for stdout, which goes without saying"
    )
    parser.add_argument("--template", metavar="FILE", help="your own letterhead for html and pdf: a Jinja2 template")
    parser.add_argument("--date", metavar="TEXT", type=one_line, help="the date on it; without it, today")
    answer_arguments(parser)


def run(given: argparse.Namespace) -> int:
    """Write the report: 0; 1 if the answers aren't those of their own walk; 2 if something can't be read or written."""
    from ..report import report_on
    from ..verdict import verdict_of

    to = _format(given)
    tree = tree_named(given.tree)
    answers = given_answers(given)
    require_fit(tree, answers)
    verdict = verdict_of(walk_with(tree, answers, given.subject))
    report = report_on(verdict, today() if given.date is None else given.date)
    _write(document(verdict, report, to, _template(given)), given.output)
    return 0


def document(verdict: Verdict, report: Report, to: str, template: Source) -> bytes:
    """The report in one of the formats. Raises Ended where a template or the making of PDF has a fault."""
    if to in ("html", "pdf"):
        return _set(report, to, template)
    if to == "json":
        from ..export.json import report_as_object
        from .lines import json_text

        return json_text(report_as_object(verdict, report)).encode("utf-8", "replace")
    if to == "markdown":
        from ..export.markdown import markdown as written
    else:
        from ..export.plain import plain as written
    return written(report).encode("utf-8", "replace")


def today() -> str:
    """Today's date in words, such as "22 November 2026"."""
    from datetime import date

    now = date.today()
    return f"{now.day} {MONTHS[now.month - 1]} {now.year}"


MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def _set(report: Report, to: str, template: Source) -> bytes:
    from ..export.html import BadTemplate, html

    try:
        page = html(report, template)
        if to == "html":
            return page.encode("utf-8", "replace")
        from ..export.pdf import NoPdf, pdf

        try:
            return pdf(page)
        except NoPdf as error:
            raise Ended(2, f"guide report: {error}") from None
    except BadTemplate as error:
        raise Ended(1, f"guide report: {visible(str(error))}") from None


def _format(given: argparse.Namespace) -> str:
    ending = os.path.splitext(given.output)[1].lower()
    to = str(
        given.to or {".md": "markdown", ".html": "html", ".htm": "html", ".json": "json", ".pdf": "pdf"}.get(ending, "text")
    )
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
    if output == STDOUT and sys.stdout is None:
        raise Ended(2, "The output can't be written: it is closed.")
    if output == STDOUT:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        return
    try:
        with open(output, "xb") as file:
            file.write(data)
    except FileExistsError:
        raise Ended(2, f"guide report: {one_line(output)} is there already, and is left as it is: name another file.") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Ended(2, f"guide report: {one_line(output)} can't be written: {reason}.") from None
