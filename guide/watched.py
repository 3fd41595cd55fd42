"""A file that somebody may change while we look at it: has it been, since the last look?"""

from __future__ import annotations

import os

from .loader import Unreadable, data_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    Mark: TypeAlias = "tuple[int, ...] | None"


class Watched:
    """A file, and what it held when it was last looked at: None if it wasn't there or couldn't be read.

    A look costs a question to the file system; the file is read only when the answer is another than before, and taken
    only once two looks agree, so that nothing is read while it is being written. This works for editors that write into
    the file and for those that put another in its place.
    """

    def __init__(self, path: str, data: bytes | None) -> None:
        self.path, self.data = path, data
        self._seen: Mark = ()
        self._read: Mark = ()

    def changed(self) -> bool:
        """Look again. Whether `data` is something else now."""
        mark = _mark(self.path)
        steady, self._seen = mark == self._seen, mark
        if not steady or mark == self._read:
            return False
        before, self.data, self._read = self.data, _held(self.path), mark
        return self.data != before


def watched(path: str) -> Watched:
    """A file to look at again, as it is now."""
    return Watched(path, _held(path))


def _mark(path: str) -> Mark:
    """What is different about a file once it has been written, as good as surely."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return found.st_mtime_ns, found.st_size, found.st_ino, found.st_dev


def _held(path: str) -> bytes | None:
    try:
        return data_of(path)
    except Unreadable:
        return None
