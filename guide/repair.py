"""A text put right: its fixes applied, as many at once as don't overlap, and again until there is nothing more to fix.

No fix is taken on trust. What it should put right must be gone, a tree that loads must go on loading, and a safe fix that
would change what a tree says isn't made.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from .loader import Loaded, examine
from .problem import ERROR
from .source import Source, Span
from .value import Value, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import TypeAlias

    from .model import Tree
    from .problem import Problem

    Edits: TypeAlias = "tuple[tuple[Span, str], ...]"  # what is written in the place of which spans, in their order

MOST_ROUNDS = 100
"""How often a text is looked at again: where it isn't YAML, one fault hides the next."""


class Repaired(Value):
    """A text after its fixes, and what is still found in it.

    `fixed` are the problems that were put right, as they stood when they were, `rounds` what was written for them.
    """

    source: Source
    loaded: Loaded
    fixed: tuple[Problem, ...] = ()
    rounds: tuple[Edits, ...] = ()


def repaired(source: Source, *, guesses: bool = False) -> Repaired:
    """The text with all its safe fixes; with the others too if `guesses` are welcome."""
    so_far = Repaired(source, examine(source))
    for _ in range(MOST_ROUNDS):
        better = _round(so_far, safe=True)
        if better is None and guesses:
            better = _round(so_far, safe=False)
        if better is None:
            break
        so_far = changed(better, fixed=so_far.fixed + better.fixed, rounds=so_far.rounds + better.rounds)
    return so_far


def rewritten(text: str, rounds: Iterable[Edits]) -> str:
    """The text of a file as it stands there, with a mark at its beginning and its own line ends, after these rounds."""
    for edits in rounds:
        lead = len(text) - len(text.lstrip("\ufeff"))
        ends = [found.start() - index for index, found in enumerate(re.finditer("\r\n", text))]
        newline = "\r\n" if ends else "\r" if "\r" in text and "\n" not in text else "\n"
        there = [
            (Span(*(offset + lead + bisect_left(ends, offset + lead) for offset in (span.start, span.end))), new)
            for span, new in edits
        ]
        text = _written(text, tuple((span, new.replace("\n", newline)) for span, new in there))
    return text


def _round(so_far: Repaired, *, safe: bool) -> Repaired | None:
    """One round of the fixes of one sort, without those that do no good; None if none does."""
    wanted = _apart(problem for problem in so_far.loaded.problems if problem.fix and problem.fix.safe is safe)
    found = _tried(so_far, wanted)
    if found is None and len(wanted) > 1:
        good = [problem for problem in wanted if _tried(so_far, [problem])]
        found = _tried(so_far, good) or _tried(so_far, good[:1])
    return found


def _apart(problems: Iterable[Problem]) -> list[Problem]:
    """The first problems whose fixes don't touch each other."""
    apart, taken = [], list[Span]()
    for problem in problems:
        spans = [span for span, _ in problem.fix.edits] if problem.fix else []
        if all(span.end < other.start or other.end < span.start for span in spans for other in taken):
            apart.append(problem)
            taken += spans
    return apart


def _tried(so_far: Repaired, problems: list[Problem]) -> Repaired | None:
    """The text with the fixes of some problems; None if they don't do what they should."""
    edits = tuple(sorted((edit for one in problems if one.fix for edit in one.fix.edits), key=lambda edit: edit[0].start))
    source = changed(so_far.source, text=_written(so_far.source.text, edits))
    if source.text == so_far.source.text:
        return None
    loaded, before = examine(source), so_far.loaded.tree
    safe = all(one.fix.safe for one in problems if one.fix)
    if any(_still(one, loaded.problems, _moved(one.span.start, edits), safe=safe) for one in problems):
        return None
    if before is not None and (loaded.tree is None or (safe and said_by(before) != said_by(loaded.tree))):
        return None
    return Repaired(source, loaded, tuple(problems), (edits,))


def _still(fixed: Problem, found: Iterable[Problem], at: int, *, safe: bool) -> bool:
    """Whether a problem is still found at its place. Where its fix was a guess, any other error there is as bad."""
    here = [problem for problem in found if problem.span.start == at]
    again = any((problem.code, problem.message) == (fixed.code, fixed.message) for problem in here)
    return again or (not safe and any(problem.severity == ERROR for problem in here))


def said_by(tree: Tree) -> str:
    """All that a tree says, in its order, apart from where it stands and from characters that nobody can see."""
    return re.sub(r"‹U\+[0-9A-F]+›", "", repr(changed(tree, source=Source("", ""))))


def _written(text: str, edits: Edits) -> str:
    pieces, end = [], 0
    for span, new in edits:
        pieces += [text[end : span.start], new]
        end = span.end
    return "".join([*pieces, text[end:]])


def _moved(offset: int, edits: Edits) -> int:
    """Where what stood at an offset stands after the edits."""
    return offset + sum(len(new) - (span.end - span.start) for span, new in edits if span.end <= offset)
