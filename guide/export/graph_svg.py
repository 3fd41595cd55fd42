"""A drawing as one SVG file: no script, no style sheet, nothing that is fetched, and readable without colours.

Questions are rectangles, several questions a stack of them, the place where points decide has its corners cut, outcomes are
rounded. What a walk takes is drawn heavily, what no example takes is dashed.
"""

from __future__ import annotations

from ..graph.cards import ANSWER, HEADING
from ..graph.drawing import OUTCOME, POINTS, QUESTION, SECTION
from ..graph.plan import plan_of
from ..graph.spots import (
    CHIP_PAD,
    COUNTS,
    LINE,
    PAD,
    ROW_END,
    SMALL_LINE,
    SMALL_SIZE,
    TEXT_SIZE,
    TITLE_LINE,
    TITLE_SIZE,
    row_inset,
)
from ..graph.words import UNMARKED, counted, name_of
from ..graph.wrapping import em, wrapped
from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..graph.drawing import Drawing
    from ..graph.plan import Plan, Route
    from ..graph.spots import Chip, Spot, Strip
    from ..graph.traffic import Traffic

MARGIN = 36.0
LEAST_WIDTH = 640.0
HEADING_SIZE = 22.0
FONTS = "Helvetica, Arial, 'Liberation Sans', 'DejaVu Sans', sans-serif"
INK, QUIET, RULED, PAPER, SHADE, TAKEN = "#1c2630", "#56626d", "#8b9298", "#ffffff", "#f0eee8", "#0b5c73"


def graph_svg(drawing: Drawing, traffic: Traffic | None = None, subject: str = "") -> str:
    """The drawing as the text of an SVG file, in ASCII, so that no encoding spoils it."""
    plan = plan_of(drawing, traffic)
    width = max(plan.width, LEAST_WIDTH)
    head, top = _head(plan, drawing, traffic, one_line(subject), width)
    foot, bottom = _outcomes(drawing, width)
    middle = [line for route in plan.routes for line in _route(route, traffic)]
    middle += [line for spot in plan.spots.values() for line in _spot(spot, traffic)]
    middle += [_label(drawing, route) for route in plan.routes if route.row is not None]
    across, down = _n(width + 2 * MARGIN), _n(top + plan.height + bottom + 3 * MARGIN)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across}" height="{down}" viewBox="0 0 {across} {down}" '
        'role="img" aria-labelledby="drawing-title drawing-text">',
        f'<title id="drawing-title">{escaped(drawing.tree.title)}</title>',
        f'<desc id="drawing-text">{escaped(described(drawing, traffic, subject))}</desc>',
        f'<rect width="{across}" height="{down}" fill="{PAPER}"/>',
        f'<g font-family="{FONTS}" font-size="{_n(TEXT_SIZE)}" fill="{INK}">',
        *_group(MARGIN, head),
        *_group(MARGIN + top, middle),
        *_group(2 * MARGIN + top + plan.height, foot),
        "</g>",
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _group(y: float, lines: Iterable[str]) -> list[str]:
    return [f'<g transform="translate({_n(MARGIN)} {_n(y)})">', *lines, "</g>"]


def escaped(text: str) -> str:
    """A text as XML holds it, in ASCII, with what XML can't hold written out."""
    text = one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    for character, entity in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("'", "&#39;")):
        text = text.replace(character, entity)
    return text.encode("ascii", "xmlcharrefreplace").decode()


def _n(number: float) -> str:
    """A number without digits that nobody sees."""
    return f"{number:.1f}".removesuffix(".0")


def _text(x: float, y: float, text: str, **looks: str) -> str:
    """A line of text, standing on `y`."""
    named = "".join(f' {name.replace("_", "-")}="{value}"' for name, value in looks.items())
    return f'<text x="{_n(x)}" y="{_n(y)}"{named}>{escaped(text)}</text>'


# ---- above and below the drawing -------------------------------------------------------------------------------------------


