"""The result: the recommendation in large letters, how firm it is, why, and what to do about it."""

from __future__ import annotations

from ...onward import next_path, next_titles, unusable_in_words
from ...report import Report, report_on
from ...value import changed
from ..commands import RESULT, REVIEW, bindings_of
from ..widgets.key_bar import KeyBar
from ..widgets.page import Page
from ..widgets.report_sheet import ReportSheet
from ..widgets.said import Said
from ..widgets.title import Title
from .report import ReportScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.app import ComposeResult

    from ...verdict import Verdict


class ResultScreen(ReportScreen):
    """The report on the person's own walk, to copy, to save, and to go on from."""

    name_of_screen = RESULT
    CSS_PATH = "result.tcss"
    BINDINGS = bindings_of(RESULT)

    def compose(self) -> ComposeResult:
        """A long sheet that scrolls."""
        self.title_line, self.sheet = Title(), ReportSheet()
        self.page = Page(self.sheet, can_focus=True)
        yield self.title_line
        yield self.page
        yield Said()
        yield KeyBar(RESULT)

    def draw(self) -> None:
        """Show the report, from its top if it is another one than before."""
        report = self.report
        self.head(report.subject, self._saved or report.tree)
        hidden = {"onward"} if not report.next else set()
        hidden |= {"answers-of"} if not self.shell.came_from else set()  # Back leads there
        self.footer.adapt(frozenset(hidden), {})
        if report != self.sheet.report:
            self.sheet.show(report)
            self.page.scroll_home(animate=False)
        self.page.focus()

    @property
    def _saved(self) -> str:
        """By which name it is saved; empty if it isn't."""
        recorder = self.shell.recorder
        one = recorder.assessment if recorder is not None else None
        return f"Saved as {one.id}" if one is not None and one.revision else ""

    @property
    def report(self) -> Report:
        """The report on the walk."""
        verdict = self.verdict
        return report_on(verdict, titles=next_titles(verdict.outcome, self.walk.tree))

    def action_what_if(self) -> None:
        """Try out other answers."""
        self.shell.try_out(self.walk.forward())

    def action_onward(self) -> None:
        """Go on with the next tree; which one, if there are several."""
        titles = next_titles(self.verdict.outcome, self.walk.tree)
        if len(titles) > 1:
            from .choosing import ChoosingScreen

            self.app.push_screen(ChoosingScreen("Which tree next?", titles), self._go_on)
        else:
            self._go_on(next(iter(titles), None))

    def _go_on(self, name: str | None) -> None:
        from ...loader import Unreadable
        from ..opening import open_tree

        if name is None:
            self.say("" if self.report.next else "No other tree goes on from this result.", good=False)
            return
        try:
            opened = open_tree(next_path(name, self.walk.tree))
        except Unreadable as error:
            self.say(str(error), good=False)
            return
        if opened.tree is None:
            self.say(unusable_in_words(opened.path), good=False)
        else:
            self.shell.go_on_in(opened)

    def action_back(self) -> None:
        """To where the result was opened from; else to the answers, or to the question that the walk stands at."""
        self.shell.go_back_from_result()

    def action_review(self) -> None:
        """All answers, to see and to change them."""
        self.shell.go(REVIEW)

    def action_copy(self) -> None:
        """Hand the whole result to the terminal's clipboard."""
        from ...export.plain import plain

        text = plain(self.report)
        self.app.copy_to_clipboard(text)
        self.say(
            f"Copied the whole result as text, {text.count(chr(10))} lines. If pasting gives nothing, press s to save a file."
        )

    def action_save(self) -> None:
        """Save the result as a document; in which format, is asked."""
        from ...export.document import FORMATS
        from ...export.pdf import is_installed
        from .choosing import ChoosingScreen

        options = {to: called for to, (_, called) in FORMATS.items()}
        options["pdf"] += "" if is_installed() else " (needs the extra `pdf`)"
        self.app.push_screen(ChoosingScreen("Save the result as", options, self.shell.saved_as), self._save_as)

    def _save_as(self, to: str | None) -> None:
        if to is not None:
            from ...today import today

            self.shell.saved_as = to
            report = changed(self.report, date=today())
            self.app.run_worker(self._save(self.verdict, report, to))  # the app's: it goes on whatever screen is shown

    async def _save(self, verdict: Verdict, report: Report, to: str) -> None:
        """Write the document beside the app, as PDF takes a while, and say where."""
        from asyncio import to_thread

        from ..saving import saved

        self.say("Saving …")
        sentence, good = await to_thread(saved, verdict, report, to)
        if self.is_attached:
            self.say(sentence, good=good)


SCREEN = ResultScreen
