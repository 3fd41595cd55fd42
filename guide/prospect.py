"""What can still become of a walk, in words: what is within reach, when it is settled, what is not known, what would
change it.

Shares are named for what they are: of answers that are all taken to be equally likely, and no forecast.
"""

from __future__ import annotations

from math import log10

from .near import listed
from .paths.changes import Change, Switch, Turn
from .paths.outlook import (
    Chance,
    Outlook,
    outlook,
    possible_outcomes,
    questions_ahead,
    questions_left,
    questions_unanswered,
)
from .paths.unknowns import Unknown
from .value import Value
from .verdict import Verdict, advice

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterable

    from .model import Outcome, Question, Tree
    from .walk import Step, Walk

WAYS = "(ways)"
BASIS = "if all remaining answers were equally likely"
POSSIBLE, PERHAPS_POSSIBLE, OUT_OF_REACH = "Still possible", "Perhaps still possible", "out of reach"
NO_FORECAST = "Shares of the answers that are still open, each taken to be as likely as the next: no forecast for your case."
WRITTEN_OUT = 10**15
"""The first number that isn't given by its digits."""


class Prospect(Value):
    """One outcome within reach: its name, its share in per cent such as "23 %", the number of ways there such as
    "4,858,800 ways", and both where room is scarce, such as "23 %" and "4.9M"; all empty where they are not counted."""

    name: str
    share: str
    ways: str
    brief_share: str
    brief_ways: str


class Added(Value):
    """A question that is still ahead, and the headings under which its answers could add advice."""

    question: Question
    headings: tuple[str, ...]


class Altered(Value):
    """One set of changed answers in words: a line for each, then what would be asked anew, empty if nothing."""

    lines: tuple[str, ...]
    added: str


class Alternative(Value):
    """What leads to one other outcome, in words; `more` says how many further sets there are, empty if none."""

    heading: str
    sets: tuple[Altered, ...]
    more: str


def prospects(tree: Tree, outlook: Outlook) -> tuple[Prospect, ...]:
    """The outcomes within reach, in the order of the file."""
    return tuple(
        Prospect(tree.outcomes[outcome].name, percent(chance.share), _ways(chance.walks), *_in_brief(chance))
        for outcome, chance in outlook.outcomes.items()
    )


def reach_in_words(tree: Tree, outlook: Outlook) -> str:
    """The outcomes within reach in a sentence, and what their shares mean."""
    rows = prospects(tree, outlook)
    if outlook.counted:
        return f"Within reach: {', '.join(f'{row.name} {row.share}' for row in rows)} ({BASIS})."
    named = listed((row.name for row in rows), mark="")
    return f"Within reach: {named}." if outlook.exact else f"Perhaps within reach: {named}; there are too many ways to tell."


def reach_in_lines(walk: Walk) -> tuple[str, ...]:
    """Where a walk that isn't finished can still end: a line for each outcome, and what the shares mean."""
    tree, ahead = walk.tree, outlook(walk)
    if ahead.settled is not None:
        return (settled_in_words(walk, tree.outcomes[ahead.settled]),)
    if not ahead.counted:
        return (reach_in_words(tree, ahead),)
    rows = (f"- {row.name}: {row.share}, {row.ways}" for row in prospects(tree, ahead))
    return f"Within reach, {BASIS}:", *rows, NO_FORECAST


def news_in_words(tree: Tree, before: Outlook, after: Outlook) -> str:
    """The outcomes that have dropped out of reach, and those that have come back into it; empty if none, or none for
    certain."""
    gone = [tree.outcomes[one].name for one in before.outcomes if after.exact and one not in after.outcomes]
    back = [tree.outcomes[one].name for one in after.outcomes if before.exact and after.exact and one not in before.outcomes]
    told = (("No longer possible", gone), ("Possible again", back))
    return " ".join(f"{what}: {', '.join(names)}." for what, names in told if names)


def moved_in_words(before: Outcome, after: Outcome) -> str:
    """What other answers do to a result."""
    return (
        f"It still comes out as {after.name}." if before is after else f"Then it comes out as {after.name}, not {before.name}."
    )


def reach_heading(outlook: Outlook) -> str:
    """What stands above the outcomes within reach."""
    return POSSIBLE if outlook.exact else PERHAPS_POSSIBLE


def settled_in_brief(outcome: Outcome) -> str:
    """That only one outcome is left, in a word or two."""
    return f"Settled: {outcome.name}."


def unsettled_in_words(tree: Tree, outlook: Outlook) -> str:
    """Why there is no result yet."""
    if not outlook.exact:
        return "There is no result yet: this tree has too many ways to tell what the questions left can still change."
    names = listed((row.name for row in prospects(tree, outlook)), mark="")
    return f"There is no result yet: it can still come out as {names}."