def _head(plan: Plan, drawing: Drawing, traffic: Traffic | None, subject: str, width: float) -> tuple[list[str], float]:
    """The title, and what the shapes mean; and how high that is."""
    lines, y = [], HEADING_SIZE
    for line in wrapped(drawing.tree.title, width / HEADING_SIZE, lambda text: em(text, bold=True)):
        lines.append(_text(0, y, line, font_size=_n(HEADING_SIZE), font_weight="bold"))
        y += HEADING_SIZE + 6
    for text in [*([subject] if subject else []), f"{size_in_words(drawing, traffic)} {UNMARKED}"]:
        for line in wrapped(text, width / TEXT_SIZE, em):
            lines.append(_text(0, y, line, fill=INK if text == subject else QUIET))
            y += LINE
    x, y = 0.0, y + 6
    for words, sample in _key(plan, drawing, traffic):
        wide = 44 + em(words) * TEXT_SIZE + 22
        if x and x + wide > width:
            x, y = 0.0, y + 24
        lines += [f'<g transform="translate({_n(x)} {_n(y)})">{sample}</g>', _text(x + 44, y + 13, words, fill=QUIET)]
        x += wide
    return lines, y + 46


def _key(plan: Plan, drawing: Drawing, traffic: Traffic | None) -> Iterator[tuple[str, str]]:
    kinds = {box.kind for box in drawing.boxes.values()}
    for kind, words in ((QUESTION, "question"), (SECTION, "several questions"), (POINTS, "the points decide")):
        if kind in kinds:
            yield words, "".join(_shape(kind, 0, 0, 34, 18))
    yield "outcome", _pill(0, 0, 34, 18)
    if any(strip.row.go and strip.row.go == spot.card.straight for spot in plan.spots.values() for strip in spot.strips):
        yield "straight on", _head_of((26, 13), down=True)
    if any(route.row is not None for route in plan.routes):
        yield "on to question n", _leaving(2, 9) + _aim(8, 13, "n")
    if traffic is not None and traffic.here is not None:
        yield "the walk", _line(((0, 9), (34, 9)), heavy=True)
    if traffic is not None and traffic.here is None:
        yield "no example takes this", _line(((0, 9), (34, 9)), dashed=True)


def size_in_words(drawing: Drawing, traffic: Traffic | None) -> str:
    """How large the tree is, and what is counted."""
    ends = sum(box.kind == OUTCOME for box in drawing.boxes.values())
    said = f"{counted(len(drawing.numbers), 'question')}, {counted(ends, 'outcome')}."
    if traffic is None or traffic.here is not None:
        return said
    return f"{said} How many of {counted(traffic.walks, 'example')} come by stands at each answer, as in 3×."


def described(drawing: Drawing, traffic: Traffic | None, subject: str) -> str:
    """What the drawing shows, for those who can't see it."""
    shown = "" if traffic is None else " with the walk of its examples" if traffic.here is None else " with one walk"
    about = f" for {subject}" if subject else ""
    numbers = [f"{number}: {drawing.tree.questions[question].ask}" for question, number in drawing.numbers.items()]
    return (
        f"A decision tree{about}, drawn from its first question down{shown}. {size_in_words(drawing, None)} {' '.join(numbers)}"
    )


def _outcomes(drawing: Drawing, width: float) -> tuple[list[str], float]:
    """Every outcome with its title; and how high that is."""
    lines, y = [], 0.0
    for box in drawing.boxes.values():
        if box.kind == OUTCOME:
            outcome = drawing.tree.outcomes[box.id]
            bold = wrapped(outcome.name, 150 / SMALL_SIZE, lambda text: em(text, bold=True))
            title = wrapped(outcome.title if outcome.title != outcome.name else outcome.summary, (width - 190) / TEXT_SIZE, em)
            high = 16.0 * len(bold) + 6
            wide = max(em(line, bold=True) for line in bold) * SMALL_SIZE + 2 * CHIP_PAD
            lines += [_pill(0, y, wide, high), *_centred(wide / 2, y + 15, bold)]
            lines += [_text(190, y + 15 + LINE * number, line) for number, line in enumerate(title)]
            y += max(high, LINE * len(title)) + 8
    return lines, y


# ---- the drawing -----------------------------------------------------------------------------------------------------------


