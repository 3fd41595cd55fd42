"""`guide list`: the saved assessments."""

from __future__ import annotations

from ..export.portfolio_text import in_columns
from ..text import one_line
from ..today import day_of
from .home import store_argument
from .lines import json_text
from .stored import all_of, find_argument, found_by, store_to_read
from .terminal import ENDLESS, columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--json", action="store_true", help="print a list of objects, for programs")
    find_argument(parser)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Each one: its name, when it changed last, what it came to, and what it is of. One line for each, but on a terminal that
    is too narrow for that."""
    with store_to_read(given) as store:
        found = found_by(given, all_of(store))
    if given.json:
        from ..export.assessments_json import as_object

        print(json_text([as_object(one) for one in found]), end="")
    elif found:
        print("\n".join(in_columns(rows(found), columns(ENDLESS))))
    else:
        print(f"Nothing is saved yet in {one_line(store.path)}: `guide run` begins an assessment.")
    return 0


def rows(assessments: tuple[Assessment, ...]) -> list[tuple[str, ...]]:
    """What is told of each assessment: its tree too where there are several."""
    several = len({one.title for one in assessments}) > 1
    return [(one.id, day_of(one.changed), one.state, _about(one, several=several)) for one in assessments]


def _about(one: Assessment, *, several: bool) -> str:
    told = [one.about, f" · {one.title}" if several else "", f", goes on from {one.follows}" if one.follows else ""]
    return "".join(told)
