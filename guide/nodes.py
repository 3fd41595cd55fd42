"""YAML text → nodes: text, blocks (dictionaries) and lists, and the place of each.

Read from PyYAML's event stream (libyaml's parser where it is there, the pure one otherwise), never through its loaders:
every scalar stays the text that its author typed, repeated keys are seen, and the limits on depth and expansion hold
*while* reading. This is the only room that imports `yaml`.

Nodes are plain values, and where they stand is read in a second pass, by `Places`, when there is something to point at:
a tree without faults is loaded in three quarters of the time, and nothing that works on one carries offsets about.
"""

from __future__ import annotations

import yaml

from .problem import NOTE, Problem
from .slip import ALIAS, BRACKETS, QUOTED, Stuck, begins_with, told
from .source import Source, Span
from .text import visible
from .value import changed

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

    Node: TypeAlias = "str | dict[str, Node] | list[Node]"
    Path: TypeAlias = "tuple[str | int, ...]"

DEEPEST = 40
"""How many levels of nesting a file may have."""
MOST_REPEATED = 200_000
"""How many values a file's aliases may repeat, counted with all that those hold in turn."""

_SCALAR, _ALIAS, _DOCUMENT_START = yaml.ScalarEvent, yaml.AliasEvent, yaml.DocumentStartEvent
_BLOCK_START, _BLOCK_END = yaml.MappingStartEvent, yaml.MappingEndEvent
_ITEMS_START, _ITEMS_END = yaml.SequenceStartEvent, yaml.SequenceEndEvent


def parse(source: Source) -> tuple[Node | None, list[Problem]]:
    """The one document of a source as nodes, and what is wrong with it as YAML.

    The node is None where reading had to stop, or where there is nothing to read. Never raises, whatever the text.
    """
    reader = _Reader(source)
    node = reader.document()
    if node is not None and any(problem.code == "repeated-key" for problem in reader.problems):
        places = Places(source)
        return node, [_with_first(problem, places) for problem in reader.problems]
    return node, reader.problems


