"""A portfolio's maps as one SVG file: no script, nothing that is fetched, and readable without colours.

Outcomes have shapes and letters, clear results are filled, and a mark is as large as the lead.
"""

from __future__ import annotations

from ..graph.wrapping import em, wrapped
from .graph_svg import FONTS, INK, PAPER, QUIET, RULED, SHADE, escaped
from .portfolio_text import count_in_words, legend_of, told_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..portfolio.maps import Map, Mark, Place, Portfolio

WIDTH, MARGIN = 800, 36
COLUMNS, ROWS, WIDE = 72, 12, 9
"""The grid: columns of 10 units, rows of 40; a mark with its words takes 9 columns."""
ACROSS, DOWN = 10, 40
SIZE, LINE = 14, 20
LEAST, MOST = 6, 13
"""How large a mark is without any lead, and with the largest on the map."""
KEY = (
    "The larger a mark, the larger the lead of its outcome; one that a rule led to has none. Filled: clear; hollow: a close "
    "call, or open. The number is that of the list; ×2: two lie there; a cross: their results differ."
)


def portfolio_svg(portfolio: Portfolio) -> str:
    """The maps with their lists, one below the other, as the text of an SVG file, in ASCII, so that no encoding spoils it."""
    lines, y = [_text(0, 22, f"{count_in_words(portfolio)}.", size=22, bold=True)], 66
    for one in portfolio.maps:
        group, high = _map_with_list(one)
        lines += [f'<g transform="translate(0 {y})">', *group, "</g>"]
        y += high + 40
    for line in wrapped(_left_out(portfolio), (WIDTH - 2 * MARGIN) / SIZE, em):
        lines.append(_text(0, y, line, fill=QUIET))
        y += LINE
    high = y + 2 * MARGIN
    return "\n".join(
        [
            '<?xml version="1.0" encoding="UTF-8"?>',
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{high}" viewBox="0 0 {WIDTH} {high}" role="img" '
            'aria-labelledby="portfolio-title portfolio-text">',
            f'<title id="portfolio-title">{escaped(count_in_words(portfolio))}</title>',
            f'<desc id="portfolio-text">{escaped(" ".join(map(described, portfolio.maps)) or "No map.")}</desc>',
            f'<rect width="{WIDTH}" height="{high}" fill="{PAPER}"/>',
            f'<g transform="translate({MARGIN} {MARGIN})" font-family="{FONTS}" font-size="{SIZE}" fill="{INK}">',
            *lines,
            "</g>",
            "</svg>",
            "",
        ]
    )


def map_svg(map: Map, name: str) -> str:
    """One map without its list, to stand in a page, where no other has the name."""
    lines, high = _drawing(map)
    wide, top = WIDTH - 2 * MARGIN + 20, 10
    return "\n".join(
        [
            f'<svg viewBox="-10 {-top} {wide} {high + top}" role="img" aria-labelledby="{name}-title {name}-text">',
            f'<title id="{name}-title">{escaped(map.title)}</title>',
            f'<desc id="{name}-text">{escaped(described(map))}</desc>',
            f'<g font-family="{FONTS}" font-size="{SIZE}" fill="{INK}">',
            *lines,
            "</g>",
            "</svg>",
        ]
    )


def places_of(map: Map) -> tuple[Place, ...]:
    """The places as they are numbered in a drawing."""
    return map.places(COLUMNS, ROWS, WIDE)


def described(map: Map) -> str:
    """What a map shows, for those who can't see it."""
    ends = f"from {map.across.first} to {map.across.second}"
    return (
        f"A map of {len(map.points)} assessments by the tree {map.title}: {map.across.title} across, {map.up.title} up, each "
        f"{ends}. The list below it says the same in words."
    )


def _map_with_list(map: Map) -> tuple[list[str], int]:
    lines = [_text(0, 0, line, size=18, bold=True) for line in wrapped(map.title, (WIDTH - 2 * MARGIN) / 18, em)[:1]]
    drawing, high = _drawing(map)
    lines += ['<g transform="translate(0 20)">', *drawing, "</g>"]
    y = high + 40
    room = (WIDTH - 2 * MARGIN - 70) / SIZE
    for place in places_of(map):
        for (number, _, about), point in zip(legend_of(place), place.points):
            lines += [_text(24, y, number, anchor="end"), _shape(point.mark, 40, y - 5, 6, clear=point.entry.clear)]
            lines.append(_text(52, y, point.mark.letter, bold=True))
            for line in wrapped(f"{about}: {told_of(point)}", room, em):
                lines.append(_text(70, y, line))
                y += LINE
    return lines, y


