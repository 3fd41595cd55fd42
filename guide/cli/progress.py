"""How far a long command has come, as a bar on stderr, where that is a terminal."""

from __future__ import annotations

import sys

from .terminal import is_terminal

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeVar

    T = TypeVar("T")

STEP = 500
"""How many rows are done between two looks at the bar."""
WIDTH = 30


def with_bar(rows: Iterable[T], done: Callable[[], float]) -> Iterator[T]:
    """The same rows, with a bar that grows while they are taken and is gone in the end. `done` goes from 0 to 1."""
    if not is_terminal(sys.stderr):
        yield from rows
        return
    try:
        for number, row in enumerate(rows, 1):
            if number % STEP == 0:
                _draw(number, min(done(), 1.0))
            yield row
    finally:
        sys.stderr.write("\r\x1b[K")
        sys.stderr.flush()


def _draw(number: int, part: float) -> None:
    full = round(part * WIDTH)
    sys.stderr.write(f"\r{'━' * full}{'╍' * (WIDTH - full)} {part:4.0%} {number:>9,} rows")
    sys.stderr.flush()
