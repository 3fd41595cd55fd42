"""What holds for any tree, any walk and any text."""

from __future__ import annotations

import pickle

from hypothesis import given
from hypothesis import strategies as st

from guide.export.markdown import markdown
from guide.export.plain import plain
from guide.loader import examine
from guide.report import report_on
from guide.source import Source
from guide.verdict import verdict_of
from guide.walk import Walk
from tests.conftest import SMALL
from tests.random_trees import trees

FRAGMENTS = st.sampled_from(
    [
        *SMALL.splitlines(keepends=True),
        "  - ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "'",
        '"',
        "&a ",
        "*a",
        "!x ",
        "\t",
        "\x1b",
        "é",
        "<<: ",
    ]
)


@st.composite
def edited(draw: st.DrawFn) -> str:
    """The small tree after some careless editing."""
    lines = SMALL.splitlines(keepends=True)
    for _ in range(draw(st.integers(1, 4))):
        at = draw(st.integers(0, len(lines) - 1))
        match draw(st.integers(0, 3)):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, draw(FRAGMENTS))
            case 2:
                column = draw(st.integers(0, len(lines[at])))
                lines[at] = lines[at][:column] + draw(FRAGMENTS) + lines[at][column:]
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[at], lines[other] = lines[other], lines[at]
    return "".join(lines)


@given(st.one_of(st.text(), edited()))
def test_any_text_loads_to_a_tree_or_to_problems_whose_place_lies_in_it(text):
    loaded = examine(Source("any.yaml", text))
    assert (loaded.tree is None) == any(problem.severity == "error" for problem in loaded.problems)
    for problem in loaded.problems:
        assert 0 <= problem.span.start <= problem.span.end <= max(len(text), 1)
        assert 1 <= problem.line <= text.count("\n") + 1
        assert problem.message in str(problem)


@given(edited())
def test_every_way_through_a_tree_that_loads_comes_to_an_end(text):
    tree = examine(Source("any.yaml", text)).tree
    if tree is None:
        return
    for pick in (0, -1):
        walk = Walk(tree)
        for _ in range(len(tree.questions)):
            if not walk.finished:
                walk = walk.answer(list(walk.here.choices)[pick])
        assert walk.finished


def random_walk(data: st.DataObject, tree) -> Walk:
    walk = Walk(tree, subject="Some function")
    while not walk.finished:
        walk = walk.answer(data.draw(st.sampled_from(list(walk.here.choices))))
    return walk


@given(trees(), st.data())
def test_replaying_a_walk_gives_the_same_walk(tree, data):
    walk = random_walk(data, tree)
    assert Walk(tree, subject="Some function").replay(dict(reversed(walk.given.items()))).steps == walk.steps


@given(trees(), st.data())
def test_no_question_is_ever_asked_twice(tree, data):
    asked = [step.question.id for step in random_walk(data, tree).steps]
    assert len(asked) == len(set(asked))


@given(trees(), st.data())
def test_going_all_the_way_back_and_forward_again_changes_nothing(tree, data):
    walk = back = random_walk(data, tree)
    while back.steps:
        back = back.back()
    assert back.given == walk.given
    assert back.forward() == walk
    while not back.finished:
        back = back.answer(back.given[back.here.id])
    assert back == walk


@given(trees(), st.data())
def test_changing_an_answer_and_changing_it_back_changes_nothing(tree, data):
    walk = random_walk(data, tree)
    step = data.draw(st.sampled_from(walk.steps))
    other = data.draw(st.sampled_from(list(step.question.choices)))
    assert walk.change(step.question.id, other).change(step.question.id, step.answer.id) == walk


@given(trees(), st.data())
def test_the_contributions_add_up_to_the_points(tree, data):
    verdict = verdict_of(random_walk(data, tree))
    for outcome, points in verdict.points.items():
        assert points == sum(group.points[outcome] for group in verdict.evidence)
        assert points == sum(step.answer.points.get(outcome, 0) for step in verdict.walk.steps)


@given(trees(), st.data())
def test_every_verdict_can_be_told_in_every_format(tree, data):
    report = report_on(verdict_of(random_walk(data, tree)))
    assert report.recommendation in plain(report)
    assert report.recommendation in markdown(report)


@given(trees())
def test_a_tree_survives_pickling(tree):
    assert pickle.loads(pickle.dumps(tree)) == tree
