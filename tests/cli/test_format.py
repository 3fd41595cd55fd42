"""`guide format`."""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide.cli import main
from guide.layout import laid_out
from guide.source import Source
from tests.conftest import SMALL

from .conftest import SHIPPED, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    Written = Callable[[str, str | bytes], str]

DONE = laid_out(Source("small.yaml", SMALL))


def test_a_file_is_laid_out_in_its_place(small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    os.chmod(small_file, 0o640)
    assert main(["format", small_file]) == 0
    assert capsys.readouterr().out == f"{small_file}: formatted\n"
    assert Path(small_file).read_text(encoding="utf-8") == DONE != SMALL
    assert stat.S_IMODE(os.stat(small_file).st_mode) == 0o640
    assert main(["format", small_file]) == 0
    assert capsys.readouterr().out == f"{small_file}: nothing to change\n"


def test_check_writes_nothing_and_shows_what_would_change(small_file: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", small_file, "--check"]) == 1
    said = capsys.readouterr()
    assert Path(small_file).read_text(encoding="utf-8") == SMALL
    assert said.out.startswith(f"--- {small_file}\n+++ {small_file} (formatted)\n@@ ")
    assert said.out.endswith(f"\n{small_file}: would be formatted\n")
    assert said.err == ""


def test_the_shipped_tree_needs_no_change(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["format", "--check", SHIPPED]) == 0
    assert capsys.readouterr().out.endswith("bpo-or-kpo.yaml: nothing to change\n")


@pytest.mark.parametrize("ends", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_byte_order_mark_are_kept(ends: bytes, mark: bytes, file: Written) -> None:
    path = file("tree.yaml", mark + SMALL.encode().replace(b"\n", ends))
    assert main(["format", path]) == 0
    assert Path(path).read_bytes() == mark + DONE.encode().replace(b"\n", ends)


def test_a_file_with_errors_is_left_alone_and_the_others_are_done(
    file: Written, small_file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = file("broken.yaml", SMALL.replace("then: judged", "then: juged"))
    assert main(["format", broken, small_file]) == 1
    said = capsys.readouterr()
    assert said.err == f"{broken} has errors, so it is left as it is: `guide check {broken}` names them.\n"
    assert said.out == f"{small_file}: formatted\n"
    assert "juged" in Path(broken).read_text(encoding="utf-8")


def test_what_can_not_be_laid_out_is_one_sentence(
    small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.layout.put_back", lambda *_: "title: Other\n")
    assert main(["format", small_file]) == 1
    assert capsys.readouterr().err == f"{small_file} is left as it is: laid out, it would not say exactly the same.\n"
    assert Path(small_file).read_text(encoding="utf-8") == SMALL


@pytest.mark.parametrize(("name", "sentence"), [("missing.yaml", "There is no file"), (".", "is a folder")])
def test_an_unreadable_file_is_one_sentence(
    name: str, sentence: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["format", str(tmp_path / name)]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_a_change_made_meanwhile_is_not_written_over(
    small_file: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(source: Source) -> str:
        Path(small_file).write_text("mine", encoding="utf-8")
        return laid_out(source)

    monkeypatch.setattr("guide.cli.format.laid_out", meanwhile)
    assert main(["format", small_file]) == 2
    assert "was changed elsewhere since it was read" in capsys.readouterr().err
    assert Path(small_file).read_text(encoding="utf-8") == "mine"


def test_hostile_text_does_not_reach_the_terminal(file: Written) -> None:
    path = file("hostile.yaml", SMALL.replace("ask: Is it written down?", "ask:   Is it written down? # \u202e"))
    said = guide("format", "--check", path)
    assert "\u202e" not in said.out + said.err
    assert "‹U+202E›" in said.out


def test_only_formatting_imports_what_lays_yaml_out() -> None:
    from .test_main import imported

    assert "ruamel.yaml" not in imported("check", SHIPPED)
    assert "ruamel.yaml" in imported("format", "--check", SHIPPED)
