"""A drawing as a Mermaid flowchart, to paste into documents that draw it."""

from __future__ import annotations

from ..graph.drawing import OUTCOME, POINTS, QUESTION, SECTION
from ..graph.traffic import TAKEN, UNTAKEN, mark_of
from ..graph.words import arrow_in_words, box_in_words
from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..graph.drawing import Drawing
    from ..graph.traffic import Traffic

SHAPES = {QUESTION: ("[", "]"), SECTION: ("[[", "]]"), POINTS: ("{{", "}}"), OUTCOME: ("([", "])")}
ARROWS = {TAKEN: "==>", UNTAKEN: "-.->"}
SPELT_OUT = frozenset('"#&<>`*_~$\\[]{}|%^=')
"""What Mermaid, or the Markdown or HTML in its labels, would take for something else."""


def graph_mermaid(drawing: Drawing, traffic: Traffic | None = None, subject: str = "") -> str:
    """The drawing as Mermaid text."""
    names = {box: f"{drawing.boxes[box].kind[0]}{number}" for number, box in enumerate(drawing.boxes, 1)}
    title = one_line(f"{drawing.tree.title}: {subject}" if subject else drawing.tree.title)
    lines = ["---", f"title: {_yaml(title)}", "---", "flowchart TD"]
    for box in drawing.boxes.values():
        opening, closing = SHAPES[box.kind]
        lines.append(f"    {names[box.id]}{opening}{_quoted(box_in_words(drawing, box))}{closing}")
    for arrow in drawing.arrows:
        mark = ARROWS.get(mark_of(traffic, arrow), "-->")
        lines.append(f"    {names[arrow.start]} {mark}|{_quoted(arrow_in_words(drawing, arrow, traffic))}| {names[arrow.end]}")
    walked = [names[box.id] for box in drawing.boxes.values() if traffic and traffic.here is not None and traffic.at(box)]
    lines += ["    classDef walk stroke-width:4px", f"    class {','.join(walked)} walk"] if walked else []
    return "\n".join(lines) + "\n"


def _quoted(lines: list[str]) -> str:
    return '"' + "<br/>".join(map(_escaped, lines)) + '"'


def _escaped(text: str) -> str:
    """A line of a label: what could be taken for markup is spelt out, and so is a mark that would begin a list."""
    text = one_line(text)
    spelt = "".join(f"#{ord(character)};" if character in SPELT_OUT else character for character in text)
    return f"#{ord(spelt[0])};{spelt[1:]}" if spelt[:1] in ("-", "+") else spelt


def _yaml(text: str) -> str:
    """A text as YAML, which reads JSON."""
    from json import dumps

    return dumps(text, ensure_ascii=False)
