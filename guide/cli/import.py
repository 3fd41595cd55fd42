"""`guide import`: assessments that were exported, taken in. What is there already isn't taken in twice."""

from __future__ import annotations

from ..export.assessments_json import LARGEST, NotAssessments, assessments_in
from ..loader import Unreadable, read_source
from ..near import listed
from ..store import NotStored
from ..text import one_line
from ..value import changed
from .ending import Ended
from .home import store_argument
from .stored import about, store_to_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help="a file that `guide export --to json` wrote")
    parser.add_argument(
        "ids", metavar="ID", nargs="*", default=[], help="the assessments, as they are named in it; without any, all of them"
    )
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Take them in, and say which are new: 0; 1 if the file holds none; 2 if something can't be read or written."""
    try:
        assessments, editions = assessments_in(read_source(given.file, LARGEST))
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    except NotAssessments as error:
        raise Ended(1, str(error)) from None
    chosen = _chosen(assessments, given)
    digests = {one.digest for one in chosen}
    with store_to_write(given) as store:
        try:
            added = store.add(chosen, [edition for edition in editions if edition.digest in digests])
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
    for one in added:
        beside = f" [another one than {one.beside} here]" if one.beside else ""
        print(f"{one.assessment.id}  {about(one.assessment)}{beside}")
    there = len(chosen) - len(added)
    print(f"{len(added)} taken in{f', {there} there already' if there else ''}.")
    others = [one.beside for one in added if one.beside]
    if others:
        what = "is another one" if len(others) == 1 else "are others"
        print(f"What the file calls {listed(others, 'and', mark='')} {what} than here, so both are kept.")
    return 0


def _chosen(assessments: tuple[Assessment, ...], given: argparse.Namespace) -> list[Assessment]:
    missing = [id for id in given.ids if id not in {one.id for one in assessments}]
    if missing:
        raise Ended(2, f"guide import: {one_line(given.file)} holds no {listed(map(one_line, missing))}.")
    return [changed(one, revision=0) for one in assessments if not given.ids or one.id in given.ids]
