"""What an edited tree makes of a walk that was saved: what carries over, is gone, or new, and whether the result moved.

A renamed question or answer is followed to its new name.
"""

from __future__ import annotations

from .carry import answers_named, carried, names_now, questions_named
from .model import Question
from .near import listed
from .paths.outlook import outlook
from .value import Value, once
from .walk import Step, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from .model import Answer, Outcome, Tree

MOST_TOLD = 12
"""How many parts of a kind are named one by one."""


class Resumed(Value):
    """A walk through the tree as it was, and the same answers in the tree as it is.

    What else there is to say of them is found out when somebody asks for it: of a hundred thousand, nobody does.
    """

    before: Walk
    after: Walk

    @once
    def kept(self) -> tuple[Step, ...]:
        """The answers that carried over, as the tree puts them now."""
        questions = self.after.tree.questions
        return tuple(Step(questions[one], questions[one].choices[answer]) for one, answer in self.after.given.items())

    @once
    def gone(self) -> tuple[Step, ...]:
        """The answers on the way that the tree has no place for, as it put them then."""
        asked = questions_named(self.after.tree)
        return tuple(step for step in self.before.forward().steps if asked.get(step.question.id) not in self.after.given)

    @once
    def new(self) -> tuple[Question, ...]:
        """The questions that weren't there."""
        tree, asked = self.after.tree, questions_named(self.after.tree)
        known = {asked.get(old) for old in self.before.tree.questions}
        return tuple(question for question in tree.questions.values() if question.id not in known)

    @once
    def offered(self) -> tuple[tuple[Question, Answer], ...]:
        """The answers that weren't there, to questions that are answered already."""
        return tuple(_offered(self.before, self.after.tree))

    @once
    def was(self) -> Outcome | None:
        """What the answers came to, if they came to anything."""
        return outcome_of(self.before)

    @once
    def now(self) -> Outcome | None:
        """What they come to now; None while something is open that can change it."""
        return outcome_of(self.after)

    @once
    def moved(self) -> bool | None:
        """Whether the recommendation is another one; None where either walk has come to none."""
        was, now = self.was, self.now
        if was is None or now is None:
            return None
        return now.id != names_now(self.after.tree.outcomes).get(was.id)


def resumed(walk: Walk, tree: Tree) -> Resumed:
    """What `tree`, another edition of the walk's, makes of it."""
    return Resumed(walk, walk if tree is walk.tree else carried(walk, tree))


def outcome_of(walk: Walk) -> Outcome | None:
    """What a walk has come to, or can only come to; None while it could still end in several ways."""
    settled = outlook(walk.forward()).settled
    return None if settled is None else walk.tree.outcomes[settled]


def resumed_in_words(found: Resumed) -> Iterator[tuple[str, list[str]]]:
    """Headings, and the lines under them."""
    count = len(found.kept)
    yield (
        "One answer carries over" if count == 1 else f"{count or 'No'} answers carry over",
        _told([_said(step) for step in found.kept]),
    )
    if found.gone:
        yield "No longer there, or no longer asked so", _told([_said(step) for step in found.gone])
    if found.new:
        yield "New questions", _told([question.ask for question in found.new])
    if found.offered:
        yield "New answers to what you answered", _told([f"{question.ask} {answer.say}" for question, answer in found.offered])
    yield "The recommendation", [moved_result_in_words(found)]


def moved_result_in_words(found: Resumed) -> str:
    """Whether the recommendation moved, in a sentence."""
    was, now = found.was, found.now
    if was is None:
        return f"Your answers come out as {now.name} now." if now else "There was none yet, and your answers leave it open."
    if now is None:
        could = [found.after.tree.outcomes[one].name for one in outlook(found.after.forward()).outcomes]
        return f"It was {was.name}. It is open now: {listed(could, mark='')}, depending on what isn't answered yet."
    return f"It comes out as {now.name} now, not {was.name}." if found.moved else f"It still comes out as {now.name}."


def reworded_in_words(found: Resumed) -> Iterator[tuple[str, str]]:
    """What was asked and answered, and is still there, but is put in other words now: as it was, and as it is."""
    asked = questions_named(found.after.tree)
    for step in found.before.forward().steps:
        question = found.after.tree.questions.get(asked.get(step.question.id, ""))
        answer = question.choices.get(answers_named(question).get(step.answer.id, "")) if question else None
        if question and answer:
            pairs = ((step.question.ask, question.ask), (step.answer.say, answer.say))
            yield from ((was, now) for was, now in pairs if was != now)


def _offered(walk: Walk, tree: Tree) -> Iterator[tuple[Question, Answer]]:
    asked = questions_named(tree)
    for step in walk.forward().steps:
        question = tree.questions.get(asked.get(step.question.id, ""))
        if question:
            now = answers_named(question)
            before = {now.get(answer) for answer in step.question.choices}
            yield from ((question, answer) for answer in question.choices.values() if answer.id not in before)


def _said(step: Step) -> str:
    return f"{step.question.ask} {step.answer.say}"


def _told(lines: list[str]) -> list[str]:
    more = len(lines) - MOST_TOLD
    return [*lines[:MOST_TOLD], f"and {more} more"] if more > 1 else lines
