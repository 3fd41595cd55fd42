"""What the tests of the store share: a file for one, and walks to keep."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

import pytest

from guide.assessment import Assessment, begun, edition_of, written_down
from guide.store import Store
from guide.walk import Walk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from guide.model import Tree


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "home" / "assessments.db")


@pytest.fixture
def store(path: str) -> Iterator[Store]:
    with Store.at(path) as opened:
        yield opened


def clock() -> Callable[[], str]:
    """A clock that goes on by a second whenever it is looked at."""
    seconds = count()
    return lambda: f"2026-11-22T09:00:{next(seconds):02}Z"


def kept(walk: Walk, now: str = "2026-11-22T09:00:00Z", **fields: str) -> Assessment:
    """A walk as an assessment that isn't stored yet."""
    return written_down(begun("small.yaml", edition_of(walk.tree), now, **fields), walk, now)


def on_the_way(tree: Tree) -> Walk:
    """A walk that stands at the second question."""
    return Walk(tree, subject="Payroll").answer("yes")


def finished(tree: Tree) -> Walk:
    """A walk that has come to BPO."""
    return Walk(tree, {"written": "yes", "judged": "never", "size": "much"}, "Payroll", notes={"size": "About 40."})
