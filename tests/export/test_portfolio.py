"""The portfolio and the comparison in every format: everything stands there once, nothing from outside acts, nothing is cut."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.export.compared_csv import compared_csv
from guide.export.compared_html import compared_html
from guide.export.compared_text import compared_text
from guide.export.portfolio_csv import HEAD, portfolio_csv
from guide.export.portfolio_html import portfolio_html
from guide.export.portfolio_map import Drawn, drawn
from guide.export.portfolio_svg import map_svg, portfolio_svg
from guide.export.portfolio_text import portfolio_text
from guide.loader import read_source
from guide.portfolio.compared import Compared, compared
from guide.portfolio.maps import Map, Portfolio, portfolio_of
from guide.shipped import sheets_template
from guide.tables.csv import armed
from guide.text import cells, one_line
from tests.browser import asked, faults_of_access, needs_axe, needs_browser, printed
from tests.conftest import sound
from tests.graph.trees import HOSTILE, worded
from tests.portfolio.cases import TWO, WALKS, assessed, day_of, entry, two
from tests.test_html import Read

if TYPE_CHECKING:
    from pathlib import Path

TEMPLATE = read_source(sheets_template())
NAMESPACE = "{http://www.w3.org/2000/svg}"
UNFINISHED = {"written": "yes"}
SECRET = {"written": "yes", "judged": "secret", "size": "much"}


def names(count: int) -> list[str]:
    """Names that none holds another of."""
    return [f"<{number}>" for number in range(count)]


def shown(walks: list[dict[str, str]], words: str = "") -> Portfolio:
    """A portfolio of these walks, each with a name of its own and these words."""
    tree = worded(two(), words) if words else two()
    return portfolio_of(
        entry(tree, answers, f"id{number}", subject=one_line(f"{name} {words}"), organisation=one_line(words))
        for number, (name, answers) in enumerate(zip(names(len(walks)), walks))
    )


def side_by_side(words: str = "") -> Compared:
    tree = worded(two(), words) if words else two()
    cases = (WALKS[0], WALKS[-1], UNFINISHED)
    return compared(
        [assessed(tree, one, f"id{n}", subject=one_line(words) or "Payroll") for n, one in enumerate(cases)], day_of
    )


def texts(svg: str) -> str:
    """All that is written in a drawing."""
    return " ".join("".join(one.itertext()) for one in ElementTree.fromstring(svg).iter(f"{NAMESPACE}text"))


def squeezed(text: str) -> str:
    return "".join(text.split())


# ---- everything, once --------------------------------------------------------------------------------------------------


@given(st.lists(st.sampled_from([*WALKS, UNFINISHED, SECRET]), min_size=1, max_size=12), st.sampled_from([20, 40, 80]))
def test_every_assessment_stands_in_the_table_once_and_in_a_list_once(walks: list[dict[str, str]], width: int) -> None:
    portfolio = shown(walks)
    text = portfolio_text(portfolio, width)
    table, lists = text.split("\nMAP: " if portfolio.maps else "\nNO MAP", 1)
    page = Read(portfolio_html(portfolio, TEMPLATE))
    rows = list(csv.DictReader(io.StringIO(portfolio_csv(portfolio, marked=False).decode())))
    assert [row["id"] for row in rows] == [one.id for one in portfolio.entries]
    for name in names(len(walks)):
        assert (table.count(name), lists.count(name)) == (1, 1)
        assert page.said.count(name) == 2
        assert texts(portfolio_svg(portfolio)).count(name) == 1
    assert max(map(cells, text.splitlines())) <= width


@given(
    st.lists(st.sampled_from(WALKS), min_size=1, max_size=30), st.integers(1, 100), st.integers(1, 30), st.sampled_from(["", *HOSTILE])
)  # fmt: skip
def test_a_map_in_characters_is_no_wider_than_it_may_be_and_shows_each_place_where_it_says(
    walks: list[dict[str, str]], width: int, height: int, words: str
) -> None:
    for map in shown(walks, words).maps:
        picture = drawn(map, width, height)
        assert max(cells(line) for line in picture.lines) <= width
        assert len(picture.lines) == max(height, 4)
        if width >= 24:
            for label in picture.labels:
                assert picture.lines[label.line][label.column :].startswith(label.text)


def test_the_table_has_columns_for_real_names_and_each_tree_a_heading() -> None:
    other = sound(TWO.replace("title: A small tree", "title: Another tree"))
    long = "Keying invoices by hand, with the reminders that follow on them"
    some = [
        entry(two(), WALKS[1], "aaaaaa", subject=long),
        entry(other, WALKS[1], "bbbbbb", subject="Vans"),
        entry(two(), SECRET, "cccccc", subject=long, organisation="Acme"),
    ]
    table, _, _ = portfolio_text(portfolio_of(some), 72).partition("\n\nMAP: ")
    assert (
        table
        == """3 assessments, all finished.

