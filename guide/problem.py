"""A mistake in a file, as a value, and how it is drawn."""

from __future__ import annotations

from .source import Source, Span
from .text import cells, visible
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeAlias

    Paint: TypeAlias = "Callable[[str, str], str]"  # what a piece is (its role) and its text → its text as it is to be written

ERROR, WARNING, NOTE = "error", "warning", "note"

MOST = 1_000
"""How many faults of a file are told: nobody reads more, and looking for what each may mean takes its time."""

FURTHEST = 160
"""How much of a line is drawn, and how far before the fault it begins at most."""


class Fix(Value):
    """How a fault can be put right: what to write in the place of which spans, none of which overlap.

    It is `safe` where it can't change what the tree means: what the author wrote stays, and there is one thing that it can be
    meant to say. Another fix is a guess, such as a near name.
    """

    edits: tuple[tuple[Span, str], ...]
    safe: bool = False


class Problem(Value):
    """One fault of a file.

    `code` is stable and in words (`unknown-destination`); `message` stands alone; `label` points at the span; only
    `help` says what to do. `other` is a second place that clashes with the first, with its own label; `proof` the
    shortest answers that show a fault of the flow, as question and answer ids; `fix` what would put it right.
    """

    code: str
    message: str
    source: Source
    span: Span
    label: str = ""
    help: str = ""
    severity: str = ERROR
    other: tuple[Span, str] | None = None
    proof: tuple[tuple[str, str], ...] = ()
    fix: Fix | None = None

    @property
    def line(self) -> int:
        """Line of the fault, from 1."""
        return self.source.place(self.span).line

    @property
    def column(self) -> int:
        """Column of the fault in characters, from 1."""
        return self.source.place(self.span).column

    def __str__(self) -> str:
        return drawn(self)


def too_many(source: Source) -> Problem:
    """What is told at the end of a text with more faults than are told."""
    end = Span(len(source.text), len(source.text))
    message = f"this file has more than {MOST:,} mistakes, and the rest of it wasn't looked at"
    return Problem("too-large", message, source, end, help="put those above right first, then check it again")


def plain(_: str, text: str) -> str:
    """A piece of a drawn problem without any style."""
    return text


def drawn(problem: Problem, paint: Paint = plain) -> str:
    """The problem as text, with its place, the line it stands on, and the help.

    `paint` may style its pieces: the severity, and what is called message, code, frame, label or help.
    """
    source = problem.source
    place = source.place(problem.span)
    spots = [(problem.span, problem.label), *([problem.other] if problem.other else [])]
    width = max(len(str(source.place(span).line)) for span, _ in spots)
    indent = " " * width
    head = f"{paint(problem.severity, f'{problem.severity}:')} {paint('message', visible(problem.message))}"
    lines = [f"{head}  {paint('code', f'[{problem.code}]')}"]
    lines.append(f"{indent}{paint('frame', '-->')} {visible(source.name)}:{place.line}:{place.column}")
    for index, (span, label) in enumerate(spots):
        lines += _snippet(source, span, visible(label), width, paint, "label" if index else problem.severity)
    if problem.proof:
        lines.append(f"{indent} {paint('frame', '=')} {paint('help', 'shown by:')} {_shown(problem)}")
    if problem.help:
        lines.append(f"{indent} {paint('frame', '=')} {paint('help', 'help:')} {visible(problem.help)}")
    return "\n".join(lines) + "\n"


def _shown(problem: Problem) -> str:
    """The answers, ready to paste behind `guide decide TREE` unless the tree can't be walked."""
    said = [f"{question}={answer}" for question, answer in problem.proof]
    return ", ".join(said) if problem.severity == ERROR else " ".join(f"--answer {one}" for one in said)


def _snippet(source: Source, span: Span, label: str, width: int, paint: Paint, role: str) -> list[str]:
    place = source.place(span)
    line, begin = source.line(place.line), place.column - 1
    until = place.end_column - 1 if place.end_line == place.line else len(line)
    before, marked = line[max(0, begin - FURTHEST) : begin], line[begin : min(max(until, begin + 1), begin + FURTHEST)]
    cut = max(0, cells(before) - 60)
    pad, carets = " " * (cells(before) - cut), "^" * max(1, min(cells(marked), 80))
    shown = visible(line[max(0, begin - FURTHEST) : begin + FURTHEST]).replace("\t", " ")[cut : cut + FURTHEST]
    pointed = " ".join(paint(role, piece) for piece in (carets, label.rstrip()) if piece)
    bar, number = paint("frame", " " * width + " |"), paint("frame", f"{place.line:>{width}} |")
    return [bar, f"{number} {shown}".rstrip(), f"{bar} {pad}{pointed}"]
