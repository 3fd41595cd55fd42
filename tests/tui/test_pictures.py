"""Pictures of the screens, as lines of text. Run with UPDATE_PICTURES=1 to take them anew, and look at what changed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide.tui.desk import Desk

from .looking import HERE, TREE, lines, opened, press, settled

PICTURES = HERE / "pictures"
DONE = {"strong": "mild", "milk": "unsure", "hurry": "leisure", "evening": "late"}
SCREENS: dict[str, tuple[str | None, dict[str, str], tuple[str, ...]]] = {
    "home": (TREE, {}, ("ctrl+n",)),
    "question": (TREE, {"strong": "mild", "milk": "lemon"}, ("left",)),
    "open-question": (TREE, {"strong": "some"}, ()),
    "review": (TREE, DONE, ()),
    "result": (TREE, DONE, ("enter",)),
    "save": (TREE, DONE, ("enter", "s")),
    "note": (TREE, {"strong": "mild"}, ("plus", *"Sour", "enter")),
    "noting": (TREE, {"strong": "mild"}, ("plus", *"Sour")),
    "change": (TREE, DONE, ("enter", "1")),
    "what-if": (TREE, DONE, ("enter", "w", "down", "right")),
    "graph": (TREE, {"strong": "strong", "milk": "milk"}, ("g",)),
    "help": (TREE, {}, ("question_mark",)),
    "problems": ("nowhere.yaml", {}, ()),
}
EDITED: dict[str, tuple[str, ...]] = {
    "edit": (),
    "edit-problem": ("x",),
    "edit-panel": ("x", "f6"),
    "edit-unsaved": ("x", "ctrl+q"),
}


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", SCREENS)
async def test_the_screen_looks_like_its_picture(screen: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch) -> None:
    for user in ("screens.home", "screens.problems", "opening"):  # last where it is from: who imports it later would keep ours
        monkeypatch.setattr(f"guide.tui.{user}.choices", _only_this)
    monkeypatch.setattr("guide.export.pdf.is_installed", lambda: True)
    tree, given, keys = SCREENS[screen]
    app = opened(tree, subject="" if screen == "home" else "Aunt Mary on a Sunday", **given)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        await press(pilot, *keys)
        found = "\n".join(lines(app)) + "\n"
    assert found == _picture(PICTURES / f"{screen}-{size[0]}x{size[1]}.txt", found)


@pytest.mark.parametrize("size", [(40, 12), (80, 24), (120, 36)], ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", EDITED)
async def test_the_author_s_screen_looks_like_its_picture(
    screen: str, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("tea.yaml").write_bytes(Path(TREE).read_bytes())
    monkeypatch.setattr("guide.tui.screens.edit.PAUSE", 0)
    app = Desk("tea.yaml")
    async with app.run_test(size=size) as pilot:
        await app.workers.wait_for_complete()
        app.editor.move_cursor((41, 10))
        await press(pilot, *EDITED[screen])
        await app.workers.wait_for_complete()
        await settled(pilot)
        found = "\n".join(lines(app)) + "\n"
    assert found == _picture(PICTURES / f"{screen}-{size[0]}x{size[1]}.txt", found)


def _only_this(besides: str = "") -> dict[str, str]:
    """The trees to choose from, whatever else the program brings."""
    return {"tea-or-coffee": TREE}


def _picture(path: Path, found: str) -> str:
    if os.environ.get("UPDATE_PICTURES") == "1":
        path.write_text(found, encoding="utf-8")
    return path.read_text(encoding="utf-8")


async def test_the_picture_in_the_readme_is_what_the_app_shows() -> None:
    """Taken of the shipped tree, four answers into the example of payroll."""
    from guide.loader import load
    from guide.shipped import shipped_trees

    path = shipped_trees()["bpo-or-kpo"]
    given = dict(list(load(path).examples["payroll"].answers.items())[:4])
    app = opened(path, "Monthly payroll for 40 people", **given)
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        found = "\n".join(lines(app)).rstrip()
    readme = HERE.parents[1] / "README.md"
    text = readme.read_text(encoding="utf-8")
    before, _, rest = text.partition("```text\n")
    shown, _, after = rest.partition("\n```")
    if os.environ.get("UPDATE_PICTURES") == "1":
        readme.write_text(f"{before}```text\n{found}\n```{after}", encoding="utf-8")
        shown = found
    assert shown == found
