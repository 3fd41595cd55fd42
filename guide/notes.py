"""The problems found in a text so far, and how messages call its parts."""

from __future__ import annotations

from .problem import ERROR, MOST, Fix, Problem
from .source import Span
from .text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import Any

    from .events import Event
    from .places import Node, Path, Places
    from .source import Source


class Enough(Exception):
    """More is wrong with a text than is told: there is no use in looking on."""


class Notes:
    """The problems found in a source so far, and where its nodes stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self._errors = 0
        self.doubted: set[Path] = set()  # blocks with a fault of their own: what seems to follow from them isn't to be trusted
        self.kept: list[Event] = []  # the events of the source, where reading it has kept them
        self._places: Places | None = None
        self._cut: set[Path] | None = None

    @property
    def places(self) -> Places:
        """Where each node stands: read when it is first needed."""
        if self._places is None:
            from .places import Places

            self._places = Places(self.source, self.kept)
        return self._places

    def at_value(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the value at a path."""
        self.note(code, self.places.value(path), message, label, help, **more)

    def at_key(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the key at the end of a path."""
        self.note(code, self.places.key(path), message, label, help, **more)

    def note(
        self,
        code: str,
        span: Span,
        message: str,
        label: str = "",
        help: str = "",
        *,
        meant: str = "",
        write: str = "",
        **more: Any,
    ) -> None:
        """Note a problem at a span.

        `meant` is what may be meant there: a guess, and so an unsafe fix. `write` is what must be meant: a safe fix, and the
        help where there is no other. Raises Enough where more is wrong than is told; more warnings and notes than that are
        left out.
        """
        if more.get("severity", ERROR) == ERROR:
            self._errors += 1
            if self._errors > MOST:
                raise Enough
        elif len(self.problems) - self._errors >= MOST:
            return
        if meant or write:
            more["fix"] = fix_at(self.source, span, write or meant, safe=bool(write))
            help = help or f"write `{one_line(write)[:60]}`"
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


def fix_at(source: Source, span: Span, text: str, *, safe: bool) -> Fix | None:
    """What puts a text in the place of one that stands on one line. A mark before it (`&name`) stays; none for an alias."""
    there = source.text[span.start : span.end]
    while there[:1] in ("&", "!"):
        there = there.partition(" ")[2].lstrip(" ")
    if not there or there[0] in "*|>" or "\n" in there:
        return None
    return Fix(((Span(span.end - len(there), span.end), text),), safe)
