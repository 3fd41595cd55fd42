"""What is written down is there again, and is its owner's alone."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.assessment import Assessment, Edition, digest_of, edition_of, tree_of, walk_again
from guide.model import Tree
from guide.source import Source
from guide.store import NotOurs, NotStored, Store, erase, opening
from guide.store.database import in_memory
from guide.store.schema import APPLICATION, STEPS, VERSION
from guide.text import visible
from guide.value import Frozen, changed
from guide.walk import Walk
from tests.random_trees import trees

from .conftest import finished, kept, on_the_way

if TYPE_CHECKING:
    from collections.abc import Callable

TEXT = st.text(st.characters(), max_size=20).map(visible)
PRINTED = st.text(st.characters(exclude_categories=["Cs"]), max_size=20).map(visible)  # as the shells hand it in
PAIRS = st.dictionaries(TEXT, TEXT, max_size=4)


def test_what_was_put_is_found_again_in_another_program(path: str, small: Tree) -> None:
    with Store.at(path) as store:
        written = store.put(kept(finished(small), organisation="Acme"), edition_of(small))
    with Store.at(path) as store:
        assert store.all() == (written,)
        assert store.get(written.id) == written
        assert store.edition(written.digest) == edition_of(small)
    assert (written.outcome, written.result, written.firmness) == ("bpo", "BPO", "clear")
    assert written.notes == {"size": "About 40."}


def test_a_walk_stands_at_the_very_question_again(store: Store, small: Tree) -> None:
    walk = on_the_way(small).answer("never").back_to("written")
    found = store.get(store.put(kept(walk), edition_of(small)).id)
    assert found is not None
    tree = tree_of(store.edition(found.digest), "small.yaml")
    assert tree is not None
    again = walk_again(found, tree)
    assert again.here.id == "written"
    assert again.forward().here.id == "size"
    assert again.given == walk.given


@given(tree=trees(), data=st.data())
def test_any_walk_comes_back_as_it_was(tree: Tree, data: st.DataObject) -> None:
    walk = Walk(tree, subject=data.draw(PRINTED))
    while not walk.finished and data.draw(st.integers(0, 4)):
        walk = walk.answer(data.draw(st.sampled_from(list(walk.here.choices))))
    if walk.steps and data.draw(st.booleans()):
        walk = walk.back_to(data.draw(st.sampled_from([step.question.id for step in walk.steps])))
    with Store("", in_memory()) as store:
        written = store.put(kept(walk), edition_of(tree))
        found = store.get(written.id)
        assert found == written
        assert walk_again(found, tree) == walk


@given(tree=PRINTED, subject=PRINTED, organisation=PRINTED, asking=PRINTED, answers=PAIRS, notes=PAIRS)
def test_any_text_comes_back_as_it_was(answers: dict[str, str], notes: dict[str, str], **texts: str) -> None:
    assessment = Assessment("", digest="0", title="T", answers=Frozen(answers), notes=Frozen(notes), **texts)
    with Store("", in_memory()) as store:
        written = store.put(assessment, Edition("0", "T", ""))
        assert store.all() == (written,)
        assert written.content == assessment


def test_what_is_read_is_held_once_where_it_repeats_and_no_longer_than_it_is_needed(store: Store, small: Tree) -> None:
    for subject in ("A private matter", "Another one"):
        store.put(changed(kept(finished(small)), subject=subject), edition_of(small))
    one, other = store.all()
    for this, that in zip([*one.answers.items()], [*other.answers.items()]):
        assert this[0] is that[0]
        assert this[1] is that[1]
    assert one.digest is other.digest
    for text in (one.id, one.subject, *one.notes.values()):  # what is interned may never be forgotten
        assert sys.intern("".join([*text])) is not text


def test_half_a_character_in_the_name_of_a_file_is_spelt_out(store: Store, small: Tree) -> None:
    store.put(changed(kept(finished(small)), tree="/home/\udcff.yaml"), edition_of(small))
    assert [one.tree for one in store.all()] == ["/home/\\udcff.yaml"]


def test_a_second_answer_changes_the_same_assessment(store: Store, small: Tree) -> None:
    first = store.put(kept(on_the_way(small)), edition_of(small))
    second = store.put(changed(first, answers=Frozen({"written": "no"})), edition_of(small))
    assert store.all() == (second,)
    assert (second.id, second.revision) == (first.id, 2)


def test_what_somebody_else_has_changed_meanwhile_is_never_written_over(path: str, store: Store, small: Tree) -> None:
    mine = store.put(kept(on_the_way(small)), edition_of(small))
    with Store.at(path) as other:
        theirs = other.put(changed(mine, subject="Theirs"), edition_of(small))
        beside = store.put(changed(mine, subject="Mine"), edition_of(small))
        assert {one.subject for one in other.all()} == {"Mine", "Theirs"}
        assert beside.id != theirs.id == mine.id


def test_what_somebody_else_has_deleted_meanwhile_is_saved_anew(store: Store, small: Tree) -> None:
    mine = store.put(kept(on_the_way(small)), edition_of(small))
    store.delete([mine.id])
    again = store.put(changed(mine, subject="Mine"), edition_of(small))
    assert store.all() == (again,)


def test_unfinished_are_those_without_a_result_that_nothing_follows(store: Store, small: Tree) -> None:
    store.put(kept(finished(small)), edition_of(small))
    first = store.put(kept(on_the_way(small), "2026-11-22T09:00:01Z"), edition_of(small))
    second = store.put(kept(on_the_way(small), "2026-11-22T09:00:02Z", follows=first.id), edition_of(small))
    third = store.put(kept(on_the_way(small), "2026-11-22T09:00:03Z"), edition_of(small))
    assert store.unfinished() == (third, second)


def test_nothing_of_a_deleted_assessment_is_left_in_the_file(path: str, small: Tree) -> None:
    with Store.at(path) as store:
        secret = store.put(kept(changed(finished(small), subject="Secret-payroll")), edition_of(small))
        other = store.put(kept(on_the_way(small)), edition_of(small))
        assert b"Secret-payroll" in everything(path)
        store.delete([secret.id])
        assert b"Secret-payroll" not in everything(path)
        assert store.all() == (other,)
        store.delete([other.id])
        with pytest.raises(NotStored):
            store.edition(other.digest)


def everything(path: str) -> bytes:
    """What the store's files hold."""
    return b"".join(file.read_bytes() for file in Path(path).parent.iterdir())


