"""The trail of answers, beside the question on wide screens. Any of them can be opened and changed."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...walk import Walk


class Trail(Rows):
    """Every answer on the way, the question in a line above it; the one where the walk stands is bold."""

    follows_mark = True

    def __init__(self) -> None:
        super().__init__()
        self.steps: dict[str, tuple[str, str]] = {}
        self.here = ""

    def follow(self, walk: Walk) -> None:
        """Show the way of a walk, those answers included that it went back from."""
        steps = {step.question.id: (step.question.ask, step.answer.say) for step in walk.forward().steps}
        if (steps, walk.here.id) == (self.steps, self.here):
            return
        self.steps, self.here = steps, walk.here.id
        self.fill(list(steps), list(steps).index(self.here) if self.here in steps else len(steps) - 1)

    def lines(self, width: int) -> list[Content]:
        """The rows, or what will stand here."""
        if not self.keys:
            return wrapped(words("Each answer will stand here, and can be changed at any time.", "$quiet"), width, "  ", "  ")
        return super().lines(width)

    def above(self, index: int, width: int) -> list[Content]:
        """A heading, and blank lines."""
        return [Content("")] if index else [Content.styled("  Your answers", "bold"), Content("")]

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """The question on one line, the answer below it."""
        ask, say = self.steps[self.keys[index]]
        here = self.keys[index] == self.here
        number = Content.styled(f"{index + 1:<3}", "bold $accent" if here else "$quiet")
        head = lead + number + words(ask, "$quiet").truncate(max(width - lead.cell_length - 3, 4), ellipsis=True)
        return [head, *wrapped(words(say, "bold" if here else ""), width, "     ")]
