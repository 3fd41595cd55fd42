"""The database in a store's file: connecting to it, whose it is, and which version its tables have."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from urllib.parse import quote

from ..text import one_line
from ..value import Value
from .fault import NotOurs, not_stored
from .schema import APPLICATION, STEPS, VERSION

LOG, JOURNAL = "-wal", "-journal"
"""How the names end of what SQLite lays beside a file: what was written last, and how to take half of it back."""

LONGEST = 64_000_000
"""How many bytes one text in a store may have: the text of a tree has a quarter of that at most."""


class Opened(Value):
    """An open database. `refusal` says why nothing can be written to it, empty if it can. `blank` is one without a file, or
    with nothing in that."""

    connection: sqlite3.Connection
    refusal: str = ""
    blank: bool = False


def in_memory(source: sqlite3.Connection | None = None) -> Opened:
    """A database of the latest version that is kept nowhere. It holds what another one does; without any, nothing."""
    connection = _guarded(sqlite3.connect(":memory:", isolation_level=None, check_same_thread=False))
    if source:
        source.backup(connection)
    brought_up(connection)
    return Opened(connection)


def files_of(path: str) -> list[str]:
    """The files that a store may consist of, wherever a link has led to them."""
    real = os.path.realpath(path)
    return [real + end for end in ("", LOG, "-shm", JOURNAL)]


def require_file(path: str) -> None:
    """Raise NotOurs for what is there and is no ordinary file: opening a pipe waits, and what a device holds is no store."""
    if os.path.exists(path) and not os.path.isfile(path):
        what = "a folder" if os.path.isdir(path) else "no ordinary file"
        raise NotOurs(f"{one_line(path)} is {what}, so nothing is saved in it.")


def connected(path: str, mode: str, patience: float) -> sqlite3.Connection:
    """A connection to a file, which is there."""
    uri = f"file:{quote(os.fsencode(os.path.abspath(path)))}?mode={mode}"
    return _guarded(sqlite3.connect(uri, uri=True, timeout=patience, isolation_level=None, check_same_thread=False))


def _guarded(connection: sqlite3.Connection) -> sqlite3.Connection:
    """A connection on which nothing runs that a stranger has laid into the file, and no text fills the memory."""
    connection.set_authorizer(lambda _action, _one, _other, _database, by: sqlite3.SQLITE_DENY if by else sqlite3.SQLITE_OK)
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST)
    return connection


def version_of(connection: sqlite3.Connection, path: str) -> int:
    """The version of the tables, 0 for none. Raises NotStored for a database of another program, or one that works out what
    should stand in it."""
    whose = _number(connection, "PRAGMA application_id")
    if whose != APPLICATION and _number(connection, "SELECT count(*) FROM sqlite_master"):
        connection.close()
        raise NotOurs(f"{one_line(path)} is a database of another program, and is left as it is.")
    if any(row[-1] for table in ("assessments", "trees") for row in connection.execute(f"PRAGMA table_xinfo({table})")):
        raise not_stored(path, sqlite3.DataError())
    return _number(connection, "PRAGMA user_version")


def brought_up(connection: sqlite3.Connection) -> None:
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


def newer(path: str) -> str:
    """Why a file of a newer program isn't written."""
    return f"{one_line(path)} was written by a newer version of this program: it can be read here, and not written."


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
