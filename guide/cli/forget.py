"""`guide forget`: everything that was ever saved, removed."""

from __future__ import annotations

import os

from ..store import NotOurs, NotStored, Store, erase
from ..text import one_line
from .delete import meant, yes_argument
from .ending import Ended
from .home import FILE, store_argument, store_path
from .lines import paragraph, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    yes_argument(parser)
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Remove the store, if the person means it."""
    path = store_path(given)
    if not os.path.lexists(path):
        told("Nothing is saved, so there is nothing to forget.")
        return 0
    told(*paragraph(_what(path)))
    if not (given.yes or meant("guide forget", "Remove all of it for good?", "Nothing was removed.")):
        return 0
    try:
        erase(path)
    except NotStored as fault:
        raise Ended(2, str(fault)) from None
    told("Removed. Nothing is saved now.")
    return 0


def _what(path: str) -> str:
    """What there is to lose. Raises Ended for what is no file of this program."""
    shown, by_name = one_line(path), os.path.basename(os.path.realpath(path)) == FILE
    try:
        with Store.to_read(path) as store:
            if store.blank and not by_name:
                raise NotOurs(f"{shown} is empty, and nothing says that it was ever a file of this program.")
            count = len(store.all())
    except NotStored as fault:
        if isinstance(fault, NotOurs) or not by_name:
            raise Ended(2, f"{fault} It isn't removed.") from None
        return f"{shown} can't be read. {fault}"
    return f"{'One assessment is' if count == 1 else f'{count} assessments are'} saved in {shown}."
