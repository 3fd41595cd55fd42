"""A portfolio as plain text: the table, then each map with its list. All that a map shows stands in its list in words."""

from __future__ import annotations

from ..graph.wrapping import cells, wrapped
from ..portfolio.entries import earlier_in_words
from ..text import one_line
from .portfolio_map import drawn, key_in_words, mark_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..portfolio.entries import Entry
    from ..portfolio.maps import Map, Place, Point, Portfolio

WIDTH, HEIGHT = 80, 16
"""How wide the text is at most, and how high a map in it."""
NAMED = 20
"""How much room the names need for the table to have columns."""
NOTHING = "There is nothing to show yet: `guide run` begins an assessment, and whatever you answer is saved."


def portfolio_text(portfolio: Portfolio, width: int = WIDTH) -> str:
    """The portfolio as text, its lines no wider than `width` (from 20 on)."""
    if not portfolio.entries:
        return f"{NOTHING}\n"
    parts = [list(_table(portfolio, width)), *(list(_map(one, width)) for one in portfolio.maps)]
    if portfolio.absent:
        parts.append(list(_absent(portfolio, width)))
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def count_in_words(portfolio: Portfolio) -> str:
    """How many there are, such as "3 assessments, 2 of them finished"."""
    count, done = len(portfolio.entries), sum(bool(entry.assessment.finished) for entry in portfolio.entries)
    if not count:
        return "No assessments"
    if count == 1:
        return "One assessment, finished" if done else "One assessment, unfinished"
    those = "all" if done == count else f"{done or 'none'} of them"
    return f"{count} assessments, {those} finished"


def rows_of(portfolio: Portfolio) -> list[tuple[str, str, str, str, str]]:
    """The table: name in the store, day, what it came to, lead, and what it is about."""
    several = len(portfolio.titles) > 1
    return [
        (
            entry.id,
            entry.day,
            one_line(entry.assessment.state),
            one_line(entry.lead),
            f"{entry.assessment.about}{f' · {entry.assessment.title}' if several else ''}",
        )
        for entry in portfolio.entries
    ]


def led_by_rule_in_words(entries: Iterable[Entry]) -> str:
    """What "by rule" means, if it stands anywhere."""
    led = any(entry.standing and entry.standing.by_rule for entry in entries)
    return "By rule: a rule of the tree led to the result, whatever the points say." if led else ""


def legend_of(place: Place) -> Iterator[tuple[str, str, str]]:
    """A place's list: its number at its first assessment, the mark of each with its letter, and what it is about."""
    for number, point in enumerate(place.points):
        yield (
            "" if number else str(place.number),
            mark_of(point.mark, clear=point.entry.clear),
            point.entry.assessment.about,
        )


def told_of(point: Point) -> str:
    """What a point came to, and where it lies, in words."""
    entry, (across, up) = point.entry, point.words
    lead = f"; lead: {entry.lead}" if entry.lead else ""
    return f"{entry.assessment.state}{lead}; {across} across, {up} up"


def _table(portfolio: Portfolio, width: int) -> Iterator[str]:
    yield from wrapped(f"{count_in_words(portfolio)}.", width, cells)
    yield ""
    yield from in_columns(rows_of(portfolio), width, ("id", "changed", "result", "lead", "about"))
    said = led_by_rule_in_words(portfolio.entries)
    for line in (said, earlier_in_words(portfolio.earlier)):
        if line:
            yield ""
            yield from hanging(line, "", width)


def in_columns(rows: Sequence[Sequence[str]], width: int, head: Sequence[str] = ()) -> Iterator[str]:
    """Rows of a name in the store, a day, what it came to, and what it is about, in columns. Where they have no room, two lines
    for each, without the head."""
    table = [head, *rows] if head else rows
    wide = [max(cells(row[column]) for row in table) for column in range(len(table[0]) - 1)]
    room = width - sum(wide) - 2 * len(wide)
    for row in table if room >= NAMED else rows:
        *others, about = row
        if room >= NAMED:
            yield from hanging(about, "".join(f"{_padded(cell, size)}  " for cell, size in zip(others, wide)), width)
        else:
            id, day, *told = others
            yield from hanging(about, f"{id}  ", width)
            yield from hanging(", ".join(part for part in (*told, day) if part), " " * 8, width)


def _map(map: Map, width: int) -> Iterator[str]:
    yield from hanging(f"MAP: {map.title}", "", width)
    yield ""
    picture = drawn(map, width, HEIGHT)
    yield from picture.lines
    yield ""
    yield from hanging(" ".join(key_in_words(map, picture)), "", width)
    yield ""
    places = [one.place for one in picture.labels]
    digits = len(str(len(places)))
    for place in places:
        for (number, mark, about), point in zip(legend_of(place), place.points):
            lead = f"{number:>{digits}}  {mark}  "
            yield from hanging(about, lead, width)
            yield from hanging(told_of(point), " " * cells(lead), width)


def _absent(portfolio: Portfolio, width: int) -> Iterator[str]:
    yield from wrapped("ON NO MAP" if portfolio.maps else "NO MAP", width, cells)
    yield ""
    for entry, why in portfolio.absent:
        yield from hanging(f"{entry.assessment.about}: {why}", "- ", width)


def hanging(text: str, lead: str, width: int) -> Iterator[str]:
    """A text in lines after a lead, the others indented as far."""
    for number, line in enumerate(wrapped(one_line(text), width - cells(lead), cells)):
        yield (" " * cells(lead) if number else lead) + line


def _padded(text: str, width: int) -> str:
    return text + " " * (width - cells(text))
