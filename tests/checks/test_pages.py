"""The page of each of these problems: its tree has just this problem, and the repaired one none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.conftest import codes

PAGES = Path(__file__).parents[2] / "guide" / "pages"
CODES = [
    "answers-all-alike",
    "hard-to-read",
    "hidden-help",
    "idle-points",
    "insecure-link",
    "invisible-character",
    "long-question",
    "same-wording",
    "unexplained-outcome",
    "untested-outcome",
]


@pytest.mark.parametrize("code", CODES)
def test_the_tree_on_a_page_has_just_its_problem_and_the_repaired_one_none(code):
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    failing, repaired = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert codes(failing) == [code]
    assert not codes(repaired)


@pytest.mark.parametrize("code", CODES)
def test_a_page_says_what_it_is_why_it_matters_and_what_to_do_if_it_is_meant(code):
    page = (PAGES / f"{code}.md").read_text(encoding="utf-8")
    assert re.findall(r"^#+ .*", page, re.MULTILINE) == [
        f"# {code}",
        "## Why it matters",
        "## A tree that has it",
        "## The same tree, repaired",
        "## If it is meant",
    ]
    assert f"# allow {code}: " in page
    assert max(map(len, page.splitlines())) <= 160