def _route(route: Route, traffic: Traffic | None) -> Iterator[str]:
    heavy = traffic is not None and traffic.here is not None and bool(route.count)
    dashed = traffic is not None and traffic.here is None and route.count == 0
    yield _line(route.points, heavy=heavy, dashed=dashed)
    yield _head_of(route.points[-1], down=True, heavy=heavy)
    if route.row is not None:
        yield _leaving(*route.points[0], heavy=heavy)


def _label(drawing: Drawing, route: Route) -> str:
    """Where a way leads that leaves a card at its side, where it leaves."""
    x, y = route.points[0]
    return _aim(x + 7, y - 4, name_of(drawing, route.end))


def _leaving(x: float, y: float, *, heavy: bool = False) -> str:
    """Where a way leaves a card at its side."""
    return f'<circle cx="{_n(x)}" cy="{_n(y)}" r="3.5" fill="{TAKEN if heavy else QUIET}"/>'


def _aim(x: float, y: float, name: str) -> str:
    return _text(x, y, f"→ {name}", font_size="10", fill=QUIET)


def _line(points: Iterable[tuple[float, float]], *, heavy: bool = False, dashed: bool = False) -> str:
    path = " ".join(f"{_n(x)},{_n(y)}" for x, y in points)
    looks = f'stroke="{TAKEN}" stroke-width="4"' if heavy else f'stroke="{QUIET}" stroke-width="1.4"'
    dashes = ' stroke-dasharray="3 4"' if dashed else ""
    return f'<polyline points="{path}" fill="none" stroke-linejoin="round" {looks}{dashes}/>'


def _head_of(point: tuple[float, float], *, down: bool, heavy: bool = False) -> str:
    """An arrowhead that ends at a point, downward or to the right."""
    (x, y), half, long = point, 6.5 if heavy else 4.5, 11 if heavy else 8
    corners = (
        ((x, y), (x - half, y - long), (x + half, y - long)) if down else ((x, y), (x - long, y - half), (x - long, y + half))
    )
    path = " ".join(f"{_n(across)},{_n(along)}" for across, along in corners)
    return f'<polygon points="{path}" fill="{TAKEN if heavy else QUIET}"/>'


def _spot(spot: Spot, traffic: Traffic | None) -> Iterator[str]:
    card, x, y = spot.card, spot.x, spot.y
    walked = traffic is not None and traffic.here is not None and bool(card.count)
    never = traffic is not None and traffic.here is None and not card.count
    yield from _shape(card.box.kind, x, y, spot.width, spot.height, heavy=walked, dashed=never)
    base = y + PAD + 6
    if card.number:
        yield _text(x + PAD, base + 2, card.number, font_size=_n(TEXT_SIZE), font_weight="bold")
        aside = PAD + 10 + em(card.number, bold=True) * TEXT_SIZE
        small = {"font_size": _n(SMALL_SIZE), "fill": QUIET, "letter_spacing": "0.6"}
        lines = wrapped(card.heading.upper(), (spot.width - aside - PAD - 70) / SMALL_SIZE / 1.06, em)
        yield from (_text(x + aside, base + 2, line, **small) for line in lines[:1])
        base += SMALL_LINE
    if traffic is not None and traffic.here in (card.box.id, *card.box.questions):
        yield _text(x + spot.width - PAD, y + PAD + 8, "here", text_anchor="end", font_weight="bold", fill=TAKEN)
    for number, line in enumerate(spot.lines):
        looks = {"font_size": _n(TITLE_SIZE), "font_weight": "bold"}
        yield _text(x + PAD, base + 4 + TITLE_LINE * number, line, **looks)
    for strip in spot.strips:
        yield from _strip(spot, strip, traffic)
    if spot.label:
        yield _text(x + spot.width / 2 + 9, y + spot.height + 15, spot.label, font_size=_n(SMALL_SIZE), fill=QUIET)


