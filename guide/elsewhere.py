"""Saving an assessment in a file of one's own, where its store doesn't take it. `guide import` reads it."""

from __future__ import annotations

import os

from .export.assessments_json import assessments_as_json
from .write import Unwritten, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .recorder import Recorder

ASKED = "Name a file to save this assessment in, or just press Enter to leave it:"


def unsaved(recorder: Recorder) -> str:
    """Why the walk that goes on isn't saved, as it is to be told at its end; empty if it is."""
    return f"This assessment isn’t saved. {recorder.trouble}" if recorder.trouble else ""


def saved_elsewhere(recorder: Recorder, path: str) -> str:
    """Write it to a file, and say how it gets into a store again. Raises Unwritten with a sentence."""
    if recorder.assessment is None or recorder.edition is None:
        raise Unwritten("There is nothing to save.")
    whole = os.path.abspath(os.path.expanduser(path))
    write(whole, assessments_as_json([recorder.assessment], [recorder.edition]).encode(), None)
    return f"Saved to {whole}. `guide import` takes it in again."
