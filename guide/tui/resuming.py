"""Going on, in the app, with an assessment that was saved."""

from __future__ import annotations

from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..assessment import Assessment
    from ..portfolio.compared import Compared
    from ..portfolio.entries import Entry
    from .shell import Shell


ELSEWHERE = "`guide run --store FILE` names another."


def unfinished(shell: Shell) -> tuple[Assessment, ...] | str:
    """What can be gone on with, or why that can't be read, as a sentence."""
    if shell.recorder is None:
        return ()
    from ..store import NotStored

    try:
        return shell.recorder.to_read().unfinished()
    except NotStored as fault:
        return f"{one_line(str(fault))} {ELSEWHERE}"


def all_saved(shell: Shell) -> tuple[Assessment, ...] | str:
    """Every saved assessment, or why they can't be read, as a sentence."""
    if shell.recorder is None:
        return ()
    from ..store import NotStored

    try:
        return shell.recorder.to_read().all()
    except NotStored as fault:
        return one_line(str(fault))


def what_they_came_to(path: str, assessments: Iterable[Assessment]) -> tuple[Entry, ...]:
    """The assessments in a store, each with what its walk came to; nothing where they can't be read any more."""
    from ..portfolio.entries import entries_in
    from ..store import NotStored, Store
    from ..today import day_of

    try:
        with Store.to_read(path) as store:
            return entries_in(store, assessments, day_of)
    except NotStored:
        return ()


def side_by_side(shell: Shell, assessments: Iterable[Assessment]) -> Compared | str:
    """The assessments side by side, or why that can't be, as a sentence."""
    from ..portfolio.compared import compared
    from ..resuming import walks_then
    from ..store import NotStored
    from ..today import day_of

    assert shell.recorder is not None
    try:
        pairs = list(walks_then(shell.recorder.to_read(), assessments))
    except NotStored as fault:
        return one_line(str(fault))
    found = [(one, walk) for one, walk in pairs if not isinstance(walk, str)]
    lacking = [walk for _, walk in pairs if isinstance(walk, str)]
    return lacking[0] if lacking else compared(found, day_of)


def delete(shell: Shell, assessments: Iterable[Assessment]) -> str:
    """Delete assessments. Returns why that can't be, as a sentence, or nothing."""
    from ..store import NotStored

    assert shell.recorder is not None
    ids = {one.id for one in assessments}
    try:
        shell.recorder.outbox.ready().delete(ids)
    except NotStored as fault:
        return one_line(str(fault))
    shell.aside = [left for left in shell.aside if left.id not in ids]
    return ""


def go_on(shell: Shell, assessment: Assessment) -> str:
    """Go on with an assessment, as it stands by now. Returns why that can't be, as a sentence, or nothing."""
    from ..resuming import CannotResume, taken_up
    from ..store import NotStored

    assert shell.recorder is not None
    try:
        store = shell.recorder.to_read()
        now = store.get(assessment.id)
        if now is None:
            return f"{assessment.id} was deleted meanwhile."
        found = taken_up(store, now)
    except (CannotResume, NotStored) as error:
        return str(error)
    said = f"{now.id} was changed elsewhere: this is how it stands now." if now.revision != assessment.revision else ""
    shell.go_on_with(found, said)
    return ""
