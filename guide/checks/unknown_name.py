"""Does everything that a tree refers to by name exist: criteria, sources, sections, outcomes, questions and answers?"""

from __future__ import annotations

from ..model import UNSURE, Question
from ..near import suggestion
from .draft import NOWHERE, Draft, answer_path, placed_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..model import AdviceLine, Answer
    from ..places import Path


def check(draft: Draft) -> None:
    """`unknown-criterion`, `unknown-source`, `unknown-section`, `unknown-outcome`, `unknown-question`, `unknown-answer`"""
    if not _all_known(draft):
        for question in draft.tree.questions.values():
            _question(draft, question)
        for outcome in draft.tree.outcomes.values():
            _advice(draft, outcome.advice, ("outcomes", outcome.id))
    if draft.has_lists:
        _conditions(draft)
    for example in draft.tree.examples.values():
        if example.outcome and example.outcome not in draft.tree.outcomes:
            _note(draft, "outcome", example.outcome, ("examples", example.id, "outcome"), draft.tree.outcomes)


def _all_known(draft: Draft) -> bool:
    tree = draft.tree
    return (
        draft.criteria <= tree.criteria.keys()
        and draft.sources <= tree.sources.keys()
        and draft.sections <= tree.sections.keys()
        and draft.outcomes <= tree.outcomes.keys()
    )


def _question(draft: Draft, question: Question) -> None:
    tree = draft.tree
    path: Path = ("questions", question.id)
    if question.criterion and question.criterion not in tree.criteria:
        _note(draft, "criterion", question.criterion, (*path, "criterion"), tree.criteria)
        draft.doubtful = True
    _sources(draft, question.sources, path)
    for answer in question.answers.values():
        for outcome in answer.points:
            if outcome not in tree.outcomes:
                _points(draft, question, answer)
                break
        if answer.advice:
            _advice(draft, answer.advice, answer_path(question, answer))
    if question.unsure and question.unsure.advice:
        _advice(draft, question.unsure.advice, answer_path(question, question.unsure))


def _points(draft: Draft, question: Question, answer: Answer) -> None:
    for outcome in answer.points:
        if outcome not in draft.tree.outcomes:
            path = (*answer_path(question, answer), "points", outcome)
            _note(draft, "outcome", outcome, path, draft.tree.outcomes, key=True)
            draft.doubtful = draft.lost_outcomes = True


def _advice(draft: Draft, advice: Mapping[str, tuple[AdviceLine, ...]], path: Path) -> None:
    for section, lines in advice.items():
        if section not in draft.tree.sections:
            _note(draft, "section", section, (*path, "advice", section), draft.tree.sections, key=True)
        for index, line in enumerate(lines):
            _sources(draft, line.sources, (*path, "advice", section, index))
            for number, outcome in enumerate(line.outcomes):
                if outcome and outcome not in draft.tree.outcomes:
                    _note(draft, "outcome", outcome, (*path, "advice", section, index, "for", number), draft.tree.outcomes)


def _sources(draft: Draft, sources: tuple[str, ...], path: Path) -> None:
    for index, source in enumerate(sources):
        if source and source not in draft.tree.sources:
            _note(draft, "source", source, (*path, "sources", index), draft.tree.sources)


def _conditions(draft: Draft) -> None:
    tree = draft.tree
    for *_, rule, path in placed_rules(tree):
        for question, answers in rule.when.items():
            here = (*path, "when", question)
            if question not in tree.questions:
                _note(draft, "question", question, here, tree.questions, key=True)
                draft.doubtful = True
                continue
            for index, answer in enumerate(answers):
                if answer and question not in draft.faulty and answer not in tree.questions[question].choices:
                    _answer(draft, tree.questions[question], answer, (*here, index))
                    draft.doubtful = True


def _answer(draft: Draft, question: Question, answer: str, path: Path) -> None:
    if answer == UNSURE:
        message, help, guess = f"`{question.id}` doesn't offer “not sure”", f"take `{UNSURE}` out, or its `{UNSURE}: no`", ""
    else:
        message = f"`{question.id}` has no answer `{answer}`"
        help, guess = suggestion(answer, question.choices)
    draft.notes.at_value("unknown-answer", path, message, help=help, meant=guess)


def _note(draft: Draft, thing: str, name: str, path: Path, known: Iterable[str], *, key: bool = False) -> None:
    if _PLURAL[thing] in draft.lost:
        return
    names = [one for one in known if one != NOWHERE]
    otherwise = (
        f"see the ids under `{_PLURAL[thing]}:`"
        if names
        else f"this tree has no {_PLURAL[thing]}: add `{_PLURAL[thing]}:` with it"
    )
    note = draft.notes.at_key if key else draft.notes.at_value
    help, guess = suggestion(name, names, otherwise)
    note(f"unknown-{thing}", path, f"no {thing} in this tree is called `{name}`", help=help, meant=guess)


_PLURAL = {"criterion": "criteria", "source": "sources", "section": "sections", "outcome": "outcomes", "question": "questions"}
