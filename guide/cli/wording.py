"""What plain mode says, as sentences and lines."""

from __future__ import annotations

from ..model import Question
from ..near import listed
from ..prospect import addition_in_words, moved_in_words, settled_in_words, still_to_add
from ..report import report_on
from ..started import program
from ..text import one_line
from .lines import paragraph

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from ..model import Outcome
    from ..verdict import Verdict
    from ..walk import Step, Walk

KEYS = (
    "Type the number of an answer and press Enter. You can also type b to go back, r to see and change your answers, "
    "w to see where this can still end, ? for help with a question, + and some words to note them on it, and q to quit."
)
NOTE = "+"
WHAT_IF = "What if? Type the number of a change (? lists them) to try it, r to try any other answer, or just Enter to end."
NO_CHANGES = "What if? Type r to try another answer, or just Enter to end."
GO_ON = "Type g to go on with the questions left."
KEEP = "Type k to go on with these answers, or just Enter to go back to yours."
NOTHING_CHANGED = "Your answers are as they were."
NOT_SETTLED = "The result isn't settled yet: w shows where this can still end."


def question_in_lines(walk: Walk, question: Question, left: tuple[int, int] | None) -> Iterator[str]:
    """A question with its answers, and the one that it has had before; with how many are left, if that is to be said."""
    yield f"Question {len(walk.steps) + 1}{f'. {to_go(*left)}' if left else ''}"
    yield from paragraph(question.ask)
    yield ""
    for number, answer in enumerate(question.answers.values(), 1):
        yield from paragraph(answer.say, f"{number:>3}. ")
    if question.unsure:
        yield from paragraph(question.unsure.say, "  n. ")
    if question.id in walk.notes:
        yield from paragraph(f"Your note: {walk.notes[question.id]}")
    earlier = walk.given.get(question.id)
    if earlier:
        yield from paragraph(f"You answered before: {question.choices[earlier].say} (Enter keeps it)")


def to_go(fewest: int, most: int) -> str:
    """How many questions are left, this one included, in words."""
    fewest, most = fewest - 1, most - 1
    if most == 0:
        return "This is the last one."
    if fewest == most:
        return f"{most} more after this."
    return f"{f'{fewest} to' if fewest else 'Up to'} {most} more after this."


def prompt(question: Question, *, first: bool, settled: bool) -> str:
    """What stands before the place to type: with every key that does something here."""
    keys = [
        _numbers(question),
        *("n" if question.unsure else ""),
        *("" if first else "br"),
        "w",
        *("x" if settled else ""),
        "?",
        "q",
    ]
    return f"Your answer ({', '.join(keys)}):"


def settled_in_lines(walk: Walk, outcome: Outcome) -> Iterator[str]:
    """That only one outcome is left, what answering on would still bring, and how to stop."""
    yield from paragraph(settled_in_words(walk, outcome))
    yield from paragraph(addition_in_words(still_to_add(walk, outcome)))
    yield from paragraph("Type x to see the result now, or answer on.")


def what_if_prompt(changes: int, *, early: bool, onward: bool) -> str:
    """What stands before the place to type after a result."""
    numbers = f"1 to {changes}" if changes > 1 else "1" if changes else ""
    keys = [numbers, "r", "g" if early else "", "o" if onward else "", "?", "Enter to end"]
    return f"What if ({', '.join(key for key in keys if key)}):"


def what_if_in_lines(changes: int, *, early: bool) -> Iterator[str]:
    """What can be done with a result."""
    yield from paragraph(f"{WHAT_IF if changes else NO_CHANGES}{f' {GO_ON}' if early else ''}")


def onward_in_lines(titles: Mapping[str, str]) -> Iterator[str]:
    """That other trees go on from a result; nothing if none do."""
    if titles:
        named = listed((f"“{title}”" for title in titles.values()), mark="")
        yield from paragraph(f"Next: {named}. Type o to go on there, with the answers that both ask for.")


def dropped(verdict: Verdict) -> str:
    """That a trial is over, and what the result is again."""
    return f"Back to your answers: {verdict.outcome.name}."


def trial_in_lines(before: Verdict, after: Verdict) -> Iterator[str]:
    """What other answers make of a result: the head of the one that they lead to."""
    yield from paragraph(moved_in_words(before.outcome, after.outcome))
    report = report_on(after)
    yield from paragraph(f"{report.subject}: {report.recommendation}")
    yield from paragraph(report.firmness)


def help_in_lines(question: Question) -> Iterator[str]:
    """What `?` answers."""
    yield from paragraph(question.help)
    yield from paragraph(f"Why we ask: {question.why}") if question.why else ()
    if not (question.help or question.why):
        yield "There is nothing more to say about this question."
    yield from paragraph(_what_to_type(question))


def noted(walk: Walk, question: Question) -> str:
    """What is said to a note."""
    note = walk.notes.get(question.id)
    return f"Noted on this question: {note}" if note else "There is no note on this question now."


def misunderstood(typed: str, question: Question) -> str:
    """What is said to something that isn't an answer."""
    if not typed:
        return _what_to_type(question)
    wrong = "“Not sure” isn't offered here." if typed == "n" else f"“{typed[:40]}” isn't one of the answers."
    return f"{wrong} {_what_to_type(question)}"


def answers_in_lines(steps: Sequence[Step]) -> Iterator[str]:
    """The answers so far, numbered."""
    yield "Your answers:" if steps else "There are no answers yet."
    yield from answers_numbered(steps)


def answers_numbered(steps: Iterable[Step], first: int = 1) -> Iterator[str]:
    """Questions with their answers, numbered from a number on."""
    for number, step in enumerate(steps, first):
        yield from paragraph(f"{step.question.ask} {step.answer.say}", f"{number:>3}. ")


def no_such_answer(typed: str, count: int) -> str:
    """What is said to something that isn't the number of an answer."""
    return f"“{typed[:40]}” isn't one of them. Type a number from 1 to {count}, just Enter, or q to quit."


def answered_already(count: int) -> str:
    """What is said at the start about answers that were given on the command line."""
    return f"{'One question is' if count == 1 else f'{count} questions are'} answered already: r shows the answers."


def ended_at(walk: Walk, why: str = "") -> str:
    """Where a walk stands whose input has ended, or what has ended it."""
    where = f"at question {len(walk.steps) + 1} (“{walk.here.ask}”)" if isinstance(walk.here, Question) else "at its beginning"
    return f"{why or 'The input ended'} {where}, before the result."


def command(name: str, walk: Walk, organisation: str = "", option: str = "") -> str:
    """The command that goes on from a walk, for an organisation, in the store that `option` names."""
    from shlex import quote

    words = [f"{program()} run", quote(one_line(name)), "--plain"]
    if walk.subject:
        words.append(f"--for={quote(walk.subject)}" if walk.subject.startswith("-") else f"--for {quote(walk.subject)}")
    words += [f"--organisation={quote(organisation)}"] if organisation else []
    words += [f"--answer {question}={answer}" for question, answer in walk.given.items()]
    return " ".join([*words, *(f"--note {quote(f'{question}={note}')}" for question, note in walk.notes.items())]) + option


def _numbers(question: Question) -> str:
    return f"1 to {len(question.answers)}"


def _what_to_type(question: Question) -> str:
    unsure = ", n if you are not sure" if question.unsure else ""
    return (
        f"Type a number from {_numbers(question)}{unsure}, b to go back, r to see your answers, w for where this can end, "
        "? for help, + and some words to note them, or q to quit."
    )
