"""What is to be saved, and isn't yet: it is tried again with whatever comes next, so that the first success saves everything.

The database is imported when there is something to save.
"""

from __future__ import annotations

import os
from contextlib import suppress
from threading import Lock

from .value import NOTHING

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .assessment import Assessment, Edition
    from .store import Store

IMPATIENT = 0.1
"""Seconds to wait for another program once waiting has been in vain: somebody sits before the screen."""


class Outbox:
    """The way into the store at `path`.

    `trouble` is why the last try to save didn't succeed, empty if it did. `called` is by which names the store took those whose
    own were taken, or that somebody else has changed meanwhile; `beside` are the latter, until that is told.
    """

    def __init__(self, path: str) -> None:
        self.path, self.trouble = path, ""
        self.called: dict[str, str] = {}
        self.beside: list[tuple[str, str]] = []
        self.patience: Mapping[str, float] = NOTHING
        self._store: Store | None = None
        self._last: tuple[tuple[Assessment, Edition], ...] = ()  # of the walk that goes on
        self._left: tuple[tuple[Assessment, Edition], ...] = ()  # of those that were left before the store took them
        self._opening = Lock()

    @property
    def unsaved(self) -> tuple[tuple[Assessment, Edition], ...]:
        """What the store didn't take, each assessment with the edition that was walked."""
        return (*self._left, *self._last)

    def leave(self) -> None:
        """What comes next is another assessment. If this one isn't saved, it will be together with that."""
        self._left, self._last = self.unsaved, ()

    def put(self, assessment: Assessment, edition: Edition) -> Assessment:
        """Save the assessment that goes on, in place of what wasn't saved of it before. Returns it as it is in the store, or
        unchanged where that doesn't take it."""
        self._last = ((assessment, edition),)
        return self.send() or assessment

    def send(self) -> Assessment | None:
        """Save what isn't, beginning with what was left. Returns the one that goes on, if all is saved."""
        from .store import NotStored

        sent: Assessment | None = None
        try:
            while self._left:
                self._take(*self._left[0])
                self._left = self._left[1:]
            for last in self._last:
                sent = self._take(*last)
            self._last, self.trouble, self.patience = (), "", NOTHING
        except NotStored as fault:
            self.trouble, self.patience = str(fault), {"patience": IMPATIENT}
            self._shut()
        return sent

    def ready(self) -> Store:
        """The store, opened if it isn't open. Raises NotStored."""
        from .store import Store

        with self._opening:
            if self._store is not None and self._store.gone:
                self._store.close()
                self._store = None
            if self._store is None:
                self._store = Store.at(self.path, **self.patience)
            return self._store

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
        return self.ready()

    def close(self) -> None:
        """Have done with the store, after a last try to save what it didn't take."""
        if self.unsaved:
            self.send()
        self._shut()

    def _take(self, assessment: Assessment, edition: Edition) -> Assessment:
        saved = self.ready().put(assessment, edition)
        if saved.id != assessment.id:
            self.called[assessment.id] = saved.id
            self.beside += [(assessment.id, saved.id)] if assessment.revision else []
        return saved

    def _shut(self) -> None:
        with self._opening:
            if self._store is not None:
                self._store.close()
            self._store = None
