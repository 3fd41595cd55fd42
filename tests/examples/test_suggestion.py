"""Suggested examples walk through what is missing; where no fewer are said to do, no fewer do."""

from __future__ import annotations

import re
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.examples import cover as covering
from guide.examples.cover import cover
from guide.examples.ground import Ground
from guide.examples.parts import parts_of, passed_by
from guide.examples.runs import rehearsal
from guide.examples.suggestion import suggestion
from guide.export.examples import suggestion_text
from guide.loader import load
from guide.model import UNSURE
from guide.paths import states
from guide.shipped import shipped_trees
from guide.value import changed
from guide.walk import Walk
from tests.bench.trees import generated
from tests.conftest import TWO_EXAMPLES as SMALL
from tests.conftest import fresh, loaded, sound
from tests.random_trees import all_walks, trees

from .drawn import read, tried_trees, written


def passed(walks) -> set:
    return {path for walk in walks for path in passed_by(walk)}


@given(trees())
def test_what_can_be_walked_is_what_some_walk_passes_by(tree):
    assert Ground(tree).reachable == passed(all_walks(Walk(tree)))


@given(trees(4))
def test_no_fewer_walks_can_do_than_the_least(tree):
    every = {frozenset(passed_by(walk)) for walk in all_walks(Walk(tree))}
    every = [one for one in every if not any(one < other for other in every)]
    wanted = set().union(*every)
    found = cover(Ground(tree), wanted)
    assert passed(found.walks) >= wanted
    assert 1 <= found.least <= len(found.walks)
    if len(every) <= 12 or found.least <= 3:
        assert not any(set().union(*some) >= wanted for some in combinations(every, found.least - 1))


@given(tried_trees(most=6))
def test_suggested_examples_walk_through_all_that_can_be_walked_and_each_is_needed(tree):
    before = rehearsal(tree)
    found = suggestion(before)
    assert found.unfound == ()
    assert {part.path for part in found.unreachable} == parts_of(tree).keys() - passed(all_walks(Walk(tree)))
    added = {one.example.id: one.example for one in found.examples}
    assert len(added) == len(found.examples)
    assert added.keys().isdisjoint(tree.examples)
    after = rehearsal(changed(tree, examples={**tree.examples, **added}))
    assert {part.path for part in after.missing} == {part.path for part in found.unreachable}
    assert all(run.passed for run in after.runs if run.example.id in added)
    assert sum(len(one.adds) for one in found.examples) == len(before.missing) - len(found.unreachable)
    assert all(one.adds for one in found.examples)


@given(tried_trees(most=4, walks=2), st.booleans())
def test_pasted_into_the_file_they_load_pass_and_complete_it(tree, block):
    examples = {one.id: changed(one, outcome=Walk(tree, one.answers).here.id) for one in tree.examples.values()}
    text = written(tree, examples, block)
    before = read(text)
    if before.tree is None:  # parts that no walk comes to are errors in a file
        return
    whole = pasted(text, suggestion_text(suggestion(rehearsal(before.tree)), before.tree))
    after = read(whole)
    assert after.tree is not None, "\n".join(map(str, after.problems))
    found = rehearsal(after.tree)
    assert found.good
    assert {part.path for part in found.missing}.isdisjoint(passed(all_walks(Walk(tree))))


def pasted(text: str, suggested: str) -> str:
    """The text with suggested examples where they say that they go."""
    if "Paste below" in suggested:
        return re.sub(r"^examples:.*\n", lambda line: line[0] + suggested, text, count=1, flags=re.MULTILINE)
    if "at the end of the file" in suggested:
        return f"{text}\n{suggested}"
    if "behind the first bracket" in suggested:
        return text.replace("{", f"{{\n{suggested}", 1)
    if "the bracket that opens the examples" in suggested:
        head, found, rest = text.rpartition("examples")
        return head + found + rest.replace("{", f"{{\n{suggested}", 1)
    assert all(line.startswith("#") or not line for line in suggested.splitlines()), suggested
    return f"{text}\n{suggested}"


