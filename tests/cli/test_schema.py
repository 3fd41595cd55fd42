"""`guide schema`."""

from __future__ import annotations

from .conftest import ROOT, guide


def test_it_prints_the_very_file_that_lies_beside_the_trees() -> None:
    said = guide("schema")
    assert (said.code, said.err) == (0, "")
    assert said.out == (ROOT / "trees" / "tree.schema.json").read_text(encoding="utf-8")


def test_it_is_the_same_in_an_output_that_spells_little() -> None:
    assert guide("schema", encoding="ascii").out == guide("schema").out
