"""One sitting: the walk that goes on, saved at every step, and those that were left, with what to say of them at the end."""

from __future__ import annotations

from .frame import Frame
from .leaving import Left, last_words
from .opening import lasting_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..recorder import Recorder
    from ..walk import Walk
    from .opening import Opened


class Sitting(Frame):
    """An app that holds a walk. Derived classes say which screen it opens with."""

    def __init__(self, opened: Opened | None, walk: Walk | None, recorder: Recorder | None) -> None:
        self.recorder = recorder  # saves the walk, if it is to be saved at all
        self.opened, self._own = opened, walk
        if recorder is not None and opened is not None and walk is not None and recorder.assessment is None:
            recorder.begin(lasting_name(opened), walk)
        super().__init__(self._beginning())
        self.aside: list[Left] = []  # the walks that were left
        self.kept: Walk | None = None  # the walk of a tree that can't be used just now
        self.drafts: dict[str, str] = {}  # notes that were typed and not kept, by question
        self.before_leaving: Callable[[], None] | None = None  # keeps the note that is being typed

    def _beginning(self) -> str:
        """The screen to open with."""
        raise NotImplementedError

    @property
    def walk(self) -> Walk | None:
        """The walk. Whoever replaces it goes on when the new one is saved, or can't be: nothing is shown before."""
        return self._own

    @walk.setter
    def walk(self, walk: Walk | None) -> None:
        self._own = walk
        if walk is not None and self.recorder is not None:
            self.recorder.take(walk)
            news = self.recorder.news
            if news:
                self.call_after_refresh(self._say, news, good=not self.recorder.trouble)

    def _say(self, sentence: str, *, good: bool = True) -> None:
        say = getattr(self.screen, "say", None)
        if say is not None:
            say(sentence, good=good)

    def set_aside(self) -> None:
        """Keep the present walk until the app is left."""
        if self.walk is not None and self.opened is not None and (self.walk.given or self.walk.notes):
            self.aside = self._all_left(self.walk)
        self.walk, self.drafts = None, {}
        if self.recorder is not None:
            self.recorder.leave()

    def _all_left(self, walk: Walk) -> list[Left]:
        """What was left, with the present walk as the last: each assessment once, as it stands. One that was only looked at
        isn't among them."""
        assert self.opened is not None
        saved = self.recorder.assessment if self.recorder is not None else None
        id = saved.id if saved is not None else ""
        others = [left for left in self.aside if not id or left.id != id]
        looked_at = self.recorder is not None and self.recorder.sealed
        return others if looked_at else [*others, Left(self.opened.name, walk, id)]

    async def action_quit(self) -> None:
        """Leave, with the note that is being typed."""
        if self.before_leaving is not None:
            self.before_leaving()
        await super().action_quit()

    def last_words(self, width: int) -> list[str]:
        """What to say about every walk on the normal screen."""
        walk = self.walk or self.kept
        left = self.aside if self.opened is None or walk is None else self._all_left(walk)
        command = self.recorder.command_for if self.recorder is not None else None
        return [last_words(one, width, command(one.id) if command and one.id else "") for one in left]

    def on_mount(self) -> None:
        """Open the store beside the first picture."""
        if self.recorder is not None:
            self.call_after_refresh(self._warm)

    def _warm(self) -> None:
        """Open the store beside the first picture, so that the first answer doesn't wait for that."""
        from threading import Thread

        if self.recorder is not None:
            Thread(target=self.recorder.warm, daemon=True).start()