def test_erasing_leaves_no_file(path: str, small: Tree) -> None:
    with Store.at(path) as still_open:
        still_open.put(kept(finished(small)), edition_of(small))
        erase(path)
        assert os.listdir(os.path.dirname(path)) == []
        assert still_open.gone
    erase(path)


def test_erasing_leaves_what_is_no_store(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with sqlite3.connect(tmp_path / "theirs.db") as file:
        file.execute("CREATE TABLE bookmarks (url)")
    file.close()
    for name in ("pipe", "theirs.db", ""):
        with pytest.raises(NotOurs):
            erase(str(tmp_path / name))
    assert sorted(os.listdir(tmp_path)) == ["pipe", "theirs.db"]


@pytest.mark.parametrize("mask", [0o000, 0o022])
def test_the_files_are_their_owners_alone(path: str, small: Tree, mask: int) -> None:
    before = os.umask(mask)
    try:
        with Store.at(path) as store:
            store.put(kept(finished(small)), edition_of(small))
            folder = Path(path).parent
            assert {file.name for file in folder.iterdir()} == {f"assessments.db{end}" for end in ("", "-wal", "-shm")}
            assert {stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()} == {0o600}
            assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    finally:
        os.umask(before)


def test_a_file_that_others_could_read_is_closed_to_them(path: str, small: Tree) -> None:
    Store.at(path).close()
    os.chmod(path, 0o644)
    with Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))
        assert {stat.S_IMODE(file.stat().st_mode) for file in Path(path).parent.iterdir()} == {0o600}
    assert stat.S_IMODE(os.stat(path).st_mode) == 0o600


@pytest.mark.parametrize("opens", [Store.at, Store.to_read])
@pytest.mark.parametrize("what", ["a database", "a text", "a folder"])
def test_the_permissions_of_what_is_no_store_stay(tmp_path: Path, opens: Callable[[str], Store], what: str) -> None:
    theirs = tmp_path / "theirs"
    if what == "a database":
        with sqlite3.connect(theirs) as file:
            file.execute("CREATE TABLE bookmarks (url)")
        file.close()
    elif what == "a text":
        theirs.write_text("Dear diary, " * 200)
    else:
        theirs.mkdir()
    theirs.chmod(0o664)
    with pytest.raises(NotStored):
        opens(str(theirs))
    assert stat.S_IMODE(theirs.stat().st_mode) == 0o664


def test_a_folder_that_was_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    Store.at(str(tmp_path / "mine.db")).close()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o755


@pytest.mark.parametrize("name", ["what?mode=memory.db", "a#b.db", "a%20b.db", "file:x.db", "é 你.db", b"\xff.db"])
def test_a_strange_name_is_a_name(tmp_path: Path, small: Tree, name: str | bytes) -> None:
    path = os.fsdecode(os.path.join(os.fsencode(tmp_path), os.fsencode(name)))
    with Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))
    assert os.fsencode(name) in os.listdir(os.fsencode(tmp_path))
    with Store.at(path) as store:
        assert len(store.all()) == 1


# ---- versions ------------------------------------------------------------------------------------------------------------


def of_version(path: str, version: int, small: Tree) -> None:
    """A file as the program wrote it when its tables were of this version, with one assessment."""
    os.makedirs(os.path.dirname(path))
    with sqlite3.connect(path) as file:
        for statements in STEPS[:version]:
            for statement in statements:
                file.execute(statement)
        file.execute(f"PRAGMA application_id = {APPLICATION}")
        file.execute(f"PRAGMA user_version = {version}")
        edition = edition_of(small)
        file.execute("INSERT INTO trees VALUES (?, ?, ?)", [edition.digest, edition.title, edition.text])
        cells = {"id": "kadimo", "tree": "small.yaml", "digest": edition.digest, "answers": '{"written": "yes"}', "notes": "{}"}
        cells |= {"subject": "Payroll", "organisation": "", "asking": "", "started": "2026-01-01T00:00:00Z"}
        cells |= {"changed": "2026-01-02T00:00:00Z", "finished": "", "outcome": "", "result": "", "firmness": ""}
        marks = ", ".join("?" * len(cells))
        file.execute(f"INSERT INTO assessments ({', '.join(cells)}) VALUES ({marks})", list(cells.values()))
    file.close()


@pytest.mark.parametrize("log", [False, True], ids=["", "with a log"])
@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_any_older_version_is_read_and_left_as_it_is(path: str, version: int, log: bool, small: Tree) -> None:
    of_version(path, version, small)
    if log:
        with sqlite3.connect(path) as file:
            file.execute("PRAGMA journal_mode = WAL")
        file.close()
    before = Path(path).read_bytes()
    with Store.to_read(path) as store:
        assert [(one.subject, one.follows, one.revision) for one in store.all()] == [("Payroll", "", 1)]
        assert store.edition(store.all()[0].digest) == edition_of(small)
        assert store.refusal == ""
    assert Path(path).read_bytes() == before
    assert os.listdir(os.path.dirname(path)) == [os.path.basename(path)]


