"""The prompt for the name of what is assessed."""

from __future__ import annotations

from ..commands import NAMING, bindings_of
from .writing import WritingScreen


class NamingScreen(WritingScreen):
    """What is assessed, in its owner's words."""

    name_of_screen = NAMING
    BINDINGS = bindings_of(NAMING)

    def __init__(self, case: str, subject: str) -> None:
        super().__init__(f"Which {case} is this about?", "In a few words.", subject)


SCREEN = NamingScreen
