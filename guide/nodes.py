"""YAML text → nodes: text, blocks (dictionaries) and lists.

The thorough way to read, for texts that may have faults: each is noted, and reading goes on where it can. Limits on depth
and expansion hold *while* reading. Nodes are plain values; where they stand is for `places` to find out.
"""

from __future__ import annotations

import re
from functools import partial
from itertools import islice

from .aliases import Aliases, Stop
from .broken import broken
from .events import (
    ALIAS,
    BLOCK_END,
    BLOCK_START,
    DOCUMENT_START,
    ITEMS_END,
    ITEMS_START,
    MOST_EVENTS,
    MOST_KEPT,
    NO_CHARACTER,
    SCALAR,
    NotYaml,
    TooManyEvents,
    disarmed,
    events,
    extent,
)
from .places import Places
from .problem import MOST, Fix, Problem, too_many
from .source import Source, Span
from .text import visible
from .value import changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .events import Event, NextEvent
    from .places import Node as Node
    from .places import Path as Path

DEEPEST = 40
"""How many levels of nesting a file may have."""


def parse(source: Source, kept: list[Event] | None = None) -> tuple[Node | None, list[Problem]]:
    """The one document of a source as nodes, and what is wrong with it as YAML.

    The node is None where reading had to stop, or where there is nothing to read. `kept` are its events, if they were kept
    when it was read before; if they are to be kept now, for whoever reads them next, it is empty, and filled unless reading
    stops or they are too many. Never raises, whatever the text.
    """
    reader = _Reader(source, [] if kept is None else kept)
    node = reader.document()
    if node is None or len(reader.kept) == MOST_KEPT:
        reader.kept.clear()
    if node is not None and any(problem.code == "repeated-key" for problem in reader.problems):
        places = Places(source, reader.kept)
        return node, [_with_first(problem, places) for problem in reader.problems]
    return node, reader.problems


def _keeping(next_event: NextEvent, kept: list[Event]) -> NextEvent:
    """The same events, each kept as it comes, up to as many as are kept at once."""

    def kept_event() -> Event:
        event = next_event()
        if event is not None and len(kept) < MOST_KEPT:
            kept.append(event)
        return event

    return kept_event


