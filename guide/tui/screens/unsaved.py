"""The prompt before leaving with something that isn't saved."""

from __future__ import annotations

from ..commands import UNSAVED, bindings_of
from .asking import AskingScreen


class UnsavedScreen(AskingScreen):
    """Save, discard or stay."""

    name_of_screen = UNSAVED
    BINDINGS = bindings_of(UNSAVED)

    def __init__(self, name: str) -> None:
        super().__init__(f"{name} isn’t saved.", "Save it before you leave, or discard what you changed?")


SCREEN = UnsavedScreen
