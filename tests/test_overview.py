"""What a whole tree does, in words and rows."""

from __future__ import annotations

import json

import pytest

from guide.export.json import overview_as_object
from guide.export.overview_text import overview_text, table
from guide.overview import length_rows, overview_of
from guide.paths.idle import Idle
from guide.prospect import count_in_words, power_of_ten
from guide.value import Frozen, changed
from guide.walk import Walk


def test_questions_that_never_matter_and_alike_answers_are_named(small):
    size, judged = small.questions["size"], small.questions["judged"]
    walk = Walk(small, {"written": "yes", "judged": "never", "size": "much"})
    alike = ((judged, (judged.answers["never"], judged.answers["always"])),)
    overview = changed(overview_of(small), idle=(Idle(size, walk),), alike=alike)
    said = overview_text(overview, "guide decide small")
    assert "What is answered to these can change the advice, but never the outcome:\n- size: How much is there?\n" in said
    assert "- judged: never or always\n" in said
    alone = overview_text(changed(overview, alike=()), "guide decide small")
    assert "None, other than those to these questions." in alone


def test_none_of_either_is_said(small):
    said = overview_text(changed(overview_of(small), idle=(), alike=()), "guide decide small")
    assert "None: each question decides the outcome of some walk.\n" in said
    assert "None: between any two answers to a question the outcome of some walk differs.\n" in said


def test_many_lengths_share_rows_and_none_is_lost(small):
    overview = overview_of(small)
    many = changed(overview, survey=changed(overview.survey, lengths=Frozen(dict.fromkeys(range(5, 48), 1))))
    rows = length_rows(many)
    assert [rows[0].questions, rows[1].questions, rows[-1].questions] == ["5 to 7", "8 to 10", "47"]
    assert len(rows) == 15
    assert sum(row.share for row in rows) == pytest.approx(1)


def test_a_long_name_gives_way_to_the_numbers():
    lines = table([("", "walks"), ("x" * 50, "1,000"), ("y", "7")], 20)
    assert lines == ["               walks", f"{'x' * 12}…  1,000", "y                  7"]


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (999_999_999_999_999, "999,999,999,999,999"),
        (10**15, "about 1.0 × 10^15"),
        (10**16 - 1, "about 9.9 × 10^15"),
        (4_858_800 * 10**21, "about 4.8 × 10^27"),
    ],
)
def test_numbers_that_nobody_can_read_are_rounded_down(count, words):
    assert count_in_words(count) == words


@pytest.mark.parametrize("power", [0, 1, 15, 16, 300, 5000])
def test_a_power_of_ten_is_exact_on_both_sides(power):
    assert power_of_ten(10**power) == power
    assert power_of_ten(10 ** (power + 1) - 1) == power


def test_numbers_too_long_to_be_read_are_not_written_out(small):
    overview = overview_of(small)
    found, keep = overview.survey, overview.survey.endings["keep"]
    endings = Frozen({**found.endings, "keep": changed(keep, chance=changed(keep.chance, walks=10**4400))})
    long = changed(overview, survey=changed(found, walks=324 * 10**4401, more_than=324 * 10**4401 - 1, endings=endings))
    as_json = overview_as_object(long)
    json.dumps(as_json)
    assert (as_json["walks"], as_json["more_than"], as_json["counted"]) == (None, 10**4000, False)
    assert [one["walks"] for one in as_json["outcomes"].values()] == [13, 6, 13, None]
    said = overview_text(long, "guide decide small")
    assert "About 3.2 × 10^4403 walks of 2 to 3 questions." in said
    assert "  about 1.0 × 10^4400  " in said
