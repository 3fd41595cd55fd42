"""The tree and the answers that a command line names."""

from __future__ import annotations

import os
import sys

from ..answers import fit, note_misfits, unknown_names, written_in
from ..carry import answers_now, questions_now
from ..loader import LARGEST, TreeHasProblems, Unreadable, examine, load, read_source, source_of
from ..near import did_you_mean
from ..notes import Enough, Notes
from ..problem import drawn, too_many
from ..shipped import tree_path
from ..text import one_line, visible
from ..value import NOTHING, Value, changed
from ..walk import LONGEST_NAME, LONGEST_NOTE, Walk, too_long
from .ending import Ended

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from ..answers import Misfit
    from ..loader import Loaded
    from ..model import Tree
    from ..source import Source

STDIN = "-"


class Given(Value):
    """Answers by question from a file, with the problems noted in it, and from options, which go before the file's; what was
    remarked on them, by question. `written` has the names in the file of questions that are called otherwise now."""

    notes: Notes | None
    in_file: Mapping[str, str]
    in_options: Mapping[str, str]
    remarks: Mapping[str, str] = NOTHING
    written: Mapping[str, str] = NOTHING

    @property
    def answers(self) -> dict[str, str]:
        """All of them."""
        return {**self.in_file, **self.in_options}


def answer_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the options that give answers, and what the walk is about."""
    parser.add_argument("--for", dest="subject", metavar="SUBJECT", type=name_given, help="what it is about, in your words")
    parser.add_argument(
        "--answers", metavar="FILE|-", help="a YAML or JSON file of answers, question id to answer id or `unsure`; - for stdin"
    )
    parser.add_argument(
        "--answer",
        metavar="QUESTION=ANSWER",
        type=_pair,
        action="append",
        default=[],
        help="one answer, by ids; as often as needed; goes before the file's",
    )
    parser.add_argument(
        "--note",
        metavar="QUESTION=TEXT",
        type=_note,
        action="append",
        default=[],
        help="your own words on the answer to a question, for the report; as often as needed",
    )


def name_given(text: str) -> str:
    """The name of what is assessed, or of whose it is, in an option. Raises ArgumentTypeError for one that is too long."""
    name = one_line(text)
    _require_short(name, LONGEST_NAME)
    return name


def path_named(name: str) -> str:
    """The file that a tree's name or path means. Raises Ended if there is none."""
    try:
        return tree_path(name)
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None


def tree_named(name: str) -> Tree:
    """The tree that a name or path means. Raises Ended if it can't be read, or has errors."""
    try:
        return load(path_named(name))
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    except TreeHasProblems as error:
        raise Ended(1, _all_drawn(error.problems)) from None


def walkable_tree_named(name: str) -> Tree:
    """The same, even if its examples have errors: for commands that look at its ways. Raises Ended."""
    tree = walkable_file(path_named(name)).walkable
    assert tree is not None
    return tree


def walkable_file(path: str) -> Loaded:
    """What became of a file whose tree can be walked, whatever is wrong with its examples. Raises Ended for others."""
    try:
        loaded = examine(read_source(path))
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    if loaded.walkable is None:
        raise Ended(1, _all_drawn(loaded.problems))
    return loaded


def tree_files(name: str) -> dict[str, str]:
    """The files that a word means, in order, each with what to call it: one for a file or the name of a tree; for a folder
    every YAML file in it and below that has something of a tree, but for hidden ones. Raises Ended if there are none."""
    from .folders import files_in, no_tree_in

    path = path_named(name)
    if not os.path.isdir(path):
        return {path: name}
    try:
        trees = {file: file for file in files_in(path) if _has_something_of_a_tree(file)}
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    if not trees:
        raise Ended(2, one_line(no_tree_in(path)))
    return trees


def _has_something_of_a_tree(path: str) -> bool:
    """Whether a file isn't something else altogether, such as answers; what can't be read is told later."""
    try:
        return [problem.code for problem in examine(read_source(path)).problems] != ["not-a-tree"]
    except Unreadable:
        return True


def given_answers(given: argparse.Namespace, tree: Tree | None) -> Given:
    """The answers that the options name, by the names that their questions and answers bear in the tree now, if there is one.
    Raises Ended if their file can't be read."""
    found = _given(given)
    if tree is None:
        return found
    names = questions_now(found.in_file, tree)
    return Given(
        found.notes,
        answers_now(found.in_file, tree),
        answers_now(found.in_options, tree),
        {questions_now([name], tree)[name]: remark for name, remark in found.remarks.items()},
        {now: name for name, now in names.items() if now != name},
    )


