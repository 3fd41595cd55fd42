"""The table of assessments: as many columns as there is room for. The terminal's cursor is on the marked row."""

from __future__ import annotations

from rich.text import Text
from textual.geometry import Offset
from textual.message import Message
from textual.widgets import DataTable

from ...text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual import events

    from ...portfolio.entries import Choice, Entry

TICKED, HEADS = "✓", {"name": "Assessment", "result": "Result", "lead": "Lead", "changed": "Changed", "tree": "Tree"}
ROOMY, WIDE, WIDEST = 60, 92, 124
"""From which widths there are leads, dates, and the titles of several trees."""
GAP, TREE = 2, 26


class Assessments(DataTable[Text]):
    """One row for each assessment."""

    class Sorted(Message):
        """The head of a column was clicked."""

        def __init__(self, column: str) -> None:
            super().__init__()
            self.column = column

    def __init__(self) -> None:
        super().__init__(cursor_type="row", cell_padding=0, zebra_stripes=False)
        self.shown: tuple[Entry, ...] = ()
        self.ticked: frozenset[str] = frozenset()
        self.by, self.backwards, self._several = "changed", False, False
        self._laid_out, self._marked_last = 0, ""

    def show(self, entries: Sequence[Entry], ticked: frozenset[str], choice: Choice, marked: str) -> None:
        """Show these, with a sign on those that are ticked, and the mark on one."""
        self.shown, self.ticked = tuple(entries), ticked
        self.by, self.backwards = choice.by, choice.backwards
        self._several = len({entry.assessment.title for entry in entries}) > 1
        self._marked_last = marked
        if self.content_size.width:  # else it will be known soon
            self._lay_out(marked)

    @property
    def marked(self) -> Entry | None:
        """The entry of the marked row."""
        return self.shown[self.cursor_row] if 0 <= self.cursor_row < len(self.shown) else None

    @property
    def cut(self) -> bool:
        """Whether the table says less of the marked row than there is to say."""
        shown = self.get_row_at(self.cursor_row)[1].plain if self.row_count else ""
        return self.content_size.width < WIDEST or shown.endswith("…")

    def mark(self, id: str) -> None:
        """Mark another row."""
        ids = [entry.id for entry in self.shown]
        if id in ids:
            self.move_cursor(row=ids.index(id), animate=False)

    def _lay_out(self, marked: str) -> None:
        self._laid_out = self.content_size.width
        self.clear(columns=True)
        widths = self._widths()
        for name, width in widths.items():
            turned = (" ▲" if self.backwards else " ▼") if name == self.by else ""
            self.add_column(Text(HEADS.get(name, "") + turned, no_wrap=True), width=width, key=name)
        for entry in self.shown:
            self.add_row(*(self._cell(entry, name, width) for name, width in widths.items()), key=entry.id)
        self.mark(marked)

    def _widths(self) -> dict[str, int]:
        """The columns, each with its width and the gap after it; what is left is for what the assessments are about."""
        room = self._laid_out
        states = max((len(_state(entry)) for entry in self.shown), default=0)
        leads = max((len(one_line(entry.lead)) for entry in self.shown), default=0)
        results = max((len(_short(entry)) for entry in self.shown), default=0)
        others = {"result": min(max(results, len("Result ▼")), 12)}
        if room >= ROOMY:
            others = {"result": min(max(states, 8), 22), "lead": min(max(leads, 6), 20)}
        if room >= WIDE:
            others["changed"] = 10
        if room >= WIDEST and self._several:
            others["tree"] = TREE
        fixed = {name: width + GAP for name, width in others.items()}
        return {"ticked": len(TICKED) + 1, "name": max(room - 2 - sum(fixed.values()) - len(TICKED), 8), **fixed}

    def _cell(self, entry: Entry, name: str, width: int) -> Text:
        one = entry.assessment
        said = {
            "ticked": TICKED if entry.id in self.ticked else "",
            "name": one.about,
            "result": _state(entry) if self._columns_are_roomy else _short(entry),
            "lead": entry.lead,
            "changed": entry.day,
            "tree": one.title,
        }[name]
        cell = Text(one_line(said), no_wrap=True, end="")
        cell.truncate(width - (GAP if name not in ("ticked", "name") else 1), overflow="ellipsis")
        return cell

    @property
    def _columns_are_roomy(self) -> bool:
        return self._laid_out >= ROOMY

    def on_resize(self, event: events.Resize) -> None:
        """Lay the columns out anew for another width."""
        if self.content_size.width != self._laid_out:
            marked = self.marked if self.row_count else None
            self._lay_out(marked.id if marked else self._marked_last)

    def on_data_table_header_selected(self, event: DataTable.HeaderSelected) -> None:
        """Sort by the column whose head was clicked."""
        if event.column_key.value in HEADS:
            self.post_message(self.Sorted(str(event.column_key.value)))

    def on_data_table_row_highlighted(self) -> None:
        """Put the terminal's cursor on the row, for braille displays and magnifiers."""
        if self.has_focus:
            self.app.cursor_position = self.content_region.offset + Offset(0, self.cursor_row + 1 - self.scroll_offset.y)


def _short(entry: Entry) -> str:
    return one_line(entry.result) or "begun"


def _state(entry: Entry) -> str:
    return one_line(entry.assessment.state) if entry.result else "unfinished"
