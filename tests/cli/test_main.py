"""The front door: help, usage, exit codes, and what is imported for what."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import guide as package
from guide.cli import COMMANDS, main

from .conftest import ROOT, SHIPPED, environment, guide


def test_help_names_every_command_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    said = capsys.readouterr()
    for name, (_, example) in COMMANDS.items():
        assert f"  {name} " in said.out
        assert example in said.out
    assert said.err == ""


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_explains_itself_with_an_example(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    direct = capsys.readouterr().out
    assert COMMANDS[name][1] in direct
    assert "\x1b" not in direct
    assert main(["help", name]) == 0
    assert capsys.readouterr().out == direct


def test_version_is_the_package_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"guide {package.__version__}\n"


def test_an_unknown_command_gets_its_near_name_and_exit_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["decid"]) == 2
    said = capsys.readouterr()
    assert "did you mean `decide`?" in said.err
    assert "usage: guide" in said.err
    assert said.out == ""


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Monthly payroll", "`Monthly payroll`: an assessment of what is called so begins with\n  guide run --for 'Monthly payroll'\n"),
        ("zzz", "`zzz`.\n"),
        ("", "``.\n"),
    ],
)  # fmt: skip
def test_what_is_like_no_command_is_told_without_a_guess(name: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name]) == 2
    assert capsys.readouterr().err == (
        f"guide: there is no command {said}usage: guide [COMMAND] ... (`guide --help` explains)\n"
    )


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["--plain"], "options come after a command"),
        (["help", "nothing-like-it"], "there is no command"),
        (["check"], "PATH"),
        (["check", "--josn", "x"], "there is no option `--josn`"),
        (["decide", "x", "--jsn"], "did you mean `--json`?"),
        (["decide", "x", "--js"], "there is no option `--js`"),
        (["decide", "x", "y"], "`y` is one argument too many"),
        (["decide", "x", "--answer", "rules"], "QUESTION=ANSWER"),
        (["decide", "x", "--answer", "=all"], "QUESTION=ANSWER"),
        (["decide", "x", "--answers"], "--answers"),
        (["run", "--answer", "rules=all"], "answers need the tree"),
        (["completion", "fish"], "fish"),
        (["explain", "--jsn"], "did you mean `--json`?"),
        (["paths"], "TREE"),
        (["paths", "x", "--jsn"], "did you mean `--json`?"),
        (["trees", "all"], "`all` is one argument too many"),
        (["\x1b[31mred"], "‹U+001B›[31mred"),
    ],
)
def test_wrong_usage_is_one_sentence_and_exit_2(words: list[str], sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.out == ""
    assert "\x1b" not in said.err


def imported(*words: str, typed: bytes = b"") -> set[str]:
    """The modules that a run of the program had imported when it ended."""
    code = "import sys; from guide.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
    done = subprocess.run(
        [sys.executable, "-c", code, *words], input=typed, capture_output=True, env=environment(), timeout=60, check=False
    )
    return set(done.stderr.decode().split("\n")[-2].split())


ALL_KNOWN = ["rules=none", "output=analyse", "learning=years"]


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["check", SHIPPED],
        ["decide", SHIPPED, *(word for answer in ALL_KNOWN for word in ("--answer", answer))],
        ["paths", SHIPPED],
        ["explain", "dead-end"],
        ["trees"],
        ["completion", "bash"],
        ["run", SHIPPED, "--plain"],
    ],
    ids=lambda words: words[0],
)
def test_nothing_but_the_app_imports_textual(words: list[str]) -> None:
    assert not {"textual", "rich"} & imported(*words, typed=b"Payroll\n1\n?\n1\n")


def test_help_imports_neither_yaml_nor_any_room_of_the_core() -> None:
    found = imported("--help")
    assert {name for name in found if name.startswith("guide")} == {
        "guide",
        "guide.cli",
        "guide.cli.ending",
        "guide.cli.terminal",
    }
    assert "yaml" not in found


def test_checking_imports_nothing_that_is_slow_to_import() -> None:
    slow = {
        "dataclasses",
        "typing",
        "inspect",
        "pathlib",
        "json",
        "textwrap",
        "difflib",
        "argparse",
        "guide.export.plain",
        "shtab",
    }
    assert not slow & imported("check", SHIPPED)


@pytest.mark.parametrize("words", [["decide", SHIPPED, "--help"], ["paths", SHIPPED], ["paths", SHIPPED, "--json"]])
def test_a_reader_that_leaves_early_ends_it_quietly_with_141(words: list[str]) -> None:
    command = [sys.executable, "-m", "guide", *words]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment())
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.skipif(not (ROOT.__class__("/dev/full")).exists(), reason="there is no /dev/full")
def test_a_full_disk_is_one_sentence() -> None:
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "guide", "trees"],
            stdout=full,
            stderr=subprocess.PIPE,
            env=environment(),
            timeout=60,
            check=False,
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("The output can't be written")
    assert done.stderr.count(b"\n") == 1


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_closed_streams_are_no_traceback(closed: str) -> None:
    done = subprocess.run(
        ["sh", "-c", f"{sys.executable} -m guide check {SHIPPED} no-such-tree {closed}"],
        capture_output=True,
        env=environment(),
        timeout=60,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert b"no-such-tree" not in done.stdout


def test_an_interrupt_is_130_without_a_traceback(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(_: object) -> int:
        raise KeyboardInterrupt

    monkeypatch.setattr("guide.cli.trees.run", interrupted)
    assert main(["trees"]) == 130
    assert capsys.readouterr().err == ""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere /proc doesn't say how much memory a program has")
def test_too_little_memory_is_one_sentence_and_70() -> None:
    code = (
        "import resource as r, sys; from guide.cli import main; "
        "size = int(open('/proc/self/statm').read().split()[0]) * r.getpagesize(); "
        "r.setrlimit(r.RLIMIT_AS, (size + 9_000_000,) * 2); sys.exit(main(['check', 'bpo-or-kpo']))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False)
    assert (done.returncode, done.stdout, done.stderr) == (70, "", "There is too little memory for that.\n")


def test_a_mistake_in_the_program_is_one_sentence_with_a_log_and_70(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def mistaken(_: object) -> int:
        raise FileNotFoundError(2, "No such file")

    monkeypatch.setattr("guide.cli.trees.run", mistaken)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert main(["trees"]) == 70
    (log,) = tmp_path.glob("guide-crash-*.log")
    assert capsys.readouterr().err.count("\n") == 1
    assert log.read_text().splitlines()[-1] == "FileNotFoundError"


def test_trees_lists_each_name_with_title_and_subject() -> None:
    said = guide("trees")
    assert (said.code, said.err) == (0, "")
    names = [line.split()[0] for line in said.out.splitlines()]
    assert names == ["bpo-or-kpo", "ready-to-outsource", "where-and-how", "bpo-or-kpo-career"]
    assert sorted(names) == sorted(path.stem for path in (ROOT / "trees").glob("*.yaml"))
    assert "BPO or KPO? (about one business function)" in said.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "tcsh"])
def test_completion_knows_every_command(shell: str) -> None:
    said = guide("completion", shell)
    assert (said.code, said.err) == (0, "")
    for name in COMMANDS:
        assert name in said.out


def test_the_bash_script_completes_commands_options_and_files(tmp_path: pytest.TempPathFactory) -> None:
    script = guide("completion", "bash").out
    asked = [("guide de", "decide"), ("guide decide --js", "--json"), ("guide pa", "paths"), ("guide paths --js", "--json")]
    for line, wanted in asked:
        words = line.split(" ")
        code = f"{script}\nCOMP_WORDS=({' '.join(words)}); COMP_CWORD={len(words) - 1}; _shtab_guide; echo ${{COMPREPLY[@]}}"
        done = subprocess.run(["bash", "-c", code], capture_output=True, text=True, check=False, timeout=60)
        assert wanted in done.stdout.split()
