"""Saved assessments as a table for a spreadsheet: a row for each, a column for every question that one of them answers."""

from __future__ import annotations

import io

from ..tables.csv import write_csv
from ..text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..assessment import Assessment

PLAIN = (
    *("id", "subject", "organisation", "tree", "title", "started", "changed", "finished"),
    *("outcome", "result", "firmness", "follows"),
)


def assessments_as_csv(assessments: Iterable[Assessment], *, marked: bool) -> bytes:
    """The table, with a first row of names: `answer: x` and `note: x` are about the question `x`. Behind the mark by which
    Excel knows UTF-8, if wanted."""
    assessments = list(assessments)
    asked = list(dict.fromkeys(question for one in assessments for question in one.answers))
    noted = list(dict.fromkeys(question for one in assessments for question in one.notes))
    rows = [[*PLAIN, *(f"answer: {name}" for name in asked), *(f"note: {name}" for name in noted)]]
    for one in assessments:
        plain = (visible(str(getattr(one, name))) for name in PLAIN)
        answers = (one.answers.get(name, "") for name in asked)
        rows.append([*plain, *answers, *(one.notes.get(name, "") for name in noted)])
    file = io.BytesIO()
    write_csv(file, rows, marked=marked)
    return file.getvalue()
