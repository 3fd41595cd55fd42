"""`guide new`, and the tree that it starts from."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from guide.cli import main
from guide.loader import examine, load, read_source
from guide.model import ways_on
from guide.schema import schema, schema_text
from guide.shipped import template_path
from guide.value import changed
from guide.walk import Walk
from tests.conftest import SMALL
from tests.test_schema import node_of

from .conftest import ROOT, SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[[str, str | bytes], str]

SHIPPED_FILE = ROOT / "trees" / f"{SHIPPED}.yaml"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder."""
    monkeypatch.chdir(tmp_path)


def test_the_tree_to_start_from_has_no_problem_not_even_a_note() -> None:
    assert not examine(read_source(template_path())).problems
    text = Path(template_path()).read_text(encoding="utf-8")
    assert Draft202012Validator(schema()).is_valid(node_of(text))


def test_its_examples_walk_through_every_answer_every_rule_and_to_every_outcome() -> None:
    tree = load(template_path())
    walks = [Walk(tree).replay(example.answers) for example in tree.examples.values()]
    assert [walk.here.id for walk in walks] == [example.outcome for example in tree.examples.values()]
    steps = [step for walk in walks for step in walk.steps]
    assert {(step.question.id, step.answer.id) for step in steps} == {
        (question.id, answer) for question in tree.questions.values() for answer in question.choices
    }
    followed = [
        walk.tree.questions[step.question.id].way_on(step.answer.id, walk.given) for walk in walks for step in walk.steps
    ]
    assert all(rule in followed for question in tree.questions.values() for rule in ways_on(question))
    assert {walk.here.id for walk in walks} == set(tree.outcomes)


def test_it_shows_what_an_author_needs() -> None:
    tree = load(template_path())
    assert tree.criteria
    assert tree.sources
    assert 3 <= len(tree.questions) <= 4
    assert any(rule.when for question in tree.questions.values() for rule in question.then)
    assert any(question.unsure is None for question in tree.questions.values())
    assert any(question.unsure and question.unsure.advice for question in tree.questions.values())
    assert all(outcome.advice and outcome.means for outcome in tree.outcomes.values())
    assert Path(template_path()).read_text(encoding="utf-8").count("#") > 15


def test_a_new_tree_bears_the_name_of_its_file_and_has_no_problem(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "hire-or_not.yaml"]) == 0
    tree = load("hire-or_not.yaml")
    assert tree.title == "Hire or not"
    assert tree == changed(load(template_path()), title="Hire or not", source=tree.source)
    assert tree.about.startswith("An example, to be replaced by your own questions.")
    said = capsys.readouterr()
    assert said.out.startswith("hire-or_not.yaml is written.\n")
    for step in ("check", "run", "edit"):
        assert f"guide {step} hire-or_not.yaml" in said.out
    assert said.err == ""


def test_the_schema_that_a_new_tree_names_lies_beside_it(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "one.yaml"]) == 0
    assert Path("tree.schema.json").read_text(encoding="utf-8") == schema_text()
    assert "tree.schema.json is written too" in capsys.readouterr().out
    assert sorted(os.listdir()) == ["one.yaml", "tree.schema.json"]


def test_a_schema_that_is_there_already_stays(capsys: pytest.CaptureFixture[str]) -> None:
    Path("tree.schema.json").write_text("mine", encoding="utf-8")
    assert main(["new", "one.yaml"]) == 0
    assert Path("tree.schema.json").read_text(encoding="utf-8") == "mine"
    assert "schema" not in capsys.readouterr().out


def test_an_existing_file_is_never_written_over(capsys: pytest.CaptureFixture[str]) -> None:
    Path("one.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "one.yaml"]) == 2
    said = capsys.readouterr()
    assert said.err == "one.yaml is there already, so nothing was written.\n"
    assert said.out == ""
    assert Path("one.yaml").read_text(encoding="utf-8") == "mine"
    assert os.listdir() == ["one.yaml"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["deep/er/one.yaml"], "there is no folder deep/er"),
        (["one"], "A tree file ends in .yaml: write `guide new one.yaml`."),
        (["one.yaml", "--from", "bpo-or-kpa"], "did you mean `bpo-or-kpo`?"),
        (["one.yaml", "--from", "."], "is a folder"),
        (["one.yaml", "--from", "missing.yaml"], "There is no file missing.yaml."),
    ],
)
def test_what_can_not_be_written_is_one_sentence(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", *words]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out == ""
    assert os.listdir() == []


def test_a_copy_of_a_shipped_tree_differs_in_its_title_alone(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["new", "hr.yaml", "--from", SHIPPED]) == 0
    old, new = SHIPPED_FILE.read_text(encoding="utf-8").splitlines(), Path("hr.yaml").read_text(encoding="utf-8").splitlines()
    assert [(one, other) for one, other in zip(old, new, strict=True) if one != other] == [("title: BPO or KPO?", "title: Hr")]
    assert "hr.yaml is written, a copy of bpo-or-kpo.\n" in capsys.readouterr().out


def test_a_copy_keeps_line_ends_and_byte_order_mark(file: Written) -> None:
    old = b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    file("old.yaml", old)
    assert main(["new", "new.yaml", "--from", "old.yaml"]) == 0
    assert Path("new.yaml").read_bytes() == old.replace(b"A small tree", b"New")
    assert not Path("tree.schema.json").exists()  # the tree doesn't name it


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("2024.yaml", "2024"),
        ("null.yaml", "Null"),
        ("a: b #c.yaml", "A: b #c"),
        ('it\'s "so".yml', 'It\'s "so"'),
        ("größe.yaml", "Größe"),
        ("-.yaml", "Untitled"),
    ],
)
def test_any_name_of_a_file_can_be_a_title(name: str, title: str) -> None:
    assert main(["new", "--", name]) == 0
    assert load(name).title == title


@pytest.mark.parametrize(
    "text",
    [
        SMALL.replace("then: judged", "then: juged"),
        SMALL.replace("title: A small tree", "title: &t A small tree").replace("{title: Rules}", "{title: *t}"),
        SMALL.replace("title: A small tree", "title: >-\n  A small\n  tree"),
        "not a tree",
    ],
)
def test_a_text_whose_title_can_not_be_changed_by_itself_is_copied_as_it_is(text: str, file: Written) -> None:
    file("old.yaml", text)
    assert main(["new", "new.yaml", "--from", "old.yaml"]) == 0
    assert Path("new.yaml").read_text(encoding="utf-8") == text


def test_names_that_a_shell_would_split_are_quoted_in_the_next_steps() -> None:
    said = guide("new", "my tree.yaml", "--from", str(SHIPPED_FILE))
    assert "guide check 'my tree.yaml'" in said.out
    Path("\x1b[2J.yaml").unlink(missing_ok=True)
    assert "\x1b" not in guide("new", "\x1b[2J.yaml").out
