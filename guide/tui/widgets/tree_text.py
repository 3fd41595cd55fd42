"""The text of a tree in an editor: line numbers, the colours of YAML, faults underlined, undo.

What a terminal would act on is drawn as a stand-in, and is itself again in `true_text`.
"""

from __future__ import annotations

from typing import ClassVar

from rich.style import Style
from textual.binding import Binding, BindingType
from textual.document._document_navigator import DocumentNavigator
from textual.widgets import TextArea
from textual.widgets.text_area import TextAreaTheme

from ..long_text import LongText, LongWrapped
from ..stand_ins import armed, disarmed, shown
from ..yaml_colours import COMMENT, KEY, NAME, SIGN, TEXT, coloured
from .in_order import InOrder

TYPE_CHECKING = False
if TYPE_CHECKING:
    from rich.text import Text
    from textual import events

    from ...problem import Problem

COLOURS = {KEY: "accent", TEXT: "success", NAME: "second", SIGN: "quiet", COMMENT: "quiet"}
INDENT = 2
LOOKS = "guide"


class TreeText(TextArea, InOrder):
    """The file as text."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f6", "screen.panel", show=False),
        Binding("shift+tab", "outdent", show=False),
    ]

    def __init__(self, text: str) -> None:
        super().__init__(tab_behavior="indent", show_line_numbers=True, max_checkpoints=1000, compact=True)
        self.indent_width = INDENT
        self.document = LongText(disarmed(text))
        self.wrapped_document = LongWrapped(self.document, tab_width=INDENT)
        self.navigator = DocumentNavigator(self.wrapped_document)
        self.cursor_blink = False  # a terminal that stays still is kinder to readers, and to slow lines
        self.faults: dict[int, list[tuple[int, int, bool]]] = {}

    def on_mount(self) -> None:
        """Take the colours of the app."""
        self.watch(self.app, "theme", self._take_colours)

    def _take_colours(self) -> None:
        """Let the cursor's line keep the colours of its words: only what they stand on is another."""
        plain = self.app.native_ansi_color
        line = Style() if plain else Style(bgcolor=self.app.current_theme.panel)
        self.register_theme(TextAreaTheme(LOOKS, cursor_line_style=line))
        self.theme = LOOKS

    @property
    def true_text(self) -> str:
        """The text that the file is to hold."""
        return armed(self.text)

    def take(self, text: str) -> None:
        """Put another text in place of this one, as an edit that can be undone. The cursor stays in its line."""
        row, column = self.cursor_location
        self.history.checkpoint()
        self.replace(disarmed(text), (0, 0), self.document.end, maintain_selection_offset=False)
        self.move_cursor((row, column))

    def underline(self, problems: tuple[Problem, ...]) -> None:
        """Underline the places of problems."""
        faults: dict[int, list[tuple[int, int, bool]]] = {}
        for problem in problems:
            place = problem.source.place(problem.span)
            until = place.end_column - 1 if place.end_line == place.line else len(problem.source.line(place.line))
            spot = (place.column - 1, max(until, place.column), problem.severity == "error")
            faults.setdefault(place.line - 1, []).append(spot)
        if faults != self.faults:
            self.faults = faults
            self.notify_style_update()

    def go_to(self, line: int, column: int) -> None:
        """Put the cursor at a place, counted from 1, and take the keys."""
        self.move_cursor((line - 1, column - 1), center=True)
        self.focus()

    def get_line(self, line_index: int) -> Text:
        """A line as it is drawn."""
        line = super().get_line(line_index)
        line.plain = shown(line.plain)
        for start, end, kind in coloured(self.document.lines, line_index):
            line.stylize(self._style(kind), start, end)
        for start, end, is_error in self.faults.get(line_index, ()):
            line.stylize(self._fault_style(is_error), start, end)
        return line

    def _style(self, kind: str) -> Style:
        if self.app.native_ansi_color:  # no colours to tell them by
            return Style(bold=kind == KEY, dim=kind == COMMENT)
        return Style(color=self.app.theme_variables[COLOURS[kind]], italic=kind == COMMENT)

    def _fault_style(self, is_error: bool) -> Style:
        if self.app.native_ansi_color:
            return Style(underline=True)
        return Style(color=self.app.theme_variables["error" if is_error else "warning"], underline=True, italic=False)

    # ---- typing --------------------------------------------------------------------------------------------------------

    async def _on_key(self, event: events.Key) -> None:
        """Enter keeps the indentation; Escape is the screen's."""
        if event.key == "escape":
            return
        if event.key == "enter" and not self.read_only:
            event.stop()
            event.prevent_default()
            self._replace_via_keyboard("\n" + self._indentation(), *self.selection)
            return
        await super()._on_key(event)

    def _indentation(self) -> str:
        """The blanks for the next line: as many as this one's, and more behind a key that opens a block."""
        row, column = min(self.selection)
        before = self.document[row][:column]
        blanks = before[: len(before) - len(before.lstrip(" "))]
        return blanks + " " * (INDENT if before.rstrip().endswith(":") and before.strip() else 0)

    async def _on_paste(self, event: events.Paste) -> None:
        """Disarm what is pasted."""
        event.prevent_default()
        event.stop()
        pasted = event.text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8", "replace").decode()
        result = self._replace_via_keyboard(disarmed(pasted), *self.selection)
        if result:
            self.move_cursor(result.end_location)

    def action_outdent(self) -> None:
        """Take an indentation off the front of the line."""
        row, column = self.cursor_location
        line = self.document[row]
        blanks = min(len(line) - len(line.lstrip(" ")), INDENT)
        if blanks:
            self.delete((row, 0), (row, blanks))
            self.move_cursor((row, max(column - blanks, 0)))
