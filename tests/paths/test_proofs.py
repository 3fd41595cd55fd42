"""What points can and can't do, as trying every walk shows it, and what `guide check` makes of it."""

from __future__ import annotations

import pytest
from hypothesis import assume, given

from guide.decide import decided, total
from guide.model import Tree
from guide.paths.futures import futures_of
from guide.paths.proofs import nearest, settling_all, silent_ties, tips
from guide.problem import Problem
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_EXAMPLES, WITHOUT_SPLIT, codes, loaded
from tests.paths.test_joint import alike_by_brute_force
from tests.random_trees import all_walks, trees


def by_points(tree: Tree) -> list[tuple[Walk, dict[str, int]]]:
    """Every walk that points decide, with its totals."""
    ends = [end for end in all_walks(Walk(tree)) if end.by_points]
    return [(end, total(tree, (step.answer.points for step in end.steps))) for end in ends]


@given(trees())
def test_silent_ties_are_those_that_trying_every_walk_shows(tree):
    level: dict[tuple[str, ...], list[int]] = {}
    for end, totals in by_points(tree):
        first = tuple(outcome for outcome, points in totals.items() if points == max(totals.values()))
        if len(first) > 1 and tree.decide.tie not in first and not tree.decide.when_close:
            level.setdefault(first, []).append(len(end.steps))
    found = silent_ties(futures_of(tree))
    assert {first: len(answers) for first, answers in found.items()} == {
        first: min(lengths) for first, lengths in level.items()
    }
    for first, answers in found.items():
        assert Walk(tree, answers).here.id == first[0]


@given(trees())
def test_an_outcome_settles_all_ties_if_none_is_silent_once_it_stands_under_tie(tree):
    settling = settling_all(futures_of(tree))
    for outcome in tree.contenders:
        told = changed(tree, decide=changed(tree.decide, tie=outcome, when_close=""))
        assert (not silent_ties(futures_of(told))) == (outcome in settling)


@given(trees())
def test_the_nearest_walk_is_as_near_as_any(tree):
    ends = by_points(tree)
    assume(ends)
    for outcome in tree.contenders:
        gap, answers = nearest(futures_of(tree), outcome)
        gaps = {id(end): max(totals.values()) - totals[outcome] for end, totals in ends}
        assert gap == min(gaps.values())
        assert len(answers) == min(len(end.steps) for end, _ in ends if gaps[id(end)] == gap)
    gap, answers = nearest(futures_of(tree), "keep")
    assert gap == min(decided(tree, totals).lead for _, totals in ends)


@given(trees())
def test_points_tip_the_balance_exactly_where_trying_everything_shows_it(tree):
    asked = {question for end in all_walks(Walk(tree)) for question in end.given}
    for question in asked:
        one = tree.questions[question]
        tested = any(question in rule.when for other in tree.questions.values() for rule in _rules(other))
        if not tested and not any(answer.then for answer in one.choices.values()):
            assert tips(futures_of(tree), one) == (len(alike_by_brute_force(tree, question)) > 1)


def _rules(question):
    return [rule for answer in question.choices.values() for rule in answer.then] + list(question.then)


def problem(text: str, code: str):
    found = loaded(text)
    assert found.tree is not None
    (one,) = [problem for problem in found.problems if problem.code == code]
    return one, Walk(found.tree, dict(one.proof))


SURE = ("ask: How much is there?", "unsure: no\n    ask: How much is there?")


@pytest.mark.parametrize(
    ("edits", "outcome", "label"),
    [
        ([("points: {kpo: 3}", "points: {bpo: 3}"), ("points: {kpo: 2}", "points: {bpo: 2}")], "kpo", "even where it has most points, the call is close"),
        ([("points: {kpo: 3}", "points: {bpo: 3}"), ("points: {kpo: 2}", "points: {bpo: 2}"), ("{kpo: 1}", "{kpo: 1, bpo: 3}"), SURE], "kpo", "at best it is 1 point behind"),
        ([("close: 1", "close: 0"), ("{kpo: 1}", "{kpo: 50}"), ("A lot, points: {bpo: 1}", "A lot, points: {bpo: 50}"), SURE], "split", "the smallest lead of all is 3 points, and no close call"),
    ],
)  # fmt: skip
def test_an_outcome_that_never_wins_is_told_with_the_walk_where_it_comes_nearest(edits, outcome, label):
    text = WITHOUT_EXAMPLES
    for old, new in edits:
        assert old in text
        text = text.replace(old, new)
    one, walk = problem(text, "outcome-never-wins")
    assert one.message == f"no combination of answers ends in `{outcome}`"
    assert (one.severity, one.label) == ("warning", label)
    assert walk.by_points


