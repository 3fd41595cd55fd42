"""Every problem that a tree can have, by its smallest case: the small tree with one thing changed."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given

from guide.problem import ERROR, NOTE
from tests.conftest import SMALL, as_file, codes, loaded
from tests.random_trees import trees

FAULTS = [
    # code, what is replaced in the small tree, by what, and what the problem points at
    ("unknown-key", "title: A small tree", "title: A\ntitel: B", 'titel'),
    ("unknown-key", "    ask: How much is there?", "    ask: How much?\n    colour: red", 'colour'),
    ("missing-key", "    ask: How much is there?\n", "", 'size'),
    ("missing-key", "{title: Split it, summary: Part goes.}", "{title: Split it}", 'split'),
    ("empty-value", "ask: How much is there?", 'ask: "  "', 'ask'),
    ("empty-value", "start: written", "start:", 'start'),
    ("wrong-shape", "ask: How much is there?", "ask: [a, b]", 'ask'),
    ("wrong-shape", "{say: A little, points: {kpo: 1}}", "a little", 'little'),
    ("wrong-shape", "warning: yes", "warning: perhaps", 'perhaps'),
    ("too-few", "      little: {say: A little, points: {kpo: 1}}\n", "", "answers"),
    ("not-a-name", "      little:", "      a little:", 'a little'),
    ("not-a-name", "criterion: rules\n    answers:\n      never", "criterion: the rules\n    answers:\n      never", 'the rules'),
    ("not-a-number", "points: {kpo: 1}", "points: {kpo: one}", 'one'),
    ("not-a-number", "points: {kpo: 1}", "points: {kpo: 1.5}", '1.5'),
    ("not-a-number", "points: {kpo: 1}", "points: {kpo: 99999}", '99999'),
    ("unknown-format", "format: 1", "format: 2", '2'),
    ("reserved-name", "      little: {say: A little", "      unsure: {say: A little", 'unsure'),
    ("name-used-twice", "  split: {", "  size: {title: S, summary: S}\n  split: {", 'size'),
    ("unknown-destination", "start: written", "start: writen", 'writen'),
    ("unknown-destination", "    then: judged", "    then: judgd", 'judgd'),
    ("unknown-destination", "    then: judged", "    then: somewhere-else", 'somewhere-else'),
    ("unknown-destination", "      - go: size", "      - go: sise", 'sise'),
    ("unknown-destination", "when_close: split", "when_close: splitt", 'splitt'),
    ("unknown-destination", "when_close: split", "when_close: elsewhere", 'elsewhere'),
    ("unknown-outcome", "no: {say: \"No\", points: {kpo: 3}}", "no: {say: \"No\", points: {kpx: 3}}", 'kpx'),
    ("unknown-outcome", "outcome: kpo}", "outcome: kpx}", 'kpx'),
    ("unknown-criterion", "    criterion: rules\n    answers:\n      never", "    criterion: rulez\n    answers:\n      never", 'rulez'),
    ("unknown-section", "advice: {risks: [Write", "advice: {risk: [Write", 'risk'),
    ("unknown-source", "    ask: How much is there?", "    ask: How much?\n    sources: [aron]", 'aron'),
    ("unknown-outcome", "[Trained people.]", "[{say: Trained, for: [bpx]}]", "bpx"),
    ("unknown-source", "[Trained people.]", "[{say: Trained, sources: [aron]}]", 'aron'),
    ("unknown-question", "when: {written: no,", "when: {writen: no,", 'writen'),
    ("unknown-answer", "when: {written: no,", "when: {written: not,", 'not'),
    ("unknown-question", "answers: {written: yes, judged", "answers: {writen: yes, judged", 'writen'),
    ("unknown-answer", "judged: never, size", "judged: newer, size", 'newer'),
    ("missing-answer", "judged: never, size: much}", "judged: never}", 'judged'),
    ("unused-answer", "judged: always}", "judged: always, size: much}", 'size'),
    ("wrong-outcome", "size: much}, outcome: bpo", "size: much}, outcome: kpo", 'kpo'),
    ("dead-end", "    then: decide\n", "", 'size'),
    ("unsure-dead-end", "{say: A little, points: {kpo: 1}}\n      much: {say: A lot, points: {bpo: 1}}\n    then: decide",
     "{say: A little, points: {kpo: 1}, then: decide}\n      much: {say: A lot, points: {bpo: 1}, then: decide}", 'size'),
    ("no-last-rule", "      - go: size\n", "", 'when: {written: no, judged: [always, unsure]}\n        go: decide\n  '),
    ("loop", "    then: decide", "    then: written", 'written'),
    ("unreachable-question", "  size:\n", "  lonely: {ask: L, answers: {a: {say: A}, b: {say: B}}, then: size}\n  size:\n", 'lonely'),
    ("unreachable-outcome", "  split: {", "  other: {title: O, summary: O}\n  split: {", 'other'),
    ("rule-after-always", "      - go: size", "      - go: size\n      - {when: {written: yes}, go: decide}", '{when: {written: yes}, go: decide}'),
    ("impossible-rule", "      - go: size", "      - {when: {written: no, judged: always}, go: keep}\n      - go: size", '{when: {written: no, judged: always}, go: keep}'),
    ("asked-too-late", "when: {written: no, judged", "when: {size: much, judged", 'size'),
    ("nothing-to-decide", "points: {bpo", "advice: {team: [T]} #", 'decide'),
    ("not-a-tree", SMALL, "hello: you", 'hello: you'),
    ("wrong-shape", SMALL, "- a\n- b\n", '- a\n- b\n'),
    ("empty-file", SMALL, "", ''),
    ("empty-file", SMALL, "# nothing yet\n", ''),
    ("repeated-key", "    ask: How much is there?", "    ask: How much is there?\n    ask: Really?", 'ask'),
    ("tag", "title: A small tree", "title: !text A", '!text A'),
    ("merge-key", "    ask: How much is there?", "    <<: {ask: x}\n    ask: How much?", '<<'),
    ("broken-yaml", "title: A small tree", "title: A small: tree", ':'),
]  # fmt: skip


@pytest.mark.parametrize(("code", "old", "new", "at"), FAULTS, ids=[f"{fault[0]}-{n}" for n, fault in enumerate(FAULTS)])
def test_one_fault_is_one_problem_in_its_place(code, old, new, at):
    assert old in SMALL
    text = SMALL.replace(old, new, 1) if code != "nothing-to-decide" else re.sub(r", points: \{bpo: \d\}", "", SMALL)
    found = loaded(text)
    assert found.tree is None
    errors = [problem for problem in found.problems if problem.severity == ERROR]
    assert [problem.code for problem in errors] == [code], "\n".join(map(str, errors))
    span = errors[0].span
    assert text[span.start : span.end] == at
    assert str(errors[0]).startswith(f"error: {errors[0].message}  [{code}]\n")


def test_the_small_tree_has_no_problem():
    assert not codes(SMALL)


@pytest.mark.parametrize(
    ("old", "new", "near"),
    [
        ("    then: judged", "    then: judgd", "judged"),
        ("title: A small tree", "titel: A small tree", "title"),
        ("criterion: rules\n    answers:\n      yes", "criterion: rule\n    answers:\n      yes", "rules"),
        ("answers: {written: yes, judged", "answers: {writen: yes, judged", "written"),
    ],
)
def test_a_misspelt_name_is_answered_with_the_near_one(old, new, near):
    (problem,) = loaded(SMALL.replace(old, new, 1)).problems
    assert f"did you mean `{near}`?" in problem.help


SLIPS = [
    # what is replaced in the small tree, by what, a part of the message, of the help, and what the problem points at
    ("points: {bpo: 3}", "points: {bpo:3}", "`bpo:3` lacks a blank after its colon", "write `bpo: 3`", "bpo:3"),
    ("{say: Partly,", "{say:Partly,", "`say:Partly` lacks a blank after its colon", "write `say: Partly`", "say:Partly"),
    ("when: {written: no,", "when: {written:no,", "`written:no` lacks a blank", "write `written: no`", "written:no"),
    ("- go: size", "- go:size", "`go:size` lacks a blank after its colon", "write `go: size`", "go:size"),
    ("judged: [always, unsure]}", "judged: always, unsure}", "`unsure` stands here without a colon",
     "write `judged: [always, unsure]`", "unsure"),
    ("[Write the rest down.]", "[Pay: monthly]", "text with `: ` in it was read as a key", "in quotes", "Pay: monthly"),
    ("title: Easy,", "title: Easy, nearly, but not quite,", "the text of `title` has a comma in it", "in quotes", "nearly"),
    ("- go: size", "- goto: size", "`then` has no key `goto`", "did you mean `go`?", "goto"),
    ("when: {written: no, judged: [always, unsure]}", "when: x", "`when` takes a block", "", "when"),
    ("- go: size", "- size", "`then` takes a block", "write `- go: size`", "size"),
    ("outcomes:\n", "  outcomes:\n", "`outcomes` stands within `questions`", "line it up with `questions:`", "outcomes"),
    ("decide: {", "  decide: {", "`decide` stands within `outcomes`", "line it up with `outcomes:`", "decide"),
    ("{say: Partly,", "{sya: Partly,", "`partly` has no key `sya`", "did you mean `say`?", "sya"),
    ("    then: decide\n", "      then: decide\n", "`then` stands among the answers", "line it up with `answers:`", "then"),
    ("      much: {say: A lot", "      little: {say: A lot", "`little` stands twice", "rename", "little"),
    ("    ask: How much is there?\n", "    <<: {ask: x}\n", "merge keys", "write the keys out", "<<"),
    ("answers: {written: no, judged: always}", "answers: ", "`answers` takes a block", "", "answers"),
    ("    answers:\n      little:", "    answers:\n    - little:", "`answers` takes a block", "", "answers"),
    ("close: 1", "close: -1", "from 0 to 1000, so `-1` is too small", "from 0 to 1000", "-1"),
    ("points: {bpo: 3}", "points: {bpo: 99999}", "`99999` is too large", "from -1000 to 1000", "99999"),
    ("[Trained people.]", "-Trained people.", "`-Trained` lacks a blank after its dash", "`- Trained`", "-Trained people."),
    ("    then: judged", "    then: “judged”", "`“judged”` can't be a name", "write `judged`, without the curly quotes", "“judged”"),
    ("    then: judged", "    then: judged.", "`judged.` can't be a name", "write `judged`", "judged."),
    ("format: 1\n", "", "this tree lacks `format`", "add `format: 1` at the top", "title: A small tree"),
    ("    then: decide", "    then: written", "lead round in a circle", "lead on", "written"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message", "help", "at"), SLIPS, ids=[slip[1].strip() for slip in SLIPS])
def test_a_slip_of_the_pen_is_one_problem_that_says_what_to_write(old, new, message, help, at):
    assert old in SMALL
    text = SMALL.replace(old, new, 1)
    errors = [problem for problem in loaded(text).problems if problem.severity == ERROR]
    assert len(errors) == 1, "\n".join(map(str, errors))
    assert message in errors[0].message
    assert help in errors[0].help
    assert text[errors[0].span.start : errors[0].span.end].startswith(at)


@pytest.mark.parametrize("name", ["bpo", "split"])
def test_nothing_follows_from_a_question_that_is_called_like_an_outcome(name):
    text = SMALL.replace("  size:", f"  {name}:").replace("go: size", f"go: {name}").replace("size: much", f"{name}: much")
    assert codes(text) == ["name-used-twice"]


def test_nothing_follows_from_a_rule_without_a_condition_that_stands_first():
    rules = "      - when: {written: no, judged: [always, unsure]}\n        go: decide\n"
    assert codes(SMALL.replace(rules, "").replace("      - go: size\n", f"      - go: size\n{rules}")) == ["rule-after-always"]


def test_a_repeated_key_shows_both_places():
    (problem,) = loaded(SMALL.replace("    ask: How much is there?", "    ask: How much?\n    ask: Really?")).problems
    assert problem.other is not None
    assert problem.source.place(problem.other[0]).line == problem.line - 1


def test_a_text_that_is_cut_at_a_hash_is_a_note_and_a_comment_is_none():
    text = SMALL.replace("ask: How much is there?", "ask: Are you our client #1?")
    (problem,) = loaded(text).problems
    assert (problem.code, problem.severity) == ("text-cut-short", NOTE)
    assert text[problem.span.start : problem.span.end] == "#1?"
    for sound in ("ask: How much? # a comment", "ask: 'How much?' #1", "ask: 'client #1'", "ask: >- #1\n      How much?"):
        assert not codes(SMALL.replace("ask: How much is there?", sound))
    assert not codes(SMALL.replace("start: written", "start: written #1"))


@pytest.mark.parametrize("text", ["'" + "a #x " * 90 + "'", "|\n" + "        a #x\n" * 90])
def test_of_hashes_without_end_no_more_are_placed_than_a_limit(text, monkeypatch):
    placed = []
    monkeypatch.setattr("guide.checks.text_cut_short.MOST_LOOKED_AT", 30)
    monkeypatch.setattr("guide.checks.text_cut_short._is_text", lambda _, end: placed.append(end))
    loaded(SMALL.replace("ask: How much is there?", f"ask: {text}"))
    assert len(placed) == 30


def test_all_problems_of_a_file_are_found_in_one_run_in_the_order_of_the_file():
    text = SMALL
    for old, new in [
        ("title: A small tree", "title: A small tree\ncolour: red"),
        ("    then: judged", "    then: judgd"),
        ("points: {kpo: 2}", "points: {kpo: two}"),
        ("  size:\n", "  lonely: {ask: L, answers: {a: {say: A}, b: {say: B}}, then: size}\n  size:\n"),
        ("    then: decide\n", ""),
        ("  split: {", "  other: {title: O, summary: O}\n  split: {"),
        ("judged: never, size", "judged: newer, size"),
    ]:
        assert old in text
        text = text.replace(old, new, 1)
    assert codes(text) == [
        "unknown-key",
        "unknown-destination",
        "not-a-number",
        "unreachable-question",
        "dead-end",
        "unreachable-outcome",
        "unknown-answer",
    ]


def test_a_loop_is_proved_by_the_answers_that_go_round_it():
    (problem,) = loaded(SMALL.replace("    then: decide", "    then: judged")).problems
    assert dict(problem.proof) == {"judged": "never", "size": "little"}
    assert "judged=never" in str(problem)


def test_a_loop_that_only_conditions_could_open_is_a_loop_all_the_same():
    assert codes(SMALL.replace("        go: decide", "        go: written")) == ["loop"]


def test_every_circle_is_reported():
    text = SMALL.replace("much: {say: A lot, points: {bpo: 1}}", "much: {say: A lot, points: {bpo: 1}, then: judged}")
    text = text.replace("    then: decide", "    then: written")
    assert codes(text) == ["loop", "loop"]


def test_what_follows_from_an_unreachable_question_stays_silent():
    text = SMALL.replace(
        "  size:\n",
        "  one: {ask: L, answers: {a: {say: A, then: odd}, b: {say: B}}, then: two}\n"
        "  two: {ask: L, answers: {a: {say: A}, b: {say: B}}, then: size}\n  size:\n",
    ).replace("  split: {", "  odd: {title: O, summary: O}\n  split: {")
    assert codes(text) == ["unreachable-question"]


def test_a_rule_that_the_rules_before_it_forestall_on_every_walk_can_never_apply():
    rules = (
        "      - {when: {judged: never}, go: size}\n      - {when: {judged: [always, unsure]}, go: size}\n      - go: decide"
    )
    text = SMALL.replace("      - when: {written: no, judged: [always, unsure]}\n        go: decide\n      - go: size", rules)
    assert "impossible-rule" in codes(text)


def test_a_condition_that_some_walk_meets_is_no_problem():
    assert not codes(SMALL.replace("judged: [always, unsure]", "judged: [always]"))
    assert not codes(SMALL.replace("when: {written: no, judged: [always, unsure]}", "when: {judged: always, written: no}"))


def test_a_condition_on_an_answer_that_leads_elsewhere_can_never_be_met():
    assert codes(SMALL.replace("judged: [always, unsure]", "judged: secret")).count("impossible-rule") == 1


def test_not_sure_can_be_left_out_and_then_not_be_tested():
    text = SMALL.replace(
        "    criterion: rules\n    answers:\n      never", "    criterion: rules\n    unsure: no\n    answers:\n      never"
    )
    assert codes(text) == ["unknown-answer"]
    assert not codes(text.replace("[always, unsure]", "always"))


@pytest.mark.parametrize(
    ("code", "old", "new"),
    [
        ("unused-criterion", "criteria:\n", "criteria:\n  other: {title: O}\n"),
        ("unused-section", "sections:\n", "sections:\n  other: Other\n"),
        ("unused-source", "examples:\n", "sources:\n  book: {title: A book}\nexamples:\n"),
        (
            "unused-then",
            "      little: {say: A little, points: {kpo: 1}}\n      much: {say: A lot, points: {bpo: 1}}\n    then: decide",
            "      little: {say: A little, points: {kpo: 1}, then: decide}\n"
            "      much: {say: A lot, points: {bpo: 1}, then: decide}\n    unsure: no\n    then: decide",
        ),
    ],
)
def test_what_is_declared_and_not_used_is_only_a_note(code, old, new):
    found = loaded(SMALL.replace(old, new))
    assert [(problem.code, problem.severity) for problem in found.problems] == [(code, NOTE)]
    assert found.tree is not None


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("advice: {risks: [Write the rest down.]}", "advice: {rikss: [Write the rest down.]}", "unknown-section"),
        ("    criterion: rules\n", "    criterion: rulez\n", "unknown-criterion"),
    ],
)
def test_what_a_misspelt_name_may_have_meant_is_not_called_unused(old, new, expected):
    text = SMALL.replace(", risks: [Turnover.]", "")
    assert old in text
    assert set(codes(text.replace(old, new))) == {expected}


def test_an_empty_file_is_answered_with_the_command_that_writes_one_to_start_from():
    (problem,) = loaded("").problems
    assert problem.help == "`guide new my-tree.yaml` writes a small tree to start from"


def test_two_clashing_places_are_both_shown():
    (problem,) = loaded(SMALL.replace("      - go: size", "      - go: size\n      - go: decide")).problems
    drawn = str(problem)
    assert "it comes too late" in drawn
    assert "always applies" in drawn


def test_a_drawn_problem_points_at_the_smallest_span():
    (problem,) = loaded(SMALL.replace("    then: judged", "    then: judgd")).problems
    assert str(problem) == (
        "error: nothing in this tree is called `judgd`  [unknown-destination]\n"
        "  --> small.yaml:15:11\n"
        "   |\n"
        "15 |     then: judgd\n"
        "   |           ^^^^^ this leads nowhere\n"
        "   = help: did you mean `judged`?\n"
    )


def test_wide_characters_do_not_shift_the_underline():
    (problem,) = loaded(SMALL.replace("title: A small tree", "title: 日本!t: a")).problems
    line, carets = str(problem).splitlines()[3:5]
    assert carets.index("^") == line.index(": a") + 2  # two characters before it take two columns each


FORK = """\
format: 1
title: T
start: a
questions:
  a: {ask: A, answers: {x: {say: X, then: c}, y: {say: Y}}, then: b}
  b: {ask: B, answers: {x: {say: X}, y: {say: Y}}, then: c}
  c: {ask: C, answers: {x: {say: X}, y: {say: Y}}, then: d}
  d: {ask: D, answers: {x: {say: X}, y: {say: Y}}, then: [{when: {b: y}, go: e}, {go: f}]}
