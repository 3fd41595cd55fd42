"""How far the walk has come: a slim bar, and the fewest and the most questions that are left, in words."""

from __future__ import annotations

from textual.content import Content

from .lines import Lines


def left_in_words(fewest: int, most: int) -> str:
    """How many questions come after the one on the screen, when so many are left with it."""
    if most <= 1:
        return "the last one"
    if fewest == most:
        return f"{fewest - 1} more"
    return f"{fewest - 1} to {most - 1} more" if fewest > 1 else f"up to {most - 1} more"


class Progress(Lines):
    """Done, surely still to come, and perhaps still to come."""

    def __init__(self) -> None:
        super().__init__()
        self.number, self.fewest, self.most = 1, 1, 1

    def show(self, number: int, fewest: int, most: int) -> None:
        """Show that question `number` is asked, with so many left, it included."""
        if (number, fewest, most) != (self.number, self.fewest, self.most):
            self.number, self.fewest, self.most = number, fewest, most
            self.redraw()

    def lines(self, width: int) -> list[Content]:
        """The bar and the words on one line."""
        said = Content.assemble((f"Question {self.number}", "bold"), (f" · {left_in_words(self.fewest, self.most)}", "$quiet"))
        room = width - said.cell_length - 2
        if room < 6:
            return [said]
        done = self.number - 1
        surely = round(room * done / (done + self.most))
        perhaps = max(surely, round(room * done / (done + self.fewest)))
        bar = Content.assemble(
            ("━" * surely, "$accent"), ("╍" * (perhaps - surely), "$accent"), ("─" * (room - perhaps), "$rule")
        )
        return [said + Content("  ") + bar]
