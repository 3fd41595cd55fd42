"""A walk is saved while it goes on, and is never stopped by its store."""

from __future__ import annotations

import os
import sqlite3
from typing import TYPE_CHECKING

import pytest

from guide.assessment import edition_of
from guide.recorder import Recorder
from guide.store import Store, erase
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.store.conftest import clock

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from guide.assessment import Assessment
    from guide.model import Tree


@pytest.fixture
def path(tmp_path: Path) -> str:
    return str(tmp_path / "home" / "assessments.db")


@pytest.fixture
def recorder(path: str) -> Iterator[Recorder]:
    made = Recorder(path, clock(), "Acme")
    yield made
    made.close()


def there(path: str) -> tuple[Assessment, ...]:
    """What another program finds in the store."""
    with Store.at(path) as store:
        return store.all()


def test_every_answer_is_there_when_taking_it_has_returned(path: str, recorder: Recorder, small: Tree) -> None:
    walk = Walk(small, subject="Payroll")
    recorder.begin("small.yaml", walk)
    for answer in ("yes", "never", "much"):
        walk = walk.answer(answer)
        recorder.take(walk)
        assert [one.answers for one in there(path)] == [walk.given]
    (one,) = there(path)
    assert (one.organisation, one.subject, one.result, one.started[-3:], one.finished[-3:]) == (
        "Acme",
        "Payroll",
        "BPO",
        "00Z",
        "03Z",
    )


def test_a_walk_that_only_began_isnt_saved(path: str, recorder: Recorder, small: Tree) -> None:
    example = Walk(small, small.examples["easy"].answers, "Easy")
    recorder.begin("small.yaml", example)
    recorder.take(example)
    assert not os.path.exists(path)


def test_a_result_is_taken_back_when_the_answers_are_changed(path: str, recorder: Recorder, small: Tree) -> None:
    walk = Walk(small)
    recorder.begin("small.yaml", walk)
    recorder.take(walk.replay({"written": "no", "judged": "always"}))
    assert [one.result for one in there(path)] == ["KPO"]
    recorder.take(walk.replay({"written": "yes", "judged": "always"}))
    assert [(one.result, one.finished) for one in there(path)] == [("", "")]


def test_another_walk_is_another_assessment(path: str, recorder: Recorder, small: Tree) -> None:
    for answer in ("yes", "no"):
        recorder.begin("small.yaml", Walk(small))
        recorder.take(Walk(small).answer(answer))
        recorder.leave()
    recorder.take(Walk(small).answer("partly"))
    assert {one.answers["written"] for one in there(path)} == {"yes", "no"}


EDITED = sound(SMALL.replace("A small tree", "An edited tree"))


def test_a_result_stays_as_it_was_when_the_walk_goes_on_in_an_edited_tree(path: str, recorder: Recorder, small: Tree) -> None:
    given = {"written": "no", "judged": "always"}
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small, given))
    recorder.take(Walk(EDITED, given))
    after, before = there(path)
    assert (after.follows, after.title, before.title, before.result) == (before.id, "An edited tree", "A small tree", "KPO")


