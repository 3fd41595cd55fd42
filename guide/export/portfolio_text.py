"""A portfolio as plain text: the table, then each map with its list. All that a map shows stands in its list in words."""

from __future__ import annotations

from itertools import zip_longest

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
NAMED, RESULT, GAP = 20, 22, 2
"""How much room the names need for the table to have columns, what it came to in one of them, and what is between columns."""
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


def rows_of(portfolio: Portfolio) -> list[tuple[str, ...]]:
    """The table: name in the store, day, what it came to, lead, and what it is about, with its tree where there are several."""
    several = len(portfolio.titles) > 1
    return [
        (*told, f"{about} · {entry.assessment.title}" if several else about)
        for entry, (*told, about) in zip(portfolio.entries, map(_row_of, portfolio.entries))
    ]


def _row_of(entry: Entry) -> tuple[str, ...]:
    one = entry.assessment
    return entry.id, entry.day, one_line(one.state), one_line(entry.lead), one.about


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
    for number, title in enumerate(portfolio.titles):
        if len(portfolio.titles) > 1:
            yield from ("",) if number else ()
            yield from hanging(f"TREE: {title}", "", width)
        rows = [_row_of(entry) for entry in portfolio.entries if entry.assessment.title == title]
        yield from in_columns(rows, width, ("id", "changed", "result", "lead", "about"))
    said = led_by_rule_in_words(portfolio.entries)
    for line in (said, earlier_in_words(portfolio.earlier)):
        if line:
            yield ""
            yield from hanging(line, "", width)


def in_columns(rows: Sequence[Sequence[str]], width: int, head: Sequence[str] = ()) -> Iterator[str]:
    """Rows of a name in the store, a day, what it came to in some cells, and what it is about, in columns. Where there is no
    room for them all, what it came to stands in one; where there is none for that, in two lines for each, without the head."""
    table = [head, *rows] if head else [*rows]
    sizes = _sizes(table)
    if width - sum(sizes) < NAMED:
        table = [(id, day, _joined(*told), about) for id, day, *told, about in table]
        sizes = [*_sizes(table)[:2], RESULT + GAP]
    if width - sum(sizes) < NAMED:
        yield from _in_two_lines(rows, width)
        return
    for row in table:
        lines = [wrapped(cell, size - GAP, cells) for cell, size in zip(row, [*sizes, width - sum(sizes) + GAP])]
        for line in zip_longest(*lines, fillvalue=""):
            yield "".join(_padded(cell, size) for cell, size in zip(line, [*sizes, 0])).rstrip()


def _sizes(table: Sequence[Sequence[str]]) -> list[int]:
    """How wide each column but the last is, with the gap after it."""
    return [max(cells(row[column]) for row in table) + GAP for column in range(len(table[0]) - 1)]


def _in_two_lines(rows: Sequence[Sequence[str]], width: int) -> Iterator[str]:
    for id, day, *told, about in rows:
        yield from hanging(about, f"{id}  ", width)
        yield from hanging(_joined(*told, day), " " * 8, width)


def _joined(*told: str) -> str:
    return ", ".join(part for part in told if part)


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