def test_a_question_that_never_matters_is_told_with_a_walk_that_asks_it():
    text = WITHOUT_EXAMPLES.replace('yes: {say: "Yes", points: {bpo: 3}}', 'yes: {say: "Yes", points: {bpo: 9}}')
    for old, new in [("points: {bpo: 1}, advice", "points: {bpo: 9}, advice"), ("points: {kpo: 3}", "points: {kpo: 9}")]:
        text = text.replace(old, new)
    text = text.replace("    answers:\n      yes", "    unsure: no\n    answers:\n      yes")
    one, walk = problem(text, "question-never-matters")
    assert "`size`" in one.message
    assert "size" in walk.given


@pytest.mark.parametrize(
    "reason",
    [
        "little: {say: A little, advice: {team: [Few people.]}}",
        "little: {say: A little, then: keep}",
    ],
)
def test_a_question_that_brings_advice_or_leads_elsewhere_does_matter(reason):
    text = SMALL.replace("little: {say: A little, points: {kpo: 1}}", reason).replace("A lot, points: {bpo: 1}", "A lot")
    assert "question-never-matters" not in codes(text)


def test_a_silent_tie_is_told_until_the_author_speaks():
    text = WITHOUT_SPLIT.replace("close: 1, when_close: split", "close: 1")
    one, walk = problem(text, "silent-tie")
    assert (one.severity, one.message) == ("note", "where `bpo` and `kpo` come out level, `bpo` always wins")
    assert walk.here.id == "bpo"
    assert "= shown by: --answer written=yes --answer judged=always --answer size=little" in str(one)
    assert not codes(text.replace("close: 1", "close: 1, tie: kpo"))
    assert codes(text.replace("close: 1", "close: 1, tie: kbo")) == ["unknown-destination"]
    (note,) = loaded(text.replace("close: 1", "tie: keep")).problems
    assert "write `tie: bpo` under `decide:` in the place of `tie: keep`" in note.help


THREE_WAYS = """\
format: 1
title: Whom should it go to?
start: near
questions:
  near:
    ask: Is it near?
    unsure: no
    answers:
      town: {say: In town, points: {fund: 3}}
      country: {say: In the country, points: {charity: 3}}
      abroad: {say: Abroad, points: {bank: 3}}
    then: people
  people:
    ask: Where do the people live?
    unsure: no
    answers:
      town: {say: In town, points: {fund: 3}}
      country: {say: In the country, points: {charity: 3}}
      abroad: {say: Abroad, points: {bank: 3}}
    then: decide
outcomes:
  fund: {title: A fund, summary: Give it to a fund.}
  charity: {title: A charity, summary: Give it to a charity.}
  bank: {title: A bank, summary: Give it to a bank.}
"""


def ties_told(decide: str) -> list[Problem]:
    """The notes on ties in the tree with three outcomes, with this at its end."""
    return [problem for problem in loaded(THREE_WAYS + decide).problems if problem.code == "silent-tie"]


def test_all_ties_of_a_tree_are_one_note():
    (note,) = ties_told("")
    assert note.message.endswith("always wins: `fund` over `charity` and `bank`; `charity` over `bank`")
    assert note.help.startswith("no one `tie` settles all of these: name an outcome for close calls with `when_close`")


@pytest.mark.parametrize("tie", ["fund", "charity", "bank"])
def test_a_tie_that_does_not_settle_all_is_never_answered_with_another_that_does_not(tie):
    (note,) = ties_told(f"decide: {{tie: {tie}}}\n")
    assert f"`{tie}`" not in note.message
    assert note.help.startswith(f"`tie: {tie}` doesn't settle this: name an outcome for close calls with `when_close`")
    assert "write `tie:" not in note.help
    assert not ties_told("decide: {when_close: bank}\n")


def test_larger_trees_are_left_to_the_survey(monkeypatch):
    monkeypatch.setattr("guide.checks.never_wins.MOST_QUESTIONS", 2)
    assert not codes(WITHOUT_SPLIT.replace("close: 1, when_close: split", "close: 1"))
