"""What is said about the rows of a sheet, once they have been gone through: bad cells, each with its place, and notes."""

from __future__ import annotations

from ..answers import MISSING_ANSWER
from ..filled import MOST_COMPARED
from ..near import listed
from ..sheet import of_another_tree
from ..tables.table import cell_name, range_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ..filled import Ruled
    from ..model import Tree
    from ..sheet import BadCell, Columns
    from ..tables.table import Range, Table

MOST_TOLD = 100
"""How many problems are told one by one: the output has all those of rows."""
A_FEW = 5
"""How many of the cells and rows that are only noted are named."""
MOST_NAMES = 200_000
"""How many names of a sheet are looked at for those that stand twice."""


class Told:
    """What there is to say of the sheets of one file, sheet by sheet."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.read = self.answered = self.bad = self.unused = self.uncompared = 0
        self._one_by_one = self._more_of_rows = self._more_of_others = 0
        self._said: list[str] = []
        self._aside: list[str] = []

    def hidden(self, sheets: Sequence[str]) -> None:
        """Some sheets are hidden."""
        self._said += [f"note: the sheet “{one}” of {self.name} is hidden, and isn't read\n" for one in sheets[:A_FEW]]
        more = len(sheets) - A_FEW
        if more > 0:
            are = "is hidden, and isn't" if more == 1 else "are hidden, and aren't"
            self._said.append(f"note: {_counted(more, 'sheet')} more of {self.name} {are} read\n")

    def begin(self, table: Table, columns: Columns, tree: Tree, header: Mapping[int, str]) -> None:
        """What comes next is of this sheet."""
        self._table, self._columns = table, columns
        self._told: list[BadCell] = []  # of this sheet, to be told one by one
        self._names: dict[str, tuple[int, str]] = {}
        self._twins: dict[str, list[int]] = {}
        self._nameless: list[int] = []
        self._absent = {cell.question for cell in columns.bad}
        if of_another_tree(tree, header):
            known = f"{len(columns.questions)} of its {len(header)} columns"
            self._note(f"only {known} are this tree's: it seems to be a sheet of another tree")
        if columns.strange:
            aside = ", ".join(f"{cell_name(column)} (“{text[:40]}”)" for column, text in [*columns.strange.items()][:10])
            self._note(f"columns that are no question's are left aside: {aside}")
        for cell in columns.bad:
            self._tell(cell)

    def row(self, row: Ruled) -> None:
        """A row has been ruled on."""
        self.read += 1
        self.answered += row.ruling is not None
        if row.unused:
            self._leave_aside(row)
        for cell in row.bad:
            self._tell(cell)
        self._look_at_name(row.row.subject, row.row.number)

    def end(self) -> None:
        """The sheet has been gone through."""
        merged = [area for text in self._table.merged if (area := range_of(text)) and self._holds_answers(area)]
        told = [cell for cell in self._told if not _lacks_what_it_shares(cell, merged)]
        self.bad -= len(self._told) - len(told)
        self._one_by_one -= len(self._told) - len(told)
        place = self._place()
        self._said += [_error(cell.kind, cell.message, f"{place}{_cell(cell)}", cell.help) for cell in told]
        for area in merged:
            self.bad += 1
            if self._one_by_one < MOST_TOLD:
                self._one_by_one += 1
                help = "unmerge them, and give every row answers of its own"
                self._said.append(_error("merged-cells", f"the cells {area.name} are one", f"{place}cells {area.name}", help))
            else:
                self._more_of_others += 1
        self._note_names()

    def in_words(self) -> str:
        """All that there is to say, and how many rows there were."""
        gaps = self.read - self.answered
        parts = [f"{_counted(self.read, 'row')}: {self.answered:,} decided"]
        parts += [f"{gaps:,} can't be"] if gaps else []
        parts += [_counted(self.bad, "problem")] if self.bad else []
        return f"{''.join(self._said)}{self._untold()}{self._left_uncompared()}{', '.join(parts)}.{self._left_aside()}"

    def _tell(self, cell: BadCell) -> None:
        """Tell of a bad cell; of a question without a column once."""
        if cell.column is None:
            if cell.question in self._absent:
                return
            self._absent.add(cell.question)
        self.bad += 1
        if self._one_by_one < MOST_TOLD:
            self._one_by_one += 1
            self._told.append(cell)
        elif cell.row > self._columns.header:
            self._more_of_rows += 1
        else:
            self._more_of_others += 1

    def _leave_aside(self, row: Ruled) -> None:
        self.unused += len(row.unused)
        sheet = f"{self._table.name}!" if self._table.name else ""
        places = self._columns.places
        self._aside += [f"{sheet}{cell_name(places[one], row.row.number)}" for one in row.unused if len(self._aside) <= A_FEW]

    def _look_at_name(self, name: str, number: int) -> None:
        same = name.casefold()
        if not name:
            self._nameless.append(number)
        elif same in self._names:
            first, called = self._names[same]
            self._twins.setdefault(called, [first]).append(number)
        elif len(self._names) < MOST_NAMES:
            self._names[same] = number, name

    def _note_names(self) -> None:
        if self._columns.subject is None:
            self._note("no column has names: the first that is no question's would")
        elif self._nameless:
            self._note(f"{_rows(self._nameless)} {'has' if len(self._nameless) == 1 else 'have'} no name")
        for name, numbers in [*self._twins.items()][:A_FEW]:
            self._note(f"{_rows(numbers)} have the same name (“{name[:40]}”)")
        more = len(self._twins) - A_FEW
        if more > 0:
            self._note(f"{_counted(more, 'name')} more {'stands' if more == 1 else 'stand'} in several rows")

    def _holds_answers(self, area: Range) -> bool:
        columns = range(area.left, area.right + 1)
        return area.bottom > self._columns.header and any(column in self._columns.questions for column in columns)

    def _note(self, text: str) -> None:
        self._said.append(f"note: {self._place()}{text}\n")

    def _place(self) -> str:
        return f"{self.name}, sheet “{self._table.name}”, " if self._table.name else f"{self.name}, "

    def _untold(self) -> str:
        rows, others = self._more_of_rows, self._more_of_others
        said = f"… and {rows:,} more: the column `problems` has them all.\n" if rows else ""
        return said + (f"… and {others:,} more of headers and merged cells.\n" if others else "")

    def _left_aside(self) -> str:
        if not self.unused:
            return ""
        cells = f"{', '.join(self._aside[:A_FEW])}{' …' if len(self._aside) > A_FEW else ''}"
        return f" {_counted(self.unused, 'answer')} to questions that weren't asked left aside ({cells})."

    def _left_uncompared(self) -> str:
        if not self.uncompared:
            return ""
        texts = _counted(self.uncompared, "text")
        return f"note: after the first {MOST_COMPARED:,} that name no answer, no near one was looked for: {texts} more.\n"


def problem(cell: BadCell) -> str:
    """A bad cell as it is told beside what its row comes to."""
    place = "" if cell.column is None else f"{cell_name(cell.column, cell.row)}: "
    guess = f" ({cell.help})" if cell.help.startswith("did you mean") else ""
    return f"{place}{cell.message}{guess}"


def _counted(count: int, thing: str) -> str:
    return f"{count:,} {thing}{'' if count == 1 else 's'}"


def _lacks_what_it_shares(cell: BadCell, merged: list[Range]) -> bool:
    """Whether a cell is empty because it was made one with others."""
    if cell.kind != MISSING_ANSWER or cell.column is None:
        return False
    return any(area.holds(cell.column, cell.row) for area in merged)


def _rows(numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"row {numbers[0]}"
    named = [f"{number}" for number in numbers[:A_FEW]]
    more = len(numbers) - A_FEW
    return f"rows {listed([*named, f'{more:,} more'] if more > 0 else named, 'and', mark='')}"


def _error(kind: str, message: str, place: str, help: str) -> str:
    return f"error: {message}  [{kind}]\n   --> {place}\n    = help: {help}\n\n"


def _cell(cell: BadCell) -> str:
    if cell.column is None:
        return f"row {cell.row}"
    return f"cell {cell_name(cell.column, cell.row)}{f' (`{cell.question}`)' if cell.question else ''}"
