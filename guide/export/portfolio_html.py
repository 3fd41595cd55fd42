"""A portfolio as one HTML page: the table, each map with its list as a table. Whoever can't see a map loses nothing."""

from __future__ import annotations

from ..portfolio.entries import earlier_in_words
from .portfolio_map import mark_of
from .portfolio_svg import map_svg, places_of
from .portfolio_text import count_in_words, led_by_rule_in_words, rows_of
from .sheets import Sheet, page_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..portfolio.maps import Map, Portfolio
    from ..source import Source


def portfolio_html(portfolio: Portfolio, template: Source, date: str = "") -> str:
    """The portfolio as a page. `date` is what it shall say of when it was made."""
    return page_of(heading_of(portfolio), _sheets(portfolio), template, date)


def heading_of(portfolio: Portfolio) -> str:
    """How many there are, and whose they are if all are one organisation's."""
    whose = {entry.assessment.organisation for entry in portfolio.entries}
    count = count_in_words(portfolio)
    return f"{whose.pop()}: {count[0].lower()}{count[1:]}" if len(whose) == 1 and all(whose) else count


def _sheets(portfolio: Portfolio) -> Iterator[Sheet]:
    rows = tuple((about, state, lead, day, id) for id, day, state, lead, about in rows_of(portfolio))
    head = ("Assessment", "Result", "Lead", "Changed", "ID")
    said = [led_by_rule_in_words(portfolio.entries), earlier_in_words(portfolio.earlier)]
    yield Sheet("Assessments", " ".join(one for one in said if one), "", head, rows)
    for number, one in enumerate(portfolio.maps, 1):
        yield _map(one, f"map-{number}")
    if portfolio.absent:
        absent = tuple((entry.assessment.about, why) for entry, why in portfolio.absent)
        yield Sheet("On no map", "", "", ("Assessment", "Why"), absent)


def _map(map: Map, name: str) -> Sheet:
    head = ("Assessment", "No.", "Mark", "Result", "Lead", map.across.title, map.up.title)
    rows = []
    for place in places_of(map):
        for point in place.points:
            entry = point.entry
            mark = mark_of(point.mark, clear=entry.clear)
            told = (str(place.number), mark, entry.assessment.state, entry.lead, *point.words)
            rows.append((entry.assessment.about, *told))
    return Sheet(f"Map: {map.title}", "", map_svg(map, name), head, tuple(rows))
