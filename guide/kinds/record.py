"""Blocks with known keys, the whole file among them."""

from __future__ import annotations

from ..events import BLOCK_END, BLOCK_START, SCALAR
from ..notes import last
from ..problem import Fix
from ..source import Span
from ..straight import Unsound
from ..text import one_line, out_of_curly_quotes, quoted
from .groups import Each
from .words import Id, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..events import Event, NextEvent
    from ..notes import Notes
    from ..places import Node, Path
    from .kind import Kind
    from .mending import Joined


class Record:
    """A block with known keys, read into a value of the model.

    `keys` maps each key to its kind; the model's field of the same name takes it, or the one that `renamed`
    names where Python keeps the word for itself. The required ones must be there.
    """

    def __init__(
        self, make: Any, keys: dict[str, Kind], required: tuple[str, ...] = (), renamed: dict[str, str] | None = None
    ) -> None:
        self.make = make
        self.keys = keys
        self.required = required
        fields: tuple[str, ...] = make._fields
        nowhere = len(fields)  # what is read but not kept, such as the format's version, goes behind the last field
        place = {field: index for index, field in enumerate(fields)}
        place |= {key: place[field] for key, field in (renamed or {}).items()}
        self._place = {key: place.get(key, nowhere) for key in keys}
        self._blank = [*(make._defaults.get(field, self._stand_in(field)) for field in fields), None]
        self._named = fields[0] == "id"
        self._slots = {key: (self._place[key], kind.take) for key, kind in keys.items()}
        self._complete = frozenset(required).isdisjoint

    def _stand_in(self, field: str) -> Any:
        """What a field holds where its key is missing, so that reading can go on."""
        kind = self.keys.get(field)
        if isinstance(kind, Each):
            return {}
        return "?" if field in self.required and not isinstance(kind, Id) else ""

    def take(self, event: Event, next_event: NextEvent, name: str) -> Any:
        """The value of the model."""
        if type(event) is not BLOCK_START:
            raise Unsound
        values, left = self._blank.copy(), self._slots.copy()
        if self._named:
            values[0] = name
        while type(event := next_event()) is SCALAR:
            key = event.value
            index, take = left.pop(key, _REFUSED)
            values[index] = take(next_event(), next_event, key)
        if type(event) is not BLOCK_END or not self._complete(left):
            raise Unsound
        values.pop()
        return self.make.of(values)

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The value of the model."""
        if type(node) is dict:
            return self._read(node, path, notes)
        from .mending import block_meant, no_blank, not_a_block

        meant = block_meant(node)
        if meant.keys().isdisjoint(self.keys):
            not_a_block(node, path, notes, self._block_help(node, path))
            return self._made({}, path)
        no_blank(str(node), notes.places.value(path), notes)
        return self._read(meant, path, notes)

    def _read(self, block: dict[str, Node], path: Path, notes: Notes) -> Any:
        found = len(notes.problems)
        values = {key: self.keys[key].read(block[key], (*path, key), notes) for key in block if key in self.keys}
        unknown = [key for key in block if key not in self.keys]
        missing = [key for key in self.required if key not in block]
        if unknown and "" in block.values():
            from .mending import mended

            told = notes.problems[found:]
            del notes.problems[found:]
            better = mended(block, path, notes, self._continued)
            if better != block:
                return self._read(better, path, notes)
            notes.problems += told
        if unknown or missing:
            self._differs(unknown, missing, path, notes)
        return self._made(values, path)

    def _made(self, read: dict[str, Any], path: Path) -> Any:
        values = self._blank.copy()
        if self._named:
            values[0] = path[-1]
        for key, value in read.items():
            values[self._place[key]] = value
        values.pop()
        return self.make.of(values)

    def _block_help(self, node: Node, path: Path) -> str:
        if type(node) is not str or not node or len(self.required) != 1:
            return ""
        line = f"{self.required[0]}: {one_line(node)[:40]}"
        return f"write `- {line}`" if path and type(path[-1]) is int else f"write `{last(path)}: {{{line}}}`"

    def _continued(self, before: str, value: Node, between: str, name: str) -> Joined | None:
        """A key without a value, taken as the rest of the text before it."""
        if before not in self.keys or type(value) is not str or name in self.keys:
            return None
        from .mending import Joined

        whole = f"{value}{between}{name}"
        if inner := out_of_curly_quotes(whole):
            message, help = f"curly quotes don't hold the text of `{before}` together", 'write straight quotes: "…"'
            return Joined(inner, message, help, quoted(inner), safe=True)
        message = f"the text of `{before}` has a comma in it, and is cut there"
        return Joined(whole, message, f"put the whole text of `{before}` in quotes", quoted(whole), safe=True)

    def _differs(self, unknown: list[str], missing: list[str], path: Path, notes: Notes) -> None:
        from ..near import listed, near
        from .mending import alike

        if not path and missing == list(self.required):
            notes.at_key(
                "not-a-tree",
                path,
                "this file is no decision tree: it has none of a tree's keys",
                help=f"a tree has at least {listed(self.required, 'and')}",
            )
            return
        listed_here = bool(path) and type(path[-1]) is int
        if notes.cut_short(path) or (listed_here and any(seen[: len(path)] == path for seen in notes.doubted)):
            missing = []  # what seems to be missing may be in what couldn't be read
        where = f"`{last(path)}`" if path else "this tree"
        for key in unknown:
            guess = near(key, [*missing, *self.keys]) or next((name for name in missing if alike(key, name)), None)
            missing = [name for name in missing if name != guess]
            self._doubt(guess or key, path, notes)
            help = f"did you mean `{guess}`?" if guess else f"the keys here are {listed(self.keys, 'and')}"
            notes.at_key("unknown-key", (*path, key), f"{where} has no key `{one_line(key)}`", help=help, meant=guess or "")
        for key in missing:
            self._doubt(key, path, notes)
            help = f"add `{key}:` to it" if key != "format" else "add `format: 1` at the top"
            fix = _first_line(notes) if key == "format" and not path else None
            notes.at_key("missing-key", path, f"{where} lacks `{key}`", help=help, fix=fix)

    def _doubt(self, key: str, path: Path, notes: Notes) -> None:
        """A key that is not to be had. Where it would only hold words, nothing else is the worse for it."""
        if not isinstance(self.keys.get(key), Text):
            notes.doubted.add(path if path else (key,))


def _first_line(notes: Notes) -> Fix | None:
    """The version of the format, put before the first key of a whole file, if that is one line of its own."""
    start, text = notes.places.value(()).start, notes.source.text
    if text[start - 1 : start] not in ("", "\n") or text[start] in "{&!":
        return None
    return Fix(((Span(start, start), "format: 1\n"),), safe=True)


def _refused(event: Event, _: NextEvent, name: str) -> Any:
    raise Unsound


_REFUSED = (0, _refused)
"""What takes the value of an unknown or repeated key."""


class Root(Record):
    """The block that is the whole file. One of its keys that slipped into another is put back in its place."""

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The value of the model."""
        if type(node) is dict:
            from .mending import lined_up

            for part, block in list(node.items()):
                if type(block) is dict and not self.keys.keys().isdisjoint(block):
                    node = lined_up(node, part, block, self.keys, notes)
        return super().read(node, path, notes)