def _shape(
    kind: str, x: float, y: float, width: float, height: float, *, heavy: bool = False, dashed: bool = False
) -> Iterator[str]:
    """The outline of a card."""
    stroke = f'stroke="{TAKEN}" stroke-width="3"' if heavy else f'stroke="{QUIET}" stroke-width="1.2"'
    looks = f'fill="{PAPER}" {stroke}' + (' stroke-dasharray="5 4"' if dashed else "")
    box = f'width="{_n(width)}" height="{_n(height)}" rx="3"'
    if kind == POINTS:
        cut = min(14.0, height / 3)
        corners = (
            *((x + cut, y), (x + width - cut, y), (x + width, y + cut), (x + width, y + height - cut)),
            *((x + width - cut, y + height), (x + cut, y + height), (x, y + height - cut), (x, y + cut)),
        )
        yield f'<polygon points="{" ".join(f"{_n(across)},{_n(down)}" for across, down in corners)}" {looks}/>'
        return
    if kind == SECTION:
        yield f'<rect x="{_n(x + 5)}" y="{_n(y + 5)}" {box} {looks}/>'
    yield f'<rect x="{_n(x)}" y="{_n(y)}" {box} {looks}/>'


def _strip(spot: Spot, strip: Strip, traffic: Traffic | None) -> Iterator[str]:
    row, left, top = strip.row, spot.x + row_inset(strip.row), strip.text + TEXT_SIZE
    walking = traffic is not None and traffic.here is not None
    taken = walking and bool(row.count) and row.kind != HEADING
    if taken:
        at = f'x="{_n(spot.x + 5)}" y="{_n(strip.y - 2)}" width="{_n(spot.width - 10)}" height="{_n(strip.height - 1)}"'
        yield f'<rect {at} fill="{SHADE}"/>'
    if row.kind == ANSWER:
        yield _tick(left - 14, top - 9) if taken else f'<circle cx="{_n(left - 9)}" cy="{_n(top - 4.5)}" r="2" fill="{QUIET}"/>'
    looks = {"font_weight": "bold"} if taken and row.kind == ANSWER else {}
    looks |= {} if row.kind == ANSWER else {"fill": QUIET}
    for number, line in enumerate(strip.lines):
        yield _text(left, top + LINE * number, line, **looks)
    if row.go and row.go == spot.card.straight:
        yield _head_of((spot.x + spot.width - ROW_END / 2, top), down=True, heavy=taken)
    yield from _remark(spot, strip, top, walking=walking)
    if strip.chip:
        yield from _chip(spot, strip.chip, heavy=taken, dashed=row.count == 0 and not walking)


def _remark(spot: Spot, strip: Strip, top: float, *, walking: bool) -> Iterator[str]:
    """The points at the right of a row, and how many walks came along where they are counted."""
    row, right = strip.row, spot.x + spot.width - ROW_END
    if row.count is not None and not walking:
        count = f"{row.count}×" if row.count else "never"
        yield _text(right, top, count, text_anchor="end", fill=QUIET, **({} if row.count else {"font_weight": "bold"}))
        right -= COUNTS
    for number, line in enumerate(strip.points):
        yield _text(right, top + LINE * number, line, text_anchor="end", font_weight="bold")


def _chip(spot: Spot, chip: Chip, *, heavy: bool, dashed: bool) -> Iterator[str]:
    """An outcome beside a row, and the arrow to it."""
    start, end = (spot.x + spot.width, chip.y + chip.height / 2), (chip.x, chip.y + chip.height / 2)
    yield _line((start, end), heavy=heavy, dashed=dashed)
    yield _head_of(end, down=False, heavy=heavy)
    yield _pill(chip.x, chip.y, chip.width, chip.height, heavy=heavy)
    yield from _centred(chip.x + chip.width / 2, chip.y + 15, chip.lines)


def _pill(x: float, y: float, width: float, height: float, *, heavy: bool = False) -> str:
    at = f'x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" rx="{_n(min(height / 2, 12))}"'
    return f'<rect {at} fill="{SHADE}" stroke="{TAKEN if heavy else INK}" stroke-width="{3 if heavy else 1.4}"/>'


def _centred(x: float, y: float, lines: Iterable[str]) -> list[str]:
    looks = {"text_anchor": "middle", "font_weight": "bold", "font_size": _n(SMALL_SIZE)}
    return [_text(x, y + 16 * number, line, **looks) for number, line in enumerate(lines)]


def _tick(x: float, y: float) -> str:
    path = f"{_n(x)},{_n(y + 5)} {_n(x + 4)},{_n(y + 9)} {_n(x + 10)},{_n(y)}"
    return f'<polyline points="{path}" fill="none" stroke="{TAKEN}" stroke-width="2.4"/>'
