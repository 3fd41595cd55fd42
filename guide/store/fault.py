"""What can be wrong with a store, in words for the person whose answers it holds."""

from __future__ import annotations

import sqlite3

from ..text import one_line


class NotStored(Exception):
    """A store can't be read or written. Its text is a whole sentence for a person, and holds no answers."""


class NotOurs(NotStored):
    """What is there is a database of another program, or no file."""


MEND = "move it away and `guide import` what you have exported"
"""What to do with a store that is beyond writing, or reading."""
_REASONS = {
    "BUSY": "another program is writing to {path}",
    "LOCKED": "another program is writing to {path}",
    "FULL": "the disk that {path} is on is full",
    "READONLY": "{path} may not be written",
    "CANTOPEN": "{path} can't be opened",
    "CORRUPT": f"{{path}} is damaged: {MEND}",
    "NOTADB": f"{{path}} is damaged, or no file of this program. If it should be one, {MEND}",
    "IOERR": "the disk that {path} is on can't be read or written",
    "PERM": "{path} may not be opened",
    "TOOBIG": "a text in {path}, or for it, is longer than this program takes",
}


def not_stored(path: str, error: Exception) -> NotStored:
    """The sentence for an error of the database or of the file system."""
    shown = one_line(path)
    if isinstance(error, sqlite3.Error):
        reason = _REASONS.get(kind_of(error), f"{{path}} isn't as this program needs it: {MEND}").format(path=shown)
    elif isinstance(error, OSError):
        reason = f"{shown} can't be opened: {one_line(error.strerror or str(error))}"
    elif isinstance(error, MemoryError):
        reason = f"there is too little memory for {shown}"
    else:
        reason = f"{shown} can't be used as a file"
    return NotStored(f"{reason[0].upper() if reason[0].islower() and not reason.startswith(shown) else reason[0]}{reason[1:]}.")


def kind_of(error: Exception) -> str:
    """What SQLite calls an error, such as BUSY; empty for another one."""
    return str(getattr(error, "sqlite_errorname", "")).removeprefix("SQLITE_").partition("_")[0]


def not_written(fault: NotStored) -> str:
    """A fault as the reason why what can be read can't be written."""
    return str(fault).replace("can't be opened", "can't be written")
