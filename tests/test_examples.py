"""Which examples of a tree pass."""

from __future__ import annotations

from guide.examples import standing

from .conftest import SMALL, loaded


def test_each_example_passes_or_fails_by_its_own_walk() -> None:
    tree = loaded(
        SMALL.replace("judged: never, size: much}, outcome: bpo", "judged: never, size: much}, outcome: kpo")
    ).walkable
    assert tree is not None
    found = standing(tree)
    assert [example.id for example in found.passed] == ["hard"]
    assert [example.id for example in found.failed] == ["easy"]


def test_an_example_with_an_answer_too_few_or_too_many_fails() -> None:
    tree = loaded(SMALL.replace(", size: much}", "}").replace("judged: always}", "judged: always, size: much}")).walkable
    assert tree is not None
    assert [example.id for example in standing(tree).failed] == ["easy", "hard"]
