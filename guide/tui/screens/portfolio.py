"""The portfolio: all assessments in a table, and on maps. Enter opens one; those that are ticked can be compared."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from ...portfolio.entries import COLUMNS, Choice, Entry, chosen, earlier_in_words, last_ones
from ...portfolio.maps import portfolio_of
from ...text import one_line
from ...today import day_of
from ...value import changed
from ..commands import HOME, PORTFOLIO, bindings_of
from ..content import words
from ..resuming import ELSEWHERE, all_saved, delete, go_on, side_by_side, what_they_came_to
from ..widgets.assessments import Assessments
from ..widgets.key_bar import KeyBar
from ..widgets.map_sheet import MapSheet
from ..widgets.name_input import NameInput
from ..widgets.page import Page
from ..widgets.paper import Paper
from ..widgets.rows import Rows
from ..widgets.said import Said
from ..widgets.title import Title
from .base import GuideScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...assessment import Assessment

NOTHING = "There is nothing here yet. Whatever you answer is saved, and will be listed here: go back, and begin an assessment."
NONE_FOUND = "None of them is like that. Esc shows all again."
SORTED = {
    "changed": "Changed last",
    "name": "Name",
    "result": "Result",
    "lead": "Largest lead",
    "tree": "Tree",
}


class PortfolioScreen(GuideScreen):
    """All that was ever saved. What the walks came to is worked out beside the first picture."""

    name_of_screen = PORTFOLIO
    CSS_PATH = "portfolio.tcss"
    BINDINGS = bindings_of(PORTFOLIO)

    def __init__(self) -> None:
        super().__init__()
        self.entries: tuple[Entry, ...] = ()
        self.known: dict[tuple[str, int], Entry] = {}
        self.choice = Choice()
        self.ticked: frozenset[str] = frozenset()
        self.marked = ""
        self.on_map = False
        self.trouble = ""  # why the store can't be read
        self.earlier = 0  # how many are left out, as others go on from them

    def compose(self) -> ComposeResult:
        """The table, the map in its place, and a line to search with."""
        self.title_line, self.table, self.map, self.search = Title(), Assessments(), MapSheet(), NameInput()
        self.search.placeholder = "Words to search for"
        self.page, self.nothing = Page(self.map), Paper()
        self.empty, self.told, self.left_out = Page(self.nothing), Paper(id="marked"), Paper(id="earlier")
        yield self.title_line
        yield self.search
        yield self.table
        yield self.told
        yield self.page
        yield self.empty
        yield self.left_out
        yield Said()
        yield KeyBar(PORTFOLIO)

    def on_mount(self) -> None:
        """Nothing is searched for yet."""
        self.search.display = False

    # ---- what is shown -------------------------------------------------------------------------------------------------

    def draw(self) -> None:
        """Read the store again, and show what it holds."""
        found = all_saved(self.shell)
        self.say(found if isinstance(found, str) else "", good=False)
        self.trouble = found if isinstance(found, str) else ""
        saved = () if isinstance(found, str) else last_ones(found)
        self.earlier = len(found) - len(saved) if not self.trouble else 0
        self.entries = tuple(self.known.get((one.id, one.revision), Entry(one, day_of(one.changed))) for one in saved)
        self._show()
        fresh = [one for one in saved if one.finished and (one.id, one.revision) not in self.known]
        if fresh and self.shell.recorder is not None:
            self.run_worker(partial(self._work_out, self.shell.recorder.path, fresh), thread=True, exclusive=True)

    def _work_out(self, path: str, fresh: list[Assessment]) -> None:
        found = what_they_came_to(path, fresh)
        self.app.call_from_thread(self._take, found)

    def _take(self, found: tuple[Entry, ...]) -> None:
        self.known |= {(entry.id, entry.assessment.revision): entry for entry in found}
        self.entries = tuple(self.known.get((one.id, one.assessment.revision), one) for one in self.entries)
        self._show()

    def _show(self) -> None:
        shown = chosen(self.entries, self.choice)
        self.table.show(shown, self.ticked, self.choice, self.marked)
        if self.on_map:
            self.map.show(portfolio_of(shown), self.marked)
        self.table.display = bool(shown) and not self.on_map
        self.page.display = bool(shown) and self.on_map
        self.empty.display = not shown
        nothing = NONE_FOUND if self.entries else ELSEWHERE if self.trouble else NOTHING
        self.nothing.put([(Content(""), words(nothing))])
        self.left_out.display = bool(self.earlier) and not self.on_map
        self.left_out.put([(Content(""), words(earlier_in_words(self.earlier), "$quiet"))])
        self._head()
        hidden = (
            frozenset()
            if self.entries
            else frozenset({"open-one", "map", "search", "filter", "sort", "tick", "compare", "delete"})
        )
        hidden |= {"tick"} if len(self.ticked) > 1 else {"compare"}
        self.footer.adapt(hidden, {})
        self._tell()
        if not self.search.has_focus:
            self._focus_list()

    def _tell(self) -> None:
        """Say of the marked one what the table has no room for."""
        entry = self.table.marked
        self.told.display = self.table.display and entry is not None and self.table.cut
        if entry is not None:
            one = entry.assessment
            several = len({one.assessment.title for one in self.entries}) > 1
            said = ", ".join(part for part in (one.state, entry.lead, entry.day, one.title if several else "") if part)
            self.told.put([(words(one.about, "bold"), words(said, "$quiet"))])

    def _focus_list(self) -> None:
        (self.map if self.on_map else self.table).focus(scroll_visible=False)

    def _head(self) -> None:
        self.title_line.say(self._heading(len(self.table.shown)), self._chosen_in_words())

    def _heading(self, shown: int) -> str:
        count = len(self.entries)
        if not count:
            return "Portfolio"
        if self.on_map and self.map.map is not None:
            return f"{len(self.map.map.points)} of {count} on this map"
        of = f"{shown} of {count} assessments" if shown != count else "One assessment" if count == 1 else f"{count} assessments"
        return f"{of}, {len(self.ticked)} ticked" if self.ticked else of

    def _chosen_in_words(self) -> str:
        parts = [f"“{self.choice.words}”"] if self.choice.words else []
        parts += [self.choice.result or "Unfinished"] if self.choice.result is not None else []
        parts += [self.choice.title] if self.choice.title is not None else []
        return ", ".join(parts) or "Decision guide"

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def on_data_table_row_highlighted(self, event: Assessments.RowHighlighted) -> None:
        """Remember which one is marked."""
        if self.table.display and event.row_key.value:
            self.marked = event.row_key.value
            self._tell()

    def on_data_table_row_selected(self, event: Assessments.RowSelected) -> None:
        """Open the one that was chosen."""
        self._open(str(event.row_key.value))

    def picked(self, event: Rows.Picked) -> None:
        """Open the one that was chosen on the map."""
        self._open(event.key)

    def action_pick(self) -> None:
        """Open the marked one, from the footer."""
        if self._at:
            self._open(self._at)

    @property
    def _at(self) -> str:
        """The marked one's id; empty if there is none."""
        if self.on_map:
            return self.map.keys[self.map.marked] if self.map.keys else ""
        return self.table.marked.id if self.table.marked else ""

    def _open(self, id: str) -> None:
        self.marked = id
        found = next((entry.assessment for entry in self.entries if entry.id == id), None)
        wrong = go_on(self.shell, found) if found is not None else ""
        if wrong:
            self.draw()
            self.say(wrong, good=False)

    def action_map(self) -> None:
        """Show the map or the table, with the same one marked."""
        self.marked = self._at or self.marked
        self.on_map = not self.on_map
        self.say("")
        self._show()
        if self.on_map and self.map.keys and self.marked not in self.map.keys:
            why = {entry.id: why for entry, why in self.map.portfolio.absent} if self.map.portfolio else {}
            self.say(f"It lies on no map: {why.get(self.marked, 'unfinished')}.", good=False)

    def on_map_sheet_moved(self) -> None:
        """Another one is marked: what was said of the one before is over."""
        self.marked = self._at
        self.say("")
        self._head()

    def action_tick(self) -> None:
        """Tick the marked one, or take the tick away."""
        if self._at:
            self.marked = self._at
            self.ticked ^= {self.marked}
            self.say(f"Ticked: {len(self.ticked)}. c compares them." if len(self.ticked) > 1 else "")
            self._show()

    def action_delete(self) -> None:
        """Ask whether to delete those that are ticked, else the marked one."""
        from .deleting import DeletingScreen

        self.marked = self._at
        ids = self.ticked or frozenset([self.marked])
        found = [entry.assessment for entry in self.entries if entry.id in ids]
        if found:
            self.app.push_screen(DeletingScreen(found), partial(self._delete, found))

    def _delete(self, assessments: list[Assessment], choice: str | None) -> None:
        if choice is None:
            return
        wrong = delete(self.shell, assessments)
        self.ticked -= {one.id for one in assessments if not wrong}
        count = len(assessments)
        said = wrong or f"Deleted {'it' if count == 1 else f'{count} assessments'}."
        self.call_after_refresh(self.say, said, good=not wrong)  # when the table is drawn again

    def action_compare(self) -> None:
        """Show those that are ticked side by side."""
        ticked = [entry.assessment for entry in self.entries if entry.id in self.ticked]
        if len(ticked) < 2:
            self.say("Tick two or more first: the space bar does it.", good=False)
            return
        self.marked = self._at
        found = side_by_side(self.shell, ticked)
        if isinstance(found, str):
            self.say(found, good=False)
            return
        from .compared import ComparedScreen

        self.app.push_screen(ComparedScreen(found))

    def action_sort(self) -> None:
        """Ask what to sort by."""
        from .choosing import ChoosingScreen

        self.marked = self._at
        self.app.push_screen(ChoosingScreen("Sort by", SORTED, self.choice.by), self._sort_by)

    def on_assessments_sorted(self, event: Assessments.Sorted) -> None:
        """Sort by the column whose head was clicked."""
        self._sort_by(event.column)

    def _sort_by(self, column: str | None) -> None:
        if column in COLUMNS:
            turned = column == self.choice.by and not self.choice.backwards
            self.choice = changed(self.choice, by=column, backwards=turned)
            self._show()

    def action_filter(self) -> None:
        """Ask which to show."""
        from .choosing import ChoosingScreen

        self.marked = self._at
        results = dict.fromkeys(entry.result for entry in self.entries)
        titles = dict.fromkeys(entry.assessment.title for entry in self.entries)
        options = {"": "All"} | {f"result:{one}": one or "Unfinished" for one in results}
        options |= {f"title:{one}": f"Tree: {one}" for one in titles} if len(titles) > 1 else {}
        self.app.push_screen(ChoosingScreen("Show", options), self._filter_by)

    def _filter_by(self, option: str | None) -> None:
        if option is not None:
            kind, _, named = option.partition(":")
            kept = changed(self.choice, result=None, title=None)
            self.choice = changed(kept, **{kind: named}) if kind else kept
            self._show()

    def action_search(self) -> None:
        """Ask for the words to search for."""
        self.search.display = True
        self.search.focus()

    def on_input_changed(self, event: NameInput.Changed) -> None:
        """Search while words are typed."""
        self.choice = changed(self.choice, words=one_line(event.value))
        self._show()

    def on_input_submitted(self, event: NameInput.Submitted) -> None:
        """On to what was found."""
        self.search.display = bool(self.choice.words)
        self._focus_list()

    def action_back(self) -> None:
        """Show all again if some are left out; else back to where an assessment begins."""
        if self.search.display or self.choice != Choice(by=self.choice.by, backwards=self.choice.backwards):
            self.search.display = False
            self.search.value = ""
            self.choice = Choice(by=self.choice.by, backwards=self.choice.backwards)
            self._focus_list()
            self._show()
        elif self.on_map:
            self.action_map()
        else:
            self.shell.go(HOME)

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        told = (
            "Every assessment that was saved. The map shows the finished ones of a tree by its first two criteria: the shape "
            "and the letter are the result’s, hollow is a close call or open, and the lead is told below the map."
        )
        return [("Portfolio", words(told))]


SCREEN = PortfolioScreen
