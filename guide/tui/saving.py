"""Saving a result as a Markdown file: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LONGEST_NAME = 60


def file_stem(subject: str) -> str:
    """A plain file name for a subject, without its ending: `monthly-payroll-for-40-people`."""
    flat = unicodedata.normalize("NFKD", subject).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", flat.lower()).strip("-")[:LONGEST_NAME].rstrip("-") or "assessment"


def folders() -> list[str]:
    """Where to save, the best place first."""
    return [os.getcwd(), os.path.expanduser("~"), tempfile.gettempdir()]


def save(text: str, subject: str, places: Iterable[str]) -> str | None:
    """Save a text in the first folder that takes it, and return the full path; None where none does."""
    for folder in places:
        try:
            return _save_in(folder, file_stem(subject), text)
        except OSError:
            continue
    return None


def _save_in(folder: str, stem: str, text: str) -> str:
    """Write to a file nobody knows yet, then give it the first name that is free. A link never replaces another file."""
    descriptor, draft = tempfile.mkstemp(prefix=f".{stem[:20]}-", suffix=".part", dir=folder)
    try:
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(draft, 0o666 & ~_mask())
        return _named(draft, os.path.join(os.path.abspath(folder), stem))
    finally:
        if os.path.exists(draft):
            os.unlink(draft)


def _named(draft: str, stem: str) -> str:
    number = 1
    while True:
        path = f"{stem}.md" if number == 1 else f"{stem}-{number}.md"
        try:
            _take(draft, path)
        except FileExistsError:
            number += 1
        else:
            return path


def _take(draft: str, path: str) -> None:
    try:
        os.link(draft, path)
    except FileExistsError:
        raise
    except OSError:  # a file system without links: claim the name first, then put the draft in its place
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY))
        os.replace(draft, path)


def _mask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask
