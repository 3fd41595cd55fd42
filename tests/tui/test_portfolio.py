"""All saved assessments in a table and on a map: what is found, sorted, ticked, compared and opened."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from guide.assessment import edition_of
from guide.recorder import Recorder
from guide.store import Store
from guide.tui.commands import CHANGED, COMPARED, HOME, PORTFOLIO, QUESTION, RESULT
from guide.tui.shell import Shell
from guide.value import changed
from tests.graph.trees import HOSTILE
from tests.portfolio.cases import TWO, WALKS, assessed, two
from tests.store.conftest import clock

from .looking import HERE, lines, press, seen, settled

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

SIZES = [(8, 3), (12, 4), (20, 8), (40, 12), (80, 24), (120, 36), (200, 60)]
PICTURED = [(40, 12), (80, 24), (120, 36)]
CASES = [
    (WALKS[1], "Payroll", "Acme", "2026-01-06"),
    (WALKS[8], "Contract review for three departments and their suppliers", "", "2026-01-05"),
    ({"written": "yes"}, "Tax filing", "Bolt", "2026-01-04"),
    ({"written": "yes", "judged": "secret"}, "Recipes", "", "2026-01-03"),
    (WALKS[5], "Invoices", "Acme", "2026-01-02"),
    (WALKS[1], "Bookkeeping", "", "2026-01-01"),
]


def saved_in(folder: Path, cases: list[tuple[dict[str, str], str, str, str]]) -> str:
    """The path of a store with these assessments of a tree file."""
    file, path, tree = folder / "small.yaml", str(folder / "s.db"), two()
    file.write_text(TWO, encoding="utf-8")
    with Store.at(path) as store:
        for number, (answers, subject, whose, on) in enumerate(cases):
            one, _ = assessed(tree, answers, f"baba{'bdfgkl'[number % 6]}a", subject=subject, on=on, organisation=whose)
            store.put(changed(one, tree=str(file)), edition_of(tree))
    return path


@pytest.fixture
def path(tmp_path: Path) -> str:
    return saved_in(tmp_path, CASES)


def app(path: str) -> Shell:
    return Shell.opened_with(None, recorder=Recorder(path, clock()))


async def shown(pilot: Pilot[None], *keys: str) -> None:
    """Go to the portfolio, wait for what the walks came to, and press keys."""
    await settled(pilot)
    await press(pilot, "ctrl+o")
    await pilot.app.workers.wait_for_complete()
    await settled(pilot)
    await press(pilot, *keys)


def rows(shell: Shell) -> list[str]:
    """The names in the table, as they are listed."""
    return [entry.assessment.subject.split()[0] for entry in shell.screen.table.shown]


async def test_the_beginning_leads_to_all_that_was_saved_and_back(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        assert shell.screen.name_of_screen == PORTFOLIO
        assert "6 assessments" in seen(shell)
        assert rows(shell) == ["Payroll", "Contract", "Tax", "Recipes", "Invoices", "Bookkeeping"]
        assert "Payroll (Acme) BPO, clear BPO +6" in seen(shell)
        assert "Recipes Keep it, clear BPO +3, by rule" in seen(shell)
        await press(pilot, "escape")
        assert shell.screen.name_of_screen == HOME


async def test_nothing_saved_is_a_friendly_sentence_and_no_key_does_harm(tmp_path: Path) -> None:
    shell = app(str(tmp_path / "none" / "s.db"))
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        assert "There is nothing here yet." in seen(shell)
        await press(pilot, "enter", "space", "c", "s", "escape", "f", "escape", "m", "m", "slash", "x", "escape", "down")
        assert shell.screen.name_of_screen == PORTFOLIO
        assert "There is nothing here yet." in seen(shell)
        await press(pilot, "escape")
        assert shell.screen.name_of_screen == HOME


async def test_enter_opens_the_marked_one(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "enter")
        assert shell.screen.name_of_screen == RESULT
        assert shell.walk.subject == "Payroll"
        await press(pilot, "escape", "down", "down", "enter")
        assert shell.screen.name_of_screen == QUESTION
        assert (shell.walk.subject, shell.walk.given) == ("Tax filing", {"written": "yes"})


async def test_one_of_an_edited_tree_shows_first_what_became_of_it(path: str, tmp_path: Path) -> None:
    (tmp_path / "small.yaml").write_text(TWO.replace("Is it written down?", "Written?"), encoding="utf-8")
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "enter")
        assert shell.screen.name_of_screen == CHANGED


async def test_words_are_searched_for_while_they_are_typed_and_escape_shows_all_again(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "slash", *"acme")
        assert rows(shell) == ["Payroll", "Invoices"]
        assert "2 of 6 assessments" in seen(shell)
        await press(pilot, "enter", "down", "enter")
        assert shell.walk.subject == "Invoices"
        await press(pilot, "ctrl+n")
        await shown(pilot, "slash", *"qqq")
        assert "None of them is like that." in seen(shell)
        await press(pilot, "escape")
        assert len(rows(shell)) == 6
        assert shell.screen.name_of_screen == PORTFOLIO


async def test_any_column_sorts_and_the_same_again_turns_it_round_with_the_same_one_marked(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(120, 36)) as pilot:
        await shown(pilot, "down", "s", "2")
        assert rows(shell) == ["Bookkeeping", "Contract", "Invoices", "Payroll", "Recipes", "Tax"]
        assert shell.screen.table.marked.assessment.subject.startswith("Contract")
        await press(pilot, "s", "2")
        assert rows(shell) == ["Tax", "Recipes", "Payroll", "Invoices", "Contract", "Bookkeeping"]
        assert "Assessment ▲" in seen(shell)
        await press(pilot, "s", "4")
        assert [entry.lead for entry in shell.screen.table.shown][:2] == ["BPO +6", "BPO +6"]
        heads = next(number for number, line in enumerate(lines(shell)) if "Changed" in line)
        await pilot.click(offset=(lines(shell)[heads].index("Changed") + 2, heads))
        await settled(pilot)
        assert rows(shell)[0] == "Payroll"


async def test_one_result_can_be_shown_alone(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "f")
        assert "Unfinished" in seen(shell)
        await press(pilot, "4")
        assert rows(shell) == ["Tax"]
        await press(pilot, "escape")
        assert len(rows(shell)) == 6


async def test_the_map_shows_the_marked_one_and_enter_opens_it(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "m")
        assert "KPO ↑ Volume" in seen(shell)
        assert "Rules → KPO" in seen(shell)
        assert "1 of 2 here: BPO, clear; lead: BPO +6; clearly BPO across, clearly BPO up Payroll (Acme)" in seen(shell)
        told = set()
        for _ in shell.screen.map.keys:
            told |= {one for _, one, _, _ in CASES if one in seen(shell)}
            await press(pilot, "down")
        assert told == {"Payroll", "Invoices", "Bookkeeping"}
        await press(pilot, "end", "enter")
        assert shell.walk.subject == "Invoices"


async def test_what_lies_on_no_map_is_told(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "down", "down", "m")
        assert "It lies on no map: unfinished." in seen(shell)
        await press(pilot, "m", "slash", *"tax", "enter", "m")
        assert "None of these lies on a map: m shows the table." in seen(shell)


async def test_a_place_on_the_map_can_be_clicked(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "m")
        line = next(number for number, line in enumerate(lines(shell)) if "●B3" in line)
        await pilot.click(offset=(lines(shell)[line].index("●B3"), line))
        await settled(pilot)
        assert "Invoices" in seen(shell)


async def test_two_that_are_ticked_stand_side_by_side(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 40)) as pilot:
        await shown(pilot, "c")
        assert "Tick two or more first" in seen(shell)
        await press(pilot, "space", "down", "down", "down", "space")
        assert "6 assessments, 2 ticked" in seen(shell)
        await press(pilot, "c")
        assert shell.screen.name_of_screen == COMPARED
        said = seen(shell)
        assert said.index("Answered differently") < said.index("Asked of some only")
        assert "Does it need judgement? Never Only insiders may" in said
        await pilot.resize_terminal(80, 20)
        await press(pilot, "end")
        assert "What they came to" not in seen(shell)
        assert "Payroll (Acme) (2026-01-06)" in seen(shell)
        await press(pilot, "escape")
        assert shell.screen.name_of_screen == PORTFOLIO
        await press(pilot, "space")
        assert "6 assessments, 1 ticked" in seen(shell)


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size[0]}x{size[1]}")
async def test_it_works_at_any_size(size: tuple[int, int], path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=size) as pilot:
        await shown(pilot, "down", "space", "down", "space", "c", "end", "escape", "m", "down", "end", "up", "m")
        await press(pilot, "slash", "p", "escape", "s", "escape", "f", "escape", "question_mark", "escape")
        await pilot.resize_terminal(60, 20)
        await settled(pilot)
        assert shell.screen.name_of_screen == PORTFOLIO
        assert shell.return_code is None


@pytest.mark.parametrize("width", [40, 80, 120])
async def test_nothing_of_the_marked_one_is_cut_and_the_footer_says_how_to_leave(width: int, path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(width, 24)) as pilot:
        await shown(pilot, "down")
        assert CASES[1][1] in seen(shell)
        for keys in (["end"], ["m"]):
            await press(pilot, *keys)
            assert {"Esc", "q", "?"} <= set(seen(shell).split())


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text)[:20])
async def test_hostile_names_act_nowhere(text: str, tmp_path: Path) -> None:
    path = saved_in(tmp_path, [(answers, text, text, on) for answers, _, _, on in CASES])
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "space", "m", "m", "down", "space", "c", "escape", "f", "escape", "slash", "x", "escape")
        assert not {"\x1b", "\u202e", "\x00"} & set("".join(lines(shell)))
        assert shell.screen.name_of_screen == PORTFOLIO


async def test_a_store_that_cant_be_read_is_told_at_the_beginning_and_there(tmp_path: Path) -> None:
    (tmp_path / "s.db").write_text("Dear diary, " * 100)
    shell = app(str(tmp_path / "s.db"))
    async with shell.run_test(size=(80, 24)) as pilot:
        await settled(pilot)
        assert "s.db is damaged" in seen(shell)
        assert "`guide run --store FILE` names another." in seen(shell)
        await shown(pilot)
        assert "s.db is damaged" in seen(shell)
        assert "There is nothing here yet" not in seen(shell)


def followed(path: str) -> None:
    """Another one goes on from the first."""
    with Store.at(path) as store:
        first = next(one for one in store.all() if one.subject == "Payroll")
        after, _ = assessed(two(), WALKS[5], "zuzuzu", subject="Payroll", on="2026-01-07")
        store.put(changed(after, tree=first.tree, follows=first.id), edition_of(two()))


async def test_only_the_last_of_a_chain_is_shown_and_how_many_there_were_before(path: str) -> None:
    followed(path)
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot)
        assert rows(shell) == ["Payroll", "Contract", "Tax", "Recipes", "Invoices", "Bookkeeping"]
        assert shell.screen.table.shown[0].id == "zuzuzu"
        assert "One earlier one isn’t shown: `guide list` has it." in seen(shell)
        await press(pilot, "m")
        assert "4 of 6 on this map" in seen(shell)
        assert "On no map: 1 (unfinished), 1 (nothing was answered on Volume)." in seen(shell)


async def test_what_was_said_of_one_that_lies_on_no_map_is_over_when_another_is_marked(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "down", "down", "m")
        assert "It lies on no map: unfinished." in seen(shell)
        await press(pilot, "down")
        assert "It lies on no map" not in seen(shell)


async def test_the_map_explains_only_the_marks_that_are_on_it(tmp_path: Path) -> None:
    shell = app(saved_in(tmp_path, [CASES[0], CASES[1]]))
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "m")
        assert "●B BPO, ▲K KPO." in seen(shell)
        assert not {"×2:", "Hollow:", "*:"} & set(seen(shell).split())
        assert "On no map" not in seen(shell)


async def test_without_colours_the_marked_row_stands_out(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "down")
        strips = shell.screen._compositor.render_strips()
        reversed_ = ["".join(one.text for one in strip if one.style and one.style.reverse).strip() for strip in strips]
        assert [text.split()[0] for text in reversed_ if text] == ["Contract"]


async def test_the_marked_one_is_deleted_when_that_was_asked_for_twice(path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=(80, 24)) as pilot:
        await shown(pilot, "down", "d")
        assert "Delete this assessment? Contract review" in seen(shell)
        await press(pilot, "escape")
        assert len(rows(shell)) == 6
        await press(pilot, "delete", "d")
        assert rows(shell) == ["Payroll", "Tax", "Recipes", "Invoices", "Bookkeeping"]
        assert "✓ Deleted it." in seen(shell)
        await press(pilot, "space", "down", "space", "d")
        assert "Delete 2 assessments?" in seen(shell)
        await press(pilot, "d")
        assert "3 assessments" in seen(shell)
    with Store.to_read(path) as store:
        assert len(store.all()) == 3


PICTURES: dict[str, tuple[str, ...]] = {
    "portfolio": (),
    "portfolio-map": ("m",),
    "compared": ("space", "down", "space", "c"),
}


@pytest.mark.parametrize("size", PICTURED, ids=lambda size: f"{size[0]}x{size[1]}")
@pytest.mark.parametrize("screen", PICTURES)
async def test_the_screen_looks_like_its_picture(screen: str, size: tuple[int, int], path: str) -> None:
    shell = app(path)
    async with shell.run_test(size=size) as pilot:
        await shown(pilot, *PICTURES[screen])
        found = "\n".join(lines(shell)) + "\n"
    picture = HERE / "pictures" / f"{screen}-{size[0]}x{size[1]}.txt"
    if os.environ.get("UPDATE_PICTURES") == "1":
        picture.write_text(found, encoding="utf-8")
    assert found == picture.read_text(encoding="utf-8")
