"""What comes from the keyboard: keys and pastes. No byte that a terminal sends ends the app.

Textual 8.2 takes whatever isn't UTF-8 for a fault of the program, and reads an escape character in the middle of a paste as
the beginning of a key: what stands behind it would be pressed, not pasted.
"""

from __future__ import annotations

import codecs

from ..text import visible

BEGIN, END, ESCAPE = "\x1b[200~", "\x1b[201~", "\x1b"
"""What a terminal puts round a paste, and what both begin with."""


class Decoder:
    """Makes text of what a terminal sends. A byte that isn't UTF-8 becomes `�`; an escape character that is pasted is written
    out, as `visible` does."""

    def __init__(self) -> None:
        self._utf8 = codecs.getincrementaldecoder("utf-8")("replace")
        self._pasting = False
        self._last = ""  # what may be the first part of a mark

    def decode(self, data: bytes, final: bool = False) -> str:
        """The text, but for what must wait for the bytes that follow."""
        text, read = self._utf8.decode(data, final), []
        while text:
            piece, text = self._pasted(text) if self._pasting else self._typed(text)
            read.append(piece)
        return "".join(read)

    def _typed(self, text: str) -> tuple[str, str]:
        """What is handed on, up to where a paste begins, and the rest. Nothing waits here: Escape is a key."""
        known = len(self._last)
        at = (self._last + text).find(BEGIN)
        end = len(text) if at < 0 else at + len(BEGIN) - known
        self._pasting = at >= 0
        self._last = "" if self._pasting else (self._last + text)[1 - len(BEGIN) :]
        return text[:end], text[end:]

    def _pasted(self, text: str) -> tuple[str, str]:
        """What is handed on, up to where the paste ends, and the rest."""
        text, self._last = self._last + text, ""
        inside, end, rest = text.partition(END)
        if not end:
            self._last = _begun(text)
            inside = text.removesuffix(self._last)
        self._pasting = not end
        return inside.replace(ESCAPE, visible(ESCAPE)) + end, rest


def _begun(text: str) -> str:
    """The first part of the mark that ends a paste, if a text ends with it."""
    return next((END[:length] for length in range(len(END) - 1, 0, -1) if text.endswith(END[:length])), "")
