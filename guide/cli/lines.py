"""Lines out and lines in, for a conversation without a screen."""

from __future__ import annotations

import sys

from ..graph.wrapping import cells, wrapped
from ..text import one_line, unseen
from ..walk import left_out
from .terminal import columns, is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeVar

    T = TypeVar("T")

LONGEST_LINE = 1_000_000
"""How many characters of a line are read: nobody types so many, and a stream without lines has no end."""


def told(*lines: str) -> None:
    """Write lines."""
    for line in lines:
        print(line)


def read(prompt: str) -> str:
    """The next line of the input, disarmed and on one line, without blanks round it. Raises EOFError where it ends."""
    lines = paragraph(prompt)
    try:
        print("\n".join(lines), end=" ", flush=True)
        line = _line()
    except KeyboardInterrupt:
        print()  # what is said next begins a line
        raise
    if not (line and is_terminal(sys.stdin)):
        print()  # nobody's Enter has ended the line of the prompt
    if not line:
        raise EOFError
    return one_line(line)


def read_on() -> str:
    """The next line of a pipe, without a word about it. Raises EOFError where there is none."""
    sys.stdout.flush()  # what has been said is heard before anything more is waited for
    line = _line()
    if not line:
        raise EOFError
    return one_line(line)


def _line() -> str:
    """The next line as it comes, empty at the end. Raises EOFError for what has no lines: that is nothing to read on in."""
    line = sys.stdin.readline(LONGEST_LINE + 1) if sys.stdin is not None else ""
    if len(line) > LONGEST_LINE:
        raise EOFError(f"A line of more than {LONGEST_LINE:,} characters ended the input")
    return line


def fitting(typed: str, most: int) -> str:
    """What was typed, as far as there is room for it; that the rest is left out is told."""
    if len(typed) > most:
        told(left_out(most))
    return typed[:most]


def is_person() -> bool:
    """Whether somebody types the input, rather than a pipe or a file giving it."""
    return is_terminal(sys.stdin)


def paragraph(text: str, mark: str = "", width: int = 0) -> list[str]:
    """A text in lines that fit, the first after a mark and the others indented as far; no lines for no text."""
    lines = wrapped(text, (width or columns()) - cells(mark), cells)
    return [f"{' ' * cells(mark) if number else mark}{line}" for number, line in enumerate(lines)]


def choice(typed: str, among: Sequence[T]) -> T | None:
    """What was typed as its number in a list that counts from 1."""
    digits = typed.rstrip(".)")
    number = int(digits) if digits.isdecimal() and len(digits) < 5 else 0
    return among[number - 1] if 1 <= number <= len(among) else None


def json_text(value: object) -> str:
    """A value as JSON, in characters that the output can spell and that are seen."""
    import json

    spells_all = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    text = json.dumps(value, ensure_ascii=not spells_all, indent=2)
    unprinted = {ord(text[place]): json.dumps(text[place])[1:-1] for place in unseen(text)}
    return text.translate(unprinted) + "\n"
