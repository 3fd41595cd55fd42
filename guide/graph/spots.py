"""Cards on paper: how large each is, and where its rows and the outcomes beside them stand, in points."""

from __future__ import annotations

from ..value import Value, changed
from .cards import ANSWER, HEADING, RULE
from .drawing import OUTCOME
from .words import ANY, ANY_OTHER, name_of
from .wrapping import em, wrapped

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .cards import Card, Row
    from .drawing import Drawing

CARD, PAD = 480.0, 14.0
TITLE_SIZE, TEXT_SIZE, SMALL_SIZE = 14.0, 13.0, 11.0
LINE, TITLE_LINE, SMALL_LINE = 18.0, 20.0, 18.0
ROW_GAP, ROW_END, COUNTS = 5.0, 18.0, 60.0
"""Between rows, at their right end, and for the number of walks that came along, where they are counted."""
POINTS_WIDE = 150.0
"""The widest that the points at the right of a row get."""
CHIP, CHIP_ARROW, CHIP_PAD = 180.0, 34.0, 12.0
"""The widest outcome beside a card, the arrow to it, and the room to the left and right of its name."""


class Chip(Value):
    """An outcome beside the row that leads to it."""

    outcome: str
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]


class Strip(Value):
    """A row of a card on paper: its top within the drawing, its height, its lines of text, the points at their right, also in
    lines, and the outcome beside it."""

    row: Row
    y: float
    height: float
    lines: tuple[str, ...]
    points: tuple[str, ...] = ()
    chip: Chip | None = None

    @property
    def text(self) -> float:
        """The top of its text, which stands in the middle of its height."""
        return self.y + (self.height - ROW_GAP - LINE * max(len(self.lines), len(self.points))) / 2

    @property
    def middle(self) -> float:
        """The height at which a way leaves it."""
        return self.y + (self.height - ROW_GAP) / 2


class Spot(Value):
    """A card on paper. `label` says which answers lead on at its bottom; empty where its rows say so."""

    card: Card
    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]
    strips: tuple[Strip, ...]
    label: str = ""


def spot_of(drawing: Drawing, card: Card, counts: float = 0.0) -> Spot:
    """A card on paper, with its upper left corner at the origin, and so much room for counts at the right of its rows."""
    lines = wrapped(card.text, (CARD - 2 * PAD) / TITLE_SIZE, _bold)
    y = PAD + (SMALL_LINE if card.number else 0) + TITLE_LINE * len(lines) + 8
    strips = []
    for row in card.rows:
        strip = _strip(drawing, row, y, counts)
        strips.append(strip)
        y += strip.height
    return Spot(card, 0.0, 0.0, CARD, y + PAD - ROW_GAP, tuple(lines), tuple(strips), _label(card))


def _label(card: Card) -> str:
    """Which answers lead straight on, where that isn't said by the rows themselves."""
    if any(row.kind != ANSWER for row in card.rows) or card.straight is None:
        return ""
    straight = [row.text for row in card.rows if row.go is None]
    if len(straight) == len(card.rows):
        return ANY
    return straight[0] if len(straight) == 1 and em(straight[0]) * SMALL_SIZE < CARD / 2 - PAD else ANY_OTHER


def row_inset(row: Row) -> float:
    """How far the text of a row is from the left edge of its card."""
    return PAD + {ANSWER: 16.0, HEADING: 0.0, RULE: 16.0}[row.kind]


def _strip(drawing: Drawing, row: Row, y: float, counts: float) -> Strip:
    points = wrapped(row.points, POINTS_WIDE / TEXT_SIZE, _bold)
    room = (CARD - row_inset(row) - ROW_END - counts) / TEXT_SIZE - max(map(_bold, points), default=0) - 1
    lines = wrapped(row.text, room, _bold if row.count else em)  # what somebody takes may be set in bold
    chip = _chip(drawing, row.go) if row.go and drawing.boxes[row.go].kind == OUTCOME else None
    height = max(LINE * max(len(lines), len(points)) + ROW_GAP, chip.height + ROW_GAP if chip else 0)
    if chip:
        chip = changed(chip, x=CARD + CHIP_ARROW, y=y + (height - ROW_GAP - chip.height) / 2)
    return Strip(row, y, height, tuple(lines), tuple(points), chip)


def _chip(drawing: Drawing, outcome: str) -> Chip:
    lines = wrapped(name_of(drawing, outcome), (CHIP - 2 * CHIP_PAD) / SMALL_SIZE, _bold)
    width = max(map(_bold, lines)) * SMALL_SIZE + 2 * CHIP_PAD
    return Chip(outcome, 0.0, 0.0, max(width, 48.0), 16.0 * len(lines) + 6, tuple(lines))


def _bold(text: str) -> float:
    return em(text, bold=True)


def moved(spot: Spot, x: float, y: float) -> Spot:
    """A card, and all that stands in it and beside it, moved to the right and down."""
    strips = [
        changed(
            strip,
            y=strip.y + y,
            chip=strip.chip and changed(strip.chip, x=strip.chip.x + x, y=strip.chip.y + y),
        )
        for strip in spot.strips
    ]
    return changed(spot, x=spot.x + x, y=spot.y + y, strips=tuple(strips))
