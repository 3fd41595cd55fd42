"""A file written anew in its place: whole or not at all, and never over a change that somebody else made meanwhile."""

from __future__ import annotations

import os
import stat
import tempfile


class NotWritten(Exception):
    """A file was left as it was. Its text is a whole sentence for a person."""


def rewrite(name: str, before: bytes, after: bytes) -> None:
    """Put `after` in the place of `before`, which the file must still hold. Raises NotWritten with a sentence otherwise.

    The file keeps its permissions; where the name is a link, what it leads to is written.
    """
    path = os.path.realpath(name)
    try:
        mode = stat.S_IMODE(os.stat(path).st_mode)
        if not mode & 0o222 or not os.access(path, os.W_OK):
            raise NotWritten(f"{name} may not be changed: its permissions forbid it.")
        _replace(path, name, before, after, mode)
    except OSError as error:
        raise NotWritten(f"{name} can't be written: {error.strerror or error}.") from None


def _replace(path: str, name: str, before: bytes, after: bytes, mode: int) -> None:
    """Write a file beside it, safe on the disk, then let that one take its name."""
    folder = os.path.dirname(path)
    descriptor, draft = tempfile.mkstemp(prefix=f".{os.path.basename(path)[:20]}-", suffix=".part", dir=folder)
    try:
        with open(descriptor, "wb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, mode)
        with open(path, "rb") as file:
            if file.read() != before:
                raise NotWritten(f"{name} was changed by somebody else meanwhile, so it is left as it is. Try again.")
        os.replace(draft, path)
    finally:
        if os.path.exists(draft):
            os.unlink(draft)
