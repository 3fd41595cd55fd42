"""The conversation, line by line."""

from __future__ import annotations

import io
import os
import pty
import re
import select
import shlex
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from guide import load, report_on, verdict_of
from guide.cli import main
from guide.cli.wording import to_go
from guide.export.plain import plain
from guide.model import UNSURE, Tree
from guide.store import Store
from guide.walk import Walk
from tests.conftest import SMALL

from .conftest import ROOT, SHIPPED, environment, guide

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from guide.assessment import Assessment

    Written = Callable[[str, str | bytes], str]
    Talk = Callable[..., "Talked"]


class Talked:
    """A conversation that was held: exit code and both streams."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def until_the_offer(self) -> str:
        """What was said up to the first result and with it, before other answers may be tried on it."""
        before, offer, _ = self.out.partition("\nWhat if? ")
        assert offer, "nothing was offered after the result"
        return before


@pytest.fixture
def talk(small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Talk:
    """A function that types lines to the small tree, in this process, as a person or as a pipe."""

    def held(typed: str, *words: str, tree: str = small_file, person: bool = True, command: list[str] | None = None) -> Talked:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        for room in ("plain", "what_if", "elsewhere", "asking"):
            monkeypatch.setattr(f"guide.cli.{room}.is_person", lambda: person)
        code = main([*(["run", tree, "--plain"] if command is None else command), *words])
        said = capsys.readouterr()
        return Talked(code, said.out, said.err)

    return held


def saved_by(said: Talked) -> Assessment:
    """What was saved of a conversation, by the command that it ended with."""
    found = re.search("guide resume ([a-z]{6}) --plain", said.out + said.err)
    assert found, said.out + said.err
    with Store.to_read(os.path.join(os.environ["GUIDE_HOME"], "assessments.db")) as store:
        saved = store.get(found[1])
    assert saved is not None
    return saved


def decided(capsys: pytest.CaptureFixture[str], tree: str, answers: Mapping[str, str], subject: str) -> str:
    """What `guide decide` prints for the same answers."""
    options = [word for pair in answers.items() for word in ("--answer", "=".join(pair))]
    assert main(["decide", tree, "--for", subject, *options]) == 0
    return capsys.readouterr().out


def keys(tree: Tree, answers: Mapping[str, str]) -> str:
    """The lines that give these answers, one by one."""
    walk, typed = Walk(tree), []
    while not walk.finished:
        answer = answers[walk.here.id]
        typed.append("n" if answer == UNSURE else str(list(tree.questions[walk.here.id].answers).index(answer) + 1))
        walk = walk.answer(answer)
    return "".join(f"{key}\n" for key in typed)


def test_the_subject_then_the_questions_then_the_result(talk: Talk) -> None:
    said = talk("Monthly payroll\n1\n1\n2\n\n")
    assert (said.code, said.err) == (0, "")
    in_order = ["A small tree", "Which task is this about? (Enter to skip)", "Question 1.", "Question 2.", "Question 3."]
    places = [said.out.index(words) for words in [*in_order, "Your answers:", "Monthly payroll: Hand it to BPO", "WHY"]]
    assert places == sorted(places)


def test_a_pipe_needs_no_line_for_the_review_and_may_leave_the_name_out(
    talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str
) -> None:
    answers = {"written": "yes", "judged": "never", "size": "much"}
    assert talk("Payroll\n1\n1\n2\n", person=False).out.endswith(decided(capsys, small_file, answers, "Payroll"))
    assert talk("1\n1\n2\n", person=False).out.endswith(decided(capsys, small_file, answers, ""))
    surplus = talk("Payroll\n1\n1\n2\n1\n1\n1\n", person=False)
    assert (surplus.code, surplus.out.count("That was the last question.")) == (0, 1)


def test_a_person_who_types_a_number_as_the_name_has_named_it_so(talk: Talk) -> None:
    assert "1: Hand it to BPO" in talk("1\n1\n1\n2\n\n").out


def test_q_instead_of_a_name_leaves(talk: Talk) -> None:
    assert "To go on later:" in talk("q\n").out


@pytest.mark.usefixtures("read_once")
def test_the_conversation_and_decide_agree_on_every_example_of_the_shipped_tree(
    talk: Talk, capsys: pytest.CaptureFixture[str]
) -> None:
    tree = load(ROOT / "trees" / f"{SHIPPED}.yaml")
    for example in tree.examples.values():
        result = decided(capsys, SHIPPED, example.answers, "The same")
        said = talk(f"The same\n{keys(tree, example.answers)}\n", tree=SHIPPED)
        assert said.code == 0
        assert said.until_the_offer.endswith(f"\n\n{result}")


def test_not_sure_is_an_answer(talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str) -> None:
    result = decided(capsys, small_file, {"written": "unsure", "judged": "never", "size": "much"}, "x")
    assert talk("n\n1\n2\n\n", "--for", "x").until_the_offer.endswith(result)


def test_not_sure_is_refused_where_it_is_not_offered(talk: Talk, file: Written) -> None:
    tree = file("strict.yaml", SMALL.replace("    ask: How much is there?\n", "    ask: How much is there?\n    unsure: no\n"))
    said = talk("1\n1\nn\n2\n\n", "--for", "x", tree=tree)
    assert said.code == 0
    assert "“Not sure” isn't offered here. Type a number from 1 to 2, b to go back" in " ".join(said.out.split())
    assert said.out.count("  n. Not sure") == 2


def test_back_shows_the_earlier_answer_and_enter_keeps_it(
    talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str
) -> None:
    result = decided(capsys, small_file, {"written": "partly", "judged": "never", "size": "much"}, "x")
    said = talk("2\n1\nb\nb\n\n\n2\n\n", "--for", "x")
    assert "You answered before: Partly (Enter keeps it)" in said.out
    assert "You answered before: Never (Enter keeps it)" in said.out
    assert said.until_the_offer.endswith(result)


def test_back_keeps_the_later_answers(talk: Talk) -> None:
    said = talk("2\n1\nb\nb\n3\nq\n", "--for", "x")
    assert saved_by(said).answers == {"written": "no", "judged": "never"}


def test_back_at_the_first_question_says_so(talk: Talk) -> None:
    said = talk("b\nq\n", "--for", "x")
    assert "This is the first question." in said.out
    assert said.out.count("Question 1.") == 2


def test_a_question_mark_explains(talk: Talk) -> None:
    tree = load(ROOT / "trees" / f"{SHIPPED}.yaml")
    first = tree.questions[tree.start]
    said = talk("?\nq\n", "--for", "x", tree=SHIPPED)
    flat = " ".join(said.out.split())
    assert first.help in flat
    assert f"Why we ask: {first.why}" in flat


def test_a_question_mark_without_help_says_what_can_be_typed(talk: Talk) -> None:
    assert "There is nothing more to say about this question.\nType a number from 1 to 3" in talk("?\nq\n", "--for", "x").out


@pytest.mark.parametrize("typed", ["0", "4", "-1", "1.5", "yes", "²", "9" * 6000, "\x1b[A", "\x00", "n n"])
def test_anything_else_is_one_sentence_and_asked_again(typed: str, talk: Talk) -> None:
    said = talk(f"{typed}\nq\n", "--for", "x")
    assert said.code == 0
    assert "isn't one of the answers. Type a number from 1 to 3" in " ".join(said.out.split())
    assert said.out.count("Your answer (1 to 3, n, w, ?, q):") == 2
    assert "\x1b" not in said.out


def test_enter_alone_answers_nothing_that_has_no_answer_yet(talk: Talk) -> None:
    said = talk("\n\nq\n", "--for", "x")
    assert said.out.count("Type a number from 1 to 3") == 2
    assert said.out.rstrip().endswith("guide run " + shlex.split(said.out.splitlines()[-1])[2] + " --plain --for x")


def test_words_after_a_plus_are_noted_on_the_question_as_they_were_typed(talk: Talk) -> None:
    said = talk("\n+ Our BOOK says so\n1\nq\n")
    assert "Noted on this question: Our BOOK says so" in said.out
    assert saved_by(said).notes == {"written": "Our BOOK says so"}


def test_a_plus_alone_takes_the_note_away(talk: Talk) -> None:
    said = talk("\n+ A note\n+\nq\n")
    assert "There is no note on this question now." in said.out
    assert saved_by(said).notes == {}


def test_a_note_stands_in_the_result_and_survives_leaving(talk: Talk) -> None:
    said = talk("1\n1\n\n", "--answer", "written=yes", "--note", "written=In the safe.", "--for", "Payroll")
    assert "(your note: In the safe.)" in said.until_the_offer


CAKE = """\
format: 1
title: Which cake?
start: sweet
questions:
  sweet: {ask: Sweet?, answers: {yes: {say: "Yes"}, no: {say: "No"}}, then: size}
  size: {ask: How many guests?, answers: {little: {say: Few}, much: {say: Many}}, then: out}
