"""A tree that is being checked: it may still be unsound in any way, and says where its parts stand."""

from __future__ import annotations

from ..model import DECIDE, UNSURE, Question, Rule, Tree
from ..notes import Notes
from ..paths.states import Rulebook, TooMany, told_apart, ways_from
from ..problem import ERROR

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

    from ..model import Answer
    from ..paths.states import State, Way
    from ..places import Path

NOWHERE = "?"
"""Stands in for a destination that can't be guessed."""


class Draft:
    """A tree on its way to being sound.

    Checks run one after the other, and an early one leaves the later ones a tree to go on with: misspelt destinations are
    replaced by what was meant. What couldn't be mended is marked, so that nothing that follows from it is reported again.
    """

    def __init__(self, tree: Tree, notes: Notes) -> None:
        self.tree = tree
        self.notes = notes
        self.presumed: dict[str, None] = {}  # where a way that is missing or misspelt was probably meant to lead
        self.lost_outcomes = False  # some outcome is misspelt, and could have been any
        self.doubtful = False  # some condition or points name what doesn't exist, or what was read is not what was meant
        self.faulty: set[str] = set()  # questions whose ways or answers couldn't be read as they were meant
        self.lost: set[str] = set()  # parts of the tree, such as `outcomes`, that aren't there or couldn't be read
        self.faulty_examples: set[str] = set()
        self.ends: dict[str, str] = {}  # by example, the outcome that it ends in, where its answers are those of a walk
        self.has_islands = False  # some questions can't be reached
        self.idle: set[str] = set()  # questions that were told never to matter
        self.losing: set[str] = set()  # outcomes that were told never to win
        if notes.problems:
            self._doubt()
        if not tree.questions:
            self.lost.add("questions")
            self.doubtful = self.lost_outcomes = True
        self.unwalkable = False  # some way has no end
        self._after: dict[str, str] | None = None  # the question behind each in the file, when somebody asks
        self.look_again()

    def _doubt(self) -> None:
        """Take stock of what couldn't be read."""
        self.notes.cut_short(())
        for path in self.notes.doubted:
            part, name, *inner = [*path, None, None][: max(len(path), 2)]
            if len(path) <= 1:
                self.lost |= {str(part)} if path else {"questions", "outcomes", "criteria", "sections", "sources"}
            elif part == "examples":
                self.faulty_examples.add(str(name))
            elif part == "questions":
                self.doubtful = True
                if not {"criterion", "sources", "advice", "points"} & set(inner):
                    self.faulty.add(str(name))
        if {"questions", "outcomes"} & self.lost:
            self.doubtful = self.lost_outcomes = True

    @property
    def guessing(self) -> bool:
        """Whether some way, or some question or outcome as a whole, couldn't be read as it was meant."""
        return bool(self.faulty or {"questions", "outcomes"} & self.lost)

    def look_again(self) -> None:
        """Take stock of the tree: at the beginning, and after it was mended."""
        self._out: dict[str, list[tuple[str, Rule]]] | None = None
        self._said: list[str] | None = None
        self._states: dict[State, list[Way]] | None = None
        self.stand_in: dict[str, dict[str, Answer]] = {}  # by question and answer, once states were looked for
        self._look_at_ways()
        self._look_at_names()

    def _look_at_ways(self) -> None:
        """Where it can go on from each question.

        `leads_to` has the destinations of all answers, `goes` every one that is written anywhere; `onward` tells whether
        each of them stands further down the file, so that no way can lead back. `unused_then` are the questions whose
        answers don't need its `then`; `has_lists` tells whether any `then` is a list of rules, with conditions perhaps.
        """
        leads_to: set[str] = set()
        onward = True
        self.unused_then: list[Question] = []
        lists: list[tuple[Rule, ...]] = []
        so_far: set[str] = set()
        for question in self.tree.questions.values():
            so_far.add(question.id)
            answers, unsure, then = question.answers, question.unsure, question.then
            used = [way for answer in answers.values() if (way := answer.then)]
            needy = len(used) < len(answers)  # whether some choice has no `then` of its own
            if unsure:
                if unsure.then:
                    used.append(unsure.then)
                else:
                    needy = True
            if then and needy:
                used.append(then)
            elif then:
                self.unused_then.append(question)
            lists += used
            ways = [rule.go for rules in used for rule in rules]
            leads_to.update(ways)
            onward = onward and so_far.isdisjoint(ways)
        self.leads_to, self.onward = leads_to, onward
        never = [question.then for question in self.unused_then]
        lists += never
        self.goes = leads_to.union([rule.go for rules in never for rule in rules])
        self.has_lists = any(len(rules) > 1 or rules[0].when for rules in lists)

    def _look_at_names(self) -> None:
        """The names that questions, answers and advice refer to: of criteria, sources, sections and outcomes."""
        questions, outcomes = self.tree.questions.values(), self.tree.outcomes.values()
        answers = [answer for question in questions for answer in question.answers.values()]
        answers += [question.unsure for question in questions if question.unsure]
        advice = [outcome.advice for outcome in outcomes] + [answer.advice for answer in answers if answer.advice]
        lines = [line for sections in advice for block in sections.values() for line in block]
        none: set[str] = set()
        self.criteria = {question.criterion for question in questions if question.criterion}
        self.sections = none.union(*advice)
        self.sources = none.union(*[question.sources for question in questions], *[line.sources for line in lines])
        self.outcomes = none.union(*[answer.points for answer in answers], *[line.outcomes for line in lines])

    @property
    def out(self) -> dict[str, list[tuple[str, Rule]]]:
        """The ways out of every question: answer and rule."""
        if self._out is None:
            self._out = {question.id: _out_of(question) for question in self.tree.questions.values()}
        return self._out

    @property
    def walkable(self) -> bool:
        """Whether every walk comes to an end, and nothing is in doubt on the way."""
        return not (self.doubtful or self.unwalkable)

    @property
    def said(self) -> list[str]:
        """For every question what its answers say, “not sure” last, with a character between them that no text has."""
        if self._said is None:
            self._said = ["\0".join(_said(question)) for question in self.tree.questions.values()]
        return self._said

    @property
    def sound(self) -> bool:
        """Whether nothing that was found so far is an error."""
        return self.walkable and not any(problem.severity == ERROR for problem in self.notes.problems)

    @property
    def states(self) -> dict[State, list[Way]] | None:
        """Every state that a walk can be in, with its ways on; None if there are too many. Only of a walkable tree.

        Answers that lead the same way from wherever they are given have one way together: that of their `stand_in`.
        """
        if not self.stand_in:
            rulebook = Rulebook(self.tree)
            self.stand_in = {question.id: told_apart(rulebook, question) for question in self.tree.questions.values()}
            sorts = {
                question: list({id(one): one for one in found.values()}.values()) for question, found in self.stand_in.items()
            }
            try:
                self._states = ways_from(rulebook, rulebook.begin(), lambda question: sorts[question.id])
            except TooMany:
                self._states = None
        return self._states

    def presume(self, question_id: str) -> None:
        """Take it that a way out of a question, missing or lost, was meant to lead to the next question in the file."""
        if self._after is None:
            names = list(self.tree.questions)
            self._after = dict(zip(names, [*names[1:], DECIDE]))
        self.presumed[self._after[question_id]] = None

    def reachable(self) -> set[str]:
        """Every destination that can be reached if conditions are left aside, or was probably meant to be."""
        known = {self.tree.start, *self.presumed, *self.leads_to}
        if self.onward and self.tree.questions.keys() <= known:
            return known  # whoever goes back from a question, and on back, ends at one of those that nothing leads to
        return self.reachable_from([self.tree.start, *self.presumed])

    def reachable_from(self, starts: list[str]) -> set[str]:
        """These destinations, and all that can be reached from them if conditions are left aside."""
        found, queue = set(starts), list(starts)
        for question_id in queue:
            for _, rule in self.out.get(question_id, ()):
                if rule.go not in found:
                    found.add(rule.go)
                    queue.append(rule.go)
        return found


