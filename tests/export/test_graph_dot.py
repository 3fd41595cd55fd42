"""The drawing in the DOT language: Graphviz reads it back as it was meant."""

from __future__ import annotations

import json
import shutil
import subprocess

import pytest

from guide.export.graph_dot import graph_dot
from guide.graph.drawing import drawing_of
from guide.graph.traffic import examples_of, traffic_of, walk_shown
from guide.loader import load
from guide.shipped import shipped_trees
from guide.text import one_line
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.graph.trees import HOSTILE, branching, worded

needs_graphviz = pytest.mark.skipif(shutil.which("dot") is None, reason="Graphviz is not installed here")


def read_back(dot: str) -> dict:
    """What Graphviz makes of a text, or what it complains about."""
    done = subprocess.run(["dot", "-Tdot_json"], input=dot, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return json.loads(done.stdout)


@needs_graphviz
def test_graphviz_reads_the_shipped_tree_with_every_box_and_arrow() -> None:
    drawing = drawing_of(load(shipped_trees()["bpo-or-kpo"]))
    found = read_back(graph_dot(drawing))
    assert len(found["objects"]) == len(drawing.boxes)
    assert len(found["edges"]) == len(drawing.arrows)
    assert {one["shape"] for one in found["objects"]} == {"box", "octagon", "ellipse"}


@needs_graphviz
@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_graphviz_reads_any_text_as_text(text: str) -> None:
    found = read_back(graph_dot(drawing_of(worded(sound(SMALL), text)), subject=text))
    label = next(one["label"] for one in found["objects"] if one["name"] == "question1")
    plain = label.removeprefix("1: ").replace("\\n", "\n").replace("\\\\", "\\").replace('\\"', '"').replace("&amp;", "&")
    assert "".join(one_line(text).split()) in "".join(plain.split()) or "\\" in text


def test_quotes_backslashes_and_entities_are_written_as_dot_has_them() -> None:
    dot = graph_dot(drawing_of(worded(sound(SMALL), 'a "b" \\N &lt;')))
    assert 'label="1: a \\"b\\" \\\\N &amp;lt;\\n"' in dot


def test_a_walk_is_heavy_and_what_no_example_takes_is_dashed() -> None:
    drawing = drawing_of(branching())
    walk = graph_dot(drawing, walk_shown(drawing, Walk(drawing.tree, {"kind": "home", "cause": "theft"})))
    assert walk.count("penwidth=3") == 3 + 2
    counted = graph_dot(drawing, traffic_of(drawing, examples_of(drawing.tree)))
    assert counted.count("style=dashed") == sum("0×" in line for line in counted.splitlines())
    assert "1×" in counted
