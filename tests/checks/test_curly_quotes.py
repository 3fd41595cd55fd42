"""Curly quotes round a whole text: told where straight ones are meant, and only there."""

from __future__ import annotations

import pytest

from guide.problem import WARNING
from guide.repair import repaired
from guide.source import Source
from tests.conftest import SMALL, codes, loaded


@pytest.mark.parametrize("curly", ["“Partly”", "„Partly“", "”Partly”", "‘Partly’", "«Partly»", "« Partly »"])
def test_a_text_in_curly_quotes_is_told_and_only_put_right_where_guesses_are_welcome(curly):
    text = SMALL.replace("say: Partly,", f"say: {curly},")
    (problem,) = loaded(text).problems
    assert (problem.code, problem.severity) == ("curly-quotes", WARNING)
    assert text[problem.span.start : problem.span.end] == curly
    assert "the text of `say`" in problem.message
    assert repaired(problem.source).source == problem.source
    better = repaired(problem.source, guesses=True)
    assert better.source.text == SMALL.replace("say: Partly,", 'say: "Partly",')
    assert not better.loaded.problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: A small tree", "title: “A small tree”"),
        ("    ask: How much is there?", "    ask: “How much is there?”"),
        ("[Write the rest down.]", "[“Write the rest down.”]"),
        ("[Trained people.]", "[Trained people., {say: “Good people.”}]"),
        ("    ask: How much is there?", "    ask: “How much\n      is there?”"),
    ],
)
def test_it_is_told_wherever_people_read(old, new):
    assert old in SMALL
    assert codes(SMALL.replace(old, new)) == ["curly-quotes"]


@pytest.mark.parametrize(
    "meant",
    [
        "'“Partly”'",  # held by straight quotes, so the curly ones are to be read
        '"“Partly”"',
        "“Partly” written",
        "Partly “written”",
        "“Partly” or “hardly”",
        "‘Tis the dogs’ food’",
        "“”",
        "“Partly",
        "Partly # “so”",
    ],
)
def test_curly_quotes_that_are_to_be_read_are_no_problem(meant):
    text = SMALL.replace("{say: Partly, points", f"{{say: {meant}\n        , points")
    assert not codes(text)


def test_a_text_held_by_curly_quotes_that_a_comma_cuts_is_one_problem_and_is_put_right_at_once():
    text = SMALL.replace("say: Partly,", "say: “Partly, or so, by 5,000 people”,")
    (problem,) = loaded(text).problems
    assert problem.message == "curly quotes don't hold the text of `say` together"
    better = repaired(Source("t.yaml", text))
    assert better.source.text == SMALL.replace("say: Partly,", 'say: "Partly, or so, by 5,000 people",')
    assert len(better.fixed) == 1
    assert not better.loaded.problems
