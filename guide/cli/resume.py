"""`guide resume`: a saved walk goes on at the very question, or shows its result; on an edited tree, with what that makes of
its answers."""

from __future__ import annotations

from ..resumed import resumed_in_words
from ..resuming import CHANGED, CannotResume, taken_up
from ..started import program
from ..store import NotStored
from .ending import Ended
from .home import recorder_for, store_argument
from .lines import paragraph, told
from .stored import named, store_to_look_in
from .terminal import can_draw

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator

    from ..assessment import Assessment
    from ..resumed import Resumed
    from ..resuming import TakenUp


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("id", metavar="ID", help="the six letters that `guide list` shows, or what it is about")
    parser.add_argument("--plain", action="store_true", help="line by line, without the app")
    store_argument(parser)


def run(given: argparse.Namespace) -> int:
    """Go on with it: 0; 1 if the tree that it was made with can't be used any more."""
    found = _taken_up(given)
    if can_draw() and not given.plain:
        from ..tui.app import resume_app

        return resume_app(found, recorder_for(given))
    return _plain(found, given)


def _plain(found: TakenUp, given: argparse.Namespace) -> int:
    from .plain import Conversation

    recorder = recorder_for(given)
    recorder.take_up(found.assessment, found.start)
    if found.warning:
        told(*paragraph(found.warning), "")
    if found.today is not None:
        told(*in_lines(found.today), "")
        told(*(_as_it_was(found.assessment, recorder.option) if found.assessment.finished else []))
    conversation = Conversation(found.assessment.tree, found.start, recorder, knows_subject=True)
    conversation.asking.content = found.came_to_a_result
    return conversation.hold()


def _as_it_was(assessment: Assessment, option: str) -> list[str]:
    return ["The result as it was:", f"  {program()} show {assessment.id}{option}", ""]


def in_lines(found: Resumed) -> Iterator[str]:
    """What an edited tree makes of a walk."""
    yield f"{CHANGED}."
    for heading, lines in resumed_in_words(found):
        yield ""
        yield from paragraph(f"{heading}:" if lines else f"{heading}.")
        for line in lines:
            yield from paragraph(line, "- ")


def _taken_up(given: argparse.Namespace) -> TakenUp:
    with store_to_look_in(given) as store:
        try:
            return taken_up(store, named(store, given.id))
        except CannotResume as error:
            raise Ended(1, str(error)) from None
        except NotStored as fault:
            raise Ended(2, str(fault)) from None
