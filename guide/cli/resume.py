"""`guide resume`: a saved walk goes on at the very question; on an edited tree, with what that makes of its answers."""

from __future__ import annotations

from ..assessment import Assessment, digest_of, walk_again
from ..resumed import resumed, resumed_in_words
from ..value import Value
from ..walk import CannotAnswer, Walk
from .ending import Ended
from .lines import paragraph, told
from .stored import kept_tree, named, recorder_for, store_argument, store_to_read, tree_today

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..resumed import Resumed


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", metavar="ID", help="the six letters that `guide list` shows")
    parser.add_argument("--plain", action="store_true", help="line by line, without the app")
    store_argument(parser)


class Found(Value):
    """A saved walk where it stood. `today` is what the tree as it is now makes of it, None if the tree is still the same, or
    can't be had: then `lacking` says why."""

    assessment: Assessment
    walk: Walk
    today: Resumed | None = None
    lacking: str = ""


def run(given: argparse.Namespace) -> int:
    """Go on with it: 0; 1 if the tree that it was made with can't be used any more."""
    found = _found(given)
    from .plain import Conversation

    recorder = recorder_for(given)
    walk = found.walk
    told(*paragraph(f"{found.lacking} It goes on with the tree as it was." if found.lacking else ""))
    if found.today is not None:
        told(*in_lines(found.today), "")
        walk = found.today.after
    recorder.take_up(found.assessment, found.walk)
    return Conversation(found.assessment.tree, walk, recorder, knows_subject=True).hold()


def in_lines(found: Resumed) -> Iterator[str]:
    """What an edited tree makes of a walk."""
    yield "The tree has changed since you answered."
    for heading, lines in resumed_in_words(found):
        yield ""
        yield from paragraph(f"{heading}:" if lines else f"{heading}.")
        for line in lines:
            yield from paragraph(line, "- ")


def _found(given: argparse.Namespace) -> Found:
    with store_to_read(given) as store:
        assessment = named(store, given.id)
        today = tree_today(assessment.tree)
        same = not isinstance(today, str) and digest_of(today.source.text) == assessment.digest
        tree = today if same and not isinstance(today, str) else kept_tree(store, assessment)
    try:
        walk = walk_again(assessment, tree)
    except CannotAnswer as error:
        raise Ended(1, f"{assessment.id} doesn't fit its own tree: {error}") from None
    if isinstance(today, str):
        return Found(assessment, walk, lacking=today)
    return Found(assessment, walk, None if same else resumed(walk, today))
