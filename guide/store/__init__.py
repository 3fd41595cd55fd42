"""Saved assessments, in one SQLite file that is its owner's alone. This is the only room that imports `sqlite3`.

Nothing that is written here goes over what somebody else has written meanwhile: an assessment that has changed since it was
read is saved beside the changed one.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager, suppress

from ..assessment import Assessment, Edition
from ..value import changed
from .fault import NotOurs, NotStored, not_stored
from .ids import new_id
from .opening import PATIENCE, Opened, in_memory, opened
from .rows import INSERT, SELECT, UPDATE, as_row, assessment_in, for_update

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from .rows import Cell

__all__ = ["NotOurs", "NotStored", "Store", "erase"]

BESIDE = ("", "-wal", "-shm", "-journal")
"""How the names of a store's files end."""


class Store:
    """An open store. Whatever can't be done raises NotStored with a sentence.

    `refusal` says why nothing can be written to it, and is empty if it can: of a store that can't be read, there is none.
    """

    def __init__(self, path: str, found: Opened) -> None:
        self.path, self.refusal = path, found.refusal
        self._connection = found.connection
        self._file = _identity(path)

    @classmethod
    def at(cls, path: str, patience: float = PATIENCE) -> Store:
        """The store in a file, which is made if there is none."""
        return cls(path, opened(path, patience))

    @classmethod
    def to_read(cls, path: str) -> Store:
        """The same, but nothing is made: where there is no file, an empty store that is kept nowhere."""
        return cls.at(path) if os.path.lexists(path) else cls(path, in_memory())

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
        going_on = "NOT EXISTS (SELECT 1 FROM assessments AS later WHERE later.follows = assessments.id)"
        return self._found(f"WHERE finished = '' AND {going_on} ORDER BY changed DESC, id")

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
            if assessment.id and self._connection.execute(UPDATE, for_update(assessment)).rowcount:
                return changed(assessment, revision=assessment.revision + 1)
            return self._added(assessment)

    def add(self, assessments: Iterable[Assessment], editions: Iterable[Edition]) -> tuple[Assessment, ...]:
        """Take assessments in from elsewhere, all or none. Returns those that weren't there yet, as they are named here."""
        with self._writing():
            for edition in editions:
                self._keep(edition)
            known = {_essence(assessment) for assessment in self.all()}
            fresh: list[Assessment] = []
            for assessment in assessments:
                if _essence(assessment) not in known:
                    known.add(_essence(assessment))
                    fresh.append(self._added(assessment))
            self._forget_unused_trees()
        return tuple(fresh)

    def delete(self, ids: Iterable[str]) -> None:
        """Delete assessments, so that nothing of them is left in the file."""
        with self._writing():
            self._connection.executemany("DELETE FROM assessments WHERE id = ?", [(id,) for id in ids])
            self._forget_unused_trees()
        with self._told():
            self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def _found(self, where: str, *cells: str) -> tuple[Assessment, ...]:
        with self._told():
            rows = self._connection.execute(f"{SELECT} {where}", cells).fetchall()
            return tuple(assessment_in(row) for row in rows)

    def _added(self, assessment: Assessment) -> Assessment:
        """A new row, by its own name if that is free."""
        taken = self._connection.execute
        id = assessment.id
        while not id or taken("SELECT 1 FROM assessments WHERE id = ?", (id,)).fetchone():
            id = new_id()
        added = changed(assessment, id=id, revision=1)
        taken(INSERT, as_row(added))
        return added

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
        except ValueError:  # a row that this program hasn't written
            raise not_stored(self.path, sqlite3.DataError()) from None
        except (sqlite3.Error, OSError) as error:
            raise not_stored(self.path, error) from None


def erase(path: str) -> None:
    """Remove a store with all that it holds. Raises NotStored if something of it can't be removed."""
    with suppress(NotStored), Store.at(path) as store:  # first what is in it, for whoever has it open
        store.delete(assessment.id for assessment in store.all())
    try:
        for end in BESIDE:
            with suppress(FileNotFoundError):
                os.unlink(path + end)
    except OSError as error:
        raise not_stored(path, error) from None


def _essence(assessment: Assessment) -> tuple[object, ...]:
    """What makes two assessments the same one, whatever they are called."""
    content = assessment.content
    told = (content.tree, content.subject, content.organisation, content.asking, content.started, content.changed)
    came_to = (content.digest, content.finished, content.outcome, content.result, content.firmness)
    return (*told, *came_to, tuple(content.answers.items()), tuple(content.notes.items()))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)
    except OSError:
        return None
    return found.st_dev, found.st_ino
