"""How the shipped tree names services that it wasn't written for.

`services.csv` holds three lists of services that businesses hand over, each with the label that the trade gives it, and the answers of
people who knew only its name and one line about it. The points were weighed on the first two lists; the third was written and
answered afterwards.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from guide.loader import load
from guide.shipped import shipped_trees
from guide.verdict import verdict_of
from guide.walk import Walk

TREE = load(shipped_trees()["bpo-or-kpo"])
CLEAR, DIVIDED = ("bpo", "kpo"), "contested"


def _services() -> dict[tuple[str, str], list[dict[str, str]]]:
    """The answered services, by list and person."""
    answered = defaultdict(list)
    with (Path(__file__).parent / "services.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            answered[row["list"], row["person"]].append(row)
    return answered


SERVICES = _services()
EACH_PERSON = pytest.mark.parametrize("answered", SERVICES.values(), ids=["-".join(one) for one in SERVICES])


def _verdict(row):
    return verdict_of(Walk(TREE, {question: row[question] for question in TREE.questions}))


def _of(answered, *labels):
    return [row for row in answered if row["label"] in labels]


@EACH_PERSON
def test_every_service_has_an_answer_to_every_question(answered):
    for row in answered:
        for question in TREE.questions.values():
            assert row[question.id] in question.choices, (row["function"], question.id)


@EACH_PERSON
def test_clear_services_come_out_as_the_trade_labels_them(answered):
    clear = _of(answered, *CLEAR)
    ends = [(row["label"], _verdict(row).outcome.id) for row in clear]
    assert sum(label == end for label, end in ends) >= 0.95 * len(clear)
    assert sum(end in ("split", "keep") for _, end in ends) <= 0.1 * len(clear)


@EACH_PERSON
def test_services_on_which_the_trade_is_divided_come_out_split_or_close(answered):
    divided = _of(answered, DIVIDED)
    told = [row["function"] for row in divided if (found := _verdict(row)).outcome.id != "split" and found.firmness != "close"]
    assert len(told) <= 0.2 * len(divided), told


def test_two_people_answer_alike():
    for name, one, other in (("first", "A", "B"), ("third", "C", "D")):
        pairs = list(zip(SERVICES[name, one], SERVICES[name, other], strict=True))
        assert all(mine["function"] == theirs["function"] for mine, theirs in pairs)
        for question in TREE.questions:
            alike = sum(mine[question] == theirs[question] for mine, theirs in pairs) / len(pairs)
            assert alike >= (0.75 if name == "third" else 0.65), (question, alike)
