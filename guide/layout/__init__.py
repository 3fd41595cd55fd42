"""Laying a tree's text out: keys in the order of the format, one indentation, one kind of quotes, all else as it was.

A library that keeps styles, anchors and the breaks of long text lays the bare YAML out. Comments and blank lines are lifted
off before and put back after, each to the part that it belongs to: so keys can change places and take theirs along.
"""

from __future__ import annotations

from ..events import NO_CHARACTER, NotYaml
from ..loader import examine
from ..source import Source
from ..value import changed
from .comments import Lost, comments, lifted, put_back
from .emitted import NotLaidOut, emitted
from .flow import wrapped


class Misfit(Exception):
    """A text that can't be laid out without loss. What it says is a whole sentence for a person."""


def laid_out(source: Source) -> str:
    """The text of a sound tree in its canonical layout. Raises Misfit if it would mean anything else, or lose a comment."""
    text = source.text
    try:
        bare, remarks = lifted(text)
        done = put_back(wrapped(emitted(bare)), remarks)
    except (Lost, NotLaidOut, NotYaml, *NO_CHARACTER):
        raise Misfit(f"{source.name} is left as it is: it is written in a way that can't be laid out without loss.") from None
    done = done if text.endswith("\n") else done.rstrip("\n")
    if not _same(source, done) or sorted(comments(done)) != sorted(comments(text)):
        raise Misfit(f"{source.name} is left as it is: laid out, it would not say exactly the same.")
    return done


def _same(source: Source, text: str) -> bool:
    """Whether a text describes the very tree that a source describes."""
    before, after = examine(source).tree, examine(Source(source.name, text)).tree
    return before is not None and after is not None and changed(before, source=after.source) == after
