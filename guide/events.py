"""The event stream of a YAML text, from libyaml's parser where it is there, from the pure one otherwise.

PyYAML's loaders are never used: in the stream every scalar is still the text that its author typed, repeated keys are
seen, and whoever reads can stop at any event. This is the only room that imports `yaml`.
"""

from __future__ import annotations

from functools import partial
from itertools import chain, islice

import yaml

from .text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Protocol, TypeAlias

    class Event(Protocol):
        """What is read of PyYAML's events; each kind has only some of it."""

        start_mark: yaml.Mark
        end_mark: yaml.Mark
        anchor: str | None
        tag: str | None
        value: str
        style: str | None
        flow_style: bool

    NextEvent: TypeAlias = "Callable[[], Event]"  # behind the last one it gives None

SCALAR: type[object] = yaml.ScalarEvent
ALIAS: type[object] = yaml.AliasEvent
BLOCK_START: type[object] = yaml.MappingStartEvent
BLOCK_END: type[object] = yaml.MappingEndEvent
ITEMS_START: type[object] = yaml.SequenceStartEvent
ITEMS_END: type[object] = yaml.SequenceEndEvent
DOCUMENT_START: type[object] = yaml.DocumentStartEvent
STREAM_END: type[object] = yaml.StreamEndEvent
DEEPER: dict[type[object], int] = {BLOCK_START: 1, ITEMS_START: 1, BLOCK_END: -1, ITEMS_END: -1}
"""By how many levels the next event is deeper than these."""

NotYaml = yaml.YAMLError
"""What the next event is where a text isn't YAML any more."""
NO_CHARACTER = (ValueError, OverflowError)
"""The same, for a lone surrogate, or an escape beyond Unicode in the pure parser."""

MOST_EVENTS = 1_000_000
"""How many events of a text are read: a tree of 10,000 questions has half of that."""
DEEPEST_EVENT = 100
"""How deep a collection that is read may lie in others: libyaml looks at every bracket that is open whenever it reads on."""
MOST_KEPT = 200_000
"""How many events of a text are kept at once."""
MOST_REPEATED = 200_000
"""How many values a file's aliases may repeat, counted with all that those hold in turn."""


class TooManyEvents(yaml.YAMLError):
    """A text has more events than are read. `at` is where the first of those begins, in characters."""

    def __init__(self, at: int) -> None:
        super().__init__(f"more than {MOST_EVENTS:,} events")
        self.at = at


class TooDeep(yaml.YAMLError):
    """A text has collections within more collections than are read."""


def events(text: str) -> NextEvent:
    """One event after the other, then None. It raises NotYaml, or one of NO_CHARACTER, where the text is broken; or
    TooManyEvents, which is a NotYaml, too."""
    if yaml.__with_libyaml__:
        next_event: NextEvent = yaml.CSafeLoader(text).get_event  # type: ignore[assignment]
    else:
        loader = yaml.SafeLoader(text)
        next_event = lambda: loader.get_event() if loader.check_event() else None  # type: ignore  # noqa: E731
    return next_event if len(text) < MOST_EVENTS // 4 else _counted(next_event)  # four for a character is more than there are


def _counted(next_event: NextEvent) -> NextEvent:
    """The same events, no more than are read. Counting them takes no time worth telling: no line of ours runs for one."""
    return partial(next, chain(islice(iter(next_event, None), MOST_EVENTS), _beyond(next_event)), None)


def _beyond(next_event: NextEvent) -> Iterator[Event]:
    event = next_event()
    if event is not None:
        raise TooManyEvents(event.start_mark.index)
    yield from ()


def not_too_deep(next_event: NextEvent) -> Iterator[Event]:
    """The same events, for whoever doesn't mind how deep they lie. Raises TooDeep, a NotYaml, where that is too deep."""
    depth = 0
    for event in iter(next_event, None):
        depth += DEEPER.get(type(event), 0)
        if depth > DEEPEST_EVENT:
            raise TooDeep
        yield event


def until_broken(text: str) -> Iterator[Event]:
    """The events of a text, up to where it is broken, or too deep."""
    try:
        yield from not_too_deep(events(text))
    except (NotYaml, *NO_CHARACTER):
        return


def spelt(text: str) -> list[tuple[type, str]]:
    """What a text spells, however it is laid out: the kinds of its events, and their words; empty if it isn't YAML."""
    try:
        return [(type(event), getattr(event, "value", "")) for event in not_too_deep(events(text))]
    except (NotYaml, *NO_CHARACTER):
        return []


def extent(event: Event) -> tuple[int, int]:
    """Where an event begins and ends: offsets in characters."""
    return event.start_mark.index, event.end_mark.index


def disarmed(text: str) -> str:
    """The text of a scalar as it goes into a tree. Printable text, which nearly all of it is, stays as it is."""
    return text if text.isprintable() else visible(text).strip()
