"""A tree whose every text tries to be markup or to drive the terminal."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual import events

from .looking import lines, opened, press, seen, settled

HOSTILE = "[/nope] [@click=app.quit]x[/] [WIP] C:\\\\[dir] $accent [$error] \\e]52;c;eA==\\a \\u202e"
SHOWN = "[/nope] [@click=app.quit]x[/] [WIP] C:\\[dir] $accent [$error] ‹U+001B›]52;c;eA==‹U+0007› ‹U+202E›"

TRIED = ("pagedown", "1", "question_mark", "escape", "w", "right", "w", "escape", "w", "right", "right", "escape")


@pytest.fixture
def hostile(tmp_path: Path) -> str:
    text = f'"{HOSTILE}"'
    path = tmp_path / "hostile.yaml"
    path.write_text(
        f"""format: 1
title: {text}
about: {text}
subject: {text}
criteria: {{c: {{title: {text}, about: {text}}}}}
start: a
questions:
  a:
    ask: {text}
    help: {text}
    why: {text}
    criterion: c
    sources: [s]
    answers:
      x: {{say: {text}, points: {{one: 2}}, advice: {{w: [{text}]}}}}
      y: {{say: {text}, points: {{two: 2}}}}
    unsure: {{say: {text}}}
    then: decide
outcomes:
  one: {{title: {text}, short: {text}, means: {text}, summary: {text}}}
  two: {{title: {text}, summary: {text}}}
sections: {{w: {{title: {text}, warning: yes}}}}
sources: {{s: {{title: {text}}}}}
examples: {{e: {{title: {text}, answers: {{a: x}}, outcome: one}}}}
""",
        encoding="utf-8",
    )
    return str(path)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (160, 50)], ids=lambda size: f"{size[0]}x{size[1]}")
async def test_hostile_text_is_shown_as_it_is_on_every_screen(hostile: str, size: tuple[int, int]) -> None:
    app = opened(hostile, subject="[/nope] \x1b[31m")
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        for key in (
            "question_mark",
            "escape",
            "f",
            "escape",
            "1",
            "enter",
            "y",
            "question_mark",
            "escape",
            *TRIED,
            "left",
            "ctrl+n",
        ):
            await press(pilot, key)
            text = "".join(lines(app))
            assert "\x1b" not in text
            assert "\u202e" not in text
        assert app.return_code is None


async def test_nothing_of_a_hostile_text_is_lost(hostile: str) -> None:
    app = opened(hostile)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        question = " ".join(" ".join(line.split("▏")[0] for line in lines(app)).split())
        assert f"❯ 1 {SHOWN} 2 {SHOWN} 3 {SHOWN}" in question


async def test_a_click_on_text_that_looks_like_a_link_is_only_a_click(hostile: str) -> None:
    app = opened(hostile)
    async with app.run_test(size=(200, 50)) as pilot:
        await settled(pilot)
        row = next(number for number, line in enumerate(lines(app)) if "❯" not in line and "]x[" in line)
        await pilot.click(offset=(lines(app)[row].index("]x[") + 1, row))
        await settled(pilot)
        assert app.return_code is None


async def test_problems_of_a_hostile_file_are_shown_as_they_are(tmp_path: Path) -> None:
    path = tmp_path / "bad.yaml"
    path.write_text(f'title: "{HOSTILE}"\n"{HOSTILE}": 1\n', encoding="utf-8")
    app = opened(str(path))
    async with app.run_test(size=(120, 36)) as pilot:
        await settled(pilot)
        assert "\x1b" not in "".join(lines(app))
        assert "[/nope]" in seen(app)


async def test_what_is_pasted_is_disarmed_in_the_palette_too() -> None:
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "ctrl+p")
        app.post_message(events.Paste("\x1b]52;c;eA==\x07\u202e"))
        await settled(pilot)
        assert "‹U+001B›]52;c;eA==‹U+0007›‹U+202E›" in seen(app)
        assert "\x1b" not in "".join(lines(app))
        await press(pilot, "escape")  # else the palette still searches while the app ends
