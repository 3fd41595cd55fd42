"""Problems as JSON objects."""

from __future__ import annotations

from guide.export.problems_json import problems_as_objects
from guide.loader import examine
from guide.source import Source
from tests.conftest import SMALL, loaded


def test_an_object_has_its_keys_in_order_and_no_fix_or_proof_where_there_is_none():
    (told,) = problems_as_objects(loaded(SMALL.replace("    then: judged", "    then: somewhere-else")).problems)
    keys = ["code", "severity", "message", "file", "line", "column", "end_line", "end_column", "help"]
    assert list(told) == keys
    assert (told["line"], told["column"], told["end_line"], told["end_column"]) == (15, 11, 15, 25)


def test_a_proof_is_the_answers_by_question():
    (told,) = problems_as_objects(loaded(SMALL.replace("    then: decide", "    then: judged")).problems)
    assert told["code"] == "loop"
    assert list(told["proof"]) == ["judged", "size"]


def test_a_fix_of_several_places_has_an_edit_for_each():
    tabbed = SMALL.replace("\n    then: judged", "\n\t\tthen: judged").replace("\n    then: decide", "\n\t\tthen: decide")
    (told,) = problems_as_objects(examine(Source("t.yaml", tabbed)).problems)
    assert told["fix"]["safe"] is True
    assert [(edit["replacement"], edit["line"], edit["column"], edit["end_column"]) for edit in told["fix"]["edits"]] == [
        ("    ", 15, 1, 3),
        ("    ", 32, 1, 3),
    ]


def test_columns_are_counted_in_characters():
    text = SMALL.replace("ask: Is it written down?", 'ask: "𝒳𝒳"\n    colour: x').replace("colour", "cölour")
    (told,) = problems_as_objects(loaded(text).problems)
    assert (told["code"], told["column"], told["end_column"]) == ("unknown-key", 5, 11)