@pytest.mark.parametrize(
    "text",
    [
        SMALL,
        SMALL.split("examples:")[0],
        SMALL.replace("examples:\n  easy", "examples:\n      easy").replace("\n  hard", "\n      hard"),
        SMALL.split("examples:")[0] + "examples: {}\n",
        SMALL.split("examples:")[0]
        + "examples: {easy: {title: Easy, answers: {written: yes, judged: secret}, outcome: keep}}\n",
        SMALL.replace("short: BPO", "short: 'a: #b'").replace("short: KPO", 'short: "[k, p] \\"o\\" \\u202e"'),
        SMALL.replace("yes:", "größe-1:").replace("written: yes", "written: größe-1"),
        SMALL.replace("examples:", "examples:  # whole walks\n\n  # the first"),
    ],
    ids=["block", "none", "deep", "empty", "brackets", "quotes", "ids", "comments"],
)
def test_however_a_file_is_written_they_can_be_pasted(text):
    tree = loaded(text).tree
    after = loaded(pasted(text, suggestion_text(suggestion(rehearsal(tree)), tree))).tree
    found = rehearsal(after)
    assert found.good
    assert found.missing == ()


def test_examples_keep_the_indentation_of_their_neighbours():
    tree = sound(SMALL.replace("examples:\n  easy", "examples:\n      easy").replace("\n  hard", "\n      hard"))
    lines = suggestion_text(suggestion(rehearsal(tree)), tree).splitlines()
    name = next(index for index, line in enumerate(lines) if line.endswith(":"))
    assert [len(line) - len(line.lstrip()) for line in lines[name : name + 3]] == [6, 12, 12]


def test_the_shipped_tree_gets_few_each_near_to_an_example_that_it_has_and_never_claims_more_than_is_proven():
    tree = load(shipped_trees()["bpo-or-kpo"])
    found = suggestion(rehearsal(tree))
    assert found.least <= len(found.examples) <= found.least + 3
    near = [one for one in found.examples if one.like]
    assert len(near) >= len(found.examples) - 1
    for one in near:
        assert 2 * sum(one.like.answers.get(q) != a for q, a in one.example.answers.items()) <= len(one.example.answers)
    text = suggestion_text(found, tree)
    assert ("No fewer can do." in text) == (len(found.examples) == found.least)
    assert max(map(len, text.splitlines())) <= 120
    after = sound(pasted(tree.source.text, text))
    assert rehearsal(after).missing == ()


def test_no_more_answers_are_not_sure_than_must_be():
    tree = sound(SMALL)
    for one in suggestion(rehearsal(tree)).examples:
        adds = {(part.question.id, part.answer.id) for part in one.adds if part.kind == "answers"}
        assert {item for item in one.example.answers.items() if item[1] == UNSURE} <= adds


def test_every_title_and_id_says_what_the_example_is_for():
    found = suggestion(rehearsal(sound(SMALL)))
    assert {one.example.id.split("-")[0] for one in found.examples} <= {"bpo", "kpo", "split", "keep"}
    first = found.examples[0]
    words = next(part for part in first.adds if part.kind == "answers")
    assert first.example.id == f"{first.example.outcome}-{words.question.id}-{words.answer.id}"
    assert f"{words.question.id} {words.answer.id}" in first.example.title


def test_where_more_are_found_than_it_takes_at_least_it_is_said(monkeypatch):
    tree = sound(SMALL)
    monkeypatch.setattr(covering, "least_walks", lambda *_: 1)
    monkeypatch.setattr(covering, "MOST_ROUNDS", 0)
    text = suggestion_text(suggestion(rehearsal(tree)), tree)
    assert "It takes 1 at least." in text
    assert "No fewer" not in text


def test_what_no_walk_comes_to_is_said():
    text = SMALL.replace("kpo: 3", "kpo: 0").replace("kpo: 2", "kpo: 0").replace("kpo: 1}", "kpo: -9}").split("examples:")[0]
    found = loaded(text)
    assert found.tree is not None
    said = suggestion_text(suggestion(rehearsal(found.tree)), found.tree)
    assert "# No walk comes to: kpo." in said


def test_nothing_is_suggested_where_nothing_is_missing():
    tree = sound(SMALL)
    added = {one.example.id: one.example for one in suggestion(rehearsal(tree)).examples}
    whole = changed(tree, examples={**tree.examples, **added})
    found = suggestion(rehearsal(whole))
    assert found.examples == ()
    assert suggestion_text(found, whole) == "  # Nothing to add: the examples walk through all that can be walked.\n"


def test_a_tree_too_large_to_follow_gets_a_comment(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    tree = fresh(SMALL)
    assert suggestion(rehearsal(tree)) is None
    assert suggestion_text(None, tree).startswith("# This tree is too large")


def test_a_thousand_questions_get_the_fewest():
    tree = sound(generated(1_000))
    found = suggestion(rehearsal(tree))
    assert (len(found.examples), found.unfound, found.unreachable) == (found.least, (), ())
    assert passed(one.walk for one in found.examples) == Ground(tree).reachable
