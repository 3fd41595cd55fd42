"""The parts of a text that anchors (`&name`) mark, and the aliases (`*name`) that repeat them, within a limit."""

from __future__ import annotations

from .events import MOST_REPEATED, SCALAR, extent
from .problem import NOTE, Fix, Problem
from .slip import Stuck, begins_with
from .source import Source, Span
from .text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .events import Event
    from .places import Node


class Stop(Exception):
    """Reading can't go on. `problem` is why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem)
        self.problem = problem


class Aliases:
    """What is marked in a source that is being read, and how much of it has been repeated."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self._marked: dict[str, Node | None] = {}  # None while the marked collection is still open
        self._unused: dict[str, Event] = {}  # what is marked, and not yet repeated
        self._sizes: dict[int, int] = {}
        self._repeated = 0

    def begin(self, anchor: str, event: Event) -> None:
        """An anchor marks what begins with this event. It must be ended."""
        self._marked[anchor] = None
        self._unused[anchor] = event

    def end(self, anchor: str, node: Node) -> None:
        """This is what an anchor marks."""
        self._marked[anchor] = node

    def meant(self, event: Event) -> Node:
        """What an alias repeats. Raises Stop if there is nothing to repeat, or too much."""
        anchor = str(event.anchor)
        self._unused.pop(anchor, None)
        if anchor not in self._marked:
            raise Stop(self._unknown(event))
        node = self._marked[anchor]
        if node is None:
            raise Stop(
                self._problem("alias-of-itself", f"`*{anchor}` stands inside the very thing that it repeats", event, help="")
            )
        self._repeated += self._size(node)
        if self._repeated > MOST_REPEATED:
            message = f"the aliases in this file repeat more than {MOST_REPEATED:,} values"
            raise Stop(self._problem("too-large", message, event, help="write fewer aliases of aliases, or split the file"))
        return node

    def idle(self) -> Iterator[Problem]:
        """A note on each anchor whose part nothing repeats."""
        for anchor, event in self._unused.items():
            start = event.start_mark.index
            mark = Span(start, min(start + 1 + len(anchor), event.end_mark.index))
            help = "take it out; or put text that begins with `&` in quotes"
            message, label = f"nothing repeats `&{anchor}`", "it is left out of the text"
            fix = None if type(event) is SCALAR else self._unmarked(mark)  # a text may be meant to begin with `&`
            yield Problem("unused-anchor", message, self.source, mark, label, help, NOTE, fix=fix)

    def _unmarked(self, mark: Span) -> Fix:
        """Without the mark, and without the blank on one side of it."""
        text = self.source.text
        before, behind = text[mark.start - 1 : mark.start] == " ", text[mark.end : mark.end + 1] == " "
        bare = Span(mark.start - 1, mark.end) if before else Span(mark.start, mark.end + behind)
        return Fix(((bare, ""),), safe=True)

    def _unknown(self, event: Event) -> Problem:
        start, end = extent(event)
        behind = self.source.text[end:].partition("\n")[0].strip()
        if behind and behind[0] not in ",]}:#":
            return begins_with(Stuck(self.source, "", start), start)
        help = f"write `&{event.anchor}` before the part to repeat; or put text that begins with `*` in quotes"
        return self._problem("unknown-alias", f"nothing before this is marked `&{event.anchor}`", event, help)

    def _problem(self, code: str, message: str, event: Event, help: str) -> Problem:
        return Problem(code, visible(message), self.source, Span(*extent(event)), "", visible(help))

    def _size(self, node: Node) -> int:
        """How many values a node holds, aliases filled in. It nests no deeper than the limit, and each part is counted once."""
        if type(node) is str:
            return 1
        if id(node) not in self._sizes:
            inner = node.values() if type(node) is dict else node
            self._sizes[id(node)] = 1 + sum(self._size(value) for value in inner)
        return self._sizes[id(node)]
