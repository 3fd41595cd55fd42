"""A text put right: its fixes applied, as many at once as don't overlap, and again until there is nothing more to fix.

No fix is taken on trust. What it should put right must be gone, a tree that loads must go on loading, and a safe fix that
would change what a tree says isn't made.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right, insort

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
    apart, taken = [], list[tuple[int, int]]()
    for problem in problems:
        spans = [(span.start, span.end) for span, _ in problem.fix.edits] if problem.fix else []
        if not any(_touches(span, taken) for span in spans):
            apart.append(problem)
            for span in spans:
                insort(taken, span)
    return apart


def _touches(span: tuple[int, int], taken: list[tuple[int, int]]) -> bool:
    """Whether a span touches one of others that are in order and apart."""
    at = bisect_left(taken, span)
    return (at > 0 and taken[at - 1][1] >= span[0]) or (at < len(taken) and taken[at][0] <= span[1])


def _tried(so_far: Repaired, problems: list[Problem]) -> Repaired | None:
    """The text with the fixes of some problems; None if they don't do what they should."""
    edits = tuple(sorted((edit for one in problems if one.fix for edit in one.fix.edits), key=lambda edit: edit[0].start))
    source = changed(so_far.source, text=_written(so_far.source.text, edits))
    if source.text == so_far.source.text:
        return None
    loaded, before = examine(source), so_far.loaded.tree
    safe = all(one.fix.safe for one in problems if one.fix)
    if not _all_gone(problems, edits, loaded.problems, safe=safe):
        return None
    if before is not None and (loaded.tree is None or (safe and said_by(before) != said_by(loaded.tree))):
        return None
    return Repaired(source, loaded, tuple(problems), (edits,))


def _all_gone(fixed: Iterable[Problem], edits: Edits, found: Iterable[Problem], *, safe: bool) -> bool:
    """Whether none of the problems is found at its place again. Where fixes were guesses, any other error there is as bad."""
    left = {(problem.code, problem.message, problem.span.start) for problem in found}
    errors = set() if safe else {problem.span.start for problem in found if problem.severity == ERROR}
    ends, shift = [span.end for span, _ in edits], [0]
    for span, new in edits:
        shift.append(shift[-1] + len(new) - (span.end - span.start))
    for problem in fixed:
        start = problem.span.start
        at = start + shift[bisect_right(ends, start)]  # where it stands after the edits before it
        if at in errors or (problem.code, problem.message, at) in left:
            return False
    return True


def said_by(tree: Tree) -> str:
    """All that a tree says, in its order, apart from where it stands and from characters that nobody can see."""
    return re.sub(r"‹U\+[0-9A-F]+›", "", repr(changed(tree, source=Source("", ""))))


def _written(text: str, edits: Edits) -> str:
    pieces, end = [], 0
    for span, new in edits:
        pieces += [text[end : span.start], new]
        end = span.end
    return "".join([*pieces, text[end:]])
