"""What a decision tree is made of. The fields bear the names of the keys in a tree file, and mean the same.

A `Tree` that `load` hands out is sound: every destination exists, no walk runs in a circle, and each ends in an outcome.
Nothing that works on a tree asks again.
"""

from __future__ import annotations

from .source import Source
from .value import NOTHING, Value, once

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DECIDE = "decide"
"""The destination that lets the points decide."""
UNSURE = "unsure"
"""The id of the answer "not sure"."""
NOT_SURE = "Not sure"
"""How "not sure" reads where the author gives no words for it."""


class Criterion(Value):
    """What some of the questions are evidence about, such as how predictable a task is."""

    id: str
    title: str
    about: str = ""


class AdviceLine(Value):
    """One line of advice, the ids of the sources that it rests on, and of the outcomes that it is meant for: none for all."""

    say: str
    sources: tuple[str, ...] = ()
    outcomes: tuple[str, ...] = ()

    def fits(self, outcome: str) -> bool:
        """Whether the line is meant for a walk that ends in this outcome."""
        return not self.outcomes or outcome in self.outcomes


class Rule(Value):
    """Where to go next, when every question named in `when` has had one of the answers listed for it."""

    go: str
    when: Mapping[str, tuple[str, ...]] = NOTHING

    def applies(self, given: Mapping[str, str]) -> bool:
        """Whether these answers, by question, meet the conditions. A question that was not asked meets none."""
        for question, answers in self.when.items():  # noqa: SIM110  (a loop takes half the time of `all`)
            if given.get(question) not in answers:
                return False
        return True


class Answer(Value):
    """A possible answer: its words, its points by outcome, its own way on if it has one, and its advice by section.

    `was` has the ids that it bore in earlier versions of the tree, as it has for questions and outcomes.
    """

    id: str
    say: str
    points: Mapping[str, int] = NOTHING
    then: tuple[Rule, ...] = ()
    advice: Mapping[str, tuple[AdviceLine, ...]] = NOTHING
    was: tuple[str, ...] = ()


PLAIN_UNSURE = Answer(UNSURE, NOT_SURE)
"""The answer "not sure" where the author gives it neither words, nor a way on, nor advice."""


class Question(Value):
    """One question. `unsure` is the answer "not sure", or None where the author doesn't offer it."""

    id: str
    ask: str
    answers: Mapping[str, Answer]
    unsure: Answer | None = PLAIN_UNSURE
    help: str = ""
    why: str = ""
    criterion: str | None = None
    sources: tuple[str, ...] = ()
    then: tuple[Rule, ...] = ()
    was: tuple[str, ...] = ()

    @once
    def choices(self) -> dict[str, Answer]:
        """Every answer that can be given, by id, "not sure" last."""
        return {**self.answers, **({UNSURE: self.unsure} if self.unsure else {})}

    def way_on(self, answer_id: str, given: Mapping[str, str]) -> Rule:
        """The rule to follow after an answer, when `given` holds the answers so far, this one included."""
        for rule in self.choices[answer_id].then or self.then:
            if not rule.when or rule.applies(given):
                return rule
        raise ValueError(f"`{self.id}` has no way on after `{answer_id}`")  # `load` hands out no such tree


class Outcome(Value):
    """A recommendation that a walk can end in. `next` names the trees that go on from here, as ids."""

    id: str
    title: str
    summary: str
    short: str = ""
    means: str = ""
    advice: Mapping[str, tuple[AdviceLine, ...]] = NOTHING
    was: tuple[str, ...] = ()
    next: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The outcome in a word or two."""
        return self.short or self.title


class Decide(Value):
    """How points decide: a lead of `close` or less is a close call, and ends in `when_close` if that is given.

    `tie` is the contender that leads wherever it is level with the first: without it, the one that the file lists first.
    """

    close: int = 0
    when_close: str | None = None
    tie: str | None = None


class Section(Value):
    """A heading of the result under which advice is collected."""

    id: str
    title: str
    warning: bool = False


class Cited(Value):
    """A source that questions and advice refer to."""

    id: str
    title: str
    author: str = ""
    year: str = ""
    where: str = ""
    url: str = ""


class Example(Value):
    """A whole walk with the outcome that the author expects: a test, a starting point and documentation at once."""

    id: str
    title: str
    answers: Mapping[str, str]
    outcome: str
    about: str = ""


class Tree(Value):
    """A decision tree. The mappings are by id, in the order of the file; `source` is the text that it was read from."""

    title: str
    start: str
    questions: Mapping[str, Question]
    outcomes: Mapping[str, Outcome]
    about: str = ""
    subject: str = ""
    criteria: Mapping[str, Criterion] = NOTHING
    decide: Decide = Decide()
    sections: Mapping[str, Section] = NOTHING
    sources: Mapping[str, Cited] = NOTHING
    examples: Mapping[str, Example] = NOTHING
    version: str = ""
    source: Source = Source("", "")

    @property
    def case(self) -> str:
        """What one walk is about, in a word or two."""
        return self.subject or "case"

    @once
    def contenders(self) -> tuple[str, ...]:
        """The outcomes that any answer gives points to, in the order of the file: the ones that points decide between."""
        scored: set[str] = set()
        for question in self.questions.values():
            if len(scored) == len(self.outcomes):
                break
            for answer in question.answers.values():
                scored.update(outcome for outcome in answer.points if answer.points[outcome])
        return tuple(outcome for outcome in self.outcomes if outcome in scored)

    @once
    def only_advising(self) -> frozenset[str]:
        """The questions that can't bear on an outcome, as can be seen at once: their answers give no points, lead nowhere of
        their own, and no rule tests them."""
        rules = [rule for question in self.questions.values() for rule in ways_on(question)]
        tested = {question for rule in rules for question in rule.when}
        return frozenset(
            question.id
            for question in self.questions.values()
            if question.id not in tested and not any(answer.points or answer.then for answer in question.choices.values())
        )

    @once
    def order(self) -> dict[str, int]:
        """Every question's rank, such that a walk only ever goes from a lower to a higher one."""
        return {question: rank for rank, question in enumerate(reversed(list(_last_first(self))))}


def ways_on(question: Question) -> Iterator[Rule]:
    """Every rule that a walk can follow out of a question."""
    choices = question.choices.values()
    for answer in choices:
        yield from answer.then
    if not all(answer.then for answer in choices):
        yield from question.then


def _last_first(tree: Tree) -> Iterator[str]:
    """The questions within reach, each after all that can follow it."""
    seen, stack = {tree.start}, [(tree.start, ways_on(tree.questions[tree.start]))]
    while stack:
        question, rules = stack[-1]
        fresh = next((r.go for r in rules if r.go in tree.questions and r.go not in seen), None)
        if fresh is None:
            yield question
            stack.pop()
        else:
            seen.add(fresh)
            stack.append((fresh, ways_on(tree.questions[fresh])))
