"""The rows of an answer sheet: read, and ruled on.

People fill in every column, for they can't know which questions their own answers lead to. What the walk doesn't come to is
counted, and left aside: a row comes to what the answers on its way come to.
"""

from __future__ import annotations

from functools import lru_cache

from .answers import MISSING_ANSWER, UNKNOWN_ANSWER
from .model import Question
from .paths.asked import always_asked
from .paths.states import Rulebook
from .sheet import BadCell, answer_meant, choices_said, names_of, near_choice, stray_column
from .tables.table import cell_name
from .text import one_line
from .value import NOTHING, Value
from .verdict import Ruling, ruling_on
from .walk import LONGEST_NAME, Walk, too_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from .model import Tree
    from .paths.states import State
    from .sheet import Columns

    Answers: TypeAlias = "tuple[tuple[str, str], ...]"

LONG_NAME = "long-name"
MOST_KEPT = 20_000
"""How many rulings are kept, for rows that are answered alike."""
MOST_COMPARED = 20_000
"""How many texts that name no answer are compared with those that do: a sheet that has more of them, all different, has
another fault than slips of the pen."""


class Filled(Value):
    """One row: what it is about, the answers in it by question, and the cells whose answer can't be told."""

    number: int
    subject: str
    given: Mapping[str, str]
    bad: tuple[BadCell, ...] = ()


class Ruled(Value):
    """What a row comes to: no ruling where its way has a gap, or its name is too long. `bad` has the gaps too; `unused` has the
    questions whose answers weren't asked for."""

    row: Filled
    ruling: Ruling | None
    bad: tuple[BadCell, ...]
    unused: tuple[str, ...] = ()


class Rows:
    """Reads the rows of one sheet, and rules on them. Rows whose walks are the same are ruled on once."""

    def __init__(self, tree: Tree, columns: Columns, explained: Mapping[str, Mapping[str, str]] = NOTHING) -> None:
        """`explained` has the answers of some questions by what stood for them when the sheet was written."""
        self.tree = tree
        self.columns = columns
        self._places = columns.places
        self._named = [
            (column, id, {**names_of(tree.questions[id]), **explained.get(id, NOTHING)})
            for column, id in columns.questions.items()
        ]
        self._kept: dict[Answers, Ruling] = {}
        self._rulebook = Rulebook(tree)
        self._advice = lru_cache(MOST_KEPT)(self._where_to_name)
        self._always = lru_cache(MOST_KEPT)(self._always_asked)
        self._unknown = lru_cache(MOST_KEPT)(self._unknown_in_words)
        self._compared = 0

    @property
    def uncompared(self) -> int:
        """How many texts that name no answer were told without a near one, because there were too many before them."""
        return max(self._compared - MOST_COMPARED, 0)

    def filled(self, number: int, cells: Mapping[int, str]) -> Filled | None:
        """What a row says; None if nothing in it is read."""
        given: dict[str, str] = {}
        bad: list[BadCell] = []
        for column, id, names in self._named:
            text = cells.get(column)
            if text:
                meant = names.get(text) or answer_meant(self.tree.questions[id], text)
                if meant:
                    given[id] = meant
                else:
                    message, help = self._unknown(id, one_line(text)[:100])
                    bad.append(BadCell(UNKNOWN_ANSWER, number, column, id, message, help))
        named = self.columns.subject
        subject = "" if named is None else one_line(cells.get(named, ""))
        if length := too_long(subject, LONGEST_NAME):
            bad.append(BadCell(LONG_NAME, number, named, "", f"the name has {length}", "shorten it"))
        return Filled(number, subject[:LONGEST_NAME], given, tuple(bad)) if given or bad or subject else None

    def ruled(self, row: Filled) -> Ruled:
        """What a row comes to."""
        walk = Walk(self.tree, row.given)
        on_the_way: Answers = tuple([(step.question.id, step.answer.id) for step in walk.steps])
        if isinstance(walk.here, Question):
            return Ruled(row, None, (*row.bad, *self._gaps(row, walk)))
        if any(cell.kind == LONG_NAME for cell in row.bad):
            return Ruled(row, None, row.bad)
        unused: tuple[str, ...] = ()
        if len(row.given) > len(on_the_way):
            asked = dict(on_the_way)
            unused = tuple([question for question in row.given if question not in asked])
        ruling = self._kept.get(on_the_way)
        if ruling is None:
            ruling = ruling_on(walk)
            self._keep(on_the_way, ruling)
        return Ruled(row, ruling, row.bad, unused)

    def _keep(self, answers: Answers, ruling: Ruling) -> None:
        if len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        self._kept[answers] = ruling

    def _gaps(self, row: Filled, walk: Walk) -> list[BadCell]:
        """The blank cells of questions that are asked whatever else is answered."""
        if not (row.given or row.bad):
            message, help = "nothing is answered in this row", "fill it in, or take it out"
            return [BadCell(MISSING_ANSWER, row.number, self._places.get(self.tree.start), self.tree.start, message, help)]
        told = {*row.given, *(cell.question for cell in row.bad)}
        always = self._always(self._rulebook.after_steps(walk.steps))
        return [self._gap(row.number, question) for question in always if question not in told]

    def _gap(self, number: int, id: str) -> BadCell:
        column = self._places.get(id)
        if column is None:
            message, help = f"`{id}` is asked, and has no column", self._advice(id)
        else:
            message, help = f"`{id}` is asked in this row, and has no answer", choices_said(self.tree.questions[id])
        return BadCell(MISSING_ANSWER, number, column, id, message, help)

    def _where_to_name(self, id: str) -> str:
        stray = stray_column(self.columns, id)
        if stray is None:
            return "add a column with this name above it"
        return f"is “{self.columns.strange[stray][:60]}” in column {cell_name(stray)} meant? write `{id}` above it"

    def _always_asked(self, state: State) -> list[str]:
        return always_asked(self._rulebook, state)

    def _unknown_in_words(self, id: str, text: str) -> tuple[str, str]:
        question = self.tree.questions[id]
        self._compared += 1
        guess = near_choice(question, text) if self._compared <= MOST_COMPARED else ""
        return f"`{id}` has no answer `{text}`", f"did you mean “{guess}”?" if guess else choices_said(question)
