"""A line of the table that the whole matrix comes to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple


class Figure(NamedTuple):
    """What was counted or measured, how much it came to, and what it should be."""

    what: str
    found: str
    wanted: str = ""

    def __str__(self) -> str:
        return f"| {self.what} | {self.found} | {self.wanted} |"


def none_of(what: str, found: list[str]) -> Figure:
    """How often something happened that never may, with the first time that it did."""
    return Figure(
        what, f"{len(found)}{f' (first: {found[0][:200]})' if found else ''}".replace("|", "¦").replace("\n", " "), "0"
    )


def told(work: Callable[..., list[str]], *given: object) -> list[str]:
    """What is wrong with a piece of work; a text that was never seen is told like any other fault."""
    try:
        return work(*given)
    except AssertionError as error:
        return [f"{given}: {str(error)[:150]}"]
