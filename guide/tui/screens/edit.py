"""The author's screen: the file on one side; on the other what a client will see of it, what is wrong, and how the
examples stand.
"""

from __future__ import annotations

import asyncio
import os

from textual.screen import Screen

from ...loader import Unreadable
from ...write import ChangedElsewhere, Unwritable
from ..commands import EDIT, bindings_of
from ..content import words
from ..examined import Examined, examined
from ..widgets.key_bar import KeyBar
from ..widgets.panel import Panel
from ..widgets.said import Said
from ..widgets.title import Title
from ..widgets.tree_text import TreeText

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual import events
    from textual.app import ComposeResult

    from ..desk import Desk
    from ..sheet import Sheet
    from ..widgets.rows import Rows

WIDE = 100
"""From which width the panel stands beside the text."""
PAUSE = 0.01
"""How many seconds after a key press the text is looked at, unless another follows."""
GLANCE = 0.4
"""How often the file is looked at, for what somebody else may have written."""


class EditScreen(Screen[None]):
    """One file."""

    name_of_screen = EDIT
    CSS_PATH = "edit.tcss"
    BINDINGS = bindings_of(EDIT)
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """The text, and the panel beside or below it."""
        self.title_line, self.text, self.panel = Title(), TreeText(self.sheet.read.text), Panel()
        self.desk.editor = self.text
        yield self.title_line
        yield self.text
        yield self.panel
        yield Said()
        yield KeyBar(EDIT)

    @property
    def desk(self) -> Desk:
        """The app."""
        from ..desk import Desk

        assert isinstance(self.app, Desk)
        return self.app

    @property
    def sheet(self) -> Sheet:
        """The file."""
        return self.desk.sheet

    def on_resize(self, event: events.Resize) -> None:
        """One line for how the text stands where it has no panel."""
        self.panel.standing.fit(3 if event.size.width >= WIDE else 1)

    def on_mount(self) -> None:
        """Give the keys to the text, examine it, and keep an eye on the file."""
        self.text.focus()
        self.examine_soon()
        self.set_interval(GLANCE, self.glance)

    def say(self, sentence: str, *, good: bool = True) -> None:
        """Say what was just done, above the footer."""
        self.query_one(Said).say(sentence, good=good)

    # ---- what the text comes to ----------------------------------------------------------------------------------------

    def on_text_area_changed(self) -> None:
        """Something was typed."""
        self.say("")
        self._draw_title()
        self.examine_soon()

    def on_text_area_selection_changed(self) -> None:
        """The cursor is elsewhere."""
        self.call_after_refresh(self._draw_preview)

    def examine_soon(self) -> None:
        """Examine the text once nothing more is typed, beside the app, so that typing never waits for it."""
        self.run_worker(self._examine(), exclusive=True, group="examine")

    async def _examine(self) -> None:
        await asyncio.sleep(PAUSE)
        data = self.sheet.data(self.text.true_text)
        self._show(await asyncio.to_thread(examined, self.desk.name_of_file, data))

    def _show(self, found: Examined) -> None:
        self.panel.show(found)
        self.text.underline(found.problems)
        self._draw_title()
        self._draw_preview()
        if found.refusal:
            self.say(found.refusal, good=False)

    def _draw_title(self) -> None:
        name = os.path.basename(self.desk.name_of_file)
        title = self.panel.sound.title if self.panel.sound else "Decision guide"
        self.title_line.say(f"{name} · not saved" if self.desk.unsaved else name, title)

    def _draw_preview(self) -> None:
        self.panel.follow(self.text.document.lines, self.text.cursor_location[0])

    # ---- keys ----------------------------------------------------------------------------------------------------------

    def action_panel(self) -> None:
        """To the panel, or back to the text."""
        leaving = self.text.has_focus
        self.set_class(leaving, "-panel")
        if leaving:
            self.panel.take_keys()
        else:
            self.text.focus()

    def on_rows_picked(self, event: Rows.Picked) -> None:
        """Go to the place of a problem."""
        self._go_to(int(event.key))

    def action_next_problem(self) -> None:
        """Go to the first problem behind the cursor, from the last one to the first."""
        problems = self.panel.found.problems
        row, column = self.text.cursor_location
        behind = (at for at, problem in enumerate(problems) if (problem.line - 1, problem.column - 1) > (row, column))
        if problems:
            self._go_to(next(behind, 0))
        else:
            self.say("There is no problem.")

    def _go_to(self, index: int) -> None:
        if index < len(self.panel.found.problems):
            problem = self.panel.found.problems[index]
            self.remove_class("-panel")
            self.text.go_to(problem.line, problem.column)
            self.panel.problems.marked = index
            self.say(f"{problem.message}{f': {problem.help}' if problem.help else ''}", good=False)

    def action_undo(self) -> None:
        """Undo, from the footer."""
        self.text.action_undo()

    def action_help(self) -> None:
        """Explain this screen."""
        from .help import HelpScreen

        self.app.push_screen(HelpScreen(EDIT, _EXPLAINED))

    # ---- the file ------------------------------------------------------------------------------------------------------

    def action_save(self) -> None:
        """Save."""
        self.save()

    def action_ask_and_leave(self) -> None:
        """Ask about what isn't saved, then leave, unless it is better to stay."""
        from .unsaved import UnsavedScreen

        def chosen(choice: str | None) -> None:
            if choice == "discard":
                self.desk.leave()
            elif choice == "save":
                self.save(then_leave=True)

        self.app.push_screen(UnsavedScreen(self.desk.name_of_file), chosen)

    def save(self, then_leave: bool = False) -> None:
        """Save the text, asking first where the file was changed elsewhere."""
        try:
            self.sheet.save(self.text.true_text)
        except ChangedElsewhere as error:
            self._ask_about(error, then_leave)
        except Unwritable as error:
            self.say(str(error), good=False)
        else:
            self._saved(then_leave)

    def _saved(self, then_leave: bool) -> None:
        self._draw_title()
        self.say("Saved.")
        if then_leave:
            self.desk.leave()

    def _ask_about(self, error: ChangedElsewhere, then_leave: bool) -> None:
        from .clash import ClashScreen

        def chosen(choice: str | None) -> None:
            if choice == "overwrite":
                self.sheet.was = error.now
                self.save(then_leave)
            elif choice == "load" and error.now is not None:
                self._take(error.now, "Loaded as it is now; ^z brings your text back.")

        self.app.push_screen(ClashScreen(str(error), gone=error.now is None), chosen)

    def glance(self) -> None:
        """Look whether somebody else has changed the file."""
        if not self.sheet.changed_elsewhere():
            return
        if self.sheet.now is None:
            self.say(f"{self.desk.name_of_file} was deleted or renamed elsewhere. Your text is still here.", good=False)
        elif self.desk.unsaved:
            self.say("The file was changed elsewhere. Your text is still here: ^s asks what to do.", good=False)
        else:
            self._take(self.sheet.now, "Read again: the file was changed elsewhere.")

    def _take(self, data: bytes, said: str) -> None:
        try:
            text = self.sheet.take(data)
        except Unreadable as error:
            self.say(str(error), good=False)
            return
        self.text.take(text)
        self.call_after_refresh(self.say, said)


_ABOUT = (
    "The file; beside or below it the question under the cursor as a client will see it, and the problems of the text as it "
    "is typed, saved or not. F6 goes there and back; Enter on a problem goes to its place."
)
_SAVING = "A tree with errors can be saved. A file that was changed elsewhere meanwhile is never saved over without asking."
_EXPLAINED = [("What stands where", words(_ABOUT)), ("Saving", words(_SAVING))]


SCREEN = EditScreen
