"""The schema says what the loader reads by: what one refuses, the other refuses too."""

from __future__ import annotations

import copy
import datetime
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator, Draft202012Validator
from jsonschema.exceptions import best_match
from ruamel.yaml import YAML

from guide import format as tree_format
from guide.format import TREE
from guide.kinds import Record
from guide.loader import examine
from guide.meanings import MEANINGS
from guide.nodes import parse
from guide.notes import Notes
from guide.schema import schema, schema_text
from guide.shipped import shipped_trees
from guide.source import Source
from tests.conftest import SMALL, as_file
from tests.test_shipped_trees import README, yaml_blocks

TREES = Path(__file__).parents[1] / "trees"
SCHEMA = schema()
VALID = Draft202012Validator(SCHEMA)
ALL_KEYS = """\
format: 1
title: A tree with every key
about: It says little.
subject: task
criteria: {rules: {title: Rules, about: How far rules go.}}
start: written
questions:
  written:
    ask: Is it written down?
    help: Look for it.
    why: It matters.
    criterion: rules
    sources: [book]
    was: noted
    answers:
      yes: {say: "Yes", points: {bpo: 3, kpo: -1}, was: [yep, yo]}
      no: {say: "No", then: [{go: size}], advice: {risks: Write it., team: [{say: Two., sources: book, for: [bpo]}]}}
    unsure: {say: Who knows, then: decide, advice: {risks: [Ask.]}}
    then: size
  size:
    ask: How much?
    answers: {little: {say: Little}, much: {say: Much}}
    unsure: no
    then: [{when: {written: [no], size: much}, go: kpo}, {go: decide}]
outcomes:
  bpo: {title: Hand it out, short: BPO, means: It goes., summary: Let it go., advice: {team: [People.]}, was: out}
  kpo: {title: Experts, summary: They do it.}
decide: {close: 1, when_close: kpo, tie: bpo}
sections: {risks: {title: Risks, warning: yes}, team: The team}
sources: {book: {title: A book, author: A person, year: 1999, where: A town, url: https://example.org}}
examples: {one: {title: One, about: The first., answers: {written: yes, size: much}, outcome: bpo}}
"""


def test_the_tree_with_every_key_is_sound():
    assert not [problem for problem in examine(Source("tree.yaml", ALL_KEYS)).problems if problem.severity == "error"]


def node_of(text: str) -> Any:
    """A text as the loader reads it: every value is text."""
    node, problems = parse(Source("tree.yaml", text))
    assert not problems
    return node


def typed(text: str) -> Any:
    """A text as an editor reads it: YAML 1.2, with numbers and true and false."""
    return _as_json(YAML(typ="safe", pure=True).load(text))


def _as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {_key(key): _as_json(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_as_json(inner) for inner in value]
    return str(value) if isinstance(value, datetime.date) else value


def _key(key: Any) -> str:
    return {True: "true", False: "false", None: "null"}.get(key, str(key)) if isinstance(key, bool | None) else str(key)


def faults(node: Any) -> list[str]:
    """What the loader finds wrong with the blocks, keys and values of a tree, names and flow left aside."""
    source = Source("tree.json", as_file(node))
    found, problems = parse(source)
    assert not problems
    notes = Notes(source)
    TREE.read(found, (), notes)
    return [problem.message for problem in notes.problems]


SHIPPED = [path.read_text(encoding="utf-8") for path in sorted(TREES.glob("*.yaml"))]


def test_the_file_beside_the_trees_is_what_is_spelt_now():
    assert (TREES / "tree.schema.json").read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("draft", [Draft202012Validator, Draft7Validator])
def test_it_is_a_schema_to_new_editors_and_to_old_ones(draft):
    draft.check_schema(SCHEMA)


@pytest.mark.parametrize("text", [*SHIPPED, SMALL, ALL_KEYS, yaml_blocks()[0]])
@pytest.mark.parametrize("read", [node_of, typed])
@pytest.mark.parametrize("draft", [Draft202012Validator, Draft7Validator])
def test_sound_trees_are_valid_however_their_values_are_typed(text, read, draft):
    assert [error.message for error in draft(SCHEMA).iter_errors(read(text))] == []


def test_every_shipped_tree_names_the_schema_at_its_top():
    for path in shipped_trees().values():
        assert Path(path).read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=tree.schema.json\n")
        assert (Path(path).parent / "tree.schema.json").is_file()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("start: written\n", "", "'start' is a required property"),
        ("say: Partly", "sya: Partly", "'sya' was unexpected"),
        ("close: 1", "close: one", "'one' does not match"),
        ("close: 1", "close: 1.5", "1.5 is not of type"),
        ("close: 1", "close: -1", "-1 is less than the minimum of 0"),
        ("{bpo: 3}", "{bpo: 3000}", "3000 is greater than the maximum"),
        ("warning: yes", "warning: true", "True is not one of"),
        ("format: 1", "format: 2", "2 is not one of"),
        ("title: A small tree", "title:", "None is not of type"),
        ("title: A small tree", 'title: " "', "' ' does not match"),
        ("start: written", "start: the written one", "does not match"),
        ("  written:\n", "  is it written:\n", "does not match any of the regexes"),
        ("then: judged", "then: {goo: judged}", "'go' is a required property"),
        ("summary: Not yet.", "summary: [Not yet.]", "is not of type 'string'"),
        ("[Write the rest down.]", "[]", "[] should be non-empty"),
        ("criterion: rules\n", "criterion: rules\n    unsure: maybe\n", "'maybe' is not one of ['yes', 'no']"),
    ],
)
def test_a_fault_is_told_where_it_is_in_either_reading(old, new, message):
    text = SMALL.replace(old, new, 1)
    assert text != SMALL
    errors = list(VALID.iter_errors(typed(text)))
    assert any(message in error.message for error in errors), [error.message for error in errors]
    assert best_match(VALID.iter_errors(node_of(text))) is not None


