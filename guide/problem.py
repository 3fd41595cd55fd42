"""A mistake in a file, as a value, and how it is drawn."""

from __future__ import annotations

from .source import Source, Span
from .text import cells, visible
from .value import Value

ERROR, WARNING, NOTE = "error", "warning", "note"


class Problem(Value):
    """One fault of a file.

    `code` is stable and in words (`unknown-destination`); `message` stands alone; `label` points at the span; only
    `help` says what to do. `other` is a second place that clashes with the first, with its own label; `proof` the
    shortest answers that show a fault of the flow, as question and answer ids.
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


def drawn(problem: Problem) -> str:
    """The problem as text, with its place, the line it stands on, and the help."""
    source = problem.source
    place = source.place(problem.span)
    spots = [(problem.span, problem.label), *([problem.other] if problem.other else [])]
    width = max(len(str(source.place(span).line)) for span, _ in spots)
    head = f"{problem.severity}: {visible(problem.message)}"
    lines = [f"{head}  [{problem.code}]", f"{' ' * width}--> {visible(source.name)}:{place.line}:{place.column}"]
    for span, label in spots:
        lines += _snippet(source, span, visible(label), width)
    if problem.proof:
        lines.append(f"{' ' * width} = shown by: {_shown(problem)}")
    if problem.help:
        lines.append(f"{' ' * width} = help: {visible(problem.help)}")
    return "\n".join(lines) + "\n"


def _shown(problem: Problem) -> str:
    """The answers, ready to paste behind `guide decide TREE` unless the tree can't be walked."""
    said = [f"{question}={answer}" for question, answer in problem.proof]
    return ", ".join(said) if problem.severity == ERROR else " ".join(f"--answer {one}" for one in said)


def _snippet(source: Source, span: Span, label: str, width: int) -> list[str]:
    place = source.place(span)
    line = source.line(place.line)
    before, until = line[: place.column - 1], place.end_column - 1 if place.end_line == place.line else len(line)
    marked = line[place.column - 1 : max(until, place.column)]
    cut = max(0, cells(before) - 60)
    pad, carets = " " * (cells(before) - cut), "^" * max(1, min(cells(marked), 80))
    shown = visible(line).replace("\t", " ")[cut : cut + 160]
    bar = " " * width + " |"
    return [bar, f"{place.line:>{width}} | {shown}".rstrip(), f"{bar} {pad}{carets} {label}".rstrip()]