def test_a_file_of_an_older_version_that_cant_be_written_is_read(
    path: str, small: Tree, monkeypatch: pytest.MonkeyPatch
) -> None:
    of_version(path, 1, small)

    def refused(path: str, patience: float) -> None:
        sqlite3.connect("/proc/nowhere/s.db").close()

    monkeypatch.setattr(opening, "_ready", refused)
    with Store.at(path) as store:
        assert [one.subject for one in store.all()] == ["Payroll"]
        assert store.refusal == f"{path} can't be written."


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_of_any_older_version_is_brought_up_to_this_one(path: str, version: int, small: Tree) -> None:
    of_version(path, version, small)
    with Store.at(path) as store:
        found = store.get("kadimo")
        assert found is not None
        assert (found.answers, found.subject, found.follows, found.revision) == ({"written": "yes"}, "Payroll", "", 1)
        assert store.put(found, edition_of(small)).revision == 2
    with sqlite3.connect(path) as file:
        assert file.execute("PRAGMA user_version").fetchone() == (VERSION,)


def test_a_step_that_fails_leaves_the_file_as_it_was(path: str, small: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    of_version(path, 1, small)
    monkeypatch.setattr("guide.store.database.STEPS", (STEPS[0], (*STEPS[1], "ALTER TABLE nothing ADD COLUMN x")))
    with pytest.raises(NotStored):
        Store.at(path)
    monkeypatch.undo()
    with Store.at(path) as store:
        assert [one.id for one in store.all()] == ["kadimo"]
        assert not store.refusal


def test_the_first_versions_are_as_they_were_released() -> None:
    assert digest_of(repr(STEPS[:2])) == RELEASED, "a step that has been released never changes: add one"


RELEASED = "26fc4d42c2a3b5c40ed6cdcfe1215b89dbaccea2e5b382d580841eefe7442d36"


def test_a_file_of_a_newer_program_is_read_and_not_written(path: str, small: Tree) -> None:
    of_version(path, VERSION, small)
    with sqlite3.connect(path) as file:
        file.execute("ALTER TABLE assessments ADD COLUMN mood TEXT NOT NULL DEFAULT 'good'")
        file.execute(f"PRAGMA user_version = {VERSION + 1}")
    file.close()
    before = Path(path).read_bytes()
    with Store.at(path) as store:
        assert [one.subject for one in store.all()] == ["Payroll"]
        with pytest.raises(
            NotStored, match="was written by a newer version of this program: it can be read here, and not writ"
        ):
            store.put(kept(finished(small)), edition_of(small))
        with pytest.raises(NotStored):
            store.delete(["kadimo"])
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE assessments RENAME TO walks",
        "ALTER TABLE assessments RENAME COLUMN notes TO remarks",
        "ALTER TABLE assessments RENAME TO walks; CREATE VIEW assessments AS SELECT * FROM walks",
    ],
)
@pytest.mark.parametrize("opens", [Store.at, Store.to_read])
def test_a_file_of_a_newer_program_that_cant_be_read_is_said_to_be_newer(
    path: str, small: Tree, change: str, opens: Callable[[str], Store]
) -> None:
    of_version(path, VERSION, small)
    with sqlite3.connect(path) as file:
        file.executescript(f"{change}; PRAGMA user_version = 9")
    file.close()
    before = Path(path).read_bytes()
    with pytest.raises(NotStored, match=r"was written by a newer version of this program, and can't be read by this one\.$"):
        opens(path)
    assert Path(path).read_bytes() == before


@pytest.mark.parametrize("version", range(1, VERSION + 1))
def test_a_file_that_another_program_has_gathered_statistics_of_is_ours(path: str, version: int, small: Tree) -> None:
    of_version(path, version, small)
    with sqlite3.connect(path) as file:
        file.execute("ANALYZE")
        assert file.execute("SELECT 1 FROM sqlite_master WHERE name = 'sqlite_stat1'").fetchone()
    file.close()
    for opened in (Store.to_read, Store.at):
        with opened(path) as store:
            assert [one.subject for one in store.all()] == ["Payroll"]
            assert store.refusal == ""
    with Store.at(path) as store:
        assert store.put(store.all()[0], edition_of(small)).revision == 2


