"""What a whole tree does, as plain text for a terminal."""

from __future__ import annotations

from shlex import quote
from textwrap import fill

from ..near import listed
from ..overview import (
    SHARE_MEANS,
    Overview,
    alike_in_words,
    ending_rows,
    idle_in_words,
    length_rows,
    size_in_words,
    unreached_in_words,
    unsure_in_words,
)
from ..text import shell_lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..overview import EndingRow
    from ..walk import Walk

BAR = 40
"""How long the longest bar is."""


def overview_text(overview: Overview, command: str, width: int = 80) -> str:
    """An overview as text, its lines no wider than `width`. `command` is the one that walks are answers to, ready to type."""
    rows = ending_rows(overview)
    head = [size_in_words(overview), unsure_in_words(overview)]
    parts = [
        fill(overview.tree.title, width),
        fill(" ".join(text for text in head if text), width),
        _endings(rows, unreached_in_words(overview), width),
        _shortest(rows, command, width),
        _lengths(overview, width),
        _idle(overview, width),
        _alike(overview, width),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _endings(rows: Sequence[EndingRow], unreached: str, width: int) -> str:
    if any(row.share for row in rows):
        head = ("", "share", "walks", "length")
        body = table([head, *((row.name, row.share, row.walks, row.questions) for row in rows)], width)
        notes = [SHARE_MEANS]
    else:
        body, notes = [fill(row.name, width, initial_indent="- ", subsequent_indent="  ") for row in rows], []
    notes += [unreached] if unreached else []
    return "\n".join(["OUTCOMES", "", *body, *(f"\n{fill(note, width)}" for note in notes)])


def table(rows: Sequence[tuple[str, ...]], width: int) -> list[str]:
    """Rows in columns: the first to the left, and shortened where it takes too much; the others to the right."""
    widths = [max(map(len, column)) for column in zip(*rows)]
    first = min(widths[0], width - sum(widths[1:]) - 2 * len(widths[1:]))
    return [
        _short(name, first).ljust(first) + "".join(f"  {cell:>{wide}}" for cell, wide in zip(cells, widths[1:]))
        for name, *cells in rows
    ]


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else f"{text[: max(width - 1, 0)]}…"


def _shortest(rows: Sequence[EndingRow], command: str, width: int) -> str:
    walks = [(row.name, row.shortest) for row in rows if row.shortest]
    blocks = [f"{fill(f'{name}:', width)}\n{typed(command, walk, width)}" for name, walk in walks]
    return "\n\n".join(["THE SHORTEST WALK TO EACH", *blocks]) if walks else ""


def typed(command: str, walk: Walk, width: int = 80) -> str:
    """A walk as a command with its answers, quoted for a shell, on as many lines as it takes."""
    answers = [f"--answer {quote(f'{step.question.id}={step.answer.id}')}" for step in walk.steps]
    return shell_lines([command, *answers], width)


def _lengths(overview: Overview, width: int) -> str:
    rows = length_rows(overview)
    if not rows:
        return ""
    most = max(row.share for row in rows)
    longest = min(BAR, width - 30)
    cells = table([(row.questions.rjust(max(len(one.questions) for one in rows)), row.percent) for row in rows], width)
    bars = ["█" * round(longest * row.share / most) or "▏" * (row.share > 0) for row in rows]
    lines = [f"{cell}  {bar}".rstrip() for cell, bar in zip(cells, bars)]
    return "\n".join(["WALKS BY THEIR NUMBER OF QUESTIONS", "", *lines])


def _idle(overview: Overview, width: int) -> str:
    rows = [f"{idle.question.id}: {idle.question.ask}" for idle in overview.idle or ()]
    return _list("Questions that never change the outcome", idle_in_words(overview), rows, width)


def _alike(overview: Overview, width: int) -> str:
    rows = [
        f"{question.id}: {listed((answer.id for answer in answers), mark='')}" for question, answers in overview.alike or ()
    ]
    return _list("Answers that are alike", alike_in_words(overview), rows, width)


def _list(heading: str, says: str, rows: Sequence[str], width: int) -> str:
    lines = [fill(row, width, initial_indent="- ", subsequent_indent="  ") for row in rows]
    return "\n".join([heading.upper(), "", fill(says, width), *lines])
