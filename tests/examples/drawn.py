"""Random small trees with random examples of their own, right and wrong ones."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import yaml
from hypothesis import strategies as st

from guide.loader import Loaded, examine
from guide.model import Example, Tree
from guide.source import Source
from guide.value import changed
from guide.walk import Walk
from tests.random_trees import OUTCOMES, all_walks, trees

if TYPE_CHECKING:
    from collections.abc import Mapping


@st.composite
def tried_trees(draw: st.DrawFn, most: int = 5, walks: int = 4) -> Tree:
    """A tree with up to so many examples. Each is a whole walk; what it expects may be another outcome than its own."""
    tree = draw(trees(most))
    drawn = draw(st.lists(st.sampled_from(all_walks(Walk(tree))), max_size=walks))
    examples = {
        f"e{number}": Example(
            f"e{number}", f"Case {number}", dict(walk.given), draw(st.sampled_from([walk.here.id, *OUTCOMES]))
        )
        for number, walk in enumerate(drawn)
    }
    return changed(tree, examples=examples)


def written(tree: Tree, examples: Mapping[str, Example], block: bool) -> str:
    """The text of a tree with examples, in blocks or in brackets."""
    whole = json.loads(tree.source.text)
    if examples:
        whole["examples"] = {
            one.id: {"title": one.title, "answers": dict(one.answers), "outcome": one.outcome} for one in examples.values()
        }
    return yaml.safe_dump(whole, sort_keys=False) if block else json.dumps(whole)


def read(text: str) -> Loaded:
    """What becomes of a text."""
    return examine(Source("drawn.yaml", text))
