"""The app in a real pseudo-terminal: it appears, and leaves the terminal as it found it, however it ends."""

from __future__ import annotations

import os
import pty
import re
import select
import signal
import subprocess
import sys
import time
import tty
from pathlib import Path
from string import ascii_letters, digits
from threading import Thread

import pytest

from guide.tui.driver import COLUMNS, ROWS, Paper

from .looking import TREE
from .terminal import PATIENCE, Terminal

RUN = "import sys; from guide.tui.app import run_app; sys.exit(run_app(*sys.argv[1:]))"
CRASH = """
import sys
from guide.tui.app import run_app
from guide.tui.widgets.card import Card
wrapped = Card.ask
def ask(self, question, given, note):
    if question.id != "strong":
        raise RuntimeError("the answer was mild")
    wrapped(self, question, given, note)
Card.ask = ask
sys.exit(run_app(*sys.argv[1:]))
"""
SIGNALLED = """
import os, signal, sys
from textual.drivers import linux_driver
import guide.tui.app
signals, moment = [signal.Signals[name] for name in sys.argv.pop().split()], sys.argv.pop()
def signalled():
    for number in signals:
        os.kill(os.getpid(), number)
def signalled_after(owner, name, doing=""):
    whole = getattr(owner, name)
    def do(self, *given):
        whole(self, *given)
        if not doing:
            signalled()
        elif doing in given[0] and not sent:
            sent.append(1)
            with self._queue.mutex:
                signalled()
    setattr(owner, name, do)
sent = []
if moment == "drawing":
    signalled_after(linux_driver.WriterThread, "write", "lemon")
elif moment == "ending":
    signalled_after(linux_driver.LinuxDriver, "close")
elif moment == "leaving":
    signalled_after(linux_driver.LinuxDriver, "stop_application_mode")
else:
    signalled_after(guide.tui.app, "_say_goodbye")
sys.exit(guide.tui.app.run_app(*sys.argv[1:]))
"""
GONE = """
import os, sys
from textual.drivers.linux_driver import WriterThread
whole, gone = WriterThread.write, []
def write(self, text):
    whole(self, text)
    if "lemon" in text and not gone:
        gone.append(os.dup2(os.open("/dev/full", os.O_WRONLY), 2))
        for _ in range(40):
            whole(self, " ")
WriterThread.write = write
from guide.tui.app import run_app
sys.exit(run_app(*sys.argv[1:]))
"""
HOME = "import sys; from guide.tui.app import run_app; sys.exit(run_app(None))"
EDIT = "import sys; from guide.cli import main; sys.exit(main(['edit', *sys.argv[1:]]))"
ROOT = str(Path(__file__).parents[2])


@pytest.fixture(autouse=True)
def from_the_top(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    monkeypatch.setenv("PYTHONPATH", ROOT)


def left_by(terminal: Terminal, keys: str) -> int:
    """The exit code when the app is left by these keys. It leaves the terminal as it was."""
    terminal.press(keys)
    code = terminal.ended()
    assert all(terminal.restored.values()), terminal.restored
    return code


def test_the_first_question_appears_and_q_leaves_with_a_way_to_go_on() -> None:
    with Terminal(RUN, TREE, "Aunt Mary") as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0
        assert f"guide run {TREE} --for 'Aunt Mary' --answer strong=mild" in terminal.after.replace(" \\\r\n    ", " ")


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda number: number.name)
def test_a_signal_ends_the_app_and_restores_the_terminal(number: signal.Signals) -> None:
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("2")
        terminal.read_until("with a slice of lemon")
        terminal.signal(number)
        assert terminal.ended() == 128 + number
        assert all(terminal.restored.values()), terminal.restored
        assert "--answer strong=some" in terminal.after


@pytest.mark.parametrize("moment", ["drawing", "ending", "saying goodbye"])
def test_going_on_is_no_hindrance_whatever_is_under_way(moment: str) -> None:
    """The system says "go on" also to what was never stopped, with every signal that ends it."""
    with Terminal(SIGNALLED, TREE, "", moment, "SIGCONT") as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0
        assert "Traceback" not in terminal.after


def test_one_that_is_stopped_in_the_middle_of_drawing_leaves_the_terminal_and_goes_on() -> None:
    with Terminal(SIGNALLED, TREE, "", "drawing", "SIGTSTP") as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        terminal.stopped()
        terminal.signal(signal.SIGCONT)
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0


