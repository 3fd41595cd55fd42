"""A portfolio as a table for a spreadsheet: a row for each assessment, with its place on the map. No cell becomes a formula."""

from __future__ import annotations

import io

from ..tables.csv import write_csv

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..portfolio.entries import Entry
    from ..portfolio.maps import Portfolio

HEAD = (
    *("id", "subject", "organisation", "tree", "title", "changed", "finished", "outcome", "result", "firmness"),
    *("leader", "lead", "by_rule", "across", "across_position", "up", "up_position", "on_no_map"),
)


def portfolio_csv(portfolio: Portfolio, *, marked: bool) -> bytes:
    """The table; behind the mark by which Excel knows UTF-8, if wanted. Positions go from 0 to 1."""
    absent = {entry.id: why for entry, why in portfolio.absent}
    file = io.BytesIO()
    write_csv(file, [HEAD, *(_row(entry, absent.get(entry.id, "")) for entry in portfolio.entries)], marked=marked)
    return file.getvalue()


def _row(entry: Entry, absent: str) -> list[str | int]:
    one, standing = entry.assessment, entry.standing
    told: list[str | int] = [
        *(one.id, one.subject, one.organisation, one.tree, one.title, one.changed, one.finished),
        *(one.outcome, one.result, one.firmness),
        *((standing.leader, standing.lead, "yes" if standing.by_rule else "") if standing else ("", "", "")),
    ]
    placed = standing.gauges[:2] if standing and not absent else ()
    for gauge in placed:
        told += [gauge.criterion.title, f"{gauge.position:.2f}"]
    return [*told, *([] if placed else [""] * 4), absent]
