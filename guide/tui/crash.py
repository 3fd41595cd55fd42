"""What is left of a crash: a log file with the places in the code that it went through, and no answers."""

from __future__ import annotations

import os
import tempfile
import traceback

EXIT_CODE = 70


def log_crash(error: BaseException) -> str:
    """Write the log of a crash and return its path; empty where no file can be written.

    The error's own text is left out: it may hold an answer, a name or a note.
    """
    lines = [*traceback.format_tb(error.__traceback__), f"{type(error).__name__}\n"]
    try:
        descriptor, path = tempfile.mkstemp(prefix="guide-crash-", suffix=".log")
        with open(descriptor, "w", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(lines)
    except OSError:
        return ""
    return os.path.abspath(path)


def sentence(path: str) -> str:
    """What to tell the person in front of the screen."""
    where = f"what is needed to mend it is in {path}" if path else "no file could be written that says why"
    return f"Sorry: something in the guide went wrong, and it had to stop; {where}."