def test_one_that_is_told_to_go_on_before_it_has_stopped_goes_on() -> None:
    with Terminal(SIGNALLED, TREE, "", "drawing", "SIGTSTP SIGCONT") as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0


def test_one_that_is_told_to_go_on_while_it_leaves_the_terminal_comes_back() -> None:
    with Terminal(SIGNALLED, TREE, "", "leaving", "SIGCONT") as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.signal(signal.SIGTSTP)
        terminal.come_back()
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0


def test_a_terminal_that_is_full_for_a_moment_loses_nothing() -> None:
    """Others may have left it so that it doesn't wait until there is room again."""
    ours, its = pty.openpty()
    tty.setraw(its)
    os.set_blocking(its, False)
    drawn, read = "“Tea or coffee?” " * 50_000, b""
    with open(its, "w", encoding="utf-8") as file, open(ours, "rb", buffering=0) as terminal:
        writer = Thread(target=Paper(file).write, args=[drawn], daemon=True)
        writer.start()
        while len(read) < len(drawn.encode()) and (select.select([terminal], [], [], PATIENCE)[0]):
            read += terminal.read(4096)
        writer.join(PATIENCE)
    assert read.decode() == drawn


def test_a_window_that_is_closed_leaves_no_program_behind() -> None:
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        terminal.press("\x1b[B\x1b[A" * 20)
        assert terminal.closed() == 128 + signal.SIGHUP


