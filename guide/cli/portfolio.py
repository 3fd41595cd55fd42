"""`guide portfolio`: all saved assessments in a table and on maps."""

from __future__ import annotations

from ..loader import read_source
from ..portfolio.entries import COLUMNS, Choice, chosen, entries_in, last_ones
from ..portfolio.maps import portfolio_of
from ..shipped import sheets_template
from ..store import NotStored
from ..text import one_line
from ..today import day_of
from .ending import Ended
from .home import store_argument
from .output import STDOUT, format_wanted, output_arguments, write_output
from .stored import chosen_of, find_argument, store_to_read
from .terminal import WIDEST, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..portfolio.maps import Portfolio

ENDINGS = {".txt": "text", ".csv": "csv", ".html": "html", ".htm": "html", ".svg": "svg"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "ids", metavar="ID", nargs="*", help="the assessments; without any, all but those that others go on from"
    )
    find_argument(parser)
    parser.add_argument(
        "--sort", choices=COLUMNS, default="changed", help="what they are sorted by; without it, the last first"
    )
    output_arguments(parser, ENDINGS)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Write it: 0; 1 if none is found; 2 if something can't be read or written."""
    to = format_wanted("portfolio", given.to, given.output, ENDINGS)
    with store_to_read(given) as store:
        found = chosen_of(store, given.ids)
        last = found if given.ids else last_ones(found)
        try:
            entries = entries_in(store, last, day_of)
        except NotStored as fault:
            raise Ended(2, one_line(str(fault))) from None
    portfolio = portfolio_of(chosen(entries, Choice(words=one_line(given.find), by=given.sort)), len(found) - len(last))
    if found and not portfolio.entries:
        raise Ended(1, "guide portfolio: no saved assessment has all of these words.")
    write_document("portfolio", given.output, _written(portfolio, to, given.output))
    return 0


def write_document(command: str, output: str, document: str | bytes) -> None:
    """Write a document to a new file, or to stdout: a text in the characters that this can spell. Raises Ended."""
    if output == STDOUT and isinstance(document, str):
        print(document, end="")
    else:
        data = document.encode("utf-8", "replace") if isinstance(document, str) else document
        write_output(command, output, lambda file: file.write(data))


def _written(portfolio: Portfolio, to: str, output: str) -> str | bytes:
    if to == "csv":
        from ..export.portfolio_csv import portfolio_csv

        return portfolio_csv(portfolio, marked=output != STDOUT)
    if to == "svg":
        from ..export.portfolio_svg import portfolio_svg

        return portfolio_svg(portfolio)
    if to == "html":
        from ..export.portfolio_html import portfolio_html
        from ..today import today

        return portfolio_html(portfolio, read_source(sheets_template()), f"{today()}.")
    from ..export.portfolio_text import portfolio_text

    return portfolio_text(portfolio, columns() if output == STDOUT else WIDEST)
