"""The app itself: it holds the walk, replaces it by the next one, and shows the screen that belongs to it."""

from __future__ import annotations

from .commands import HOME, PROBLEMS, QUESTION, RESULT, REVIEW, TRIAL
from .frame import Frame
from .opening import Opened, open_tree

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from ..walk import Walk

GLANCE = 0.3
"""How often the tree's file is looked at, in seconds."""
KEPT = "Kept: these are your answers now. u brings back the ones before."
KEPT_IN_PART = "Kept, but for what was only assumed: that is yours to answer. u brings back the answers before."
UNKEPT = "Your answers are back as they were before. u changes to the others again."


class Shell(Frame):
    """The decision guide."""

    def __init__(self, opened: Opened | None = None, walk: Walk | None = None) -> None:
        self.opened, self.walk = opened, walk
        super().__init__(HOME if opened is None else self._belonging())
        self.aside: list[tuple[str, Walk]] = []
        self.kept: Walk | None = None  # the walk of a tree that can't be used just now
        self.trial: Walk | None = None  # a walk that is tried out beside the own one
        self.before: Walk | None = None  # the own walk before a trial was kept
        self.assumed: frozenset[str] = frozenset()  # the questions on it that nobody has answered
        self.changing = False
        self.saved_as = ""  # the format that the result was saved in last
        self.newer: Opened | None = None  # the tree as somebody saved it, with mistakes, while the walk goes on in the old one
        self.glance: Callable[[], None] | None = None  # looks at the tree's file, now and then

    @classmethod
    def opened_with(
        cls,
        tree: str | None,
        subject: str = "",
        answers: Mapping[str, str] | None = None,
        notes: Mapping[str, str] | None = None,
    ) -> Shell:
        """The app with a tree opened and answers replayed, if any are given, with the notes on them. Raises CannotAnswer for
        one that doesn't fit."""
        from ..text import one_line

        opened = open_tree(tree) if tree else None
        if opened is None or opened.tree is None:
            return cls(opened)
        from ..walk import Walk

        return cls(opened, Walk(opened.tree, subject=one_line(subject), notes=notes or {}).replay(answers or {}))

    # ---- which screen is shown ----------------------------------------------------------------------------------------

    def _belonging(self) -> str:
        """The screen that belongs to the state of things."""
        if self.walk is None:
            return PROBLEMS
        return REVIEW if self.walk.finished else QUESTION

    def go(self, name: str) -> None:
        """Show a screen as things are now: uncover it if it is open already, else lay it on top."""
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

    # ---- what happens to the walk --------------------------------------------------------------------------------------

    def begin(self, subject: str = "", answers: Mapping[str, str] | None = None) -> None:
        """Begin a walk through the opened tree, with some answers already given if it is an example."""
        from ..walk import Walk

        if self.opened is None or self.opened.tree is None:
            self.go(PROBLEMS)
            return
        self.set_aside()
        self.changing = False
        self.walk = Walk(self.opened.tree, subject=subject).replay(answers or {})
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

        assert self.walk is not None
        assert opened.tree is not None
        before, after = self.walk.tree, onward(self.walk, opened.tree)
        self.set_aside()
        self.opened, self.newer, self.changing, self.walk = opened, None, False, after
        self.show_what_belongs()
        self.call_after_refresh(self._say, carried_in_words(after, before))

    def _say(self, sentence: str) -> None:
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(sentence)

    def set_aside(self) -> None:
        """Keep the present walk until the app is left."""
        if self.walk is not None and self.opened is not None and (self.walk.given or self.walk.notes):
            self.aside.append((self.opened.name, self.walk))
        self.walk = None

    def _private(self) -> tuple[str, ...]:
        walks = [walk for walk in (self.walk, self.trial, self.kept, *(walk for _, walk in self.aside)) if walk is not None]
        return tuple(part for walk in walks for part in (walk.subject, *walk.given, *walk.given.values(), *walk.notes.values()))

    @property
    def exit_code(self) -> int:
        """0 when it was left in good order, 1 when no tree could be used, else what ended it."""
        return self.return_code or (1 if self._unusable else 0)

    @property
    def _unusable(self) -> bool:
        return self.opened is not None and self.opened.tree is None

    def last_words(self, width: int) -> list[str]:
        """What to say about every walk on the normal screen."""
        from .leaving import last_words

        walk = self.walk or self.kept
        now = [(self.opened.name, walk)] if self.opened is not None and walk is not None else []
        return [last_words(name, walk, width) for name, walk in (*self.aside, *now)]

    def complaint(self) -> str:
        """What went wrong, if anything did."""
        unusable = f"{self.opened.says}\n" if self._unusable and self.opened is not None else ""
        return super().complaint() or unusable

    def on_mount(self) -> None:
        """Look at the tree's file now and then, if that was asked for."""
        if self.glance is not None:
            self.set_interval(GLANCE, self.glance)
