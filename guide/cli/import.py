"""`guide import`: assessments that were exported, taken in. What is there already isn't taken in twice."""

from __future__ import annotations

from ..export.assessments_json import LARGEST, Held, NotAssessments, Refused, assessments_in
from ..loader import Unreadable, read_source
from ..near import listed
from ..store import NotStored
from ..text import one_line
from ..value import changed
from .ending import Ended, complain
from .home import store_argument
from .stored import MOST_NAMED, about, store_to_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..assessment import Assessment


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help="a file that `guide export --to json` wrote")
    parser.add_argument(
        "ids", metavar="ID", nargs="*", default=[], help="the assessments, as they are named in it; without any, all of them"
    )
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Take them in, and say which are new: 0; 1 if the file holds none, or one that can't be; 2 if something can't be read or
    written."""
    try:
        held = assessments_in(read_source(given.file, LARGEST))
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    except NotAssessments as error:
        raise Ended(1, str(error)) from None
    chosen, refused = _chosen(held, given)
    digests = {one.digest for one in chosen}
    with store_to_write(given) as store:
        try:
            added = store.add(chosen, [edition for edition in held.editions if edition.digest in digests])
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
    for told in _refused_in_words(refused):
        complain(told)
    return int(bool(refused))


def _chosen(held: Held, given: argparse.Namespace) -> tuple[list[Assessment], list[Refused]]:
    """What is meant of what the file holds, and of what can't be taken in. Raises Ended."""
    there = {one.id for one in held.assessments} | {one.id for one in held.refused}
    missing = [id for id in given.ids if id not in there]
    if missing:
        raise Ended(2, f"guide import: {one_line(given.file)} holds no {listed(map(one_line, missing))}.")
    chosen = [changed(one, revision=0) for one in held.assessments if not given.ids or one.id in given.ids]
    return chosen, [one for one in held.refused if not given.ids or one.id in given.ids]


def _refused_in_words(refused: list[Refused]) -> Iterator[str]:
    for one in refused[:MOST_NAMED]:
        about = f"“{one.subject[:40]}{' …' if len(one.subject) > 40 else ''}”" if one.subject else ""
        which = f"{one.id} ({about})" if one.id and about else one.id or about or "One without a name"
        yield f"{which} isn't taken in: {one.why}."
    if len(refused) > MOST_NAMED:
        yield f"{len(refused) - MOST_NAMED:,} more aren't taken in either."
