"""The straight way from a text to a value, for texts without faults: nearly all of them.

A kind takes its value from the events as they come, and nothing is built on the way. At the least doubt it gives up and
says nothing: the thorough way, by `nodes`, then reads the text again, and finds and explains whatever is wrong with it.
"""

from __future__ import annotations

from functools import partial
from itertools import islice

from .events import (
    ALIAS,
    BLOCK_START,
    DEEPER,
    DOCUMENT_START,
    ITEMS_START,
    MOST_KEPT,
    MOST_REPEATED,
    NO_CHARACTER,
    SCALAR,
    STREAM_END,
    NotYaml,
    events,
    not_too_deep,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any, Protocol

    from .events import Event, NextEvent

    class Taker(Protocol):
        """What can take its value from events."""

        def take(self, event: Event, next_event: NextEvent, name: str, /) -> Any:
            """The value of the part that begins with this event; `name` is the key that it stands under."""


class Unsound(Exception):
    """A text has a fault, or may have one."""


def taken(text: str, kind: Taker, kept: list[Event] | None = None) -> Any:
    """The value that the one document of a text spells. Raises Unsound unless reading thoroughly would find no fault.

    If all of its events had to be read first, they are put into `kept`, for whoever reads them next.
    """
    try:
        next_event = events(text)
        if "&" in text or "!" in text:  # else there are no anchors and no tags
            next_event = partial(next, _unfolded(not_too_deep(next_event), [] if kept is None else kept), None)
        next_event()  # the stream begins
        if type(next_event()) is not DOCUMENT_START:
            raise Unsound
        value = kind.take(next_event(), next_event, "")
        next_event()  # the document ends
        if type(next_event()) is not STREAM_END or next_event() is not None:
            raise Unsound
    except (NotYaml, *NO_CHARACTER):
        raise Unsound from None
    return value


def _unfolded(coming: Iterator[Event], kept: list[Event]) -> Iterator[Event]:
    """The events of a text, with the part that it repeats in the place of each alias. Raises Unsound as `_Parts` does, and
    where there are more events than are kept at once."""
    read = list(islice(coming, MOST_KEPT))
    if len(read) == MOST_KEPT:
        raise Unsound
    kept += read
    parts, done = _Parts(), 0
    for at, event in enumerate(read):
        if type(event) in _MARKABLE and (event.anchor is not None or event.tag is not None):
            parts.unfolded += read[done:at]
            done = at
            if type(event) is ALIAS:
                parts.repeat(str(event.anchor))
                done += 1
            else:
                parts.begin(event)
    if parts.unused:
        raise Unsound
    return iter(parts.unfolded + read[done:])


_MARKABLE = (SCALAR, BLOCK_START, ITEMS_START, ALIAS)


class _Parts:
    """The marked parts of a text, within its events as far as they are unfolded.

    Raises Unsound for a tag, an anchor used twice, an alias without a part, and for too much repeated.
    """

    def __init__(self) -> None:
        self.unfolded: list[Event] = []
        self.unused: set[str] = set()
        self._begins: dict[str, int] = {}  # where the part of each anchor does
        self._repeated = 0

    def begin(self, event: Event) -> None:
        """The part that begins with an event comes next."""
        if event.tag is not None or event.anchor is None or event.anchor in self._begins:
            raise Unsound
        self._begins[event.anchor] = len(self.unfolded)
        self.unused.add(event.anchor)

    def repeat(self, anchor: str) -> None:
        """Put a part down once more."""
        if anchor not in self._begins:
            raise Unsound
        begin = self._begins[anchor]
        part = self.unfolded[begin : self._end(begin)]
        self._repeated += len(part)
        if self._repeated > MOST_REPEATED:
            raise Unsound
        self.unfolded += part
        self.unused.discard(anchor)

    def _end(self, begin: int) -> int:
        """Where the part that begins here ends. Raises Unsound where it hasn't yet: it would hold itself."""
        depth = 0
        for at in range(begin, len(self.unfolded)):
            depth += DEEPER.get(type(self.unfolded[at]), 0)
            if not depth:
                return at + 1
        raise Unsound
