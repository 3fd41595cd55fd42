"""Assessments side by side: in columns where there is room for them, else below one another by letter."""

from __future__ import annotations

from itertools import zip_longest

from textual.content import Content

from ...tables.table import column_letters
from ..content import words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...portfolio.compared import Compared, Row

LEAST = 26
"""How wide a column must be."""
BLANK = Content("")


class Heads(Lines):
    """What is compared: the heads of the columns, which stay while those scroll."""

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared

    def lines(self, width: int) -> list[Content]:
        """The name of each, and the day when it was changed last."""
        dated = zip(self.compared.assessments, self.compared.days)
        return _beside(tuple(f"{one.about} ({day})" for one, day in dated), width)


class SideBySide(Lines):
    """What they came to, then the questions that they answer differently, then the others."""

    def __init__(self, compared: Compared) -> None:
        super().__init__()
        self.compared = compared

    def lines(self, width: int) -> list[Content]:
        """All of it."""
        lines: list[Content] = []
        for part in self.compared.parts:
            lines += [*([BLANK] if lines else []), *wrapped(words(part.heading, "bold $accent"), width)]
            for row in part.rows:
                lines += [*wrapped(words(row.ask, "$quiet"), width), *_row(row, width)]
        return lines


def _row(row: Row, width: int) -> list[Content]:
    if row.differs:
        return _beside(tuple(said or "–" for said in row.said), width)
    return wrapped(words(row.said[0] or "–"), width, "  ")


def _beside(texts: tuple[str, ...], width: int) -> list[Content]:
    wide = (width - 2) // len(texts) - 2
    if wide < LEAST:
        leads = [Content.styled(f"  {column_letters(number)}  ", "bold $accent") for number in range(len(texts))]
        return [line for lead, text in zip(leads, texts) for line in wrapped(words(text, "bold"), width, lead)]
    columns = [wrapped(words(text, "bold"), wide) for text in texts]
    return [
        Content("  ").join([BLANK, *((cell or BLANK).pad_right(wide - (cell or BLANK).cell_length) for cell in line)])
        for line in zip_longest(*columns)
    ]