def _given(given: argparse.Namespace) -> Given:
    named = [question for question, _ in given.answer]
    twice = next((question for question in named if named.count(question) > 1), None)
    if twice:
        raise Ended(2, f"--answer is given twice for `{one_line(twice)}`: leave one of them out.")
    if given.answers is None:
        return Given(None, {}, dict(given.answer), dict(given.note))
    try:
        notes = Notes(_standard_input() if given.answers == STDIN else _file(given.answers))
    except Unreadable as error:
        raise Ended(2, one_line(str(error))) from None
    written = written_in(notes)
    if notes.problems and not written.answers:  # no answers at all: saying which ones are missing would be beside the point
        raise Ended(1, _all_drawn(notes.problems))
    return Given(notes, written.answers, dict(given.answer), {**written.remarks, **dict(given.note)})


def require_fit(tree: Tree, given: Given) -> None:
    """Raise Ended with every problem unless the answers are exactly those of their own walk."""
    _require(given, fit(tree, given.answers))


def walk_with(tree: Tree, given: Given, subject: str | None) -> Walk:
    """The walk that the answers make, with the notes on them. Raises Ended for a note on what the tree doesn't ask."""
    require_asked(tree, given)
    return Walk(tree, given.answers, subject or "", notes=given.remarks)


def require_asked(tree: Tree, given: Given) -> None:
    """Raise Ended for a note on what the tree doesn't ask."""
    unknown = next((question for question in given.remarks if question not in tree.questions), None)
    if unknown is not None:
        advice = did_you_mean(unknown, tree.questions)
        raise Ended(
            1, f"error: there is a note on `{one_line(unknown)}`, which this tree doesn't ask{f': {advice}' if advice else '.'}"
        )


def require_known(tree: Tree, given: Given) -> None:
    """Raise Ended with every problem unless the tree has all the questions and answers named."""
    _require(given, unknown_names(tree, given.answers))


def _require(given: Given, misfits: Iterable[Misfit]) -> None:
    elsewhere = [misfit for misfit in misfits if given.notes is None or misfit.question in given.in_options]
    told = [f"error: {misfit.message}  [{misfit.kind}]\n = help: {misfit.help}\n" for misfit in elsewhere]
    if given.notes is not None:
        try:
            note_misfits((_as_written(misfit, given) for misfit in misfits if misfit not in elsewhere), given.notes)
        except Enough:
            given.notes.problems.append(too_many(given.notes.source))
        told = [*map(drawn, sorted(given.notes.problems, key=lambda problem: problem.span.start)), *told]
    if told:
        raise Ended(1, "\n".join(told))


def _as_written(misfit: Misfit, given: Given) -> Misfit:
    """A misfit in the place that its question has in the file."""
    after = given.written.get(misfit.after, misfit.after) if misfit.after else None
    return changed(misfit, question=given.written.get(misfit.question, misfit.question), after=after)


def _all_drawn(problems: Iterable[object]) -> str:
    return "\n".join(str(problem) for problem in problems)


def _standard_input() -> Source:
    if sys.stdin is None:
        raise Unreadable("There are no answers to read: standard input is closed.")
    try:
        data = sys.stdin.buffer.read(LARGEST + 1)
    except OSError as error:
        raise Unreadable(f"Standard input can't be read: {error.strerror}.") from None
    return source_of("standard input", data)


def _file(path: str) -> Source:
    if os.path.isdir(path):
        raise Unreadable(f"{path} is a folder, not a file of answers.")
    return read_source(path)


def _pair(text: str) -> tuple[str, str]:
    question, equals, answer = (part.strip() for part in text.partition("="))
    if not (question and equals and answer):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"it takes QUESTION=ANSWER, such as rules=most, not `{text}`")
    return question, answer


def _note(text: str) -> tuple[str, str]:
    question, equals, note = text.partition("=")
    if not (question.strip() and equals and note.strip()):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"it takes QUESTION=TEXT, not `{text}`")
    _require_short(kept := visible(note.strip()), LONGEST_NOTE)
    return question.strip(), kept


def _require_short(text: str, most: int) -> None:
    if length := too_long(text, most):
        from argparse import ArgumentTypeError

        raise ArgumentTypeError(f"it has {length}")
