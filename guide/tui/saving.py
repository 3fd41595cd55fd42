"""Saving a result as a Markdown file: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata

from ..write import Taken, Unwritable, write_new

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
            return _save_in(folder, file_stem(subject), text.encode("utf-8", errors="backslashreplace"))
        except Unwritable:
            continue
    return None


def _save_in(folder: str, stem: str, data: bytes) -> str:
    """Write to the first name that is free."""
    number = 1
    while True:
        path = os.path.join(os.path.abspath(folder), f"{stem}.md" if number == 1 else f"{stem}-{number}.md")
        try:
            write_new(path, data)
        except Taken:
            number += 1
        else:
            return path
