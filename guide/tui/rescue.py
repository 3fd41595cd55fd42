"""A text that nobody could save: it goes beside its file, or where else there is room."""

from __future__ import annotations

import os
import tempfile

from ..write import Taken, Unwritable, write_new

MOST = 100
"""How many rescued texts of one file a folder may hold."""


def rescued(path: str, data: bytes) -> str:
    """Write a text to a file of its own, and return its path; empty where none can be written."""
    stem, ending = os.path.splitext(os.path.basename(path))
    for folder in (os.path.dirname(os.path.abspath(path)), os.path.expanduser("~"), tempfile.gettempdir()):
        for number in range(1, MOST):
            name = os.path.join(folder, f"{stem}-unsaved{'' if number == 1 else f'-{number}'}{ending}")
            try:
                write_new(name, data)
            except Taken:
                continue
            except Unwritable:
                break
            return name
    return ""
