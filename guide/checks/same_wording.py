"""Do two answers to a question read the same, so that nobody can tell which to choose?"""

from __future__ import annotations

import re

from ..model import UNSURE, Answer, Question
from ..problem import WARNING
from .draft import Draft, answer_path

_BETWEEN_WORDS = b" \t.,;:!?'\"()[]{}-"
_WORDS = (  # words, and signs that aren't punctuation: “< 5” and “> 5”, “C” and “C#” are not the same; nor are “1.5” and “15”
    r"\w+|[^\w\s.,;:!?…'\"‘’‚“”„«»‹›()\[\]{}¿¡‐‑–—。，、；：！？「」『』（）؟،؛।-]|[-‐‑–—.,:](?=\d)|(?<=\d)['\"’”!](?!\w)"
)


def check(draft: Draft) -> None:
    """`same-wording`, a warning. Capitals, blanks and punctuation make no difference."""
    bare = _folded("\n".join(draft.said)).encode("ascii", "ignore").translate(None, _BETWEEN_WORDS)
    for question, text in zip(draft.tree.questions.values(), bare.split(b"\n")):
        answers = text.split(b"\0")  # too much is left out here, and so what may be the same is found quickly
        if len(set(answers)) < len(answers):
            _compare(draft, question)


def _compare(draft: Draft, question: Question) -> None:
    first: dict[str, Answer] = {}
    for answer in question.choices.values():
        before = first.setdefault(wording(answer.say), answer)
        if before is not answer:
            _note(draft, question, before, answer)


def wording(say: str) -> str:
    """The words of an answer, without what makes no difference to somebody who reads it."""
    folded = _folded(say)
    return " ".join(re.findall(_WORDS, folded)) or folded


def _folded(text: str) -> str:
    """A text without capitals, and with every letter written in one way."""
    if text.isascii():
        return text.lower()
    from unicodedata import normalize

    return normalize("NFC", text.casefold())


def _note(draft: Draft, question: Question, before: Answer, answer: Answer) -> None:
    places = draft.notes.places
    first, second = ((*answer_path(question, one), "say") for one in (before, answer))
    if answer.id != UNSURE:
        message, help = f"the answers `{before.id}` and `{answer.id}` read the same", "say how they differ, or take one out"
        other = (places.value(first), "the same words")
        draft.notes.at_value("same-wording", second, message, "nothing new here", help, severity=WARNING, other=other)
        return
    its_own = places.value(second) != places.value(("questions", question.id))
    draft.notes.at_value(
        "same-wording",
        first,
        f"`{before.id}` reads like “not sure”, which `{question.id}` offers by itself",
        "the same words stand there twice",
        f"take `{before.id}` out; or write `unsure: no`, if this answer has a way on or points of its own",
        severity=WARNING,
        other=(places.value(second), "“not sure” here") if its_own else None,
    )