outcomes: {out: {title: A dry cake, summary: Bake it.}}
"""
"""A tree that shares the question of the small tree about its size."""


def test_o_after_the_result_goes_on_in_the_next_tree_with_what_both_ask_for(talk: Talk, file: Written) -> None:
    tree = file("tea.yaml", SMALL.replace("short: BPO,", "short: BPO, next: [cake],"))
    cake = file("cake.yaml", CAKE)
    said = talk("1\n1\n2\n\no\n1\n\n\n", "--for", "Payroll", tree=tree)
    assert (said.code, said.err) == (0, "")
    flat = " ".join(said.out.split())
    assert "Next: “Which cake?”. Type o to go on there" in flat
    assert ", r, o, ?, Enter to end):" in flat
    assert "One answer was carried over from “A small tree”: r shows and changes it." in flat
    after = flat.partition("One answer was carried over")[2]
    assert "Which task is this about?" not in after
    assert "How many guests?" in after.partition("Your answers:")[2]
    assert "Payroll: A dry cake" in after
    left = talk("1\n1\n2\n\no\nq\n", "--for", "Payroll", tree=tree)
    with Store.to_read(os.path.join(os.environ["GUIDE_HOME"], "assessments.db")) as store:
        saved = store.get(left.out.split()[-2])
    assert saved is not None
    assert (saved.tree, saved.subject, saved.answers) == (cake, "Payroll", {"size": "much"})


def test_of_several_next_trees_one_is_picked_by_its_number(talk: Talk, file: Written) -> None:
    tree = file("tea.yaml", SMALL.replace("short: BPO,", "short: BPO, next: [gone, cake],"))
    file("cake.yaml", CAKE)
    said = talk("1\n1\n2\n\no\n7\n\no\n1\no\n2\nq\n", "--for", "Payroll", tree=tree)
    flat = " ".join(said.out.split())
    assert "1. gone 2. Which cake?" in flat
    assert "Type a number from 1 to 2, or just Enter." in flat
    assert "There is no tree gone to go on with: no gone.yaml beside this one, and none that is shipped." in flat
    assert "Sweet?" in flat


def test_o_means_nothing_where_no_tree_goes_on(talk: Talk) -> None:
    said = talk("1\n1\n2\n\no\n\n", "--for", "x")
    assert "“o” isn't one of them." in said.out
    assert "Next:" not in said.out


def test_a_next_tree_with_errors_is_exit_1_with_its_problems(talk: Talk, file: Written) -> None:
    tree = file("tea.yaml", SMALL.replace("short: BPO,", "short: BPO, next: [cake],"))
    file("cake.yaml", CAKE.replace("then: out", "then: oat"))
    said = talk("1\n1\n2\n\no\n", "--for", "x", tree=tree)
    assert said.code == 1
    assert "[unknown-destination]" in said.err


def test_the_list_of_answers_lets_one_be_changed_and_goes_on_where_it_was(talk: Talk) -> None:
    said = talk("1\n1\nr\n1\n2\nq\n", "--for", "x")
    assert "  1. Is it written down? Yes\n  2. Does it need judgement? Never" in said.out
    assert "Question 1\nIs it written down?" in said.out
    assert said.out.count("Does it need judgement?\n\n") == 1
    assert saved_by(said).answers == {"written": "partly", "judged": "never"}


def test_an_answer_can_be_changed_before_the_result(talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str) -> None:
    """What was answered and isn't on the way any more is known all the same: no change contradicts it for nothing."""
    walk = Walk(load(small_file), {"written": "no", "judged": "always", "size": "much"}, "x")
    result = plain(report_on(verdict_of(walk)))
    assert (
        result.split("WHAT WOULD")[0]
        == decided(capsys, small_file, dict(list(walk.given.items())[:2]), "x").split("WHAT WOULD")[0]
    )
    said = talk("3\n1\n2\nmany\n2\n2\n\n", "--for", "x")
    assert "“many” isn't one of them. Type a number from 1 to 3, just Enter, or q to quit." in " ".join(said.out.split())
    assert said.until_the_offer.endswith(result)


