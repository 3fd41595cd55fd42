"""Where assessments are saved, and what saves them. Here the environment and the clock are looked at.

Nothing here imports the database: the first question waits for it no more than for the clock.
"""

from __future__ import annotations

import os

from ..shipped import shipped_trees
from ..text import one_line
from .ending import Ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..recorder import Recorder

FILE = "assessments.db"
FOLDER = "bpo-kpo-guide"


def store_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that names another store."""
    parser.add_argument(
        "--store", metavar="FILE", help=f"where assessments are saved; without it, {FILE} in GUIDE_HOME or in your data folder"
    )


def store_path(given: argparse.Namespace) -> str:
    """The file that the assessments are in."""
    return _whole(given.store) if given.store else os.path.join(_home(), FILE)


def lasting_name(name: str) -> str:
    """What a tree is to be called in a store: its name if it came with the program, else its whole path."""
    return name if name in shipped_trees() and not os.path.isfile(name) else _whole(name)


def recorder_for(given: argparse.Namespace) -> Recorder:
    """What saves the walks of this command."""
    from ..recorder import Recorder

    return Recorder(store_path(given), now, organisation_of(given), store_option(given))


def organisation_of(given: argparse.Namespace) -> str:
    """Whose function it is, if a command says so."""
    return str(getattr(given, "organisation", None) or "")


def store_option(given: argparse.Namespace) -> str:
    """What a command must say to find the same store."""
    if not given.store:
        return ""
    from shlex import quote

    return f" --store {quote(store_path(given))}"


def now() -> str:
    """The time, in UTC, as ISO 8601 has it."""
    from datetime import UTC, datetime

    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _home() -> str:
    named = os.environ.get("GUIDE_HOME")
    if named:
        return _whole(named)
    from platformdirs import user_data_dir

    return user_data_dir(FOLDER, appauthor=False)


def _whole(path: str) -> str:
    """The whole path of a file. Raises Ended where it is told from a folder that isn't there any more."""
    try:
        return os.path.abspath(path)
    except FileNotFoundError:
        gone = "the folder that you are in has been removed"
        raise Ended(2, f"It can't be told where {one_line(path)} is: {gone}. Go to another one.") from None
