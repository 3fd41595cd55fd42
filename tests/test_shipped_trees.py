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
TREES = {name: load(path) for name, path in shipped_trees().items()}
BPO_OR_KPO, READY, WHERE, CAREER = (
    TREES[name] for name in ("bpo-or-kpo", "ready-to-outsource", "where-and-how", "bpo-or-kpo-career")
)
ANY_TREE = pytest.mark.parametrize("tree", TREES.values(), ids=TREES)

DIVIDED = {"drafting-by-template"}
"""Examples on whose line of work the trade itself is divided."""
SERVICES = {
    "bpo": ["customer support", "insurance", "telemarketing", "data entry", "data processing", "help desk", "bookkeeping", "accounting"],
    "kpo": ["market research", "legal", "financial research", "analytics", "consult", "research and development|r&d|product development",
            "design", "analysis", "medical", "biotech", "aviation"],
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(shipped_trees()))
def test_a_shipped_tree_has_no_problem_not_even_a_note(name):
    assert not examine(read_source(shipped_trees()[name])).problems


def test_the_trees_stand_in_the_order_in_which_an_owner_goes_through_them():
    assert list(TREES) == ["bpo-or-kpo", "ready-to-outsource", "where-and-how", "bpo-or-kpo-career"]


@ANY_TREE
def test_a_shipped_tree_has_at_least_twenty_examples_and_several_of_each_outcome(tree):
    ends = [verdict_of(Walk(tree).replay(example.answers)).outcome.id for example in tree.examples.values()]
    assert ends == [example.outcome for example in tree.examples.values()]
    assert len(ends) >= 20
    assert all(ends.count(outcome) >= 2 for outcome in tree.outcomes)


@ANY_TREE
def test_every_answer_but_not_sure_is_given_in_some_example(tree):
    given = {answer for example in tree.examples.values() for answer in example.answers.items()}
    assert {(question.id, answer) for question in tree.questions.values() for answer in question.answers} <= given


@ANY_TREE
def test_every_outcome_of_a_shipped_tree_is_within_reach_and_only_finding_out_takes_not_sure(tree):
    assert tree.outcomes.keys() - possible_outcomes(Walk(tree)) == ({"find_out"} if tree is WHERE else set())


def test_what_several_trees_ask_has_the_same_words_in_all_of_them():
    """So that an answer given in one can be carried over to the next."""
    asked = {}
    for name, tree in TREES.items():
        for question in tree.questions.values():
            words = question.ask, question.help, [(answer.id, answer.say) for answer in question.answers.values()]
            asked.setdefault(question.id, {})[name] = words
    shared = {question: words for question, words in asked.items() if len(words) > 1}
    assert shared.keys() >= {"rules", "exceptions", "written", "check", "result", "customers", "data", "law", "volume", "tied"}
    for question, words in shared.items():
        first, *others = words.values()
        assert all(other == first for other in others), f"{question} is worded differently in {', '.join(words)}"


@ANY_TREE
def test_a_source_reads_the_same_in_all_trees(tree):
    """A source is one thing: it has the same id and the same words wherever it is cited."""
    for other in TREES.values():
        for source in tree.sources.keys() & other.sources.keys():
            assert tree.sources[source] == other.sources[source]


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
def test_an_example_of_bpo_or_kpo_is_as_firm_as_the_trade_and_takes_about_a_dozen_questions(example):
    verdict = verdict_of(Walk(BPO_OR_KPO).replay(example.answers))
    assert verdict.outcome.id == example.outcome
    if example.outcome in ("bpo", "kpo"):
        assert verdict.firmness == ("close" if example.id in DIVIDED else "clear")
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


@ANY_TREE
def test_every_walk_comes_with_advice_and_its_sources_exist(tree):
    chance = random.Random(20261122)
    for _ in range(200):
        walk = Walk(tree)
        while not walk.finished:
            walk = walk.answer(chance.choice(list(walk.here.choices)))
        verdict = verdict_of(walk)
        assert sum(len(chapter.lines) for chapter in verdict.advice) >= 5
        assert {
            source for chapter in verdict.advice for given in chapter.lines for source in given.line.sources
        } <= tree.sources.keys()


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


@ANY_TREE
def test_every_outcome_brings_advice_in_most_sections_and_says_what_it_means(tree):
    for outcome in tree.outcomes.values():
        assert outcome.means
        assert len(outcome.advice) >= len(tree.sections) / 2, outcome.id
        assert {"risks", "start"} <= outcome.advice.keys()


@ANY_TREE
def test_every_question_says_how_to_answer_and_why_it_is_asked(tree):
    for question in tree.questions.values():
        assert question.help
        assert question.why
        assert question.criterion
        assert len(question.ask) <= 120
        assert 2 <= len(question.answers) <= (9 if question.criterion == "trade" else 6)


