"""A tree as it is drawn on the screen. Every line comes from the drawing; only the setting is here."""

from __future__ import annotations

from textual.content import Content

from ...export.graph_text import key_in_words, outcomes_in_words
from ...graph.drawing import drawing_of
from ...graph.listing import CRITERION, QUIET, TAKEN, TITLE, listing
from ...graph.sections import LARGEST_DRAWING, can_collapse, collapsed
from ...graph.traffic import walk_shown
from ..content import apart, words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...graph.listing import Line
    from ...walk import Walk

STYLES = {CRITERION: "$accent", TITLE: "bold", QUIET: "$quiet", TAKEN: "bold $accent"}
BLANK = Content("")


class TreeSheet(Lines):
    """The tree of a walk, with the walk in it. In large trees the questions of a criterion stand as one, except those about
    the same as where the walk stands."""

    def __init__(self, walk: Walk) -> None:
        super().__init__()
        whole = drawing_of(walk.tree)
        self.here = walk.here.id
        self.traffic = walk_shown(whole, walk)
        large = len(whole.numbers) > LARGEST_DRAWING and can_collapse(whole)
        self.drawing = collapsed(whole, {self.here}) if large else whole
        self.stands_at = 0
        """The line on which the box stands where the walk does, as last laid out."""

    def lines(self, width: int) -> list[Content]:
        """What the marks mean, the drawing, and the outcomes."""
        head = [*wrapped(words(key_in_words(self.drawing, self.traffic), "$quiet"), width), BLANK]
        drawn = listing(self.drawing, self.traffic, width)
        ends = [
            line
            for name, title in outcomes_in_words(self.drawing)
            for line in wrapped(words(name, "bold") + Content(f": {title}" if title else ""), width, "", "  ")
        ]
        last = len(drawn)
        self.stands_at = len(head) + next((number for number, line in enumerate(drawn) if line.box == self.here), last)
        return [*head, *(_set(line, width) for line in drawn), *ends]


def _set(line: Line, width: int) -> Content:
    """One line: rails, text, and the remark at the right end."""
    text = Content.styled(line.rails, "$quiet") + Content.styled(line.text, STYLES.get(line.kind, ""))
    return apart(text, Content.styled(line.aside, STYLES.get(line.kind, "")), width) if line.aside else text
