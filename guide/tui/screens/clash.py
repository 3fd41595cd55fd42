"""The prompt when a file was changed elsewhere while it was edited here."""

from __future__ import annotations

from ..commands import CLASH, bindings_of
from .asking import AskingScreen


class ClashScreen(AskingScreen):
    """Save over it, load it, or neither."""

    name_of_screen = CLASH
    BINDINGS = bindings_of(CLASH)

    def __init__(self, sentence: str, *, gone: bool) -> None:
        if gone:
            super().__init__(sentence, "Write it anew with your text?", frozenset({"load"}))
        else:
            super().__init__(
                sentence, "Overwrite it with your text, or load what it holds now? Your text comes back with ^z then."
            )


SCREEN = ClashScreen
