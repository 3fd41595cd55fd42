"""A tree file that is being edited: what it held when it was last read or saved, and whether it does still."""

from __future__ import annotations

from ..file_text import file_text
from ..loader import Unreadable, data_of
from ..watched import Watched
from ..write import ChangedElsewhere, Taken, write, write_new
from .stand_ins import has_any

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..file_text import FileText


class Sheet:
    """A file and its text. `was` is what the file held when we last knew, None if there was none."""

    def __init__(self, path: str) -> None:
        """Raises Unreadable with a sentence if there is no text to edit."""
        self.path = path
        self.was: bytes | None = data_of(path)
        self.read = read(path, self.was)
        self._watched = Watched(path, self.was)

    def data(self, text: str) -> bytes:
        """The file's bytes, if it held this text."""
        return self.read.saying(text).data

    def holds(self, text: str) -> bool:
        """Whether this text is what the file holds, as far as we know."""
        return self.was is not None and text == self.read.text

    def save(self, text: str) -> None:
        """Save the text. Raises Unwritable, or ChangedElsewhere where the file isn't what it was."""
        data = self.data(text)
        if self.was is None:
            self._save_anew(data)
        else:
            write(self.path, data, unless_changed_since=self.was)
        self.was, self.read = data, self.read.saying(text)

    def _save_anew(self, data: bytes) -> None:
        try:
            write_new(self.path, data)
        except Taken as error:
            raise ChangedElsewhere(str(error), data_of(self.path)) from None

    def changed_elsewhere(self) -> bool:
        """Look at the file. Whether somebody else has changed it since the last look."""
        return self._watched.changed() and self._watched.data != self.was

    @property
    def now(self) -> bytes | None:
        """What the file held at the last look."""
        return self._watched.data

    def take(self, data: bytes) -> str:
        """Take what the file holds now, and return its text. Raises Unreadable if that can't be edited."""
        self.read, self.was = read(self.path, data), data
        return self.read.text


def read(path: str, data: bytes) -> FileText:
    """The text of a file, if it can be edited here. Raises Unreadable with a sentence."""
    found = file_text(path, data)
    if has_any(found.text):
        raise Unreadable(f"{path} holds private characters (from U+10F000 on) that this editor keeps for itself: use another.")
    return found
