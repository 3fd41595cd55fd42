"""Opening a store's file: whose it is, who may read it, which version its tables have, and whether it can be written.

The file is its owner's alone (0600, in a folder of 0700 where that is made here), and so is what SQLite lays beside it. An
answer is on the disk when writing it has returned: a write-ahead log, and `synchronous=FULL`.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from urllib.parse import quote

from ..text import one_line
from ..value import Value
from .fault import NotOurs, NotStored, not_stored
from .schema import APPLICATION, STEPS, VERSION

PATIENCE = 2.0
"""Seconds to wait for another program that is writing."""


class Opened(Value):
    """An open database. `refusal` says why nothing can be written to it, empty if it can."""

    connection: sqlite3.Connection
    refusal: str = ""


def opened(path: str, patience: float = PATIENCE) -> Opened:
    """The database in a file, made if there is none, of the latest version. Raises NotStored.

    One that can be read but not written is opened all the same, with the reason.
    """
    try:
        _made_ready(path)
        return _ready(path, patience)
    except (sqlite3.Error, OSError, ValueError) as error:
        fault = not_stored(path, error)
    try:
        return Opened(_readable(path, patience), str(fault).replace("can't be opened", "can't be written"))
    except NotOurs:
        raise
    except (sqlite3.Error, OSError, ValueError, NotStored):
        raise fault from None


def in_memory() -> Opened:
    """A database that holds nothing and is kept nowhere: what there is to read where nothing was ever saved."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    _brought_up(connection)
    return Opened(connection)


def _made_ready(path: str) -> None:
    """See to it that there is a file, and that nobody else may read it."""
    folder = os.path.dirname(os.path.abspath(path))
    if not os.path.isdir(folder):
        with suppress(FileExistsError):  # a file of that name: that what follows is in no folder tells it better
            os.makedirs(folder, 0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    # Never opened and closed again while it is there: that would drop the locks that SQLite holds on it in this process.
    if os.stat(path).st_mode & 0o077:
        os.chmod(path, 0o600)


def _ready(path: str, patience: float) -> Opened:
    connection = _connected(path, "rw", patience)
    try:
        version = _version(connection, path)
        if version > VERSION:
            connection.close()
            return Opened(_readable(path, patience), _newer(path))
        connection.execute("PRAGMA journal_mode = WAL")  # where that can't be, SQLite's older journal is as safe
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA secure_delete = ON")
        if version < VERSION:
            _brought_up(connection)
    except BaseException:
        connection.close()
        raise
    return Opened(connection)


def _readable(path: str, patience: float) -> sqlite3.Connection:
    """A connection that writes nothing, also where nothing can be laid beside the file."""
    try:
        connection = _connected(path, "ro", patience)
        _version(connection, path)
    except sqlite3.OperationalError:
        connection = _connected(path, "ro&immutable=1", patience)
        _version(connection, path)
    if not _version(connection, path):
        connection.close()
        raise NotStored(f"There is nothing in {one_line(path)}.")
    return connection


def _connected(path: str, mode: str, patience: float) -> sqlite3.Connection:
    uri = f"file:{quote(os.fsencode(os.path.abspath(path)))}?mode={mode}"
    return sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False)


def _version(connection: sqlite3.Connection, path: str) -> int:
    """The version of the tables, 0 for none. Raises NotStored for a database of another program."""
    whose = _number(connection, "PRAGMA application_id")
    if whose != APPLICATION and _number(connection, "SELECT count(*) FROM sqlite_master"):
        connection.close()
        raise NotOurs(f"{one_line(path)} is a database of another program, and is left as it is.")
    return _number(connection, "PRAGMA user_version")


def _brought_up(connection: sqlite3.Connection) -> None:
    """Take the steps that lead to the latest version, all or none."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(_number(connection, "PRAGMA user_version"), VERSION):  # asked again: somebody may have been first
            for statement in STEPS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute(f"PRAGMA user_version = {VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):
            connection.execute("ROLLBACK")
        raise


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])


def _newer(path: str) -> str:
    return f"{one_line(path)} was written by a newer version of this program: it can be read here, and not written."
