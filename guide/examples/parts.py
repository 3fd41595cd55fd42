"""The parts of a tree that walks pass by: answers, rules and outcomes. Each goes by its path in the file."""

from __future__ import annotations

from ..checks.draft import answer_path
from ..model import PLAIN_UNSURE, Answer, Outcome, Question, Rule, Tree
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..places import Path, Places
    from ..source import Source
    from ..walk import Walk

ANSWERS, RULES, OUTCOMES = "answers", "rules", "outcomes"


class Part(Value):
    """One part: of which of the three kinds it is, where it stands, and what it is made of.

    A rule that several answers share has no `answer`; `rule` counts the rules of one `then` from 0.
    """

    kind: str
    path: Path
    question: Question | None = None
    answer: Answer | None = None
    rule: int = 0
    outcome: Outcome | None = None

    @property
    def words(self) -> str:
        """What its author calls it, by ids, such as `rules: all`, or `volume, rule 2 of 6, to keep`."""
        if self.outcome or not self.question:
            return self.outcome.id if self.outcome else ""
        where = f"{self.question.id}: {self.answer.id}" if self.answer else self.question.id
        if self.kind == ANSWERS:
            return where
        rules = self.then
        number = f", rule {self.rule + 1} of {len(rules)}" if len(rules) > 1 else ""
        return f"{where}{number}, to {rules[self.rule].go}"

    @property
    def then(self) -> tuple[Rule, ...]:
        """The rules that a rule stands among."""
        return self.answer.then if self.answer else self.question.then if self.question else ()


def parts_of(tree: Tree) -> dict[Path, Part]:
    """Every part of a tree by its path: the answers in the order of the file, "not sure" among them, then the rules, then
    the outcomes."""
    found: list[Part] = []
    questions = tree.questions.values()
    for question in questions:
        found += [Part(ANSWERS, answer_path(question, one), question, one) for one in question.choices.values()]
    for question in questions:
        for answer in question.choices.values():
            found += [Part(RULES, rule_path(question, answer, one), question, answer, one) for one in range(len(answer.then))]
        found += [Part(RULES, rule_path(question, None, one), question, None, one) for one in range(len(question.then))]
    found += [Part(OUTCOMES, ("outcomes", one.id), outcome=one) for one in tree.outcomes.values()]
    return {part.path: part for part in found}


def rule_path(question: Question, answer: Answer | None, index: int) -> Path:
    """Where a rule stands: the one of that number under the `then` of an answer, or of the question."""
    return (*(answer_path(question, answer) if answer else ("questions", question.id)), "then", index)


def passed_at(question: Question, answer: Answer, rule: Rule) -> tuple[Path, Path]:
    """The answer and the rule that a walk passes by at a question."""
    rules = answer.then or question.then
    index = next(index for index, one in enumerate(rules) if one is rule)
    return answer_path(question, answer), rule_path(question, answer if answer.then else None, index)


def passed_by(walk: Walk) -> dict[Path, None]:
    """The parts that a walk passes by, in order, as far as it goes."""
    passed: dict[Path, None] = {}
    seen: dict[str, str] = {}
    for step in walk.steps:
        seen[step.question.id] = step.answer.id
        passed |= dict.fromkeys(passed_at(step.question, step.answer, step.question.way_on(step.answer.id, seen)))
    if isinstance(walk.here, Outcome):
        passed["outcomes", walk.here.id] = None
    return passed


def line_of(part: Part, places: Places, source: Source) -> int:
    """The line of the file that a part begins on: that of its question, where nobody wrote its "not sure" down."""
    path = part.path[:2] if part.answer is PLAIN_UNSURE else part.path
    span = places.value(path) if part.kind == RULES else places.key(path)
    return source.place(span).line
