"""Writing a file: whole or not at all, and never over what somebody else has written meanwhile.

The new bytes go to a file beside the old one, down to the disk, and then take its name in one step: whoever reads sees all
of the old text or all of the new. Permissions stay, and a symbolic link goes on pointing to the same file.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import suppress

from .loader import Unreadable, read_bytes
from .text import one_line


class Unwritten(Exception):
    """A file that wasn't written; whatever stood there still does. Its text is a whole sentence for a person."""


class WrittenElsewhere(Unwritten):
    """The file isn't what it was any more. `now` is what it holds, None if it is gone."""

    def __init__(self, sentence: str, now: bytes | None) -> None:
        super().__init__(sentence)
        self.now = now


def write(path: str, data: bytes, was: bytes | None) -> None:
    """Write a file that holds `was`; None for one that isn't there yet.

    Raises WrittenElsewhere if it holds something else by now, Unwritten if it can't be written.
    """
    shown, real = one_line(path), os.path.realpath(path)
    try:
        _require(shown, real, was)
        mode = stat.S_IMODE(os.stat(real).st_mode) if was is not None else 0o666 & ~_mask()
        draft = _draft(real, data, mode)
        try:
            _require(shown, real, was)  # once more: writing down to the disk can take its time
            os.replace(draft, real)
        except BaseException:
            with suppress(OSError):
                os.unlink(draft)
            raise
    except (OSError, ValueError) as error:
        raise Unwritten(_sentence(shown, real, error)) from None
    _settle(os.path.dirname(real))


def _require(shown: str, real: str, was: bytes | None) -> None:
    """Raise unless the file holds what it is thought to hold, and may be written."""
    try:
        now = read_bytes(real) if os.path.lexists(real) else None
    except Unreadable as error:
        raise Unwritten(f"It wasn't saved: {one_line(str(error))}") from None
    if now is None and was is not None:
        raise WrittenElsewhere(f"{shown} was deleted or renamed meanwhile.", None)
    if now != was:
        what = "is there already" if was is None else "was changed elsewhere meanwhile"
        raise WrittenElsewhere(f"{shown} {what}.", now)
    if now is not None and not os.access(real, os.W_OK):
        raise Unwritten(f"{shown} wasn't saved: the file is protected against writing.")


def _draft(real: str, data: bytes, mode: int) -> str:
    """A file beside the one that it is to become, with its permissions, written down to the disk. Returns its path."""
    folder, name = os.path.split(real)
    descriptor, draft = tempfile.mkstemp(prefix=f".{name[:40]}-", suffix=".part", dir=folder)
    try:
        try:
            view = memoryview(data)
            while view:
                view = view[os.write(descriptor, view) :]
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
        os.chmod(draft, mode)
        _give_to_owner(draft, real)
    except BaseException:
        with suppress(OSError):
            os.unlink(draft)
        raise
    return draft


def _give_to_owner(draft: str, real: str) -> None:
    """Let a file that somebody else owns stay theirs, where that is allowed."""
    with suppress(OSError, AttributeError):
        owner, ours = os.stat(real), os.stat(draft)
        if (owner.st_uid, owner.st_gid) != (ours.st_uid, ours.st_gid):
            os.chown(draft, owner.st_uid, owner.st_gid)
            os.chmod(draft, stat.S_IMODE(owner.st_mode))  # giving a file away takes some permissions off it


def _settle(folder: str) -> None:
    """See to it that the new name is on the disk too, on systems that can."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _sentence(shown: str, real: str, error: Exception) -> str:
    folder = one_line(os.path.dirname(real))
    if isinstance(error, PermissionError):
        return f"{shown} wasn't saved: nothing may be written in the folder {folder}."
    if isinstance(error, FileNotFoundError):
        return f"{shown} wasn't saved: there is no folder {folder}."
    reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return f"{shown} wasn't saved: {one_line(reason)}."