@ANY_TREE
def test_a_walk_is_a_matter_of_minutes(tree):
    assert questions_left(Walk(tree))[1] <= 15


@ANY_TREE
def test_what_a_lawyer_must_look_at_says_so(tree):
    """No line on a law goes out as legal advice."""
    laws = {"gdpr", "hipaa", "interagency-2023", "pci-dss", "dora"}
    for line in lines_of(tree):
        if laws & set(line.sources):
            assert "Check with a lawyer" in line.say, line.say


def lines_of(tree):
    answers = [answer for question in tree.questions.values() for answer in question.choices.values()]
    return [line for part in [*answers, *tree.outcomes.values()] for lines in part.advice.values() for line in lines]


def end(tree, example, **otherwise):
    """The outcome of an example, with some answers given otherwise."""
    return verdict_of(Walk(tree).replay({**tree.examples[example].answers, **otherwise})).outcome.id


def advised(tree, answers, section=None):
    """Every line of a result, or of one section of it."""
    chapters = verdict_of(Walk(tree).replay(answers)).advice
    return [given.line.say for chapter in chapters if section in (None, chapter.section.id) for given in chapter.lines]


def chance_walks(tree, number, **firm):
    """Walks answered by chance, but for the answers that are `firm`."""
    chance = random.Random(20261124)
    for _ in range(number):
        walk = Walk(tree)
        while not walk.finished:
            walk = walk.answer(firm.get(walk.here.id) or chance.choice(list(walk.here.choices)))
        yield walk


BOUGHT = ("bpo", "kpo", "split", "ready", "fix", "onshore", "nearshore", "offshore", "centre", "transfer", "freelancer")
"""The outcomes that send work out, or mean to."""
BUSINESS_TREES = pytest.mark.parametrize("tree", [BPO_OR_KPO, READY, WHERE], ids=["bpo-or-kpo", "ready", "where"])


@BUSINESS_TREES
@pytest.mark.parametrize(
    ("firm", "denied"),
    [
        ({"law": "abroad"}, "Near or far|Compare places|no reason against distance|your night is day|by talk and hours"),
        (
            {"onsite": "always"},
            "Near or far|does not mean own town|passes the work on abroad|[Aa]nywhere where|your night is day",
        ),
        (
            {"volume": "once"},
            r"[Pp]ilot: about a month|A plan with dates|trouble last month|a pilot of about a month|time ten cases|step-in|real cases",
        ),
        ({"volume": "part"}, r"step-in|benchmarking|[Tt]urnover at|many of your people left|centre of your own"),
    ],
    ids=["abroad-barred", "on-the-spot", "one-off", "part-time"],
)
def test_no_line_of_a_result_says_what_an_answer_excludes(tree, firm, denied):
    for walk in chance_walks(tree, 300, **firm):
        verdict = verdict_of(walk)
        if verdict.outcome.id in BOUGHT and firm.items() <= walk.given.items():
            for chapter in verdict.advice:
                for given in chapter.lines:
                    conditional = "if firms abroad may do it" in given.line.say
                    assert conditional or not re.search(denied, given.line.say), given.line.say


@pytest.mark.parametrize("example", [e.id for e in WHERE.examples.values() if "hours_here" in e.answers])
def test_where_the_place_is_fixed_how_well_it_travels_does_not_point_abroad(example):
    verdict = verdict_of(Walk(WHERE).replay(WHERE.examples[example].answers))
    denying = {"distance"} if WHERE.examples[example].answers["onsite"] == "always" else {"distance", "bounds"}
    for one in verdict.evidence:
        if one.criterion.id in denying:
            assert one.points["onshore"] >= max(one.points["offshore"], one.points["nearshore"])


def test_services_are_named_by_the_line_of_work_alone():
    """So that wages are not shown with telemarketing, nor shop windows with insurance."""
    assert {outcome.id for outcome in BPO_OR_KPO.outcomes.values() if "services" in outcome.advice} == {"keep"}
    everywhere = [line.say for o in BPO_OR_KPO.outcomes.values() for lines in o.advice.values() for line in lines]
    assert not [say for say in everywhere if re.search("[Tt]elemarketing|[Ii]nsurance|Tax:|standard letters", say)]


def test_what_customers_choose_you_for_goes_to_a_partner_and_the_result_says_so_first():
    for walk in chance_walks(BPO_OR_KPO, 300, customers="main", imitate="partly", rules="none", output="analyse"):
        verdict = verdict_of(walk)
        if verdict.outcome.id in BOUGHT:
            assert verdict.advice[0].lines[0].line.say.startswith("To a partner, not to the lowest bidder")
    assert "make it a partnership, not a tender" in BPO_OR_KPO.outcomes["kpo"].summary


@pytest.mark.parametrize(("customers", "leads"), [("main", "kpo"), ("unseen", "bpo")])
def test_what_customers_choose_you_for_leans_to_kpo_and_what_they_hardly_see_to_bpo(customers, leads):
    assert list(BPO_OR_KPO.questions["customers"].answers[customers].points) == [leads]