class _Stop(Exception):
    """Reading can't go on: the problem has been noted."""


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.anchored: dict[str, Node | None] = {}  # None while the anchored collection is still open
        self.unused: dict[str, Event] = {}  # what is anchored, and not yet repeated
        self.sizes: dict[int, int] = {}
        self.repeated = 0

    def document(self) -> Node | None:
        try:
            node = self._read(_events(self.source.text))
            for anchor, event in self.unused.items():
                self._idle_anchor(anchor, event)
            return node
        except yaml.YAMLError as error:
            self.problems.append(_broken(self.source, error))
        except (ValueError, OverflowError) as error:  # a lone surrogate, or an escape beyond Unicode in the pure parser
            at = getattr(error, "start", 0)
            self.note("broken-yaml", "the file holds a character that doesn't exist in Unicode", (at, at + 1))
        except _Stop:
            pass
        return None

    def note(self, code: str, message: str, at: tuple[int, int], label: str = "", help: str = "") -> None:
        self.problems.append(Problem(code, visible(message), self.source, Span(*at), label, visible(help)))

    def stop(self, code: str, message: str, at: tuple[int, int], label: str = "", help: str = "") -> _Stop:
        self.note(code, message, at, label, help)
        return _Stop()

    def _read(self, next_event: Callable[[], Event | None]) -> Node | None:  # noqa: C901
        """One pass over the events. The open collections are a stack, so depth costs no recursion.

        Most of the time that loading a tree takes is spent here: what is rare stands in methods of its own.
        """
        root: Node | None = None
        stack: list[tuple[Node | None, str | None, str | None, Event]] = []  # these four of what stands round it
        owner: Node | None = None  # the innermost open collection
        key: str | None = None  # the key of `owner` whose value comes next
        anchor: str | None = None  # what `owner` is marked as
        key_event: Event = None  # type: ignore[assignment]  # the event that `key` came from
        marks = "&" in self.source.text or "!" in self.source.text  # else there are neither anchors nor tags
        while (event := next_event()) is not None:
            kind: object = type(event)
            if kind is _SCALAR:
                node: Node = event.value
                if not node.isprintable():  # type: ignore[union-attr]
                    node = visible(node).strip()  # type: ignore[arg-type]
                if marks and (event.anchor is not None or event.tag is not None):
                    self._marked(event, node)
            elif kind is _BLOCK_START or kind is _ITEMS_START:
                if key is None and type(owner) is dict:
                    raise self._no_key(event)
                stack.append((owner, key, anchor, key_event))
                owner, key, anchor = ({} if kind is _BLOCK_START else []), None, event.anchor
                if anchor is not None or event.tag is not None or len(stack) > DEEPEST:
                    self._begun(event, len(stack))
                continue
            elif kind is _BLOCK_END or kind is _ITEMS_END:
                if anchor is not None:
                    self.anchored[anchor] = owner
                node = owner  # type: ignore[assignment]
                owner, key, anchor, key_event = stack.pop()
            elif kind is _ALIAS:
                node = self._meant(event)
                if key is None and type(owner) is dict and type(node) is not str:
                    raise self._no_key(event)
            else:
                if kind is _DOCUMENT_START and root is not None:
                    raise self.stop(
                        "two-documents",
                        "this file holds more than one document",
                        _extent(event),
                        "a second document begins here",
                        "take out the line with `---`, and keep one to a file",
                    )
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

    def _begun(self, event: Event, depth: int) -> None:
        if depth > DEEPEST:
            raise self.stop("too-deep", f"this file is nested more than {DEEPEST} levels deep", _extent(event))
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            self.anchored[event.anchor] = None
            self.unused[event.anchor] = event

    def _marked(self, event: Event, node: Node) -> None:
        if event.tag is not None:
            self._refuse_tag(event)
        if event.anchor is not None:
            self.anchored[event.anchor] = node
            self.unused[event.anchor] = event

    def _meant(self, event: Event) -> Node:
        self.unused.pop(str(event.anchor), None)
        if event.anchor not in self.anchored:
            start, end = _extent(event)
            behind = self.source.text[end:].partition("\n")[0].strip()
            if behind and behind[0] not in ",]}:#":
                self.problems.append(begins_with(Stuck(self.source, "", start), start))
                raise _Stop
            raise self.stop(
                "unknown-alias",
                f"nothing before this is marked `&{event.anchor}`",
                _extent(event),
                help=f"write `&{event.anchor}` before the part to repeat; or put text that begins with `*` in quotes",
            )
        node = self.anchored[event.anchor]
        if node is None:
            raise self.stop(
                "alias-of-itself", f"`*{event.anchor}` stands inside the very thing that it repeats", _extent(event)
            )
        self.repeated += self._size(node)
        if self.repeated > MOST_REPEATED:
            raise self.stop(
                "too-large",
                f"the aliases in this file repeat more than {MOST_REPEATED:,} values",
                _extent(event),
                help="write fewer aliases of aliases, or split the tree",
            )
        return node

    def _size(self, node: Node) -> int:
        """How many values a node holds, aliases filled in. It nests no deeper than the limit, and each part is counted once."""
        if type(node) is str:
            return 1
        if id(node) not in self.sizes:
            inner = node.values() if type(node) is dict else node
            self.sizes[id(node)] = 1 + sum(self._size(value) for value in inner)
        return self.sizes[id(node)]

    def _no_key(self, event: Event) -> _Stop:
        return self.stop(
            "key-not-text",
            "a key must be plain text, not a list or a block",
            _extent(event),
            "",
            "put text that holds brackets or braces in quotes",
        )

    def _refuse_key(self, event: Event, key: str) -> None:
        if key == "<<":
            self.note(
                "merge-key",
                "merge keys (`<<`) can't be used here",
                _extent(event),
                "",
                "write the keys out, or repeat a whole block with an alias: `answers: *name`",
            )
        else:
            self.note(
                "repeated-key",
                f"`{key}` stands twice in the same block",
                _extent(event),
                "it stands here again",
                "rename one of them, or put them together",
            )

    def _idle_anchor(self, anchor: str, event: Event) -> None:
        start = event.start_mark.index
        mark = Span(start, min(start + 1 + len(anchor), event.end_mark.index))
        help = "take it out; or put text that begins with `&` in quotes"
        self.problems.append(
            Problem(
                "unused-anchor", f"nothing repeats `&{anchor}`", self.source, mark, "it is left out of the text", help, NOTE
            )
        )

    def _refuse_tag(self, event: Event) -> None:
        start, end = _extent(event)
        self.note(
            "tag",
            f"tags (`{visible(str(event.tag))}`) can't be used here",
            (start, max(end, start + 1)),
            "",
            "leave the tag out: every value is text; put text that begins with `!` in quotes",
        )


def _with_first(problem: Problem, places: Places) -> Problem:
    """A repeated key, together with the place where it stands first."""
    if problem.code != "repeated-key":
        return problem
    key = visible(problem.source.text[problem.span.start : problem.span.end]).strip("'\"")
    first = places.key((*places.path(problem.span), key))
    return problem if first.start >= problem.span.start else changed(problem, other=(first, "it stands here first"))


