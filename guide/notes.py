"""The problems found in a text so far, and how messages call its parts."""

from __future__ import annotations

from .problem import Problem
from .text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .places import Node, Path, Places
    from .source import Source, Span


class Notes:
    """The problems found in a source so far, and where its nodes stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.doubted: set[Path] = set()  # blocks with a fault of their own: what seems to follow from them isn't to be trusted
        self._places: Places | None = None
        self._cut: set[Path] | None = None

    @property
    def places(self) -> Places:
        """Where each node stands: read when it is first needed."""
        if self._places is None:
            from .places import Places

            self._places = Places(self.source)
        return self._places

    def at_value(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the value at a path."""
        self.note(code, self.places.value(path), message, label, help, **more)

    def at_key(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the key at the end of a path."""
        self.note(code, self.places.key(path), message, label, help, **more)

    def note(self, code: str, span: Span, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem at a span."""
        self.problems.append(Problem(code, one_line(message), self.source, span, one_line(label), one_line(help), **more))

    def cut_short(self, path: Path) -> bool:
        """Whether something in the very block at a path wasn't taken, such as a key that stands there twice."""
        if self._cut is None:
            lost = [problem.span for problem in self.problems if problem.code in ("repeated-key", "merge-key")]
            self._cut = {self.places.path(span) for span in lost}
            self.doubted |= self._cut
        return path in self._cut


def called(node: Node) -> str:
    """What a node is, in words, where something else was wanted."""
    if type(node) is str:
        return f"the text `{one_line(node)[:40]}`" if node else "nothing"
    return "a list" if type(node) is list else "a block"


def last(path: Path) -> str:
    """The last name in a path."""
    names: Iterable[str] = (part for part in reversed(path) if isinstance(part, str))
    return one_line(next(iter(names), "this tree"))
