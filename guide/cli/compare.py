"""`guide compare`: saved assessments side by side."""

from __future__ import annotations

from ..loader import read_source
from ..portfolio.compared import Compared, compared
from ..shipped import sheets_template
from ..today import day_of
from .ending import Ended
from .home import store_argument
from .output import STDOUT, format_wanted, output_arguments
from .portfolio import write_document
from .stored import named, store_to_read, walk_as_it_was
from .terminal import WIDEST, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

ENDINGS = {".txt": "text", ".csv": "csv", ".html": "html", ".htm": "html"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "ids", metavar="ID", nargs="+", help="two or more of those that `guide list` shows, or what they are about"
    )
    output_arguments(parser, ENDINGS)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Write it: 0; 1 if the tree of one can't be used any more; 2 if something can't be read or written."""
    to = format_wanted("compare", given.to, given.output, ENDINGS)
    with store_to_read(given) as store:
        found = list({one.id: one for one in (named(store, id) for id in given.ids)}.values())
        if len(found) < 2:
            raise Ended(2, "guide compare: name two assessments or more: `guide list` shows them.")
        told = compared([(one, walk_as_it_was(store, one)) for one in found], day_of)
    write_document("compare", given.output, _written(told, to, given.output))
    return 0


def _written(told: Compared, to: str, output: str) -> str | bytes:
    if to == "csv":
        from ..export.compared_csv import compared_csv

        return compared_csv(told, marked=output != STDOUT)
    if to == "html":
        from ..export.compared_html import compared_html
        from ..today import today

        return compared_html(told, read_source(sheets_template()), f"{today()}.")
    from ..export.compared_text import compared_text

    return compared_text(told, columns() if output == STDOUT else WIDEST)
