"""What the rows of a sheet come to, as finished assessments in the store."""

from __future__ import annotations

from ..assessment import begun, edition_of
from ..store import NotStored
from ..value import Frozen, changed
from .ending import Ended
from .home import lasting_name, now, organisation_of
from .stored import store_to_write

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from ..assessment import Assessment
    from ..filled import Ruled
    from ..model import Tree

AT_ONCE = 2_000
"""How many are written in one transaction: a sheet of no more is saved whole or not at all, and of a larger one no more than
this is held in memory."""


class SavedRows:
    """Saves decided rows, each once: what the store has already, and what stood in an earlier row, isn't saved again."""

    def __init__(self, given: argparse.Namespace, tree: Tree) -> None:
        self.saved = self.there = 0
        self._edition = edition_of(tree)
        self._blank = begun(lasting_name(given.tree), self._edition, now(), organisation=organisation_of(given))
        self._waiting: list[Assessment] = []
        self._store = store_to_write(given)
        self._marks: set[bytes] | None = None

    def __enter__(self) -> SavedRows:
        return self

    def __exit__(self, *_: object) -> None:
        self._store.close()

    def take(self, row: Ruled) -> None:
        """Save a row sooner or later, if it is decided. Raises Ended."""
        if row.ruling is None:
            return
        outcome = row.ruling.outcome
        told = {"outcome": outcome.id, "result": outcome.name, "firmness": row.ruling.firmness}
        done = self._blank.started
        self._waiting.append(
            changed(self._blank, subject=row.row.subject, answers=Frozen(row.row.given), finished=done, **told)
        )
        if len(self._waiting) >= AT_ONCE:
            self._save()

    def done(self) -> str:
        """Save what waits, and say how many were saved. Raises Ended."""
        self._save()
        there = f", {self.there:,} there already" if self.there else ""
        return f"{self.saved:,} saved{there}: `guide list` names them.\n"

    def _save(self) -> None:
        try:
            if self._marks is None:
                self._marks = self._store.results(self._edition.digest)
            new = self._store.add_results(self._waiting, self._edition, self._marks)
        except NotStored as fault:
            before = f" {self.saved:,} rows are saved." if self.saved else ""
            raise Ended(2, f"{fault}{before}") from None
        self.saved, self.there = self.saved + new, self.there + len(self._waiting) - new
        self._waiting.clear()