@pytest.mark.parametrize("kind", ["trigger", "table"])
def test_what_only_bears_the_name_of_statistics_is_no_part_of_them(path: str, small: Tree, kind: str) -> None:
    of_version(path, VERSION, small)
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA writable_schema = ON")
        trap = "CREATE TRIGGER sqlite_stat1 AFTER INSERT ON assessments BEGIN DELETE FROM assessments; END"
        file.execute("INSERT INTO sqlite_master VALUES (?, 'sqlite_stat1', 'assessments', 0, ?)", [kind, trap])
    file.close()
    with pytest.raises(NotStored), Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))


@pytest.mark.parametrize("when", ["AFTER INSERT", "AFTER UPDATE", "BEFORE DELETE"])
def test_nothing_runs_that_somebody_has_laid_into_a_file(path: str, small: Tree, when: str) -> None:
    with Store.at(path) as store:
        one, other = (store.put(kept(on_the_way(small)), edition_of(small)) for _ in range(2))
    with sqlite3.connect(path) as file:
        file.execute(f"CREATE TRIGGER trap {when} ON assessments BEGIN DELETE FROM assessments; END")
    file.close()
    with Store.at(path) as store:
        changing = {
            "AFTER INSERT": lambda: store.put(kept(finished(small)), edition_of(small)),
            "AFTER UPDATE": lambda: store.put(one, edition_of(small)),
            "BEFORE DELETE": lambda: store.delete([one.id]),
        }
        with pytest.raises(NotStored, match=STRANGE):
            changing[when]()
        assert sorted(found.id for found in store.all()) == sorted([one.id, other.id])


STRANGE = r"^The tables in .* aren't as this program makes them: they can be read and exported here, and not written\. Export what it holds, move it away and `guide import` what you have exported\.$"
WORK = "length(hex(zeroblob(20000000))) > 0"
LAID_IN = {
    "an index on what takes long to work out": "CREATE INDEX more ON assessments (hex(zeroblob(length(subject) + 20000000)))",
    "an index on some rows only": f"CREATE INDEX more ON assessments (subject) WHERE {WORK}",
    "an index that forbids what is the same": "CREATE UNIQUE INDEX more ON assessments (tree)",
    "a trigger": "CREATE TRIGGER more AFTER INSERT ON trees BEGIN DELETE FROM assessments; END",
    "a view": "CREATE VIEW more AS SELECT 1",
    "another table": "CREATE TABLE more (x)",
    "a column": "ALTER TABLE assessments ADD COLUMN more TEXT",
    "a column with a condition": f"ALTER TABLE assessments ADD COLUMN more TEXT CHECK ({WORK})",
    "a column that is worked out if it isn't given": f"ALTER TABLE assessments ADD COLUMN more TEXT DEFAULT ({WORK})",
}


@pytest.mark.parametrize("what", LAID_IN)
def test_a_file_that_is_laid_out_otherwise_is_read_and_not_written(path: str, small: Tree, what: str) -> None:
    with Store.at(path) as store:
        one = store.put(kept(on_the_way(small)), edition_of(small))
        store.delete([store.put(kept(finished(small)), edition_of(small)).id])  # the log is empty
    with sqlite3.connect(path) as file:
        if "isn't given" in what:  # SQLite itself adds none to a table that has rows
            file.executescript(f"DELETE FROM assessments; {LAID_IN[what]}")
        else:
            file.execute(LAID_IN[what])
    file.close()
    before = Path(path).read_bytes()
    for opened in (Store.at, Store.to_read):
        with opened(path) as store:
            assert store.all() == (() if "isn't given" in what else (one,))
            for write in (lambda: store.put(one, edition_of(small)), lambda: store.delete([one.id])):
                with pytest.raises(NotStored, match=STRANGE):
                    write()
    assert Path(path).read_bytes() == before


