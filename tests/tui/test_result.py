"""What can be done with a result: copy it, and save it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide.tui.saving import file_stem, save

from .looking import opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}


async def test_y_copies_the_whole_result_and_says_so() -> None:
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "y")
        assert app.clipboard.startswith("Mary: A pot of tea\n")
        assert "Let it steep for four minutes. [1]" in app.clipboard
        assert "Copied the whole result" in seen(app)


async def test_s_saves_markdown_and_says_the_full_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened(subject="Mary & her cup", **DONE)
    async with app.run_test(size=(120, 36)) as pilot:
        await press(pilot, "enter", "s")
        saved = tmp_path / "mary-her-cup.md"
        assert saved.read_text(encoding="utf-8").startswith("# Mary \\& her cup: A pot of tea\n")
        assert f"✓ Saved to {saved}" in seen(app)


async def test_the_report_has_its_parts_in_the_order_in_which_they_are_read() -> None:
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(100, 80)) as pilot:
        await press(pilot, "enter")
        text = seen(app)
        parts = [
            "A pot of tea",
            "Clear: Tea is ahead",
            "Tea is a mild drink",
            "Why",
            "Taste",
            "Tea +5",
            "Time of day",
            "All points",
        ]
        parts += [
            "▲ Take care",
            "[1]",
            "because you answered “Yes, it is” to",
            "How to brew it",
            "four minutes",
            "Sources",
            "The Book of Hot Drinks",
        ]
        assert [part for part in parts if part not in text] == []
        assert sorted(parts, key=text.index) == parts


def test_a_name_becomes_a_plain_file_name() -> None:
    assert file_stem("Monthly payroll for 40 people") == "monthly-payroll-for-40-people"
    assert file_stem("../../etc/Pässe\x1b") == "etc-passe"
    assert file_stem("給与") == "assessment"
    assert len(file_stem("a " * 500)) <= 60


def test_saving_never_overwrites(tmp_path: Path) -> None:
    paths = [save(str(number), "A b", [str(tmp_path)]) for number in range(3)]
    assert paths == [str(tmp_path / name) for name in ("a-b.md", "a-b-2.md", "a-b-3.md")]
    assert [Path(path or "").read_text() for path in paths] == ["0", "1", "2"]
    assert len(os.listdir(tmp_path)) == 3


def test_saving_goes_on_to_the_next_folder_when_one_takes_no_file(tmp_path: Path) -> None:
    assert save("x", "a", [str(tmp_path / "missing"), str(tmp_path)]) == str(tmp_path / "a.md")
    assert save("x", "a", [str(tmp_path / "missing")]) is None


async def test_a_result_that_can_not_be_saved_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.tui.saving.folders", list)
    app = opened(**DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "s")
        await settled(pilot)
        assert "press y to copy" in seen(app)
