"""A copy of a tree's text under another title."""

from __future__ import annotations

from .loader import examine
from .places import Places
from .source import Source
from .value import changed


def retitled(source: Source, title: str) -> str:
    """The text with another title, and nothing else changed in it; the text as it is where that can't be done."""
    before = examine(source).tree
    span = Places(source).value(("title",))
    text = f"{source.text[: span.start]}{_written(title)}{source.text[span.end :]}"
    after = examine(Source(source.name, text)).tree
    if before is None or after is None or after != changed(before, title=title, source=after.source):
        return source.text
    return text


def _written(title: str) -> str:
    """A title as a value of one line: in quotes where it could be read as something else."""
    if title.replace(" ", "").isalnum() and title.lower() not in ("null", "true", "false"):
        return title
    from json import dumps

    return dumps(title, ensure_ascii=False)
