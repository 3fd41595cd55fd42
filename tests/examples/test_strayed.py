"""Why an example fails: as trying every walk shows it."""

from __future__ import annotations

from hypothesis import assume, given
from hypothesis import strategies as st

from guide.examples.runs import rehearsal
from guide.examples.strayed import failures
from guide.model import Answer, Tree
from guide.paths import states
from guide.value import changed
from guide.walk import Walk
from tests.conftest import TWO_EXAMPLES as SMALL
from tests.conftest import fresh, loaded
from tests.random_trees import all_walks

from .drawn import tried_trees


@given(tried_trees())
def test_the_walk_left_where_the_expected_outcome_was_reached_for_the_last_time(tree):
    for failure in failures(rehearsal(tree)):
        walk, expected = failure.run.walk, failure.run.example.outcome
        ahead = [
            all_walks(Walk(tree, {s.question.id: s.answer.id for s in walk.steps[:k]})) for k in range(len(walk.steps) + 1)
        ]
        reached = [any(end.here.id == expected for end in ends) for ends in ahead]
        if not reached[0]:
            assert failure.parting is None
        else:
            assert failure.parting.step == walk.steps[reached.index(False) - 1]
            assert (failure.parting.outcome, failure.parting.questions) == (True, ())


@given(tried_trees())
def test_the_smallest_change_of_answers_is_the_smallest_of_all_walks(tree):
    for failure in failures(rehearsal(tree)):
        before, expected = failure.run.example.answers, failure.run.example.outcome
        sizes = [
            sum(before.get(question, answer) != answer for question, answer in end.given.items())
            for end in all_walks(Walk(tree))
            if end.here.id == expected
            and all(answer != "unsure" or before.get(question) == answer for question, answer in end.given.items())
        ]
        assert len(failure.mendings) == 0 if not sizes else {len(one.switched) for one in failure.mendings} == {min(sizes)}
        for one in failure.mendings:
            assert one.walk.here.id == expected
            made = {**before, **{step.question.id: step.answer.id for step in (*one.switched, *one.added)}}
            assert {question: made[question] for question in made if question not in one.dropped} == one.walk.given


@given(tried_trees(walks=1), st.data())
def test_answers_that_make_no_whole_walk_are_mended_by_the_fewest_lines(tree, data):
    assume(tree.examples)
    example = tree.examples["e0"]
    questions = data.draw(st.lists(st.sampled_from(list(tree.questions)), min_size=1, max_size=3, unique=True))
    answers = {**example.answers}
    for question in questions:  # taken out, or put in where it isn't asked, or another answer
        if question not in answers or data.draw(st.booleans()):
            answers[question] = data.draw(st.sampled_from(list(tree.questions[question].answers)))
        else:
            del answers[question]
    tree = changed(tree, examples={"e0": changed(example, answers=answers)})
    for failure in failures(rehearsal(tree)):
        if failure.run.whole:
            continue
        sizes = [
            sum(answers.get(question) != answer for question, answer in end.given.items()) + len(answers.keys() - end.given)
            for end in all_walks(Walk(tree))
            if end.here.id == example.outcome
            and all(answer != "unsure" or answers.get(question) == answer for question, answer in end.given.items())
        ]
        assert [len(one.switched) + len(one.added) + len(one.dropped) for one in failure.mendings] == (
            [min(sizes)] if sizes else []
        )


def rescored(tree: Tree, question: str, answer: str, outcome: str, points: int) -> Tree:
    asked = tree.questions[question]
    other: Answer = changed(asked.answers[answer], points={**asked.answers[answer].points, outcome: points})
    return changed(tree, questions={**tree.questions, question: changed(asked, answers={**asked.answers, answer: other})})


def passing(tree: Tree) -> dict[str, bool]:
    return {run.example.id: run.passed for run in rehearsal(tree).runs}