TREE: A small tree
id      changed     result, lead            about
aaaaaa  2026-11-22  BPO, clear, BPO +6      Keying invoices by hand,
                                            with the reminders that
                                            follow on them
cccccc  2026-11-22  Keep it, clear, BPO     Keying invoices by hand,
                    +3, by rule             with the reminders that
                                            follow on them (Acme)

TREE: Another tree
id      changed     result      lead    about
bbbbbb  2026-11-22  BPO, clear  BPO +6  Vans

By rule: a rule of the tree led to the result, whatever the points say."""
    )


def test_what_is_short_in_a_page_is_never_broken_nor_an_ordinary_word() -> None:
    long = "Donaudampfschiffahrtsgesellschaft"
    page = portfolio_html(portfolio_of([entry(two(), WALKS[1], "aaaaaa", subject=long)]), TEMPLATE)
    assert 'class="short" data-name="Changed">2026-11-22<' in page
    assert '<th scope="col" dir="auto" class="short">Assessment<' in page
    assert f'class="long">{long}<' in page


def test_a_page_is_headed_by_the_organisation_that_all_of_it_is_about() -> None:
    some = [entry(two(), one, f"id{number}", organisation="Acme") for number, one in enumerate(WALKS[:2])]
    assert '<h1 dir="auto">Acme: 2 assessments, all finished</h1>' in portfolio_html(portfolio_of(some), TEMPLATE)
    some.append(entry(two(), WALKS[0], "other", organisation="Bolt"))
    assert '<h1 dir="auto">3 assessments, all finished</h1>' in portfolio_html(portfolio_of(some), TEMPLATE)


def test_the_last_line_under_a_map_is_seen_whole() -> None:
    (map,) = shown([WALKS[1]]).maps
    svg = ElementTree.fromstring(map_svg(map, "m"))
    _, top, _, high = (int(number) for number in (svg.get("viewBox") or "").split())
    lowest = max(int(one.get("y") or 0) for one in svg.findall("g/text"))
    assert top + high >= lowest + 5


def picture_of(portfolio: Portfolio) -> tuple[Map, Drawn]:
    (map,) = portfolio.maps
    return map, drawn(map, 40, 14)


def test_outcomes_are_told_apart_without_colour() -> None:
    portfolio = shown(
        [{"written": "yes", "judged": "never", "size": "much"}, {"written": "no", "judged": "never", "size": "little"}]
    )
    _, picture = picture_of(portfolio)
    assert [label.text for label in picture.labels] == ["▲K1", "●B2"]
    svg = ElementTree.fromstring(portfolio_svg(portfolio))
    assert {one.tag.removeprefix(NAMESPACE) for one in svg.iter()} >= {"circle", "polygon"}
    assert "▲K" in Read(portfolio_html(portfolio, TEMPLATE)).said


def test_a_mark_is_as_large_as_the_lead_and_filled_where_it_is_clear() -> None:
    portfolio = shown(
        [
            {"written": "yes", "judged": "never", "size": "much"},
            {"written": "partly", "judged": "never", "size": "much"},
            {"written": "unsure", "judged": "never", "size": "little"},
        ]
    )
    assert [(one.lead, one.assessment.firmness) for one in portfolio.entries] == [
        ("BPO +6", "clear"), ("BPO +4", "clear"), ("BPO +1", "open")
    ]  # fmt: skip
    svg = ElementTree.fromstring(portfolio_svg(portfolio))
    circles = [(int(one.get("r")), one.get("fill")) for one in svg.iter(f"{NAMESPACE}circle")][:2]
    assert circles == [(13, "#1c2630"), (11, "#1c2630")]
    assert next(svg.iter(f"{NAMESPACE}polygon")).get("fill") == "#ffffff"
    assert "□S1" in portfolio_text(portfolio)


def test_what_lies_together_is_counted_and_listed() -> None:
    text = portfolio_text(shown([WALKS[1], WALKS[1], WALKS[1]]), 80)
    assert "●B1×3" in text
    assert re.search(r"1  ●B  <0>\n.*\n   ●B  <1>\n.*\n   ●B  <2>\n", text)
    assert "×2: two lie there." in text


def test_the_text_says_where_each_lies_without_the_map() -> None:
    assert "BPO, clear; lead: BPO +6; clearly BPO across, clearly BPO up" in portfolio_text(shown([WALKS[1]]))


def test_nothing_saved_is_a_friendly_sentence_in_every_format() -> None:
    nothing = portfolio_of([])
    assert portfolio_text(nothing).startswith("There is nothing to show yet: `guide run` begins")
    assert "No assessments" in Read(portfolio_html(nothing, TEMPLATE)).said
    assert "No assessments" in texts(portfolio_svg(nothing))
    assert portfolio_csv(nothing, marked=False).decode().strip() == ",".join(HEAD)


# ---- nothing from outside acts -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:20])
def test_hostile_names_are_disarmed_in_every_format(words: str) -> None:
    portfolio, told = shown([*WALKS[:4], UNFINISHED, SECRET], words), side_by_side(words)
    for text in (portfolio_text(portfolio, 40), compared_text(told, 40)):
        assert "\x1b" not in text
        assert "\u202e" not in text
        assert squeezed(one_line(words)) in squeezed(text)
        assert max(map(cells, text.splitlines())) <= 40
    for found, plain in (
        (portfolio_html(portfolio, TEMPLATE), portfolio_html(shown([*WALKS[:4], UNFINISHED, SECRET], "word"), TEMPLATE)),
        (compared_html(told, TEMPLATE), compared_html(side_by_side("word"), TEMPLATE)),
    ):
        assert Read(found).elements == Read(plain).elements
        assert Read(found).links == []
        assert one_line(words) in Read(found).said
    svg = portfolio_svg(portfolio)
    assert svg.isascii()
    assert not re.search(r"href|url\(|<style|<script", svg)
    assert squeezed(one_line(words).replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")) in squeezed(texts(svg))


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", "|x", "'=1"])
def test_no_cell_becomes_a_formula_and_each_is_read_back(cell: str) -> None:
    portfolio = portfolio_of([entry(two(), WALKS[0], "kadimo", subject=cell, organisation=cell)])
    for table in (portfolio_csv(portfolio, marked=False), compared_csv(side_by_side(cell), marked=True)):
        for row in csv.reader(io.StringIO(table.decode("utf-8-sig"))):
            assert not [one for one in row if one.startswith(("=", "+", "-", "@", "＝"))]
    row = next(csv.DictReader(io.StringIO(portfolio_csv(portfolio, marked=False).decode())))
    assert armed(row["subject"]) == cell


# ---- in a browser ------------------------------------------------------------------------------------------------------


def pages(words: str = "word") -> list[str]:
    portfolio = shown([*WALKS, UNFINISHED, SECRET], words)
    return [portfolio_html(portfolio, TEMPLATE, "22 November 2026."), compared_html(side_by_side(words), TEMPLATE)]


@needs_browser
@needs_axe
@pytest.mark.parametrize("number", [0, 1])
def test_people_who_see_badly_can_read_it(number: int, tmp_path: Path) -> None:
    assert faults_of_access(pages()[number], tmp_path) == []


@needs_browser
@pytest.mark.parametrize("number", [0, 1])
def test_the_browser_loads_nothing_and_runs_nothing(number: int, tmp_path: Path) -> None:
    page = pages("<img src=http://e.x onerror=y()><script>x()</script>")[number]
    assert asked(page, tmp_path, "performance.getEntriesByType('resource').length") == 0
    assert asked(page, tmp_path, "document.querySelectorAll('img, a, iframe, link, form, object').length") == 0


@needs_browser
@pytest.mark.parametrize("width", [320, 960])
@pytest.mark.parametrize("number", [0, 1])
def test_nothing_sticks_out_of_the_page(number: int, width: int, tmp_path: Path) -> None:
    framed = pages("x" * 300)[number].replace("<body>", f'<body style="width: {width}px; padding: 0">')
    wide = "[...document.querySelectorAll('body :not(svg *)')].filter(e => e.getBoundingClientRect().right > document.body.getBoundingClientRect().right + 1).map(e => e.tagName)"
    assert asked(framed, tmp_path, wide) == []


@needs_browser
def test_it_prints(tmp_path: Path) -> None:
    assert printed(pages()[0], tmp_path).startswith(b"%PDF")