def test_answers_that_an_edited_tree_has_no_place_for_stay_with_the_one_before(
    path: str, recorder: Recorder, small: Tree
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes").answer("never"))
    recorder.take(Walk(EDITED).answer("yes"))
    after, before = there(path)
    assert (after.follows, len(after.answers), len(before.answers)) == (before.id, 1, 2)


def test_an_unfinished_walk_whose_answers_all_fit_simply_goes_on_in_an_edited_tree(
    path: str, recorder: Recorder, small: Tree
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    recorder.take(Walk(EDITED).answer("yes"))
    (one,) = there(path)
    assert (one.title, one.follows, one.answers) == ("An edited tree", "", {"written": "yes"})


def test_a_note_that_an_edited_tree_has_no_place_for_stays_with_the_assessment_before(
    path: str, recorder: Recorder, small: Tree
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes").noted("judged", "Rarely"))
    recorder.take(Walk(EDITED).answer("yes"))
    after, before = there(path)
    assert (after.follows, after.notes, before.notes) == (before.id, {}, {"judged": "Rarely"})


def test_a_saved_walk_goes_on_as_the_same_assessment(path: str, recorder: Recorder, small: Tree) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    later = Recorder(path, clock())
    (saved,) = there(path)
    later.take_up(saved, Walk(small).answer("yes"))
    later.take(Walk(small).answer("yes").answer("never"))
    later.close()
    assert [(one.id, len(one.answers), one.organisation) for one in there(path)] == [(saved.id, 2, "Acme")]


def test_trouble_is_told_once_and_the_next_success_saves_everything(path: str, recorder: Recorder, small: Tree) -> None:
    Store.at(path).close()
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    recorder.outbox.patience = {"patience": 0.01}
    walk = Walk(small)
    recorder.begin("small.yaml", walk)
    walk = walk.answer("yes")
    recorder.take(walk)
    assert recorder.news == f"Your answers aren’t being saved. Another program is writing to {path}."
    walk = walk.answer("never")
    recorder.take(walk)
    assert recorder.news == ""
    other.execute("ROLLBACK")
    other.close()
    recorder.take(walk)
    assert recorder.news == "Your answers are saved again."
    assert recorder.news == ""
    assert [one.answers for one in there(path)] == [walk.given]


@pytest.fixture
def blocked(path: str) -> Iterator[Path]:
    """A file where the store's folder would be; taken away, it can be made."""
    from pathlib import Path

    folder = Path(path).parent
    folder.write_text("in the way")
    yield folder
    if folder.is_file():
        folder.unlink()


def test_what_was_left_before_it_was_saved_is_saved_with_what_comes_next(
    path: str, recorder: Recorder, small: Tree, blocked: Path
) -> None:
    for subject in ("Payroll", "Invoices", "Contracts"):
        if subject == "Contracts":
            blocked.unlink()
        recorder.begin("small.yaml", Walk(small, subject=subject))
        recorder.take(Walk(small, subject=subject).answer("yes"))
        assert len(recorder.unsaved) == {"Payroll": 1, "Invoices": 2, "Contracts": 0}[subject]
    assert sorted(one.subject for one in there(path)) == ["Contracts", "Invoices", "Payroll"]


def test_the_end_is_the_last_try_to_save(path: str, recorder: Recorder, small: Tree, blocked: Path) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    recorder.leave()
    blocked.unlink()
    recorder.close()
    assert (recorder.unsaved, [len(one.answers) for one in there(path)]) == ((), [1])


def test_once_waiting_for_a_locked_store_was_in_vain_it_is_hardly_waited_for(
    path: str, recorder: Recorder, small: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    at = Store.at
    monkeypatch.setattr(Store, "at", lambda path, patience=2.0: (waited.append(patience), at(path, min(patience, 0.01)))[1])
    walk = Walk(small)
    recorder.begin("small.yaml", walk)
    walk = walk.answer("yes")
    recorder.take(walk)
    with sqlite3.connect(path, isolation_level=None) as other:
        other.execute("BEGIN EXCLUSIVE")
        for answer in ("never", "much"):
            walk = walk.answer(answer)
            recorder.take(walk)
        assert waited == [2.0, 0.1]
    other.close()


def test_a_place_that_cant_be_written_stops_nothing(tmp_path: object, small: Tree) -> None:
    recorder = Recorder("/proc/nowhere/assessments.db", clock())
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    assert recorder.news.startswith("Your answers aren’t being saved. /proc/nowhere/assessments.db can't be opened: ")
    assert recorder.assessment is not None
    assert recorder.assessment.answers == {"written": "yes"}


def test_a_store_that_was_erased_meanwhile_is_made_anew(path: str, recorder: Recorder, small: Tree) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    erase(path)
    recorder.take(Walk(small).answer("yes").answer("never"))
    assert recorder.trouble == ""
    assert [len(one.answers) for one in there(path)] == [2]


def test_a_result_that_is_settled_early_is_a_result_once_it_was_seen(path: str, recorder: Recorder, small: Tree) -> None:
    walk = Walk(small)
    recorder.begin("small.yaml", walk)
    walk = walk.answer("yes").answer("never")
    recorder.take(walk)
    assert [one.finished for one in there(path)] == [""]
    recorder.conclude(walk)
    assert [(one.result, bool(one.finished)) for one in there(path)] == [("BPO", True)]
    recorder.take(changed(walk, subject="Payroll"))
    assert [(one.result, bool(one.finished)) for one in there(path)] == [("BPO", True)]
    assert edition_of(small).digest == there(path)[0].digest


def finished(path: str, small: Tree, **more: str) -> Assessment:
    """One that came to its result in a sitting before this one."""
    before = Recorder(path, clock(), "Acme")
    before.begin("small.yaml", Walk(small, subject="Payroll"))
    before.take(Walk(small, {"written": "no", "judged": "always"}, "Payroll", notes=more))
    before.close()
    (one,) = there(path)
    return one


def look_at(recorder: Recorder, *walks: Walk) -> None:
    """Show one walk after the other, as somebody does who goes through the answers."""
    for walk in walks:
        recorder.take(walk)
        recorder.conclude(walk)


def test_taking_up_a_finished_one_and_going_through_its_answers_writes_nothing(
    path: str, recorder: Recorder, small: Tree
) -> None:
    one = finished(path, small)
    walk = Walk(small, one.answers, one.subject)
    recorder.take_up(one, walk)
    look_at(recorder, walk, walk.back(), walk.back().back(), walk.back_to("written").forward())
    assert there(path) == (one,)


@pytest.mark.parametrize("change", ["answer", "note"])
def test_the_first_change_of_one_that_was_finished_begins_another(
    path: str, recorder: Recorder, small: Tree, change: str
) -> None:
    one = finished(path, small)
    walk = Walk(small, one.answers, one.subject)
    recorder.take_up(one, walk)
    recorder.take(walk.change("judged", "never") if change == "answer" else walk.noted("judged", "Rarely"))
    assert recorder.news == f"This begins a new assessment: {one.id} stays as it is."
    recorder.take(walk.change("judged", "never").noted("written", "Nowhere"))
    assert recorder.news == ""
    (after,) = [again for again in there(path) if again.id != one.id]
    assert one in there(path)
    assert (after.follows, after.subject, after.organisation, after.answers["judged"], after.notes) == (
        one.id,
        "Payroll",
        "Acme",
        "never",
        {"written": "Nowhere"},
    )
    assert recorder.command == f"guide resume {after.id}"


def test_one_that_was_finished_takes_another_name_and_stays_the_same(path: str, recorder: Recorder, small: Tree) -> None:
    one = finished(path, small)
    walk = Walk(small, one.answers, one.subject)
    recorder.take_up(one, walk)
    recorder.take(changed(walk.back(), subject="Wages"))
    (again,) = there(path)
    assert again == changed(one, subject="Wages", changed=again.changed, revision=2)
    recorder.take(changed(walk, subject="Wages").change("judged", "never"))
    assert {(left.id == one.id, left.follows) for left in there(path)} == {(True, ""), (False, one.id)}


def test_what_is_finished_and_changed_in_one_sitting_is_one_assessment(path: str, recorder: Recorder, small: Tree) -> None:
    recorder.begin("small.yaml", Walk(small))
    walk = Walk(small, {"written": "no", "judged": "always"})
    recorder.take(walk)
    recorder.take(walk.back())
    recorder.take(walk.change("judged", "never"))
    (one,) = there(path)
    assert (one.answers["judged"], one.follows) == ("never", "")


def test_taking_up_on_an_edited_tree_writes_nothing_until_something_is_changed(
    path: str, recorder: Recorder, small: Tree
) -> None:
    one = finished(path, small)
    walk = Walk(EDITED, one.answers, one.subject)
    recorder.take_up(one, walk)
    look_at(recorder, walk, walk.back(), walk)
    assert there(path) == (one,)
    recorder.take(walk.change("judged", "never"))
    (after,) = [again for again in there(path) if again.id != one.id]
    assert one in there(path)
    assert (after.follows, after.title) == (one.id, "An edited tree")


def test_an_unfinished_one_whose_result_shows_on_an_edited_tree_is_finished_on_that(
    path: str, recorder: Recorder, small: Tree
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes").answer("never"))
    (one,) = there(path)
    walk = Walk(EDITED, one.answers)
    recorder.take_up(one, walk)
    recorder.take(walk)
    assert there(path) == (one,)
    recorder.conclude(walk)
    (after,) = there(path)
    assert (after.id, after.title, after.result) == (one.id, "An edited tree", "BPO")


@pytest.mark.parametrize("begun", [True, False], ids=["one that is saved", "one that never was"])
def test_answers_that_an_edited_tree_has_no_place_for_arent_lost_while_the_store_takes_nothing(
    path: str, recorder: Recorder, small: Tree, begun: bool
) -> None:
    Store.at(path).close()
    recorder.outbox.patience = {"patience": 0.01}
    recorder.begin("small.yaml", Walk(small))
    walk = Walk(small).answer("yes")
    if begun:
        recorder.take(walk)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    recorder.take(walk.answer("never").noted("judged", "the long reason"))
    recorder.take(Walk(EDITED).answer("yes"))
    assert len(recorder.unsaved) == 2
    other.execute("ROLLBACK")
    other.close()
    recorder.close()
    after, before = there(path)
    assert (before.answers, before.notes) == ({"written": "yes", "judged": "never"}, {"judged": "the long reason"})
    assert (after.follows, after.answers, recorder.unsaved) == (before.id, {"written": "yes"}, ())


def test_a_walk_that_another_window_has_gone_on_with_is_saved_beside_it_and_that_is_told_once(
    path: str, recorder: Recorder, small: Tree
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    (one,) = there(path)
    theirs = Recorder(path, clock())
    theirs.take_up(one, Walk(small, one.answers))
    theirs.take(Walk(small).answer("yes").answer("always"))
    theirs.close()
    assert theirs.news == ""
    recorder.take(Walk(small).answer("yes").answer("never"))
    (own,) = [again for again in there(path) if again.id != one.id]
    assert own.answers["judged"] == "never"
    assert recorder.news == f"{one.id} was changed elsewhere meanwhile: your answers are saved beside it, as {own.id}."
    recorder.take(Walk(small).answer("yes").answer("never").answer("much"))
    assert (recorder.news, len(there(path))) == ("", 2)
    assert recorder.command_for(one.id) == f"guide resume {own.id}"


def test_a_walk_that_was_left_unsaved_is_named_by_its_command_once_it_is_saved(
    path: str, recorder: Recorder, small: Tree, blocked: Path
) -> None:
    recorder.begin("small.yaml", Walk(small))
    recorder.take(Walk(small).answer("yes"))
    assert recorder.assessment is not None
    id = recorder.assessment.id
    assert (recorder.command, recorder.command_for(id)) == ("", "")
    recorder.leave()
    blocked.unlink()
    recorder.close()
    assert recorder.command_for(id) == f"guide resume {id}"
    assert [one.id for one in there(path)] == [id]
