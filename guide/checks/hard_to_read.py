"""Are questions and their help plain enough for owners, who read them once and in passing? English texts only.

Each text is judged by itself, by Flesch's formula (see `reading`), and with the benefit of the doubt: the shorter it is, the
harder it must be to be told. The questions of the shipped trees score from 44 to 108, their helps from 67 to 107.
"""

from __future__ import annotations

from math import sqrt

from ..problem import NOTE
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..reading import Ease

DIFFICULT = 50
"""Below this, in Flesch's own table, a text is difficult, and fit for those who have been to college."""

SHORT = 70
"""No text of so many letters is looked at."""


def check(draft: Draft) -> None:
    """`hard-to-read`, a note"""
    questions = draft.tree.questions.values()
    texts = [(question.id, "ask", text) for question in questions if len(text := question.ask) > SHORT and _perhaps_hard(text)]
    texts += [
        (question.id, "help", text) for question in questions if len(text := question.help) > SHORT and _perhaps_hard(text)
    ]
    if texts:
        from ..reading import ease

        for question, part, text in texts:
            found = ease(text)
            if found and found.at_best < DIFFICULT:
                _note(draft, question, part, found)


def _perhaps_hard(text: str) -> bool:
    """A guess that is made quickly: a syllable has three letters, and a sentence ends in a full stop or a question mark."""
    words = text.count(" ") + 1
    letters = 28 * len(text) / words - 76 / sqrt(words)
    return words + letters > 180 and words / (text.count(". ") + text.count("? ") + 1) + letters > 180


def _note(draft: Draft, question: str, part: str, found: Ease) -> None:
    what = f"`{question}`" if part == "ask" else f"the help of `{question}`"
    draft.notes.at_value(
        "hard-to-read",
        ("questions", question, part),
        f"{what} is hard to read: {max(found.score, 0):.0f} by Flesch, where 60 to 70 is plain English",
        f"{found.sentence:.0f} words to a sentence, {found.word:.1f} syllables to a word",
        f"make sentences and words shorter, such as {' and '.join(f'“{word}”' for word in found.longest[:2])}",
        severity=NOTE,
    )
