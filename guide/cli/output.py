"""Where a command writes what is more than lines: a new file, whose name says the format, or stdout."""

from __future__ import annotations

import io
import os
import sys

from ..near import listed
from ..text import one_line
from .ending import Ended
from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Mapping
    from typing import BinaryIO

STDOUT = "-"
TABLES = {".csv": "csv", ".xlsx": "xlsx"}
"""The formats of tables by what a name ends in."""
NO_TEXT = ("pdf", "xlsx")
"""The formats that a terminal can't show."""


def output_arguments(parser: argparse.ArgumentParser, endings: Mapping[str, str]) -> None:
    """Add the options that say what is written, and where. `endings` are the formats by what a name ends in, first that of
    stdout."""
    formats = tuple(dict.fromkeys(endings.values()))
    what = f"the format; without it, what the name of the output ends in, or {formats[0]}"
    parser.add_argument("--to", choices=formats, help=what)
    parser.add_argument(
        "--output", metavar="FILE|-", default=STDOUT, help="where to write it; - for stdout, which goes without saying"
    )


def format_wanted(command: str, to: str | None, output: str, endings: Mapping[str, str]) -> str:
    """The format of the output. Raises Ended for a name that says none, and for what would be shown on a terminal that
    can't show it."""
    wanted = to or (next(iter(endings.values())) if output == STDOUT else _told_by_name(command, output, endings))
    if wanted in NO_TEXT and output == STDOUT and is_terminal(sys.stdout):
        raise Ended(2, f"guide {command}: a terminal can't show {wanted}: name a file, as in `--output {command}.{wanted}`.")
    return wanted


def _told_by_name(command: str, output: str, endings: Mapping[str, str]) -> str:
    if not output.strip():
        raise Ended(2, f"guide {command}: the name of the file to write is empty.")
    ending = os.path.splitext(output)[1].lower()
    if ending not in endings:
        what = f"guide {command} writes no {ending}" if ending.strip(".") else f"{output} has no ending that says its format"
        raise Ended(2, one_line(f"{what}: end the name in {listed(endings, mark='')}, or say the format with --to."))
    return endings[ending]


def write_output(command: str, output: str, write: Callable[[BinaryIO], object], holds: str = "") -> None:
    """Let `write` fill a new file, whole or not at all, and say so, and what it holds; or stdout. A file that is there is left
    as it is. Raises Ended."""
    from ..write import Unwritable, write_new

    if output == STDOUT and sys.stdout is None:
        raise Ended(2, "The output can't be written: it is closed.")
    if output == STDOUT:
        sys.stdout.flush()
        write(sys.stdout.buffer)
        return
    if os.path.lexists(output):  # before the work rather than after it
        raise Ended(2, f"guide {command}: {one_line(output)} is there already, and is left as it is: name another file.")
    try:
        data = io.BytesIO()
        write(data)
        write_new(output, data.getvalue())
    except Unwritable as error:
        raise Ended(2, f"guide {command}: {one_line(str(error))}") from None
    print(f"{one_line(output)} is written{f': {holds}' if holds else ''}.")
