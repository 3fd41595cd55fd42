"""What every kind can do, for type checkers."""

from __future__ import annotations

from typing import Any, Protocol

from ..events import Event, NextEvent
from ..notes import Notes
from ..places import Node, Path


class Kind(Protocol):
    """A kind of value."""

    def take(self, event: Event, next_event: NextEvent, name: str, /) -> Any:
        """The value of the part that begins with an event, under the key `name`. Raises Unsound at the least doubt."""

    def read(self, node: Node, path: Path, notes: Notes, /) -> Any:
        """The value of a node, or a stand-in. Whatever is wrong is noted."""
