"""The trees that come with the program, and the page that explains how to write one."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from guide.format import (
    ADVICE_LINE,
    ANSWER,
    CITED,
    CRITERION,
    DECIDE_BLOCK,
    EXAMPLE,
    OUTCOME,
    QUESTION,
    RULE,
    SECTION,
    TREE,
    UNSURE_ANSWER,
)
from guide.loader import examine, load, read_source
from guide.paths.outlook import possible_outcomes, questions_left
from guide.shipped import shipped_trees
from guide.source import Source
from guide.verdict import verdict_of
from guide.walk import Walk

README = Path(__file__).resolve().parents[1] / "trees" / "README.md"
BPO_OR_KPO = load(shipped_trees()["bpo-or-kpo"])

SERVICES = {
    "bpo": ["customer support", "insurance", "telemarketing", "data entry", "data processing", "help desk", "bookkeeping", "accounting"],
    "kpo": ["market research", "legal", "financial research", "analytics", "consult", "research and development|r&d|product development",
            "design", "analysis", "medical", "biotech", "aviation"],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(shipped_trees()))
def test_a_shipped_tree_has_no_problem_not_even_a_note(name):
    assert not examine(read_source(shipped_trees()[name])).problems


def test_the_first_example_is_monthly_payroll():
    first = next(iter(BPO_OR_KPO.examples.values()))
    assert (first.title, first.outcome) == ("Monthly payroll for 40 people", "bpo")


@pytest.mark.parametrize(
    ("outcome", "service"), [(outcome, service) for outcome, services in SERVICES.items() for service in services]
)
def test_every_service_that_the_founding_documents_name_is_an_example(outcome, service):
    said = [
        f"{e.id.replace('-', ' ')} {e.title} {e.about}".lower() for e in BPO_OR_KPO.examples.values() if e.outcome == outcome
    ]
    assert any(re.search(service, text) for text in said)


@pytest.mark.parametrize("example", BPO_OR_KPO.examples.values(), ids=lambda example: example.id)
def test_an_example_of_bpo_or_kpo_is_clear_and_takes_about_a_dozen_questions(example):
    verdict = verdict_of(Walk(BPO_OR_KPO).replay(example.answers))
    assert verdict.outcome.id == example.outcome
    if example.outcome in ("bpo", "kpo"):
        assert verdict.firmness == "clear"
        assert 10 <= len(verdict.walk.steps) <= 15


def test_a_walk_takes_at_most_fifteen_questions():
    fewest, most = questions_left(Walk(BPO_OR_KPO))
    assert (fewest, most) == (6, 15)


def test_every_outcome_is_within_reach():
    assert possible_outcomes(Walk(BPO_OR_KPO)) == {"bpo", "kpo", "split", "keep"}


def test_the_tree_decides_split_and_keep_are_no_shelter():
    """Of the examples that the trade labels clearly, none comes out as a split or is kept."""
    ends = [verdict_of(Walk(BPO_OR_KPO).replay(example.answers)).outcome.id for example in BPO_OR_KPO.examples.values()]
    assert ends.count("bpo") >= 8
    assert ends.count("kpo") >= 8
    assert 2 <= ends.count("split") + ends.count("keep") <= len(ends) / 4


def test_every_walk_comes_with_advice_and_its_sources_exist():
    chance = random.Random(20261122)
    for _ in range(200):
        walk = Walk(BPO_OR_KPO)
        while not walk.finished:
            walk = walk.answer(chance.choice(list(walk.here.choices)))
        verdict = verdict_of(walk)
        assert sum(len(chapter.lines) for chapter in verdict.advice) >= 5
        assert {
            source for chapter in verdict.advice for given in chapter.lines for source in given.line.sources
        } <= BPO_OR_KPO.sources.keys()


def test_every_result_fills_every_section():
    chance = random.Random(20261123)
    seen = set()
    for _ in range(300):
        walk = Walk(BPO_OR_KPO)
        while not walk.finished:
            walk = walk.answer(chance.choice(list(walk.here.choices)))
        verdict = verdict_of(walk)
        seen.add(verdict.outcome.id)
        assert [chapter.section.id for chapter in verdict.advice] == list(BPO_OR_KPO.sections)
    assert seen == {"bpo", "kpo", "split", "keep"}


def test_the_line_of_work_names_the_service_and_sways_nothing():
    lines_of_work = [question for question in BPO_OR_KPO.questions.values() if question.criterion == "trade"]
    assert len(lines_of_work) == 3
    for question in lines_of_work:
        for answer in question.answers.values():
            assert not answer.points
            named = [line.outcomes for line in answer.advice["services"]]
            assert sorted(named) == [("bpo",), ("kpo",), ("split",)]
            assert [line.outcomes for line in answer.advice["handover"]] == [("split",)]


@pytest.mark.parametrize(
    "example", [e for e in BPO_OR_KPO.examples.values() if e.outcome == "keep"], ids=lambda example: example.id
)
def test_keep_says_what_would_have_to_change_and_which_answer_to_revisit(example):
    (start,) = [c for c in verdict_of(Walk(BPO_OR_KPO).replay(example.answers)).advice if c.section.id == "start"]
    said = " ".join(given.line.say for given in start.lines if given.because)
    assert re.search("would have to change first|has to change first|find out", said)
    assert re.search("answer to revisit|answer this question again", said)


@pytest.mark.parametrize(
    "example", [e for e in BPO_OR_KPO.examples.values() if e.outcome == "split"], ids=lambda example: example.id
)
def test_split_says_where_the_steps_go_by_at_least_four_of_the_answers(example):
    (handover,) = [c for c in verdict_of(Walk(BPO_OR_KPO).replay(example.answers)).advice if c.section.id == "handover"]
    mine = {given.because.question.id for given in handover.lines if given.because and "split" in given.line.outcomes}
    assert len(mine) >= 4


def test_every_question_says_how_to_answer_and_why_it_is_asked():
    for question in BPO_OR_KPO.questions.values():
        assert question.help
        assert question.why
        assert question.criterion
        assert len(question.ask) <= 120
        assert 2 <= len(question.answers) <= (9 if question.criterion == "trade" else 5)


def test_both_terms_are_explained_where_they_appear_first():
    assert "business process outsourcing" in BPO_OR_KPO.about
    assert "knowledge process" in BPO_OR_KPO.about
    assert all(outcome.means for outcome in BPO_OR_KPO.outcomes.values())


def yaml_blocks() -> list[str]:
    return re.findall(r"```yaml\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)


def test_the_small_tree_of_the_page_for_authors_is_complete_and_sound():
    assert not examine(Source("README.md", yaml_blocks()[0])).problems


def test_the_page_for_authors_explains_every_key():
    explained = set(re.findall(r"^\| `(\w+)` \|", README.read_text(encoding="utf-8"), re.MULTILINE))
    records = [
        TREE,
        CRITERION,
        QUESTION,
        ANSWER,
        UNSURE_ANSWER,
        RULE,
        OUTCOME,
        DECIDE_BLOCK,
        EXAMPLE,
        CITED,
        SECTION.otherwise,
        ADVICE_LINE.otherwise,
    ]
    assert {key for record in records for key in record.keys} == explained
