"""What can be wrong with a store, in words for the person whose answers it holds."""

from __future__ import annotations

import sqlite3

from ..text import one_line


class NotStored(Exception):
    """A store can't be read or written. Its text is a whole sentence for a person, and holds no answers."""


class NotOurs(NotStored):
    """The file is a database of another program."""


_REASONS = {
    "BUSY": "another program is writing to {path}",
    "LOCKED": "another program is writing to {path}",
    "FULL": "the disk that {path} is on is full",
    "READONLY": "{path} may not be written",
    "CANTOPEN": "{path} can't be opened",
    "CORRUPT": "{path} is damaged",
    "NOTADB": "{path} is damaged, or no file of this program",
    "IOERR": "the disk that {path} is on can't be read or written",
    "PERM": "{path} may not be opened",
    "AUTH": "{path} may not be opened",
    "TOOBIG": "there is more to save in one piece than {path} takes",
}


def not_stored(path: str, error: Exception) -> NotStored:
    """The sentence for an error of the database or of the file system."""
    shown = one_line(path)
    if isinstance(error, sqlite3.Error):
        name = str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_").partition("_")[0]
        reason = _REASONS.get(name, "{path} isn't as this program needs it").format(path=shown)
    elif isinstance(error, OSError):
        reason = f"{shown} can't be opened: {one_line(error.strerror or str(error))}"
    else:
        reason = f"{shown} can't be used as a file"
    return NotStored(f"{reason[0].upper() if reason[0].islower() and not reason.startswith(shown) else reason[0]}{reason[1:]}.")
