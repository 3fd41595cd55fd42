"""Tables and drawings as one HTML page: no scripts, nothing that is fetched."""

from __future__ import annotations

from ..text import one_line
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..source import Source


class Sheet(Value):
    """A part of a page: a heading, a drawing as SVG, a sentence, and a table whose first column names its rows."""

    heading: str
    said: str = ""
    drawing: str = ""
    head: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def disarmed(self) -> Sheet:
        """The same, each text on one line with nothing in it that acts."""
        rows = tuple(tuple(map(one_line, row)) for row in self.rows)
        return Sheet(one_line(self.heading), one_line(self.said), self.drawing, tuple(map(one_line, self.head)), rows)


def page_of(title: str, sheets: Iterable[Sheet], template: Source, made: str = "") -> str:
    """The page with these parts, by a template of our own."""
    from jinja2 import Environment, StrictUndefined

    page = Environment(autoescape=True, undefined=StrictUndefined).from_string(template.text)
    return page.render(title=title, sheets=[sheet.disarmed for sheet in sheets], made=made) + "\n"
