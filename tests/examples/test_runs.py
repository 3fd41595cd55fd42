"""Walking the examples, and what they walk through: as walking them by hand shows it."""

from __future__ import annotations

from hypothesis import given

from guide.examples.parts import line_of
from guide.examples.runs import Rehearsal, rehearsal
from guide.model import DECIDE, UNSURE, Tree
from tests.conftest import TWO_EXAMPLES as SMALL
from tests.conftest import loaded, sound

from .drawn import tried_trees


def rehearsed(text: str) -> Rehearsal:
    found = loaded(text)
    assert found.walkable is not None
    return rehearsal(found.walkable, found.problems)


def by_hand(tree: Tree) -> tuple[set[tuple[str, str]], set[tuple[object, ...]], set[str]]:
    """The answers, the rules (by their numbers) and the outcomes of all examples, each followed from question to question."""
    answers, rules, outcomes = set(), set(), set()
    for example in tree.examples.values():
        at, seen, points = tree.start, {}, dict.fromkeys(tree.contenders, 0)
        while at in tree.questions:
            question = tree.questions[at]
            seen[at] = example.answers[at]
            answer = question.choices[seen[at]]
            answers.add((at, answer.id))
            points = {one: worth + answer.points.get(one, 0) for one, worth in points.items()}
            owner, then = (answer.id, answer.then) if answer.then else (None, question.then)
            number = next(n for n, r in enumerate(then) if all(seen.get(q) in allowed for q, allowed in r.when.items()))
            rules.add((at, owner, number))
            at = then[number].go
        if at == DECIDE:
            first, second = sorted(tree.contenders, key=lambda one: (-points[one], one != tree.decide.tie))[:2]
            close = points[first] - points[second] <= tree.decide.close
            at = tree.decide.when_close if close and tree.decide.when_close else first
        outcomes.add(at)
    return answers, rules, outcomes


@given(tried_trees())
def test_coverage_is_what_following_each_example_by_hand_gives(tree):
    answers, rules, outcomes = by_hand(tree)
    found = rehearsal(tree)
    assert {(part.question.id, part.answer.id) for part in found.answers.walked} == answers
    assert {(part.question.id, part.answer and part.answer.id, part.rule) for part in found.rules.walked} == rules
    assert {part.outcome.id for part in found.outcomes.walked} == outcomes
    assert found.answers.size == sum(len(question.choices) for question in tree.questions.values())
    own = [answer.then for question in tree.questions.values() for answer in question.choices.values()]
    assert found.rules.size == sum(map(len, own)) + sum(len(question.then) for question in tree.questions.values())
    assert found.outcomes.size == len(tree.outcomes)


@given(tried_trees())
def test_an_example_passes_exactly_if_its_walk_ends_as_expected(tree):
    found = rehearsal(tree)
    assert [run.passed for run in found.runs] == [run.walk.here.id == run.example.outcome for run in found.runs]
    assert found.passed + len(found.failed) == len(tree.examples)
    assert found.good == (not found.failed)


def test_each_failing_example_has_its_own_problems():
    found = rehearsed(SMALL.replace("size: much}", "size: mach}").replace("outcome: kpo}", "outcome: bpo}"))
    assert [(run.example.id, run.passed, run.got and run.got.id) for run in found.runs] == [
        ("easy", False, None),
        ("hard", False, "kpo"),
    ]
    assert [[problem.code for problem in run.problems] for run in found.runs] == [["unknown-answer"], ["wrong-outcome"]]
    assert found.stray == ()


def test_an_example_that_ends_well_but_is_not_whole_fails():
    found = rehearsed(SMALL.replace("title: Easy, ", "titel: Easy, "))
    (easy,) = found.failed
    assert (easy.got.id, easy.example.outcome) == ("bpo", "bpo")
    assert [problem.code for problem in easy.problems] == ["unknown-key"]


def test_an_error_between_the_examples_is_stray_and_not_good():
    found = rehearsed(SMALL.replace("  hard: {", "  easy: {"))
    assert [problem.code for problem in found.stray] == ["repeated-key"]
    assert not found.good


def test_a_failing_example_counts_for_what_it_walks_through_as_far_as_it_goes():
    whole, broken = rehearsal(sound(SMALL)), rehearsed(SMALL.replace("judged: never, size: much}", "judged: never}"))
    lost = {part.words for part in whole.answers.walked} - {part.words for part in broken.answers.walked}
    assert lost == {"size: much"}
    assert "judged, rule 2 of 2, to size" in {part.words for part in broken.rules.walked}
    assert [part.words for part in broken.outcomes.walked] == ["kpo"]


def test_parts_are_named_and_placed_for_their_author():
    tree = sound(SMALL)
    found = rehearsal(tree)
    from guide.notes import Notes

    places = Notes(tree.source).places
    named = {part.words: SMALL.splitlines()[line_of(part, places, tree.source) - 1].strip() for part in found.missing}
    assert named["written: partly"].startswith("partly: {say: Partly")
    assert named[f"written: {UNSURE}"] == "written:"  # nobody wrote it down
    assert named["judged: secret, to keep"] == "secret: {say: Only insiders may, then: keep}"
    assert named["split"].startswith("split: {title")
    assert "judged, rule 1 of 2, to decide" not in named
    assert found.outcomes.missing[0].outcome.id == "split"


def test_a_tree_without_examples_walks_nothing():
    found = rehearsal(sound(SMALL.split("examples:")[0]))
    assert (found.runs, found.good, found.answers.walked, found.outcomes.walked) == ((), True, (), ())
