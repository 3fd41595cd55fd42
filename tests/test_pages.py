"""Every problem has a page, and the pages are true: their trees are checked, and whatever can be found fault with is explained."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.export.page import INDENT, Line, list_lines, page_lines, page_object
from guide.pages import HEADINGS, Page, page_of, page_on, pages
from guide.problem import ERROR, NOTE, WARNING
from guide.shipped import shipped_pages
from guide.text import visible
from guide.value import changed
from tests.conftest import SMALL, codes, loaded
from tests.test_checks import FAULTS, SLIPS

GUIDE = Path(__file__).resolve().parents[1] / "guide"
PAGES = {page.code: page for page in pages()}


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_failing_tree_has_this_problem_and_no_other(page):
    found = loaded(page.failing).problems
    assert {(problem.code, problem.severity) for problem in found} == {(page.code, page.severity)}, "\n".join(map(str, found))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_repaired_tree_has_no_problem_not_even_a_note(page):
    found = loaded(page.repaired)
    assert not found.problems, "\n".join(map(str, found.problems))
    assert found.tree is not None


@pytest.mark.parametrize(("code", "path"), shipped_pages().items(), ids=shipped_pages())
def test_a_page_is_named_for_its_code_and_easy_on_the_eye(code, path):
    text, page = Path(path).read_text(encoding="utf-8"), page_on(code)
    assert page.code == code
    assert visible(text) == text
    assert max(map(len, text.splitlines())) <= 100
    assert max(map(len, f"{page.failing}{page.repaired}".splitlines())) <= 80 - INDENT
    assert page.failing != page.repaired
    assert len(page.brief) <= 46


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_a_page_shows_how_to_allow_what_can_be_allowed_and_says_that_errors_can_not(page):
    assert (f"# allow {page.code}: " in page.meant) == (page.severity != ERROR)
    assert ("can't be silenced" in page.meant) == (page.severity == ERROR)


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_the_trees_as_shown_at_any_width_are_the_trees_of_the_page(page):
    meant = changed(loaded(page.repaired).tree, source=None)
    for width in (30, 44, 60, 80, 200):
        failing, repaired = (tree_below(heading, page, width) for heading in HEADINGS[1:3])
        assert set(codes(failing)) == {page.code}
        assert changed(loaded(repaired).tree, source=None) == meant


def tree_below(heading: str, page: Page, width: int) -> str:
    """What a page shows below a heading, without the indentation."""
    lines = [line.text for line in page_lines(page, width)]
    start = lines.index(heading.upper()) + 2
    return "".join(f"{line[INDENT:]}\n" for line in lines[start : lines.index("", start)])


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
def test_only_a_comment_or_a_single_word_is_ever_wider_than_the_terminal(page):
    for width in (20, 30, 44, 80):
        wide = [line.text for line in page_lines(page, width) if len(line.text) > width and "#" not in line.text]
        assert all(len(line.split()) == 1 for line in wide), wide


def test_every_problem_that_the_program_can_find_has_a_page_and_no_page_is_left_over():
    assert codes_in_the_program() == set(PAGES)


def codes_in_the_program() -> set[str]:
    """The codes that problems are made with: the texts that any call hands over as `code`, and the ones that checks name."""
    modules = [ast.parse(path.read_text(encoding="utf-8")) for path in GUIDE.rglob("*.py")]
    places: dict[str, set[int]] = {}
    for node in (node for module in modules for node in ast.walk(module)):
        if isinstance(node, ast.FunctionDef):
            names = [argument.arg for argument in node.args.args if argument.arg != "self"]
        elif isinstance(node, ast.ClassDef):
            names = [field.target.id for field in node.body if isinstance(field, ast.AnnAssign)]
        else:
            continue
        if "code" in names and node.name not in ("Ended", "Page", "__init__"):
            places.setdefault(node.name, set()).add(names.index("code"))
    found: set[str] = set()
    for module in modules:
        words = words_by_name(module)
        for node in ast.walk(module):
            if isinstance(node, ast.FunctionDef) and node.name == "check":
                found |= set(re.findall(r"`([a-z]+(?:-[a-z]+)*)`", (ast.get_docstring(node) or "").partition(". ")[0]))
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                given = [node.args[place] for place in places.get(name, ()) if place < len(node.args)]
                given += [word.value for word in node.keywords if word.arg == "code" and name in places]
                found |= {text for value in given for text in texts(value, words)}
    return found


def words_by_name(module: ast.Module) -> dict[str, set[str]]:
    """Every text that a module ever gives to a name."""
    words: dict[str, set[str]] = {}
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            names, values = node.targets[0], node.value
            pairs = (
                zip(names.elts, values.elts)
                if isinstance(names, ast.Tuple) and isinstance(values, ast.Tuple)
                else [(names, values)]
            )
            for name, value in pairs:
                if isinstance(name, ast.Name) and isinstance(value, ast.Constant):
                    words.setdefault(name.id, set()).add(str(value.value))
    return words


def texts(value: ast.expr, words: dict[str, set[str]]) -> set[str]:
    """The texts that an expression can be, as far as can be seen."""
    if isinstance(value, ast.Constant):
        return {value.value} if isinstance(value.value, str) else set()
    return words.get(value.id, set()) if isinstance(value, ast.Name) else set()


def test_every_fault_that_the_checks_are_tried_on_has_a_page():
    assert {fault[0] for fault in FAULTS} <= set(PAGES)
    for old, new, *_ in SLIPS:
        assert set(codes(SMALL.replace(old, new, 1))) <= set(PAGES)


ROWS = st.integers(0, SMALL.count("\n"))


@settings(max_examples=5 * settings().max_examples)
@given(ROWS, ROWS, st.sampled_from(["", "  ", "- ", "*a ", "&a ", "!t "]))
def test_whatever_is_found_in_a_text_that_was_edited_badly_has_a_page(one, other, before):
    lines = SMALL.split("\n")
    lines[one], lines[other] = lines[other], before + lines[one].lstrip()
    assert set(codes("\n".join(lines))) <= set(PAGES)


SMALLEST = """\
# dead-end

