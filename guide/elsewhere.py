"""Saving an assessment in a file of one's own, where its store doesn't take it. `guide import` reads it."""

from __future__ import annotations

import os

from .export.assessments_json import assessments_as_json
from .started import program
from .text import one_line
from .write import write_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorder import Recorder


def asked(recorder: Recorder) -> str:
    """What is asked at the end, if something isn't saved."""
    last, _ = recorder.unsaved[-1]
    return f"Name a file to save to, such as {last.id}.json, or just press Enter to leave it:"


def unsaved(recorder: Recorder) -> str:
    """What isn't saved and why, as it is to be told at the end; empty if everything is."""
    count = len(recorder.unsaved)
    what = "This assessment isn’t saved." if count == 1 else f"{count} assessments aren’t saved."
    return f"{what} {recorder.trouble}" if count else ""


def saved_elsewhere(recorder: Recorder, path: str) -> list[str]:
    """Write all of that to a new file, and say how it gets into a store again, in lines. Raises Unwritable with a sentence."""
    from shlex import quote

    whole = os.path.abspath(os.path.expanduser(path))
    assessments, editions = zip(*recorder.unsaved)
    write_new(whole, assessments_as_json(assessments, dict.fromkeys(editions)).encode())
    return [f"Saved to {one_line(whole)}. To take it in again:", f"  {program()} import {quote(whole)}{recorder.option}"]