class _Reader:
    def __init__(self, source: Source, kept: list[Event]) -> None:
        self.source, self.kept = source, kept
        self.problems: list[Problem] = []
        self.aliases = Aliases(source)

    def document(self) -> Node | None:
        try:
            again = partial(next, iter(self.kept), None)
            node = self._read(again if self.kept else _keeping(events(self.source.text), self.kept))
            self.problems += islice(self.aliases.idle(), MOST)
            return node
        except TooManyEvents as error:
            message, help = f"this file has more than {MOST_EVENTS:,} keys, values and brackets", "split the file"
            self.problems.append(self._problem("too-large", message, (error.at, error.at + 1), "reading ends here", help))
        except NotYaml as error:
            self.problems.append(broken(self.source, error))
        except NO_CHARACTER as error:
            at = getattr(error, "start", 0)
            message = "the file holds a character that doesn't exist in Unicode"
            self.problems.append(self._problem("broken-yaml", message, (at, at + 1)))
        except Stop as stop:
            self.problems.append(stop.problem)
        return None

    def _read(self, next_event: NextEvent) -> Node | None:  # noqa: C901
        """One pass over the events. The open collections are a stack, so depth costs no recursion."""
        root: Node | None = None
        stack: list[tuple[Node | None, str | None, str | None, Event]] = []  # these four of what stands round it
        owner: Node | None = None  # the innermost open collection
        key: str | None = None  # the key of `owner` whose value comes next
        anchor: str | None = None  # what `owner` is marked as
        key_event: Event = None  # type: ignore[assignment]  # the event that `key` came from
        while (event := next_event()) is not None:
            kind = type(event)
            if kind is SCALAR:
                node: Node = disarmed(event.value)
                self._begin(event)
                if event.anchor is not None:
                    self.aliases.end(event.anchor, node)
            elif kind is BLOCK_START or kind is ITEMS_START:
                if key is None and type(owner) is dict:
                    raise self._no_key(event)
                stack.append((owner, key, anchor, key_event))
                owner, key, anchor = ({} if kind is BLOCK_START else []), None, event.anchor
                if len(stack) > DEEPEST:
                    message = f"this file is nested more than {DEEPEST} levels deep"
                    raise Stop(self._problem("too-deep", message, extent(event)))
                self._begin(event)
                continue
            elif kind is BLOCK_END or kind is ITEMS_END:
                node = owner  # type: ignore[assignment]
                if anchor is not None:
                    self.aliases.end(anchor, node)
                owner, key, anchor, key_event = stack.pop()
            elif kind is ALIAS:
                node = self.aliases.meant(event)
                if key is None and type(owner) is dict and type(node) is not str:
                    raise self._no_key(event)
            else:
                if kind is DOCUMENT_START and root is not None:
                    raise self._second_document(event)
                continue
            if key is not None:
                if key in owner or key == "<<":  # type: ignore[operator]
                    self._refuse_key(key_event, key)
                else:
                    owner[key] = node  # type: ignore[index, call-overload]
                key = None
            elif type(owner) is dict:
                key, key_event = node, event  # type: ignore[assignment]
            elif type(owner) is list:
                owner.append(node)
            else:
                root = node
        return root

    def _begin(self, event: Event) -> None:
        if event.tag is not None:
            start, end = extent(event)
            message = f"tags (`{visible(event.tag)}`) can't be used here"
            help = "leave the tag out: every value is text; put text that begins with `!` in quotes"
            fix = _untagged(self.source.text, start)
            self._note(self._problem("tag", message, (start, max(end, start + 1)), "", help, fix))
        if event.anchor is not None:
            self.aliases.begin(event.anchor, event)

    def _refuse_key(self, event: Event, key: str) -> None:
        if key == "<<":
            code, message, label = "merge-key", "merge keys (`<<`) can't be used here", ""
            help = "write the keys out, or repeat a whole block with an alias: `answers: *name`"
        else:
            code, message, label = "repeated-key", f"`{key}` stands twice in the same block", "it stands here again"
            help = "rename one of them, or put them together"
        self._note(self._problem(code, message, extent(event), label, help))

    def _note(self, problem: Problem) -> None:
        if len(self.problems) >= MOST:
            raise Stop(too_many(self.source))
        self.problems.append(problem)

    def _no_key(self, event: Event) -> Stop:
        message, help = "a key must be plain text, not a list or a block", "put text that holds brackets or braces in quotes"
        return Stop(self._problem("key-not-text", message, extent(event), "", help))

    def _second_document(self, event: Event) -> Stop:
        message, label = "this file holds more than one document", "a second document begins here"
        help = "take out the line with `---`, and keep one to a file"
        return Stop(self._problem("two-documents", message, extent(event), label, help))

    def _problem(
        self, code: str, message: str, at: tuple[int, int], label: str = "", help: str = "", fix: Fix | None = None
    ) -> Problem:
        return Problem(code, visible(message), self.source, Span(*at), label, visible(help), fix=fix)


def _untagged(text: str, start: int) -> Fix | None:
    """Without the tag, if it only names a kind that the value has anyway."""
    found = re.compile(r"(?:&\S+ +)?(!!(?:str|int|float|bool|null|map|seq)(?: +|(?=\n)))").match(text, start)
    return Fix(((Span(*found.span(1)), ""),), safe=True) if found else None


def _with_first(problem: Problem, places: Places) -> Problem:
    """A repeated key, together with the place where it stands first."""
    if problem.code != "repeated-key":
        return problem
    key = visible(problem.source.text[problem.span.start : problem.span.end]).strip("'\"")
    first = places.key((*places.path(problem.span), key))
    return problem if first.start >= problem.span.start else changed(problem, other=(first, "it stands here first"))
