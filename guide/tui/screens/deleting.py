"""The prompt before assessments are deleted."""

from __future__ import annotations

from ..commands import DELETING, bindings_of
from .asking import AskingScreen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence

    from ...assessment import Assessment

NAMED = 3
"""How many are named before they are deleted."""


class DeletingScreen(AskingScreen):
    """Delete or not."""

    name_of_screen = DELETING
    BINDINGS = bindings_of(DELETING)

    def __init__(self, assessments: Sequence[Assessment]) -> None:
        count, more = len(assessments), len(assessments) - NAMED
        named = ", ".join(f"{one.about} ({one.state})" for one in assessments[:NAMED])
        what = "Delete this assessment?" if count == 1 else f"Delete {count} assessments?"
        super().__init__(
            what,
            f"{named}{f' and {more} more' if more > 0 else ''}. They can’t be brought back."
            if count > 1
            else f"{named}. It can’t be brought back.",
        )


SCREEN = DeletingScreen
