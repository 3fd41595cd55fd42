from __future__ import annotations

import pytest

from guide.walk import LONGEST_NAME, LONGEST_NOTE, CannotAnswer, Walk


def ids(walk):
    return [(step.question.id, step.answer.id) for step in walk.steps]


def test_a_walk_begins_at_the_start(small):
    walk = Walk(small)
    assert (walk.here.id, walk.steps, walk.finished) == ("written", (), False)


def test_answering_gives_a_new_walk_and_leaves_the_old_one(small):
    walk = Walk(small)
    answered = walk.answer("yes")
    assert answered.here.id == "judged"
    assert walk.here.id == "written"
    with pytest.raises(AttributeError):
        walk.asking = "judged"


def test_points_decide_at_the_end(small):
    walk = Walk(small).answer("yes").answer("never").answer("much")
    assert (walk.here.id, walk.finished, walk.by_points) == ("bpo", True, True)


def test_an_answer_can_lead_straight_to_an_outcome(small):
    walk = Walk(small).answer("yes").answer("secret")
    assert (walk.here.id, walk.by_points) == ("keep", False)


def test_conditions_test_earlier_answers_and_the_one_just_given(small):
    assert Walk(small).answer("no").answer("always").finished
    assert Walk(small).answer("yes").answer("always").here.id == "size"
    assert Walk(small).answer("no").answer("never").here.id == "size"


def test_a_condition_can_test_not_sure(small):
    assert Walk(small).answer("no").not_sure().finished


def test_not_sure_gives_no_points_and_takes_the_default_way_on(small):
    walk = Walk(small).not_sure()
    assert walk.here.id == "judged"
    assert walk.steps[0].unsure
    assert not walk.steps[0].answer.points


@pytest.mark.parametrize("wrong", ["maybe", "", "YES"])
def test_an_answer_that_the_question_lacks_is_refused_in_a_sentence(small, wrong):
    with pytest.raises(CannotAnswer, match=r"`written` has no answer .* choose `yes`, `partly`, `no` or `unsure`\."):
        Walk(small).answer(wrong)


def test_a_finished_walk_takes_no_answer(small):
    with pytest.raises(CannotAnswer, match="finished"):
        Walk(small).answer("yes").answer("secret").answer("yes")


def test_back_keeps_the_later_answers(small):
    walk = Walk(small).answer("yes").answer("never").answer("much").back().back()
    assert walk.here.id == "judged"
    assert walk.given == {"written": "yes", "judged": "never", "size": "much"}
    assert ids(walk) == [("written", "yes")]


def test_answering_after_going_back_comes_by_every_later_question_again(small):
    walk = Walk(small).answer("yes").answer("never").answer("much").back().back()
    assert walk.answer("never").here.id == "size"
    assert walk.answer("never").answer("much").here.id == "bpo"


def test_forward_returns_to_where_the_answers_lead(small):
    walk = Walk(small).answer("yes").answer("never").answer("much")
    assert walk.back().back().forward() == walk


def test_back_at_the_first_question_stays_there(small):
    assert Walk(small).back() == Walk(small)


def test_changing_an_earlier_answer_keeps_the_later_ones_in_play(small):
    walk = Walk(small).answer("yes").answer("never").answer("much").change("written", "partly")
    assert ids(walk) == [("written", "partly"), ("judged", "never"), ("size", "much")]


def test_answers_off_the_way_are_kept_and_come_back_when_the_way_leads_there_again(small):
    walk = Walk(small).answer("yes").answer("never").answer("much")
    aside = walk.change("judged", "secret")
    assert aside.here.id == "keep"
    assert aside.unused == {"size": "much"}
    again = aside.change("judged", "never")
    assert again == walk
    assert not again.unused


def test_only_questions_that_the_walk_has_come_to_can_be_changed(small):
    with pytest.raises(CannotAnswer, match="size"):
        Walk(small).answer("yes").change("size", "much")
    with pytest.raises(CannotAnswer, match="size"):
        Walk(small).back_to("size")


def test_replaying_is_the_same_as_answering_one_by_one_in_any_order(small):
    by_hand = Walk(small).answer("no").answer("never").answer("little")
    assert Walk(small).replay({"size": "little", "judged": "never", "written": "no"}) == by_hand


def test_replaying_part_of_the_answers_stands_at_the_first_open_question(small):
    assert Walk(small).replay({"size": "little", "written": "no"}).here.id == "judged"


def test_replaying_names_the_near_question(small):
    with pytest.raises(CannotAnswer, match=r"`writen` \(did you mean `written`\)"):
        Walk(small).replay({"writen": "no"})


def test_a_question_without_not_sure_says_so(small):
    from tests.conftest import SMALL, sound

    tree = sound(SMALL.replace("    then: decide", "    unsure: no\n    then: decide"))
    with pytest.raises(CannotAnswer, match="doesn't take “not sure”"):
        Walk(tree).answer("yes").answer("never").not_sure()


def test_the_subject_stays_with_the_walk(small):
    assert Walk(small, subject="Payroll").answer("yes").back().subject == "Payroll"


def test_what_is_unused_is_the_same_after_going_back(small):
    walk = Walk(small).answer("yes").answer("never").answer("much")
    assert not walk.back().back().unused
    assert walk.back().back().change("size", "little").given["size"] == "little"
    assert walk.back().back().back_to("size").here.id == "size"


def test_answers_that_the_tree_lacks_never_get_into_a_walk(small):
    with pytest.raises(CannotAnswer, match="no answer `nope`"):
        Walk(small, {"written": "nope"})


def test_the_answers_of_a_walk_can_not_be_changed_behind_its_back(small):
    given = {"written": "yes"}
    walk = Walk(small, given)
    given["written"] = "no"
    assert walk.given == {"written": "yes"}
    with pytest.raises(TypeError):
        walk.given["written"] = "no"
    with pytest.raises(TypeError):
        Walk(small).given["written"] = "no"
    with pytest.raises(AttributeError):
        walk.mood = "good"


def test_a_walk_survives_pickling(small):
    import pickle

    walk = Walk(small, subject="Payroll").answer("yes")
    assert pickle.loads(pickle.dumps(walk)) == walk


def test_a_walk_keeps_every_word_that_was_saved_with_it(small):
    walk = Walk(small, {"written": "yes"}, "n" * (LONGEST_NAME + 1), notes={"written": "o" * (LONGEST_NOTE + 1)})
    after = walk.answer("never").noted("judged", "Rarely")
    assert after.subject == "n" * (LONGEST_NAME + 1)
    assert after.notes == {"written": "o" * (LONGEST_NOTE + 1), "judged": "Rarely"}
