"""The question in front of the owner: what is asked, a line of help, and the answers with their numbers."""

from __future__ import annotations

from textual.content import Content

from ..content import noted, words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.events import Key

    from ...model import Question

ROOMY, NORMAL, SNUG, CLOSE, TIGHT = SPACES = 4, 3, 2, 1, 0
BLANK, NOTED = Content(""), " " * 5


class Card(Rows):
    """One question, set as generously as the height allows: blank lines go first, then the help, which `?` shows too."""

    spaces: tuple[int, ...] = SPACES
    """How roomy it may be set, the roomiest first; the last one also where it doesn't fit."""

    def __init__(self) -> None:
        super().__init__()
        self.question: Question | None = None
        self.given: str | None = None
        self.note = ""
        self._space = NORMAL
        self._set: tuple[int, list[Content], list[Content]] | None = None

    def ask(self, question: Question, given: str | None, note: str = "") -> None:
        """Show a question; `given` is the answer that it had before, if any, and `note` what the person noted on it."""
        self.question, self.given, self.note, self._set = question, given, note, None
        keys = list(question.choices)
        self.fill(keys, keys.index(given) if given in keys else 0)

    async def on_key(self, event: Key) -> None:
        """Do at once what a key is for: else it goes by all that stands above the card first, and the next question waits."""
        if await self.app._check_bindings(event.key):
            event.stop()
            event.prevent_default()

    def lines(self, width: int) -> list[Content]:
        """The question, as roomy as fits."""
        rows = self.rows(width)
        fits = (space for space in self.spaces if sum(map(len, rows)) + self._spent(space, width) <= self.room)
        self._space = next(fits, self.spaces[-1])
        lines = self.arranged(rows, width)
        return lines + [BLANK] * (self.room - len(lines))  # as high for every question: nothing else moves

    def _spent(self, space: int, width: int) -> int:
        """How many lines a setting takes besides the answers."""
        ask, help = map(len, self._head(self.question, width)) if self.question else (0, 0)
        note = len(noted(self.note, width, NOTED))
        blanks = {ROOMY: 2 + len(self.keys), NORMAL: 2, SNUG: 2, CLOSE: 1, TIGHT: 0}[space]
        blanks += 1 if note and space else 0
        return ask + note + blanks + (help if space else 0) + (1 if help and space >= NORMAL else 0)

    def above(self, index: int, width: int) -> list[Content]:
        """The question and its help before the first answer; blank lines between the others where there is room."""
        space = self._space
        if index or self.question is None:
            return [BLANK] if space == ROOMY else []
        ask, help = self._head(self.question, width)
        lines = [BLANK, *ask] if space >= SNUG else [*ask]
        if space and help:
            lines += [BLANK, *help] if space >= NORMAL else help
        return lines + ([BLANK, BLANK] if space == ROOMY else [BLANK] if space else [])

    def below(self, width: int) -> list[Content]:
        """The note."""
        lines = noted(self.note, width, NOTED)
        return [BLANK, *lines] if lines and self._space else lines

    def _head(self, question: Question, width: int) -> tuple[list[Content], list[Content]]:
        """The question and its help in lines, wrapped once however often they are set."""
        if self._set is None or self._set[0] != width:
            ask = wrapped(words(question.ask, "bold"), width, "  ", "  ")
            help = wrapped(words(question.help, "$quiet"), width, "  ", "  ") if question.help else []
            self._set = width, ask, help
        return self._set[1:]

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """An answer: its number, its words, and a tick if it was given before."""
        assert self.question is not None
        key = self.keys[index]
        number = Content.styled(f"{index + 1}  ", "bold $accent") if index < 9 else Content("   ")
        said = words(self.question.choices[key].say)
        if key == self.given:
            said += Content.styled("  ✓ your answer", "$success")
        return wrapped(said, width, lead + number)