outcomes: {e: {title: E, summary: E}, f: {title: F, summary: F}}
"""


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("B, answers: {x: {say: X}, y: {say: Y}}, then: c}", "B, answers: {x: {say: X}, y: {say: Y}}}", ["dead-end"]),
        (
            "B, answers: {x: {say: X}, y: {say: Y}}, then: c}",
            "B, answers: {x: {say: X}, y: {say: Y}}, then: zzz}",
            ["unknown-destination"],
        ),
        ("C, answers: {x: {say: X}", "C, answers: {x: {say: X, then: b}", ["loop"]),
        ("{x: {say: X, then: c}, y: {say: Y}}, then: b}", "{x: {say: X}, y: {say: Y}}, then: c}", ["unreachable-question"]),
        ("start: a\n", "", ["missing-key"]),
        ("start: a\n", "start: zzzzz\n", ["unknown-destination"]),
        ("{x: {say: X, then: c}, y: {say: Y}}, then: b}", "x, unsure: no, then: b}", ["wrong-shape"]),
        ("    a:", "    a:", []),
    ],
)
def test_a_condition_further_on_is_not_blamed_for_another_fault(old, new, expected):
    text = FORK.replace(old, new) + "examples: {q: {title: Q, answers: {a: x, c: x, d: x}, outcome: f}}\n"
    assert [problem.code for problem in loaded(text).problems if problem.severity == ERROR] == expected


def test_an_answer_called_unsure_is_one_problem_and_no_crash():
    text = FORK.replace(
        "{x: {say: X, then: c}, y: {say: Y}}, then: b}", "{unsure: {say: X, then: decide}, y: {say: Y, then: c}}, then: b}"
    )
    assert codes(text) == ["reserved-name"]


def test_rules_repeated_by_an_alias_are_judged_by_all_their_uses():
    text = FORK.replace(
        "C, answers: {x: {say: X}, y: {say: Y}}, then: d}", "C, answers: {x: {say: X}, y: {say: Y}}, then: *rules}"
    )
    text = text.replace(
        "B, answers: {x: {say: X}, y: {say: Y}}, then: c}",
        "B, answers: {x: {say: X}, y: {say: Y}}, then: &rules [{when: {a: y}, go: d}, {go: f}]}",
    )
    assert set(codes(text)) == {"answers-all-alike"}


def test_a_fault_in_a_part_that_aliases_repeat_is_told_once():
    shared = "&same {x: {say: X, pionts: {}}, y: {say: Y}}"
    text = FORK.replace("B, answers: {x: {say: X}, y: {say: Y}}", f"B, answers: {shared}").replace(
        "C, answers: {x: {say: X}, y: {say: Y}}", "C, answers: *same"
    )
    assert codes(text) == ["unknown-key"]


def test_no_questions_at_all_is_one_problem():
    assert codes("format: 1\ntitle: T\nstart: a\nquestions: {}\noutcomes: {e: {title: E, summary: E}}\n") == ["too-few"]


def test_a_circle_that_conditions_may_keep_shut_is_not_proved_by_answers_that_do_not_go_round():
    (problem,) = loaded(SMALL.replace("        go: decide", "        go: written")).problems
    assert (problem.code, problem.proof) == ("loop", ())


def test_what_was_meant_is_guessed_for_so_many_names_only():
    from tests.bench.trees import generated

    found = loaded(re.sub(r"then: q(\d+)", r"then: qq\1", generated(300))).problems
    assert {problem.code for problem in found} == {"unknown-destination"}
    assert sum("did you mean" in problem.help for problem in found) <= 110


def test_text_from_a_file_never_breaks_the_line_of_a_message():
    text = SMALL.replace("points: {kpo: 1}", 'points: {"k\\npo`\\nerror: boo": 1}')
    (problem,) = [problem for problem in loaded(text).problems if problem.code == "unknown-outcome"]
    assert "\n" not in problem.message


@given(trees())
def test_in_which_order_the_questions_stand_changes_nothing_about_what_is_found(tree):
    whole = json.loads(tree.source.text)
    turned = {**whole, "questions": dict(reversed(whole["questions"].items()))}
    assert sorted(codes(as_file(turned))) == sorted(codes(as_file(whole)))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    ask: How much is there?", "    was: judged\n    ask: How much is there?"),
        ("little: {say", "little: {was: [tiny, much], say"),
        ("split: {title", "split: {was: keep, title"),
    ],
)
def test_what_a_part_was_called_before_must_be_free(old, new):
    assert codes(SMALL.replace(old, new)) == ["name-still-used"]
    free = new.replace("judged", "amount").replace("[tiny, much]", "tiny").replace("keep", "parted")
    assert not codes(SMALL.replace(old, free))
