"""What a whole tree does: all its walks by outcome and by length, for its author.

"Not sure" counts as an answer here, wherever a question offers it.
"""

from __future__ import annotations

from ..model import Tree
from ..value import Value
from ..walk import Walk
from .futures import Futures, futures_of
from .outlook import Chance, outlook
from .search import shortest
from .states import TooMany, at_least

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_BITS = 400_000_000
"""How many bits the counts by length may take up together: 50 MB."""


class Ending(Value):
    """The walks that end in one outcome: how many, and their share if all answers to a question are equally likely (see
    `Chance`); the shortest and the longest of them, None where the tree is too large to tell."""

    chance: Chance
    shortest: Walk | None
    longest: Walk | None


class Survey(Value):
    """What a tree does. `endings` has the outcomes within reach, in the order of the file, `lengths` how many walks there
    are of each number of questions: empty where that is too much to count.

    `counted` tells whether the walks are counted by outcome. `walks` is None where even all of them together are too many
    to be followed: then there are more than `more_than`, `lengths` is empty, and unless `exact` the endings are those that
    anything leads to.
    """

    walks: int | None
    more_than: int
    counted: bool
    exact: bool
    endings: Mapping[str, Ending]
    lengths: Mapping[int, int]


def survey(tree: Tree) -> Survey:
    """What a sound tree does."""
    futures = futures_of(tree)
    ahead = outlook(Walk(tree))
    if futures is None:
        endings = {outcome: Ending(chance, None, None) for outcome, chance in ahead.outcomes.items()}
        more_than = at_least(tree) if ahead.walks is None else ahead.walks - 1
        return Survey(ahead.walks, more_than, ahead.counted, ahead.exact, endings, {})
    low, high = _examples(futures, list(ahead.outcomes))
    endings = {outcome: Ending(chance, low.get(outcome), high.get(outcome)) for outcome, chance in ahead.outcomes.items()}
    walks = futures.walks[futures.begin]
    return Survey(walks, walks - 1, ahead.counted, ahead.exact, endings, _lengths(futures))


def _examples(futures: Futures, outcomes: list[str]) -> tuple[dict[str, Walk], dict[str, Walk]]:
    try:
        wanted = {outcome: futures.ending_in(outcome) for outcome in outcomes}
        low, high = (shortest(futures, futures.onward, wanted, longest=longest) for longest in (False, True))
    except TooMany:
        return {}, {}
    walks = [{one: Walk(futures.tree, found[one]) for one in futures.tree.outcomes if one in found} for found in (low, high)]
    return walks[0], walks[1]


def _lengths(futures: Futures) -> dict[int, int]:
    """How many walks there are of each number of questions: one field of a whole number for each length."""
    width = futures.walks[futures.begin].bit_length() + 1
    packed: dict[object, int] = {}
    spent = 0
    for state in reversed(futures.onward):
        packed[state] = sum(packed.get(go, 1) for _, go, _ in futures.onward[state]) << width
        spent += packed[state].bit_length()
        if spent > MOST_BITS:
            return {}
    number, field, lengths = packed[futures.begin], (1 << width) - 1, {}
    for length in range(futures.most[futures.begin] + 1):
        if walks := number >> width * length & field:
            lengths[length] = walks
    return lengths
