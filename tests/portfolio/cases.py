"""Assessments to show at a glance, made of a few letters each."""

from __future__ import annotations

from itertools import product

from guide.assessment import Assessment, begun, edition_of, written_down
from guide.model import Tree
from guide.portfolio.entries import Entry, entry_of
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, sound

TWO = SMALL.replace("  rules: {title: Rules}", "  rules: {title: Rules}\n  volume: {title: Volume}").replace(
    "    ask: How much is there?", "    ask: How much is there?\n    criterion: volume"
)
"""The small tree with a second criterion that has points."""
WALKS = [
    {"written": first, "judged": second, "size": third}
    for first, second, third in product(("yes", "partly", "no", "unsure"), ("never", "always"), ("little", "much"))
]


def two() -> Tree:
    """That tree."""
    return sound(TWO)


def day_of(time: str) -> str:
    """The day of a time, in UTC."""
    return time[:10]


def assessed(tree: Tree, answers: dict[str, str], id: str = "kadimo", /, **fields: str) -> tuple[Assessment, Walk]:
    """An assessment with its walk."""
    walk = Walk(tree, answers, fields.pop("subject", "Payroll"))
    on = fields.pop("on", "2026-11-22")
    one = written_down(begun("small.yaml", edition_of(tree), f"{on}T09:00:00Z"), walk, f"{on}T09:00:00Z")
    return changed(one, id=id, **fields), walk


def entry(tree: Tree, answers: dict[str, str], id: str = "kadimo", /, **fields: str) -> Entry:
    """The same as an entry of a portfolio."""
    one, walk = assessed(tree, answers, id, **fields)
    return entry_of(one, walk, day_of(one.changed)) if one.finished else Entry(one, day_of(one.changed))
