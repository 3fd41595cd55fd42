"""Keeping a walk while it goes on. It never stops one: what can't be saved is told once, and tried again with the next answer.

Each time the whole assessment is written. All that a verdict needs is imported when there is something to save: the first
question doesn't wait for that.
"""

from __future__ import annotations

from .outbox import Outbox
from .started import program
from .value import changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from .assessment import Assessment, Edition
    from .model import Tree
    from .store import Store
    from .walk import Walk


class Recorder:
    """What is saved of the walks of one person, in the store at `path`.

    `now` tells the time, `option` is what a command must say to find the same store. `assessment` is the walk that goes on, as
    it was last written down, whether or not that was saved. It is `sealed` if it was finished when it was taken up: it is only
    looked at, until something is changed and another one follows it.
    """

    def __init__(self, path: str, now: Callable[[], str], organisation: str = "", option: str = "") -> None:
        self.path, self.now, self.organisation, self.option = path, now, organisation, option
        self.outbox = Outbox(path)
        self.assessment: Assessment | None = None
        self._told = ""
        self._news: list[str] = []  # what else is to be told
        self._walk: Walk | None = None
        self._begun = "", ""
        self.sealed = False
        self._moves = True  # where the walk stands is written down, too
        self._edition: tuple[Tree, Edition] | None = None

    def begin(self, tree: str, walk: Walk) -> None:
        """A walk begins, with what it holds already. It is saved as soon as there is more to it."""
        self.leave()
        self._walk, self._begun = walk, (tree, self.now())

    def take_up(self, assessment: Assessment, walk: Walk) -> None:
        """A saved walk goes on from where `walk` stands. That alone writes nothing: the first change does."""
        self.leave()
        self.assessment, self._walk, self.sealed = assessment, walk, bool(assessment.finished)
        self._moves = not self.sealed and assessment.digest == self._edition_of(walk).digest

    def leave(self) -> None:
        """The walk is left; what comes next is another one. If it isn't saved, it will be together with that."""
        self.outbox.leave()
        self.assessment = self._walk = None
        self.sealed, self._moves = False, True

    def take(self, walk: Walk) -> None:
        """The walk has gone on to `walk`: write that down, and return when it is on the disk, or can't be."""
        if self._walk is None:
            return
        if self._same(walk):
            if self.trouble:
                self._send()
            return
        from .assessment import written_down

        edition = self._edition_of(walk)
        self._walk, before = walk, self._on(edition, walk)
        now, only_named = self.now(), self.sealed  # else another one has begun
        after = changed(before, subject=walk.subject, changed=now) if only_named else written_down(before, walk, now)
        self._save(after, edition)

    def conclude(self, walk: Walk) -> None:
        """Its owner has seen the result of `walk`, which may still have open questions that can't change it."""
        if self.assessment is not None and not self.assessment.finished:
            from .assessment import concluded, written_down

            edition = self._edition_of(walk)
            before = self._on(edition, walk)
            if before is not self.assessment:
                before = written_down(before, walk, self.now())
            self._save(concluded(before, walk, self.now()), edition)

    def warm(self) -> None:
        """Open the store ahead of the first answer."""
        self.outbox.warm()

    def to_read(self) -> Store:
        """The store, for who wants to read in it; nothing is made where there is none. Raises NotStored."""
        return self.outbox.to_read()

    def close(self) -> None:
        """Have done with the store, after a last try to save what it didn't take."""
        self.outbox.close()

    @property
    def trouble(self) -> str:
        """Why the last try to save didn't succeed, as a sentence; empty if it did."""
        return self.outbox.trouble

    @property
    def unsaved(self) -> tuple[tuple[Assessment, Edition], ...]:
        """What the store didn't take, each assessment with the edition that was walked."""
        return self.outbox.unsaved

    @property
    def command(self) -> str:
        """The command that goes on with the walk; empty where not all of it is saved."""
        return self.command_for(self.assessment.id) if self.assessment is not None else ""

    def command_for(self, id: str) -> str:
        """The command that goes on with one of the walks of this sitting; empty where not all of it is saved."""
        waiting = id in {one.id for one, _ in self.unsaved}
        return "" if waiting else f"{program()} resume {self.outbox.called.get(id, id)}{self.option}"

    @property
    def news(self) -> str:
        """What is to be told now, once: that it isn't saving and why, or that it is again, or by which name it goes on."""
        news = [*self._news, *(_beside(*names) for names in self.outbox.beside)]
        self._news, self.outbox.beside = [], []
        if self.trouble != self._told:
            self._told = self.trouble
            news.append(f"Your answers aren’t being saved. {self.trouble}" if self.trouble else "Your answers are saved again.")
        return " ".join(news)

    def _on(self, edition: Edition, walk: Walk) -> Assessment:
        """The assessment that the walk belongs to now. One that was finished when it was taken up, or whose result or answers
        would be lost on another edition of its tree, stays as it is, and another follows it."""
        from .assessment import begun

        before = self.assessment or begun(self._begun[0], edition, self._begun[1], organisation=self.organisation)
        if before.digest == edition.digest:
            return self._follower(before, edition) if self.sealed and self._altered(walk) else before
        fewer = len(walk.given) < len(before.answers) or len(walk.notes) < len(before.notes)
        if before.finished or fewer:
            return self._follower(before, edition)
        return changed(before, digest=edition.digest, title=edition.title)

    def _follower(self, before: Assessment, edition: Edition) -> Assessment:
        """An assessment that follows another one. What of that isn't saved yet will be first."""
        from .assessment import begun

        self.outbox.leave()
        self.sealed = False
        self._news.append(f"This begins a new assessment: {before.id} stays as it is.")
        after = begun(before.tree, edition, self.now(), organisation=before.organisation, follows=before.id)
        same = before.digest == edition.digest
        return changed(after, finished=after.started) if before.finished and same else after

    def _save(self, assessment: Assessment, edition: Edition) -> None:
        from .store.ids import new_id

        named = assessment if assessment.id else changed(assessment, id=new_id())
        self.assessment, self._moves = self.outbox.put(named, edition), not self.sealed

    def _send(self) -> None:
        self.assessment = self.outbox.send() or self.assessment

    def _altered(self, walk: Walk) -> bool:
        """Whether more than a name is another one."""
        return self._walk is None or _said(self._walk) != _said(walk)

    def _same(self, walk: Walk) -> bool:
        """Whether there is nothing to write down: the walk is as it was saved, or as it began."""
        before = self._walk
        assert before is not None
        moved = self._moves and before.asking != walk.asking
        return not (moved or before.subject != walk.subject or self._altered(walk))

    def _edition_of(self, walk: Walk) -> Edition:
        from .assessment import edition_of

        if self._edition is None or self._edition[0] is not walk.tree:
            self._edition = walk.tree, edition_of(walk.tree)
        return self._edition[1]


def _said(walk: Walk) -> tuple[object, ...]:
    """All of a walk but where it stands, and what it is called."""
    return walk.given, walk.notes, walk.tree.source.text


def _beside(id: str, now: str) -> str:
    return f"{id} was changed elsewhere meanwhile: your answers are saved beside it, as {now}."
