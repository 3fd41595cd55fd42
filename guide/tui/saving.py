"""Saving a result as a file: whole or not at all, and never over another file."""

from __future__ import annotations

import os
import re
import tempfile
import unicodedata

from ..write import Taken, Unwritable, write_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..report import Report
    from ..verdict import Verdict
    from ..walk import Walk

LONGEST_FILE_NAME = 60


def file_stem(subject: str) -> str:
    """A plain file name for a subject, without its ending: `monthly-payroll-for-40-people`. Letters of every script stay."""
    letters = "".join(one if one.isalnum() else "-" for one in unicodedata.normalize("NFC", subject).lower())
    return re.sub("-+", "-", letters).strip("-")[:LONGEST_FILE_NAME].rstrip("-") or "assessment"


def folders() -> list[str]:
    """Where to save, the best place first."""
    return [os.getcwd(), os.path.expanduser("~"), tempfile.gettempdir()]


def saved(verdict: Verdict, report: Report, to: str) -> tuple[str, bool]:
    """Save a report in one of the formats. Returns what to say of it, and whether it is saved."""
    from ..export.document import FORMATS, document
    from ..export.pdf import NoPdf
    from ..loader import read_source
    from ..shipped import report_template

    try:
        data = document(verdict, report, to, read_source(report_template()))
    except NoPdf as error:
        return str(error), False
    places = folders()
    path = save(data, _named(verdict.walk), FORMATS[to][0], places)
    if path is None:
        return "No folder took the file: press y to copy the result instead.", False
    elsewhere = os.path.dirname(path) != os.path.abspath(places[0])
    return f"{'This folder can’t be written, so it was saved' if elsewhere else 'Saved'} to {path}", True


def _named(walk: Walk) -> str:
    """The subject and the short name of the tree, so that the results of several trees on one subject stand apart."""
    tree = file_stem(os.path.splitext(os.path.basename(walk.tree.source.name))[0])
    return f"{file_stem(walk.subject)[: LONGEST_FILE_NAME - len(tree) - 1]} {tree}"


def save(data: bytes, subject: str, ending: str, places: Iterable[str]) -> str | None:
    """Save a document in the first folder that takes it, under the subject's name with this ending, and return the full
    path; None where none does."""
    for folder in places:
        try:
            return _save_in(folder, file_stem(subject), ending, data)
        except Unwritable:
            continue
    return None


def _save_in(folder: str, stem: str, ending: str, data: bytes) -> str:
    """Write to the first name that is free."""
    number = 1
    while True:
        path = os.path.join(os.path.abspath(folder), f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
        try:
            write_new(path, data)
        except Taken:
            number += 1
        else:
            return path
