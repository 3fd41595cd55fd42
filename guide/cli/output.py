"""Where a command writes what is more than lines: a new file, or stdout."""

from __future__ import annotations

import io
import os
import sys

from ..text import one_line
from .ending import Ended
from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable
    from typing import BinaryIO

STDOUT = "-"
FORMATS = ("csv", "xlsx")


def output_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that say what is written, and where."""
    parser.add_argument("--to", choices=FORMATS, help="the format; without it, what the name of the output ends in, or csv")
    parser.add_argument(
        "--output", metavar="FILE|-", default=STDOUT, help="where to write it; - for stdout, which goes without saying"
    )


def format_wanted(command: str, to: str | None, output: str) -> str:
    """The format of the output. Raises Ended for a workbook that would be shown on a terminal."""
    wanted = to or ("xlsx" if os.path.splitext(output)[1].lower() == ".xlsx" else "csv")
    if wanted == "xlsx" and output == STDOUT and is_terminal(sys.stdout):
        raise Ended(2, f"guide {command}: a terminal can't show xlsx: name a file, as in `--output answers.xlsx`.")
    return wanted


def write_output(command: str, output: str, write: Callable[[BinaryIO], None]) -> None:
    """Let `write` fill a new file, whole or not at all, or stdout. A file that is there is left as it is. Raises Ended."""
    from ..write import Unwritable, write_new

    if output != STDOUT and os.path.lexists(output):  # before the work rather than after it
        raise Ended(2, f"guide {command}: {one_line(output)} is there already, and is left as it is: name another file.")
    try:
        if output == STDOUT:
            sys.stdout.flush()
            write(sys.stdout.buffer)
        else:
            data = io.BytesIO()
            write(data)
            write_new(output, data.getvalue())
    except Unwritable as error:
        raise Ended(2, f"guide {command}: {one_line(str(error))}") from None
