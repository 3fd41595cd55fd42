"""Which points never tip the balance, as trying every walk without them shows it."""

from __future__ import annotations

from hypothesis import given

from guide.decide import decided, total
from guide.model import Tree
from guide.paths.states import Rulebook, told_apart, ways_from
from guide.paths.tipping import idle_points
from guide.walk import Walk
from tests.random_trees import all_walks, trees


def exactly(tree: Tree) -> dict[str, set[str]]:
    """What the analysis finds, by ids."""
    rulebook = Rulebook(tree)
    stand_in = {question.id: told_apart(rulebook, question) for question in tree.questions.values()}
    states = ways_from(
        rulebook, rulebook.begin(), lambda question: {id(one): one for one in stand_in[question.id].values()}.values()
    )
    return {question: {answer.id for answer in answers} for question, answers in idle_points(tree, states, stand_in).items()}


def by_trying(tree: Tree) -> dict[str, set[str]]:
    """The answers with points, less those without which some walk ends elsewhere."""
    idle: dict[str, set[str]] = {}
    tipping: set[tuple[str, str]] = set()
    for end in all_walks(Walk(tree)):
        for step in end.steps:
            if any(step.answer.points.values()):
                idle.setdefault(step.question.id, set()).add(step.answer.id)
                rest = [other.answer.points for other in end.steps if other is not step]
                if end.by_points and decided(tree, total(tree, rest)).outcome != end.here.id:
                    tipping.add((step.question.id, step.answer.id))
    found = {question: {one for one in answers if (question, one) not in tipping} for question, answers in idle.items()}
    return {question: answers for question, answers in found.items() if answers}


@given(trees())
def test_idle_points_are_exactly_those_that_trying_every_walk_shows(tree):
    assert exactly(tree) == by_trying(tree)
