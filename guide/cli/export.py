"""`guide export`: saved assessments as a file, to keep elsewhere or to compute with."""

from __future__ import annotations

from ..store import NotStored, Store
from ..text import one_line
from .ending import Ended
from .home import store_argument
from .output import STDOUT, format_wanted, write_output
from .stored import chosen_of, find_argument, found_by, store_to_read

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment

ENDINGS = {".json": "json", ".csv": "csv"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE|-", help="the file to write; - for stdout")
    parser.add_argument("ids", metavar="ID", nargs="*", default=[], help="the assessments; without any, all of them")
    parser.add_argument(
        "--to", choices=tuple(ENDINGS.values()), help="the format; without it, what the name of the file ends in, or json"
    )
    find_argument(parser)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Write them, and say how many: 0; 1 if there are none; 2 if something can't be read or written."""
    to = format_wanted("export", given.to, given.file, ENDINGS)
    with store_to_read(given) as store:
        chosen = found_by(given, chosen_of(store, given.ids))
        if not chosen:
            raise Ended(1, f"Nothing is saved in {one_line(store.path)}, so nothing was written.")
        try:
            data = written(store, chosen, to, marked=given.file != STDOUT)
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
    count = "one assessment" if len(chosen) == 1 else f"{len(chosen)} assessments"
    write_output("export", given.file, lambda file: file.write(data), count)
    return 0


def written(store: Store, assessments: tuple[Assessment, ...], to: str, *, marked: bool) -> bytes:
    """Assessments in one of the formats; as JSON with the texts of their trees. Raises NotStored."""
    if to == "csv":
        from ..export.assessments_csv import assessments_as_csv

        return assessments_as_csv(assessments, marked=marked)
    from ..export.assessments_json import assessments_as_json

    digests = dict.fromkeys(one.digest for one in assessments)
    return assessments_as_json(assessments, [store.edition(digest) for digest in digests]).encode()
