"""The kinds that hold several values of one kind: lists, blocks by name, points."""

from __future__ import annotations

import re

from ..events import BLOCK_END, BLOCK_START, ITEMS_END, ITEMS_START, SCALAR, disarmed
from ..notes import last
from ..problem import Fix
from ..source import Span
from ..straight import Unsound
from ..text import one_line
from .words import Id, Whole

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..events import Event, NextEvent
    from ..notes import Notes
    from ..places import Node, Path
    from .kind import Kind
    from .mending import Joined


class Many:
    """A list of one kind; a single value stands for a list of one."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def take(self, event: Event, next_event: NextEvent, name: str) -> tuple[Any, ...]:
        """The values, in order."""
        take = self.kind.take
        if type(event) is not ITEMS_START:
            if type(event) is SCALAR and disarmed(event.value)[:1] in _DASHES:
                raise Unsound
            return (take(event, next_event, name),)
        entries = []
        while type(event := next_event()) is not ITEMS_END:
            entries.append(take(event, next_event, name))
        if not entries:
            raise Unsound
        return tuple(entries)

    def read(self, node: Node, path: Path, notes: Notes) -> tuple[Any, ...]:
        """The values, in order."""
        if type(node) is not list:
            if type(node) is str and node[:1] in _DASHES and node[1:2].isalpha():
                sign, more = node[0], node[1:].split()[0]
                message, help = f"`{sign}{more}` lacks a blank after its dash", f"begin the line with `- {more}`"
                notes.at_value("wrong-shape", path, message, help=help, fix=_with_blanks(notes, path))
            return (self.kind.read(node, path, notes),)
        if not node:
            notes.at_key("empty-value", path, f"the list `{last(path)}` is empty", help="take the key out, or write an entry")
        return tuple([self.kind.read(entry, (*path, index), notes) for index, entry in enumerate(node)])


def _with_blanks(notes: Notes, path: Path) -> Fix | None:
    """A blank after the dash of each line of the value at a path, if they all begin with one."""
    span, text = notes.places.value(path), notes.source.text
    start = text.rfind("\n", 0, span.start) + 1
    lines = list(re.finditer(r"^( *)(.)(?=\S)", text[start : span.end], re.MULTILINE))
    if start + len(lines[0][1]) != span.start or any(line[2] not in _DASHES or line[1] != lines[0][1] for line in lines):
        return None
    safe = all(line[2] == "-" for line in lines)
    return Fix(tuple((Span(start + line.start(2), start + line.end(2)), "- ") for line in lines), safe)


_DASHES = ("-", "–", "—", "•")


class Each:
    """A block whose keys are the author's own names, with values of one kind. `least` of them at least, such as `thing`s.

    `strays` are keys of the block round it that may have slipped in among the names. None of them takes a block, as these
    do: so a stray that stands here can't be taken.
    """

    def __init__(self, kind: Kind, least: int = 0, thing: str = "entry", strays: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.strays = frozenset(strays)
        self.least = least
        self.thing = thing

    def take(self, event: Event, next_event: NextEvent, name: str) -> dict[str, Any]:
        """The values by name, in order."""
        if type(event) is not BLOCK_START:
            raise Unsound
        take = self.kind.take
        found: dict[str, Any] = {}
        while type(event := next_event()) is SCALAR:
            name = event.value
            if name in found or not (name.isidentifier() or Id.fits(name)):
                raise Unsound
            found[name] = take(next_event(), next_event, name)
        if type(event) is not BLOCK_END or len(found) < self.least:
            raise Unsound
        return found

    def read(self, node: Node, path: Path, notes: Notes) -> dict[str, Any]:
        """The values by name, in order. A block among them is given its name as `id`."""
        if type(node) is not dict:
            from .mending import not_a_block

            not_a_block(node, path, notes)
            return {}
        if "" in node.values():
            from .mending import mended

            node = mended(node, path, notes, self._joined)
        if not self.strays.isdisjoint(node):
            node = self._without_strays(node, path, notes)
        for name in node:
            if not Id.fits(name):
                notes.at_key("not-a-name", (*path, name), f"`{one_line(name)}` can't be a name", help=Id.HELP)
        if len(node) < self.least and not notes.cut_short(path):
            few = "none" if not node else "only one"
            notes.at_key("too-few", path, f"`{last(path)}` needs at least {self.least} {self.thing}s, and has {few}")
        return {name: self.kind.read(value, (*path, name), notes) for name, value in node.items()}

    def _joined(self, before: str, value: Node, _: str, name: str) -> Joined | None:
        """A name without a value, taken as one more entry of the list before it."""
        if not isinstance(self.kind, Many):
            return None
        from .mending import Joined

        entries = [*value, name] if type(value) is list else [value, name]
        written = ", ".join(entry for entry in entries if type(entry) is str)
        message, help = f"`{one_line(name)}` stands here without a colon", f"write `{before}: [{one_line(written)}]`"
        return Joined(entries, message, help, f"[{written}]", safe=False)

    def _without_strays(self, node: dict[str, Node], path: Path, notes: Notes) -> dict[str, Node]:
        strays = [name for name in node if name in self.strays and type(node[name]) is not dict]
        for name in strays:
            notes.at_key(
                "misplaced-key",
                (*path, name),
                f"`{name}` stands among the {self.thing}s, one step too deep",
                f"this is read as {'an' if self.thing[0] in 'aeio' else 'a'} {self.thing} called `{name}`",
                f"line it up with `{last(path)}:`",
            )
            notes.doubted.add(path[:-1])
        return {name: value for name, value in node.items() if name not in strays}


class Points(Each):
    """Whole numbers by outcome."""

    def __init__(self) -> None:
        super().__init__(Whole())
        self._small = {str(number): number for number in range(-99, 100)}

    def take(self, event: Event, next_event: NextEvent, name: str) -> dict[str, int]:
        """The numbers by name, in order."""
        if type(event) is not BLOCK_START:
            raise Unsound
        small = self._small
        found: dict[str, int] = {}
        while type(event := next_event()) is SCALAR:
            name, worth = event.value, next_event()
            number = small.get(worth.value) if type(worth) is SCALAR else None
            if number is None or name in found or not (name.isidentifier() or Id.fits(name)):
                raise Unsound
            found[name] = number
        if type(event) is not BLOCK_END:
            raise Unsound
        return found

    def read(self, node: Node, path: Path, notes: Notes) -> dict[str, int]:
        """The numbers by name, in order."""
        if type(node) is dict and all(type(value) is str and value in self._small for value in node.values()):
            return {name: self._small[str(value)] for name, value in node.items()}  # names of no outcome are told by a check
        return super().read(node, path, notes)
