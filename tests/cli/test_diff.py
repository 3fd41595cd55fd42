"""`guide diff`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from guide.loader import load
from guide.paths import joint
from guide.paths.outlook import outlook
from guide.shipped import tree_path
from guide.walk import Walk
from tests.conftest import SMALL

from .conftest import SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]

MOVED = SMALL.replace("much: {say: A lot, points: {bpo: 1}}", "much: {say: Very much, points: {bpo: 3}}").replace(
    "size: much}, outcome: split", "size: much}, outcome: bpo"
)
"""Of the 36 walks, those that come to `size`, have "much" there, and are not settled by then, move away from split."""


def test_the_text_says_how_many_walks_move_and_shows_the_shortest(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["diff", small_file, file("new.yaml", MOVED)]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0].endswith(" of 36 walks move from Split it to BPO. The shortest:")
    assert "\n  written=partly, judged=always, size=much\n" in said.out
    assert "- Other points, answer: size/much\n- Other words, answer: size/much\n" in said.out


def test_json_gives_numbers_by_ids_and_each_shortest_walk_can_be_decided(
    small_file: str, file: Written, capsys: Capture
) -> None:
    new = file("new.yaml", MOVED)
    assert main(["diff", small_file, new, "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["joint_walks"], found["moved"]) == (36, sum(move["walks"] for move in found["moves"]))
    assert [(move["from"], move["to"]) for move in found["moves"]] == [("split", "bpo")]
    for move in found["moves"]:
        words = [word for pair in move["smallest"].items() for word in ("--answer", "=".join(pair))]
        for tree, end in ((small_file, move["from"]), (new, move["to"])):
            assert main(["decide", tree, *words, "--json"]) == 0
            assert json.loads(capsys.readouterr().out)["outcome"] == end
    assert found["edits"] == [
        {"kind": "reworded", "part": "answer", "id": "size/much"},
        {"kind": "rescored", "part": "answer", "id": "size/much"},
    ]


@pytest.mark.parametrize(("new", "code"), [(SMALL, 0), (SMALL.replace("A lot", "Lots"), 0), (MOVED, 1)])
def test_with_exit_code_it_is_1_when_anything_moves(small_file: str, file: Written, new: str, code: int) -> None:
    assert main(["diff", small_file, file("new.yaml", new), "--exit-code"]) == code
    assert main(["diff", small_file, file("new.yaml", new)]) == 0


def test_a_tree_and_itself_say_the_same(capsys: Capture) -> None:
    assert main(["diff", SHIPPED, SHIPPED]) == 0
    out = capsys.readouterr().out
    walks = outlook(Walk(load(tree_path(SHIPPED)))).walks
    assert out == f"Nothing moves: all {walks:,} walks through both trees end as they did.\n\nThe two trees say the same.\n"


def test_an_example_that_moves_is_named(small_file: str, file: Written, capsys: Capture) -> None:
    new = SMALL.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: -3}}")
    new = new.replace("outcome: bpo}", "outcome: split}", 1)
    main(["diff", small_file, file("new.yaml", new)])
    assert "EXAMPLES THAT MOVE\n\n- easy (Easy): BPO; in the new tree Split it\n" in capsys.readouterr().out


def test_many_examples_that_move_alike_are_told_together(small_file: str, file: Written, capsys: Capture) -> None:
    easy = "  easy: {title: Easy, answers: {written: yes, judged: never, size: much}, outcome: bpo}\n"
    old = SMALL.replace(easy, "".join(easy.replace("easy:", f"easy{number}:") for number in range(1, 5)))
    asked = "  asked: {ask: Anything else?, answers: {one: {say: One}, two: {say: Two}}, then: written}\n"
    new = old.replace("questions:\n", f"questions:\n{asked}", 1).replace("start: written", "start: asked")
    main(["diff", file("old.yaml", old), file("new.yaml", new)])
    assert (
        "- 4 examples: BPO; in the new tree no outcome, as some question has no answer.\n  They are easy1, easy2, easy3 and easy4.\n"
    ) in capsys.readouterr().out


def test_examples_that_no_longer_fit_do_not_stand_in_the_way(small_file: str, file: Written, capsys: Capture) -> None:
    new = file("new.yaml", SMALL.replace("never: {say: Never, points: {bpo: 2}}", "never: {say: Never, points: {bpo: -3}}"))
    assert main(["check", new]) == 1
    assert "wrong-outcome" in capsys.readouterr().out
    assert main(["diff", small_file, new]) == 0
    assert "EXAMPLES THAT MOVE\n\n- easy (Easy): BPO; in the new tree Split it\n" in capsys.readouterr().out
    assert main(["paths", new]) == 0
    broken = file("broken.yaml", SMALL.replace("then: keep}", "then: kep}").replace("outcome: bpo}", "outcome: kpo}"))
    assert main(["paths", broken]) == 1


def test_what_is_too_much_to_follow_is_said(
    small_file: str, file: Written, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(joint, "MOST_TOGETHER", 1)
    assert main(["diff", small_file, file("new.yaml", MOVED), "--exit-code"]) == 2
    assert capsys.readouterr().out.startswith("These trees are too large for every walk through both to be compared")
    assert main(["diff", small_file, file("new.yaml", MOVED), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["joint_walks"], found["moved"], found["moves"]) == (None, None, [])


def test_a_tree_with_faults_or_none_at_all_is_told(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["diff", small_file, file("new.yaml", SMALL.replace("then: keep", "then: kep"))]) == 1
    assert "unknown-destination" in capsys.readouterr().err
    assert main(["diff", small_file, file("new.yaml", SMALL.replace("then: keep", "then: kep")), "--exit-code"]) == 2
    capsys.readouterr()
    assert main(["diff", small_file, "nowhere.yaml"]) == 2
    assert "nowhere.yaml" in capsys.readouterr().err


def test_trees_that_share_no_answer_have_nothing_to_compare(small_file: str, file: Written, capsys: Capture) -> None:
    other = (
        SMALL.replace("yes: {", "a: {")
        .replace("partly: {", "b: {")
        .replace("no: {", "c: {")
        .replace("written: no", "written: c")
    )
    other = other.replace("written: yes", "written: a").replace("    criterion: rules\n    answers:\n      a", "    unsure: no\n    criterion: rules\n    answers:\n      a")  # fmt: skip
    assert main(["diff", small_file, file("other.yaml", other), "--exit-code"]) == 2
    assert capsys.readouterr().out.startswith("No answers walk through both trees, so there is nothing to compare.")


@pytest.mark.parametrize("options", [[], ["--json"], ["--exit-code"]])
def test_trees_without_a_question_in_common_get_one_sentence(small_file: str, capsys: Capture, options: list[str]) -> None:
    assert main(["diff", small_file, SHIPPED, *options]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)
    assert said.err.startswith("guide diff: These trees have no question in common")


def test_a_question_that_says_what_it_was_is_in_common(file: Written, capsys: Capture) -> None:
    other = SMALL.replace("written", "on_paper").replace("judged", "weighed").replace("size", "amount")
    assert main(["diff", file("old.yaml", SMALL), file("new.yaml", other)]) == 2
    named = other.replace("    ask: How much", "    was: size\n    ask: How much")
    assert main(["diff", file("old.yaml", SMALL), file("named.yaml", named)]) == 0
    assert "Renamed, question: amount (was size)" in capsys.readouterr().out


def test_a_renamed_part_is_named_with_its_old_name(small_file: str, file: Written) -> None:
    new = file("new.yaml", SMALL.replace("little: {say", "tiny: {was: little, say"))
    said = guide("diff", small_file, new, encoding="ascii", LC_ALL="C")
    assert (said.code, said.err) == (0, "")
    assert "- Renamed, answer: size/tiny (was little)\n" in said.out