def test_an_older_file_that_is_laid_out_otherwise_is_not_brought_up(path: str, small: Tree) -> None:
    of_version(path, 1, small)
    with sqlite3.connect(path) as file:
        file.execute("CREATE INDEX more ON assessments (subject)")
    file.close()
    before = Path(path).read_bytes()
    for opened in (Store.at, Store.to_read):
        with pytest.raises(
            NotStored, match=r"isn't as this program needs it: move it away and `guide import` what you have exported\.$"
        ):
            opened(path)
    assert Path(path).read_bytes() == before


def test_a_file_that_another_program_has_laid_out_with_other_blanks_is_ours(path: str, small: Tree) -> None:
    of_version(path, VERSION, small)
    with sqlite3.connect(path) as file:
        file.execute("PRAGMA writable_schema = ON")
        file.execute("UPDATE sqlite_master SET sql = replace(sql, char(10), '  ')")
    file.close()
    with Store.at(path) as store:
        assert not store.refusal


# ---- files that aren't stores ---------------------------------------------------------------------------------------------


def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path) -> None:
    path = tmp_path / "theirs.db"
    with sqlite3.connect(path) as file:
        file.execute("CREATE TABLE bookmarks (url)")
    file.close()
    before = path.read_bytes()
    with pytest.raises(NotStored, match="is a database of another program, and is left as it is"):
        Store.at(str(path))
    assert path.read_bytes() == before


def test_a_file_that_is_no_database_gets_a_sentence_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("Dear diary, " * 200)
    with pytest.raises(
        NotStored, match=r"notes\.txt is damaged, or no file of this program\. .*`guide import` what you have exported\.$"
    ):
        Store.at(str(path))
    assert path.read_text() == "Dear diary, " * 200