def _drawing(map: Map) -> tuple[list[str], int]:
    """The two directions, the marks, and what they mean; and how high that is."""
    wide, high = COLUMNS * ACROSS, ROWS * DOWN
    lines = [
        _text(0, 14, f"{map.up.second} \u2191 {map.up.title}", bold=True),
        f'<g transform="translate(0 24)"><rect width="{wide}" height="{high}" fill="none" stroke="{RULED}"/>',
        f'<path d="M{wide // 2} 0V{high}M0 {high // 2}H{wide}" stroke="{RULED}" stroke-dasharray="2 6" fill="none"/>',
    ]
    most = max((place.margin for place in places_of(map)), default=0)
    for place in places_of(map):
        lines += _place(place, most)
    y = 24 + high + 18
    lines += ["</g>", _text(0, y, map.across.first, bold=True)]
    lines.append(_text(wide, y, f"{map.across.title} \u2192 {map.across.second}", anchor="end", bold=True))
    return _key(map, lines, y + 28)


def _key(map: Map, lines: list[str], y: int) -> tuple[list[str], int]:
    x = 0
    for mark in map.marks:
        said = f"{mark.letter} {mark.name}"
        wide = round(em(said) * SIZE) + 44
        if x and x + wide > COLUMNS * ACROSS:
            x, y = 0, y + 24
        lines += [_shape(mark, x + 10, y - 5, 8, clear=True), _text(x + 24, y, said)]
        x += wide
    for line in wrapped(KEY, COLUMNS * ACROSS / SIZE, em):
        y += LINE
        lines.append(_text(0, y, line, fill=QUIET))
    return lines, y + SIZE // 2  # letters go below the line that they stand on


def _place(place: Place, most: int) -> Iterator[str]:
    """A mark as large as the largest lead at the place, and beside it its letter, its number, and how many lie there."""
    x, y = place.column * ACROSS + 14, place.row * DOWN + DOWN // 2
    size = LEAST + round((MOST - LEAST) * place.margin / most) if most else LEAST
    count = f" ×{len(place.points)}" if len(place.points) > 1 else ""
    said = f"{place.mark.letter if place.mark else ''}{place.number}{count}"
    high, wide = 16, round(em(said, bold=True) * SIZE) + 4
    yield f'<rect x="{x + size + 2}" y="{y - high // 2}" width="{wide}" height="{high}" fill="{PAPER}"/>'
    yield _shape(place.mark, x, y, size, clear=place.clear)
    yield _text(x + size + 4, y + 5, said, bold=True)


def _shape(mark: Mark | None, x: int, y: int, size: int, *, clear: bool) -> str:
    """The shape of an outcome round a middle; a cross where there are several outcomes."""
    looks = f'fill="{INK if clear else PAPER}" stroke="{INK}" stroke-width="2"'
    if mark is None:
        return (
            f'<path d="M{x - size} {y}H{x + size}M{x} {y - size}V{y + size}" stroke="{INK}" stroke-width="4" fill="{SHADE}"/>'
        )
    if mark.shape == 0:
        return f'<circle cx="{x}" cy="{y}" r="{size}" {looks}/>'
    points = " ".join(f"{x + round(across * size, 1)},{y + round(down * size, 1)}" for across, down in CORNERS[mark.shape])
    return f'<polygon points="{points}" {looks}/>'


CORNERS = {
    1: ((0, -1.1), (1.1, 0.9), (-1.1, 0.9)),
    2: ((-0.9, -0.9), (0.9, -0.9), (0.9, 0.9), (-0.9, 0.9)),
    3: ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    4: ((0, 1.1), (1.1, -0.9), (-1.1, -0.9)),
    5: ((0, -1.2), (0.4, -0.4), (1.2, -0.3), (0.6, 0.3), (0.8, 1.1),
        (0, 0.7), (-0.8, 1.1), (-0.6, 0.3), (-1.2, -0.3), (-0.4, -0.4)),
}  # fmt: skip
"""The corners of every shape but the circle, in multiples of its size."""


def _left_out(portfolio: Portfolio) -> str:
    names = [f"{entry.assessment.about} ({why})" for entry, why in portfolio.absent]
    return f"On no map: {'; '.join(names)}." if names else ""


def _text(x: int, y: int, text: str, *, size: int = SIZE, bold: bool = False, anchor: str = "", fill: str = "") -> str:
    """A line of text, standing on `y`."""
    looks = f' font-size="{size}"' if size != SIZE else ""
    looks += ' font-weight="bold"' if bold else ""
    looks += f' text-anchor="{anchor}"' if anchor else ""
    looks += f' fill="{fill}"' if fill else ""
    return f'<text x="{x}" y="{y}"{looks}>{escaped(text)}</text>'
