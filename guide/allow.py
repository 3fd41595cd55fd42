"""Problems that are meant: `# allow CODE: reason`, behind what it is about or on the line above, lets a warning or a note be.

An error can't be allowed. A comment that only looks like one of these is left in peace: what is no code of a problem, and
stands without a colon behind it or without a hyphen in it, is taken for words.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from .events import SCALAR, extent, until_broken
from .near import near
from .problem import ERROR, MOST, NOTE, WARNING, Fix, Problem
from .source import Source, Span
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from .notes import Notes

SIGN = "# allow "
"""What every such comment begins with: a text without it holds none."""
MOST_HEEDED = 10_000
"""How many such comments are looked at: a file that has more was made to have them."""

WITHOUT_REASON, UNUSED = "allow-without-reason", "unused-allow"
OWN = (WITHOUT_REASON, UNUSED)
"""What can be wrong with such a comment: warnings and notes like others, so they can be allowed too."""


class Allowance(Value):
    """A comment that allows a problem. `about` is the number of the line that it speaks of, `named` where the code stands."""

    code: str
    reason: str
    span: Span
    named: Span
    about: int


def heeded(found: tuple[Problem, ...], notes: Notes) -> tuple[tuple[Problem, ...], tuple[Problem, ...]]:
    """The problems that are left, with what is wrong with the comments themselves, and those that are allowed."""
    source = notes.source
    allowances = list(_allowances(source, {problem.code for problem in found}))[::-1]
    codes = {allowance.code for allowance in allowances}
    here = _Here()
    for problem in found:
        if problem.code in codes:
            here.put(problem, _lines(problem, notes))
    allowed, told = dict[Problem, None](), list[Problem]()
    for allowance in sorted(allowances, key=lambda allowance: allowance.code in OWN):
        before = len(told)
        named = here.on(allowance.code, allowance.about)
        silenced = [problem for problem in named if problem.severity != ERROR]
        allowed.update(dict.fromkeys(silenced))
        if silenced and not allowance.reason:
            told.append(_without_reason(allowance, source))
        elif named and not silenced:
            told.append(_of_an_error(allowance, source))
        elif not named and all(problem.severity != ERROR for problem in found):  # else not all was looked for
            told.append(_unused(allowance, source, found))
        for problem in told[before:]:
            here.put(problem, (problem.line, allowance.about))
    left = [problem for problem in (*found, *told[:MOST]) if problem not in allowed]
    return tuple(sorted(left, key=lambda problem: problem.span.start)), tuple(allowed)


class _Here:
    """Problems by their code and by each line that they stand on."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, int], list[Problem]] = {}

    def put(self, problem: Problem, lines: tuple[int, int]) -> None:
        """A problem that stands on these lines."""
        for line in dict.fromkeys(lines):
            self._found.setdefault((problem.code, line), []).append(problem)

    def on(self, code: str, line: int) -> list[Problem]:
        """Those with a code that stand on a line."""
        return self._found.get((code, line), [])


def _lines(problem: Problem, notes: Notes) -> tuple[int, int]:
    """The lines that a problem stands on: where it begins, and where the key of what it is about stands."""
    return problem.line, problem.source.place(notes.places.owner(problem.span)).line


def _allowances(source: Source, codes: Collection[str]) -> Iterator[Allowance]:
    comments = [
        found
        for found in re.finditer(rf"(?<!\S){SIGN}([a-z]+(?:-[a-z]+)*)(:?)[ \t]*(.*)", source.text)
        if found[1] in codes or (found[2] and "-" in found[1])
    ][:MOST_HEEDED]
    inside = _texts(source.text, comments[-1].start()) if comments else []
    abouts: dict[int, int] = {}
    for found in reversed(comments):
        code, colon, reason = found.groups()
        before = bisect_right(inside, (found.start(), len(source.text))) - 1
        if before < 0 or inside[before][1] <= found.start():
            span = Span(found.start(), found.start(3) + len(reason.rstrip()))
            yield Allowance(
                code, reason.strip() if colon else "", span, Span(*found.span(1)), _about(source, found.start(), abouts)
            )


def _texts(text: str, until: int) -> list[tuple[int, int]]:
    """Where the texts of a file stand, in which a `#` begins no comment: of those with `|` or `>`, what is below that line."""
    found = []
    for event in until_broken(text):
        if event.start_mark.index > until:
            break
        if type(event) is SCALAR:
            start, end = extent(event)
            block = re.compile(r"(?:[&!]\S*[ \t]+)*[|>]").match(text, start)
            found.append((text.find("\n", start, end) if block else start, end))
    return found


def _about(source: Source, at: int, known: dict[int, int]) -> int:
    """The line that a comment is about: its own if something stands before it, else the next that is no comment. `known` is
    what comments on lines further down are about, and takes this one in."""
    first = line = source.place(Span(at, at)).line
    while line not in known and source.line(line).lstrip().startswith("#"):
        line += 1
    known[first] = known.get(line, line)
    return known[first]


def _without_reason(allowance: Allowance, source: Source) -> Problem:
    message, help = f"`{allowance.code}` is allowed here without a reason", f"write why: `{SIGN}{allowance.code}: …`"
    return Problem(WITHOUT_REASON, message, source, allowance.span, "", help, WARNING)


def _of_an_error(allowance: Allowance, source: Source) -> Problem:
    message, help = f"`{allowance.code}` is an error, and errors can't be allowed", "put it right, and take this out"
    return Problem(UNUSED, message, source, allowance.span, "", help, NOTE)


def _unused(allowance: Allowance, source: Source, found: tuple[Problem, ...]) -> Problem:
    message = f"this allows `{allowance.code}`, which isn't found here"
    guess = near(allowance.code, [problem.code for problem in found])
    if guess:
        fix, help = Fix(((allowance.named, guess),)), f"did you mean `{guess}`?"
    else:
        fix, help = Fix(((_whole(allowance.span, source.text), ""),), safe=True), "take it out"
    return Problem(UNUSED, message, source, allowance.span, "", help, NOTE, fix=fix)


def _whole(comment: Span, text: str) -> Span:
    """A comment with the blanks before it, or with its line if nothing else stands there."""
    before = text[: comment.start].rstrip(" \t")
    alone = before[-1:] in ("", "\n")
    end = text.find("\n", comment.start)
    end = len(text) if end < 0 else end
    return Span(len(before), min(end + 1, len(text)) if alone else end)
