"""Formatting a tree's text changes how it looks, and nothing that it says."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from guide.layout import Misfit, laid_out
from guide.layout.comments import comments
from guide.layout.flow import WIDTH
from guide.loader import examine, read_source
from guide.model import Tree
from guide.shipped import shipped_trees, template_path
from guide.source import Source
from guide.value import changed
from tests.conftest import SMALL, as_file
from tests.layouts import layouts
from tests.test_schema import ALL_KEYS, node_of


def formatted(text: str) -> str:
    return laid_out(Source("tree.yaml", text))


def tree_of(text: str) -> Tree | None:
    tree = examine(Source("tree.yaml", text)).tree
    return tree and changed(tree, source=Source("", ""))


@given(layouts([SMALL, ALL_KEYS]))
def test_any_layout_of_a_tree_comes_out_the_same_tree_with_every_comment_and_stays_as_it_is_then(text):
    assume(tree_of(text) is not None)
    done = formatted(text)
    assert tree_of(done) == tree_of(text)
    assert sorted(comments(done)) == sorted(comments(text))
    assert formatted(done) == done


JUNK = [*"\u2028\x85\t#-&*{}[]'\":,|>%@`!?\n ", "  ", "# c", "\n\n", "- ", "? ", ": ", "&a ", "\u200b", "🌳"]


@given(st.sampled_from([SMALL, ALL_KEYS]), st.sampled_from(JUNK), st.floats(0, 1))
def test_whatever_still_loads_with_junk_in_it_is_laid_out_or_left_alone(text, junk, where):
    at = int(where * len(text))
    text = f"{text[:at]}{junk}{text[at:]}"
    if tree_of(text) is None:
        return
    try:
        done = formatted(text)
    except Misfit:
        return
    assert tree_of(done) == tree_of(text)
    assert formatted(done) == done


@pytest.mark.parametrize("frame", ["%YAML 1.1\n# c\n--- # d\n{}... # e\n", "\ufeff{}", "# a\n\n\n# b\n{}"])
def test_what_stands_round_a_tree_does_no_harm(frame):
    text = frame.replace("{}", SMALL)
    done = formatted(text)
    assert tree_of(done) == tree_of(SMALL)
    assert comments(done) == comments(text)


@pytest.mark.parametrize("path", [*shipped_trees().values(), template_path()])
def test_what_comes_with_the_program_is_laid_out_already(path):
    source = read_source(path)
    assert laid_out(source) == source.text


def test_every_order_of_keys_is_the_order_of_the_format():
    text = SMALL.replace(
        "    ask: Is it written down?\n    criterion: rules\n", "    criterion: rules\n    ask: Is it written down?\n"
    )
    text = text.replace(
        "when: {written: no, judged: [always, unsure]}\n        go: decide",
        "go: decide\n        when: {written: no, judged: [always, unsure]}",
    )
    text = text.replace("{title: Split it, summary: Part goes.}", "{summary: Part goes., title: Split it}")
    assert formatted(text) == formatted(SMALL) != text


def test_names_of_the_author_keep_their_order():
    text = SMALL.replace("  team: The team\n", "").replace("sections:\n", "sections:\n  team: The team\n")
    assert "sections:\n  team: The team\n  risks:" in formatted(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        # a comment goes with the part below it, wherever that goes
        ("    # why so?\n    criterion: rules\n    # the question\n    ask: Why?\n", "    # the question\n    ask: Why?\n    # why so?\n    criterion: rules\n"),
        ("    criterion: rules   # behind\n    ask: Why?\n", "    ask: Why?\n    criterion: rules   # behind\n"),
        ("    ask: # behind\n      Why?\n", "    ask: Why? # behind\n"),
        ("    ask:\n      # between\n      Why?\n", "    # between\n    ask: Why?\n"),
        ("\n\n    # apart\n\n    ask: Why?\n", "\n\n    # apart\n\n    ask: Why?\n"),
        (" # too far left\n    ask: Why?\n", "    # too far left\n    ask: Why?\n"),
        # quotes
        ("    ask: 'Why?'\n", '    ask: "Why?"\n'),
        ("    ask: 'So \"why\"?'\n", "    ask: 'So \"why\"?'\n"),
        ("    'ask': Why?\n", "    ask: Why?\n"),
        ('    ask: "Yes"\n', '    ask: "Yes"\n'),
        # text over several lines keeps its lines
        ("    ask: Why is\n      it so?\n", "    ask: >-\n      Why is\n      it so?\n"),
        ('    ask: "Why is\n      it so?"  # really\n', "    ask: >-  # really\n      Why is\n      it so?\n"),
        ("    ask: >-\n         Why is\n         it so?\n", "    ask: >-\n      Why is\n      it so?\n"),
        ("    ask: |-\n       Why is\n         it so?\n", "    ask: |-\n      Why is\n        it so?\n"),
        ("    ask:   Why?\n", "    ask: Why?\n"),
        ("    ask:\tWhy?\t# tabs\tstay\n", "    ask: Why? # tabs\tstay\n"),
        ("    ? ask\n    : Why?\n", "    ask: Why?\n"),
        ("    ask: 010\n", "    ask: 010\n"),
        ("    ask: &a Why?\n    help: *a\n", "    ask: &a Why?\n    help: *a\n"),
        ("    ask: " + "long " * 40 + "text\n", "    ask: " + "long " * 40 + "text\n"),
    ],
)  # fmt: skip
def test_one_part_comes_out_as(before, after):
    head = "format: 1\ntitle: T\ncriteria:\n  rules: {title: Rules}\nstart: a\nquestions:\n  a:\n"
    rest = "    answers:\n      yes: {say: 'Yes', points: {x: 1}}\n      no: {say: 'No', points: {y: 1}}\n    then: decide\noutcomes:\n  x: {title: X, summary: X.}\n  y: {title: Y, summary: Y.}\n"
    assert tree_of(head + before + rest) is not None
    assert formatted(head + before + rest) == head + after + rest.replace("'", '"')


def test_a_comment_at_the_end_of_a_block_stays_there_and_lines_up():
    text = SMALL.replace(
        "    then: decide\noutcomes:", "    then: decide\n     # of size\n  # of questions\n# of outcomes\noutcomes:"
    )
    assert "    then: decide\n    # of size\n  # of questions\n# of outcomes\noutcomes:" in formatted(text)


def test_comments_in_brackets_come_to_stand_above_them():
    text = SMALL.replace("{title: Split it, ", "{title: Split it, # one\n     # two\n    ")
    assert "  # one\n  # two\n  split: {title: Split it, summary: Part goes.}\n" in formatted(text)


def test_short_brackets_stay_on_a_line_and_long_ones_are_filled():
    long = ", ".join(f"q{number}: answer" for number in range(12))
    text = f"examples:\n  one:\n    title: One\n    answers: {{{long}}}\n    outcome: x\n"
    from guide.layout.flow import wrapped

    lines = wrapped(text).splitlines()
    assert lines[3] == "    answers:"
    assert lines[4].startswith("      {q0: answer, ")
    assert lines[5].startswith("       q")
    assert all(len(line) <= WIDTH for line in lines)
    assert " ".join(line.strip() for line in lines[4:-1]) == f"{{{long}}}"


def test_what_is_in_brackets_and_holds_brackets_becomes_a_block_where_it_is_too_long():
    done = formatted(as_file(node_of(SMALL)))
    assert tree_of(done) == tree_of(SMALL)
    assert done.startswith('format: "1"\ntitle: "A small tree"\n')
    assert all(len(line) <= WIDTH for line in done.splitlines())


@pytest.mark.parametrize("end", ["", "\n", "\n\n\n", "\n# end", "\n\n# end\n\n"])
def test_the_end_of_the_text_stays_as_it_is(end):
    text = formatted(SMALL).removesuffix("\n") + end
    assert formatted(text) == text


def test_a_text_that_would_come_to_say_something_else_is_refused(monkeypatch):
    monkeypatch.setattr("guide.layout.emitted", lambda text: text.replace("Partly", "Partially"))
    with pytest.raises(Misfit, match=r"^tree.yaml is left as it is: laid out, it would not say exactly the same\.$"):
        formatted(SMALL)


def test_a_text_that_would_lose_a_comment_is_refused(monkeypatch):
    monkeypatch.setattr("guide.layout.put_back", lambda text, _: text)
    with pytest.raises(Misfit, match="would not say exactly the same"):
        formatted(f"# head\n{SMALL}")


MARKED = """\
    unsure:
      advice: &marked
        risks: [Ask.]
    answers:
      yes: {say: "Yes", points: {bpo: 3}}
      partly: {say: Partly, points: {bpo: 1}, advice: *marked}
      no: {say: "No", points: {kpo: 3}}
    then: judged
"""


def marked(text: str) -> str:
    """The small tree with a part that another repeats, and that will come to stand behind it."""
    start, end = SMALL.index("    answers:\n"), SMALL.index("  judged:\n")
    return SMALL[:start] + text + SMALL[end:]


def test_what_is_repeated_is_marked_where_it_comes_to_stand_first():
    done = formatted(marked(MARKED))
    assert "advice: &marked {risks: [Ask.]}}" in done or "advice: &marked\n" in done
    assert "advice: *marked" in done
    assert done.index("&marked") < done.index("*marked")
    assert tree_of(done) == tree_of(marked(MARKED))


def test_a_comment_in_a_part_that_would_have_to_move_to_its_repetition_is_never_lost():
    text = marked(MARKED.replace("        risks", "        # why\n        risks"))
    assert tree_of(text) is not None
    with pytest.raises(Misfit, match="it is written in a way that can't be laid out without loss"):
        formatted(text)
