"""The prompt for a note on the answer to a question."""

from __future__ import annotations

from ...walk import LONGEST_NOTE
from ..commands import NOTING, bindings_of
from .writing import WritingScreen


class NotingScreen(WritingScreen):
    """The person's own words on an answer."""

    name_of_screen = NOTING
    BINDINGS = bindings_of(NOTING)

    def __init__(self, ask: str, note: str, draft: str = "") -> None:
        super().__init__(
            ask, "Your note: it changes nothing, and goes into the report. Empty takes it away.", note, draft, LONGEST_NOTE
        )


SCREEN = NotingScreen
