"""The straight way from a text to a value, for texts without faults: nearly all of them.

A kind takes its value from the events as they come, and nothing is built on the way. At the least doubt it gives up and
says nothing: the thorough way, by `nodes`, then reads the text again, and finds and explains whatever is wrong with it.
"""

from __future__ import annotations

from functools import partial

from .events import (
    ALIAS,
    BLOCK_END,
    BLOCK_START,
    DOCUMENT_START,
    ITEMS_END,
    ITEMS_START,
    MOST_REPEATED,
    NO_CHARACTER,
    SCALAR,
    STREAM_END,
    NotYaml,
    events,
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


def taken(text: str, kind: Taker) -> Any:
    """The value that the one document of a text spells. Raises Unsound unless reading thoroughly would find no fault."""
    try:
        next_event = events(text)
        if "&" in text or "!" in text:  # else there are no anchors and no tags
            next_event = partial(next, _unfolded(next_event), None)
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


def _unfolded(next_event: NextEvent) -> Iterator[Event]:
    """The events of a text, with the part that it repeats in the place of each alias. Raises Unsound as `_Parts` does."""
    parts = _Parts()
    while (event := next_event()) is not None:
        if parts.unread or (type(event) in _MARKABLE and (event.anchor is not None or event.tag is not None)):
            yield from parts.meant(event)
        else:
            yield event
    if 0 in parts.uses.values():
        raise Unsound


_MARKABLE = (SCALAR, BLOCK_START, ITEMS_START, ALIAS)
_DEEPER = {BLOCK_START: 1, ITEMS_START: 1, BLOCK_END: -1, ITEMS_END: -1}


class _Part:
    """What an anchor marks, as far as it has been read, and how many of its collections are still open."""

    def __init__(self, anchor: str) -> None:
        self.anchor = anchor
        self.events: list[Event] = []
        self.open = 0


class _Parts:
    """The marked parts of a text.

    Raises Unsound for a tag, an anchor used twice, an alias without a part, and for too much repeated.
    """

    def __init__(self) -> None:
        self.uses: dict[str, int] = {}  # of each anchor
        self.unread: list[_Part] = []  # those that aren't at their end, each within the one before it
        self._whole: dict[str, list[Event]] = {}
        self._repeated = 0

    def meant(self, event: Event) -> list[Event]:
        """The event, or those that it repeats."""
        if type(event) is ALIAS:
            here = self._again(str(event.anchor))
        else:
            here = [event]
            if type(event) in _MARKABLE:
                self._begin(event)
        for part in self.unread:
            part.events += here
        if self.unread:
            self._go_on(self.unread[-1], _DEEPER.get(type(event), 0))
        return here

    def _again(self, anchor: str) -> list[Event]:
        events = self._whole.get(anchor, [])
        self._repeated += len(events)
        if not events or self._repeated > MOST_REPEATED:
            raise Unsound
        self.uses[anchor] += 1
        return events

    def _begin(self, event: Event) -> None:
        if event.tag is not None or event.anchor in self.uses:
            raise Unsound
        if event.anchor is not None:
            self.uses[event.anchor] = 0
            self.unread.append(_Part(event.anchor))

    def _go_on(self, part: _Part, deeper: int) -> None:
        part.open += deeper
        if not part.open:
            self._whole[part.anchor] = self.unread.pop().events
