"""Where a command writes a document, and what the name of the file says about its format."""

from __future__ import annotations

import os

from ..near import listed
from ..text import one_line
from ..write import Unwritable, write_new
from .ending import Ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Mapping

STDOUT = "-"


def output_arguments(parser: argparse.ArgumentParser) -> None:
    """The option that names the file."""
    parser.add_argument(
        "--output", metavar="FILE|-", default=STDOUT, help="where to write it; - for stdout, which goes without saying"
    )


def format_wanted(command: str, given: argparse.Namespace, endings: Mapping[str, str]) -> str:
    """The format that `--to` says, else the name of the output, by the formats of its `endings`; text for stdout."""
    if given.to or given.output == STDOUT:
        return str(given.to or "text")
    ending = os.path.splitext(given.output)[1].lower()
    if ending not in endings:
        what = f"{command} writes no {ending}" if ending.strip(".") else f"{given.output} has no ending that says its format"
        raise Ended(2, one_line(f"{what}: end the name in {listed(endings, mark='')}, or say the format with --to."))
    return endings[ending]


def write_output(command: str, output: str, data: bytes) -> None:
    """Write a file that isn't there yet, and say so."""
    try:
        write_new(output, data)
    except Unwritable as error:
        raise Ended(2, f"{command}: {one_line(str(error))}") from None
    print(f"{one_line(output)} is written.")
