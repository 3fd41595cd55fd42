"""A walk carried over to another version of its tree, or to the tree that goes on from its result: every answer that still
fits stays, under its new name if it has one. So do the notes on questions that are still there.
"""

from __future__ import annotations

from .value import changed, known_of
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import Answer, Outcome, Question, Tree


def carried(walk: Walk, tree: Tree) -> Walk:
    """The same answers in another version of the tree, standing at the same question if the way still leads there."""
    asked = questions_named(tree)
    given = {
        question: answer
        for question, answer in answers_now(walk.given, tree).items()
        if question in tree.questions and answer in tree.questions[question].choices
    }
    notes = {asked[question]: note for question, note in walk.notes.items() if question in asked}
    after, here = Walk(tree, given, walk.subject, notes=notes), asked.get(walk.here.id)
    return after.back_to(here) if here in {step.question.id for step in after.steps} else after


def answers_now(given: Mapping[str, str], tree: Tree) -> dict[str, str]:
    """The same answers by question, each by the name that it bears in this version of the tree. What the tree doesn't know
    stays as it is, and so does a question that is answered by its new name as well."""
    now: dict[str, str] = {}
    for question, name in questions_now(given, tree).items():
        answer = given[question]
        now[name] = answers_named(tree.questions[name]).get(answer, answer) if name in tree.questions else answer
    return now


def questions_now(named: Iterable[str], tree: Tree) -> dict[str, str]:
    """The name that each question bears now, by the one that it was named by; see `answers_now`."""
    asked, there = questions_named(tree), {*named}
    return {name: asked[name] if name in asked and asked[name] not in there else name for name in named}


def onward(walk: Walk, tree: Tree) -> Walk:
    """A walk through the tree that goes on from a result, about the same subject: with the answers on the way to that result
    which both trees take, standing at the first question that is open."""
    walk = walk.forward()
    return carried(changed(walk, given=walk.answered), tree).forward()


def carried_in_words(walk: Walk, before: Tree) -> str:
    """How many answers came along from the tree before; empty if none did."""
    count = len(walk.given)
    came = "One answer was" if count == 1 else f"{count} answers were"
    return f"{came} carried over from “{before.title}”: r shows and changes {'it' if count == 1 else 'them'}." if count else ""


def questions_named(tree: Tree) -> dict[str, str]:
    """What each question is called, by every name that it bears or bore; found once for as long as the tree is there."""
    return known_of(tree, _of_questions)


def answers_named(question: Question) -> dict[str, str]:
    """The same for the answers to a question, "not sure" among them."""
    return known_of(question, _of_answers)


def _of_questions(tree: Tree) -> dict[str, str]:
    return names_now(tree.questions)


def _of_answers(question: Question) -> dict[str, str]:
    return names_now(question.choices)


def names_now(parts: Mapping[str, Question] | Mapping[str, Answer] | Mapping[str, Outcome]) -> dict[str, str]:
    """What each part is called, by every name that it bears or bore."""
    return {name: name for name in parts} | {old: name for name, part in parts.items() for old in part.was}
