"""A drawing as text for a terminal: what its marks mean, the list with its rails, and the outcomes."""

from __future__ import annotations

from ..graph.drawing import OUTCOME, POINTS, QUESTION, SECTION
from ..graph.listing import MARKS, TICK, listing, set_line
from ..graph.words import UNMARKED, counted
from ..graph.wrapping import cells, wrapped
from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..graph.drawing import Drawing
    from ..graph.traffic import Traffic


def graph_text(drawing: Drawing, traffic: Traffic | None = None, width: int = 80, subject: str = "") -> str:
    """The drawing as text, its lines no wider than `width` (from 40 on)."""
    head = [one_line(drawing.tree.title), *([one_line(subject)] if subject else [])]
    lines = [line for text in head for line in wrapped(text, width, cells)]
    lines += ["", *wrapped(key_in_words(drawing, traffic), width, cells), ""]
    lines += [set_line(line, width) for line in listing(drawing, traffic, width)]
    for name, title in outcomes_in_words(drawing):
        lines += [
            f"{'  ' * bool(number)}{line}"
            for number, line in enumerate(wrapped(f"{name}: {title}" if title else name, width - 2, cells))
        ]
    return "\n".join(lines) + "\n"


def key_in_words(drawing: Drawing, traffic: Traffic | None) -> str:
    """What the marks mean."""
    kinds = {box.kind for box in drawing.boxes.values()}
    named = ((QUESTION, "question"), (SECTION, "several questions"), (POINTS, "the points decide"), (OUTCOME, "outcome"))
    marks = ", ".join(f"{MARKS[kind]} {name}" for kind, name in named if kind in kinds)
    said = f"{marks}. {UNMARKED}"
    if traffic is None:
        return said
    if traffic.here is None:
        return f"{said} 3× is an answer that 3 of {counted(traffic.walks, 'example')} give; what none takes is dashed."
    return f"{said} {TICK} and heavy rails are the walk."


def outcomes_in_words(drawing: Drawing) -> list[tuple[str, str]]:
    """Every outcome within reach: its name with its mark, and its title where that says more."""
    ends = [drawing.tree.outcomes[box.id] for box in drawing.boxes.values() if box.kind == OUTCOME]
    return [(f"{MARKS[OUTCOME]} {one_line(end.name)}", one_line(end.title) if end.title != end.name else "") for end in ends]
