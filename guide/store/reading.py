"""Opening a store's file for one who only reads: nothing is made, nothing brought up, and no permission changed."""

from __future__ import annotations

import os
import sqlite3

from ..text import one_line
from ..value import changed
from .database import JOURNAL, LOG, Opened, connected, files_of, in_memory, layout_of, require_file
from .fault import NotStored, kind_of, not_stored, not_written
from .schema import VERSION


def opened_to_read(path: str, patience: float) -> Opened:
    """The database in a file, in the tables of the latest version. Raises NotStored.

    Where there is no file, or nothing in it, it is a database that holds nothing and is kept nowhere.
    """
    try:
        if not _is_there(path):
            return _nothing()
        return contents(path, patience) or _nothing()
    except (sqlite3.Error, OSError, ValueError) as error:
        raise not_stored(path, error) from None


def _nothing() -> Opened:
    return changed(in_memory(), blank=True)


def contents(path: str, patience: float) -> Opened | None:
    """What is in a file, also where nothing can be laid beside it; None if there is nothing in it.

    Without what was written last, which is in the log, nothing is read: that would be told as if it were all.
    """
    try:
        return _as_it_is(connected(path, "rw", patience), path)
    except sqlite3.OperationalError as error:
        if kind_of(error) not in ("CANTOPEN", "READONLY"):
            raise
        cause = not_stored(path, error)
    found = _whole(path)
    return changed(found, refusal=found.refusal or not_written(cause)) if found else None


def holds_nothing(path: str) -> bool:
    """Whether nothing has ever been written to a file, as far as can be told without laying anything beside it."""
    found = _whole(path)
    if found:
        found.connection.close()
    return found is None


def _whole(path: str) -> Opened | None:
    """What is in a file that nothing is beside; None if there is nothing in it."""
    _require_whole(path)
    return _as_it_is(connected(path, "ro&immutable=1", 0), path)


def _require_whole(path: str) -> None:
    """See to it that a file holds all there is. Raises NotStored where some of it, or how to take half of it back, stands
    beside it."""
    for file in files_of(path)[1:]:
        if file.endswith((LOG, JOURNAL)) and os.path.exists(file) and os.path.getsize(file):
            both = f"{one_line(path)} and {one_line(os.path.basename(file))}"
            raise NotStored(f"{both} can't be read where nothing may be written beside them: copy both to a folder of yours.")


def _as_it_is(connection: sqlite3.Connection, path: str) -> Opened | None:
    """What a database holds, in the tables of the latest version: an older one is brought up in memory alone."""
    try:
        layout = layout_of(connection, path)
        if layout.version >= VERSION:
            return Opened(connection, layout.refusal)
        found = in_memory(connection) if layout.version else None
    except BaseException:
        connection.close()
        raise
    connection.close()
    return found


def _is_there(path: str) -> bool:
    """Whether there is anything but an empty file. Raises OSError where that can't be told, or a link leads nowhere."""
    try:
        os.lstat(path)
    except FileNotFoundError:
        return False
    require_file(path)
    return os.stat(path).st_size > 0
