"""`guide check`."""

from __future__ import annotations

import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from tests.conftest import SMALL

from .conftest import SHIPPED, environment, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[[str, str | bytes], str]


def test_a_sound_tree_is_one_line_with_its_counts(small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", small_file]) == 0
    said = capsys.readouterr()
    assert said.out == f"{small_file}: no problems, 3 questions, 4 outcomes, 4 examples\n"
    assert said.err == ""


def test_a_shipped_tree_can_be_named(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SHIPPED]) == 0
    assert capsys.readouterr().out.startswith(f"{SHIPPED}: no problems, ")


def test_every_problem_of_every_file_is_drawn_on_stdout(
    file: Written, small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = file("broken.yaml", SMALL.replace("then: judged", "then: juged").replace("say: Partly", "sey: Partly"))
    assert main(["check", broken, small_file]) == 1
    said = capsys.readouterr()
    assert said.err == ""
    assert "[unknown-destination]" in said.out
    assert "did you mean `judged`?" in said.out
    *_, before, first, second, both = said.out.splitlines()
    assert "[unknown-key]" in said.out
    assert (before, first) == ("", f"{broken}: 2 errors")
    assert second.startswith(f"{small_file}: no problems")
    assert both == "2 files: 2 errors"


def test_notes_alone_are_exit_0(small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from guide.loader import Loaded, examine
    from guide.problem import Problem
    from guide.source import Source, Span

    def with_a_note(source: Source) -> Loaded:
        return Loaded(examine(source).tree, (Problem("odd", "this is odd", source, Span(0, 1), severity="note"),))

    monkeypatch.setattr("guide.cli.check.examine", with_a_note)
    assert main(["check", small_file]) == 0
    said = capsys.readouterr()
    assert said.out.startswith("note: this is odd")
    assert said.out.endswith(f"\n\n{small_file}: 1 note, 3 questions, 4 outcomes, 4 examples\n")


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("latin.yaml", "title: caf\xe9".encode("latin-1"), "isn't UTF-8 text"),
        ("missing.yaml", None, "There is no file"),
        ("empty-folder", None, "no tree in the folder"),
        ("bpo-or-kpa", None, "did you mean `bpo-or-kpo`?"),
        ("nul\x00.yaml", None, ""),
    ],
)
def test_an_unreadable_file_is_one_sentence_and_the_others_are_still_checked(
    name: str,
    content: bytes | None,
    sentence: str,
    file: Written,
    tmp_path: Path,
    small_file: str,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "empty-folder").mkdir()
    path = file(name, content) if content else str(tmp_path / name) if name != "bpo-or-kpa" else name
    assert main(["check", path, small_file]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert said.out.startswith(f"{small_file}: no problems")


def test_an_empty_file_is_a_problem(file: Written, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", file("empty.yaml", "")]) == 1
    assert "[empty-file]" in capsys.readouterr().out


def test_hostile_text_does_not_reach_the_terminal(file: Written) -> None:
    hostile = file(
        "hostile.yaml", SMALL.replace("title: A small tree", 'title: "\\e]52;c;Zm9v\\a"').replace("say: Partly", '"\\e[2J": x')
    )
    said = guide("check", hostile)
    assert said.code == 1
    assert "\x1b" not in said.out + said.err
    assert "‹U+001B›" in said.out


MISSPELT = SMALL.replace("then: judged", "then: judgd")
LOOSE = SMALL.replace("then: judged", "then:judged")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with two trees, one of them with a slip, an answers file, and what is hidden; the command runs in it."""
    (tmp_path / "trees" / "more").mkdir(parents=True)
    (tmp_path / "trees" / ".hidden").mkdir()
    (tmp_path / "trees" / "b.yaml").write_text(SMALL, encoding="utf-8")
    (tmp_path / "trees" / "more" / "a.yml").write_text(MISSPELT, encoding="utf-8")
    (tmp_path / "trees" / "more" / "answers.yaml").write_text("written: yes\n", encoding="utf-8")
    (tmp_path / "trees" / ".hidden" / "c.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "trees" / ".d.yaml").write_text("[", encoding="utf-8")
    (tmp_path / "trees" / "README.md").write_text("[", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_stands_for_its_trees_and_nothing_else_in_it(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "trees"]) == 1
    first, *_, second, both = capsys.readouterr().out.splitlines()
    assert first.startswith("trees/b.yaml: no problems, ")
    assert second == "trees/more/a.yml: 1 error"
    assert both == "2 files: 1 error"


def test_a_folder_without_trees_is_a_sentence(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.unlink("trees/more/a.yml")
    assert main(["check", "trees/more"]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no tree in the folder trees/more")


def test_a_file_named_twice_is_checked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "trees/b.yaml", "./trees/b.yaml", "trees"]) == 1
    assert capsys.readouterr().out.count("b.yaml") == 1


def test_an_answers_file_that_is_named_is_no_tree(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "trees/more/answers.yaml"]) == 1
    assert "[not-a-tree]" in capsys.readouterr().out


def test_warnings_are_an_error_only_when_strict_and_notes_never(file: Written, capsys: pytest.CaptureFixture[str]) -> None:
    warned = file("warned.yaml", SMALL.replace("  team: The", "  x: X # allow unused-section\n  team: The"))
    noted = file("noted.yaml", SMALL.replace("  team: The team", "  team: The team\n  paying: Pay"))
    assert main(["check", warned]) == 0
    assert main(["check", warned, "--strict"]) == 1
    assert main(["check", noted, "--strict"]) == 0
    out = capsys.readouterr().out
    assert "1 warning" in out
    assert "1 note, 3 questions" in out


def test_what_is_allowed_is_counted_and_not_shown(file: Written, capsys: pytest.CaptureFixture[str]) -> None:
    path = file("t.yaml", SMALL.replace("  team: The team", "  team: The team\n  paying: Pay # allow unused-section: later"))
    assert main(["check", path]) == 0
    said = capsys.readouterr()
    assert said.out == f"{path}: no problems, 1 allowed, 3 questions, 4 outcomes, 4 examples\n"
    assert said.err == ""


def test_json_has_every_problem_with_exactly_its_keys(file: Written, capsys: pytest.CaptureFixture[str]) -> None:
    path = file("t.yaml", MISSPELT)
    assert main(["check", path, "--format", "json"]) == 1
    said = capsys.readouterr()
    edit = {"replacement": "judged", "line": 15, "column": 11, "end_line": 15, "end_column": 16}
    assert json.loads(said.out) == [
        {
            "code": "unknown-destination",
            "severity": "error",
            "message": "nothing in this tree is called `judgd`",
            "file": path,
            "line": 15,
            "column": 11,
            "end_line": 15,
            "end_column": 16,
            "help": "did you mean `judged`?",
            "fix": {"safe": False, "edits": [edit]},
        }
    ]
    assert said.err == ""


def test_json_of_a_sound_tree_is_an_empty_list_and_an_unreadable_file_a_sentence_beside_it(
    small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", small_file, "--format", "json"]) == 0
    assert capsys.readouterr().out == "[]\n"
    assert main(["check", small_file, "missing.yaml", "--format", "json"]) == 2
    said = capsys.readouterr()
    assert said.out == "[]\n"
    assert said.err == "There is no file missing.yaml.\n"


def test_github_and_sarif_name_files_from_here_with_links_followed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    os.symlink("trees/more/a.yml", "link.yaml")
    assert main(["check", str(folder / "link.yaml"), "--format", "github"]) == 1
    assert capsys.readouterr().out.startswith("::error file=trees/more/a.yml,line=15,endLine=15,col=11,endColumn=16,")
    assert main(["check", "trees", "--format", "sarif"]) == 1
    (run,) = json.loads(capsys.readouterr().out)["runs"]
    (result,) = run["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "trees/more/a.yml"


def test_sure_fixes_are_made_and_guesses_only_when_asked_for(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder / "trees" / "b.yaml"
    path.write_bytes(b"\xef\xbb\xbf" + LOOSE.replace("\n", "\r\n").encode())
    assert main(["check", "trees"]) == 1
    assert "\ntrees/b.yaml: 1 error (--fix puts 1 right)\n" in capsys.readouterr().out
    assert main(["check", "trees", "--fix"]) == 1
    assert path.read_bytes() == b"\xef\xbb\xbf" + SMALL.replace("\n", "\r\n").encode()
    out = capsys.readouterr().out
    assert out.startswith(
        "trees/b.yaml:15:5: fixed: `then:judged` is now `then: judged`  [broken-yaml]\ntrees/b.yaml: 1 fixed, no problems, "
    )
    assert Path("trees/more/a.yml").read_text(encoding="utf-8") == MISSPELT
    assert main(["check", "trees", "--unsafe-fixes"]) == 0
    assert Path("trees/more/a.yml").read_text(encoding="utf-8") == SMALL
    assert "trees/more/a.yml:15:11: fixed: `judgd` is now `judged`  [unknown-destination]" in capsys.readouterr().out


def test_a_file_without_fixes_is_not_written(small_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.cli.fixing.write", lambda *_, **__: pytest.fail("written"))
    assert main(["check", small_file, "--fix", "--unsafe-fixes"]) == 0


def test_a_shipped_tree_is_not_changed_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", SHIPPED, "--fix"]) == 2
    said = capsys.readouterr()
    assert "comes with the program" in said.err
    assert said.out.startswith(f"{SHIPPED}: no problems, ")


def test_a_file_that_may_not_be_written_is_a_sentence_and_its_problems(
    file: Written, capsys: pytest.CaptureFixture[str]
) -> None:
    path = file("t.yaml", LOOSE)
    os.chmod(path, 0o444)
    assert main(["check", path, "--fix"]) == 2
    said = capsys.readouterr()
    assert said.err.startswith(f"{path} can't be written: its permissions forbid it.\n")
    assert "[broken-yaml]" in said.out
    assert Path(path).read_text(encoding="utf-8") == LOOSE


def coloured(path: str, **changes: str) -> str:
    """What the command says about a file on a terminal of its own."""
    leader, follower = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "guide", "check", path],
        stdout=follower,
        stderr=subprocess.DEVNULL,
        env={name: value for name, value in environment(**changes).items() if value},
    )
    os.close(follower)
    said = b""
    try:
        while block := os.read(leader, 4096):
            said += block
    except OSError:  # how Linux tells that nobody is at the other end any more
        pass
    process.wait()
    os.close(leader)
    return said.decode().replace("\r\n", "\n")


def test_a_terminal_gets_colour_and_the_same_words(file: Written) -> None:
    path = file("t.yaml", MISSPELT)
    said = coloured(path, FORCE_COLOR="")
    plain = guide("check", path).out
    assert "\x1b[1;31merror:\x1b[m" in said
    assert "\x1b[1;31m^^^^^\x1b[m" in said
    assert re.sub(r"\x1b\[[0-9;]*m", "", said) == plain
    assert "\x1b" not in plain


@pytest.mark.parametrize(
    "wish", [{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"ACCESSIBLE": "1"}, {"NO_COLOR": "1", "FORCE_COLOR": "1"}]
)
def test_who_wants_no_colour_gets_none(wish: dict[str, str], file: Written) -> None:
    assert "\x1b" not in coloured(file("t.yaml", MISSPELT), **wish)


def test_colour_can_be_forced_into_a_pipe(file: Written) -> None:
    assert "\x1b[1;31merror:\x1b[m" in guide("check", file("t.yaml", MISSPELT), FORCE_COLOR="1").out


def test_help_shows_examples_of_the_formats_and_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "--help"]) == 0
    out = capsys.readouterr().out
    for said in (
        "guide check my-tree.yaml\n",
        "--format sarif",
        "--format github",
        "--fix",
        "--unsafe-fixes",
        "--strict",
        "# allow ",
        "exit codes: 0",
    ):
        assert said in out
    assert max(map(len, out.splitlines())) <= 80


def test_an_unknown_format_is_wrong_usage(small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", small_file, "--format", "xml"]) == 2
    assert "xml" in capsys.readouterr().err
