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
    recorder._patience = {"patience": 0.01}
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
