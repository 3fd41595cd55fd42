"""`guide delete`: saved assessments, gone for good."""

from __future__ import annotations

from ..store import NotStored
from .ending import Ended
from .home import store_argument
from .lines import is_person, paragraph, read, told
from .stored import about, named, state, store_to_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("ids", metavar="ID", nargs="+", help="the six letters that `guide list` shows, or what it is about")
    yes_argument(parser)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Delete them, if the person means it."""
    with store_to_write(given) as store:
        found = {one.id: one for one in (named(store, id) for id in given.ids)}
        for one in found.values():
            told(*paragraph(f"{one.id}: {about(one)} ({state(one)})"))
        what = "this assessment" if len(found) == 1 else f"these {len(found)} assessments"
        if not (given.yes or meant("guide delete", f"Delete {what} for good?", "Nothing was deleted.")):
            return 0
        try:
            nothing_left = store.delete(found)
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
    told("Deleted." if nothing_left else f"Deleted. {_STILL_READ}")
    return 0


_STILL_READ = "Another program has the file open: until it is ended, what was deleted can still be found in it."


def yes_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that answers the question beforehand."""
    parser.add_argument("--yes", action="store_true", help="don't ask")


def meant(command: str, question: str, otherwise: str) -> bool:
    """Whether the person says yes; to anything else, and to ^C, they are told `otherwise`. Raises Ended where there is nobody
    to ask."""
    if not is_person():
        raise Ended(2, f"{command}: there is nobody here to ask: say --yes if you mean it.")
    try:
        yes = read(f"{question} Type yes, or just Enter to leave it:").lower() in ("y", "yes")
    except EOFError:
        yes = False
    except KeyboardInterrupt:
        told(otherwise)
        raise
    if not yes:
        told(otherwise)
    return yes
