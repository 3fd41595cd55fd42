"""The drawing as SVG: one sound file that fetches nothing, and shows what it shows without colours."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from guide.export.graph_svg import graph_svg
from guide.graph.drawing import drawing_of
from guide.graph.sections import collapsed
from guide.graph.traffic import examples_of, traffic_of, walk_shown
from guide.loader import load
from guide.shipped import shipped_trees
from guide.text import one_line
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.graph.trees import HOSTILE, branching, worded

NAMESPACE = "{http://www.w3.org/2000/svg}"


def texts(svg: str) -> list[str]:
    """Every line of text in a drawing."""
    return ["".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{NAMESPACE}text")]


def test_every_word_of_the_shipped_tree_is_in_the_drawing() -> None:
    tree = load(shipped_trees()["bpo-or-kpo"])
    said = " ".join(" ".join(texts(graph_svg(drawing_of(tree)))).split())
    for question in tree.questions.values():
        assert question.ask in said
        assert all(" ".join(answer.say.split()) in said for answer in question.choices.values())
    assert all(outcome.title in said for outcome in tree.outcomes.values())


def test_the_file_says_what_it_is_and_fetches_nothing() -> None:
    svg = graph_svg(drawing_of(sound(SMALL)), subject="Payroll")
    root = ElementTree.fromstring(svg)
    assert root.find(f"{NAMESPACE}title").text == "A small tree"
    assert "for Payroll" in root.find(f"{NAMESPACE}desc").text
    assert "1: Is it written down?" in root.find(f"{NAMESPACE}desc").text
    assert {one.tag.removeprefix(NAMESPACE) for one in root.iter()} == {
        "svg", "title", "desc", "g", "rect", "text", "polyline", "polygon", "circle"
    }  # fmt: skip
    assert not re.search(r"href|url\(|<style|<script|on\w+=", svg)
    assert svg.isascii()


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
def test_no_text_breaks_out_of_the_file(text: str) -> None:
    tree = worded(sound(SMALL), text)
    svg = graph_svg(drawing_of(tree), subject=text)
    root = ElementTree.fromstring(svg)
    assert {one.tag for one in root.iter() if "script" in one.tag} == set()
    shown = one_line(text).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    assert root.find(f"{NAMESPACE}title").text == shown
    assert "".join(shown.split()) in "".join("".join(texts(svg)).split())


def shapes(svg: str, width: str) -> dict[str, int]:
    root = ElementTree.fromstring(svg)
    return {
        tag: sum(one.get("stroke-width") == width for one in root.iter(NAMESPACE + tag))
        for tag in ("rect", "polyline", "polygon")
    }


def test_a_walk_is_told_by_its_weight_and_ticks_and_not_by_colour_alone() -> None:
    drawing = drawing_of(branching())
    svg = graph_svg(drawing, walk_shown(drawing, Walk(drawing.tree, {"kind": "home", "cause": "theft"})))
    assert shapes(svg, "3")["rect"] == 3  # the three questions that it came to
    assert shapes(svg, "4")["polyline"] == 2 + 1  # the two ways, and the one in the key
    assert svg.count('stroke-width="2.4"') == 2  # the ticks
    assert "here" in texts(svg)


def test_what_no_example_takes_is_dashed_and_said() -> None:
    drawing = drawing_of(branching())
    svg = graph_svg(drawing, traffic_of(drawing, examples_of(drawing.tree)))
    assert svg.count("stroke-dasharray") > 5
    assert {"1×", "2×"} & set(texts(svg))
    assert "never" in texts(svg)
    assert "stroke-dasharray" not in graph_svg(drawing)


def test_a_collapsed_drawing_says_what_stands_in_each_box() -> None:
    found = texts(graph_svg(collapsed(drawing_of(branching()))))
    assert {"1–3", "Kind of claim: 3 questions", "several questions"} <= set(found)


def test_shapes_tell_questions_points_and_outcomes_apart() -> None:
    root = ElementTree.fromstring(graph_svg(drawing_of(sound(SMALL))))
    corners = [one.get("rx") for one in root.iter(f"{NAMESPACE}rect") if one.get("rx")]
    assert {"3"} < set(corners)  # questions have square corners, outcomes round ones
    octagons = [one for one in root.iter(f"{NAMESPACE}polygon") if len(one.get("points").split()) == 8]
    assert len(octagons) == 2  # the place where the points decide, and the one in the key


def test_the_key_explains_every_sign_that_is_drawn_and_no_other() -> None:
    found = texts(graph_svg(drawing_of(sound(SMALL))))
    assert {"straight on", "on to question n", "→ n"} <= set(found)
    assert "or where a line below it says." in " ".join(found)
    plain = SMALL[: SMALL.index("examples:")].replace("then: keep", "then: size").replace("  keep: {title: Keep it, summary: Not yet.}\n", "")  # fmt: skip
    plain = plain.replace("      - when: {written: no, judged: [always, unsure]}\n        go: decide\n", "")
    straight = texts(graph_svg(drawing_of(sound(plain))))
    assert not {"straight on", "on to question n", "→ n"} & set(straight)
