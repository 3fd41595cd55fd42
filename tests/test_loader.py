from __future__ import annotations

import os
import re

import pytest

import guide
from guide.loader import LARGEST, TreeHasProblems, Unreadable, examine, load, read_source, source_of
from guide.shipped import shipped_trees, tree_path
from guide.source import Source
from tests.conftest import SMALL


def test_a_sound_file_loads(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    assert load(path).title == "A small tree"


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"\xff\xfe\x00", "isn't UTF-8 text (see line 1): save it as UTF-8"),
        ("title: é\n".encode("latin-1"), "isn't UTF-8 text (see line 1)"),
        (b"a: b\nc: \xff\n", "(see line 2)"),
        ("title: Где считать зарплату?\n".encode("cp1251"), "(editors call it “Save with encoding”) and try again."),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "tree.yaml is no text file"),
        (b"\x1f\x8b\x08" + bytes(range(1, 256)), "tree.yaml is no text file"),
    ],
)
def test_a_file_that_is_not_utf_8_is_one_sentence(tmp_path, data, sentence):
    path = tmp_path / "tree.yaml"
    path.write_bytes(data)
    with pytest.raises(Unreadable) as error:
        load(path)
    assert sentence in str(error.value)
    assert "\n" not in str(error.value)


def test_a_byte_order_mark_and_windows_line_ends_are_fine():
    source = source_of("small.yaml", b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode())
    assert not examine(source).problems


def test_places_are_right_behind_a_byte_order_mark_and_windows_line_ends():
    text = SMALL.replace("then: judged", "then: judgd").replace("\n", "\r\n")
    (problem,) = examine(source_of("small.yaml", b"\xef\xbb\xbf" + text.encode())).problems
    assert (problem.line, problem.column) == (15, 11)
    assert "\r" not in str(problem)


def test_a_missing_file_a_folder_and_a_pipe_are_one_sentence_each(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    for path, words in (
        (tmp_path / "none.yaml", "There is no file"),
        (tmp_path, "is a folder"),
        (tmp_path / "pipe", "not an ordinary file"),
    ):
        with pytest.raises(Unreadable, match=words):
            read_source(path)


def test_a_link_that_leads_nowhere_or_to_itself_is_not_said_to_be_missing(tmp_path):
    for name, to in (("self.yaml", "self.yaml"), ("dangling.yaml", "gone.yaml")):
        path = str(tmp_path / name)
        os.symlink(to, path)
        for use in (read_source, tree_path):
            with pytest.raises(Unreadable, match=f"^{re.escape(path)} is a link that leads nowhere.$"):
                use(path)


def test_a_name_with_a_null_character_is_refused_in_a_sentence():
    with pytest.raises(Unreadable):
        read_source("a\0b")


def test_a_file_beyond_the_limit_is_not_read(tmp_path):
    with pytest.raises(Unreadable, match="is larger than 8 MB"):
        source_of("large.yaml", b"#" * (LARGEST + 1))
    (tmp_path / "large.json").write_bytes(b"#" * (LARGEST + 1))
    with pytest.raises(Unreadable, match="is larger than 8 MB"):
        read_source(tmp_path / "large.json")
    assert read_source(tmp_path / "large.json", LARGEST + 1).text[-1] == "#"


def test_a_tree_with_errors_is_raised_with_all_its_problems(tmp_path):
    path = tmp_path / "tree.yaml"
    path.write_text(SMALL.replace("then: judged", "then: judgd").replace("format: 1", "format: 2"), encoding="utf-8")
    with pytest.raises(TreeHasProblems) as error:
        load(path)
    assert [problem.code for problem in error.value.problems] == ["unknown-format", "unknown-destination"]
    assert "unknown-destination" in str(error.value)


REPEATED = """\
format: 1
title: T
start: q
examples: &x
  q: {title: a, answers: {q: x}, outcome: o}
questions: *x
outcomes: {o: {title: t, summary: s}, p: {title: t, summary: s}}
"""


@pytest.mark.parametrize("text", ["hello", "- a", '"x"', "~", "{}", "", "examples: hello", REPEATED, SMALL + "stray: x"])
def test_a_tree_with_faults_outside_its_examples_is_not_walked(text):
    loaded = examine(Source("tree.yaml", text))
    assert loaded.problems
    assert loaded.walkable is None


def test_a_tree_whose_examples_alone_have_faults_is_walked():
    example = "  wrong: {title: R&D *and* more, answers: {written: never}, outcome: bpo}\n"
    loaded = examine(Source("tree.yaml", SMALL + example))
    assert loaded.tree is None
    assert loaded.walkable is not None
    assert loaded.walkable.start == "written"


def test_garbage_collection_is_left_as_it_was():
    import gc

    gc.disable()
    try:
        examine(Source("a", SMALL))
        assert not gc.isenabled()
    finally:
        gc.enable()
    examine(Source("a", SMALL))
    assert gc.isenabled()


def test_a_shipped_tree_is_found_by_its_name_and_a_path_goes_first(tmp_path, monkeypatch):
    assert tree_path("bpo-or-kpo") == shipped_trees()["bpo-or-kpo"]
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bpo-or-kpo").write_text("mine", encoding="utf-8")
    assert tree_path("bpo-or-kpo") == "bpo-or-kpo"


@pytest.mark.parametrize(
    ("name", "words"), [("bpo-or-kpu", "did you mean `bpo-or-kpo`"), ("x/y", "no file"), ("z.yaml", "no file")]
)
def test_a_name_that_is_no_tree_is_answered_with_a_near_one(name, words):
    with pytest.raises(Unreadable, match=words):
        tree_path(name)


def test_the_public_names_are_what_they_seem_whatever_was_imported_before():
    import guide.loader
    import guide.report
    import guide.verdict

    assert callable(guide.load)
    assert callable(guide.verdict_of)
    for name in guide.__all__:
        assert getattr(guide, name).__name__ == name
    with pytest.raises(AttributeError):
        guide.nonsense  # noqa: B018


def test_the_example_in_the_package_s_docstring_is_true(monkeypatch):
    import doctest
    from pathlib import Path

    monkeypatch.chdir(Path(__file__).resolve().parents[1])
    assert doctest.testmod(guide).failed == 0


def test_lines_that_end_in_a_lone_carriage_return_are_lines():
    text = SMALL.replace("then: judged", "then: judgd").replace("\n", "\r")
    (problem,) = examine(source_of("small.yaml", text.encode())).problems
    assert (problem.line, problem.column) == (15, 11)


def test_near_names_are_found_whatever_the_case_and_the_hyphens():
    from guide.near import near

    assert near("bpo", ["BPO", "KPO"]) == "BPO"
    assert near("data-entry", ["data_entry"]) == "data_entry"
    assert near("data_entri", ["Data-Entry"]) == "Data-Entry"


def test_a_text_examined_twice_comes_to_the_same_even_where_its_errors_had_to_be_placed():
    source = Source("t.yaml", SMALL.replace("outcome: bpo", "outcome: kpo", 1))
    assert examine(source).places is not None
    assert examine(source) == examine(source)
    assert examine(source) != examine(Source("t.yaml", SMALL))
