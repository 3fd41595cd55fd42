"""Does every answer lead on?"""

from __future__ import annotations

from ..model import UNSURE, Answer, Question
from ..near import listed
from .draft import Draft, answer_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..model import Rule
    from ..places import Path


def check(draft: Draft) -> None:
    """`dead-end`, `unsure-dead-end`, `no-last-rule`"""
    for question in draft.tree.questions.values():
        if question.id in draft.faulty:
            draft.unwalkable = True
            draft.presume(question.id)
            continue
        if draft.has_lists:
            _last_rules(draft, question)
        if not question.then:
            stuck = [answer for answer in question.choices.values() if not answer.then]
            if stuck:
                draft.unwalkable = True
                draft.presume(question.id)
                _dead_end(draft, question, stuck)


def _dead_end(draft: Draft, question: Question, stuck: list[Answer]) -> None:
    named = [answer for answer in stuck if answer.id != UNSURE]
    all_of_them = len(named) == len(question.answers)
    if not named:
        _unsure(draft, question)
    elif len(named) > 1:
        draft.notes.at_key(
            "dead-end",
            ("questions", question.id),
            f"`{question.id}` leads nowhere: it has no `then`",
            "nor has any of its answers" if all_of_them else f"{listed((a.id for a in named), 'and')} have none either",
            "add `then:` to the question; it holds for all answers without one of their own",
        )
    else:
        draft.notes.at_key(
            "dead-end",
            answer_path(question, named[0]),
            f"the answer `{named[0].id}` to `{question.id}` leads nowhere",
            "nothing comes after this",
            "add `then:` to the answer, or to the question for all its answers",
        )


def _unsure(draft: Draft, question: Question) -> None:
    draft.notes.at_key(
        "unsure-dead-end",
        ("questions", question.id),
        f"“not sure” has nowhere to go at `{question.id}`",
        "every answer has its own `then`, and the question has none",
        "add `then:` to the question; or write `unsure: no` to leave “not sure” out",
    )


def _last_rules(draft: Draft, question: Question) -> None:
    lists: list[tuple[tuple[Rule, ...], Path]] = [(question.then, ("questions", question.id, "then"))]
    lists += [(answer.then, (*answer_path(question, answer), "then")) for answer in question.choices.values()]
    for rules, path in lists:
        if rules and all(rule.when for rule in rules):
            draft.unwalkable = True
            draft.presume(question.id)
            draft.notes.at_value(
                "no-last-rule",
                (*path, len(rules) - 1),
                "where none of these rules applies, the walk has no way on",
                "the last rule has a condition too",
                "end the list with a rule without `when`: `- go: …`",
            )
