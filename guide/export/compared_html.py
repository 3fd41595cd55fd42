"""Assessments side by side as one HTML page."""

from __future__ import annotations

from .sheets import Sheet, page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..portfolio.compared import Compared
    from ..source import Source


def compared_html(compared: Compared, template: Source, date: str = "") -> str:
    """The comparison as a page. `date` is what it shall say of when it was made."""
    head = ("Question", *(f"{one.about} ({one.id})" for one in compared.assessments))
    sheets = [
        Sheet(part.heading, head=head, rows=tuple((row.ask, *(said or "–" for said in row.said)) for row in part.rows))
        for part in compared.parts
    ]
    return page_of(f"{len(compared.assessments)} assessments side by side", sheets, template, date)
