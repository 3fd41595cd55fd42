"""Assessments side by side as a table for a spreadsheet: a row for each question, a column for each of them."""

from __future__ import annotations

import io

from ..tables.csv import write_csv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..portfolio.compared import Compared


def compared_csv(compared: Compared, *, marked: bool) -> bytes:
    """The table; behind the mark by which Excel knows UTF-8, if wanted."""
    head = ["part", "question", *(f"{one.about} ({one.id})" for one in compared.assessments)]
    rows = [[part.heading, row.ask, *row.said] for part in compared.parts for row in part.rows]
    file = io.BytesIO()
    write_csv(file, [head, *rows], marked=marked)
    return file.getvalue()
