"""Files that are put right while they are checked."""

from __future__ import annotations

from ..loader import Loaded, data_of, examine, read_source, source_of
from ..repair import repaired, rewritten
from ..shipped import tree_path
from ..text import one_line
from ..write import Unwritable, write

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..problem import Problem

SHIPPED = "{name} comes with the program, so it isn't changed: `guide new my-tree.yaml --from {name}` copies it."


def fixed_in(name: str, *, guesses: bool) -> tuple[Loaded, tuple[Problem, ...], str]:
    """What is found in a file after its fixes, what was put right, and a sentence if the file wasn't to be changed.

    Raises Unreadable with a sentence if the file can't be read.
    """
    path = tree_path(name)
    if path != name:
        return examine(read_source(path)), (), SHIPPED.format(name=one_line(name))
    data = data_of(path)
    source = source_of(path, data)
    better = repaired(source, guesses=guesses)
    if better.fixed:
        try:
            write(path, rewritten(data.decode(), better.rounds).encode(), unless_changed_since=data)
        except Unwritable as refusal:
            return examine(source), (), one_line(str(refusal))
    return better.loaded, better.fixed, ""


def in_words(fixed: Iterable[Problem]) -> list[str]:
    """A line for each problem that was put right: its place, and what was done."""
    return [f"{one_line(one.source.name)}:{one.line}:{one.column}: fixed: {_done(one)}  [{one.code}]" for one in fixed]


def _done(problem: Problem) -> str:
    edits = problem.fix.edits if problem.fix else ()
    span, new = edits[0]
    was, now = one_line(problem.source.text[span.start : span.end]), one_line(new)
    more = f", and in {len(edits) - 1} more places" if len(edits) > 2 else ", and in one more place" if len(edits) == 2 else ""
    if was and now:
        return f"`{_short(was)}` is now `{_short(now)}`{more}"
    return f"`{_short(was or now)}` is {'put in' if now else 'taken out'}{more}" if was or now else f"{problem.message}{more}"


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:59]}…"
