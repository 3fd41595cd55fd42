"""The database in a store's file: connecting to it, whose it is, and which version its tables have."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, suppress
from itertools import chain
from urllib.parse import quote

from ..text import one_line
from ..value import Value
from .fault import MEND, NotOurs, NotStored, not_stored
from .schema import APPLICATION, STEPS, VERSION

LOG, JOURNAL = "-wal", "-journal"
"""How the names end of what SQLite lays beside a file: what was written last, and how to take half of it back."""

LONGEST_TEXT = 64_000_000
"""How many bytes one text in a store may have: the text of a tree has an eighth of that at most."""
TABLES = ("assessments", "trees")
_NEWER = "{} was written by a newer version of this program: it can be read here, and not written."
_TOO_NEW = "{} was written by a newer version of this program, and can't be read by this one."
_STRANGE = (
    "The tables in {} aren't as this program makes them: they can be read and exported here, and not written. "
    f"Export what it holds, {MEND}."
)
_STATISTICS = ("CREATE TABLE sqlite_stat1(tbl,idx,stat)", "CREATE TABLE sqlite_stat4(tbl,idx,neq,nlt,ndlt,sample)")
"""What SQLite lays into any file when it is told to look at it (`ANALYZE`, `PRAGMA optimize`): nothing in it runs."""


class Layout(Value):
    """The version of the tables in a database, 0 for none, and why they aren't written; empty if they may be."""

    version: int
    refusal: str


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
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LONGEST_TEXT)
    return connection


def layout_of(connection: sqlite3.Connection, path: str) -> Layout:
    """How the tables of a database are laid out. Raises NotStored for a database of another program, and for one that can't be
    read without running what somebody has laid into it."""
    connection.execute("BEGIN")  # another program may be bringing it up
    whose, laid_out = _number(connection, "PRAGMA application_id"), _statements(connection)
    if whose != APPLICATION and laid_out:
        connection.close()
        raise NotOurs(f"{one_line(path)} is a database of another program, and is left as it is.")
    version = _number(connection, "PRAGMA user_version")
    if not _holds_what_stands_in_it(connection, laid_out):
        raise NotStored(_TOO_NEW.format(one_line(path))) if version > VERSION else not_stored(path, sqlite3.DataError())
    if version > VERSION and not _has_what_is_read(connection):
        raise NotStored(_TOO_NEW.format(one_line(path)))
    connection.execute("COMMIT")
    if version > VERSION:
        return Layout(version, _NEWER.format(one_line(path)))
    if laid_out == _statements_of(version):
        return Layout(version, "")
    if version < VERSION:  # it would have to be brought up to be read
        raise not_stored(path, sqlite3.DataError())
    return Layout(version, _STRANGE.format(one_line(path)))


def _statements(connection: sqlite3.Connection) -> list[list[str]]:
    """All that a database is laid out as, however that is spaced, but for what SQLite itself adds."""
    rows = connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master").fetchall()
    rows = [row for row in rows if row[-1] not in _STATISTICS]
    return sorted([" ".join(str(cell).split()) for cell in row] for row in rows)


def _statements_of(version: int) -> list[list[str]]:
    """The same for what this program makes: an index, a condition or a trigger that somebody has laid into a file would run
    with whatever is written to it."""
    connection = sqlite3.connect(":memory:")
    try:
        for statement in chain.from_iterable(STEPS[: max(version, 0)]):
            connection.execute(statement)
        return _statements(connection)
    finally:
        connection.close()


def _holds_what_stands_in_it(connection: sqlite3.Connection, laid_out: list[list[str]]) -> bool:
    """Whether what is read here stands in tables, or nothing is laid out at all: nothing works it out."""
    made = [statement.upper() for kind, name, _, statement in laid_out if kind != "index" and name.lower() in TABLES]
    in_tables = len(made) == len(TABLES) and all(statement.startswith("CREATE TABLE ") for statement in made)
    columns = [column for table in TABLES for column in connection.execute(f"PRAGMA table_xinfo({table})")]
    return not laid_out or (in_tables and not any(column[-1] for column in columns))


def _has_what_is_read(connection: sqlite3.Connection) -> bool:
    """Whether the tables have every column that this program's own have."""
    with closing(in_memory().connection) as own:
        return _columns(own) <= _columns(connection)


def _columns(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    return {(table, column[1]) for table in TABLES for column in connection.execute(f"PRAGMA table_xinfo({table})")}


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


def _number(connection: sqlite3.Connection, statement: str) -> int:
    return int(connection.execute(statement).fetchone()[0])
