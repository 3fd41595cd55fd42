"""Fixes: what is put right, what is left, and that a safe fix never changes what a tree says."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import examine, source_of
from guide.pages import pages
from guide.repair import repaired, rewritten, said_by
from guide.source import Source
from tests.conftest import SMALL
from tests.random_trees import trees
from tests.test_laws import edited

SAFE = [
    # what is replaced in the small tree, by what, and what the fix makes of it
    ("points: {bpo: 3}", "points: {bpo:3}", "points: {bpo: 3}"),
    ("{say: Partly,", "{say:Partly,", "{say: Partly,"),
    ("- go: size", "- go:size", "- go: size"),
    ("then: judged", "then:judged", "then: judged"),
    ("then: judged", "then： judged", "then: judged"),
    ("then: judged", "then:\u00a0judged", "then: judged"),
    ("    then: judged", "    then: “judged”", "    then: judged"),
    ("    then: judged", "    then: judged.", "    then: judged"),
    ("    then: judged", "\t\tthen: judged", "    then: judged"),
    ("warning: yes", "warning: True", "warning: yes"),
    ("format: 1\n", "", "format: 1\n"),
    ("format: 1\n", "# my tree\n", "# my tree\nformat: 1\n"),
    ("title: A small tree", "title: !!str A", "title: A"),
    ("    answers:\n      little", "    answers: &idle\n      little", "    answers:\n      little"),
    ("[Write the rest down.]", "[Pay: monthly]", '["Pay: monthly"]'),
    ("title: Easy,", "title: Easy, nearly, but not quite,", 'title: "Easy, nearly, but not quite",'),
    ("say: Partly,", "say: Less than 5,000,", 'say: "Less than 5,000",'),
    ("say: Partly,", "say: 5,000 to  100,000 , or so,", 'say: "5,000 to  100,000 , or so",'),
    ("say: Partly,", "say: “5,000 to 100,000”,", 'say: "5,000 to 100,000",'),
    ("say: Partly,", "say: “Ours”, he said,", 'say: "“Ours”, he said",'),
    ("title: A small tree", "title: A\x07 tree", "title: A tree"),
    ("    then: judged", "    then: judged # allow silent-tie: no", "    then: judged"),
    ("sections:\n", "# allow silent-tie: no\nsections:\n", "sections:\n"),
]  # fmt: skip

UNSAFE = [
    ("    then: judged", "    then: judgd", "    then: judged"),
    ("title: A small tree", "titel: A small tree", "title: A small tree"),
    ("when: {written: no,", "when: {writen: no,", "when: {written: no,"),
    ("when: {written: no,", "when: {written: not,", "when: {written: no,"),
    ("answers: {written: yes, judged", "answers: {writen: yes, judged", "answers: {written: yes, judged"),
    ("judged: never, size", 'judged: "newer", size', "judged: never, size"),
    ("advice: {risks: [Write", "advice: {risk: [Write", "advice: {risks: [Write"),
    ("title: A small tree", "title: A small: tree # yes", 'title: "A small: tree" # yes'),
    ("judged: [always, unsure]}", "judged: always, unsure}", "judged: [always, unsure]}"),
    ("  size:\n", "  size\n", "  size:\n"),
    ("title: A small tree", "title: @home", 'title: "@home"'),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "fixed"), SAFE, ids=[repr(new[:30]) for _, new, _ in SAFE])
def test_what_can_only_mean_one_thing_is_put_right(old, new, fixed, parser):
    assert old in SMALL
    better = repaired(Source("t.yaml", SMALL.replace(old, new, 1)))
    assert better.source.text == SMALL.replace(old, fixed, 1)
    assert not better.loaded.problems
    assert better.fixed


@pytest.mark.parametrize(("old", "new", "fixed"), UNSAFE, ids=[repr(new[:30]) for _, new, _ in UNSAFE])
def test_a_guess_is_only_made_when_guesses_are_welcome(old, new, fixed):
    assert old in SMALL
    source = Source("t.yaml", SMALL.replace(old, new, 1))
    assert repaired(source).source == source
    better = repaired(source, guesses=True)
    assert better.source.text == SMALL.replace(old, fixed, 1)
    assert not better.loaded.problems


LEFT = [
    # nothing that is written for these could be sure to help
    ("title: A small tree", "title: A\ntitel: B"),  # the near name is taken
    ("[Trained people.]", "-Trained people."),  # a list doesn't begin behind its key
    ("title: A small tree", "title: !include A"),
    ("title: A small tree", "title: &Co Ltd"),
    ("format: 1\n", "format: 2\n"),
    ("    then: judged", " \tthen: judged"),
    ("    then: decide", "    then: written"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new"), LEFT, ids=[repr(new) for _, new in LEFT])
def test_what_could_mean_several_things_is_left_to_the_author(old, new):
    assert old in SMALL
    source = Source("t.yaml", SMALL.replace(old, new, 1))
    assert examine(source).problems
    assert repaired(source, guesses=True).source == source


def test_a_list_whose_dashes_lack_blanks_becomes_one_on_all_its_lines():
    text = SMALL.replace("{team: [Trained people.], risks: [Turnover.]}}", "{}}\n").replace(
        "  bpo: {title: Hand it to BPO, short: BPO, summary: Rules settle it., advice: {}}\n",
        "  bpo:\n    title: Hand it to BPO\n    summary: S\n    advice:\n      team:\n        -Trained people.\n        -Many.\n",
    )
    better = repaired(Source("t.yaml", text))
    assert "        - Trained people.\n        - Many.\n" in better.source.text
    assert [line.say for line in better.loaded.tree.outcomes["bpo"].advice["team"]] == ["Trained people.", "Many."]


def test_every_line_that_tabs_indent_is_put_right_at_once_by_as_many_blanks_as_the_others_have():
    tabbed = "\n".join(line.replace("  ", "\t") if line.startswith("  ") else line for line in SMALL.split("\n"))
    better = repaired(Source("t.yaml", tabbed))
    assert better.source.text == SMALL
    assert len(better.fixed) == 1


STRAY_TABS = [
    ("    ask: Does it need", "\task: Does it need"),
    ("    answers:\n      never", "\tanswers:\n      never"),
    ("    criterion: rules\n    answers:\n      never", "\tcriterion: rules\n\tanswers:\n      never"),
    ("        go: decide", "\tgo: decide"),
    ("        go: decide", "\t\t\t\tgo: decide"),
    ("        - Ask three banks", "\t- Ask three banks"),
    ("        - Choose one", "\t- Choose one"),
    ("        - Delay.", "\t- Delay."),
    ("    then: decide\noutcomes", "\tthen: decide\noutcomes"),
    ("  kpo: {title", "\tkpo: {title"),
]  # fmt: skip
IN_LINES = SMALL.replace(
    "advice: {team: [Trained people.], risks: [Turnover.]}}", "advice: {team: [Trained people.]}}"
).replace(
    "  keep: {title: Keep it, summary: Not yet.}\n",
    "  keep:\n    title: Keep it\n    summary: Not yet.\n    advice:\n      team:\n        - Ask three banks\n"
    "        - Choose one\n      risks:\n        - Delay.\n",
)  # fmt: skip
"""The small tree with advice in lines of its own."""


@pytest.mark.parametrize(("old", "new"), STRAY_TABS, ids=[repr(new) for _, new in STRAY_TABS])
def test_a_line_that_a_stray_tab_indents_is_lined_up_with_its_neighbours(old, new):
    assert old in IN_LINES
    better = repaired(Source("t.yaml", IN_LINES.replace(old, new, 1)))
    assert better.source.text == IN_LINES
    assert not better.loaded.problems


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("      much: {say", "\tmuch: {say"),
        ("  size:\n    ask", "\tsize:\n    ask"),
        ("      little: {say: A little, points: {kpo: 1}}\n      much: {", "\tlittle: {say: A little}\n\tmuch: {"),
        ("    criterion: rules\n    answers:\n      never", "\tcriterion: rules\n\t answers:\n      never"),
    ],
)
def test_a_stray_tab_that_may_stand_for_several_levels_is_left_to_the_author(old, new):
    assert old in IN_LINES
    source = Source("t.yaml", IN_LINES.replace(old, new, 1))
    assert repaired(source, guesses=True).source == source
    (problem,) = examine(source).problems
    assert problem.message == "a tab is used to indent this line"


def test_faults_that_hide_each_other_are_all_put_right():
    text = SMALL.replace("then: judged", "then:judged").replace("start: written", "start:written").replace("bpo: 3", "bpo:3")
    better = repaired(Source("t.yaml", text))
    assert better.source.text == SMALL
    assert [problem.line for problem in better.fixed] == [6, 12, 15]


def test_an_alias_that_is_misspelt_nowhere_keeps_its_mark():
    text = SMALL.replace("then: judged", "then: &way judgd").replace("start: written\n", "start: written\n")
    better = repaired(Source("t.yaml", text), guesses=True)
    assert "then: &way judged\n" in better.source.text


@given(st.one_of(edited(), st.text()), st.booleans())
def test_a_tree_that_loads_says_the_same_after_its_safe_fixes_and_a_second_round_changes_nothing(text, guesses):
    source = Source("any.yaml", text)
    before, better = examine(source), repaired(source)
    assert better.loaded == examine(better.source)
    if before.tree is not None:
        assert better.loaded.tree is not None
        assert said_by(better.loaded.tree) == said_by(before.tree)
    assert repaired(better.source).source == better.source
    if guesses:
        best = repaired(source, guesses=True)
        assert before.tree is None or best.loaded.tree is not None


@given(edited(), st.sampled_from(["\n", "\r\n"]), st.sampled_from(["", "\ufeff"]))
def test_a_file_keeps_its_line_ends_and_the_mark_at_its_beginning(text, newline, mark):
    file = mark + text.replace("\n", newline)
    source = source_of("any.yaml", file.encode())
    better = repaired(source, guesses=True)
    after = rewritten(file, better.rounds)
    assert source_of("any.yaml", after.encode()).text == better.source.text
    assert after.startswith(mark)
    if newline == "\r\n":
        assert "\n" not in after.replace("\r\n", "")
    if not better.fixed:
        assert after == file


def test_line_ends_of_both_kinds_stay_as_they_are():
    file = "\ufeff" + SMALL.replace("    then: judged\n", "    then: judgd\r\n").replace(
        "start: written\n", "start: writen\r\n"
    )
    better = repaired(source_of("t.yaml", file.encode()), guesses=True)
    assert rewritten(file, better.rounds) == file.replace("judgd", "judged").replace("writen\r", "written\r")


@given(trees())
def test_a_sound_tree_is_left_alone(tree):
    assert repaired(tree.source, guesses=True).source == tree.source or examine(tree.source).problems


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.code)
def test_what_is_put_right_on_the_page_of_a_problem_becomes_its_repaired_tree(page):
    better = repaired(Source("t.yaml", page.failing), guesses=True)
    assert better.source.text == (page.repaired if better.fixed else page.failing)
