"""The commands on saved assessments."""

from __future__ import annotations

import csv
import io
import json
import sqlite3
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.assessment import Assessment, Edition, digest_of, edition_of
from guide.cli import COMMANDS, main
from guide.export.assessments_csv import assessments_as_csv, safe
from guide.export.assessments_json import NotAssessments, assessments_as_json, assessments_in
from guide.source import Source
from guide.store import Store
from guide.value import Frozen, changed
from guide.walk import Walk
from tests.conftest import SMALL, sound
from tests.store.conftest import finished, kept, on_the_way

from .conftest import guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guide.model import Tree

    Capture = pytest.CaptureFixture[str]


class Home:
    """A store with a finished assessment and one on the way, both of a tree file."""

    def __init__(self, folder: Path, tree: Tree) -> None:
        self.path, self.file = str(folder / "s.db"), folder / "small.yaml"
        self.file.write_text(SMALL, encoding="utf-8")
        with Store.at(self.path) as store:
            put = [
                store.put(changed(kept(walk, now, organisation=of), tree=str(self.file)), edition_of(tree))
                for walk, now, of in [
                    (finished(tree), "2026-11-21T08:00:00Z", "Acme"),
                    (Walk(tree, subject="Contracts").answer("partly"), "2026-11-22T08:00:00Z", ""),
                ]
            ]
        self.done, self.open = (one.id for one in put)

    @property
    def all(self) -> tuple[Assessment, ...]:
        with Store.to_read(self.path) as store:
            return store.all()

    def edit(self, *changes: tuple[str, str]) -> None:
        """Edit the tree's file."""
        text = SMALL
        for old, new in changes:
            assert old in text
            text = text.replace(old, new)
        self.file.write_text(text, encoding="utf-8")


@pytest.fixture
def home(tmp_path: Path, small: Tree) -> Home:
    return Home(tmp_path, small)


@pytest.fixture
def say(home: Home, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, str, str]]:
    """A function that runs a command on that store, as a person who types."""

    def said(*words: str, typed: str = "", person: bool = True) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        for room in ("delete", "plain", "what_if", "elsewhere"):
            monkeypatch.setattr(f"guide.cli.{room}.is_person", lambda: person)
        capsys.readouterr()
        code = main([*words, "--store", home.path])
        return code, *capsys.readouterr()

    return said


Say = "Callable[..., tuple[int, str, str]]"


def test_the_list_has_a_line_for_each_the_last_changed_first(say: Say, home: Home) -> None:
    assert say("list") == (
        0,
        f"{home.open}  2026-11-22  unfinished, one answer  Contracts\n{home.done}  2026-11-21  BPO, clear              Payroll (Acme)\n",
        "",
    )


def test_the_list_for_programs_holds_the_answers_by_their_ids(say: Say) -> None:
    listed = json.loads(say("list", "--json")[1])
    assert [one["answers"] for one in listed] == [
        {"written": "partly"},
        {"written": "yes", "judged": "never", "size": "much"},
    ]
    assert [one["outcome"] for one in listed] == ["", "bpo"]