class Places:
    """Where the nodes of a source stand, by their path: `("questions", "rules", "answers", "yes", "then")`."""

    def __init__(self, source: Source) -> None:
        self._end = len(source.text)
        self._root = _located(_events(source.text))
        self.moved: dict[str | int, Path] = {}  # where what is looked for under a first part really stands

    def value(self, path: Path) -> Span:
        """The value at a path; where a part of the path isn't there, the nearest thing round it."""
        spot = self._spot(path)
        return Span(spot.start, spot.end)

    def key(self, path: Path) -> Span:
        """The key at the end of a path, or the entry itself where it stands in a list."""
        path = self._real(path)
        above = self._spot(path[:-1])
        start, end = above.keys.get(path[-1] if path else "", (-1, -1))
        return Span(start, end) if start >= 0 else self.value(path)

    def path(self, span: Span) -> Path:
        """The path of the innermost value round a span."""
        path: list[str | int] = []
        spot, found = self._root, True
        while found:
            found = False
            for part, inner in spot.inner.items():
                if inner.start <= span.start and span.end <= inner.end and inner.inner:
                    path.append(part)
                    spot, found = inner, True
                    break
        return tuple(path)

    def ending(self, end: int) -> Path | None:
        """The path of the text that ends at an offset, if there is one."""
        path = self.path(Span(end - 1, end))
        inner = self._spot(path).inner
        return next(((*path, part) for part, spot in inner.items() if spot.end == end and not spot.inner), None)

    def _real(self, path: Path) -> Path:
        if not path or path[0] not in self.moved or path[:2] == self.moved[path[0]]:
            return path
        return (*self.moved[path[0]], *path[1:])

    def _spot(self, path: Path) -> _Spot:
        spot = self._root
        for part in self._real(path):
            if part not in spot.inner:
                break
            spot = spot.inner[part]
        return spot


class _Spot:
    """The extent of a value, of its keys, and of what stands in it."""

    __slots__ = ("end", "inner", "keys", "start", "waiting")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.keys: dict[str | int, tuple[int, int]] = {}
        self.inner: dict[str | int, _Spot] = {}
        self.waiting: str | None = None  # while reading: the key whose value comes next


def _located(next_event: Callable[[], Event | None]) -> _Spot:
    """The extents of a whole document; as far as it could be read, if reading stops."""
    stack = [_Spot(0, 0)]
    lists = [True]
    anchored: dict[str, _Spot] = {}
    for event in _until_broken(next_event):
        kind: object = type(event)
        if kind is _BLOCK_END or kind is _ITEMS_END:
            stack.pop().end = event.end_mark.index
            lists.pop()
            continue
        if kind is not _SCALAR and kind is not _ALIAS and kind is not _BLOCK_START and kind is not _ITEMS_START:
            continue
        start, end = _extent(event)
        spot = anchored.get(str(event.anchor), _Spot(start, end)) if kind is _ALIAS else _Spot(start, end)
        if kind is not _ALIAS and event.anchor is not None:
            anchored[event.anchor] = spot
        owner = stack[-1]
        if lists[-1]:
            owner.inner[len(owner.inner)] = spot
        elif owner.waiting is None and kind is _SCALAR:
            owner.waiting = visible(event.value).strip()
            owner.keys.setdefault(owner.waiting, (start, end))
        else:
            owner.inner.setdefault(owner.waiting or "", spot)
            owner.waiting = None
        if kind is _BLOCK_START or kind is _ITEMS_START:
            stack.append(spot)
            lists.append(kind is _ITEMS_START)
    return stack[0].inner.get(0, stack[0])


def _until_broken(next_event: Callable[[], Event | None]) -> Iterator[Event]:
    try:
        while (event := next_event()) is not None:
            yield event
    except (yaml.YAMLError, ValueError, OverflowError):
        return


def _events(text: str) -> Callable[[], Event | None]:
    """One event after the other, then None, from the fastest parser there is."""
    if yaml.__with_libyaml__:
        return yaml.CSafeLoader(text).get_event  # type: ignore[return-value]
    loader = yaml.SafeLoader(text)
    return lambda: loader.get_event() if loader.check_event() else None  # type: ignore[no-untyped-call]


def _extent(event: Event) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def _broken(source: Source, error: yaml.YAMLError) -> Problem:
    """What PyYAML couldn't read, in words for somebody who has never seen its source."""
    mark, begun = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    stopped = mark or begun
    at = stopped.index if stopped else getattr(error, "position", 0)
    at = min(at if isinstance(at, int) else 0, max(len(source.text) - 1, 0))
    said = str(getattr(error, "problem", None) or getattr(error, "reason", None) or "this isn't YAML")
    doing = str(getattr(error, "context", None) or "")
    last = _last_read(source) if stopped else ("", 0, 0)
    return told(Stuck(source, said, at, doing, begun.index if begun else -1, *last))


def _last_read(source: Source) -> tuple[str, int, int]:
    """What was read last before reading stopped, as `slip` knows it, and where it stands."""
    open_ones, last = [0], ("", 0, 0)
    for event in _until_broken(_events(source.text)):
        kind: object = type(event)
        start, end = _extent(event)
        if kind is _BLOCK_START or kind is _ITEMS_START:
            open_ones.append(start)
        if kind is _BLOCK_END or kind is _ITEMS_END:
            begun = open_ones.pop()
            last = (BRACKETS, begun, end) if end > start else last  # a block has no end of its own
        elif kind is _SCALAR:
            last = (QUOTED if source.text[start : start + 1] in ("'", '"') else "", start, end)
        else:
            last = (ALIAS if kind is _ALIAS else "", start, end)
    return last
