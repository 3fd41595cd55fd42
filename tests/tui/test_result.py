"""What can be done with a result: copy it, and save it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from textual.pilot import Pilot

from guide.tui.saving import file_stem, save
from tests.conftest import SMALL

from .looking import lines, opened, press, seen, settled

DONE = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}


async def test_y_copies_the_whole_result_and_says_so() -> None:
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "y")
        assert app.clipboard.startswith("Mary: A pot of tea\n")
        assert "Let it steep for four minutes. [1]" in app.clipboard
        assert "Copied the whole result" in seen(app)


@pytest.mark.parametrize(
    ("keys", "ending", "begins"),
    [
        (("enter",), "md", "# Mary \\& her cup: A pot of tea\n"),
        (("1",), "md", "# Mary \\& her cup: A pot of tea\n"),
        (("2",), "html", "<!DOCTYPE html>"),
        (("4",), "txt", "Mary & her cup: A pot of tea\n"),
        (("down", "down", "down", "down", "enter"), "json", "{"),
    ],
)
async def test_s_asks_for_a_format_saves_and_says_the_full_path(
    keys: tuple[str, ...], ending: str, begins: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("guide.today.today", lambda: "1 May 2026")
    app = opened(subject="Mary & her cup", **DONE)
    async with app.run_test(size=(120, 36)) as pilot:
        await save_as(pilot, *keys)
        saved = tmp_path / f"mary-her-cup-tree.{ending}"
        text = saved.read_text(encoding="utf-8")
        assert text.startswith(begins)
        assert "1 May 2026" in text
        assert f"✓ Saved to {saved}" in seen(app)


async def test_the_format_that_was_saved_last_is_marked_the_next_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, "4")
        await press(pilot, "s")
        assert "❯ 4 Plain text" in seen(app)
        await press(pilot, "escape")
        await save_as_again(pilot, "enter")
    assert sorted(os.listdir(tmp_path)) == ["mary-tree-2.txt", "mary-tree.txt"]


async def test_escape_saves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(40, 12)) as pilot:
        await save_as(pilot, "escape")
    assert os.listdir(tmp_path) == []


async def test_pdf_is_saved_where_it_can_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("guide.export.pdf.pdf", lambda page: b"%PDF" + page[:15].encode())
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, "3")
    assert (tmp_path / "mary-tree.pdf").read_bytes() == b"%PDF<!DOCTYPE html>"


async def test_where_no_pdf_can_be_made_a_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "enter", "s")
        assert "3 PDF (needs the extra `pdf`)" in seen(app)
        await press(pilot, "3")
        await settled(pilot)
        assert "! PDF is made by WeasyPrint, which is not installed" in seen(app)
        assert "pip install" not in seen(app)
    assert os.listdir(tmp_path) == []


async def test_on_a_narrow_screen_a_saved_file_is_told_by_its_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(40, 12)) as pilot:
        await save_as(pilot, "1")
        assert "✓ Saved to …/mary" in seen(app)
        assert sum(line.strip() != "" for line in lines(app)[-3:-1]) == 2


async def save_as(pilot: Pilot[None], *keys: str) -> None:
    """From the review to the result, and save that."""
    await press(pilot, "enter")
    await save_as_again(pilot, *keys)


async def save_as_again(pilot: Pilot[None], *keys: str) -> None:
    """Save what is shown."""
    await press(pilot, "s", *keys)
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)


async def test_the_report_has_its_parts_in_the_order_in_which_they_are_read() -> None:
    app = opened(subject="Mary", **DONE)
    async with app.run_test(size=(100, 100)) as pilot:
        await press(pilot, "enter")
        text = seen(app)
        parts = [
            "A pot of tea",
            "Clear: Tea is ahead",
            "Tea is a mild drink",
            "▲ One warning stands before the advice below.",
            "Where it sits",
            "Taste Tea ●",
            "You answered most like: Aunt Mary on a Sunday (Tea).",
            "Why",
            "Taste Tea +5",
            "Time of day Tea +3",
            "All points",
            "What would change this",
        ]
        parts += [
            "▲ Take care",
            "[1]",
            "because you answered “Yes, it is” to",
            "How to brew it",
            "four minutes",
            "More that would change this",
            "Sources",
            "The Book of Hot Drinks",
            "Decision tree “Tea or coffee?”, text ",
        ]
        assert [part for part in parts if part not in text] == []
        assert sorted(parts, key=text.index) == parts


async def test_without_criteria_no_heading_promises_where_it_sits(tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text(SMALL.replace("criteria:\n  rules: {title: Rules}\n", "").replace("    criterion: rules\n", ""))
    app = opened(str(path), written="yes", judged="never", size="much")
    async with app.run_test(size=(100, 40)) as pilot:
        await press(pilot, "enter")
        text = seen(app)
        assert "Where it sits" not in text
        assert "Also asked" not in text
        assert text.index("You answered most like: Easy (BPO).") < text.index("All answers")


def test_a_name_becomes_a_plain_file_name() -> None:
    assert file_stem("Monthly payroll for 40 people") == "monthly-payroll-for-40-people"
    assert file_stem("../../etc/Pässe\x1b") == "etc-pässe"
    assert file_stem("Dorfverein Müllerstraße") == "dorfverein-müllerstraße"
    assert file_stem("給与") == "給与"
    assert file_stem("?!") == "assessment"
    assert len(file_stem("a " * 500)) <= 60


def test_saving_never_overwrites(tmp_path: Path) -> None:
    paths = [save(b"%d" % number, "A b", "md", [str(tmp_path)]) for number in range(3)]
    assert paths == [str(tmp_path / name) for name in ("a-b.md", "a-b-2.md", "a-b-3.md")]
    assert [Path(path or "").read_text() for path in paths] == ["0", "1", "2"]
    assert len(os.listdir(tmp_path)) == 3


def test_saving_goes_on_to_the_next_folder_when_one_takes_no_file(tmp_path: Path) -> None:
    assert save(b"x", "a", "md", [str(tmp_path / "missing"), str(tmp_path)]) == str(tmp_path / "a.md")
    assert save(b"x", "a", "md", [str(tmp_path / "missing")]) is None


async def test_a_result_that_can_not_be_saved_says_what_to_do_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("guide.tui.saving.folders", list)
    app = opened(**DONE)
    async with app.run_test(size=(80, 24)) as pilot:
        await save_as(pilot, "enter")
        assert "press y to copy" in seen(app)
