"""Two walks at once, as trying every set of answers shows it: differences, idle questions, answers that are alike."""

from __future__ import annotations

from collections import Counter
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from guide.edit import difference
from guide.model import Outcome, Tree
from guide.paths import idle, joint, states
from guide.paths.idle import alike_answers, idle_questions
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, WITHOUT_EXAMPLES, fresh
from tests.random_trees import all_walks, trees


def relabelled(tree: Tree, names: dict[str, str]) -> Tree:
    """The tree with other names for its questions."""

    def rules(then):
        return tuple(
            changed(rule, go=names.get(rule.go, rule.go), when={names[q]: a for q, a in rule.when.items()}) for rule in then
        )

    questions = {
        names[question.id]: changed(
            question,
            id=names[question.id],
            then=rules(question.then),
            answers={key: changed(answer, then=rules(answer.then)) for key, answer in question.answers.items()},
            unsure=question.unsure and changed(question.unsure, then=rules(question.unsure.then)),
        )
        for question in tree.questions.values()
    }
    return changed(tree, questions=questions, start=names[tree.start])


@st.composite
def pairs(draw: st.DrawFn) -> tuple[Tree, Tree]:
    """Two trees with the same names for their questions, in orders that may clash."""
    old, new = draw(trees(most=3)), draw(trees(most=3))
    ids = list(new.questions)
    return old, relabelled(new, dict(zip(ids, draw(st.permutations(ids)))))


def joint_ends(old: Tree, new: Tree) -> list[tuple[str, str, dict[str, str]]]:
    """The outcomes of every joint walk, with its answers, by trying them all."""
    found = []

    def onward(given: dict[str, str]) -> None:
        walks = [Walk(tree, {q: a for q, a in given.items() if q in tree.questions and a in tree.questions[q].choices}) for tree in (old, new)]  # fmt: skip
        here = [walk.here for walk in walks if not isinstance(walk.here, Outcome)]
        if any(question.id in given for question in here):
            return  # it was answered with what only the other tree offers
        if not here:
            found.append((walks[0].here.id, walks[1].here.id, given))
            return
        for answer in here[0].choices:
            onward({**given, here[0].id: answer})

    onward({})
    return found


@given(pairs())
def test_a_difference_is_what_trying_every_set_of_answers_shows(pair):
    old, new = pair
    ends = joint_ends(old, new)
    found = difference(old, new)
    assert found.joint_walks == len(ends)
    assert {(move.old.id, move.new.id): move.walks for move in found.moves} == Counter(
        (before, after) for before, after, _ in ends if before != after
    )
    assert found.moved == sum(before != after for before, after, _ in ends)
    for move in found.moves:
        lengths = [len(answers) for before, after, answers in ends if (before, after) == (move.old.id, move.new.id)]
        assert len(move.smallest) == min(lengths)
        assert (move.old.id, move.new.id, move.smallest) in ends


@given(trees())
def test_a_tree_and_itself_differ_in_nothing(tree):
    found = difference(tree, tree)
    assert found.joint_walks == len(all_walks(Walk(tree)))
    assert (found.moves, found.examples, found.edits) == ((), (), ())


def outcome_of(tree: Tree, answers: dict[str, str]) -> str:
    return Walk(tree, answers).here.id


def alike_by_brute_force(tree: Tree, question: str) -> set[frozenset[str]]:
    """The answers to a question, those together that never make a difference, by trying all answers to all the others."""
    others = [one for one in tree.order if one != question]
    rows = {answer: [] for answer in tree.questions[question].choices}
    for combination in product(*(tree.questions[one].choices for one in others)):
        for answer, row in rows.items():
            row.append(outcome_of(tree, {**dict(zip(others, combination)), question: answer}))
    by_row: dict[tuple[str, ...], set[str]] = {}
    for answer, row in rows.items():
        by_row.setdefault(tuple(row), set()).add(answer)
    return {frozenset(answers) for answers in by_row.values()}


@given(trees(most=4))
def test_idle_questions_and_alike_answers_are_those_that_trying_everything_shows(tree):
    asked = {question for end in all_walks(Walk(tree)) for question in end.given}
    wanted = {question: alike_by_brute_force(tree, question) for question in tree.order if question in asked}
    assert [one.question.id for one in idle_questions(tree)] == [one for one, sets in wanted.items() if len(sets) == 1]
    found = {(question.id, frozenset(answer.id for answer in answers)) for question, answers in alike_answers(tree)}
    real = {(one, sets_ - {"unsure"}) for one, sets in wanted.items() if len(sets) > 1 for sets_ in sets}
    assert found == {(one, answers) for one, answers in real if len(answers) > 1}
    for one in idle_questions(tree):
        through = [end for end in all_walks(Walk(tree)) if one.question.id in end.given]
        assert one.question.id in one.shortest.given
        assert one.shortest.finished
        assert len(one.shortest.steps) == min(len(end.steps) for end in through)


def test_the_small_tree_has_nothing_idle(small):
    assert idle_questions(small) == ()
    assert alike_answers(small) == ()


def test_what_is_too_large_is_not_told(monkeypatch):
    monkeypatch.setattr(joint, "MOST_TOGETHER", 2)
    tree = fresh(SMALL)
    untold = difference(tree, fresh(SMALL.replace("bpo: 3", "bpo: 2")))
    assert (untold.joint_walks, untold.moved, untold.moves) == (None, None, ())
    assert [edit.id for edit in untold.edits] == ["written/yes"]
    assert idle_questions(tree) is None
    assert alike_answers(tree) is None


def test_places_beyond_the_limit_are_not_told(monkeypatch):
    monkeypatch.setattr(idle, "MOST_FOLLOWED", 2)
    assert idle_questions(fresh(SMALL)) is None


def test_of_a_tree_with_too_many_states_no_walks_are_compared(monkeypatch):
    monkeypatch.setattr(states, "MOST_STATES", 1)
    found = difference(fresh(SMALL), fresh(SMALL.replace("A lot", "Lots")))
    assert (found.joint_walks, [edit.id for edit in found.edits]) == (None, ["size/much"])


def test_of_questions_that_were_put_together_the_first_named_is_compared():
    lines = [line for line in WITHOUT_EXAMPLES.splitlines(keepends=True) if not line.startswith("      partly:")]
    merged = "".join(lines).replace("      yes: {say", "      yes: {was: [partly, yes], advice: {risks: [R]}, say")
    found = difference(fresh(SMALL), fresh(merged))
    kinds = {(edit.kind, edit.id, edit.was) for edit in found.edits}
    assert ("renamed", "written/yes", "partly") in kinds
    assert ("removed", "written/yes", "") in kinds
