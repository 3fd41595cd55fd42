"""Do curly quotes stand round a whole text where straight ones are meant? Only straight ones are taken off again.

A text that has straight quotes round the curly ones, or others within, means to show them.
"""

from __future__ import annotations

from ..notes import last
from ..problem import WARNING
from ..source import Span
from ..text import CURLY, out_of_curly_quotes, quoted
from .draft import Draft, for_people

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..notes import Notes


def check(draft: Draft) -> None:
    """`curly-quotes`, a warning"""
    notes = draft.notes
    text = notes.source.text
    for span, name in () if text.isascii() else _begun(notes):
        if inner := out_of_curly_quotes(text[span.start : span.end]):
            notes.note(
                "curly-quotes",
                span,
                f"curly quotes stand round the text of `{name}`, where straight ones seem to be meant",
                "people will read these quotes",
                "write straight quotes: \"…\"; if people are to read the curly ones, put '…' round them",
                severity=WARNING,
                meant=quoted(inner),
            )


def _begun(notes: Notes) -> Iterator[tuple[Span, str]]:
    """The texts for people that begin with a curly quote, and what they are called."""
    text = notes.source.text
    for sign in {pair[0] for pair in CURLY}:
        at = text.find(sign)
        while at >= 0:
            before = text[text.rfind("\n", 0, at) + 1 : at].rstrip()[-1:]
            path = notes.places.text_at(at) if before in ("", ":", "-", ",", "[") else None
            if path and for_people(path) and (span := notes.places.value(path)).start == at:
                yield span, last(path)
            at = text.find(sign, at + 1)