def test_a_terminal_that_takes_nothing_any_more_is_not_waited_for() -> None:
    with Terminal(GONE, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        assert left_by(terminal, "q") == 0
        assert b"--answer strong=mild" in terminal.printed


def test_keys_that_come_together_are_taken_in_their_order(tmp_path: Path) -> None:
    """On a line: letters, backspace, left, Enter, and what comes too late to be part of the name. In the editor, too."""
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("f")
        terminal.read_until("Esc Cancel")
        terminal.press("ab\x7fc\x1b[Dx\rz")
        terminal.read_until_gone("Esc Cancel")
        assert left_by(terminal, "q") == 0
        assert "for axc. To go on" in terminal.after
    file = tmp_path / "tree.yaml"
    file.write_text(Path(TREE).read_text())
    with Terminal(EDIT, str(file)) as terminal:
        terminal.read_until("of 1 examples pass")
        terminal.press("# ab\x7fc\x1b[Dx")
        terminal.read_until("# axc#")
        terminal.press("\x13")
        terminal.read_until("Saved.")
        terminal.press("\x11")
        assert terminal.ended() == 0
    assert file.read_text() == "# axc" + Path(TREE).read_text()


def test_enter_pressed_twice_at_once_begins_one_walk() -> None:
    with Terminal(HOME) as terminal:
        terminal.read_until("Which business function is this about?")
        terminal.press("abc\r\r")
        terminal.read_until("q Leave")
        terminal.press("f")
        terminal.read_until("Esc Cancel")
        terminal.press("\x1b[D\x7f\r")
        terminal.read_until_gone("Esc Cancel")
        terminal.press("1q")
        assert terminal.ended() == 0
        assert "for ac. To go on" in terminal.after
        assert terminal.after.count("To go on") == 1


@pytest.mark.parametrize("key", ["f", "+"], ids=["a name", "a note"])
def test_enter_pressed_twice_at_once_keeps_what_was_written(key: str) -> None:
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press(key)
        terminal.read_until("Esc Cancel")
        terminal.press("ab\r\r")
        terminal.read_until_gone("Esc Cancel")
        assert left_by(terminal, "q") == 0
        assert ("for ab. To go on" if key == "f" else "--note strong=ab") in terminal.after


def test_enter_pressed_twice_at_once_on_the_review_shows_the_result() -> None:
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1222")
        terminal.read_until("See the result")
        terminal.press("\r\r")
        terminal.read_until("A pot of tea")
        assert left_by(terminal, "q") == 0


def test_a_crash_restores_the_terminal_and_leaves_a_log_without_answers(tmp_path: Path) -> None:
    with Terminal(CRASH, TREE, "Secret project", TMPDIR=str(tmp_path)) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("1")
        assert terminal.ended() == 70
        assert all(terminal.restored.values()), terminal.restored
        assert "Traceback" not in terminal.after
        (log,) = tmp_path.glob("guide-crash-*.log")
        assert str(log) in re.sub(r"\s", "", terminal.after)
        assert "RuntimeError" in log.read_text()
        assert "mild" not in log.read_text()
        assert "Secret" not in log.read_text()
        assert "--answer strong=mild" in terminal.after


def test_a_tree_that_can_not_be_used_is_said_again_after_leaving() -> None:
    with Terminal(RUN, "nowhere.yaml") as terminal:
        terminal.read_until("There is no file nowhere.yaml.")
        terminal.press("q")
        assert terminal.ended() == 1
        assert "There is no file nowhere.yaml." in terminal.after


def test_the_smallest_terminal_is_survived() -> None:
    """There is room for a word or two: of the question, or only the number of the answer that it has been scrolled to."""
    with Terminal(RUN, TREE, columns=8, rows=3) as terminal:
        terminal.read_until(*ascii_letters, *digits)
        terminal.press("1q")
        assert terminal.ended() == 0
        assert all(terminal.restored.values()), terminal.restored
        assert "--answer strong=mild" in terminal.after


@pytest.mark.parametrize("told", ["at the start", "later", "by the terminal itself"])
def test_of_an_enormous_terminal_the_upper_left_corner_is_drawn_on(told: str) -> None:
    with Terminal(RUN, TREE) as terminal:
        if told == "at the start":
            terminal.resize(9999, 9999)
        terminal.read_until("Does the guest like it strong?")
        if told == "later":
            terminal.resize(9999, 9999)
        elif told == "by the terminal itself":
            terminal.press("\x1b[?2048;1$y\x1b[48;9999;9999;99990;99990t")
        terminal.read_until_gone("Still possible")  # it stands beside the question now
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0
        drawn = [(int(row), int(column)) for row, column in re.findall(rb"\x1b\[(\d+);(\d+)H", terminal.printed)]
        assert max(row for row, _ in drawn) == ROWS
        assert max(column for _, column in drawn) <= COLUMNS


def test_what_no_terminal_should_send_ends_nothing_and_a_field_keeps_what_was_typed() -> None:
    """A letter that isn't UTF-8, a report of the mouse from before there was any, and keys that no keyboard has."""
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("f")
        terminal.read_until("Which guest is this about?")
        terminal.press("Ren")
        terminal.read_until("Ren")
        terminal.send("é".encode("latin-1"))
        terminal.send(b"e")
        terminal.read_until("Ren�e")
        terminal.send(b"\x1b[M\xff\xff\xff")
        terminal.send(b"\x1b[99999999999999999999u\x1b[1114112;1u\x1b[1;1:1u")
        time.sleep(0.2)  # what comes with such a key, in one go, is lost
        terminal.press("@")
        terminal.read_until("@")
        terminal.press("\r")
        terminal.read_until_gone("Esc Cancel")
        terminal.press("1")
        terminal.read_until("with a slice of lemon")
        assert left_by(terminal, "q") == 0
        assert "Traceback" not in terminal.after
        assert "Ren�e" in terminal.after


def test_what_is_pasted_is_pasted_in_its_order_and_presses_no_key() -> None:
    with Terminal(RUN, TREE) as terminal:
        terminal.read_until("Does the guest like it strong?")
        terminal.press("\x1b[200~1\x1b[1\x1b]52;c;eA==\x071" + "1" * 40 + "\x1b[201~f")
        terminal.read_until("Which guest is this about?")
        terminal.press("a\x1b[200~b\x1b[A\x1bqc\x1b[2")
        terminal.press("01~d")
        terminal.read_until("Esc Cancel")  # it isn't gone as long as it hasn't come
        terminal.press("\r")
        terminal.read_until_gone("Esc Cancel")
        assert left_by(terminal, "q") == 0
        assert "ab‹U+001B›[A‹U+001B›qcd" in re.sub(r"\s", "", terminal.after)
        assert "--answer" not in terminal.after


def test_no_color_is_heeded() -> None:
    with Terminal(RUN, TREE, NO_COLOR="1") as terminal:
        terminal.read_until("Does the guest like it strong?")
        assert left_by(terminal, "q") == 0
        colours = re.findall(rb"\x1b\[[0-9;]*m", terminal.printed)
        assert [code for code in colours if re.search(rb"[;\[](3[0-8]|4[0-8]|9\d|10\d)[;m]", code)] == []


def test_without_a_terminal_it_says_so_at_once() -> None:
    done = subprocess.run(
        [sys.executable, "-c", RUN, TREE], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr == "There is no terminal here to draw on. Run it in one, or add --plain.\n"


def test_textual_is_not_imported_before_the_app_runs() -> None:
    code = "import sys, guide.tui.app; sys.exit('textual' in sys.modules or 'rich' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, env={**os.environ, "PYTHONPATH": ROOT}).returncode == 0


def test_a_tree_is_edited_saved_and_left(tmp_path: Path) -> None:
    file = tmp_path / "tree.yaml"
    file.write_text(Path(TREE).read_text())
    with Terminal(EDIT, str(file), columns=120, rows=36) as terminal:
        terminal.read_until("of 1 examples pass")
        terminal.press("# mine\r")
        terminal.read_until("not saved")
        terminal.press("\x13")
        terminal.read_until("Saved.")
        terminal.press("\x11")
        assert terminal.ended() == 0
        assert all(terminal.restored.values()), terminal.restored
        assert terminal.after.endswith("\x1b[?1049l") or "saved" not in terminal.after
    assert file.read_text() == "# mine\n" + Path(TREE).read_text()


def test_a_tree_that_is_watched_is_read_again_and_e_opens_the_editor_at_the_question(tmp_path: Path) -> None:
    file, editor = tmp_path / "tree.yaml", tmp_path / "vi"
    file.write_text(Path(TREE).read_text())
    change = "import sys; from pathlib import Path; line, name = sys.argv[1:]; file = Path(name); " \
        "file.write_text(file.read_text().replace('in a hurry?', 'in haste, says ' + line + '?'))"  # fmt: skip
    editor.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{change}" "$@"\n')
    editor.chmod(0o755)
    watch = "import sys; from guide.cli import main; sys.exit(main(['run', '--watch', *sys.argv[1:]]))"
    with Terminal(watch, str(file), "--answer", "strong=mild", "--answer", "milk=milk", EDITOR=str(editor)) as terminal:
        terminal.read_until("Is the guest in a hurry?")
        file.write_text(Path(TREE).read_text().replace("in a hurry?", "pressed for time?"))
        terminal.read_until("pressed for time?")
        file.write_text(Path(TREE).read_text())
        terminal.read_until("Is the guest in a hurry?")
        terminal.press("e")
        terminal.read_until("in haste, says +35?")
        assert left_by(terminal, "q") == 0
        assert "Stopped at question 3 for this guest. To go on:\r\n  guide resume " in terminal.after


def test_a_signal_in_the_middle_of_editing_keeps_what_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "tree.yaml"
    file.write_text(Path(TREE).read_text())
    with Terminal(EDIT, str(file)) as terminal:
        terminal.read_until("of 1 examples pass")
        terminal.press("# mine")
        terminal.read_until("# mine#")
        terminal.read_until("not saved")
        terminal.signal(signal.SIGHUP)
        assert terminal.ended() == 128 + signal.SIGHUP
        assert all(terminal.restored.values()), terminal.restored
        assert "tree-unsaved.yaml" in re.sub(r"\s", "", terminal.after)
    assert (tmp_path / "tree-unsaved.yaml").read_text() == "# mine" + Path(TREE).read_text()
    assert file.read_text() == Path(TREE).read_text()


def test_a_crash_in_the_middle_of_editing_keeps_what_was_typed(tmp_path: Path) -> None:
    file = tmp_path / "tree.yaml"
    file.write_text(Path(TREE).read_text())
    broken = "import guide.tui.screens.edit as edit; edit.EditScreen.action_next_problem = lambda self: 1 / 0; " + EDIT
    with Terminal(broken, str(file), TMPDIR=str(tmp_path)) as terminal:
        terminal.read_until("of 1 examples pass")
        terminal.press("# mine")
        terminal.read_until("# mine#")
        terminal.read_until("not saved")
        terminal.press("\x1b[19~")
        assert terminal.ended() == 70
        assert all(terminal.restored.values()), terminal.restored
        assert "Traceback" not in terminal.after
    assert (tmp_path / "tree-unsaved.yaml").read_text() == "# mine" + Path(TREE).read_text()
