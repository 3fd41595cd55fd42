"""The colours: every text can be read on what it stands on, in every theme of our own."""

from __future__ import annotations

import pytest
from textual.color import Color

from guide.tui import theme
from guide.tui.theme import DARK, LIGHT, NAMES, PAIRS, TERMINAL, fitting, themes

from .looking import opened, press, settled

ENOUGH = 4.5
"""What WCAG asks of ordinary text (success criterion 1.4.3)."""


def contrast(one: Color, other: Color) -> float:
    """The contrast ratio of two colours, by the formula of WCAG 2."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: Color) -> float:
    """The relative luminance of a colour."""
    parts = [part / 255 for part in (colour.r, colour.g, colour.b)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("name", [DARK, LIGHT])
def test_every_pair_of_colours_has_enough_contrast(name: str) -> None:
    chosen = next(one for one in themes() if one.name == name)
    colours = {**chosen.to_color_system().generate(), **chosen.variables}
    weak = {
        pair: round(ratio, 2)
        for pair in PAIRS
        if (ratio := contrast(Color.parse(colours[pair[0]]), Color.parse(colours[pair[1]]))) < ENOUGH
    }
    assert weak == {}


@pytest.mark.parametrize("name", [DARK, LIGHT])
@pytest.mark.parametrize(
    "screen", ["home", "question", "settled", "review", "result", "trial", "problems", "help", "naming", "palette"]
)
async def test_every_word_on_the_screen_has_enough_contrast(name: str, screen: str) -> None:
    done = {"strong": "mild", "milk": "lemon", "hurry": "leisure", "evening": "late"}
    given = done if screen in ("review", "result", "trial") else {"strong": "mild" if screen == "settled" else "some"}
    app = opened(
        {"home": None, "problems": "nowhere.yaml"}.get(screen, theme_tree()),
        **({} if screen in ("home", "problems") else given),
    )
    keys = {
        "result": ["enter", "y"],
        "trial": ["enter", "w", "right"],
        "help": ["question_mark"],
        "naming": ["f"],
        "palette": ["ctrl+p"],
    }.get(screen, [])
    async with app.run_test(size=(120, 40)) as pilot:
        app.theme = name
        await press(pilot, *keys)
        await settled(pilot)
        assert weak_words(app) == {}


def theme_tree() -> str:
    """The tree of these tests."""
    from .looking import TREE

    return TREE


def weak_words(app: object) -> dict[str, float]:
    """Words on the top screen that can't be read well, with their contrast. Lines and marks of frames are no words."""
    weak = {}
    modal = app.screen.query("Vertical, VerticalScroll").first().region if app.screen.is_modal else app.screen.region
    for strip in app.screen._compositor.render_strips()[modal.y : modal.bottom]:
        for segment in strip.crop(modal.x, modal.right):
            style = segment.style
            if style and style.color and style.bgcolor and any(letter.isalnum() for letter in segment.text):
                ratio = contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor))
                if ratio < ENOUGH:
                    weak[segment.text.strip()] = round(ratio, 2)
    return weak


def test_the_theme_fits_what_the_terminal_tells_of_itself() -> None:
    assert fitting({}) == DARK
    assert fitting({"COLORFGBG": "0;15"}) == LIGHT
    assert fitting({"COLORFGBG": "15;0"}) == DARK
    assert fitting({"NO_COLOR": "1"}) == TERMINAL


async def test_ctrl_t_goes_through_all_themes_and_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("COLORFGBG", raising=False)
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        found = []
        for _ in NAMES:
            await press(pilot, "ctrl+t")
            found.append(app.theme)
        assert sorted(found) == sorted(NAMES)
        assert theme.NAMES[0] == DARK


async def test_without_colour_the_marked_answer_still_has_its_mark(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = opened()
    async with app.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        marked = [segment for strip in app.screen._compositor.render_strips() for segment in strip if "❯" in segment.text]
        assert len(marked) == 1
        assert all(not s.style or s.style.color is None or s.style.color.is_default for s in marked)
