"""What each assessment came to, and which are shown in which order."""

from __future__ import annotations

import pytest

from guide.portfolio.entries import COLUMNS, Choice, Entry, chosen, entry_of, last_ones
from guide.report import report_on
from guide.value import changed
from guide.verdict import verdict_of
from guide.walk import Walk

from .cases import WALKS, assessed, entry, two

BPO = {"written": "yes", "judged": "never", "size": "much"}
KPO = {"written": "no", "judged": "always"}
OPEN = {"written": "yes"}


def some() -> tuple[Entry, ...]:
    tree = two()
    return (
        entry(tree, KPO, "aaaaaa", subject="Contracts", organisation="Acme", on="2026-03-01"),
        entry(tree, OPEN, "bbbbbb", subject="Payroll in Ürgüp", on="2026-02-01"),
        entry(tree, BPO, "cccccc", subject="payroll", organisation="Bolt", on="2026-01-01"),
    )


def ids(*entries: Entry) -> list[str]:
    return [one.id[0] for one in entries]


@pytest.mark.parametrize("answers", WALKS, ids=lambda answers: "-".join(answers.values()))
def test_the_lead_is_that_of_the_report(answers: dict[str, str]) -> None:
    tree = two()
    found = entry(tree, answers).standing
    assert found
    verdict = verdict_of(Walk(tree, answers))
    bpo, kpo = verdict.points["bpo"], verdict.points["kpo"]
    assert found.lead == abs(bpo - kpo)
    assert found.lead_in_words == ("level" if bpo == kpo else f"{'BPO' if bpo > kpo else 'KPO'} +{abs(bpo - kpo)}")
    if verdict.firmness == "clear" and not found.by_rule:
        assert f"ahead by {found.lead} points" in report_on(verdict).firmness


def test_where_a_rule_decides_the_outcome_has_no_lead_of_its_own() -> None:
    found = entry(two(), {"written": "yes", "judged": "secret"}).standing
    assert found
    assert (found.outcome.id, found.lead_in_words, found.margin) == ("keep", "BPO +3, by rule", 0)


def test_what_cant_be_walked_any_more_is_kept_with_the_reason() -> None:
    one, _ = assessed(two(), BPO)
    found = entry_of(one, "The tree of \x1bkadimo is one that this version finds faults in.", "2026-11-22")
    assert (found.standing, found.result) == (None, "BPO")
    assert "‹U+001B›kadimo" in found.lacking


@pytest.mark.parametrize(
    ("by", "order"), [("changed", "abc"), ("name", "acb"), ("result", "cab"), ("lead", "cab"), ("tree", "abc"), ("id", "abc")]
)
def test_each_column_sorts_and_backwards_too(by: str, order: str) -> None:
    assert "".join(ids(*chosen(some(), Choice(by=by)))) == order
    backwards = chosen(some(), Choice(by=by, backwards=True))
    assert [COLUMNS[by](one) for one in backwards] == sorted((COLUMNS[by](one) for one in some()), reverse=True)


@pytest.mark.parametrize(
    ("words", "found"),
    [("", "abc"), ("payroll", "bc"), ("PAYROLL ürgüp", "b"), ("acme", "a"), ("kpo clear", "a"), ("2026-02", "b"),
     ("unfinished", "b"), ("payroll acme", ""), ("cccccc", "c"), ("small tree", "abc"), (".*", "")],
)  # fmt: skip
def test_a_search_finds_what_has_all_of_its_words(words: str, found: str) -> None:
    assert "".join(ids(*chosen(some(), Choice(words=words)))) == found


def test_a_choice_keeps_one_result_or_one_tree() -> None:
    assert ids(*chosen(some(), Choice(result="BPO"))) == ["c"]
    assert ids(*chosen(some(), Choice(result=""))) == ["b"]
    assert len(chosen(some(), Choice(title="A small tree"))) == 3
    assert chosen(some(), Choice(title="Another")) == ()


def test_a_result_stands_until_a_newer_one_takes_its_place():
    def chain(*finished: bool):
        one, _ = assessed(two(), WALKS[0])
        ids = "abcdef"[: len(finished)]
        days = ["2026-11-22T09:00:00Z" if done else "" for done in finished]
        return [changed(one, id=id, follows=before, finished=day) for id, before, day in zip(ids, ["", *ids], days)]

    def left(*finished: bool):
        return "".join(one.id for one in last_ones(chain(*finished)))

    assert [left(True), left(True, True), left(False, True), left(False, False)] == ["a", "b", "b", "b"]
    assert left(True, False) == "ab"
    assert left(True, False, True) == "c"
    assert left(True, False, False) == "ac"
    ring = [changed(one, follows=other) for one, other in zip(chain(True, True), "ba")]
    assert last_ones(ring) == ()
