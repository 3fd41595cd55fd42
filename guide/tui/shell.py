"""The app itself: it replaces the walk by the next one, and shows the screen that belongs to it."""

from __future__ import annotations

from textual.events import Paste

from .commands import CHANGED, HOME, PROBLEMS, QUESTION, RESULT, REVIEW, TRIAL
from .opening import Opened, lasting_name, open_tree, opened_again
from .sitting import Sitting

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from textual.events import Event

    from ..recorder import Recorder
    from ..resuming import TakenUp
    from ..walk import Walk

GLANCE = 0.3
"""How often the tree's file is looked at, in seconds."""
KEPT = "Kept: these are your answers now. u brings back the ones before."
KEPT_IN_PART = "Kept, but for what was only assumed: that is yours to answer. u brings back the answers before."
UNKEPT = "Your answers are back as they were before. u changes to the others again."


class Shell(Sitting):
    """The decision guide."""

    def __init__(
        self,
        opened: Opened | None = None,
        walk: Walk | None = None,
        recorder: Recorder | None = None,
        taken_up: TakenUp | None = None,
    ) -> None:
        self.taken_up = taken_up
        super().__init__(opened, walk, recorder)
        self.came_from = ""  # the screen that a result was opened from
        self.trial: Walk | None = None  # a walk that is tried out beside the own one
        self.before: Walk | None = None  # the own walk before a trial was kept
        self.assumed: frozenset[str] = frozenset()  # the questions on it that nobody has answered
        self.changing = False
        self.saved_as = ""  # the format that the result was saved in last
        self.newer: Opened | None = None  # the tree as somebody saved it, with mistakes, while the walk goes on in the old one
        self.warning = ""  # what to say first
        self.glance: Callable[[], None] | None = None  # looks at the tree's file, now and then

    @classmethod
    def opened_with(
        cls,
        tree: str | None,
        subject: str = "",
        answers: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
        recorder: Recorder | None = None,
    ) -> Shell:
        """The app with a tree opened and answers replayed, if any are given, with the notes on them. Raises CannotAnswer for
        one that doesn't fit."""
        from ..text import one_line

        opened = open_tree(tree) if tree else None
        if opened is None or opened.tree is None:
            return cls(opened, recorder=recorder)
        from ..walk import Walk

        walk = Walk(opened.tree, subject=one_line(subject), notes=notes or {}).replay(answers or {})
        return cls(opened, walk, recorder)

    @classmethod
    def resuming(cls, taken_up: TakenUp, recorder: Recorder) -> Shell:
        """The app with a saved walk: at its question, its result, or what an edited tree makes of it."""
        if taken_up.today is None:
            recorder.take_up(taken_up.assessment, taken_up.start)
        walk = taken_up.start if taken_up.today is None else None
        shell = cls(opened_again(taken_up), walk, recorder, taken_up)
        shell.taken_up = taken_up if taken_up.today is not None else None
        shell.warning = taken_up.warning
        return shell

    # ---- which screen is shown ----------------------------------------------------------------------------------------

    def _beginning(self) -> str:
        """The screen to open with."""
        if self.taken_up is not None:
            return CHANGED if self.taken_up.today is not None else self._first_of(self.taken_up)
        return HOME if self.opened is None else self._belonging()

    def _first_of(self, taken_up: TakenUp) -> str:
        """The screen to show a saved walk on."""
        return RESULT if taken_up.came_to_a_result else self._belonging()

    def _belonging(self) -> str:
        """The screen that belongs to the state of things."""
        if self.walk is None:
            return PROBLEMS
        return REVIEW if self.walk.finished else QUESTION

    def go(self, name: str) -> None:
        """Show a screen as things are now: uncover it if it is open already, else lay it on top."""
        if name == RESULT and self.walk is not None and self.recorder is not None:
            self.recorder.conclude(self.walk)
        stack = self.screen_stack
        open_already = [getattr(screen, "name_of_screen", "") for screen in stack]
        if name not in open_already:
            self.push_screen(self._made(name))
            return
        above = len(stack) - 1 - open_already.index(name)
        for _ in range(above):
            self.pop_screen()
        if not above:
            self._draw_again()

    def show_what_belongs(self) -> None:
        """Show the screen that belongs to the state of things."""
        self.go(self._belonging())

    def show_what_fits(self) -> None:
        """Stay on the screen if it has something to show as things are now, else show the one that belongs."""
        from ..paths.outlook import outlook

        if self.walk is not None and outlook(self.walk.forward()).settled is not None:
            self._draw_again()
        else:
            self.show_what_belongs()

    # ---- taking up what was saved ------------------------------------------------------------------------------------------

    def go_on_with(self, taken_up: TakenUp, said: str = "") -> None:
        """Take up a saved walk; on a tree that has changed since, show first what that makes of it. `said` is to be told."""
        came_from = getattr(self.screen, "name_of_screen", "")
        self.set_aside()
        self.came_from = came_from
        self.opened = opened_again(taken_up)
        if taken_up.today is not None:
            self.taken_up = taken_up
            self.go(CHANGED)
        else:
            self._take_up(taken_up)
        warning = " ".join(part for part in (said, taken_up.warning) if part)
        if warning:
            self.call_after_refresh(self._say, warning, good=False)

    def accept_change(self) -> None:
        """Go on with what the tree, as it is now, makes of a saved walk."""
        taken_up, self.taken_up = self.taken_up, None
        if taken_up is not None:
            self._take_up(taken_up)

    def _take_up(self, taken_up: TakenUp) -> None:
        """Stand where a saved walk stood, or at its result if it came to one. Nothing is written by that."""
        self.changing = False
        if self.recorder is not None:
            self.recorder.take_up(taken_up.assessment, taken_up.start)
        self.walk = taken_up.start
        self.go(self._first_of(taken_up))

    def go_back_from_result(self) -> None:
        """To where the result was opened from; else to the answers, or to the question that the walk stands at."""
        if self.came_from:
            self.leave_for(self.came_from)
        else:
            self.go(REVIEW if self.walk is not None and self.walk.finished else QUESTION)

    def leave_for(self, screen: str) -> None:
        """Leave the walk, and show a screen that needs none."""
        self.set_aside()
        self.taken_up = None
        self.go(screen)

    # ---- what happens to the walk --------------------------------------------------------------------------------------

    def begin(self, subject: str = "", answers: Mapping[str, str] | None = None) -> None:
        """Begin a walk through the opened tree, with some answers already given if it is an example."""
        from ..walk import Walk

        if self.opened is None or self.opened.tree is None:
            self.go(PROBLEMS)
            return
        self.set_aside()
        self.changing = False
        walk = Walk(self.opened.tree, subject=subject).replay(answers or {})
        if self.recorder is not None:
            self.recorder.begin(lasting_name(self.opened), walk)
        self.walk = walk
        self.show_what_belongs()

    def take(self, walk: Walk) -> None:
        """Take the walk that follows from the present one, and show where it stands."""
        self.walk = walk
        if walk.finished:
            self.changing = False
        self.show_what_belongs()

    def change(self, question: str) -> None:
        """Open an answered question, to come back to where the walk stands after that one answer."""
        if self.walk is not None:
            self.changing = True
            self.take(self.walk.forward().back_to(question))

    def try_out(self, walk: Walk, assumed: frozenset[str] = frozenset()) -> None:
        """Show what another walk would come to, some answers on it being `assumed`. The own one stays as it is."""
        self.trial, self.assumed = walk, assumed
        self.go(TRIAL)

    def drop(self) -> None:
        """Forget the walk that is tried out, and show the own result again."""
        self.trial, self.assumed = None, frozenset()
        self.go(RESULT)

    def keep(self) -> None:
        """Take the walk that is tried out as the own one, but for what is only assumed on it, and show its result, or the first
        question that it leaves open."""
        from ..paths.outlook import outlook

        if self.trial is None or self.walk is None:
            return
        asks = bool(self.assumed)
        self.before, self.walk = self.walk, self.trial.answering_as(self.walk, self.assumed)
        self.trial, self.assumed, self.changing = None, frozenset(), False
        self.pop_screen()
        if outlook(self.walk).settled is None:
            self.go(QUESTION)
        self.call_after_refresh(self._say, KEPT_IN_PART if asks else KEPT)

    def unkeep(self) -> None:
        """Exchange the walk for the one before it was kept: doing so again brings the kept one back."""
        from ..paths.outlook import outlook

        if self.walk is None or self.before is None or self.before.tree is not self.walk.tree:
            self._say("No trial was kept: these are the answers that you gave.")
            return
        self.before, self.walk, self.changing = self.walk, self.before, False
        self.go(RESULT if outlook(self.walk).settled else QUESTION)
        self.call_after_refresh(self._say, UNKEPT)

    def go_on_in(self, opened: Opened) -> None:
        """Go on in the tree that follows on the result, with the answers that both ask for, and say how many those are."""
        from ..carry import carried_in_words, onward
        from ..value import changed

        assert self.walk is not None
        assert opened.tree is not None
        before, after = self.walk.tree, onward(self.walk, opened.tree)
        self.set_aside()
        self.opened, self.newer, self.changing = opened, None, False
        if self.recorder is not None:
            self.recorder.begin(lasting_name(opened), changed(after, given={}, notes={}))
        self.walk = after  # the answers that came along are the first to be saved
        self.show_what_belongs()
        self.call_after_refresh(self._say, carried_in_words(after, before))

    async def on_event(self, event: Event) -> None:
        """What is pasted is disarmed for every line that takes it, those of Textual among them."""
        if isinstance(event, Paste):
            from ..text import visible

            event.text = visible(event.text.replace("\r\n", "\n").replace("\r", "\n"))
        await super().on_event(event)

    @property
    def exit_code(self) -> int:
        """0 when it was left in good order, 1 when no tree could be used, else what ended it."""
        return self.return_code or (1 if self._unusable else 0)

    @property
    def _unusable(self) -> bool:
        return self.opened is not None and self.opened.tree is None

    def complaint(self) -> str:
        """What went wrong, if anything did."""
        unusable = f"{self.opened.says}\n" if self._unusable and self.opened is not None else ""
        return super().complaint() or unusable

    def on_mount(self) -> None:
        """Say what there is to say, and look at the tree's file now and then, if that was asked for."""
        if self.warning:
            self.call_after_refresh(self._say, self.warning, good=False)
        if self.glance is not None:
            self.set_interval(GLANCE, self.glance)

    def set_aside(self) -> None:
        """Leave the present walk, and forget where it was opened from."""
        super().set_aside()
        self.came_from = ""