@pytest.mark.parametrize("place", ["{}", "{}/file/assessments.db", "/proc/assessments.db", "\0"])
def test_a_place_where_no_file_can_be_gets_a_sentence(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(NotStored, match=r"\.$"):
        Store.at(place.format(tmp_path))


@pytest.mark.parametrize("part", range(8))
def test_a_damaged_file_gets_a_sentence_or_what_can_be_read_of_it(path: str, small: Tree, part: int) -> None:
    with Store.at(path) as store:
        for _ in range(40):
            store.put(kept(finished(small)), edition_of(small))
    data = bytearray(Path(path).read_bytes())
    start = 100 + part * (len(data) - 100) // 8
    data[start : start + 4000] = b"\xa5" * len(data[start : start + 4000])
    Path(path).write_bytes(bytes(data))
    told = ""
    try:
        with Store.at(path) as store:
            assert {one.result for one in store.all()} <= {"BPO"}
    except NotStored as fault:
        told = str(fault)
    assert told[-1:] in ("", "."), told


def test_a_locked_file_gets_a_sentence(path: str, store: Store, small: Tree) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with (
        Store.at(path, patience=0.01) as waiting,
        pytest.raises(NotStored, match=r"^Another program is writing to .*assessments\.db\.$"),
    ):
        waiting.put(kept(finished(small)), edition_of(small))
    other.execute("ROLLBACK")
    other.close()
    store.put(kept(finished(small)), edition_of(small))


def test_a_full_disk_gets_a_sentence_and_keeps_what_was_there(path: str, store: Store, small: Tree) -> None:
    first = store.put(kept(on_the_way(small)), edition_of(small))
    store._connection.execute("PRAGMA max_page_count = 1")
    large = changed(small, source=Source("large", small.source.text + "#" * 100_000))
    with pytest.raises(NotStored, match=r"^The disk that .* is on is full\.$"):
        store.put(kept(finished(large)), edition_of(large))
    with Store.at(path) as again:
        assert again.all() == (first,)


def test_a_disk_that_is_full_from_the_first_is_what_is_told(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    make = opening.brought_up
    monkeypatch.setattr(
        opening, "brought_up", lambda connection: (connection.execute("PRAGMA max_page_count = 1"), make(connection))
    )
    with pytest.raises(NotStored, match=f"^The disk that {path} is on is full.$"):
        Store.at(path)
    monkeypatch.undo()
    with Store.at(path) as store:
        assert store.refusal == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no limit can be set on the size of files from outside")
@pytest.mark.parametrize("most", [1_000, 5_000, 13_000, 30_000])
def test_where_no_store_can_be_made_nothing_of_it_is_left(path: str, most: int) -> None:
    making = f"""
import resource
from guide.store import NotStored, Store
resource.setrlimit(resource.RLIMIT_FSIZE, ({most}, {most}))
try:
    Store.at({path!r})
except NotStored as fault:
    print(fault)
"""
    done = subprocess.run([sys.executable, "-c", making], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout == f"The disk that {path} is on can't be read or written.\n"
    assert os.listdir(os.path.dirname(path)) == []


def test_what_can_be_read_and_not_written_says_so(path: str, small: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.at(path) as store:
        one = store.put(kept(finished(small)), edition_of(small))

    def refused(path: str, patience: float) -> None:
        sqlite3.connect("/proc/nowhere/s.db").close()

    monkeypatch.setattr(opening, "_ready", refused)
    with Store.at(path) as store:
        assert (store.refusal, store.all()) == (f"{path} can't be written.", (one,))


def test_a_store_that_was_never_written_is_empty_and_isnt_made(path: str) -> None:
    with Store.to_read(path) as store:
        assert store.all() == ()
    assert not os.path.exists(path)


def shut(path: str) -> None:
    """Let nothing be laid beside a file for its log to be read with, as on a disk that can't be written."""
    os.path.lexists(f"{path}-shm") and os.unlink(f"{path}-shm")
    os.symlink("/nowhere/at/all", f"{path}-shm")


@pytest.mark.parametrize("opens", [Store.at, Store.to_read])
def test_where_nothing_can_be_laid_beside_it_a_whole_file_is_read(
    path: str, small: Tree, opens: Callable[[str], Store]
) -> None:
    with Store.at(path) as store:
        one = store.put(kept(finished(small)), edition_of(small))
    shut(path)
    with opens(path) as store:
        assert (store.refusal, store.all()) == (f"{path} can't be written.", (one,))


@pytest.mark.parametrize("opens", [Store.at, Store.to_read])
def test_where_nothing_can_be_laid_beside_it_a_file_isnt_read_without_its_log(
    path: str, small: Tree, opens: Callable[[str], Store]
) -> None:
    with Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))
        left = f"{path[:-3]}-left.db"
        for end in ("", "-wal"):
            shutil.copy(path + end, left + end)
    shut(left)
    with pytest.raises(
        NotStored, match=r"-left\.db and assessments-left\.db-wal can't be read where nothing may be written besid"
    ):
        opens(left)


@pytest.mark.parametrize("opens", [Store.at, Store.to_read])
def test_a_file_that_is_locked_altogether_isnt_read_without_its_log(
    path: str, small: Tree, opens: Callable[[str, float], Store]
) -> None:
    with Store.at(path) as store:
        store.put(kept(finished(small)), edition_of(small))
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA locking_mode = EXCLUSIVE")
    other.execute("UPDATE assessments SET subject = 'Newer'")
    with pytest.raises(NotStored, match=r"^Another program is writing to .*assessments\.db\.$"):
        opens(path, 0.01)
    other.close()
    with opens(path, 0.01) as store:
        assert [one.subject for one in store.all()] == ["Newer"]


def test_an_edition_that_a_walk_has_left_is_forgotten(store: Store, small: Tree) -> None:
    one = store.put(kept(on_the_way(small)), edition_of(small))
    first = one.digest
    for number in range(3):
        edition = Edition(digest_of(str(number)), "T", str(number))
        one = store.put(changed(one, digest=edition.digest, title="T"), edition)
    assert store.edition(one.digest) == edition
    assert store._connection.execute("SELECT count(*) FROM trees").fetchone() == (1,)
    with pytest.raises(NotStored):
        store.edition(first)


# ---- from elsewhere --------------------------------------------------------------------------------------------------------


def test_what_is_taken_in_follows_what_it_followed_and_hides_nothing_that_was_here(store: Store, small: Tree) -> None:
    mine = store.put(changed(kept(on_the_way(small)), id="kadimo", subject="Mine"), edition_of(small))
    assert mine.id == "kadimo"
    old = changed(kept(on_the_way(small)), id="kadimo", subject="Old")
    new = changed(old, id="nizelu", subject="New", follows="kadimo")
    added = store.add([new, old], [edition_of(small)])
    renamed = {one.assessment.subject: one.assessment for one in added}
    assert [one.beside for one in added] == ["", "kadimo"]
    assert renamed["New"].follows == renamed["Old"].id not in ("kadimo", "")
    assert {one.subject for one in store.unfinished()} == {"Mine", "New"}
    assert all(store.get(one.assessment.id) == one.assessment for one in added)


@pytest.mark.parametrize("follows", ["", "bababa", "nizelu"])
def test_what_is_taken_in_follows_nothing_that_isnt_there_nor_itself(store: Store, small: Tree, follows: str) -> None:
    one = changed(kept(on_the_way(small)), id="nizelu", follows=follows)
    (added,) = store.add([one], [edition_of(small)])
    assert added.assessment.follows == ""
    assert store.unfinished() == (added.assessment,)


def test_what_is_taken_in_alone_follows_what_is_here(store: Store, small: Tree) -> None:
    old = changed(kept(on_the_way(small)), id="kadimo", subject="Old")
    store.add([old], [edition_of(small)])
    (added,) = store.add([old, changed(old, id="nizelu", subject="New", follows="kadimo")], [edition_of(small)])
    assert (added.assessment.id, added.assessment.follows) == ("nizelu", "kadimo")


def test_deleting_while_another_program_reads_isnt_said_to_leave_nothing(path: str, small: Tree) -> None:
    with Store.at(path, patience=0.01) as store:
        one = store.put(kept(changed(finished(small), subject="Secret-payroll")), edition_of(small))
        reader = sqlite3.connect(path, isolation_level=None)
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM assessments").fetchone()
        assert not store.delete([one.id])
        assert b"Secret-payroll" in everything(path)
        reader.execute("ROLLBACK")
        assert store.delete([])
        assert b"Secret-payroll" not in everything(path)
        reader.close()


# ---- two programs at once --------------------------------------------------------------------------------------------------

WRITER = """
import sys
from guide.assessment import begun, edition_of, written_down
from guide.loader import load
from guide.store import Store
from guide.value import changed
from guide.walk import Walk
tree = load(sys.argv[2])
with Store.at(sys.argv[1], 60.0) as store:
    for number in range(40):
        new = begun("small.yaml", edition_of(tree), f"2026-11-22T09:00:{number:02}Z")
        first = store.put(written_down(new, Walk(tree, subject=f"{sys.argv[3]} {number}").answer("yes"), new.started), edition_of(tree))
        store.put(changed(first, organisation="Acme"), edition_of(tree))
"""


def test_two_programs_that_write_at_once_lose_nothing(path: str, tmp_path: Path, small: Tree) -> None:
    (tmp_path / "small.yaml").write_text(small.source.text)
    programs = [
        subprocess.Popen([sys.executable, "-c", WRITER, path, str(tmp_path / "small.yaml"), who])
        for who in ("one", "two", "three")
    ]
    assert [program.wait(120) for program in programs] == [0, 0, 0]
    with Store.at(path) as store:
        assert {one.subject for one in store.all()} == {f"{who} {n}" for who in ("one", "two", "three") for n in range(40)}
        assert {(one.organisation, one.revision) for one in store.all()} == {("Acme", 2)}
