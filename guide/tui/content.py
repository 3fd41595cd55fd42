"""The one place that makes Textual content from text.

Text from a tree or a person never meets markup: it is disarmed, and becomes `Content` with a style beside it.
"""

from __future__ import annotations

from textual.content import Content

from ..text import one_line, visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

LEAST_WIDTH = 12
"""Narrower than this nothing is laid out: it is clipped instead."""


def words(text: str, style: str = "") -> Content:
    """Text on one line, in a style."""
    return Content.styled(one_line(text), style)


def prose(text: str, style: str = "") -> Content:
    """Text that keeps its own line ends and blanks, in a style."""
    return Content.styled(visible(text).replace("\t", "    "), style)


def joined(parts: Iterable[Content], between: str = " ", style: str = "") -> Content:
    """Pieces of content one after the other."""
    return Content.styled(between, style).join([part for part in parts if part])


def wrapped(content: Content, width: int, first: Content | str = "", rest: str | None = None) -> list[Content]:
    """Content in lines no wider than `width`; `first` leads the first of them, `rest` the others (blanks as wide, if None)."""
    lead = first if isinstance(first, Content) else Content(first)
    indent = Content(" " * lead.cell_length if rest is None else rest)
    room = max(4, width - max(lead.cell_length, indent.cell_length))
    if content.cell_length <= room and "\n" not in content.plain:  # most do, and wrapping is dear
        return [lead + content]
    lines = [line.rstrip() for line in content.wrap(room)] or [Content("")]
    return [(indent if number else lead) + line for number, line in enumerate(lines)]


def noted(note: str, width: int, lead: str) -> list[Content]:
    """A person's own words on an answer, in lines; none for no words."""
    return wrapped(words(f"Your note: {note}", "italic $quiet"), width, lead) if note.strip() else []


def apart(left: Content, right: Content, width: int) -> Content:
    """Two pieces of content at the two ends of a line; the left one is shortened if both don't fit."""
    room = width - right.cell_length - (2 if right else 0)
    left = left.truncate(max(room, 4), ellipsis=True)
    return left + Content(" " * max(width - left.cell_length - right.cell_length, 0)) + right


def filled(content: Content, width: int) -> Content:
    """Content with blanks up to a width, so that a background reaches it."""
    return content.pad_right(max(width - content.cell_length, 0))
