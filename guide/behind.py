"""What stands behind a fault that stops reading: the text is read on as if the fault had been put right.

Needed only where a text isn't YAML. Errors alone are told: warnings and notes can wait until it is. A fault that could have
been meant in several ways stops reading all the same, and then that is said.
"""

from __future__ import annotations

from .nodes import parse
from .problem import ERROR, Fix, Problem
from .source import Source, Span
from .value import changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import TypeAlias

    Edits: TypeAlias = "list[tuple[Span, str]]"  # what is written in the place of which spans, in their order

MOST_STOPS = 20
"""How often reading goes on."""
MOST_READ_ON = 4_000_000
"""How many characters are read then, all together, once at least: a large text with faults at its end is read from its start
each time."""


def all_errors(source: Source, stopped: list[Problem], errors_in: Callable[[Source], Iterable[Problem]]) -> list[Problem]:
    """The errors of a text that isn't YAML, in the order of the file.

    `stopped` is what was found until reading stopped, last what stopped it; `errors_in` finds the problems of a text that is.
    """
    *before, stop = stopped
    stops, rest, mended, guessed = [stop], before, _Mended(source), list[Span]()
    for _ in range(min(MOST_STOPS, MOST_READ_ON // (len(source.text) + 1) + 1)):
        if stop.fix is None:
            return _in_order([*rest, *stops[:-1], _last_looked_at(stops[-1])])
        mended.mend(stop.fix)
        if not stop.fix.safe:
            guessed.append(stops[-1].span)
        node, found = parse(mended.source)
        ended = node is None and bool(found)
        later = [mended.there(problem, fixes=not guessed) for problem in (found if ended else errors_in(mended.source))]
        later = [problem for problem in later if problem.severity == ERROR]
        if any(_same_line(source, problem.span, guess) for problem in later for guess in guessed):
            break  # that wasn't what was meant
        if not ended:
            return _in_order([*stops, *later])
        *rest, last = later
        if (last.span, last.message) in {(known.span, known.message) for known in stops}:
            break  # putting it right did no good
        stops.append(last)
        stop = found[-1]
    return _in_order([*rest, *stops[:-1], _last_looked_at(stops[-1])])


def _in_order(problems: list[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.span.start)


def _same_line(source: Source, one: Span, other: Span) -> bool:
    return source.place(one).line == source.place(other).line


def _last_looked_at(stop: Problem) -> Problem:
    """The fault, saying that nothing behind it was looked at, if there is something."""
    end = stop.source.text.find("\n", stop.span.start)
    if end < 0 or not stop.source.text[end:].strip():
        return stop
    return changed(stop, help=f"{stop.help}{'; ' if stop.help else ''}what stands behind it wasn't looked at yet")


class _Mended:
    """A source with some fixes, and where what is found in it stands in the source as it was."""

    def __init__(self, source: Source) -> None:
        self._first = self.source = source
        self._rounds: list[Edits] = []

    def mend(self, fix: Fix) -> None:
        """Make one more fix, in places of the text as it is now."""
        text = self.source.text
        edits = [_least(text, span, new) for span, new in sorted(fix.edits, key=lambda edit: edit[0].start)]
        for span, new in reversed(edits):
            text = f"{text[: span.start]}{new}{text[span.end :]}"
        self.source = changed(self.source, text=text)
        self._rounds.append(edits)

    def there(self, problem: Problem, *, fixes: bool) -> Problem:
        """A problem as it stands in the first source; without its fix unless `fixes` are wanted, and its spans are there."""
        fix = problem.fix if fixes else None
        if fix is not None:
            edits = tuple((self._span(span), new) for span, new in fix.edits)
            there = [self._first.text[span.start : span.end] for span, _ in edits]
            kept = there == [self.source.text[span.start : span.end] for span, _ in fix.edits]
            fix = changed(fix, edits=edits) if kept else None
        other = (self._span(problem.other[0]), problem.other[1]) if problem.other else None
        return changed(problem, source=self._first, span=self._span(problem.span), other=other, fix=fix)

    def _span(self, span: Span) -> Span:
        start, end = span.start, span.end
        for edits in reversed(self._rounds):
            start, end = _before(start, edits, behind=False), _before(end, edits, behind=True)
        return Span(start, max(start, end))


def _least(text: str, span: Span, new: str) -> tuple[Span, str]:
    """An edit without what it leaves as it is at its beginning and its end."""
    start, end = span.start, span.end
    while start < end and new and text[start] == new[0]:
        start, new = start + 1, new[1:]
    while start < end and new and text[end - 1] == new[-1]:
        end, new = end - 1, new[:-1]
    return Span(start, end), new


def _before(offset: int, edits: Edits, *, behind: bool) -> int:
    """Where what stands at an offset stood before some edits; what they wrote stood where they wrote it, or `behind` that."""
    shift = 0
    for span, new in edits:
        start = span.start + shift
        if offset < start or (offset == start and (new or behind)):
            break
        if offset < start + len(new):
            return span.end if behind else span.start
        shift += len(new) - (span.end - span.start)
    return offset - shift
