"""The entries of a YAML text: each key of a block with its value, and each item of a list, with where it stands."""

from __future__ import annotations

import re

from ..events import ALIAS, BLOCK_END, BLOCK_START, ITEMS_END, ITEMS_START, SCALAR, events, extent, not_too_deep

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..events import Event
    from ..places import Path

TEXT, BLOCK, FLOW = "text", "block", "flow"


class Entry:
    """A key or an item that stands on a line of its own, not within brackets.

    `start` is where its key or dash begins, `value` where its value does, `end` where the last of its text ends. Where it
    is in brackets, `parts` has where each of its own parts begins, and `nested` tells whether there are brackets in them.
    """

    __slots__ = ("column", "end", "kind", "nested", "parts", "path", "start", "style", "value")

    def __init__(self, path: Path, start: int, column: int) -> None:
        self.path, self.start, self.column = path, start, column
        self.value = self.end = start
        self.kind, self.style = TEXT, ""
        self.parts: list[int] = []
        self.nested = False


class Entries:
    """The entries of a text in its order, and `plain`: the text as long as it is, with an x for all that is in scalars.

    In `plain`, every `#` begins a comment. `code` is the same with blanks for comments.
    """

    def __init__(self, text: str) -> None:
        self.all: list[Entry] = []
        self.scalars: list[tuple[int, int]] = []
        found = list(_nodes(text))
        self.plain = self._masked(text, found)
        self.code = re.sub("#.*", lambda match: " " * len(match.group()), self.plain)
        self._read(text, found)

    def by_path(self) -> dict[Path, Entry]:
        """The entries by their path."""
        return {entry.path: entry for entry in self.all}

    def _masked(self, text: str, found: list[Event]) -> str:
        pieces, at = [], 0
        for event in found:
            if type(event) is SCALAR:
                start, end = _scalar(text, event)
                pieces += [text[at:start], re.sub(r"[^\n]", "x", text[start:end])]
                self.scalars.append((start, end))
                at = end
        return "".join([*pieces, text[at:]])

    def _read(self, text: str, found: list[Event]) -> None:
        stack: list[_Open] = [_Open((), None, flow=False, is_list=True, depth=0)]
        names: dict[str, str] = {}
        for event in found:
            kind = type(event)
            if kind is BLOCK_END or kind is ITEMS_END:
                closed = stack.pop()
                if closed.flow:
                    self._end(stack, extent(event)[1])
                continue
            if kind is SCALAR and event.anchor is not None:
                names[event.anchor] = event.value
            word = names.get(str(event.anchor), "") if kind is ALIAS else getattr(event, "value", "")
            entry = self._begin(stack[-1], extent(event)[0], word, root=len(stack) == 1)
            if kind is BLOCK_START or kind is ITEMS_START:
                stack.append(self._opened(stack, event, entry))
            else:
                if entry is not None and kind is SCALAR and not stack[-1].flow:
                    entry.style = getattr(event, "style", None) or ""
                self._end(stack, _scalar(text, event)[1] if kind is SCALAR else extent(event)[1])

    def _begin(self, owner: _Open, start: int, word: str, *, root: bool) -> Entry | None:
        """Take note of a node: the entry that it is the value of, None for a key or a part of brackets."""
        is_key = not owner.is_list and owner.key is None
        if owner.flow:
            if owner.depth == 1 and owner.entry is not None and (is_key or owner.is_list):
                owner.entry.parts.append(start)
            owner.key = word if is_key else None
            return None
        if root:
            return None
        if is_key:
            owner.key = word
            owner.entry = self._entry((*owner.path, word), start)
            return None
        if owner.is_list:
            owner.entry = self._entry((*owner.path, owner.count), self.code.rindex("-", 0, start))
            owner.count += 1
        owner.key = None
        if owner.entry is not None:
            owner.entry.value = start
        return owner.entry

    def _entry(self, path: Path, start: int) -> Entry:
        entry = Entry(path, start, start - (self.plain.rfind("\n", 0, start) + 1))
        self.all.append(entry)
        return entry

    def _opened(self, stack: list[_Open], event: Event, entry: Entry | None) -> _Open:
        owner, flow = stack[-1], bool(getattr(event, "flow_style", False))
        if owner.flow:
            if owner.entry is not None:
                owner.entry.nested = True
            return _Open((), owner.entry, flow=True, is_list=type(event) is ITEMS_START, depth=owner.depth + 1)
        if entry is not None:
            entry.kind = FLOW if flow else BLOCK
        path = entry.path if entry is not None else ()
        return _Open(path, entry if flow else None, flow=flow, is_list=type(event) is ITEMS_START, depth=1)

    def _end(self, stack: list[_Open], end: int) -> None:
        for one in stack:
            if one.entry is not None:
                one.entry.end = max(one.entry.end, end)


class _Open:
    """A collection that is being read. `entry` is its own whose value is being read; within brackets, their owner."""

    __slots__ = ("count", "depth", "entry", "flow", "is_list", "key", "path")

    def __init__(self, path: Path, entry: Entry | None, *, flow: bool, is_list: bool, depth: int) -> None:
        self.path, self.entry, self.flow, self.is_list, self.depth = path, entry, flow, is_list, depth
        self.key: str | None = None
        self.count = 0


def _nodes(text: str) -> Iterator[Event]:
    """The events that have a place in the text."""
    for event in not_too_deep(events(text)):
        if type(event) in (SCALAR, ALIAS, BLOCK_START, BLOCK_END, ITEMS_START, ITEMS_END):
            yield event


def _scalar(text: str, event: Event) -> tuple[int, int]:
    """Where a scalar begins and ends. For text under `|` or `>` that is below its first line, to the last line that counts."""
    start, end = extent(event)
    if getattr(event, "style", None) not in ("|", ">"):
        return start, end
    head = text.find("\n", start)
    head = end if head < 0 else head
    kept = "+" in text[start:head].partition("#")[0]
    return head, end if kept else head + len(text[head:end].rstrip())
