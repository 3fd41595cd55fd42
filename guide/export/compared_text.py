"""Assessments side by side as plain text: under each question what each of them says to it, by letter."""

from __future__ import annotations

from ..tables.table import column_letters
from .portfolio_text import WIDTH, hanging

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..portfolio.compared import Compared, Part


def compared_text(compared: Compared, width: int = WIDTH) -> str:
    """The comparison as text, its lines no wider than `width` (from 20 on)."""
    parts = [[line for number, (one, day) in enumerate(zip(compared.assessments, compared.days)) for line in hanging(
        f"{one.about} ({one.id}, {day})", f"{column_letters(number)}  ", width)]]  # fmt: skip
    parts += [list(_part(part, width)) for part in compared.parts]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _part(part: Part, width: int) -> Iterator[str]:
    yield from hanging(part.heading.upper(), "", width)
    for row in part.rows:
        yield ""
        yield from hanging(row.ask, "", width)
        if row.differs:
            for number, said in enumerate(row.said):
                yield from hanging(said or "–", f"  {column_letters(number)}  ", width)
        else:
            yield from hanging(row.said[0] or "–", "  ", width)