def settled_in_words(walk: Walk, outcome: Outcome) -> str:
    """That only one outcome is left, while questions remain."""
    if any(step.unsure for step in walk.steps) and possible_outcomes(walk) != {outcome.id}:
        return f"Nothing that you answer from here on can change it: {outcome.name}. Only what you are not sure of still could."
    return f"Settled: whatever you answer from here on, it comes out as {outcome.name}."


def still_to_add(walk: Walk, outcome: Outcome) -> tuple[Added, ...]:
    """What the questions ahead could still add to a settled result: advice that fits it and hasn't been given yet."""
    sections, said = walk.tree.sections, {given.line.say for chapter in advice(walk, outcome) for given in chapter.lines}
    found = []
    for question in questions_ahead(walk):
        lines = [
            (section, line) for answer in question.choices.values() for section, all in answer.advice.items() for line in all
        ]
        headings = {section for section, line in lines if line.fits(outcome.id) and line.say not in said}
        if headings:
            found.append(Added(question, tuple(sections[section].title for section in sections if section in headings)))
    return tuple(found)


def addition_in_words(added: Iterable[Added]) -> str:
    """What the questions ahead could still add, in a sentence."""
    headings = dict.fromkeys(heading for one in added for heading in one.headings)
    if not headings:
        return "What is left to answer would add nothing to the advice."
    named = listed((f"“{heading}”" for heading in headings), "and", mark="")
    return f"What is left to answer could still add advice under {named}."


def unknown_in_words(verdict: Verdict) -> str:
    """Whether the recommendation holds whatever is not known, and what to find out first."""
    if not verdict.unknown:
        return ""
    this = "this" if len(verdict.unknown) == 1 else "these"
    if len(verdict.possible) == 1:
        instead = "" if verdict.possible[0] is verdict.outcome else " instead"
        return f"Whatever the answer to {this} is, it comes out as {verdict.possible[0].name}{instead}."
    names = listed((outcome.name for outcome in verdict.possible), mark="")
    ranked = verdict.unknowns
    first = f" {_find_out_first(ranked[0], len(ranked))}" if ranked else ""
    return f"Depending on {this}, it can come out as {names}.{first}"


def unknown_asks(verdict: Verdict) -> tuple[str, ...]:
    """The questions that were answered "not sure", the one that matters most to find out first."""
    ranked = [unknown.step for unknown in verdict.unknowns or ()]
    return tuple(step.question.ask for step in ranked or verdict.unknown)


def least_in_words(turns: tuple[Turn, ...] | None) -> str:
    """How many answers it takes at least to change a result."""
    if turns is None:
        return "There are too many ways through this tree to say what would change the result."
    if not turns:
        return "No other answers would change this, “not sure” apart."
    size = turns[0].size
    return (
        "One different answer can change this."
        if size == 1
        else f"It takes at least {_number(size)} different answers to change this."
    )


def alternatives(turns: tuple[Turn, ...]) -> tuple[Alternative, ...]:
    """The first set of changed answers that leads to each other outcome."""
    return tuple(Alternative(_heading(turn), _sets(turn.changes[:1]), _further(turn)) for turn in turns)


def further(turns: tuple[Turn, ...]) -> tuple[Alternative, ...]:
    """The other sets that do."""
    return tuple(Alternative(_heading(turn), _sets(turn.changes[1:]), _more(turn)) for turn in turns if turn.changes[1:])


def numbered(turns: tuple[Turn, ...]) -> tuple[Change, ...]:
    """All these sets, in the order in which they are read and numbered: the first one to each outcome, then the others."""
    return tuple(one for turn in turns for one in turn.changes[:1]) + tuple(one for turn in turns for one in turn.changes[1:])


def change_in_words(change: Change) -> Altered:
    """One set of changed answers."""
    return _altered(change, change.assumed)


def switch_in_words(switch: Switch) -> str:
    """One changed answer."""
    return f"{switch.question.ask} “{switch.after.say}” instead of “{switch.before.say}”"


def what_if(own: Walk, other: Walk, assumed: Container[str] = frozenset()) -> Altered:
    """What another walk answers in another way than the own one, and what it answers that this one doesn't: that was either
    tried or, for the `assumed` questions, filled in by nobody."""
    given = {step.question.id: step.answer for step in own.steps}
    switches = tuple(
        Switch(step.question, given[step.question.id], step.answer)
        for step in other.steps
        if given.get(step.question.id, step.answer).id != step.answer.id
    )
    added = tuple(step for step in other.steps if step.question.id not in given)
    return _altered(Change(switches, other, added), assumed)


def what_if_in_brief(altered: Altered) -> str:
    """How many answers are different."""
    count = len(altered.lines)
    if not count:
        return "What if you went on like this?" if altered.added else "Nothing is changed yet: this is your own result."
    return f"What if {_number(count)} {'answer were' if count == 1 else 'answers were'} different?"


