"""Why a text isn't YAML: from the parser's error to a problem in words for somebody who has never seen its source."""

from __future__ import annotations

from . import slip
from .events import ALIAS, BLOCK_END, BLOCK_START, ITEMS_END, ITEMS_START, SCALAR, extent, until_broken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .problem import Problem
    from .source import Source


def broken(source: Source, error: Exception) -> Problem:
    """What the parser couldn't read."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stopped = mark or begun
    at = stopped.index if stopped else getattr(error, "position", 0)
    at = min(at if isinstance(at, int) else 0, max(len(source.text) - 1, 0))
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "this isn't YAML")
    doing = str(getattr(error, "context", None) or "")
    last = _last_read(source) if stopped else ("", 0, 0)
    return slip.told(slip.Stuck(source, said, at, doing, begun.index if begun else -1, *last))


def _last_read(source: Source) -> tuple[str, int, int]:
    """What was read last before reading stopped, as `slip` knows it, and where it stands."""
    open_ones, last = [0], ("", 0, 0)
    for event in until_broken(source.text):
        kind = type(event)
        start, end = extent(event)
        if kind is BLOCK_START or kind is ITEMS_START:
            open_ones.append(start)
        if kind is BLOCK_END or kind is ITEMS_END:
            begun = open_ones.pop()
            last = (slip.BRACKETS, begun, end) if end > start else last  # a block has no end of its own
        elif kind is SCALAR:
            last = (slip.QUOTED if source.text[start : start + 1] in ("'", '"') else "", start, end)
        else:
            last = (slip.ALIAS if kind is ALIAS else "", start, end)
    return last
