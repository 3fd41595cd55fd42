"""The store that a command line names, and the assessments in it."""

from __future__ import annotations

import os

from ..loader import Unreadable
from ..near import did_you_mean, listed
from ..portfolio.entries import holds
from ..resuming import CannotResume, verdict_then, walk_then
from ..shipped import shipped_trees, tree_path
from ..store import NotStored, Store
from ..text import one_line
from ..today import day_of
from .ending import Ended, complain
from .home import store_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable

    from ..assessment import Assessment
    from ..verdict import Verdict
    from ..walk import Walk

MOST_NAMED = 12
"""How many assessments that are about the same are named by their IDs."""


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


def chosen_of(store: Store, names: Iterable[str]) -> tuple[Assessment, ...]:
    """Those of these names, each once; without any, all. Raises Ended."""
    return tuple({one.id: one for one in (named(store, name) for name in names)}.values()) or all_of(store)


def find_argument(parser: argparse.ArgumentParser) -> None:
    """Add the option that picks assessments by words, such as those of one client."""
    parser.add_argument("--find", metavar="WORDS", default="", help="only those that have all of these words")


def found_by(given: argparse.Namespace, assessments: Iterable[Assessment]) -> tuple[Assessment, ...]:
    """Those that hold all the words that a command names. Raises Ended where there are some, but none of them does."""
    assessments, words = tuple(assessments), one_line(given.find)
    found = tuple(one for one in assessments if holds(one, day_of(one.changed), words))
    if assessments and not found:
        raise Ended(1, "No saved assessment has all of these words.")
    return found


def named(store: Store, name: str) -> Assessment:
    """The assessment that a person means: by its ID, or by what it is about where no other is about that. Raises Ended if
    there is none."""
    there = all_of(store)
    found = _meant(there, name)
    if found is None:
        raise Ended(2, _nothing_called("saved assessment", name, _names(there), "`guide list` lists them."))
    return found


def saved_verdict(given: argparse.Namespace) -> tuple[Assessment, Verdict] | None:
    """The saved assessment that a command names in place of a tree, and its result; None if it names a tree. Raises Ended if
    there is neither, or no result."""
    if os.path.exists(given.tree) or given.tree in shipped_trees():
        return None
    with store_to_read(given) as store:
        there = all_of(store)
        assessment = _meant(there, given.tree)
        if assessment is None:
            raise Ended(2, _neither(given.tree, there))
        if not assessment.finished:
            raise Ended(1, f"{assessment.id} isn't finished: `guide resume {assessment.id}` goes on with it.")
        if given.answers or given.answer or given.note or given.subject:
            raise Ended(2, f"{assessment.id} is an assessment with answers of its own: leave the others out.")
        verdict = verdict_then(walk_as_it_was(store, assessment))
    if isinstance(verdict, str):
        raise Ended(1, f"{assessment.id} has no result to tell. {verdict}")
    return assessment, verdict


def walk_as_it_was(store: Store, assessment: Assessment) -> Walk:
    """Its walk through the tree as it was. Raises Ended if this program finds fault with it."""
    try:
        return walk_then(store, assessment)
    except CannotResume as error:
        raise Ended(1, str(error)) from None
    except NotStored as fault:
        raise Ended(2, str(fault)) from None


def about(assessment: Assessment) -> str:
    """What an assessment is of, and for whom."""
    return assessment.about


def state(assessment: Assessment) -> str:
    """What it came to, or how far it is."""
    return assessment.state


def _meant(assessments: Iterable[Assessment], name: str) -> Assessment | None:
    """The one of a name, if there is one. Raises Ended if there are several."""
    name = one_line(name).casefold()
    by_id = {one.id: one for one in assessments}
    called = [one for one in by_id.values() if name in (one.name.casefold(), one.about.casefold())]
    if name in by_id or not called:
        return by_id.get(name)
    if len(called) > 1:
        ids = listed((one.id for one in called[:MOST_NAMED]), last="and")
        which = "They are" if len(called) <= MOST_NAMED else "The latest are"
        raise Ended(2, f"{len(called)} assessments are called “{called[0].name}”: name one by its ID. {which} {ids}.")
    return called[0]


def _names(assessments: Iterable[Assessment]) -> list[str]:
    return [name for one in assessments for name in (one.id, one.name)]


def _neither(name: str, assessments: Iterable[Assessment]) -> str:
    """What to say of a word that names no tree and no assessment."""
    if os.sep in name or name.endswith((".yaml", ".yml")):
        try:
            tree_path(name)
        except Unreadable as error:
            return one_line(str(error))
    lists = "`guide trees` lists the trees, `guide list` the assessments."
    return _nothing_called("tree, file or saved assessment", name, [*shipped_trees(), *_names(assessments)], lists)


def _nothing_called(what: str, name: str, known: list[str], otherwise: str) -> str:
    guess = did_you_mean(name, known)
    more = f": {guess}" if guess.startswith("did") else f". {otherwise}"
    return f"There is no {what} `{one_line(name)}`{more}"
