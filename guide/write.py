"""Writing a file whole or not at all: never half of it, never over another's change, never over a file not meant.

The text goes to a draft in the same folder, which takes the file's name when every byte is on the disk. Whoever reads
the file at any moment sees it as it was or as it is to be. The one room of the core that writes; it reads only to compare.
"""

from __future__ import annotations

import os
import stat
import tempfile
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator


BYTE_ORDER_MARK = "\ufeff".encode()


class Unwritable(Exception):
    """A file that can't be written. Its text is a whole sentence for a person."""


class Taken(Unwritable):
    """There is a file of that name already."""


class ChangedElsewhere(Unwritable):
    """A file no longer holds what it held when it was read. `now` is what it holds, None if it is gone."""

    def __init__(self, sentence: str, now: bytes | None) -> None:
        super().__init__(sentence)
        self.now = now


def in_bytes(text: str, like: bytes) -> bytes:
    """A text as a file holds it, with the byte order mark and the line ends of what another file, or this one, held."""
    lines, windows = like.count(b"\n"), like.count(b"\r\n")
    ends = "\r\n" if 2 * windows > lines else "\r" if b"\r" in like and not lines else "\n"
    mark = "\ufeff" if like.startswith(BYTE_ORDER_MARK) else ""
    return f"{mark}{text}".replace("\n", ends).encode()


def write(path: str, data: bytes, *, unless_changed_since: bytes | None) -> None:
    """Put `data` in the place of what a file holds, if that still is `unless_changed_since`: None for whatever it is.

    Its permissions are kept. A link stays, and what it leads to is written. Raises Unwritable, with nothing changed.
    """
    with _in_a_sentence(path), _draft(real := os.path.realpath(path), data) as draft:
        held = _held(real)
        if held is not None and not (os.stat(real).st_mode & 0o222 and os.access(real, os.W_OK)):
            raise Unwritable(f"{path} can't be written: its permissions forbid it.")
        if unless_changed_since is not None and held != unless_changed_since:
            what = "is gone" if held is None else "was changed elsewhere"
            raise ChangedElsewhere(f"{path} {what} since it was read, so it is left as it is.", held)
        os.chmod(draft, 0o666 & ~_mask() if held is None else stat.S_IMODE(os.stat(real).st_mode))
        _give_to_owner(draft, real)
        os.replace(draft, real)
        _settle(real)


def write_new(path: str, data: bytes) -> None:
    """Write a file that isn't there yet. Raises Taken if it is, else Unwritable if it can't be written."""
    if os.path.lexists(path):
        raise Taken(f"{path} is there already, so nothing was written.")
    with _in_a_sentence(path), _draft(path, data) as draft:
        os.chmod(draft, 0o666 & ~_mask())
        _take(draft, path)
        _settle(path)


@contextmanager
def set_aside(path: str) -> Iterator[str]:
    """A folder for what is needed while a file is made: beside that file, where what it is to hold is at home, rather than
    where all programs leave things behind. It is gone at the end. Raises Unwritable."""
    folder, name = os.path.split(os.path.abspath(path))
    with ending_in_order():
        with _in_a_sentence(path):
            aside = tempfile.TemporaryDirectory(prefix=f".{name[:20]}-", suffix=".part", dir=folder)
        with aside as made:
            yield made


@contextmanager
def ending_in_order() -> Iterator[None]:
    """A signal to end, or a terminal that is gone, ends the program as an exception does, with the exit code 128 + the signal:
    nothing half made is left behind. Signals that somebody else sees to, or ignores, are left to them."""
    import signal  # most programs end without having written anything

    def end(number: int, _: object) -> None:
        for each in ours:
            signal.signal(each, signal.SIG_IGN)  # once is enough: another one doesn't disturb the tidying up
        raise SystemExit(128 + number)

    there = [getattr(signal, name) for name in ("SIGTERM", "SIGHUP") if hasattr(signal, name)]
    ours = [number for number in there if signal.getsignal(number) is signal.SIG_DFL and _is_main_thread()]
    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _is_main_thread() -> bool:
    """Whether signals come here."""
    import threading

    return threading.current_thread() is threading.main_thread()


@contextmanager
def _draft(path: str, data: bytes) -> Iterator[str]:
    """A file that nobody knows yet, beside the one that it may become. If it doesn't become one, it is gone at the end."""
    folder, name = os.path.split(os.path.abspath(path))
    with ending_in_order():
        descriptor, draft = tempfile.mkstemp(prefix=f".{name[:20]}-", suffix=".part", dir=folder)
        try:
            _fill(descriptor, data)
            yield draft
        finally:
            if os.path.exists(draft):
                os.unlink(draft)


def _fill(descriptor: int, data: bytes) -> None:
    """Put data on the disk, and close the file."""
    try:
        view = memoryview(data)
        while view:
            view = view[os.write(descriptor, view) :]
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


@contextmanager
def _in_a_sentence(path: str) -> Iterator[None]:
    """What the system says against writing a file is told as Unwritable."""
    try:
        yield
    except FileExistsError:
        raise Taken(f"{path} is there already, so nothing was written.") from None
    except (OSError, ValueError) as error:
        raise Unwritable(f"{path} can't be written: {_reason(error, os.path.dirname(path))}.") from None


def _reason(error: OSError | ValueError, folder: str) -> str:
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        is_there = os.path.isdir(folder or ".")
        return f"no file can be made in {folder or 'this folder'}" if is_there else f"there is no folder {folder}"
    return error.strerror if isinstance(error, OSError) and error.strerror else str(error)


def _give_to_owner(draft: str, real: str) -> None:
    """Let a file that somebody else owns stay theirs, where that is allowed."""
    with suppress(OSError, AttributeError):
        owner, ours = os.stat(real), os.stat(draft)
        if (owner.st_uid, owner.st_gid) != (ours.st_uid, ours.st_gid):
            os.chown(draft, owner.st_uid, owner.st_gid)
            os.chmod(draft, stat.S_IMODE(owner.st_mode))  # giving a file away takes some permissions off it


def _settle(path: str) -> None:
    """See to it that a file's new name is on the disk too, on systems that can."""
    with suppress(OSError):
        folder = os.open(os.path.dirname(os.path.abspath(path)), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _held(path: str) -> bytes | None:
    """What a file holds, or None if there is none."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except FileNotFoundError:
        return None


def _take(draft: str, path: str) -> None:
    """Give a draft its name. A link never replaces another file."""
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name first, then put the draft in its place
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        try:
            os.replace(draft, path)
        except OSError:
            os.unlink(path)
            raise


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