def _out_of(question: Question) -> list[tuple[str, Rule]]:
    out, shared = [], question.then
    for answer in question.answers.values():
        if answer.then:
            out += [(answer.id, rule) for rule in answer.then]
        elif shared:
            out += [(answer.id, rule) for rule in shared]
            shared = ()
    if question.unsure:
        out += [(UNSURE, rule) for rule in question.unsure.then or shared]
    return out


def _said(question: Question) -> list[str]:
    said = [answer.say for answer in question.answers.values()]
    return [*said, question.unsure.say] if question.unsure else said


def placed_rules(tree: Tree) -> Iterator[tuple[Question, Answer | None, Rule, Path]]:
    """Every rule as written, with its question, the answer that it belongs to if it has one, and its path."""
    for question in tree.questions.values():
        for answer in question.choices.values():
            for index, rule in enumerate(answer.then):
                yield question, answer, rule, (*answer_path(question, answer), "then", index)
        for index, rule in enumerate(question.then):
            yield question, None, rule, ("questions", question.id, "then", index)


def answer_path(question: Question, answer: Answer) -> Path:
    """The path of an answer, "not sure" among them."""
    if answer.id == UNSURE:
        return ("questions", question.id, UNSURE)
    return ("questions", question.id, "answers", answer.id)


TEXTS = frozenset(("title", "about", "subject", "ask", "help", "why", "say", "short", "means", "summary", "author", "where"))


def for_people(path: Path) -> bool:
    """Whether the text at a path is one that people read."""
    return path[-1] in TEXTS or ("advice" in path and type(path[-1]) is int and path[-2] != "sources")
