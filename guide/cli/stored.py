"""The store that a command line names, and the assessments in it."""

from __future__ import annotations

import os

from ..near import did_you_mean
from ..resuming import CannotResume, walk_then
from ..shipped import shipped_trees
from ..store import NotStored, Store
from ..text import one_line
from .ending import Ended, complain
from .home import store_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ..assessment import Assessment
    from ..walk import Walk


def store_to_read(given: argparse.Namespace) -> Store:
    """The store, for a command that changes nothing in it: where it can only be read, that is said. Raises Ended if it can't
    be read."""
    store = store_to_look_in(given)
    if store.refusal:
        complain(store.refusal)
    return store


def store_to_look_in(given: argparse.Namespace) -> Store:
    """The same without a word, for a command that goes on to write, and says then what is wrong. Raises Ended."""
    try:
        return Store.to_read(store_path(given))
    except NotStored as fault:
        raise Ended(2, one_line(str(fault))) from None


def store_to_write(given: argparse.Namespace) -> Store:
    """The store, for a command that does. Raises Ended if it can't be written."""
    try:
        store = Store.at(store_path(given))
    except NotStored as fault:
        raise Ended(2, one_line(str(fault))) from None
    if store.refusal:
        raise Ended(2, store.refusal)
    return store


def all_of(store: Store) -> tuple[Assessment, ...]:
    """Every assessment in it. Raises Ended if they can't be read."""
    try:
        return store.all()
    except NotStored as fault:
        raise Ended(2, one_line(str(fault))) from None


def chosen_of(store: Store, ids: Iterable[str]) -> tuple[Assessment, ...]:
    """Those of these names, each once; without any, all. Raises Ended."""
    return tuple(named(store, id) for id in dict.fromkeys(ids)) or all_of(store)


def named(store: Store, id: str) -> Assessment:
    """The assessment of a name. Raises Ended if there is none."""
    there = {one.id: one for one in all_of(store)}
    found = there.get(id.strip().lower())
    if found is None:
        guess = did_you_mean(id, there) if there else ""
        more = f": {guess}" if guess.startswith("did") else ". `guide list` lists them."
        raise Ended(2, f"There is no saved assessment `{one_line(id)}`{more}")
    return found


def walk_as_it_was(store: Store, assessment: Assessment) -> Walk:
    """Its walk through the tree as it was. Raises Ended if this program finds fault with it."""
    try:
        return walk_then(store, assessment)
    except CannotResume as error:
        raise Ended(1, str(error)) from None
    except NotStored as fault:
        raise Ended(2, str(fault)) from None


def saved_walk(given: argparse.Namespace) -> Walk | None:
    """The walk of the saved assessment that a command names in place of a tree; None if it names none. Raises Ended for one
    that has come to no result."""
    from ..store.ids import is_id

    if not is_id(given.tree) or os.path.exists(given.tree) or given.tree in shipped_trees():
        return None
    with store_to_read(given) as store:
        assessment = named(store, given.tree)
        if not assessment.finished:
            raise Ended(1, f"{assessment.id} isn't finished: `guide resume {assessment.id}` goes on with it.")
        if given.answers or given.answer or given.note or given.subject:
            raise Ended(2, f"{assessment.id} is an assessment with answers of its own: leave the others out.")
        return walk_as_it_was(store, assessment).forward()


def day(time: str) -> str:
    """The day of a time, such as 2026-11-22."""
    return time[:10]


def about(assessment: Assessment) -> str:
    """What an assessment is of, and for whom."""
    return assessment.about


def state(assessment: Assessment) -> str:
    """What it came to, or how far it is."""
    return assessment.state
