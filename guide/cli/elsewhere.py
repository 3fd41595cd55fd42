"""At the end of a walk that could not be saved: why, and the offer to save it elsewhere."""

from __future__ import annotations

from ..elsewhere import asked, saved_elsewhere, unsaved
from ..write import Unwritable
from .ending import complain
from .lines import is_person, paragraph, read, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..recorder import Recorder


def save_elsewhere(recorder: Recorder) -> None:
    """Say that it isn't saved, if it isn't, and let a person name a file until one is written or they have enough."""
    said = unsaved(recorder)
    if said and not is_person():
        complain(said)
    elif said:
        told("", *paragraph(said))
        _asked(recorder)


def _asked(recorder: Recorder) -> None:
    try:
        while path := read(f"{asked(recorder)} "):
            try:
                told(*saved_elsewhere(recorder, path))
                return
            except Unwritable as error:
                told(*paragraph(str(error)))
    except EOFError:
        return
