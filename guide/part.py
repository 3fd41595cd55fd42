"""Which part of a tree's text a line belongs to: found by indentation alone, so also while the text is broken."""

from __future__ import annotations

import re

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = re.compile(r"""(?:"([^"]*)"|'([^']*)'|([^\s"'#\-\[\]{},:][^#:]*?)) *:(?: |$)""")


def part_at(lines: Sequence[str], number: int) -> tuple[str, ...]:
    """The keys that lead to a line, counted from 0, the outermost first, as in `("questions", "rules", "answers")`.

    The key on the line itself is among them. Empty lines belong to what stands above them.
    """
    found: list[str] = []
    edge: int | None = None
    for line in reversed(lines[: number + 1]):
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if bare.startswith("#") or not bare.strip() or (edge is not None and indent >= edge):
            continue
        key = _KEY.match(bare)
        if key:
            found.append(key[1] or key[2] or key[3] or "")
        edge = indent if key or edge is None else edge
        if not edge:
            break
    return tuple(reversed(found))


def question_at(lines: Sequence[str], number: int) -> str | None:
    """The id of the question that a line belongs to."""
    part = part_at(lines, number)
    return part[1] if len(part) > 1 and part[0] == "questions" else None