An error: an answer leads nowhere. More
on it.

## Why it matters

- One.
- Another, which is longer than
  a line.

## A tree that has it

```yaml
a: "‹U+202E›b"
```

## The same tree, repaired

```yaml
a: b
```

## If it is meant

Write this:

```
  # allow it: because
  a: b
```

And so on.
"""


def test_a_page_is_read_part_by_part():
    page = page_of(SMALLEST)
    assert (page.code, page.severity, page.brief) == ("dead-end", ERROR, "an answer leads nowhere")
    assert (page.failing, page.repaired) == ('a: "\u202eb"\n', "a: b\n")
    assert page.what == "An error: an answer leads nowhere. More\non it."
    assert page_of(SMALLEST.replace("An error", "A warning")).severity == WARNING
    assert page_of(SMALLEST.replace("An error", "A note")).severity == NOTE


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("An error: ", "An answer that "),
        ("An error: ", "A mistake: "),
        ("## Why it matters", "## Why"),
        ("## If it is meant", ""),
        ("```yaml\na: b\n```", "a: b"),
        ("```yaml\na: b\n```", "```yaml\na: b\n```\n\n```yaml\na: b\n```"),
        ("```yaml\na: b\n```", "Here it is:\n\n```yaml\na: b\n```"),
    ],
)
def test_a_page_that_is_made_otherwise_is_refused(old, new):
    with pytest.raises(ValueError, match="must"):
        page_of(SMALLEST.replace(old, new, 1))


def test_a_page_is_set_in_paragraphs_lists_and_blocks():
    text = "\n".join(line.text for line in page_lines(page_of(SMALLEST), 24))
    assert "WHY IT MATTERS\n\n- One.\n- Another, which is\n  longer than a line.\n" in text
    assert text.endswith("\nWrite this:\n\n      # allow it: because\n      a: b\n\nAnd so on.")
    assert '    a: "‹U+202E›b"' in text.splitlines()


def test_a_page_points_at_the_fault_and_at_the_repair():
    lines = list(page_lines(PAGES["dead-end"]))
    assert [line for line in lines if line.look in ("fault", "mended")] == [
        Line("          heaps: {say: Five hundred or more}", "fault"),
        Line("          heaps: {say: Five hundred or more, then: hire}", "mended"),
    ]
    assert Line("      line 11: heaps: {say: Five hundred or more}") in lines


def test_the_list_has_errors_first_and_a_line_for_each_page():
    lines = list(list_lines(pages()))
    assert len(lines) == len(PAGES)
    assert all(len(line) <= 80 for line in lines)
    assert lines[0].split()[:2] == [min(code for code in PAGES if PAGES[code].severity == ERROR), ERROR]
    severities = [line.split()[1] for line in lines]
    assert severities == sorted(severities, key=[ERROR, WARNING, NOTE].index)


def test_the_list_is_no_wider_than_a_narrow_terminal():
    lines = list(list_lines(pages(), 40))
    assert all(len(line) <= 40 for line in lines)
    assert lines[lines.index("dead-end (error)") + 1] == "  an answer leads nowhere"


def test_a_page_for_programs_holds_its_texts_as_written():
    page = PAGES["silent-tie"]
    found = page_object(page)
    assert {key: found[key] for key in Page._fields} == {key: getattr(page, key) for key in Page._fields}
    assert found["brief"] == page.brief
