"""Answers that were written down: read from a file, and compared with the walk that they make.

Answers *fit* a tree when they answer exactly the questions of their own walk, each with an answer that it takes. Files of
answers and the examples in a tree are held to the same.
"""

from __future__ import annotations

from itertools import islice

from .model import UNSURE
from .near import listed, near, suggestion
from .notes import Enough, called
from .problem import MOST, too_many
from .source import Span
from .text import one_line, visible
from .value import Value
from .walk import LONGEST_NOTE, Walk, too_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .model import Question, Tree
    from .notes import Notes
    from .places import Node, Path

UNKNOWN_QUESTION, UNKNOWN_ANSWER = "unknown-question", "unknown-answer"
MISSING_ANSWER, UNUSED_ANSWER = "missing-answer", "unused-answer"


class Misfit(Value):
    """One way in which answers don't fit a tree.

    `kind` is one of the four codes above, `question` an id, `answer` the id that was given for it, empty if none was.
    `message` stands alone, `help` says what to do, and `meant` is the name that it suggests, if any. For a missing answer,
    `after` is the last answered question before it.
    """

    kind: str
    question: str
    answer: str
    message: str
    help: str = ""
    after: str | None = None
    meant: str = ""


class Written(Value):
    """What was written down: answers by question, and what was noted on them, in free words."""

    answers: Mapping[str, str]
    remarks: Mapping[str, str]


def fit(tree: Tree, given: Mapping[str, str]) -> tuple[Misfit, ...]:
    """How answers by question differ from exactly the answers of their own walk; empty if they don't.

    The tree must be sound, its examples apart: every destination exists and every walk ends. A missing answer is one whose
    question is asked whatever the others are, an unused one is never asked whatever they are; what only follows from a
    misspelt id is left out. An empty answer stands for one that has been found fault with already: it is neither wrong
    nor missing.
    """
    if fitting_walk(tree, given):
        return ()
    from .paths.asked import asked_questions

    known = known_answers(tree, given)
    walk = Walk(tree, known)
    unknown = unknown_names(tree, given)
    meant = {
        misfit.question if misfit.question in tree.questions else near(misfit.question, tree.questions) for misfit in unknown
    }
    always, sometimes = asked_questions(walk)
    missing = [_missing(tree, question, known) for question in always if question not in given and question not in meant]
    unused = [_unused(question, answer) for question, answer in known.items() if question not in sometimes]
    return (*unknown, *missing, *unused)


def fitting_walk(tree: Tree, given: Mapping[str, str]) -> Walk | None:
    """The finished walk that uses each of these answers, or None if they don't fit. The tree's walks must end."""
    if not all(_taken(tree, question, answer) for question, answer in given.items()):
        return None
    walk = Walk(tree, given)
    return walk if walk.finished and len(walk.steps) == len(given) else None


def known_answers(tree: Tree, given: Mapping[str, str]) -> dict[str, str]:
    """The answers by question that the tree has."""
    return {question: answer for question, answer in given.items() if _taken(tree, question, answer)}


def meant_answers(tree: Tree, given: Mapping[str, str]) -> dict[str, str]:
    """The answers by question that are meant by these: a near name in the place of one that the tree doesn't have, as far as
    there is one."""
    meant: dict[str, str] = {}
    for name, answer in given.items():
        question = name if name in tree.questions else near(name, tree.questions)
        if question and (question == name or question not in given):
            choices = tree.questions[question].choices
            meant[question] = answer if answer in choices else near(answer, choices) or answer
    return meant


def unknown_names(tree: Tree, given: Mapping[str, str]) -> tuple[Misfit, ...]:
    """The answers by question whose question or answer the tree doesn't have; of very many, more than are ever told. Nothing
    is asked of the tree's ways."""
    unknown = (
        _unknown_answer(tree.questions[question], answer)
        if question in tree.questions
        else _unknown_question(tree, question, answer)
        for question, answer in given.items()
        if answer and not _taken(tree, question, answer)
    )
    return tuple(islice(unknown, MOST + 1))


def written_in(notes: Notes) -> Written:
    """The answers that the YAML or JSON text of `notes` holds, empty where one can't be read.

    An answer is the id of one, or a block of `answer` and `note`. What is wrong with the form of the text is noted.
    """
    from .nodes import parse

    node, broken = parse(notes.source)
    notes.problems += broken
    if type(node) is dict:
        try:
            return _written(node, notes)
        except Enough:
            notes.problems.append(too_many(notes.source))
    elif node is not None:
        notes.at_key("wrong-shape", (), f"answers are a block of `question: answer` lines, not {called(node)}", help=_FORM)
    elif not broken:
        notes.note("empty-file", Span(0, 0), "there are no answers in this file", help=_FORM)
    return Written({}, {})


