"""The questions line by line: for a screen reader, a pipe, or a terminal that nothing can be drawn on.

It writes lines and reads lines, on the same `Walk` as the app: no colour, no movement of the cursor.
"""

from __future__ import annotations

from ..model import UNSURE, Outcome, Question, Tree
from ..paths.outlook import questions_left
from ..value import changed
from ..walk import Walk
from . import wording
from .ending import complain
from .lines import choice, is_person, paragraph, read, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping


class Quit(Exception):
    """The person wants to leave."""


class Conversation:
    """One person answering a tree's questions.

    `walk` is replaced by every answer. While `changing`, the question asked is an earlier one that was picked from the
    list of answers: the answer leads on to where the walk stood, not through every question in between.
    """

    def __init__(self, name: str, tree: Tree, subject: str | None, answers: Mapping[str, str]) -> None:
        self.name = name
        self.knows_subject = subject is not None
        self.walk = Walk(tree, subject=subject or "").replay(answers)
        self.changing = False
        self.typed_ahead = ""

    def hold(self) -> int:
        """Ask until there is a result, and give the exit code: 0, also for somebody who quits; 1 if the input ends early."""
        try:
            self._begin()
            while isinstance(self.walk.here, Question) or not self._accepted():
                self._ask()
        except Quit:
            told("", "To go on later:", wording.command(self.name, self.walk))
            return 0
        except EOFError:
            complain(f"{wording.ended_at(self.walk)} To go on:\n{wording.command(self.name, self.walk)}")
            return 1
        except KeyboardInterrupt:
            complain(f"\nTo go on later:\n{wording.command(self.name, self.walk)}")
            raise
        told("", _result(self.walk))
        return 0

    def _begin(self) -> None:
        tree, answered = self.walk.tree, len(self.walk.steps)
        told(*paragraph(tree.title), *paragraph(tree.about), "", *paragraph(wording.KEYS))
        if not self.knows_subject:
            told("", *paragraph(f"Which {tree.subject or 'case'} is this about? (Enter to skip)"))
            try:
                self._take_subject(read("> "))
            except EOFError:
                if not self.walk.finished:
                    raise
        if answered:
            told("", *paragraph(wording.answered_already(answered)))

    def _take_subject(self, typed: str) -> None:
        """Take what was typed as the name of what is assessed. A pipe may leave it out, and begin with the first answer."""
        here = self.walk.here
        if typed.lower() == "q":
            raise Quit
        if isinstance(here, Question) and not is_person() and typed and self._meant(typed.lower(), here):
            self.typed_ahead = typed
        else:
            self.walk = changed(self.walk, subject=typed)

    def _ask(self) -> None:
        """Ask the question that the walk stands at, until something typed takes the walk elsewhere or needs it shown anew."""
        question = self.walk.here
        if isinstance(question, Outcome):
            return
        left = None if self.changing else questions_left(self.walk)
        told("", *wording.question_in_lines(self.walk, question, left))
        ahead, self.typed_ahead = self.typed_ahead, ""
        while not self._done(
            ahead.lower() or read(f"{wording.prompt(question, first=not self.walk.steps)} ").lower(), question
        ):
            pass

    def _done(self, typed: str, question: Question) -> bool:
        answer = self._meant(typed, question)
        if answer:
            self._answer(question, answer)
        elif typed == "b":
            self._back()
        elif typed == "r":
            self._change_one("go on")
        elif typed == "q":
            raise Quit
        else:
            told(*(wording.help_in_lines(question) if typed == "?" else paragraph(wording.misunderstood(typed, question))))
            return False
        return True

    def _meant(self, typed: str, question: Question) -> str | None:
        """The id of the answer that was typed: Enter keeps an earlier one."""
        if not typed:
            return self.walk.given.get(question.id)
        return UNSURE if typed == "n" and question.unsure else choice(typed, list(question.answers))

    def _answer(self, question: Question, answer: str) -> None:
        told(*paragraph(f"You answered: {question.choices[answer].say}"))
        walk = self.walk.answer(answer)
        self.walk, self.changing = walk.forward() if self.changing else walk, False

    def _back(self) -> None:
        if not self.walk.steps:
            told("This is the first question.")
        self.walk, self.changing = self.walk.back(), False

    def _accepted(self) -> bool:
        """Show all answers, now that there is a result, and let a person change one. Whether to go on to the result."""
        told("", "That was the last question.")
        if not is_person():
            return True
        try:
            return self._change_one("see the result")
        except EOFError:
            return True

    def _change_one(self, onward: str) -> bool:
        """List the answers and let one be picked to change it. Whether none was."""
        steps = self.walk.forward().steps
        told("", *wording.answers_in_lines(steps))
        while typed := read(f"A number to change that answer, or Enter to {onward}: ").lower() if steps else "":
            picked = choice(typed, [step.question.id for step in steps])
            if typed == "q":
                raise Quit
            if typed == "r":
                told("", *wording.answers_in_lines(steps))
                continue
            if picked or typed == "b":
                self.walk, self.changing = (self.walk.forward().back_to(picked), True) if picked else (self._one_back(), False)
                return False
            told(*paragraph(wording.no_such_answer(typed, len(steps))))
        return True

    def _one_back(self) -> Walk:
        return self.walk.back() if isinstance(self.walk.here, Outcome) else self.walk


def _result(walk: Walk) -> str:
    from ..export.plain import plain
    from ..report import report_on
    from ..verdict import verdict_of
    from .terminal import columns

    return plain(report_on(verdict_of(walk)), columns()).rstrip("\n")


def chosen_tree() -> str | None:
    """The name of the shipped tree that the person picks; if there is only one, that. None if they leave."""
    from ..shipped import shipped_trees
    from .ending import Ended
    from .trees import described

    names = shipped_trees()
    if not names:
        raise Ended(1, "No trees came with this program: name a tree file, as in `guide run my-tree.yaml`.")
    if len(names) == 1:
        return next(iter(names))
    told("Which tree?", "")
    for number, (name, path) in enumerate(names.items(), 1):
        told(*paragraph(f"{name}: {described(path)}", f"{number:>3}. "))
    return _picked(list(names))


def _picked(names: list[str]) -> str | None:
    from .ending import Ended

    try:
        while (typed := read("The number of a tree (q to quit): ").lower()) != "q":
            if name := choice(typed, names):
                return name
            told(f"Type a number from 1 to {len(names)}, or q to quit.")
    except EOFError:
        raise Ended(1, "The input ended before a tree was chosen. Name one, as in `guide run bpo-or-kpo`.") from None
    return None
