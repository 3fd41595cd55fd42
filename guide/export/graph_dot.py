"""A drawing in the DOT language, for Graphviz and the many programs that read it."""

from __future__ import annotations

from ..graph.drawing import OUTCOME, POINTS, QUESTION, SECTION
from ..graph.traffic import TAKEN, UNTAKEN, mark_of
from ..graph.words import arrow_in_words, box_in_words
from ..graph.wrapping import cells, wrapped
from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..graph.drawing import Drawing
    from ..graph.traffic import Traffic

SHAPES = {QUESTION: "box", SECTION: "box3d", POINTS: "octagon", OUTCOME: "ellipse"}
LOOKS = {TAKEN: " penwidth=3", UNTAKEN: " style=dashed"}
WIDTH = 40
"""How many characters stand on a line of a label at the most."""


def graph_dot(drawing: Drawing, traffic: Traffic | None = None, subject: str = "") -> str:
    """The drawing as DOT text."""
    names = {box: f"{drawing.boxes[box].kind}{number}" for number, box in enumerate(drawing.boxes, 1)}
    title = [drawing.tree.title, *([subject] if subject else [])]
    lines = [
        "digraph {",
        f'  graph [label={_quoted(title)} labelloc=t fontname="Helvetica,Arial,sans-serif" fontsize=20 ranksep=0.6];',
        '  node [fontname="Helvetica,Arial,sans-serif" fontsize=12 margin="0.2,0.12"];',
        '  edge [fontname="Helvetica,Arial,sans-serif" fontsize=10];',
    ]
    for box in drawing.boxes.values():
        walked = traffic is not None and traffic.here is not None and traffic.at(box)
        look = " penwidth=3" if walked else ""
        lines.append(f"  {names[box.id]} [shape={SHAPES[box.kind]}{look} label={_quoted(box_in_words(drawing, box))}];")
    for arrow in drawing.arrows:
        look = LOOKS.get(mark_of(traffic, arrow), "")
        label = _quoted(arrow_in_words(drawing, arrow, traffic), left=True)
        lines.append(f"  {names[arrow.start]} -> {names[arrow.end]} [label={label}{look}];")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(texts: Iterable[str], *, left: bool = False) -> str:
    """Lines as a quoted string, centred, or at the left end and a little off the arrow that they stand at."""
    lines = [line for text in texts for line in wrapped(one_line(text), WIDTH, cells)]
    return '"' + "".join(f" {_escaped(line)} \\l" if left else f"{_escaped(line)}\\n" for line in lines) + '"'


def _escaped(text: str) -> str:
    """What Graphviz shows as this text: it reads escapes after a backslash, and HTML's names of characters."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("&", "&amp;")