def unanswered_in_words(walk: Walk) -> str:
    """What is open on a walk that leads to questions without an answer: how many, and what it can come out as."""
    fewest, most = questions_unanswered(walk)
    one = most == 1
    count = _number(most) if fewest == most else f"{fewest} to {most}"
    names = [walk.tree.outcomes[outcome].name for outcome in walk.tree.outcomes if outcome in possible_outcomes(walk)]
    result = f"{'Whatever' if len(names) == 1 else 'Depending on'} {'its answer' if one else 'their answers'}"
    return (
        f"This way asks {count} {'question that has' if one else 'questions that have'} no answer yet. "
        f"{result}, it comes out as {listed(names, mark='')}."
    )


def _sets(changes: Iterable[Change]) -> tuple[Altered, ...]:
    return tuple(change_in_words(change) for change in changes)


def _altered(change: Change, assumed: Container[str]) -> Altered:
    aside = {switch.question.id for switch in change.switches} | change.walk.tree.only_advising
    added = [step for step in change.added if step.question.id not in aside]
    tried = [step for step in added if step.question.id not in assumed]
    filled = [step for step in added if step.question.id in assumed]
    told = (("then also asked", tried), ("then also asked, the answer assumed", filled))
    asked = "; ".join(f"{what}: {_answered(steps)}" for what, steps in told if steps)
    return Altered(tuple(switch_in_words(switch) for switch in change.switches), asked)


def _answered(steps: Iterable[Step]) -> str:
    return "; ".join(f"{step.question.ask} “{step.answer.say}”" for step in steps)


def _heading(turn: Turn) -> str:
    count = "one different answer" if turn.size == 1 else f"{_number(turn.size)} different answers"
    return f"{turn.outcome.name}, with {count}"


def _further(turn: Turn) -> str:
    if turn.more is None:
        return "and many more, some of them further down"
    count = len(turn.changes) - 1 + turn.more
    return f"and {count} more, further down" if count else ""


def _more(turn: Turn) -> str:
    if turn.more is None:
        return "and many more"
    return f"and {turn.more} more" if turn.more else ""


def _find_out_first(unknown: Unknown, of: int) -> str:
    ask, question = unknown.step.question.ask, unknown.step.question
    head = f"Find this out first: {ask}" if of > 1 else "It is worth finding out."
    by_outcome: dict[str, list[str]] = {}
    for answer in unknown.settling:
        by_outcome.setdefault(unknown.outcomes[answer][0].name, []).append(f"“{question.answers[answer].say}”")
    settled = "; ".join(f"{listed(says, mark='')} makes it {name}" for name, says in by_outcome.items())
    return f"{head} {settled}." if settled else head


def left_in_words(walk: Walk) -> str:
    """How many questions are left, in words."""
    fewest, most = questions_left(walk)
    if most == 1:
        return "question left"
    return f"{most} questions left" if fewest == most else f"{fewest} to {most} questions left"


def percent(share: float | None) -> str:
    """A share in per cent: never nothing if it is more than that, never everything if it is less; empty for none."""
    if share is None:
        return ""
    if 0 < share < 0.01:
        return "under 1 %"
    return "over 99 %" if 0.99 < share < 1 else f"{share:.0%}".replace("%", " %")


def _ways(count: int | None) -> str:
    return "" if count is None else "1 way" if count == 1 else f"{count_in_words(count)} ways"


def _in_brief(chance: Chance) -> tuple[str, str]:
    if chance.walks is None:
        return "", ""
    return percent(chance.share).replace("under ", "<").replace("over ", ">"), _short(chance.walks)


def _short(count: int) -> str:
    """A number in five characters or fewer: "999", "12k", "4.9M", "1.2bn", "10^27"."""
    for unit, sign in ((10**9, "bn"), (10**6, "M"), (10**3, "k")):
        if unit <= count < 1000 * unit:
            return f"{count * 10 // unit / 10}{sign}" if count < 10 * unit else f"{count // unit}{sign}"
    return str(count) if count < 1000 else f"10^{power_of_ten(count)}"


def count_in_words(count: int) -> str:
    """A number, such as "4,858,800"; one that nobody could read by its digits, such as "about 4.9 × 10^27"."""
    if count < WRITTEN_OUT:
        return f"{count:,}"
    power = power_of_ten(count)
    tenths = count // 10 ** (power - 1)
    return f"about {tenths // 10}.{tenths % 10} × 10^{power}"


def power_of_ten(count: int) -> int:
    """The number of times that ten goes into a number: 3 for 1,000 to 9,999."""
    guess = round(log10(count))
    return guess if 10**guess <= count else guess - 1


def _number(count: int) -> str:
    words = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
    return words[count] if count < len(words) else str(count)
