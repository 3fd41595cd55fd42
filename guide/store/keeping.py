"""An open store: what is in it, and how it is changed.

Nothing that is written here goes over what somebody else has written meanwhile: an assessment that has changed since it was
read is saved beside the changed one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress
from itertools import chain

from ..assessment import Assessment, Edition
from ..text import one_line
from ..value import Value, changed
from .database import Opened
from .fault import NotStored, not_stored
from .ids import new_id
from .opening import opened
from .reading import opened_to_read
from .rows import INSERT, SELECT, SELECT_RESULTS, UPDATE, as_result, as_row, assessment_in, for_update, mark_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .rows import Cell

PATIENCE = 2.0
"""Seconds to wait for another program that is writing."""
MOST_TRIED = 1_000
"""How many names are tried for a new assessment."""


class TakenIn(Value):
    """An assessment that was taken in, as it is named here. `beside` is the one whose name it bore: another one here does."""

    assessment: Assessment
    beside: str = ""


class Store:
    """An open store. Whatever can't be done raises NotStored with a sentence.

    `refusal` says why nothing can be written to it, and is empty if it can: of a store that can't be read, there is none.
    `blank` is one to read whose file has nothing in it, or isn't there.
    """

    def __init__(self, path: str, found: Opened) -> None:
        self.path, self.refusal, self.blank = path, found.refusal, found.blank
        self._connection = found.connection
        self._file = _identity(path)

    @classmethod
    def at(cls, path: str, patience: float = PATIENCE) -> Store:
        """The store in a file, which is made if there is none."""
        return cls(path, opened(path, patience))

    @classmethod
    def to_read(cls, path: str, patience: float = PATIENCE) -> Store:
        """The same, but nothing is made or brought up: where there is no file, an empty store that is kept nowhere."""
        return cls(path, opened_to_read(path, patience))

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Have done with it."""
        with suppress(sqlite3.Error):
            self._connection.close()

    @property
    def gone(self) -> bool:
        """Whether the file has been taken away or replaced since it was opened."""
        return _identity(self.path) != self._file

    def all(self) -> tuple[Assessment, ...]:
        """Every assessment, the one that changed last first."""
        return self._found("ORDER BY changed DESC, id")

    def unfinished(self) -> tuple[Assessment, ...]:
        """Those that haven't come to a result, nor gone on as another one, the one that changed last first."""
        gone_on = "SELECT follows FROM assessments"  # it is looked through once for all of them
        return self._found(f"WHERE finished = '' AND id NOT IN ({gone_on}) ORDER BY changed DESC, id")

    def followers(self, id: str) -> tuple[Assessment, ...]:
        """Those that go on from the assessment of a name, the one that changed last first."""
        return self._found("WHERE follows = ? ORDER BY changed DESC, id", id)

    def get(self, id: str) -> Assessment | None:
        """The assessment of a name."""
        return next(iter(self._found("WHERE id = ?", id)), None)

    def edition(self, digest: str) -> Edition:
        """The text of a tree that some assessment was walked through. Raises NotStored if the store doesn't have it."""
        with self._told():
            row = self._connection.execute("SELECT digest, title, text FROM trees WHERE digest = ?", (digest,)).fetchone()
        if row is None:
            raise NotStored("The text of its tree is missing.")
        return Edition(*map(str, row))

    def put(self, assessment: Assessment, edition: Edition) -> Assessment:
        """Write an assessment down, and return it with its name and revision.

        One without a name is new. One that was changed or deleted by somebody else since is saved beside theirs, by a new name.
        """
        with self._writing():
            self._keep(edition)
            before = self._connection.execute("SELECT digest FROM assessments WHERE id = ?", (assessment.id,)).fetchone()
            if before is None or not self._connection.execute(UPDATE, for_update(assessment)).rowcount:
                return self._added(assessment)
            if before[0] != assessment.digest:
                self._forget_unused_trees()
            return changed(assessment, revision=assessment.revision + 1)

    def add(self, assessments: Iterable[Assessment], editions: Iterable[Edition]) -> tuple[TakenIn, ...]:
        """Take assessments in from elsewhere, all or none. Returns those that weren't there yet.

        One whose name is taken gets another, and what follows it does so by that. None follows what isn't there.
        """
        with self._writing():
            for edition in editions:
                self._keep(edition)
            here = self.all()
            there = {one.id for one in here}
            known = {_essence(one): one.id for one in here}
            renamed: dict[str, str] = {}
            fresh: list[TakenIn] = []
            for one in assessments:
                if _essence(one) not in known:
                    added = self._added(one)
                    known[_essence(one)] = added.id
                    fresh.append(TakenIn(added, one.id if one.id in there else ""))
                renamed.setdefault(one.id, known[_essence(one)])
            self._forget_unused_trees()
            return tuple(changed(one, assessment=self._following(one.assessment, renamed)) for one in fresh)

    def results(self, digest: str) -> set[bytes]:
        """A mark of every result that walks through an edition have come to, for `add_results`."""
        with self._told():
            return {mark_of(*row) for row in self._connection.execute(SELECT_RESULTS, (digest,))}

    def add_results(self, assessments: Iterable[Assessment], edition: Edition, there: set[bytes]) -> int:
        """Write down finished walks through one edition, all or none, but for those of the same subject and organisation with
        the same answers as one that is `there`, or came before. Adds their marks to those, and returns how many are new."""
        new: dict[bytes, Assessment] = {}
        for one in assessments:
            mark = mark_of(*as_result(one))
            if mark not in there:
                new.setdefault(mark, one)
        if new:
            with self._writing():
                self._keep(edition)
                for one in new.values():
                    self._added(one)
        there.update(new)
        return len(new)

    def delete(self, ids: Iterable[str]) -> bool:
        """Delete assessments. Returns whether nothing of them is left in the file: where another program reads in it all the
        while, that is so when it has done."""
        with self._writing():
            self._connection.executemany("DELETE FROM assessments WHERE id = ?", [(id,) for id in ids])
            self._forget_unused_trees()
        with self._told():  # it waits for others as long as any command does
            busy, _, _ = self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        return not busy

    def _found(self, where: str, *cells: str) -> tuple[Assessment, ...]:
        with self._told():
            rows = self._connection.execute(f"{SELECT} {where}", cells).fetchall()
            shared: dict[str, str] = {}
            return tuple(assessment_in(row, shared) for row in rows)

    def _added(self, assessment: Assessment) -> Assessment:
        """A new row, by its own name if that is free."""
        execute = self._connection.execute
        for name in filter(None, chain([assessment.id], (new_id() for _ in range(MOST_TRIED)))):
            if not execute("SELECT 1 FROM assessments WHERE id = ?", (name,)).fetchone():
                added = changed(assessment, id=name, revision=1)
                execute(INSERT, as_row(added))
                return added
        raise NotStored(f"{one_line(self.path)} holds nearly as many assessments as there are names for: use another file.")

    def _following(self, assessment: Assessment, renamed: Mapping[str, str]) -> Assessment:
        """An assessment that was added, following what the one that it went on from is called here."""
        if not assessment.follows:
            return assessment
        before = renamed.get(assessment.follows, assessment.follows)
        if before == assessment.id or self.get(before) is None:
            before = ""
        self._connection.execute("UPDATE assessments SET follows = ? WHERE id = ?", (before, assessment.id))
        return changed(assessment, follows=before)

    def _keep(self, edition: Edition) -> None:
        row: list[Cell] = [edition.digest, edition.title, edition.text]
        self._connection.execute("INSERT OR IGNORE INTO trees (digest, title, text) VALUES (?, ?, ?)", row)

    def _forget_unused_trees(self) -> None:
        self._connection.execute("DELETE FROM trees WHERE digest NOT IN (SELECT digest FROM assessments)")

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """One change of the store, all or nothing, down to the disk."""
        if self.refusal:
            raise NotStored(self.refusal)
        with self._told():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                with suppress(sqlite3.Error):
                    self._connection.execute("ROLLBACK")
                raise

    @contextmanager
    def _told(self) -> Iterator[None]:
        try:
            yield
        except (ValueError, TypeError, OverflowError, RecursionError):  # a row that this program hasn't written
            raise not_stored(self.path, sqlite3.DataError()) from None
        except (sqlite3.Error, OSError, MemoryError) as error:
            raise not_stored(self.path, error) from None


def _essence(assessment: Assessment) -> tuple[object, ...]:
    """What makes two assessments the same one, whatever they are called, and wherever their tree is."""
    content = assessment.content
    told = (content.subject, content.organisation, content.asking, content.started, content.changed)
    came_to = (content.digest, content.finished, content.outcome, content.result, content.firmness)
    return (*told, *came_to, tuple(content.answers.items()), tuple(content.notes.items()))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
