"""Plain mode: what can still become of a walk, stopping when it is settled, and trying other answers on a result."""

from __future__ import annotations

import io
import os
import re
import shlex
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from guide import Walk, verdict_of
from guide.cli import main
from guide.paths import states
from guide.prospect import change_in_words, numbered
from guide.store import Store
from tests.conftest import ASSUMING, SMALL

from .conftest import environment

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from guide import Tree

    Talk = Callable[..., "Talked"]

ADVISED = SMALL.replace("say: A lot, points: {bpo: 1}", "say: A lot, points: {bpo: 1}, advice: {team: [Two teams.]}")
SETTLED = "Settled: whatever you answer from here on, it comes out as BPO."
RESULT = ("--answer", "written=yes", "--answer", "judged=never", "--answer", "size=much")
OFFER = "What if? Type the number of a change"


class Talked:
    """A conversation that was held: exit code and both streams; `flat` has all of it on one line."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err
        self.flat = " ".join(out.split())

    def after(self, words: str) -> str:
        """What was said after some words, on one line."""
        assert words in self.flat
        return self.flat.partition(words)[2].strip()


@pytest.fixture
def talk(tmp_path: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Talk:
    """A function that types lines to the small tree, in this process, as a person or as a pipe."""
    path = tmp_path / "small.yaml"  # type: ignore[operator]

    def held(typed: str, *words: str, tree: str = SMALL, person: bool = True) -> Talked:
        path.write_text(tree, encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        for room in ("plain", "what_if", "asking"):
            monkeypatch.setattr(f"guide.cli.{room}.is_person", lambda: person)
        code = main(["run", str(path), "--plain", "--for", "Payroll", *words])
        said = capsys.readouterr()
        return Talked(code, said.out, said.err)

    return held


def test_w_says_where_it_can_still_end_and_that_this_is_no_forecast(talk: Talk) -> None:
    said = talk("1\nw\nq\n")
    assert (
        "Within reach, if all remaining answers were equally likely: - BPO: 58 %, 7 ways - Split it: 17 %, 2 ways "
        "- Keep it: 25 %, 1 way Shares of the answers that are still open, each taken to be as likely as the next: no forecast"
    ) in said.flat
    assert said.out.count("Question 2.") == 1  # the question isn't read out again


def test_w_says_so_where_nothing_can_be_counted(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(states, "MOST_STATES", 1)
    said = talk("1\nw\nq\n")
    assert "Perhaps within reach: BPO, KPO, Split it or Keep it; there are too many ways to tell." in said.flat
    assert "No longer possible" not in said.out


def test_an_outcome_that_drops_out_of_reach_is_said_once(talk: Talk) -> None:
    said = talk("1\nw\n?\nr\n\n2\n1\n\n")
    assert said.out.count("No longer possible: KPO.\n") == 1
    assert said.out.count("No longer possible:") == 2
    assert said.out.index("No longer possible: KPO.") < said.out.index("Question 2.")
    assert "You answered: Always\nNo longer possible: Keep it.\n" in said.out


def test_an_outcome_that_an_earlier_answer_brings_back_is_said_too(talk: Talk) -> None:
    said = talk("1\nr\n1\n2\nq\n")
    assert "You answered: Partly\nPossible again: KPO.\n" in said.out


def test_going_back_is_no_news(talk: Talk) -> None:
    said = talk("1\nb\nq\n")
    assert "Possible again" not in said.out


def test_a_settled_walk_is_said_once_with_what_is_left_to_add(talk: Talk) -> None:
    said = talk("1\n1\nw\n?\nr\n\n2\n\n", tree=ADVISED)
    notice = (
        f"{SETTLED} What is left to answer could still add advice under “The team”. Type x to see the result now, or answer on."
    )
    assert said.flat.count(notice) == 1
    assert said.after(notice).startswith("Question 3.")
    assert said.flat.count(SETTLED) == 2  # and once more where `w` asks for it
    assert "Your answer (1 to 2, n, b, r, w, x, ?, q):" in said.flat
    assert "- Two teams." in said.out  # answering on went as before


def test_a_walk_that_is_unsettled_and_settled_anew_is_said_anew(talk: Talk) -> None:
    assert talk("1\n1\nr\n2\n2\nr\n2\n1\nq\n").flat.count(SETTLED) == 2
    assert talk("1\n1\nb\n1\nq\n").flat.count(SETTLED) == 2


def test_answers_given_at_the_start_can_settle_it(talk: Talk) -> None:
    said = talk("x\n", *RESULT[:4])
    assert said.flat.index(SETTLED) < said.flat.index("Question 3.")
    assert (said.code, said.err) == (0, "")
    assert "Payroll: Hand it to BPO" in said.out


def test_x_shows_the_result_at_once(talk: Talk) -> None:
    said = talk("1\n1\nx\n")
    assert (said.code, said.err) == (0, "")
    assert "Payroll: Hand it to BPO Clear: the answers so far settle it" in said.flat
    assert "Your answers:" not in said.out
    assert "That was the last question." not in said.out


def test_x_before_it_is_settled_is_one_sentence(talk: Talk) -> None:
    said = talk("1\nx\nq\n")
    assert "The result isn't settled yet: w shows where this can still end." in said.out
    assert "x, ?" not in said.out
    assert "WHY" not in said.out


def test_x_at_an_earlier_question_leaves_its_answer(talk: Talk) -> None:
    said = talk("1\n1\nr\n1\nx\n")
    assert "Is it written down? Yes [BPO +3]" in said.out
    assert "Clear: the answers so far settle it" in said.out


def test_g_goes_on_after_an_early_result(talk: Talk) -> None:
    said = talk("1\n1\nx\ng\n2\n\n", tree=ADVISED)
    assert "What if (1 to 4, r, g, ?, Enter to end):" in said.out
    early, late = said.out.split("Question 3.")[1:]
    assert "- Two teams." not in early
    assert "Clear: BPO is ahead by 6 points." in late
    assert "- Two teams." in late
    assert "r, g," not in late


def test_g_is_nothing_where_no_question_is_left(talk: Talk) -> None:
    assert "“g” isn't one of them." in talk("\ng\n\n", *RESULT).out


def test_a_change_is_tried_and_dropped(talk: Talk) -> None:
    said = talk("\n3\n\nr\n\n\n", *RESULT)
    assert "3. Is it written down? “No” instead of “Yes”; and Does it need judgement? “Always” instead of “Never”" in said.flat
    trial = said.after("If you had answered:")
    assert trial.startswith(
        "- Is it written down? “No” instead of “Yes” - Does it need judgement? “Always” instead of “Never” Then it"
    )
    assert "Then it comes out as KPO, not BPO. Payroll: Hand it to KPO Clear: KPO is ahead by 5 points. k to keep" in trial
    assert "Back to your answers: BPO." in trial
    assert "1. Is it written down? Yes 2. Does it need judgement? Never 3. How much is there? A lot A number" in trial
    assert said.out.count("WHY\n") == 1


def test_each_number_is_the_change_that_the_report_gives_it(talk: Talk, small: Tree) -> None:
    verdict = verdict_of(Walk(small, {"written": "yes", "judged": "never", "size": "much"}))
    sets = [(change.walk.here.name, change_in_words(change)) for change in numbered(verdict.changes or ())]
    assert len(sets) == 4
    for number, (outcome, altered) in enumerate(sets, 1):
        said = talk(f"\n{number}\n", *RESULT)
        assert f" {number}. {'; and '.join(altered.lines)}" in said.flat
        trial = said.after("If you had answered:")
        assert trial.startswith("- " + " - ".join(altered.lines))
        assert f"Then it comes out as {outcome}, not BPO." in trial


def test_a_change_that_is_kept_is_the_result_from_then_on(talk: Talk) -> None:
    said = talk("\n1\nmaybe\nk\n1\n\n\n", *RESULT)
    assert "Type k to go on with these answers, or just Enter to go back to yours." in said.flat
    reports = said.out.split("\nWHY\n")
    assert len(reports) == 3
    assert "Payroll: Split it" in reports[1]
    assert "Back to your answers: Split it." in reports[2]


def test_any_answer_can_be_tried(talk: Talk) -> None:
    said = talk("\nr\n1\n3\nk\n\n", *RESULT)
    assert "Then it comes out as Split it, not BPO. Payroll: Split it A close call" in said.flat
    assert "Is it written down? No [KPO +3]" in said.out
    assert "It still comes out as BPO. Payroll: Hand it to BPO" in talk("\nr\n1\n2\n\n\n", *RESULT).flat


def test_an_answer_that_leads_elsewhere_asks_what_is_new(talk: Talk) -> None:
    said = talk("\nr\n1\n1\n2\n\n\n", "--answer", "written=no", "--answer", "judged=always")
    assert said.out.index("Question 3.") < said.out.index("k to keep these answers")
    assert said.out.count("That was the last question.") == 1
    assert "Back to your answers: KPO." in said.out


def test_trying_the_same_answer_changes_nothing(talk: Talk) -> None:
    said = talk("\nr\n1\n1\n\n", *RESULT)
    assert "Your answers are as they were.\n" in said.out
    assert "k to keep" not in said.out


def test_a_question_mark_gives_the_changes_again(talk: Talk) -> None:
    said = talk("\n?\n\n", *RESULT)
    assert said.out.count("WHAT WOULD CHANGE THIS") == 2
    assert said.out.count(OFFER) == 2
    assert said.out.count("TEAM") == 1


@pytest.mark.parametrize("typed", ["0", "9", "x", "-1", "\x1b[A", "9" * 6000])
def test_anything_else_is_one_sentence_and_asked_again(typed: str, talk: Talk) -> None:
    said = talk(f"\n{typed}\n\n", *RESULT)
    assert said.code == 0
    assert "isn't one of them. What if? Type the number" in said.flat
    assert said.out.count("What if (") == 2
    assert "\x1b" not in said.out


def test_a_result_that_nothing_changes_offers_no_number(talk: Talk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.verdict.what_would_change", lambda _: None)
    said = talk("\n1\n\n", *RESULT)
    assert "What if? Type r to try another answer, or just Enter to end.\nWhat if (r, ?, Enter to end):" in said.out
    assert "“1” isn't one of them." in said.out


@pytest.mark.parametrize("leave", ["", "\n", "q\n"])
@pytest.mark.parametrize(
    "so_far",
    ["\n", "\n1\n", "\n1\nk\n", "\n1\n\n", "\nr\n", "\nr\n1\n", "\nr\n1\n3\n", "\n?\n"],
    ids=["offer", "trial", "kept", "dropped", "list", "question", "own trial", "help"],
)
def test_it_ends_well_at_every_prompt(so_far: str, leave: str, talk: Talk) -> None:
    said = talk(so_far + leave, *RESULT)
    assert (said.code, said.err) == (0, "")
    assert OFFER in said.out


def test_input_that_ends_while_a_new_question_is_asked_ends_it(talk: Talk) -> None:
    said = talk("\nr\n1\n1\n", "--answer", "written=no", "--answer", "judged=always")
    assert (said.code, said.err) == (0, "")
    assert "Question 3." in said.out


@pytest.mark.parametrize("rest", ["", "\n", "q\n", "\n1\n"])
def test_a_pipe_that_asks_for_nothing_ends_with_the_report(rest: str, talk: Talk) -> None:
    said = talk(f"1\n1\n2\n{rest}", person=False)
    assert (said.code, said.err) == (0, "")
    assert "THE TEAM\n\n- Trained people.\n\n" in said.out
    report, _, last = said.out.rstrip("\n").rpartition("\n\n")
    assert "MORE THAT WOULD CHANGE THIS" in report
    assert last.startswith("Decision tree “A small tree”, text ")


def test_a_pipe_that_says_more_is_heard(talk: Talk) -> None:
    said = talk("1\n1\n2\n1\nk\n", person=False)
    assert said.code == 0
    assert said.out.count("\nWHY\n") == 2
    assert "What if (1 to 4, r, ?, Enter to end):\n\nIf you had answered:" in said.out


def test_a_pipe_sees_the_report_before_it_says_more(tmp_path: object) -> None:
    path = tmp_path / "small.yaml"  # type: ignore[operator]
    path.write_text(SMALL, encoding="utf-8")
    command = [sys.executable, "-m", "guide", "run", str(path), "--plain", "--for", "x", *RESULT]
    process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment())
    assert process.stdin is not None
    assert process.stdout is not None
    seen, until = b"", time.monotonic() + 60
    while b"- Trained people." not in seen and time.monotonic() < until:
        seen += process.stdout.readline()
    assert process.poll() is None
    process.stdin.close()
    assert process.wait(60) == 0
    assert b"What if" not in process.stdout.read()
    process.stdout.close()


def test_a_result_can_be_left_and_resumed_by_its_command_while_open(talk: Talk) -> None:
    words = shlex.split(talk("1\n1\nq\n").out.splitlines()[-1])
    assert words[:2] == ["guide", "resume"]
    with Store.to_read(os.path.join(os.environ["GUIDE_HOME"], "assessments.db")) as store:
        saved = store.get(words[2])
    assert saved is not None
    assert saved.answers == {"written": "yes", "judged": "never"}


def test_what_is_only_tried_is_never_saved(talk: Talk, tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    talk("1\n3\n\nr\n1\n3\n1\n\n\n", "--store", path)
    with Store.to_read(path) as store:
        assert [(one.answers["written"], one.result) for one in store.all()] == [("yes", "Keep it")]


def test_what_is_kept_of_a_trial_is_saved(talk: Talk, tmp_path: Path) -> None:
    path = str(tmp_path / "s.db")
    talk("1\n3\n\nr\n1\n3\nk\n\n", "--store", path)
    with Store.to_read(path) as store:
        assert [one.answers["written"] for one in store.all()] == ["no"]


def test_keeping_a_change_asks_what_was_only_assumed_in_it(talk: Talk) -> None:
    said = talk("\n1\nk\n2\n1\n\n", "--answer", "first=no", "--answer", "next=old", tree=ASSUMING)
    assert "then also asked, the answer assumed: One or two? “One”" in said.flat
    kept = said.after("k to keep these answers, or Enter to go back to yours:")
    assert kept.index("Which colour?") < kept.index("One or two?") < kept.index("Payroll: Ay")
    assert "Which colour? Blue" in kept.partition("WHY")[2]
    assert "Mind the red." not in said.flat


def test_a_person_who_ends_after_a_result_reads_how_to_open_it_again(talk: Talk) -> None:
    said = talk("\n\n", *RESULT)
    assert re.fullmatch("guide resume [a-z]{6} --plain", said.after("To open it again:"))
