"""How the program was started, told so that a person can copy it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from guide.started import program


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The program in a folder that no name leads to, from where it is."""
    script = tmp_path / ".venv" / "bin" / "guide"
    script.parent.mkdir(parents=True)
    script.write_text("#!/bin/sh\n")
    script.chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "elsewhere"))
    return script


def test_a_program_that_its_name_does_not_find_is_told_as_it_was_typed(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", [".venv/bin/guide", "run"])
    assert program() == ".venv/bin/guide"


def test_a_program_that_its_name_finds_is_told_by_its_name(installed: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(installed.parent))
    for typed in (".venv/bin/guide", str(installed)):
        monkeypatch.setattr(sys, "argv", [typed])
        assert program() == "guide"


def test_another_program_of_that_name_is_not_meant(installed: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    other = tmp_path / "elsewhere" / "guide"
    other.parent.mkdir()
    other.write_text("#!/bin/sh\n")
    other.chmod(0o755)
    monkeypatch.setattr(sys, "argv", [str(installed)])
    assert program() == str(installed)


def test_a_folder_with_a_blank_is_quoted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/my tools/guide"])
    assert program() == "'/my tools/guide'"


def test_a_module_is_told_with_the_python_that_ran_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["/lib/guide/__main__.py", "run"])
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "guide", "run"])
    assert program() == "python3 -m guide"


def test_within_another_program_it_is_told_by_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    for started in ("/lib/pytest/__main__.py", "notebook", ""):
        monkeypatch.setattr(sys, "argv", [started])
        assert program() == "guide"
