"""One person's way through a tree.

Answers are kept by question, and nothing stores where somebody is: the way is found again by replaying them. So going
back, changing an earlier answer or trying another never loses a later one.
"""

from __future__ import annotations

from .decide import decided, total
from .model import DECIDE, UNSURE, Answer, Outcome, Question, Rule, Tree
from .near import did_you_mean, listed
from .value import NOTHING, Frozen, Value, changed, once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


LONGEST_NAME, LONGEST_NOTE = 500, 10_000
"""How many characters a name of what is assessed that is given has at most, and a note on an answer: who takes one says
so, by `too_long` or `left_out`. What was saved with more keeps every word."""


class CannotAnswer(ValueError):
    """An answer that doesn't fit the walk. Its text is a whole sentence for a person."""


class Step(Value):
    """One answered question on the way."""

    question: Question
    answer: Answer

    @property
    def unsure(self) -> bool:
        """Whether the answer was "not sure"."""
        return self.answer.id == UNSURE


class Walk(Value):
    """The answers given so far, and where they lead.

    `given` maps question ids to answer ids; an answer whose question isn't on the way is kept, unused, and comes back
    into play when the way leads there again. `subject` is what the walk is about, in its owner's words. `asking` is the
    question that the person went back to, if any: the walk stands there although it has been answered. `notes` are the
    person's own words on an answer, by question; they bear on nothing.
    """

    tree: Tree
    given: Mapping[str, str] = NOTHING
    subject: str = ""
    asking: str | None = None
    notes: Mapping[str, str] = NOTHING

    def __new__(
        cls,
        tree: Tree,
        given: Mapping[str, str] = NOTHING,
        subject: str = "",
        asking: str | None = None,
        notes: Mapping[str, str] = NOTHING,
    ) -> Walk:
        """Raises CannotAnswer for a question or an answer that the tree doesn't have."""
        for question_id, answer_id in given.items():
            if question_id not in tree.questions:
                guess = did_you_mean(question_id, tree.questions)
                raise CannotAnswer(f"No question in this tree is called `{question_id}`{_in_brackets(guess)}.")
            _check(tree.questions[question_id], answer_id)
        walk: Walk = super().__new__(cls, tree, Frozen(given), subject, asking, Frozen(notes))
        return walk

    @once
    def _way(self) -> tuple[tuple[Step, ...], Question | Outcome, Rule | None]:
        tree, at = self.tree, self.tree.start
        steps: list[Step] = []
        seen: dict[str, str] = {}
        while at in tree.questions:
            question = tree.questions[at]
            if at == self.asking or at not in self.given:
                return tuple(steps), question, None
            seen[at] = self.given[at]
            steps.append(Step.of((question, question.choices[seen[at]])))
            rule = question.way_on(seen[at], seen)
            at = rule.go
        if at == DECIDE:
            at = decided(tree, total(tree, (step.answer.points for step in steps))).outcome
        return tuple(steps), tree.outcomes[at], rule

    @property
    def steps(self) -> tuple[Step, ...]:
        """The answered questions on the way, in order, up to where the walk stands."""
        return self._way[0]

    @property
    def here(self) -> Question | Outcome:
        """The question to answer next, or the outcome when there is none left."""
        return self._way[1]

    @property
    def finished(self) -> bool:
        """Whether the walk has come to an outcome."""
        return isinstance(self.here, Outcome)

    @property
    def by_points(self) -> bool:
        """Whether the walk is finished and points decided it, rather than a rule that led straight to its outcome."""
        last = self._way[2]
        return last is not None and last.go == DECIDE

    @property
    def led_by(self) -> tuple[Step, ...]:
        """The steps that led straight to the outcome: those that the last rule tested, or the last one. Empty unless the
        walk is finished and no points decided it."""
        last = self._way[2]
        if last is None or last.go == DECIDE:
            return ()
        return tuple(step for step in self.steps if step.question.id in last.when) or self.steps[-1:]

    @property
    def answered(self) -> dict[str, str]:
        """The answers on the way, by question."""
        return {step.question.id: step.answer.id for step in self.steps}

    @property
    def unused(self) -> dict[str, str]:
        """Answers that were given to questions which are not on the way."""
        on_the_way = self._reached()
        return {question: answer for question, answer in self.given.items() if question not in on_the_way}

    def answer(self, answer_id: str) -> Walk:
        """The walk after answering the question that it stands at. Raises CannotAnswer for an answer that it lacks."""
        if isinstance(self.here, Outcome):
            raise CannotAnswer("This walk is finished: change an earlier answer instead.")
        return self._with(self.here, answer_id, one_by_one=self.asking is not None)

    def not_sure(self) -> Walk:
        """The walk after answering "not sure". Raises CannotAnswer where the question doesn't offer that."""
        return self.answer(UNSURE)

    def back(self) -> Walk:
        """The walk standing one question earlier. Every answer is kept. At the first question, the walk itself."""
        return self.back_to(self.steps[-1].question.id) if self.steps else self

    def back_to(self, question_id: str) -> Walk:
        """The walk standing at an earlier question on its way, ready to answer it again. Every answer is kept."""
        if question_id not in self._reached():
            raise CannotAnswer(f"This walk hasn't been at `{question_id}`.")
        return changed(self, asking=question_id)

    def forward(self) -> Walk:
        """The walk standing where its answers lead: at the first open question, or at the outcome."""
        return self if self.asking is None else changed(self, asking=None)

    def change(self, question_id: str, answer_id: str) -> Walk:
        """The walk with another answer to a question that it has come by. Later answers stay, and are used where the
        way still leads to them. Raises CannotAnswer for a question that the walk hasn't come to."""
        reached = self._reached()
        if question_id not in reached:
            raise CannotAnswer(f"This walk hasn't been at `{question_id}`.")
        return changed(self, asking=None)._with(reached[question_id], answer_id, one_by_one=False)

    def noted(self, question_id: str, note: str) -> Walk:
        """The walk with a note on the answer to a question, instead of the one it had; an empty one takes it away."""
        kept = {question: text for question, text in self.notes.items() if question != question_id}
        return changed(self, notes=kept | ({question_id: note} if note.strip() else {}))

    def answering_as(self, other: Walk, questions: Collection[str]) -> Walk:
        """The walk with the answers of another one to some questions, and with none where that has none."""
        kept = {one: answer for one, answer in self.given.items() if one not in questions}
        own = {one: other.given[one] for one in questions if one in other.given}
        return changed(self, given={**kept, **own}, asking=None)

    def replay(self, given: Mapping[str, str]) -> Walk:
        """This walk with `given` put in: the same as answering them one by one, in whatever order they come.

        Raises CannotAnswer for a question or an answer that the tree doesn't have.
        """
        return changed(self, given={**self.given, **given}, asking=None)

    def _reached(self) -> dict[str, Question]:
        """The questions that the answers lead through, and the open one that they lead to, by id."""
        ahead = self.forward()
        reached = {step.question.id: step.question for step in ahead.steps}
        return reached | ({ahead.here.id: ahead.here} if isinstance(ahead.here, Question) else {})

    def _with(self, question: Question, answer_id: str, one_by_one: bool) -> Walk:
        _check(question, answer_id)
        walk = changed(self, given={**self.given, question.id: answer_id}, asking=None)
        if not one_by_one:
            return walk
        after = next(
            (step.question.id for before, step in zip(walk.steps, walk.steps[1:]) if before.question is question), None
        )
        return changed(walk, asking=after)


def too_long(text: str, most: int) -> str:
    """How long a name or a note is if it is longer than it may be, for a sentence; empty if it isn't."""
    return f"{len(text):,} characters, and {most:,} are the most" if len(text) > most else ""


def left_out(most: int) -> str:
    """What is said where no more than the beginning of a name or a note is taken."""
    return f"No more than {most:,} characters: the rest is left out."


def _check(question: Question, answer_id: str) -> None:
    if answer_id in question.choices:
        return
    if answer_id == UNSURE:
        raise CannotAnswer(f"`{question.id}` doesn't take “not sure”: choose {listed(question.answers)}.")
    raise CannotAnswer(f"`{question.id}` has no answer `{answer_id}`: choose {listed(question.choices)}.")


def _in_brackets(help: str) -> str:
    return f" ({help.rstrip('?')})" if help else ""
