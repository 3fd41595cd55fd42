"""A page on a problem as lines for a terminal, the list of all pages, and a page in terms of JSON for programs.

The trees are wrapped as YAML may be: what is shown can be pasted at any width, and means the same.
"""

from __future__ import annotations

import re
from textwrap import wrap

from ..loader import examine
from ..source import Source
from ..text import one_line, visible
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..pages import Page
    from ..problem import Problem

TITLE, HEADING, FAULT, MENDED = "title", "heading", "fault", "mended"
"""What a line can be that is shown in a way of its own: where the problem stands in a tree, and what the repair changed."""
INDENT = 4
"""How far a tree stands to the right of the text."""


class Line(Value):
    """A line of a page, and one of the words above if it is such a line."""

    text: str
    look: str = ""


def page_lines(page: Page, width: int = 80) -> Iterator[Line]:
    """A page, its lines no wider than `width`."""
    room = width - INDENT
    source = Source(page.code, _wrapped_tree(page.failing, room))
    problems = examine(source).problems
    yield Line(page.code, TITLE)
    yield from _prose(page.what, width)
    yield from _part("Why it matters", _prose(page.why, width), width)
    yield from _part("A tree that has it", _failing(source, problems), width)
    yield from _part("What the check says about it", _said(problems, room), width)
    yield from _part("The same tree, repaired", _repaired(_wrapped_tree(page.repaired, room), source), width)
    yield from _part("If it is meant", _prose(page.meant, width), width)


def list_lines(pages: Iterable[Page], width: int = 80) -> Iterator[str]:
    """A line for each page: its code, its severity, and what it is about in a phrase; more lines where `width` is too small."""
    pages = list(pages)
    codes, severities = (max((len(word) for word in words), default=0) for words in zip(*((p.code, p.severity) for p in pages)))
    left = codes + severities + 4
    for page in pages:
        head = f"{page.code:{codes}}  {page.severity:{severities}}  "
        if width - left < 30:
            yield from (f"{page.code} ({page.severity})", *_filled(page.brief, width, "  ", "  "))
        else:
            yield from _filled(page.brief, width, head, " " * left)


def page_object(page: Page) -> dict[str, str]:
    """A page as an object: its texts and trees as they were written, and `brief`, what it is about in a phrase."""
    return {
        "code": page.code,
        "severity": page.severity,
        "brief": page.brief,
        "what": page.what,
        "why": page.why,
        "failing": page.failing,
        "repaired": page.repaired,
        "meant": page.meant,
    }


def _part(heading: str, lines: Iterable[Line], width: int) -> Iterator[Line]:
    yield Line("")
    yield from (Line(row, HEADING) for row in _filled(heading.upper(), width))
    yield from lines


def _prose(text: str, width: int) -> Iterator[Line]:
    """Paragraphs and lists, each after an empty line; what stands between lines of three backticks stays as it is."""
    for block in re.findall(r"^```\n[^`]*^```$|(?:^(?!```).+\n?)+", text, re.MULTILINE):
        yield Line("")
        if block.startswith("```"):
            yield from (Line(" " * INDENT + line) for line in _wrapped_tree(block[4:-3], width - INDENT).splitlines())
        elif block.startswith("- "):
            for item in re.split(r"^- ", block, flags=re.MULTILINE)[1:]:
                yield from map(Line, _filled(item, width, "- ", "  "))
        else:
            yield from map(Line, _filled(block, width))


def _failing(source: Source, problems: Iterable[Problem]) -> Iterator[Line]:
    faults = {problem.line for problem in problems}
    yield Line("")
    for number, line in enumerate(source.text.splitlines(), 1):
        yield _shown(line, FAULT if number in faults else "")


def _repaired(tree: str, failing: Source) -> Iterator[Line]:
    before = set(failing.text.splitlines())
    yield Line("")
    for line in tree.splitlines():
        yield _shown(line, "" if line in before else MENDED)


def _shown(line: str, look: str) -> Line:
    return Line(" " * INDENT + visible(line), look)


def _said(problems: Iterable[Problem], room: int) -> Iterator[Line]:
    for problem in problems:
        yield Line("")
        said = [*_filled(f"{problem.severity}: {problem.message}", room, "", "  ")]
        said += _filled(f"line {problem.line}: {one_line(problem.source.line(problem.line))}", room, "  ", "    ")
        said += _filled(f"help: {problem.help}", room, "  ", "    ") if problem.help else []
        yield from (Line(" " * INDENT + line) for line in said)


def _wrapped_tree(tree: str, width: int) -> str:
    """The lines of a tree. Those that are too wide go on further right, where YAML reads them as one; comments stay whole."""
    lines = []
    for line in tree.splitlines():
        indent = " " * (len(line) - len(line.lstrip(" ")))
        lines += _filled(line, width, indent, f"{indent}    ") if len(line) > width and "#" not in line else [line]
    return "\n".join([*lines, ""])


def _filled(text: str, width: int, first: str = "", then: str = "") -> list[str]:
    """A text in lines, the first and the others each after their own mark. Ids and keys stay whole."""
    return wrap(
        " ".join(text.split()), width, initial_indent=first, subsequent_indent=then, break_on_hyphens=False,
        break_long_words=False,
    )  # fmt: skip
