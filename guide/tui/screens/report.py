"""What a result and a trial have in common: a report that scrolls, and the changes in it that can be opened by number."""

from __future__ import annotations

from textual.content import Content

from ...prospect import numbered
from ...report import Report
from ...verdict import Verdict, verdict_of
from ..content import words
from ..widgets.page import Page
from ..widgets.report_sheet import ReportSheet
from ..widgets.title import Title
from .base import GuideScreen


class ReportScreen(GuideScreen):
    """The report on a walk that is finished or settled. It binds no keys: a trial can't do all that a result can."""

    title_line: Title
    sheet: ReportSheet
    page: Page

    @property
    def verdict(self) -> Verdict:
        """The verdict on the walk, wherever in it the person has gone back to."""
        return verdict_of(self.walk.forward())

    @property
    def report(self) -> Report:
        """The report on the walk."""
        raise NotImplementedError

    def action_open(self, number: str) -> None:
        """Try out one of the changes that lead to another outcome, by its number."""
        changes = numbered(self.verdict.changes or ())
        if int(number) <= len(changes):
            change = changes[int(number) - 1]
            self.shell.try_out(change.walk, self.shell.assumed | change.assumed)
        else:
            self.say("No change has this number.", good=False)

    def explained(self) -> list[tuple[str, Content]]:
        """What the help says about this screen."""
        firm = (
            "“Clear”: one side is well ahead, or one answer settles it. “A close call”: a small difference decides. "
            "“Open”: something that you are not sure of could still change it."
        )
        what_if = "Whatever you try, your own answers stay as they are, unless you choose to keep the others."
        return [("How firm a result is", words(firm)), ("What if", words(what_if))]