def _written(node: dict[str, Node], notes: Notes) -> Written:
    answers, remarks = {}, {}
    for question, said in node.items():
        remark: Node = ""
        if type(said) is dict and "answer" in said and said.keys() <= {"answer", "note"}:
            remark, said = said.get("note", ""), said["answer"]
        answers[question] = _one_answer(question, said, notes)
        if type(remark) is not str:
            notes.at_key(
                "wrong-shape", (question, "note"), f"the note on `{one_line(question)}` is a text, not {called(remark)}"
            )
        elif length := too_long(kept := visible(remark), LONGEST_NOTE):
            notes.at_key("too-large", (question, "note"), f"the note on `{one_line(question)}` has {length}", help="shorten it")
        elif kept:
            remarks[question] = kept
    return Written(answers, remarks)


def note_misfits(misfits: Iterable[Misfit], notes: Notes, path: Path = ()) -> None:
    """Note each misfit as a problem in its place, where the answers are the block at `path`. Raises Enough."""
    for misfit in misfits:
        place: Path = (*path, misfit.question)
        label = ""
        if misfit.kind == MISSING_ANSWER:
            place, label = ((*path, misfit.after), f"`{misfit.question}` is asked after this") if misfit.after else (path, "")
        note = notes.at_value if misfit.kind == UNKNOWN_ANSWER else notes.at_key
        note(misfit.kind, place, misfit.message, label, misfit.help, meant=misfit.meant)


def choices_in_words(question: Question) -> str:
    """The question, and the answers that it takes as `id` (words)."""
    named = [f"`{answer.id}` ({answer.say})" for answer in question.choices.values()]
    return f"“{question.ask}” takes {listed(named, mark='') or 'no answers'}"


_FORM = "write a line for each question: its id, a colon, and the id of an answer, as in `rules: most`"


def _one_answer(question: str, answer: Node, notes: Notes) -> str:
    if type(answer) is not str:
        notes.at_key("wrong-shape", (question,), f"`{one_line(question)}` takes one answer, not {called(answer)}")
        return ""
    if not answer:
        advice = f"write the id of an answer, or `{UNSURE}`, after the colon"
        notes.at_key("empty-value", (question,), f"`{one_line(question)}` has no answer", help=advice)
    return answer


def _taken(tree: Tree, question: str, answer: str) -> bool:
    return question in tree.questions and answer in tree.questions[question].choices


def _unknown_question(tree: Tree, question: str, answer: str) -> Misfit:
    advice, guess = suggestion(question, tree.questions, f"the questions are {listed(tree.questions, 'and')}")
    more = f" {choices_in_words(tree.questions[guess])}" if guess else ""
    message = f"no question in this tree is called `{one_line(question)}`"
    return Misfit(UNKNOWN_QUESTION, question, answer, message, advice + more, meant=guess)


def _unknown_answer(question: Question, answer: str) -> Misfit:
    by_words = (choice.id for choice in question.choices.values() if choice.say.casefold() == answer.casefold())
    guess = next(by_words, None) or near(answer, question.choices) or ""
    advice = f"{f'did you mean `{guess}`? ' if guess else ''}{choices_in_words(question)}"
    said = "doesn't take “not sure”" if answer == UNSURE else f"has no answer `{one_line(answer)}`"
    return Misfit(UNKNOWN_ANSWER, question.id, answer, f"`{question.id}` {said}", advice, meant=guess)


def _missing(tree: Tree, question: str, known: Iterable[str]) -> Misfit:
    before = [earlier for earlier in known if tree.order.get(earlier, len(tree.order)) < tree.order[question]]
    after = max(before, key=lambda earlier: tree.order[earlier], default=None)
    message = f"`{question}` is asked on this walk, and has no answer"
    return Misfit(MISSING_ANSWER, question, "", message, choices_in_words(tree.questions[question]), after)


def _unused(question: str, answer: str) -> Misfit:
    message = f"`{question}` is never asked on this walk"
    return Misfit(UNUSED_ANSWER, question, answer, message, "take it out, or change the answer that leads past it")
