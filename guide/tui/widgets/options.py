"""A short list of things to choose from, each with its number."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Options(Rows):
    """The options: what each is called, by its key."""

    def __init__(self, options: Mapping[str, str], marked: str = "") -> None:
        super().__init__()
        self.options = options
        keys = list(options)
        self.fill(keys, keys.index(marked) if marked in options else 0)

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """An option and its number."""
        number = Content.styled(f"{index + 1}  ", "bold $accent") if index < 9 else Content("   ")
        return wrapped(words(self.options[self.keys[index]]), width, lead + number)
