"""Is a text cut at a ` #` that its author meant as part of it?"""

from __future__ import annotations

from ..problem import NOTE
from ..source import Span
from .draft import Draft, for_people

MOST_LOOKED_AT = 100_000
"""How many such signs are looked at: where each stands in the tree has to be found."""


def check(draft: Draft) -> None:
    """`text-cut-short`, a note. A `#` with a blank behind it is taken for a comment that was meant as one."""
    text = draft.notes.source.text
    at, looked_at = text.find("#"), 0
    while at >= 0 and looked_at < MOST_LOOKED_AT:
        meant = text[at - 1 : at] == " " and not text[at + 1 : at + 2].isspace()
        looked_at += meant
        before = _before(text, at) if meant else 0
        if before and _is_text(draft, before):
            end = text.find("\n", at)
            draft.notes.note(
                "text-cut-short",
                Span(at, end if end >= 0 else len(text)),
                "what follows ` #` is a comment, and is left out of the text",
                "this is left out",
                "put the text in quotes if this is a part of it",
                severity=NOTE,
            )
        at = text.find("#", at + 1)


def _before(text: str, at: int) -> int:
    """Where what stands before an offset, on its line, ends; 0 if nothing does."""
    while at and text[at - 1] != "\n" and text[at - 1].isspace():
        at -= 1
    return at if text[at - 1 : at] != "\n" else 0


def _is_text(draft: Draft, end: int) -> bool:
    """Whether a text for people that stands in no quotes ends there."""
    path = draft.notes.places.ending(end)
    return path is not None and draft.notes.source.text[end - 1] not in "'\"" and for_people(path)
