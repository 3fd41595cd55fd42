"""The drawing as Mermaid text: each line of the form that Mermaid reads, whatever it says."""

from __future__ import annotations

import json
import re

import pytest

from guide.export.graph_mermaid import graph_mermaid
from guide.graph.drawing import drawing_of
from guide.graph.sections import collapsed
from guide.graph.traffic import examples_of, traffic_of, walk_shown
from guide.text import one_line
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.graph.trees import HOSTILE, branching, worded

LABEL = r'"(?:[^"#&<>`*_~$\\\[\]{}|%^=\n]|#\d+;|<br/>)*"'
"""What may stand between quotes: nothing that Mermaid or HTML gives another meaning, but for the breaks between lines."""
BOX = re.compile(rf"    [qspo]\d+(?:\[{LABEL}\]|\[\[{LABEL}\]\]|\{{\{{{LABEL}\}}\}}|\(\[{LABEL}\]\))")
ARROW = re.compile(rf"    [qsp]\d+ (?:-->|==>|-\.->)\|{LABEL}\| [qspo]\d+")


def meant(label: str) -> str:
    """What Mermaid shows for a label."""
    return re.sub(r"#(\d+);", lambda match: chr(int(match[1])), label)


@pytest.mark.parametrize("text", ["plain", *HOSTILE], ids=lambda text: ascii(text)[:20])
def test_every_line_is_a_box_or_an_arrow_and_shows_the_text(text: str) -> None:
    drawing = drawing_of(worded(branching(), text))
    lines = graph_mermaid(drawing, subject=text).splitlines()
    assert (lines[0], lines[2], lines[3]) == ("---", "---", "flowchart TD")
    assert json.loads(lines[1].removeprefix("title: ")) == one_line(f"{text}: {text}")
    body = lines[4:]
    assert all(BOX.fullmatch(line) or ARROW.fullmatch(line) for line in body)
    assert len(body) == len(drawing.boxes) + len(drawing.arrows)
    assert one_line(text) in meant(body[0])


def test_shapes_tell_questions_sections_points_and_outcomes_apart() -> None:
    assert 'q1["1: Is it written down?"]' in graph_mermaid(drawing_of(sound(SMALL)))
    assert '{{"The points decide<br/>' in graph_mermaid(drawing_of(sound(SMALL)))
    assert '(["BPO<br/>Hand it to BPO"])' in graph_mermaid(drawing_of(sound(SMALL)))
    assert 's1[["1–3: Kind of claim: 3 questions"]]' in graph_mermaid(collapsed(drawing_of(branching())))


def test_a_walk_is_heavy_and_what_no_example_takes_is_dotted() -> None:
    drawing = drawing_of(branching())
    walk = graph_mermaid(drawing, walk_shown(drawing, Walk(drawing.tree, {"kind": "home", "cause": "theft"})))
    assert walk.count("==>") == 2
    assert walk.endswith("    classDef walk stroke-width:4px\n    class q1,q3,q4 walk\n")
    counted = graph_mermaid(drawing, traffic_of(drawing, examples_of(drawing.tree)))
    assert counted.count("-.->") == counted.count("0×")


def test_a_line_that_would_begin_a_list_is_spelt_out() -> None:
    assert '"1: #45;' not in graph_mermaid(drawing_of(worded(sound(SMALL), "- a")))
    assert "(#45; a" not in graph_mermaid(drawing_of(worded(sound(SMALL), "- a")))
    assert '(["#45; a' in graph_mermaid(drawing_of(worded(branching(), "- a")))