def test_changing_an_answer_can_lead_to_questions_not_asked_yet(
    talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str
) -> None:
    result = decided(capsys, small_file, {"written": "yes", "judged": "always", "size": "little"}, "x")
    assert talk("3\n2\n1\n1\n1\n\n", "--for", "x").until_the_offer.endswith(result)


def test_back_from_the_end_asks_the_last_question_again(talk: Talk) -> None:
    said = talk("1\n1\n2\nb\n1\n\n", "--for", "x")
    assert "You answered before: A lot (Enter keeps it)" in said.out
    assert "How much is there? A little" in said.out


def test_quitting_prints_a_command_that_goes_on(talk: Talk, small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    said = talk("It's Zoë's $HOME\n1\nq\n")
    assert (said.code, said.err) == (0, "")
    words = shlex.split(said.out.splitlines()[-1])
    assert words[:2] == ["guide", "resume"]
    more = talk("1\n2\n\n", *words[1:], command=[])
    assert "One question is answered already" in more.out
    assert "Which task is this about?" not in more.out
    assert more.until_the_offer.endswith(
        decided(capsys, small_file, {"written": "yes", "judged": "never", "size": "much"}, "It's Zoë's $HOME")
    )


def test_where_nothing_can_be_saved_the_command_holds_every_answer(talk: Talk, small_file: str) -> None:
    said = talk("It's Zoë's $HOME\n1\n+ Our book\nq\n\n", "--store", "/proc/nowhere/a.db")
    assert said.out.count("Your answers aren’t being saved. /proc/nowhere/a.db can't be") == 1
    _, _, after = said.out.partition("To go on later:\n")
    words = shlex.split(after.splitlines()[0])
    assert words[:6] == ["guide", "run", small_file, "--plain", "--for", "It's Zoë's $HOME"]
    assert words[6:] == ["--answer", "written=yes", "--note", "judged=Our book"]
    assert "This assessment isn’t saved. /proc/nowhere/a.db can't be" in after
    assert "One question is answered already" in talk("q\n", *words[4:]).out


def test_what_cant_be_saved_can_be_saved_elsewhere_at_the_end(talk: Talk, tmp_path: Path) -> None:
    own = tmp_path / "mine.json"
    said = talk(f"x\n1\nq\n{tmp_path}\n{own}\n", "--store", "/proc/nowhere/a.db")
    assert re.search(r"Name a file to save to, such as [a-z]{6}\.json, or", said.out)
    assert said.out.endswith(f"Saved to {own}. To take it in again:\n  guide import {own} --store /proc/nowhere/a.db\n")
    assert '"written": "yes"' in own.read_text()
    assert talk("", "import", str(own), "--store", str(tmp_path / "s.db"), command=[]).out.endswith("1 taken in.\n")


class Interrupted(io.StringIO):
    """What is typed, and Ctrl+C after it."""

    def readline(self, *_: object) -> str:
        line = super().readline()
        if not line:
            raise KeyboardInterrupt
        return line


@pytest.mark.parametrize("typed", ["x\n1\n", "x\n1\n1\n2\n\n", "x\n1\nq\n"], ids=["question", "what if", "name a file"])
def test_control_c_ends_its_line_and_tells_how_to_go_on(
    typed: str, small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", Interrupted(typed))
    for room in ("plain", "what_if", "elsewhere", "asking"):
        monkeypatch.setattr(f"guide.cli.{room}.is_person", lambda: True)
    nowhere = ["--store", "/proc/nowhere/a.db"] if typed.endswith("q\n") else []
    assert main(["run", small_file, "--plain", *nowhere]) == 130
    said = capsys.readouterr()
    assert said.out.endswith("leave it: \n") if nowhere else said.err.startswith("\nTo go on later:\n  guide resume ")


def test_a_full_disk_that_has_room_again_at_the_end_is_saved_and_named_so(
    talk: Talk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, folder = tmp_path / "home" / "s.db", tmp_path / "home"
    folder.write_text("in the way")
    from guide.recorder import Recorder

    close = Recorder.close
    monkeypatch.setattr(Recorder, "close", lambda self: (folder.unlink() if folder.is_file() else None, close(self))[1])
    said = talk("x\n1\nq\n", "--store", str(store))
    assert "Your answers aren’t being saved." in " ".join(said.out.split())
    assert re.search(rf"later:\n  guide resume [a-z]{{6}} --store {store} --plain\n$", said.out)


def test_a_subject_that_looks_like_an_option_goes_on_too(talk: Talk) -> None:
    words = shlex.split(talk("-x\nq\n", "--store", "/proc/nowhere/a.db").out.partition("later:\n")[2].splitlines()[0])
    assert "--for=-x" in words
    assert talk("q\n", *words[4:]).code == 0


@pytest.mark.parametrize("typed", ["", "Payroll\n", "Payroll\n1\n", "Payroll\n1", "Payroll\n1\n?\n"])
def test_input_that_ends_early_is_exit_1_with_where_and_how_to_go_on(typed: str, talk: Talk) -> None:
    said = talk(typed)
    assert said.code == 1
    assert said.err.startswith("The input ended at question ")
    assert f"before the result. To go on:\n  guide {'resume' if '1' in typed else 'run'} " in said.err
    assert (saved_by(said).answers if "1" in typed else {}) == ({"written": "yes"} if "1" in typed else {})
    assert "WHY" not in said.out


def test_input_that_ends_after_the_last_answer_gives_the_result(talk: Talk) -> None:
    said = talk("1\n1\n2", "--for", "x")
    assert (said.code, said.err) == (0, "")
    assert "x: Hand it to BPO" in said.out


def test_all_answers_given_lead_to_the_list_and_the_result(talk: Talk) -> None:
    said = talk("", "--for", "x", "--answer", "written=no", "--answer", "judged=always")
    assert said.code == 0
    assert "x: Hand it to KPO" in said.out


def test_answers_that_the_tree_does_not_have_are_exit_1(talk: Talk) -> None:
    said = talk("", "--answer", "writen=no")
    assert (said.code, said.out) == (1, "")
    assert "did you mean `written`?" in said.err


def test_a_tree_with_errors_is_exit_1_with_its_problems(talk: Talk, file: Written) -> None:
    said = talk("", tree=file("broken.yaml", SMALL.replace("then: judged", "then: juged")))
    assert (said.code, said.out) == (1, "")
    assert "[unknown-destination]" in said.err


@pytest.mark.parametrize(
    ("left", "words"),
    [
        ((1, 1), "This is the last one."),
        ((3, 3), "2 more after this."),
        ((1, 4), "Up to 3 more after this."),
        ((3, 8), "2 to 7 more after this."),
    ],
)
def test_what_is_left_is_said_in_words(left: tuple[int, int], words: str) -> None:
    assert to_go(*left) == words


def test_the_only_shipped_tree_is_taken_and_several_are_a_choice(
    small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def types(text: str) -> None:
        monkeypatch.setattr(sys, "stdin", io.StringIO(text))

    monkeypatch.setattr("guide.shipped.shipped_trees", lambda: {"small": small_file})
    monkeypatch.setattr("guide.cli.given.tree_path", lambda _: small_file)
    types("q\n")
    assert main(["run", "--plain", "--for", "x"]) == 0
    assert "guide run small --plain" in capsys.readouterr().out
    monkeypatch.setattr("guide.shipped.shipped_trees", lambda: {"gone": "gone.yaml", "small": small_file})
    types("3\n2\nq\n")
    assert main(["run", "--plain", "--for", "x"]) == 0
    said = capsys.readouterr().out
    assert "  1. gone: (There is no file gone.yaml)\n  2. small: A small tree (about one task)" in said
    assert "Type a number from 1 to 2, or q to quit." in said
    assert "guide run small --plain" in said
    types("q\n")
    assert main(["run", "--plain"]) == 0
    types("")
    assert main(["run", "--plain"]) == 1
    monkeypatch.setattr("guide.shipped.shipped_trees", dict)
    assert main(["run", "--plain"]) == 1


def test_hostile_text_in_a_tree_does_not_reach_stdout(file: Written) -> None:
    hostile = "\\e]52;c;Zm9v\\a\\u202e[@click=app.quit][/nope]"
    text = SMALL.replace("title: A small tree", f'title: "{hostile}"').replace("say: Partly", f'say: "{hostile}"')
    said = guide("run", file("hostile.yaml", text), "--plain", typed="\x1b[31m\u202eme\n2\n1\n2\n\n")
    assert said.code == 0
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", said.out + said.err)
    assert "‹U+001B›]52;c;Zm9v‹U+0007›‹U+202E›[@click=app.quit][/nope]" in said.out.replace("\n", "").replace("     ", "")


def test_lines_are_80_characters_at_the_most() -> None:
    said = guide("run", SHIPPED, typed="Payroll\n?\n1\n?\n1\nfoo\n")
    assert max(map(len, said.out.splitlines())) <= 80


def test_bytes_that_are_no_text_are_no_traceback(small_file: str) -> None:
    said = guide("run", small_file, typed=b"\xff\xfe caf\xe9\n1\n1\n2\n\n")
    assert said.code == 0
    assert "� caf�" in said.out


def test_an_ascii_output_is_no_traceback(small_file: str) -> None:
    said = guide("run", small_file, typed="Löhne\ny\n1\n1\n2\n\n", encoding="ascii")
    assert said.code == 0
    assert '"y" isn\'t one of the answers.' in said.out


def in_a_terminal(words: list[str], typed: list[tuple[str, str]], wide: int = 0, **changes: str) -> tuple[int, str]:
    """The program in a real pseudo-terminal: waits for some words, types the line that goes with them, and so on."""
    leader, follower = pty.openpty()
    termios.tcsetwinsize(follower, (24, wide))
    command = [sys.executable, "-m", "guide", *words]
    process = subprocess.Popen(command, preexec_fn=lambda: os.login_tty(follower), env=environment(**changes))
    os.close(follower)
    seen, at = "", 0
    try:
        for awaited, line in typed:
            while awaited not in seen[at:]:
                more = _heard(leader)
                assert more, f"it ended without {awaited!r}: {seen[at:]}"
                seen += more
            at = len(seen)
            os.write(leader, line.encode())
        while (more := _heard(leader)) != "":
            seen += more
    finally:
        os.close(leader)
        code = process.wait(60)
    return code, seen


def _heard(leader: int) -> str:
    ready, _, _ = select.select([leader], [], [], 60)
    assert ready, "the program went silent"
    try:
        return os.read(leader, 65536).decode(errors="replace")
    except OSError:  # Linux says so when the other side has closed
        return ""


@pytest.mark.parametrize("changes", [{"ACCESSIBLE": "1"}, {"TERM": "dumb"}, {"TERM": ""}])
def test_a_terminal_that_cannot_be_drawn_on_gets_lines_without_any_escape(changes: dict[str, str], small_file: str) -> None:
    code, seen = in_a_terminal(
        ["run", small_file],
        [
            ("> ", "Payroll\n"),
            ("q): ", "1\n"),
            ("q): ", "b\n"),
            ("q): ", "\n"),
            ("q): ", "1\n"),
            ("q): ", "2\n"),
            ("result: ", "\n"),
            ("end): ", "\n"),
        ],
        **changes,
    )
    assert code == 0
    assert "Payroll: Hand it to BPO" in seen
    assert "\x1b" not in seen
    assert "You answered before: Yes (Enter keeps it)" in seen


def test_ctrl_d_and_ctrl_c_leave_a_terminal_with_a_way_to_go_on(small_file: str) -> None:
    begun = [("> ", "Payroll\n"), ("q): ", "1\n")]
    code, seen = in_a_terminal(["run", small_file, "--plain"], [*begun, ("q): ", "\x04")])
    assert code == 1
    assert "The input ended at question 2" in seen
    code, seen = in_a_terminal(["run", small_file, "--plain"], [*begun, ("q): ", "\x03")])
    assert code == 130
    assert re.search("To go on later:\r\n  (\\S+ -m )?guide resume [a-z]{6} --plain\r\n", seen)
    assert "Traceback" not in seen


def test_a_name_has_a_longest_length(talk: Talk, capsys: pytest.CaptureFixture[str], small_file: str) -> None:
    said = talk("n" * 100_000 + "\nq\n")
    assert "No more than 500 characters: the rest is left out." in said.out
    assert "n" * 501 not in said.out.replace("\n", "")
    assert main(["run", small_file, "--plain", "--for", "n" * 501]) == 2
    assert "it has 501 characters, and 500 are the most" in " ".join(capsys.readouterr().err.split())


def test_a_note_has_a_longest_length(talk: Talk) -> None:
    said = talk(f"Payroll\n+{'n' * 10_001}\n1\nq\n")
    assert "No more than 10,000 characters: the rest is left out." in said.out
    assert said.out.replace("\n", "").replace(" ", "").count("n" * 10_000) == 1
    assert "n" * 10_001 not in said.out.replace("\n", "").replace(" ", "")


def test_an_input_without_lines_is_not_read_without_end(small_file: str) -> None:
    answers = "1\n1\n1\n"
    assert guide("run", small_file, "--plain", typed=f"{'n' * 999_999}\n{answers}").code == 0
    said = guide("run", small_file, "--plain", typed=f"{'n' * 1_000_001}\n{answers}")
    assert (said.code, "A line of more than 1,000,000 characters ended the input at question 1" in said.err) == (1, True)


@pytest.mark.parametrize("word", ["y", "?", "b", "r", "w", "@aside"])
def test_a_pipe_that_answers_nothing_isnt_told_so_for_ever(word: str, talk: Talk) -> None:
    said = talk("Payroll\n" + f"{word}\n" * 1_000, person=False)
    assert said.code == 1
    assert said.err.startswith("100 lines in a row that answer nothing ended the input at question 1 ")
    told = talk("Payroll\n" + f"{word}\n" * 99 + "1\n", person=False)
    assert told.err.startswith("The input ended at question 2 ")
    assert talk("Payroll\n" + f"{word}\n" * 300, person=True).err.startswith("The input ended at question 1 ")


def test_a_pipe_that_tries_nothing_on_its_result_isnt_told_so_for_ever(talk: Talk) -> None:
    said = talk("Payroll\n" + "1\n" * 1_000, person=False)
    assert (said.code, said.out.count("to go back to yours")) == (0, 2 * 100)  # asked, and told what can be typed
    assert said.err == "100 lines in a row that answer nothing ended the input, after the result.\n"
