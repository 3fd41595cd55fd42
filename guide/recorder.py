"""Keeping a walk while it goes on. It never stops one: what can't be saved is told once, and tried again with the next answer.

Each time the whole assessment is written, so that the first success after a failure saves everything. The database, and
all that a verdict needs, are imported when there is something to save: the first question doesn't wait for that.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Lock

from .started import program
from .value import NOTHING, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from .assessment import Assessment, Edition
    from .model import Tree
    from .store import Store
    from .walk import Walk

IMPATIENT = 0.1
"""Seconds to wait for another program once waiting has been in vain: somebody sits before the screen."""


class Recorder:
    """What is saved of the walks of one person, in the store at `path`.

    `now` tells the time, `option` is what a command must say to find the same store. `assessment` is the walk that goes on, as
    it was last written down, whether or not that was saved; `trouble` is why the last try to save didn't succeed, empty if
    it did.
    """

    def __init__(self, path: str, now: Callable[[], str], organisation: str = "", option: str = "") -> None:
        self.path, self.now, self.organisation, self.option = path, now, organisation, option
        self.assessment: Assessment | None = None
        self.trouble = ""
        self._told = ""
        self._store: Store | None = None
        self._patience: Mapping[str, float] = NOTHING
        self._walk: Walk | None = None
        self._begun = "", ""
        self._unsaved: tuple[tuple[Assessment, Edition], ...] = ()  # of the walk that goes on
        self._left: tuple[tuple[Assessment, Edition], ...] = ()  # of those that were left before the store took them
        self._edition: tuple[Tree, Edition] | None = None
        self._opening = Lock()

    def begin(self, tree: str, walk: Walk) -> None:
        """A walk begins, with what it holds already. It is saved as soon as there is more to it."""
        self.leave()
        self._walk, self._begun = walk, (tree, self.now())

    def take_up(self, assessment: Assessment, walk: Walk) -> None:
        """A saved walk goes on."""
        self.leave()
        self.assessment, self._walk = assessment, walk

    def leave(self) -> None:
        """The walk is left; what comes next is another one. If it isn't saved, it will be together with that."""
        self._left, self._unsaved = self.unsaved, ()
        self.assessment = self._walk = None

    def take(self, walk: Walk) -> None:
        """The walk has gone on to `walk`: write that down, and return when it is on the disk, or can't be."""
        if self._walk is None or self._same(walk):
            return
        from .assessment import written_down

        edition = self._edition_of(walk)
        self._walk, before = walk, self._on(edition, walk)
        self._save(written_down(before, walk, self.now()), edition)

    def conclude(self, walk: Walk) -> None:
        """Its owner has seen the result of `walk`, which may still have open questions that can't change it."""
        if self.assessment is not None and self.assessment.revision and not self.assessment.finished:
            from .assessment import concluded

            self._save(concluded(self.assessment, walk, self.now()), self._edition_of(walk))

    def ready(self) -> None:
        """Open the store, if it isn't open. Raises NotStored."""
        from .store import Store

        with self._opening:
            if self._store is not None and self._store.gone:
                self._store.close()
                self._store = None
            if self._store is None:
                self._store = Store.at(self.path, **self._patience)

    def warm(self) -> None:
        """Open the store ahead of the first answer. What is wrong with it shows then."""
        from . import assessment  # noqa: F401  (what it imports is needed then, too)
        from .store import NotStored

        with suppress(NotStored):
            self.ready()

    def to_read(self) -> Store:
        """The store, for who wants to read in it; nothing is made where there is none. Raises NotStored."""
        from .store import Store

        if self._store is None and not os.path.lexists(self.path):
            return Store.to_read(self.path)
        self.ready()
        assert self._store is not None
        return self._store

    def close(self) -> None:
        """Have done with the store, after a last try to save what it didn't take."""
        if self.unsaved:
            self._try()
        self._shut()

    @property
    def command(self) -> str:
        """The command that goes on with the walk; empty where not all of it is saved."""
        saved = self.assessment is not None and self.assessment.revision and not self._unsaved
        return f"{program()} resume {self.assessment.id}{self.option}" if saved and self.assessment else ""

    @property
    def unsaved(self) -> tuple[tuple[Assessment, Edition], ...]:
        """What the store didn't take, each assessment with the edition that was walked."""
        return (*self._left, *self._unsaved)

    @property
    def news(self) -> str:
        """What is to be told now: that it isn't saving and why, once for each reason, or that it is again. Else empty."""
        if self.trouble == self._told:
            return ""
        self._told = self.trouble
        return f"Your answers aren’t being saved. {self.trouble}" if self.trouble else "Your answers are saved again."

    def _shut(self) -> None:
        with self._opening:
            if self._store is not None:
                self._store.close()
            self._store = None

    def _on(self, edition: Edition, walk: Walk) -> Assessment:
        """The assessment on the edition that its walk goes through now. One whose result or answers would be lost by that
        stays as it is, and another follows it."""
        from .assessment import begun

        before = self.assessment or begun(self._begun[0], edition, self._begun[1], organisation=self.organisation)
        if before.digest == edition.digest:
            return before
        fewer = len(walk.given) < len(before.answers) or len(walk.notes) < len(before.notes)
        if not before.revision or not (before.finished or fewer):
            return changed(before, digest=edition.digest, title=edition.title)
        return begun(before.tree, edition, self.now(), organisation=before.organisation, follows=before.id)

    def _save(self, assessment: Assessment, edition: Edition) -> None:
        self.assessment, self._unsaved = assessment, ((assessment, edition),)
        self._try()

    def _try(self) -> None:
        """Save what isn't, beginning with what was left."""
        from .store import NotStored

        try:
            self.ready()
            assert self._store is not None
            while self._left:
                self._store.put(*self._left[0])
                self._left = self._left[1:]
            for unsaved in self._unsaved:
                self.assessment = self._store.put(*unsaved)
            self._unsaved, self.trouble, self._patience = (), "", NOTHING
        except NotStored as fault:
            self.trouble, self._patience = str(fault), {"patience": IMPATIENT}
            self._shut()

    def _same(self, walk: Walk) -> bool:
        """Whether there is nothing to write down: the walk is as it was saved, or as it began."""
        before = self._walk
        return before is not None and not self.trouble and _kept(before) == _kept(walk)

    def _edition_of(self, walk: Walk) -> Edition:
        from .assessment import edition_of

        if self._edition is None or self._edition[0] is not walk.tree:
            self._edition = walk.tree, edition_of(walk.tree)
        return self._edition[1]


def _kept(walk: Walk) -> tuple[object, ...]:
    return walk.given, walk.subject, walk.asking, walk.notes, walk.tree.source.text
