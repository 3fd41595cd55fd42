"""`guide list`: the saved assessments."""

from __future__ import annotations

from ..text import one_line
from .home import store_argument
from .lines import json_text
from .stored import about, all_of, day, state, store_to_read

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("--json", action="store_true", help="print a list of objects, for programs")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """One line for each: its name, when it changed last, what it came to, and what it is of."""
    with store_to_read(given) as store:
        found = all_of(store)
    if given.json:
        from ..export.assessments_json import as_object

        print(json_text([as_object(one) for one in found]), end="")
    elif found:
        print("\n".join(lines(found)))
    else:
        print(f"Nothing is saved yet in {one_line(store.path)}: `guide run` begins an assessment.")
    return 0


def lines(assessments: tuple[Assessment, ...]) -> list[str]:
    """One line for each assessment, in columns."""
    width = max(len(state(one)) for one in assessments)
    return [
        f"{one.id}  {day(one.changed)}  {state(one):{width}}  {about(one)}{f' [after {one.follows}]' if one.follows else ''}"
        for one in assessments
    ]
