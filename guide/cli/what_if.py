"""After the result, line by line: other answers can be tried on it, and what they give is kept or dropped."""

from __future__ import annotations

from ..export.plain import changes, further, plain
from ..loader import Unreadable
from ..onward import next_path, next_titles
from ..prospect import change_in_words, numbered
from ..report import report_on
from ..verdict import Verdict, verdict_of
from . import wording
from .asking import Asking, Quit
from .ending import complain
from .lines import choice, is_person, paragraph, read, read_on, told
from .terminal import columns

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..paths.changes import Change
    from ..report import Report


class WhatIf:
    """A result, and what is tried on it.

    `verdict` is the one whose report was shown last. A trial takes the walk of `asking` elsewhere; if it is dropped, the
    walk comes back to the verdict's.
    """

    def __init__(self, asking: Asking) -> None:
        self.asking = asking
        self.typed_ahead = ""
        self.onward = ""
        self._show()

    def hold(self) -> str:
        """Let other answers be tried until the input ends or the person has enough. Nobody is asked on a pipe that says
        nothing more. Returns the path of the next tree to go on with, empty if it ends here."""
        try:
            if not is_person():
                self.typed_ahead = read_on()
                if self.typed_ahead.lower() in ("", "q"):
                    return ""
            told("", *self._explained())
            while not self.onward and (typed := self._typed()) not in ("", "q"):
                self._do(typed)
        except EOFError as ended:
            if str(ended):
                complain(f"{ended}, after the result.")
            return ""
        except Quit:
            return ""
        return self.onward

    @property
    def changes(self) -> tuple[Change, ...]:
        """The sets of changed answers, in the order in which the report numbers them."""
        return numbered(self.verdict.changes or ())

    def _show(self) -> None:
        self.verdict: Verdict = verdict_of(self.asking.walk)
        self.titles = next_titles(self.verdict.outcome, self.asking.walk.tree)
        told("", plain(self._report(), columns()).rstrip("\n"))

    def _report(self) -> Report:
        return report_on(self.verdict, titles=self.titles)

    def _typed(self) -> str:
        ahead, self.typed_ahead = self.typed_ahead, ""
        prompt = wording.what_if_prompt(len(self.changes), early=self.verdict.early, onward=bool(self.titles))
        if ahead:
            told(prompt)
        return (ahead or read(f"{prompt} ")).lower()

    def _explained(self) -> list[str]:
        return [*wording.what_if_in_lines(len(self.changes), early=self.verdict.early), *wording.onward_in_lines(self.titles)]

    def _do(self, typed: str) -> None:
        number = choice(typed, [*range(len(self.changes))])
        if number is not None:
            self._try_change(number)
        elif typed == "r":
            self._try_own()
        elif typed == "g" and self.verdict.early:
            self._go_on()
        elif typed == "o" and self.titles:
            self._go_onward()
        elif typed == "?":
            told("", *self._all_changes(), *self._explained())
        else:
            told(*paragraph(f"“{typed[:40]}” isn't one of them."), *self._explained())
            self.asking.require_sense()

    def _all_changes(self) -> Iterator[str]:
        report = self._report()
        for part in (changes(report, columns()), further(report, columns())):
            yield from (part, "") if part else ()

    def _try_change(self, number: int) -> None:
        change = self.changes[number]
        altered = change_in_words(change)
        told("", "If you had answered:")
        for line in [*altered.lines, *([altered.added] if altered.added else [])]:
            told(*paragraph(line, "- "))
        self.asking.walk = change.walk
        self._keep_or_drop(change.assumed)

    def _try_own(self) -> None:
        if self.asking.change_one("leave them so"):
            return
        self.asking.try_on()
        if self.asking.walk.steps == self.verdict.walk.steps:
            self.asking.walk = self.verdict.walk
            told("", wording.NOTHING_CHANGED)
        else:
            self._keep_or_drop()

    def _keep_or_drop(self, assumed: frozenset[str] = frozenset()) -> None:
        """Show what a trial has led to, and let it be kept or dropped. What is only assumed on it is asked then."""
        tried = verdict_of(self.asking.walk)
        told("", *wording.trial_in_lines(self.verdict, tried))
        while (typed := read("k to keep these answers, or Enter to go back to yours: ").lower()) not in ("", "k"):
            if typed == "q":
                raise Quit
            told(*paragraph(wording.KEEP))
            self.asking.require_sense()
        if typed:
            self.asking.walk = self.asking.walk.answering_as(self.verdict.walk, assumed)
            self.asking.keep(self.asking.walk)
            self.asking.ask_on()
            self._show()
            told("")
        else:
            self.asking.walk = self.verdict.walk
            told(*paragraph(wording.dropped(self.verdict)))

    def _go_onward(self) -> None:
        """Take the next tree; which one, if there are several."""
        name = self._next_name()
        if name is not None:
            try:
                self.onward = next_path(name, self.verdict.walk.tree)
            except Unreadable as error:
                told(*paragraph(str(error)))

    def _next_name(self) -> str | None:
        names = [*self.titles]
        if len(names) == 1:
            return names[0]
        for number, title in enumerate(self.titles.values(), 1):
            told(*paragraph(title, f"{number:>3}. "))
        while typed := read("Which tree next? Its number, or Enter to stay here: ").lower():
            if name := choice(typed, names):
                return name
            told(f"Type a number from 1 to {len(names)}, or just Enter.")
        return None

    def _go_on(self) -> None:
        """Ask the questions that are left after a result that was shown as soon as it was settled."""
        self.asking.content = False
        self.asking.ask_on()
        self._show()
        told("")
