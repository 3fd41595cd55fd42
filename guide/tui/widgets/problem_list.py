"""The problems of a text, each with its line. Enter goes to its place."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content

from ...problem import ERROR, WARNING
from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ...problem import Problem

MOST = 50
"""How many are listed; mending those comes first anyway."""
COLOUR = {ERROR: "bold $error", WARNING: "bold $warning"}


class ProblemList(Rows):
    """Problems in the order of the file."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "screen.panel", show=False)]

    def __init__(self) -> None:
        super().__init__()
        self.problems: tuple[Problem, ...] = ()

    def show(self, problems: tuple[Problem, ...]) -> None:
        """List these problems; the mark stays at the same number."""
        if problems != self.problems:
            self.problems = problems
            self.fill([str(index) for index in range(min(len(problems), MOST))], self.marked)

    def above(self, index: int, width: int) -> list[Content]:
        """A blank line between two."""
        return [Content("")] if index else []

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """What is wrong and where; below it what to do."""
        problem = self.problems[index]
        head = Content.assemble(
            (problem.severity, COLOUR.get(problem.severity, "bold $quiet")), (f" · line {problem.line}", "$quiet")
        )
        told = wrapped(words(problem.message), width, "  ", "  ")
        return [lead + head, *told, *(wrapped(words(problem.help, "$quiet"), width, "  ", "  ") if problem.help else [])]

    def below(self, width: int) -> list[Content]:
        """How many aren't listed."""
        more = len(self.problems) - MOST
        return [Content(""), *wrapped(words(f"and {more} more", "$quiet"), width, "  ")] if more > 0 else []
