"""When each question of a tree is asked: on every way, or only after certain answers."""

from __future__ import annotations

from ..value import Value
from .states import Rulebook, TooMany, ways_from

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import TypeAlias

    from ..model import Tree
    from .states import State, Way

    Ways: TypeAlias = dict[State, list[Way]]


class Asked(Value):
    """When a question is asked.

    `only_if` has, by earlier questions that are asked before it on every way to it, the answers without which it isn't, in the
    order of the tree. What follows from another of them is left out. They needn't be enough.
    """

    always: bool
    only_if: Mapping[str, tuple[str, ...]]


def when_asked(tree: Tree) -> dict[str, Asked]:
    """When each question is asked. Exact; nothing is told where there are too many states to follow."""
    rulebook = Rulebook(tree)
    try:
        ways = ways_from(rulebook, rulebook.begin(), lambda question: question.choices.values())
    except TooMany:
        return {}
    bits = {id: 1 << place for place, id in enumerate(tree.order)}
    before, always = _before(ways, bits)
    leads = _leads(ways, bits)
    asked: dict[str, Asked] = {}
    for id in tree.order:
        earlier = [one for one in tree.order if before.get(id, 0) & bits[one]]
        asked[id] = Asked(bool(always & bits[id]), _without_what_follows(_conditions(tree, id, earlier, leads, bits), asked))
    return asked


def _conditions(
    tree: Tree, id: str, earlier: list[str], leads: Mapping[tuple[str, str], int], bits: Mapping[str, int]
) -> dict[str, tuple[str, ...]]:
    """The answers to earlier questions that some way to a question has, where it isn't all of them."""
    led = {one: tuple(answer for answer in tree.questions[one].choices if leads[one, answer] & bits[id]) for one in earlier}
    return {one: answers for one, answers in led.items() if len(answers) < len(tree.questions[one].choices)}


def _without_what_follows(only_if: Mapping[str, tuple[str, ...]], asked: Mapping[str, Asked]) -> Mapping[str, tuple[str, ...]]:
    """The conditions that aren't those of a question which another one is about."""
    return {
        id: answers for id, answers in only_if.items() if not any(asked[other].only_if.get(id) == answers for other in only_if)
    }


def _before(ways: Ways, bits: Mapping[str, int]) -> tuple[dict[str, int], int]:
    """The questions that are asked before each one on every way to it, and those that are asked on every way, as bits."""
    states: dict[State | None, int] = {next(iter(ways)): 0}
    questions: dict[str, int] = {}
    for state, found in ways.items():
        questions[state[0]] = questions.get(state[0], -1) & states[state]
        here = states[state] | bits[state[0]]
        for way in found:
            states[way.state] = states.get(way.state, -1) & here
    return questions, states[None]


def _leads(ways: Ways, bits: Mapping[str, int]) -> dict[tuple[str, str], int]:
    """The questions that can still be asked after each answer, as bits."""
    within: dict[State | None, int] = {None: 0}
    leads: dict[tuple[str, str], int] = {}
    for state in reversed(ways):
        for way in ways[state]:
            place = state[0], way.answer.id
            leads[place] = leads.get(place, 0) | within[way.state]
        within[state] = bits[state[0]]
        for way in ways[state]:
            within[state] |= within[way.state]
    return leads