def test_nothing_saved_is_said_and_makes_no_file(tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "none" / "s.db"
    assert main(["list", "--store", str(path)]) == 0
    assert capsys.readouterr().out.startswith("Nothing is saved yet")
    assert main(["list", "--json", "--store", str(path)]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert not path.parent.exists()


def test_a_result_is_shown_as_it_was_after_the_tree_was_edited(say: Say, home: Home) -> None:
    before = say("show", home.done)
    assert "Payroll: Hand it to BPO" in before[1]
    assert "(your note: About 40.)" in before[1]
    home.edit(("points: {bpo: 3}", "points: {kpo: 9}"), ("Hand it to BPO", "Give it away"))
    assert say("show", home.done) == before
    home.file.unlink()
    assert say("show", home.done) == before


def test_an_unfinished_one_is_shown_with_its_answers(say: Say, home: Home) -> None:
    code, out, _ = say("show", home.open)
    assert code == 0
    assert "  1. Is it written down? Partly\n" in out


@pytest.mark.parametrize("command", ["show", "resume", "delete"])
def test_a_name_that_is_none_gets_a_near_one(say: Say, home: Home, command: str) -> None:
    code, _, err = say(command, home.done[:5] + "x")
    assert (code, err) == (2, f"There is no saved assessment `{home.done[:5]}x`: did you mean `{home.done}`?\n")
    assert say(command, "../../etc/passwd")[0] == 2


def test_a_report_is_written_on_a_saved_assessment(say: Say, home: Home) -> None:
    home.file.unlink()
    code, out, _ = say("report", home.done, "--to", "markdown", "--date", "1 May 2026")
    assert code == 0
    assert out.startswith("# Payroll: Hand it to BPO")
    assert say("report", home.open)[0] == 1
    assert say("report", home.done, "--answer", "written=yes")[0] == 2


def test_a_saved_result_names_the_trees_that_go_on_from_it_as_those_beside_it_are_called(
    say: Say, home: Home, tmp_path: Path, small: Tree
) -> None:
    (tmp_path / "cake.yaml").write_text("format: 1\ntitle: Which cake?\n", encoding="utf-8")
    onward = sound(SMALL.replace("short: BPO,", "short: BPO, next: [cake],"))
    with Store.at(home.path) as store:
        one = store.put(changed(kept(finished(onward)), tree=str(home.file)), edition_of(onward))
    assert "Which cake?" in say("report", one.id)[1]
    assert "Which cake?" in say("show", one.id)[1]


def test_resuming_goes_on_at_the_question_and_saves_in_the_same_place(say: Say, home: Home) -> None:
    code, out, _ = say("resume", home.open, typed="1\nq\n")
    assert code == 0
    assert "Question 2." in out
    assert "Question 1." not in out
    assert "The tree has changed" not in out
    assert {one.id: one.answers for one in home.all}[home.open] == {"written": "partly", "judged": "never"}
    assert len(home.all) == 2


def test_resuming_on_an_edited_tree_tells_what_became_of_the_answers(say: Say, home: Home) -> None:
    home.edit(
        ("  written:\n    ask: Is it written down?", "  listed:\n    was: [written]\n    ask: Is it listed?"),
        ("start: written", "start: listed"),
        ("{written: no", "{listed: no"),
        ("{written: yes", "{listed: yes"),
        ("{written: no, judged: always}", "{listed: no, judged: always}") if False else ("Does it need", "Would it need"),
        ("      never: {say: Never", "      never_ever: {say: Never"),
        ("judged: never", "judged: never_ever"),
    )
    code, out, _ = say("resume", home.done, typed="q\n")
    assert code == 0
    flat = " ".join(out.split())
    assert "2 answers carry over: - Is it listed? Yes - How much is there? A lot" in flat
    assert "No longer there, or no longer asked so: - Does it need judgement? Never" in flat
    assert "New answers to what you answered: - Would it need judgement? Never" in flat
    assert "It was BPO. It is open now: BPO" in flat
    assert "Question 2." in out


def test_an_old_result_stays_beside_the_one_that_follows_it(say: Say, home: Home) -> None:
    home.edit(("title: A small tree", "title: An edited tree"))
    before = home.all
    for _ in range(3):
        code, out, _ = say("resume", home.done, typed="\n")
        assert (code, "Question" in out, "BPO" in out) == (0, False, True)
        assert f"guide show {home.done} --store {home.path}" in out
    assert home.all == before
    code, out, _ = say("resume", home.done, typed="r\n1\n3\nk\n\n")
    assert f"This begins a new assessment: {home.done} stays as it is." in " ".join(out.split())
    (after,) = (one for one in home.all if one.follows == home.done)
    assert (after.answers["written"], after.title) == ("no", "An edited tree")
    assert all(one in home.all for one in before)
    assert f"[after {home.done}]" in say("list")[1]
    out = say("resume", home.done, typed="\n")[1]
    assert f"{home.done} was gone on with: this is {after.id}." in " ".join(out.split())
    assert len(home.all) == 3


def test_resuming_a_finished_one_shows_its_result_wherever_its_walk_stood(say: Say, home: Home, small: Tree) -> None:
    with Store.at(home.path) as store:
        walk = finished(small).back()
        one = store.put(changed(kept(walk, "2026-11-20T08:00:00Z"), tree=str(home.file)), edition_of(small))
    before = home.all
    code, out, _ = say("resume", one.id, typed="\n")
    assert (code, one.asking != "", bool(one.finished)) == (0, True, True)
    assert "Question" not in out
    assert "Type the number of an answer" not in out
    assert out.lstrip().startswith("PAYROLL") or "BPO" in out
    assert "What if" in out
    assert home.all == before


def test_without_its_tree_a_walk_goes_on_with_the_one_that_was_kept(say: Say, home: Home) -> None:
    home.file.unlink()
    code, out, _ = say("resume", home.open, typed="1\nq\n")
    assert code == 0
    assert "You go on with the tree as it was." in " ".join(out.split())
    assert {one.id: len(one.answers) for one in home.all}[home.open] == 2


def test_recheck_names_those_that_come_out_otherwise(say: Say, home: Home, tmp_path: Path) -> None:
    assert say("recheck")[1] == "1 of 1 finished assessment comes out as it did.\n"
    home.edit(
        ("points: {bpo: 3}", "points: {kpo: 9}"),
        ("  easy: {title: Easy, answers: {written: yes, judged: never, size: much}, outcome: bpo}\n", ""),
    )
    code, out, _ = say("recheck")
    assert code == 0
    assert (
        out
        == f"{home.done}  Payroll (Acme)\n  It comes out as KPO now, not BPO.\n\n0 of 1 finished assessment comes out as it did.\n"
    )
    assert json.loads(say("recheck", "--json")[1]) == [
        {"id": home.done, "subject": "Payroll", "was": "bpo", "now": "kpo", "moved": True}
    ]
    other = tmp_path / "other.yaml"
    other.write_text(SMALL)
    assert "1 of 1" in say("recheck", str(other))[1]
    other.write_text(SMALL.replace("title: A small tree", "title: Another"))
    assert say("recheck", str(other))[1] == "There is no finished assessment of it.\n"


def test_delete_asks_and_yes_answers(say: Say, home: Home) -> None:
    assert say("delete", home.done, typed="\n")[1].endswith("Nothing was deleted.\n")
    assert say("delete", home.done, typed="")[1].endswith("Nothing was deleted.\n")
    code, _, err = say("delete", home.done, person=False)
    assert (code, "nobody here to ask" in err) == (2, True)
    assert len(home.all) == 2
    assert say("delete", home.done, typed="yes\n")[1].endswith("Deleted.\n")
    assert [one.id for one in home.all] == [home.open]
    assert say("delete", home.open, "--yes")[0] == 0
    assert home.all == ()


def test_forget_asks_and_then_removes_everything(say: Say, home: Home, tmp_path: Path) -> None:
    assert "2 assessments are saved in" in say("forget", typed="\n")[1]
    assert len(home.all) == 2
    assert say("forget", typed="yes\n")[1].endswith("Removed. Nothing is saved now.\n")
    assert [path.name for path in tmp_path.iterdir()] == ["small.yaml"]
    assert say("forget", "--yes") == (0, "Nothing is saved, so there is nothing to forget.\n", "")


def test_forget_removes_a_damaged_store_and_no_file_of_somebody_else(tmp_path: Path, capsys: Capture) -> None:
    notes = tmp_path / "notes.txt"
    notes.write_text("Dear diary, " * 100)
    assert main(["forget", "--yes", "--store", str(notes)]) == 2
    assert notes.exists()
    damaged = tmp_path / "assessments.db"
    damaged.write_text("Dear diary, " * 100)
    assert main(["forget", "--yes", "--store", str(damaged)]) == 0
    assert not damaged.exists()


# ---- out of the store and into it ---------------------------------------------------------------------------------------


def test_what_is_exported_is_taken_in_elsewhere_and_only_once(say: Say, home: Home, tmp_path: Path, capsys: Capture) -> None:
    file, other = str(tmp_path / "all.json"), str(tmp_path / "other.db")
    assert say("export", file)[1] == f"{file} is written.\n"
    assert main(["import", file, "--store", other]) == 0
    assert capsys.readouterr().out.endswith("2 taken in.\n")
    with Store.to_read(other) as store:
        assert store.all() == home.all
        assert store.edition(home.all[0].digest).text == SMALL
    assert main(["import", file, "--store", other]) == 0
    assert capsys.readouterr().out == "0 taken in, 2 there already.\n"
    assert say("import", file)[1] == "0 taken in, 2 there already.\n"


def test_chosen_ones_are_exported_and_taken_in(say: Say, home: Home, tmp_path: Path, capsys: Capture) -> None:
    file = str(tmp_path / "some.json")
    assert say("export", file, home.done)[1] == f"{file} is written.\n"
    assert say("import", file, "kadimo")[0] == 2
    say("delete", home.done, "--yes")
    assert say("import", file, home.done)[1] == f"{home.done}  Payroll (Acme)\n1 taken in.\n"


def test_two_different_ones_of_one_name_are_both_kept(say: Say, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "all.json"
    say("export", str(file), home.done)
    file.write_text(file.read_text().replace("Payroll", "Invoices"))
    assert say("import", str(file))[1].endswith("Invoices (Acme)\n1 taken in.\n")
    assert sorted(one.subject for one in home.all) == ["Contracts", "Invoices", "Payroll"]
    assert say("import", str(file))[1] == "0 taken in, 1 there already.\n"


def test_an_export_never_goes_over_a_file(say: Say, tmp_path: Path) -> None:
    (tmp_path / "mine.csv").write_text("mine")
    code, _, err = say("export", str(tmp_path / "mine.csv"))
    assert (code, "is there already" in err) == (2, True)
    assert (tmp_path / "mine.csv").read_text() == "mine"
    assert say("export", "/proc/nowhere/x.json")[0] == 2


def test_the_table_has_a_column_for_every_question(say: Say, home: Home, tmp_path: Path) -> None:
    file = tmp_path / "all.csv"
    say("export", str(file))
    rows = list(csv.DictReader(io.StringIO(file.read_bytes().decode())))
    assert [(row["id"], row["answer: written"], row["answer: size"], row["note: size"]) for row in rows] == [
        (home.open, "partly", "", ""),
        (home.done, "yes", "much", "About 40."),
    ]


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", " =1", "\xa0=1", "＝1"])
def test_a_cell_never_becomes_a_formula(cell: str) -> None:
    assert safe(cell) == f"'{cell}"
    table = assessments_as_csv([Assessment("kadimo", "t", "0", "T", Frozen({cell: cell}), subject=cell, organisation=cell)])
    for row in csv.reader(io.StringIO(table)):
        assert not [one for one in row if one.lstrip().startswith(("=", "+", "-", "@", "＝"))]


TEXT = st.text(st.characters(exclude_categories=["C", "Z"]), max_size=10)


@given(answers=st.dictionaries(TEXT, TEXT, max_size=3), notes=st.dictionaries(TEXT, TEXT, max_size=3), subject=TEXT, text=TEXT)
def test_what_is_written_as_json_is_read_back_as_it_was(
    answers: dict[str, str], notes: dict[str, str], subject: str, text: str
) -> None:
    edition = Edition(digest_of(text), "T", text)
    one = Assessment(
        "kadimo", "bpo-or-kpo", edition.digest, "T", Frozen(answers), Frozen(notes), subject, started="2026-11-22T09:00:00Z"
    )
    assert assessments_in(Source("x", assessments_as_json([one], [edition]))) == ((one,), (edition,))


HOSTILE = {
    "nothing": "",
    "no JSON": "Dear diary",
    "brackets": "[" * 100_000,
    "a number": "1" * 10_000,
    "a list": "[]",
    "another format": '{"format": "guide assessments 99"}',
    "no lists": '{"format": "guide assessments 1", "assessments": {}, "trees": 3}',
    "wrong items": '{"format": "guide assessments 1", "assessments": [1], "trees": [null]}',
    "no tree": '{"format": "guide assessments 1", "assessments": [{"digest": "x"}], "trees": []}',
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_file_that_is_no_export_gets_a_sentence(say: Say, home: Home, tmp_path: Path, what: str) -> None:
    (tmp_path / "x.json").write_text(HOSTILE[what])
    code, _, err = say("import", str(tmp_path / "x.json"))
    assert (code, err[-2:], err.count("\n")) == (1, ".\n", 1), err
    assert len(home.all) == 2


@pytest.mark.parametrize("name", ["none.json", ".", "x.bin"])
def test_a_file_that_cant_be_read_gets_a_sentence(say: Say, tmp_path: Path, name: str) -> None:
    (tmp_path / "x.bin").write_bytes(b"\xff\xfe")
    assert say("import", str(tmp_path / name))[0] == 2


VALUES = st.recursive(st.none() | st.booleans() | st.integers() | st.floats() | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=8)  # fmt: skip
FIELDS = st.dictionaries(st.sampled_from(["id", "tree", "digest", "title", "text", "answers", "notes", "subject", "started", "follows", "revision"]), VALUES)  # fmt: skip


@given(st.lists(FIELDS, max_size=3), st.lists(FIELDS, max_size=2))
def test_whatever_an_export_holds_it_is_taken_in_or_refused(assessments: list[object], trees: list[object]) -> None:
    text = json.dumps({"format": "guide assessments 1", "assessments": assessments, "trees": trees})
    try:
        found, editions = assessments_in(Source("x", text))
    except NotAssessments:
        return
    with Store("", __import__("guide.store.opening", fromlist=["x"]).in_memory()) as store:
        store.add(found, editions)
        assert store.add(found, editions) == ()
        assert len({one.id for one in store.all()}) == len(store.all())


def test_hostile_text_is_disarmed_and_names_from_outside_are_no_paths(say: Say, home: Home, tmp_path: Path) -> None:
    edition = edition_of(sound(SMALL))
    object_ = {
        "id": "../../x",
        "follows": "/etc/passwd",
        "tree": "\\\\evil\\share\\t.yaml",
        "digest": edition.digest,
        "subject": "\x1b[2Jred",
        "started": "now",
    }
    whole = {"format": "guide assessments 1", "assessments": [object_], "trees": [{"title": "\x1b]0;x\x07", "text": SMALL}]}
    (tmp_path / "x.json").write_text(json.dumps(whole))
    assert say("import", str(tmp_path / "x.json"))[0] == 0
    (taken,) = (one for one in home.all if one.id not in (home.open, home.done))
    assert (taken.tree, taken.follows, taken.started) == ("", "", "")
    assert taken.id.isalpha()
    assert "\x1b" not in say("list")[1] + say("show", taken.id)[1]


def test_a_store_of_a_strangers_is_disarmed(say: Say, home: Home) -> None:
    with sqlite3.connect(home.path) as file:
        file.execute("UPDATE assessments SET subject = ?, changed = ?, result = ?, tree = ?", ["\x1b[2J"] * 4)
        file.execute(
            "UPDATE assessments SET answers = ?, notes = ?", ['{"\\u001b[2J": "x"}', '{"nowhere": "x", "size": "\\u001b"}']
        )
    file.close()
    for words in (
        ["list"],
        ["show", home.open],
        ["show", home.done],
        ["report", home.done],
        ["resume", home.open],
        ["recheck"],
    ):
        assert "\x1b" not in "".join(say(*words)[1:])


@pytest.mark.parametrize(
    ("damage", "sentence"),
    [
        ("UPDATE assessments SET answers = '[]'", "isn't as this program needs it"),
        ("PRAGMA foreign_keys = OFF; DROP TABLE assessments", "isn't as this program needs it"),
        ("UPDATE trees SET text = 'a: ['", "finds faults in"),
    ],
)
def test_a_store_that_somebody_has_meddled_with_gets_a_sentence_from_every_command(
    damage: str, sentence: str, say: Say, home: Home, tmp_path: Path
) -> None:
    with sqlite3.connect(home.path) as file:
        file.executescript(damage)
    file.close()
    home.edit(("A small tree", "An edited tree"))
    needs_tree = [["show", home.done], ["report", home.done], ["resume", home.open], ["recheck"]]
    others = [["list"], ["export", str(tmp_path / "x.json")], ["delete", home.done, "--yes"]]
    for words in needs_tree if "faults" in sentence else [*needs_tree, *others]:
        code, out, err = say(*words)
        assert sentence in " ".join((out + err).split()), words
        assert code or words == ["recheck"]


def test_a_locked_or_missing_store_gets_a_sentence_from_every_command(tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "x.json").write_text('{"format": "guide assessments 1", "assessments": [], "trees": []}')
    words = {
        "show": ["kadimo"],
        "resume": ["kadimo"],
        "delete": ["kadimo"],
        "export": ["-"],
        "import": [str(tmp_path / "x.json")],
    }
    (tmp_path / "s.txt").write_text("Dear diary, " * 100)
    for command in ("list", "show", "resume", "delete", "export", "import", "recheck", "forget"):
        assert main([command, *words.get(command, []), "--store", str(tmp_path / "s.txt")]) == 2, command
        assert "s.txt is damaged, or no file of this program." in capsys.readouterr().err
    assert set(words) < COMMANDS.keys()


def test_the_place_of_the_store_is_named_by_the_environment(tmp_path: Path) -> None:
    said = guide("run", "bpo-or-kpo", "--plain", typed="Payroll\n1\nq\n", GUIDE_HOME=str(tmp_path / "h"))
    assert "guide resume" in said.out
    assert "Payroll" in guide("list", GUIDE_HOME=str(tmp_path / "h")).out
    data = guide(
        "run",
        "bpo-or-kpo",
        "--plain",
        typed="Tax\n1\nq\n",
        GUIDE_HOME="",
        HOME=str(tmp_path),
        XDG_DATA_HOME=str(tmp_path / "d"),
    )
    assert data.code == 0
    if sys.platform == "linux":
        assert (tmp_path / "d" / "bpo-kpo-guide" / "assessments.db").exists()
    assert on_the_way(sound(SMALL)).steps
