"""`guide paths`."""

from __future__ import annotations

import json
import shlex
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from guide import load
from guide.cli import main
from guide.paths import futures, states
from tests.conftest import SMALL

from .conftest import SHIPPED, environment, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]


def overview(tree: str, capsys: Capture) -> dict[str, object]:
    assert main(["paths", tree, "--json"]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    found: dict[str, object] = json.loads(said.out)
    return found


def text(tree: str, capsys: Capture) -> str:
    assert main(["paths", tree]) == 0
    said = capsys.readouterr()
    assert said.err == ""
    return said.out


def test_json_counts_as_by_hand(small_file: str, capsys: Capture) -> None:
    """Four answers, then four: of these 16 ways, 4 end in `keep` and 2 in `kpo` after two questions, and 10 go on to three
    answers each. The shares: 1/16 for a way of two questions, 1/48 for one of three."""
    by_hand = {"bpo": (13, 13 / 48), "kpo": (6, 4 / 48 + 2 / 16), "split": (13, 13 / 48), "keep": (4, 4 / 16)}
    found = overview(small_file, capsys)
    outcomes = found.pop("outcomes")
    assert isinstance(outcomes, dict)
    assert {name: (one["walks"], pytest.approx(one["share"])) for name, one in outcomes.items()} == by_hand
    assert outcomes["kpo"]["shortest"] == {"written": "no", "judged": "always"}
    assert outcomes["kpo"]["longest"] == {"written": "partly", "judged": "always", "size": "little"}
    assert outcomes["bpo"]["shortest"] == {"written": "yes", "judged": "never", "size": "little"}
    assert found == {
        "tree": "A small tree",
        "walks": 36,
        "counted": True,
        "exact": True,
        "lengths": {"2": 6, "3": 30},
        "idle_questions": [],
        "alike_answers": [],
    }


def test_an_outcome_that_no_walk_ends_in_has_none(file: Written, capsys: Capture) -> None:
    tree = file("never.yaml", SMALL.replace("kpo: 3", "kpo: 0").replace("kpo: 2", "kpo: 0").replace("kpo: 1}", "kpo: -9}")
                .split("examples:")[0])  # fmt: skip
    outcomes = overview(tree, capsys)["outcomes"]
    assert isinstance(outcomes, dict)
    assert outcomes["kpo"] == {"walks": 0, "share": 0.0, "shortest": None, "longest": None}
    assert "No walk ends in KPO.\n" in text(tree, capsys)


def test_the_text_has_aligned_numbers_and_says_what_the_share_is(small_file: str, capsys: Capture) -> None:
    said = text(small_file, capsys)
    assert said.startswith(
        "A small tree\n\n36 walks of 2 to 3 questions. “Not sure” counts as an answer where it is\noffered.\n"
    )
    assert (
        "          share  walks            length\n"
        "BPO        27 %     13       3 questions\n"
        "KPO        21 %      6  2 to 3 questions\n"
        "Split it   27 %     13       3 questions\n"
        "Keep it    25 %      4       2 questions\n"
    ) in said
    assert "no forecast of what people will answer." in said
    assert "2  17 %  ████████\n3  83 %  ████████████████████████████████████████\n" in said


def test_not_sure_is_not_mentioned_where_no_question_offers_it(file: Written, capsys: Capture) -> None:
    strict = SMALL.replace("    criterion: rules\n", "    criterion: rules\n    unsure: no\n").replace(", unsure]", "]")
    strict = strict.replace("ask: How much is there?\n", "ask: How much is there?\n    unsure: no\n")
    said = text(file("strict.yaml", strict), capsys)
    assert "14 walks of 2 to 3 questions.\n" in said  # 3 x 3 ways: 3 to `keep`, 1 to `kpo`, and 5 with two answers more
    assert "Not sure" not in said


@pytest.mark.parametrize("tree", ["small", SHIPPED])
def test_every_shortest_walk_can_be_pasted_and_comes_to_its_outcome(tree: str, small_file: str, capsys: Capture) -> None:
    name = small_file if tree == "small" else tree
    outcomes = overview(name, capsys)["outcomes"]
    assert isinstance(outcomes, dict)
    walks = text(name, capsys).split("THE SHORTEST WALK TO EACH")[1].split("WALKS BY")[0]
    commands = [block.split(":\n", 1)[1] for block in walks.strip().split("\n\n")]
    assert len(commands) == len(outcomes) == 4
    for command, (outcome, one) in zip(commands, outcomes.items()):
        words = shlex.split(command.replace("\\\n", ""))
        assert words[:3] == ["guide", "decide", name]
        assert main([*words[1:], "--json"]) == 0
        result = json.loads(capsys.readouterr().out)
        assert result["outcome"] == outcome
        assert {step["question"]: step["answer"] for step in result["steps"]} == one["shortest"]


def test_a_name_that_a_shell_would_read_otherwise_is_quoted(file: Written, capsys: Capture) -> None:
    name = file("my $tree.yaml", SMALL.replace("yes: {say", "größe: {say").replace("written: yes", "written: größe"))
    command = text(name, capsys).split("BPO:\n")[1].split("\n\n")[0]
    assert shlex.split(command.replace("\\\n", ""))[:5] == ["guide", "decide", name, "--answer", "written=größe"]
    assert "'written=größe'" in command


def test_lines_are_80_characters_at_the_most(capsys: Capture) -> None:
    assert max(map(len, text(SHIPPED, capsys).splitlines())) <= 80


def test_with_too_many_states_only_a_lower_bound_is_said(
    small_file: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(states, "MOST_STATES", 2)
    monkeypatch.setattr("guide.paths.idle.idle_questions", lambda _: None)
    monkeypatch.setattr("guide.paths.idle.alike_answers", lambda _: None)
    found = overview(small_file, capsys)
    assert (found["walks"], found["counted"], found["exact"], found["lengths"]) == (None, False, False, {})
    assert (found["idle_questions"], found["alike_answers"]) == (None, None)
    assert found["more_than"] == 15  # 4 ways to `keep`, 2 to `kpo`, 10 to a third question, but one
    assert found["outcomes"] == {
        name: {"walks": None, "share": None, "shortest": None, "longest": None} for name in ("bpo", "kpo", "split", "keep")
    }
    said = text(small_file, capsys)
    assert "More than 10^1 walks; too many to count by outcome, and perhaps not all" in said
    assert said.count("This tree is too large to tell.") == 2
    assert "- BPO\n- KPO\n- Split it\n- Keep it\n" in said
    assert "%" not in said
    assert "SHORTEST" not in said


def test_where_only_reach_is_exact_it_is_said(small_file: str, capsys: Capture, monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = futures.Futures(load(small_file))
    monkeypatch.setattr(futures, "MOST_BITS", len(sizes.onward) * sizes.places)
    found = overview(small_file, capsys)
    assert (found["walks"], found["counted"], found["exact"]) == (36, False, True)
    assert "more_than" not in found
    said = text(small_file, capsys)
    assert "36 walks of 2 to 3 questions; the outcomes within reach are exact" in " ".join(said.split())


def test_a_tree_with_errors_is_exit_1_with_its_problems_and_an_unreadable_one_exit_2(file: Written, capsys: Capture) -> None:
    assert main(["paths", file("broken.yaml", SMALL.replace("then: judged", "then: juged"))]) == 1
    said = capsys.readouterr()
    assert "[unknown-destination]" in said.err
    assert said.out == ""
    assert main(["paths", "bpo-or-kpa"]) == 2
    said = capsys.readouterr()
    assert "did you mean `bpo-or-kpo`?" in said.err
    assert (said.err.count("\n"), said.out) == (1, "")


def test_an_ascii_output_gets_other_bars(small_file: str) -> None:
    said = guide("paths", small_file, encoding="ascii")
    assert said.code == 0
    assert "2  17 %  ########\n" in said.out
    assert '"Not sure" counts as an answer' in said.out


def test_hostile_text_does_not_reach_the_terminal(file: Written, capsys: Capture) -> None:
    hostile = "\\e]52;c;Zm9v\\a\\u202e"
    name = file(
        "hostile.yaml", SMALL.replace("title: A small tree", f'title: "{hostile}"').replace("short: BPO", f'short: "{hostile}"')
    )
    assert not {"\x1b", "\x07", "\u202e"} & set(text(name, capsys))


def test_head_leaves_early_without_a_traceback() -> None:
    line = f"{sys.executable} -m guide paths {SHIPPED} | head -1"
    done = subprocess.run(["sh", "-c", line], capture_output=True, env=environment(), timeout=60, check=False)
    assert (done.stdout, done.stderr) == (b"BPO or KPO?\n", b"")


@pytest.mark.parametrize("command", ["paths", "graph", "test"])
@pytest.mark.parametrize("text", ["hello", "- a", "{}"])
def test_a_file_that_is_no_tree_gets_its_problems_told(file: Written, capsys: Capture, command: str, text: str) -> None:
    assert main([command, file("tree.yaml", text)]) == 1
    assert "error: " in capsys.readouterr().err
