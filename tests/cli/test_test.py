"""`guide test`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from guide.cli import main
from guide.paths import states
from tests.conftest import TWO_EXAMPLES as SMALL

from .conftest import SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]

WRONG = SMALL.replace("size: much}, outcome: bpo}", "size: much}, outcome: kpo}")

WRONG_BY_LITTLE = WRONG.replace("points: {kpo: 1}}", "points: {kpo: 8}}")
"""Wrong too, by no more points than an answer gives."""


@pytest.fixture
def small_file(tmp_path: Path) -> str:
    """The small tree in a file, with two examples."""
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return str(path)


def told(capsys: Capture, *words: str) -> tuple[int, str, str]:
    code = main(["test", *words])
    said = capsys.readouterr()
    return code, said.out, said.err


def as_json(capsys: Capture, *words: str) -> Any:
    _, out, _ = told(capsys, *words, "--json")
    return json.loads(out)


def test_a_tree_whose_examples_pass_is_told_in_short(small_file: str, capsys: Capture) -> None:
    code, out, err = told(capsys, small_file)
    assert (code, err) == (0, "")
    assert out.startswith("A small tree\n\n2 examples: all pass.\n\nCOVERAGE\n\nanswers   5 of 11   45 %  ███")
    assert "rules      4 of 5   80 %" in out
    assert "outcomes   2 of 4   50 %  ████████████████████····················\n" in out
    assert "Answers\n    line 13  written: partly\n     line 8  written: unsure\n" in out
    assert "Rules\n    line 22  judged: secret, to keep\n" in out
    assert out.endswith(f"These examples would:\n  guide test {small_file} --suggest\n")


def test_json_has_just_what_is_promised_at_the_top(small_file: str, capsys: Capture) -> None:
    found = as_json(capsys, small_file)
    assert found["examples"] == [
        {"id": "easy", "passed": True, "expected": "bpo", "got": "bpo"},
        {"id": "hard", "passed": True, "expected": "kpo", "got": "kpo"},
    ]
    assert found["coverage"] == {
        "answers": {"walked": 5, "of": 11},
        "rules": {"walked": 4, "of": 5},
        "outcomes": {"walked": 2, "of": 4},
    }
    assert found["missing"]["rules"] == [{"question": "judged", "answer": "secret", "rule": 1, "go": "keep", "line": 22}]
    assert {"question": "written", "answer": "partly", "line": 13} in found["missing"]["answers"]
    assert [one["outcome"] for one in found["missing"]["outcomes"]] == ["split", "keep"]
    assert (found["file"], found["failures"]) == (small_file, [])
    assert "suggested" not in found


def test_a_failing_example_is_shown_with_its_place_what_decided_and_what_would_mend_it(file: Written, capsys: Capture) -> None:
    name = file("wrong.yaml", WRONG)
    code, out, err = told(capsys, name)
    assert (code, err) == (1, "")
    assert out.startswith(
        "A small tree\n\nFAILED easy (Easy)\n\nerror: the example `easy` ends in `bpo`, not in `kpo`  [wrong-"
    )
    assert f"--> {name}:43:" in out
    lines = " ".join(out.split())
    assert "- Left the expected way at question 1: after `written: yes`, `kpo` is out of reach." in lines
    assert "- Decided by `written: yes` [bpo +3], `judged: never` [bpo +2], `size: much` [bpo +1]." in lines
    assert (
        "- Passes with other answers, one of these:\n  - `written: no` (not `yes`) and `size: little` (not `much`)\n"
        "  - `written: no` (not `yes`) and `judged: always` (not `never`), without `size`\n"
    ) in out
    assert "Passes with other points" not in out  # it would take 8, and no answer gives more than 3
    assert "2 examples: 1 fails." in out


def test_each_change_of_points_that_would_mend_an_example_has_its_line(file: Written, capsys: Capture) -> None:
    _, out, _ = told(capsys, file("wrong.yaml", WRONG_BY_LITTLE))
    assert "- Passes with other points, one of these:\n  - `bpo: -5` (not 3) for `written: yes` (no other example" in out
    assert "\n  - `bpo: -6` (not 2) for `judged: never` (no other example would fail)\n" in out


def test_json_of_a_failing_example_tells_the_same(file: Written, capsys: Capture) -> None:
    found = as_json(capsys, file("wrong.yaml", WRONG))
    assert found["examples"][0] == {"id": "easy", "passed": False, "expected": "kpo", "got": "bpo"}
    (failure,) = found["failures"]
    assert failure["problems"][0]["code"] == "wrong-outcome"
    assert failure["problems"][0]["line"] == 43
    assert failure["points"] == {"bpo": 6, "kpo": 0}
    assert failure["left_at"] == "written"
    assert failure["deciding"] == ["written", "judged", "size"]
    assert failure["changes"] == [
        {"answers": {"written": "no", "size": "little"}, "without": []},
        {"answers": {"written": "no", "judged": "always"}, "without": ["size"]},
    ]
    assert failure["more"] == 0
    assert failure["rescores"] == []
    first = as_json(capsys, file("wrong.yaml", WRONG_BY_LITTLE))["failures"][0]["rescores"][0]
    assert first == {"question": "written", "answer": "yes", "outcome": "bpo", "points": -5, "breaks": [], "mends": []}


def test_an_example_that_is_not_whole_got_nothing(file: Written, capsys: Capture) -> None:
    name = file("cut.yaml", SMALL.replace(", size: much}", "}"))
    assert as_json(capsys, name)["examples"][0] == {"id": "easy", "passed": False, "expected": "bpo", "got": None}
    code, out, _ = told(capsys, name)
    assert code == 1
    assert "[missing-answer]" in out
    assert (
        "- Passes with other answers: also `size: much`." in out or "- Passes with other answers: also `size: little`." in out
    )


def test_an_error_between_examples_fails_the_test(file: Written, capsys: Capture) -> None:
    code, out, _ = told(capsys, file("twice.yaml", SMALL.replace("  hard: {", "  easy: {")))
    assert code == 1
    assert "[repeated-key]" in out


def test_suggest_prints_only_yaml_that_completes_the_file(small_file: str, file: Written, capsys: Capture) -> None:
    code, out, err = told(capsys, small_file, "--suggest")
    assert (code, err) == (0, "")
    whole = file("whole.yaml", SMALL + out)
    assert main(["check", whole]) == 0
    capsys.readouterr()
    coverage = as_json(capsys, whole)["coverage"]
    assert all(kind["walked"] == kind["of"] for kind in coverage.values())


def test_suggest_as_json_is_the_same_examples(small_file: str, capsys: Capture) -> None:
    found = as_json(capsys, small_file, "--suggest")
    _, out, _ = told(capsys, small_file, "--suggest")
    assert len(found["suggested"]) == found["least"] == out.count("outcome: ")
    for one in found["suggested"]:
        assert f"\n  {one['id']}:\n" in out
        assert main(["decide", small_file, "--json", *(f"--answer={q}={a}" for q, a in one["answers"].items())]) == 0
        assert json.loads(capsys.readouterr().out)["outcome"] == one["outcome"]
    assert (found["unreachable"], found["unfound"]) == ([], [])


def test_suggest_says_on_stderr_that_examples_fail(file: Written, capsys: Capture) -> None:
    code, out, err = told(capsys, file("wrong.yaml", WRONG), "--suggest")
    assert code == 1
    assert "some of its examples fail" in err
    assert "FAILED" not in out


def test_several_trees_are_one_object_and_one_sum(small_file: str, file: Written, capsys: Capture) -> None:
    other = file("other.yaml", WRONG)
    found = as_json(capsys, small_file, other)
    assert [one["file"] for one in found["trees"]] == [small_file, other]
    code, out, _ = told(capsys, small_file, other, small_file)
    assert code == 1
    assert out.startswith(f"== {small_file}\nA small tree\n")
    assert out.endswith("== 2 trees\n4 examples: 1 fails.\n")
    _, out, _ = told(capsys, small_file, other, "--suggest")
    assert [line for line in out.splitlines() if line.startswith("# ")] == [f"# {small_file}", f"# {other}"]


def test_a_folder_means_the_trees_in_it_and_below(tmp_path: Path, capsys: Capture) -> None:
    for name in ("b.yaml", "a/c.yaml", "a/notes.txt", ".hidden/d.yaml", "a/.e.yaml"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(SMALL, encoding="utf-8")
    (tmp_path / "answers.yaml").write_text("written: yes\n", encoding="utf-8")
    found = as_json(capsys, str(tmp_path))
    assert [one["file"] for one in found["trees"]] == [str(tmp_path / "a" / "c.yaml"), str(tmp_path / "b.yaml")]
    (tmp_path / "empty").mkdir()
    assert told(capsys, str(tmp_path / "empty")) == (
        2,
        "",
        f"There is no tree in the folder {tmp_path / 'empty'}: no file in it that ends with .yaml or .yml has the keys of a tree.\n",
    )


def test_a_file_that_is_not_there_is_exit_2_and_the_others_are_tested(small_file: str, capsys: Capture) -> None:
    code, out, err = told(capsys, "bpo-or-kpa", small_file)
    assert code == 2
    assert "did you mean `bpo-or-kpo`?" in err
    assert "2 examples: all pass." in out


def test_a_tree_with_errors_elsewhere_is_exit_1_with_its_problems(file: Written, capsys: Capture) -> None:
    code, out, err = told(capsys, file("broken.yaml", SMALL.replace("then: judged", "then: juged")))
    assert (code, out) == (1, "")
    assert "[unknown-destination]" in err


def test_many_missing_parts_are_cut_short(capsys: Capture, file: Written) -> None:
    from tests.bench.trees import generated

    _, out, _ = told(capsys, file("large.yaml", generated(50)))
    assert "There are no examples.\n" in out
    assert "answers   0 of 250    0 %  ····" in out
    assert "  and 238 more (all with --json)\n" in out
    assert len(out.splitlines()) < 60


def test_lines_are_80_characters_at_the_most(capsys: Capture) -> None:
    assert max(map(len, told(capsys, SHIPPED)[1].splitlines())) <= 80


def test_a_tree_too_large_says_so(file: Written, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "MOST_STATES", 1)
    name = file("wrong.yaml", WRONG.replace("title: A small tree", "title: Too large"))
    _, out, _ = told(capsys, name)
    assert "Which answers would have to change is not told: the tree is too large." in " ".join(out.split())
    assert told(capsys, name, "--suggest")[1].startswith("# This tree is too large")
    assert as_json(capsys, name, "--suggest")["suggested"] is None


def test_an_ascii_output_gets_plainer_bars(small_file: str) -> None:
    said = guide("test", small_file, encoding="ascii")
    assert said.code == 0
    assert "outcomes   2 of 4   50 %  ####################....................\n" in said.out


def test_hostile_text_does_not_reach_the_terminal(file: Written, capsys: Capture) -> None:
    hostile = "\\e]52;c;Zm9v\\a\\u202e"
    text = WRONG.replace("title: Easy", f'title: "{hostile}"').replace("short: KPO", f'short: "{hostile}"')
    name = file("hostile.yaml", text)
    for words in ([], ["--suggest"], ["--json", "--suggest"]):
        _, out, err = told(capsys, name, *words)
        assert not {"\x1b", "\x07", "\u202e"} & set(out + err)


def test_help_has_every_option_and_an_example(capsys: Capture) -> None:
    assert main(["test", "--help"]) == 0
    said = capsys.readouterr().out
    assert "guide test my-tree.yaml" in said
    assert {"--json", "--suggest", "PATH"} <= set(said.replace(",", " ").split())