@given(tried_trees(most=4, walks=3))
def test_the_smallest_change_of_points_is_the_smallest_of_all(tree):
    before = passing(tree)
    given = [points for q in tree.questions.values() for a in q.answers.values() for points in a.points.values()]
    most = max(map(abs, given), default=0)  # a change larger than these is no advice
    for failure in failures(rehearsal(tree)):
        if not failure.run.walk.by_points:
            assert failure.rescores == ()
            continue
        sizes = []
        for step in failure.run.walk.steps:
            for outcome in tree.contenders if not step.unsure else ():
                for shift in (*range(-most, 0), *range(1, most + 1)):
                    points = step.answer.points.get(outcome, 0) + shift
                    other = rescored(tree, step.question.id, step.answer.id, outcome, points)
                    if len(other.contenders) == len(tree.contenders) and passing(other)[failure.run.example.id]:
                        sizes.append(abs(shift))
        found = failure.rescores
        assert {abs(one.points - one.answer.points.get(one.outcome, 0)) for one in found} == ({min(sizes)} if sizes else set())
        for one in found:
            after = passing(rescored(tree, one.question.id, one.answer.id, one.outcome, one.points))
            assert after[failure.run.example.id]
            assert set(one.breaks) == {name for name in before if before[name] and not after[name]}
            assert {*one.mends, failure.run.example.id} == {name for name in before if after[name] and not before[name]}


def one_failure(text: str):
    found = loaded(text)
    (failure,) = failures(rehearsal(found.walkable, found.problems))
    return failure


def test_the_deciding_answers_are_those_whose_points_count_for_the_outcome_most_first():
    failure = one_failure(SMALL.replace("size: much}, outcome: bpo}", "size: much}, outcome: kpo}"))
    assert [(step.question.id, step.answer.points) for step in failure.deciding] == [
        ("written", {"bpo": 3}),
        ("judged", {"bpo": 2}),
        ("size", {"bpo": 1}),
    ]


def test_the_deciding_answers_of_a_rule_are_those_that_it_tests():
    text = SMALL.replace("written: yes, judged: never, size: much}", "written: yes, judged: secret}")
    assert [step.question.id for step in one_failure(text).deciding] == ["judged"]


def test_a_question_that_the_example_answers_and_the_walk_passes_by_is_where_it_left():
    text = SMALL.replace("{written: no, judged: always}", "{written: no, judged: always, size: much}")
    failure = one_failure(text)
    assert (failure.parting.step.question.id, failure.parting.questions, failure.parting.outcome) == (
        "judged",
        ("size",),
        False,
    )
    assert [(one.switched, one.added, one.dropped) for one in failure.mendings] == [((), (), ("size",))]


def test_a_misspelt_answer_is_mended_by_what_was_meant():
    failure = one_failure(SMALL.replace("size: much}", "size: mach}"))
    assert [[(s.question.id, s.answer.id) for s in one.switched] for one in failure.mendings] == [[("size", "much")]]


def test_in_a_tree_that_is_too_large_only_what_decided_is_told(monkeypatch):
    text = SMALL.replace("size: much}, outcome: bpo}", "size: much}, outcome: kpo}")
    found = loaded(text)
    tree = changed(fresh(SMALL), examples=found.walkable.examples)
    monkeypatch.setattr(states, "MOST_STATES", 1)
    (failure,) = failures(rehearsal(tree, found.problems))
    assert (failure.parting, failure.mendings, failure.more) == (None, None, None)
    assert len(failure.deciding) == 3


def test_a_change_of_more_points_than_any_answer_gives_is_no_advice():
    wrong = SMALL.replace("size: much}, outcome: bpo}", "size: much}, outcome: kpo}")
    assert one_failure(wrong).rescores == ()  # it would take 8, and 3 are the most
    given = wrong.replace("little: {say: A little, points: {kpo: 1}}", "little: {say: A little, points: {kpo: 8}}")
    assert {one.points - one.answer.points.get(one.outcome, 0) for one in one_failure(given).rescores} == {-8}
