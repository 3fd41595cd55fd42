"""Does every question fit a screen of 80×24, which is what most terminals open with?

The app gives a question the lines that the rest of the screen leaves. Where that isn't enough it goes without blank lines,
then without the help, and at last it has to be scrolled. `tests/checks/test_long_question.py` holds the figures to the app.
"""

from __future__ import annotations

import re

from ..model import Question
from ..problem import NOTE, WARNING
from ..text import cells, one_line
from .draft import Draft

LINES = 18
"""What is left of 24 lines when the title, the progress, the keys and their blank lines have theirs. A gauge takes one more."""
WIDTH = 72
"""What is left of 80 columns between the margins."""
ASKED, ANSWERED = WIDTH - 2, WIDTH - 5
"""How wide the lines of a question, and of an answer, can be: one is indented, a mark and a number stand before the other."""
REACH, SHARE = 2, 12
"""How many lines the outcomes still possible take if they fit in one row, and the columns of each besides its name."""
LEAST = 8
"""A question of so many lines is never long: where it doesn't fit, it is the gauges that are too many."""


def check(draft: Draft) -> None:
    """`long-question` (a warning), `hidden-help` (a note)"""
    doubted = _perhaps_long(draft)
    if not doubted:
        return
    room = _room(draft)
    for question in doubted:
        bare = _lines(question.ask, ASKED) + sum(_lines(answer.say, ANSWERED) for answer in question.choices.values())
        helped = bare + 1 + _lines(question.help, ASKED) if question.help else bare
        if bare > room:
            _too_long(draft, question, bare, room)
        elif helped > room:
            _without_help(draft, question, helped, room)


def _perhaps_long(draft: Draft) -> list[Question]:
    """The questions that aren't seen at once to be short: first as if one of them were the longest in every way."""
    room = max(LINES - REACH - len(draft.tree.criteria), LEAST)
    questions, said = draft.tree.questions.values(), draft.said
    asks, helps = [question.ask for question in questions], [question.help for question in questions]
    ask, help, longest = (max(map(len, texts), default=0) for texts in (asks, helps, said))
    if _rough(1 + max([len(question.answers) for question in questions], default=0), ask, help, longest) <= room:
        return []
    answers = ((question, text.count("\0") + 1, len(text)) for question, text in zip(questions, said))
    return [one for one, count, length in answers if _rough(count, len(one.ask), len(one.help), length) > room]


def _rough(answers: int, ask: int, help: int, said: int) -> int:
    """How many lines a question takes at the most, from its answers and the lengths of its texts; words have up to thirty
    letters."""
    return answers + 3 + ask // 40 + help // 40 + said // 60


def _room(draft: Draft) -> int:
    """How many lines of the screen are the question's own."""
    from ..gauge import gauges
    from ..walk import Walk

    names = [cells(one_line(outcome.name)) for outcome in draft.tree.outcomes.values()]
    reach = REACH if sum(names) + SHARE * len(names) <= WIDTH + 2 else 0
    return max(LINES - reach - len(gauges(Walk(draft.tree))), LEAST)


def _lines(text: str, width: int) -> int:
    """In how many lines a text is set: broken between words, and within those that are wider than a line."""
    if text.isascii() and len(text) <= width:
        return 1
    lines, at = 1, 0
    for word in re.findall(r"\S+\s?", one_line(text)):
        wide = cells(word.rstrip())
        if at + wide > width:
            lines, at = lines + bool(at), 0
        for character in word if wide > width else "":
            if at + cells(character) > width:
                lines, at = lines + 1, 0
            at += cells(character)
        at += 0 if wide > width else cells(word)
    return lines


def _too_long(draft: Draft, question: Question, lines: int, room: int) -> None:
    draft.notes.at_key(
        "long-question",
        ("questions", question.id),
        f"`{question.id}` is longer than a screen of 80×24: it has to be scrolled",
        f"question and answers take {lines} lines, and there are {room} for them",
        "say it shorter, or ask it in two questions",
        severity=WARNING,
    )


def _without_help(draft: Draft, question: Question, lines: int, room: int) -> None:
    draft.notes.at_key(
        "hidden-help",
        ("questions", question.id, "help"),
        f"on a screen of 80×24 the help of `{question.id}` is seen only by whoever asks for it",
        f"with it the question takes {lines} lines, and there are {room} for it",
        "say it shorter; what explains the reason can stand under `why`",
        severity=NOTE,
    )
