"""Where the parts of a YAML text stand.

Found in a pass of its own, and only when there is something to point at: so nothing that works on a tree carries offsets
about.
"""

from __future__ import annotations

from bisect import bisect_right

from .events import ALIAS, BLOCK_END, BLOCK_START, ITEMS_END, ITEMS_START, SCALAR, extent, until_broken
from .source import Source, Span
from .text import visible
from .value import NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from typing import TypeAlias

    from .events import Event

    Node: TypeAlias = "str | dict[str, Node] | list[Node]"  # a part of a text, read
    Path: TypeAlias = "tuple[str | int, ...]"  # the keys and list indices that lead to it


class Places:
    """Where the nodes of a source stand, by their path: `("questions", "rules", "answers", "yes", "then")`."""

    def __init__(self, source: Source, kept: Iterable[Event] = ()) -> None:
        """`kept` are the events of the text if they were kept when it was read; otherwise it is read once more."""
        self.source = source
        self._root = _located(kept or until_broken(source.text))
        self.moved: dict[str | int, Path] = {}  # where what is looked for under a first part really stands

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Places) and self.source == other.source

    def __hash__(self) -> int:
        return hash(self.source)

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
            for part, inner in spot.at(span.start):
                if span.end <= inner.end and inner.inner:
                    path.append(part)
                    spot, found = inner, True
                    break
        return tuple(path)

    def owner(self, span: Span) -> Span:
        """The key whose value begins where a span does; the span itself if there is none."""
        spot, owner, found = self._root, span, True
        while found:
            found = False
            for part, inner in spot.at(span.start):
                if span.start < inner.end:
                    if inner.start == span.start and part in spot.keys:
                        owner = Span(*spot.keys[part])
                    spot, found = inner, True
                    break
        return owner

    def ending(self, end: int) -> Path | None:
        """The path of the text that ends at an offset, if there is one."""
        path = self.path(Span(end - 1, end))
        last = self._spot(path).at(end - 1)
        return next(((*path, part) for part, spot in last if spot.end == end and not spot.inner), None)

    def text_at(self, offset: int) -> Path | None:
        """The path of the text that stands at an offset, if there is one: not of a key, nor of a comment."""
        path = self.path(Span(offset, offset + 1))
        inner = self._spot(path).inner.items()
        return next(((*path, part) for part, spot in inner if spot.start <= offset < spot.end and not spot.inner), None)

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
    """The extent of a text. There are far more of these than of anything else."""

    __slots__ = ("end", "start")
    keys: Mapping[str | int, tuple[int, int]] = NOTHING
    inner: Mapping[str | int, _Spot] = NOTHING

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end

    def at(self, _: int) -> list[tuple[str | int, _Spot]]:
        """Nothing stands in a text."""
        return []


class _Collection(_Spot):
    """The extent of a block or a list, of its keys, and of what stands in it."""

    __slots__ = ("here", "inner", "keys", "starts", "waiting")

    def __init__(self, start: int, end: int) -> None:
        super().__init__(start, end)
        self.keys: dict[str | int, tuple[int, int]] = {}
        self.inner: dict[str | int, _Spot] = {}
        self.starts: list[int] = []  # of what stands in it, in order; what an alias repeats stands elsewhere
        self.here: list[str | int] = []  # the parts that begin there
        self.waiting: str | None = None  # while reading: the key whose value comes next

    def put(self, part: str | int, spot: _Spot, *, repeated: bool) -> None:
        """Something that stands in it, unless a part of that name does already."""
        if part not in self.inner:
            self.inner[part] = spot
            if not repeated:
                self.starts.append(spot.start)
                self.here.append(part)

    def at(self, offset: int) -> list[tuple[str | int, _Spot]]:
        """The last parts that begin before an offset, or at it: one of them holds it if any does."""
        behind = bisect_right(self.starts, offset)
        return [(part, self.inner[part]) for part in self.here[max(behind - 2, 0) : behind]]


def _located(events: Iterable[Event]) -> _Spot:
    """The extents of a whole document; as far as it could be read, if reading stops."""
    stack = [_Collection(0, 0)]
    lists = [True]
    anchored: dict[str, _Spot] = {}
    for event in events:
        kind = type(event)
        if kind is BLOCK_END or kind is ITEMS_END:
            stack.pop().end = event.end_mark.index
            lists.pop()
            continue
        if kind is not SCALAR and kind is not ALIAS and kind is not BLOCK_START and kind is not ITEMS_START:
            continue
        start, end = extent(event)
        if kind is ALIAS:
            spot = anchored.get(str(event.anchor), _Spot(start, end))
        else:
            spot = (_Spot if kind is SCALAR else _Collection)(start, end)
        if kind is not ALIAS and event.anchor is not None:
            anchored[event.anchor] = spot
        owner = stack[-1]
        if lists[-1]:
            owner.put(len(owner.inner), spot, repeated=kind is ALIAS)
        elif owner.waiting is None and kind is SCALAR:
            owner.waiting = visible(event.value).strip()
            owner.keys.setdefault(owner.waiting, (start, end))
        else:
            owner.put(owner.waiting or "", spot, repeated=kind is ALIAS)
            owner.waiting = None
        if isinstance(spot, _Collection) and kind is not ALIAS:
            stack.append(spot)
            lists.append(kind is ITEMS_START)
    return stack[0].inner.get(0, stack[0])
