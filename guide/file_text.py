"""The text of a file as one edits it, and how the file spells it: so that saving changes what was edited, and no more."""

from __future__ import annotations

from .loader import source_of
from .value import Value, changed

BOM = "\ufeff"


class FileText(Value):
    """A text whose lines end in `\\n`; `mark` is what the file begins with to say that it is Unicode, if anything.

    `line_end` is how all its lines end in the file. Where they end in several ways, that is `\\n`, and the other
    characters stay part of the text.
    """

    text: str
    mark: str = ""
    line_end: str = "\n"

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        return (self.mark + self.text.replace("\n", self.line_end)).encode()

    def saying(self, text: str) -> FileText:
        """Another text, spelt in the same way."""
        return changed(self, text=text)


def file_text(name: str, data: bytes) -> FileText:
    """The text that a file's bytes spell, such that its `data` is the same bytes again.

    Raises Unreadable with a sentence if they aren't UTF-8 text, or too many.
    """
    source_of(name, data)
    text = data.decode()
    mark = BOM if text.startswith(BOM) else ""
    text = text.removeprefix(mark)
    line_end = _line_end(text)
    return FileText(text.replace(line_end, "\n"), mark, line_end)


def _line_end(text: str) -> str:
    returns = text.count("\r")
    if returns and text.count("\r\n") == returns == text.count("\n"):
        return "\r\n"
    return "\r" if returns and "\n" not in text else "\n"