@pytest.mark.parametrize(
    ("volume", "named"), [("part", "To a small firm, a bureau"), ("once", "To a freelancer or a small firm")]
)
def test_little_work_goes_to_a_small_firm_and_the_result_says_so_first(volume, named):
    answers = BPO_OR_KPO.examples["purchase-orders"].answers
    less = {question: answer for question, answer in answers.items() if volume != "once" or question != "cover"}
    assert advised(BPO_OR_KPO, {**less, "volume": volume}, "whom")[0].startswith(named)
    assert "BPO provider" in advised(BPO_OR_KPO, {**answers, "volume": "one"}, "whom")[0]


@pytest.mark.parametrize("tree", [BPO_OR_KPO, READY], ids=["bpo-or-kpo", "ready"])
def test_an_edge_that_one_person_carries_is_kept_until_others_know_it(tree):
    answers = tree.examples["bakery-recipes"].answers
    assert end(tree, "bakery-recipes") == "keep"
    known = {**answers, "written": "heads", "imitate": "easily", "insiders": "none", "data": "business", "law": "free"}
    walk = Walk(tree)
    while not walk.finished:
        walk = walk.answer(known.get(walk.here.id) or {"volume": "part", "cover": "later"}.get(walk.here.id) or "other")
    assert verdict_of(walk).outcome.id in ("kpo", "ready")


@pytest.mark.parametrize("example", [e.id for e in READY.examples.values() if e.outcome == "ready" and "people" in e.answers])
def test_nothing_is_ready_that_somebody_whom_it_needs_is_against(example):
    assert end(READY, example, people="against") == "fix"
    assert end(READY, example, people="against", owner="busy") == "fix"


def test_not_sure_about_everything_is_told_to_find_out_first():
    walk = Walk(WHERE)
    while not walk.finished:
        walk = walk.answer("unsure")
    verdict = verdict_of(walk)
    assert verdict.outcome.id == "find_out"
    assert "too little is known" in verdict.outcome.summary
    assert len([say for say in advised(WHERE, walk.given, "start") if say.startswith("To find out")]) >= 3


@pytest.mark.parametrize("tree", [BPO_OR_KPO, WHERE], ids=["bpo-or-kpo", "where"])
def test_what_business_secrets_bring_speaks_of_clients_files(tree):
    (business,) = [answer for answer in tree.questions["data"].answers.values() if answer.id == "business"]
    european = [line.say for lines in business.advice.values() for line in lines if "European Union" in line.say]
    assert len(european) == 2
    assert all("lients' files" in say for say in european)


def test_ready_to_outsource_promises_as_many_questions_as_it_asks():
    assert "At most fifteen plain questions" in READY.about
    assert questions_left(Walk(READY))[1] == 15


@pytest.mark.parametrize(
    "example", [e.id for e in WHERE.examples.values() if e.outcome in ("nearshore", "offshore", "transfer")]
)
def test_where_firms_abroad_are_barred_no_points_lead_abroad(example):
    assert end(WHERE, example, law="abroad") in ("onshore", "centre")
    assert end(WHERE, example, law="barred") == "keep"


@pytest.mark.parametrize(
    "example", [e.id for e in READY.examples.values() if e.outcome in ("ready", "fix") and "law" in e.answers]
)
def test_nothing_is_ready_without_an_owner_or_against_the_law(example):
    assert end(READY, example, owner="nobody") == "fix"
    assert end(READY, example, law="barred") == "keep"


def test_one_gap_among_good_answers_does_not_hold_a_function_back():
    """A warning with an override rather than a wall: of the examples in good order, none falls by a single middling answer."""
    for gap in ({"written": "heads"}, {"cost": "wages"}, {"figures": "some"}, {"people": "unasked"}, {"coming": "some"}):
        assert end(READY, "network-monitoring", **gap) == "ready"


@pytest.mark.parametrize("example", [e.id for e in CAREER.examples.values() if e.outcome == "kpo"])
def test_nobody_is_sent_to_kpo_without_degree_field_and_proof(example):
    assert end(CAREER, example, schooling="school", field="none", relied="never") in ("bpo", "bridge")


def test_the_career_tree_speaks_to_a_person_and_not_to_a_firm():
    assert CAREER.subject == "person"
    said = [*(q.ask for q in CAREER.questions.values()), *(outcome.summary for outcome in CAREER.outcomes.values())]
    assert not [text for text in said if re.search(r"\b(your (firm|business|provider|customers)|we|our)\b", text)]


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


def test_every_tree_that_a_result_names_next_is_there():
    names = {name for tree in TREES.values() for outcome in tree.outcomes.values() for name in outcome.next}
    assert names
    assert names <= TREES.keys()
