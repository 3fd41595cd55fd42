"""Saved assessments as a table for a spreadsheet: a row for each, a column for every question that one of them answers.

A cell never becomes a formula: what a spreadsheet could take for the beginning of one stands behind an apostrophe.
"""

from __future__ import annotations

import csv
import io

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..assessment import Assessment

PLAIN = (
    *("id", "subject", "organisation", "tree", "title", "started", "changed", "finished"),
    *("outcome", "result", "firmness", "follows"),
)
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def assessments_as_csv(assessments: Iterable[Assessment]) -> str:
    """The table, with a first row of names: `answer: x` and `note: x` are about the question `x`."""
    assessments = list(assessments)
    asked = list(dict.fromkeys(question for one in assessments for question in one.answers))
    noted = list(dict.fromkeys(question for one in assessments for question in one.notes))
    table = io.StringIO()
    rows = csv.writer(table, lineterminator="\r\n")
    rows.writerow([*PLAIN, *(safe(f"answer: {name}") for name in asked), *(safe(f"note: {name}") for name in noted)])
    for one in assessments:
        answers = [*(one.answers.get(name, "") for name in asked), *(one.notes.get(name, "") for name in noted)]
        rows.writerow([safe(cell) for cell in (*(str(getattr(one, name)) for name in PLAIN), *answers)])
    return table.getvalue()


def safe(cell: str) -> str:
    """A cell's text, such that no spreadsheet computes it."""
    return f"'{cell}" if cell.lstrip(" \xa0").startswith(FORMULA) or cell.startswith(FORMULA) else cell
