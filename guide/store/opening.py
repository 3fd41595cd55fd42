"""Opening a store's file to write in it: made if there is none, of the latest version, and nobody else's to read.

The file is its owner's alone (0600, in a folder of 0700 where that is made here), and so is what SQLite lays beside it. An
answer is on the disk when writing it has returned: a write-ahead log, and `synchronous=FULL`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress

from ..value import changed
from .database import Opened, brought_up, connected, files_of, layout_of, require_file
from .fault import NotStored, kind_of, not_stored, not_written
from .reading import contents, holds_nothing
from .schema import VERSION


def opened(path: str, patience: float) -> Opened:
    """The database in a file, made if there is none, of the latest version. Raises NotStored.

    One that can be read but not written is opened all the same, with the reason.
    """
    made = False
    try:
        require_file(path)
        made = _made(path)
        return _ready(path, patience)
    except (sqlite3.Error, OSError, ValueError) as error:
        fault, busy = not_stored(path, error), kind_of(error) == "BUSY"
    try:
        found = None if busy else contents(path, patience)
    except (sqlite3.Error, OSError, ValueError):
        found = None
    if found is None:
        if made and not busy:
            _unmade(path)
        raise fault
    return changed(found, refusal=found.refusal or not_written(fault))


def _made(path: str) -> bool:
    """See to it that there is a file. Returns whether it wasn't there."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        with suppress(FileExistsError):  # a file of that name: that what follows is in no folder tells it better
            os.makedirs(folder, 0o700)
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        return False
    return True


def _unmade(path: str) -> None:
    """Take away a file that was made for nothing, and what SQLite has laid beside it."""
    with suppress(sqlite3.Error, OSError, NotStored):  # what this couldn't make, another program may have
        if holds_nothing(path):
            for file in filter(os.path.exists, files_of(path)):
                os.unlink(file)


def _ready(path: str, patience: float) -> Opened:
    connection = connected(path, "rw", patience)
    try:
        found = layout_of(connection, path)
        if found.refusal:
            return Opened(connection, found.refusal)
        _close_to_others(path)
        connection.execute("PRAGMA journal_mode = WAL")  # where that can't be, SQLite's older journal is as safe
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        if found.version < VERSION:
            brought_up(connection)
    except BaseException:
        connection.close()
        raise
    return Opened(connection)


def _close_to_others(path: str) -> None:
    """Let nobody else read the file, now that it is known to be ours, nor what SQLite has laid beside it by now.

    They are never opened and closed for that: it would drop the locks that SQLite holds on them in this process.
    """
    for file in files_of(path):
        with suppress(FileNotFoundError):
            if os.stat(file).st_mode & 0o077:
                os.chmod(file, 0o600)
