"""Saving an assessment in a file of one's own, where its store doesn't take it. `guide import` reads it."""

from __future__ import annotations

import os

from .export.assessments_json import assessments_as_json
from .write import write_new

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorder import Recorder

ASKED = "Name a file to save to, or just press Enter to leave it:"


def unsaved(recorder: Recorder) -> str:
    """What isn't saved and why, as it is to be told at the end; empty if everything is."""
    count = len(recorder.unsaved)
    what = "This assessment isn’t saved." if count == 1 else f"{count} assessments aren’t saved."
    return f"{what} {recorder.trouble}" if count else ""


def saved_elsewhere(recorder: Recorder, path: str) -> str:
    """Write all of that to a new file, and say how it gets into a store again. Raises Unwritable with a sentence."""
    whole = os.path.abspath(os.path.expanduser(path))
    assessments, editions = zip(*recorder.unsaved)
    write_new(whole, assessments_as_json(assessments, dict.fromkeys(editions)).encode())
    return f"Saved to {whole}. `guide import` takes it in again."
