"""Going on, in the app, with an assessment that was saved."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..assessment import Assessment
    from .shell import Shell


def unfinished(shell: Shell) -> tuple[Assessment, ...]:
    """What can be gone on with; nothing where the store can't be read: that is told when something is to be saved."""
    if shell.recorder is None:
        return ()
    from ..store import NotStored

    try:
        return shell.recorder.to_read().unfinished()
    except NotStored:
        return ()


def go_on(shell: Shell, assessment: Assessment) -> str:
    """Go on with an assessment. Returns why that can't be, as a sentence, or nothing."""
    from ..resuming import CannotResume, taken_up
    from ..store import NotStored

    assert shell.recorder is not None
    try:
        found = taken_up(shell.recorder.to_read(), assessment)
    except (CannotResume, NotStored) as error:
        return str(error)
    shell.go_on_with(found)
    return ""
