"""The kinds that lean on another kind: one or the other, or something made of what it gives."""

from __future__ import annotations

from ..events import SCALAR
from ..problem import Fix
from ..source import Span
from ..text import one_line, quoted
from .record import Record

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..events import Event, NextEvent
    from ..notes import Notes
    from ..places import Node, Path
    from .kind import Kind


class Either:
    """One kind where the node is text, another where it is a block or a list."""

    def __init__(self, text: Kind, otherwise: Kind) -> None:
        self.text = text
        self.otherwise = otherwise

    def take(self, event: Event, next_event: NextEvent, name: str) -> Any:
        """What the fitting kind takes."""
        return (self.text if type(event) is SCALAR else self.otherwise).take(event, next_event, name)

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """What the fitting kind reads."""
        if type(node) is dict and len(node) == 1 and type(path[-1]) is int and isinstance(self.otherwise, Record):
            from ..near import near

            (key,) = node
            if key not in self.otherwise.keys and near(key, self.otherwise.keys) is None:
                notes.at_value(
                    "wrong-shape",
                    path,
                    "text with `: ` in it was read as a key and its value",
                    f"`{one_line(key)[:40]}` was read as a key",
                    "put the whole line in quotes",
                    fix=_in_quotes(notes, path),
                )
                return self.text.read("?", path, notes)
        return (self.text if type(node) is str else self.otherwise).read(node, path, notes)


def _in_quotes(notes: Notes, path: Path) -> Fix | None:
    """The line that is the value at a path, put in quotes."""
    span = notes.places.value(path)
    line = notes.source.text[span.start : span.end].rstrip()
    if "\n" in line or " #" in line or line[0] in "{&!":
        return None
    return Fix(((Span(span.start, span.start + len(line)), quoted(line)),), safe=True)


class Made:
    """What another kind gives, handed to a function that makes a value of the model of it, together with its name."""

    def __init__(self, kind: Kind, make: Callable[[Any, str], Any]) -> None:
        self.kind = kind
        self.make = make

    def take(self, event: Event, next_event: NextEvent, name: str) -> Any:
        """The made value."""
        return self.make(self.kind.take(event, next_event, name), name)

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The made value."""
        return self.make(self.kind.read(node, path, notes), str(path[-1]))