NUMBERS = ["0", "3", "+3", "-3", "007", "1000", "-1000", "1001", "99999", "000003", "3.0", "1e2", "--3", "", "+", "three", "٣"]


@pytest.mark.parametrize("number", NUMBERS)
def test_the_same_texts_are_numbers(number):
    for path in ({"decide": {"close": number}}, {"decide": {"close": "1"}}):
        node = node_of(SMALL) | path
        node["questions"]["size"]["answers"]["much"]["points"] = {"bpo": number}
        assert bool(faults(node)) == (not VALID.is_valid(node)), number


NAMES = [
    *"azAZ09_-+.,:;!?#'\"()[]{}<>/\\|@&*%$^=~` \t",
    "a-b",
    "-a",
    "a_",
    "größe",
    "価格",
    "a b",
    "a·b",
    "“a”",
    "a–b",
    "",
]


@pytest.mark.parametrize("name", NAMES)
def test_the_same_texts_are_names(name):
    node = node_of(SMALL)
    valid = VALID.is_valid({**node, "start": name})
    assert valid == VALID.is_valid({**node, "outcomes": {**node["outcomes"], name: {"title": "T", "summary": "S"}}})
    assert valid == (not faults({**node, "start": name}))


ODD = st.sampled_from(
    ["", " ", "text", "two words", "3", "-3", "2000", "yes", "no", [], {}, [""], ["a"], [["a"]], [{}], {"a": "b"}, {"go": "decide"}, {"say": "a"},
     [{"say": "a"}], {"a": {"say": "b"}, "c": {"say": "d"}}, {"title": "a"}]
).map(copy.deepcopy)  # fmt: skip
KEYS = st.sampled_from(sorted({key for block in MEANINGS.values() for key in block} | {"x", "a b", "sya"}))


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A sound tree in which some keys were dropped, renamed or added, and some values are of another kind."""
    node = copy.deepcopy(node_of(draw(st.sampled_from([SMALL, ALL_KEYS, ALL_KEYS]))))
    for _ in range(draw(st.integers(1, 3))):
        spots: list[tuple[Any, Any]] = []
        _collect(node, spots)
        if not spots:
            break
        owner, key = draw(st.sampled_from(spots))
        match draw(st.sampled_from(["drop", "rename", "add", "retype", "retype", "wrap"])):
            case "drop":
                del owner[key]
            case "rename" if isinstance(owner, dict):
                owner[draw(KEYS)] = owner.pop(key)
            case "add" if isinstance(owner, dict):
                owner[draw(KEYS)] = draw(ODD)
            case "wrap":
                owner[key] = [owner[key]]
            case _:
                owner[key] = draw(ODD)
    return node


def _collect(node: Any, spots: list[tuple[Any, Any]]) -> None:
    for key in node if isinstance(node, dict) else range(len(node)) if isinstance(node, list) else ():
        spots.append((node, key))
        _collect(node[key], spots)


@given(mutated())
def test_schema_and_loader_refuse_the_same_trees(node):
    errors = [error.message for error in VALID.iter_errors(node)]
    if faults(node):
        assert errors, faults(node)
    elif errors:  # names of outcomes beside points are told by a check, all else while reading
        assert examine(Source("tree.json", as_file(node))).tree is None, errors
        assert all("does not match any of the regexes" in error for error in errors)


def test_every_key_of_the_format_has_its_meaning():
    records = {
        name.lower(): found
        for name, kind in vars(tree_format).items()
        if isinstance(found := getattr(kind, "otherwise", kind), Record)
    }
    assert {name: list(record.keys) for name, record in records.items()} == {
        name: list(keys) for name, keys in MEANINGS.items()
    }


def test_the_page_for_authors_gives_the_same_meanings():
    rows = re.findall(r"^\| `(\w+)` \| [^|]+ \| ([^|]+) \| ([^|]+) \|$", README.read_text(encoding="utf-8"), re.MULTILINE)
    said = {(key, meaning, "" if example == "see below" else example.strip("`")) for key, meaning, example in rows}
    assert said == {(key, *words) for block in MEANINGS.values() for key, words in block.items()}


PLAIN = ["12", "1.5", "true", "0x1F", "2001-01-01", "1e3", "010", "yes", "1:30", ".inf"]


@pytest.mark.parametrize("scalar", PLAIN)
def test_text_that_looks_like_a_number_or_a_date_stays_valid_in_an_editor(scalar):
    text = SMALL.replace("A small tree", scalar)
    assert not faults(node_of(text))
    assert VALID.is_valid(typed(text))


@pytest.mark.parametrize("name", ["12", "true", "0x1F", "2001-01-01", "yes"])
def test_names_that_look_like_numbers_stay_valid_in_an_editor(name):
    text = re.sub(r"\bwritten\b", name, SMALL)
    assert not faults(node_of(text))
    assert VALID.is_valid(typed(text))
