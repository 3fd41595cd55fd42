"""One question after the other, and what can be typed at each.

It writes lines and reads lines, on the same `Walk` as the app: no colour, no movement of the cursor.
"""

from __future__ import annotations

from ..model import UNSURE, Outcome, Question
from ..paths.outlook import outlook, questions_left
from ..prospect import news_in_words, reach_in_lines
from ..walk import LONGEST_NOTE
from . import wording
from .lines import choice, fitting, is_person, paragraph, read, told

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable

    from ..paths.outlook import Outlook
    from ..walk import Walk


MOST_UNANSWERED = 100
"""How many lines in a row a pipe may give at questions without answering one: it reads nothing of what is said to it."""


class Quit(Exception):
    """The person wants to leave."""


class Asking:
    """One person answering a tree's questions.

    `walk` is replaced by every answer. While `changing`, the question asked is an earlier one that was picked from the
    list of answers: the answer leads on to where the walk stood, not through every question in between. `content` is
    whoever has enough with a result that is settled: the questions left are not asked. `keep` saves a walk.
    """

    def __init__(self, walk: Walk, keep: Callable[[Walk], None]) -> None:
        self.walk, self.keep = walk, keep
        self.changing = False
        self.content = False
        self.typed_ahead = ""
        self.unanswered = 0  # how many lines in a row left the questions as they were
        self.follow: Callable[[Walk], Walk] | None = None  # takes a walk to its tree as that was saved meanwhile
        self._ahead: Outlook | None = None
        self._settled: str | None = None

    @property
    def ended(self) -> bool:
        """Whether there is a result to show: the walk is finished, or settled for somebody who is content with that."""
        return self.walk.finished or (self.content and not self.changing and settled(self.walk))

    def ask_on(self) -> None:
        """Ask until there is a result. Every answer is kept before the next question is shown."""
        while not self.ended:
            self.keep(self.walk)
            self._ask()
        self.keep(self.walk)

    def try_on(self) -> None:
        """Ask until there is a result, and keep nothing of it."""
        keep, self.keep = self.keep, _kept_nowhere
        try:
            self.ask_on()
        finally:
            self.keep = keep

    def change_one(self, onward: str) -> bool:
        """List the answers and let one be picked to change it. Whether none was."""
        steps = self.walk.forward().steps
        told("", *wording.answers_in_lines(steps))
        while typed := read(f"A number to change that answer, or Enter to {onward}: ").lower() if steps else "":
            picked = choice(typed, [step.question.id for step in steps])
            if typed == "q":
                raise Quit
            if typed == "r":
                told("", *wording.answers_in_lines(steps))
                self.require_sense()
                continue
            if picked or typed == "b":
                self.walk, self.changing = (self.walk.forward().back_to(picked), True) if picked else (self._one_back(), False)
                return False
            told(*paragraph(wording.no_such_answer(typed, len(steps))))
            self.require_sense()
        return True

    def _ask(self) -> None:
        """Ask the question that the walk stands at, until something typed takes the walk elsewhere or needs it shown anew."""
        self._follow()
        question = self.walk.here
        if isinstance(question, Outcome):
            return
        if not self.changing:
            self._tell_news()
        left = None if self.changing else questions_left(self.walk)
        told("", *wording.question_in_lines(self.walk, question, left))
        prompt = wording.prompt(question, first=not self.walk.steps, settled=settled(self.walk))
        ahead, self.typed_ahead = self.typed_ahead, ""
        while not self._done(ahead or read(f"{prompt} "), question):
            ahead = ""
            self.require_sense()

    def require_sense(self) -> None:
        """Raise EOFError for a pipe that goes on and on without an answer."""
        self.unanswered += 1
        if self.unanswered >= MOST_UNANSWERED and not is_person():
            raise EOFError(f"{MOST_UNANSWERED} lines in a row that answer nothing ended the input")

    def _follow(self) -> None:
        before = self.walk
        self.walk = self.follow(before) if self.follow else before
        if self.walk.tree is not before.tree:
            self._ahead = self._settled = None

    def _tell_news(self) -> None:
        """Say which outcomes have dropped out of reach since the last question, and once, when only one is left."""
        ahead = outlook(self.walk)
        if ahead.settled is None:
            told(*paragraph(news_in_words(self.walk.tree, self._ahead, ahead) if self._ahead else ""))
        elif ahead.settled != self._settled:
            told("", *wording.settled_in_lines(self.walk, self.walk.tree.outcomes[ahead.settled]))
        self._ahead, self._settled = ahead, ahead.settled

    def _done(self, said: str, question: Question) -> bool:
        if said.startswith(wording.NOTE):
            self.walk = self.walk.noted(question.id, fitting(said[1:].strip(), LONGEST_NOTE))
            self.keep(self.walk)
            told(*paragraph(wording.noted(self.walk, question)))
            return False
        typed = said.lower()
        answer = self.meant(typed, question)
        if answer:
            self._answer(question, answer)
        elif typed == "b":
            self._back()
        elif typed == "r":
            self.change_one("go on")
            self.require_sense()
        elif typed == "q":
            raise Quit
        elif typed == "x" and settled(self.walk):
            self.walk, self.changing, self.content = self.walk.forward(), False, True
        else:
            told(*self._reply(typed, question))
            return False
        return True

    def _reply(self, typed: str, question: Question) -> list[str]:
        """What is said to something that leaves the question open."""
        if typed == "?":
            return [*wording.help_in_lines(question)]
        if typed == "w":
            return [line for row in reach_in_lines(self.walk) for line in paragraph(row)]
        return paragraph(wording.NOT_SETTLED if typed == "x" else wording.misunderstood(typed, question))

    def meant(self, typed: str, question: Question) -> str | None:
        """The id of the answer that was typed: Enter keeps an earlier one."""
        if not typed:
            return self.walk.given.get(question.id)
        return UNSURE if typed == "n" and question.unsure else choice(typed, list(question.answers))

    def _answer(self, question: Question, answer: str) -> None:
        self.unanswered = 0
        told(*paragraph(f"You answered: {question.choices[answer].say}"))
        walk = self.walk.answer(answer)
        self.walk, self.changing = walk.forward() if self.changing else walk, False

    def _back(self) -> None:
        if not self.walk.steps:
            told("This is the first question.")
            self.require_sense()
        self.walk, self.changing, self.content, self._ahead = self.walk.back(), False, False, None

    def _one_back(self) -> Walk:
        return self.walk.back() if isinstance(self.walk.here, Outcome) else self.walk


def _kept_nowhere(_: Walk) -> None:
    """What becomes of a walk that is only tried."""


def settled(walk: Walk) -> bool:
    """Whether the answers given leave only one outcome, wherever the walk stands."""
    return outlook(walk.forward()).settled is not None
