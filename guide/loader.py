"""The pipeline, top to bottom: a file → its text → a draft → checks → a tree, or problems.

A text is read straight into a draft; one that has a fault is read once more, thoroughly, by way of nodes. This is the only
room of the core that opens a file.
"""

from __future__ import annotations

import errno
import gc
import os
import re
import stat

from .checks import check
from .format import TREE
from .model import Tree
from .notes import Enough, Notes
from .problem import ERROR, Problem, too_many
from .source import Source, Span
from .straight import Unsound, taken
from .value import Value, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from typing import BinaryIO

    from .places import Places

LARGEST = 8_000_000
"""How many bytes a file may have: a tree of 10,000 questions has 6 million."""


class Unreadable(Exception):
    """A file that can't be read at all. Its text is a whole sentence for a person."""


class TreeHasProblems(Exception):
    """A tree that can't be used. Its text shows every problem; `problems` holds them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


class Loaded(Value):
    """What became of a file: the tree, or None if it has errors, and all that was found, in the order of the file.

    `walkable` is the tree even if its examples have errors, as long as nothing else has. `allowed` are the warnings and notes
    that the file itself allows, which aren't among the problems. `places` are those of its parts, if errors had to be placed.
    """

    tree: Tree | None
    problems: tuple[Problem, ...]
    walkable: Tree | None = None
    allowed: tuple[Problem, ...] = ()
    places: Places | None = None


def load(path: str | os.PathLike[str]) -> Tree:
    """The decision tree in a file.

    Raises Unreadable if the file can't be read, TreeHasProblems if what it says isn't a sound tree.
    """
    loaded = examine(read_source(path))
    if loaded.tree is None:
        raise TreeHasProblems(loaded.problems)
    return loaded.tree


def read_source(path: str | os.PathLike[str], most: int = LARGEST) -> Source:
    """The text of a file of no more than so many bytes. Raises Unreadable with a sentence if there is none to be had."""
    name = os.fspath(path)
    return source_of(name, data_of(name, most), most)


def data_of(name: str, most: int = LARGEST) -> bytes:
    """What a file holds, as far as it is read. Raises Unreadable with a sentence if it can't be."""
    with opened(name) as file:
        try:
            return file.read(most + 1)
        except OSError as error:
            raise Unreadable(f"{name} can't be read: {error.strerror}.") from None


def opened(name: str) -> BinaryIO:
    """An ordinary file, to read its bytes. Raises Unreadable with a sentence if there is none."""
    try:
        kind = os.stat(name).st_mode  # before it is opened: opening a pipe would wait for somebody to write to it
        if stat.S_ISDIR(kind):
            raise Unreadable(f"{name} is a folder, so there is no text in it to read.")
        if not stat.S_ISREG(kind):
            raise Unreadable(_NO_FILE.format(name))
        file = open(name, "rb", opener=_without_waiting)  # noqa: SIM115
        if not stat.S_ISREG(os.fstat(file.fileno()).st_mode):  # it has become something else just now
            file.close()
            raise Unreadable(_NO_FILE.format(name))
        return file
    except FileNotFoundError:
        raise missing(name) from None
    except PermissionError:
        raise Unreadable(f"{name} may not be read: its permissions forbid it.") from None
    except (OSError, ValueError) as error:
        if isinstance(error, OSError) and error.errno == errno.ELOOP:
            raise missing(name) from None
        reason = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
        raise Unreadable(f"{name} can't be read: {reason}.") from None


def missing(name: str) -> Unreadable:
    """What is told of a file that isn't there: there may be a link to it all the same."""
    return Unreadable(f"{name} is a link that leads nowhere." if os.path.islink(name) else f"There is no file {name}.")


_NO_FILE = "{} is not an ordinary file, so it isn't read."


def _without_waiting(name: str, flags: int) -> int:
    return os.open(name, flags | getattr(os, "O_NONBLOCK", 0))


def source_of(name: str, data: bytes, most: int = LARGEST) -> Source:
    """The text that bytes spell. Raises Unreadable with a sentence if they aren't UTF-8 text, or too many."""
    if len(data) > most:
        raise Unreadable(f"{name} is larger than {most // 1_000_000} MB, the most that is read.")
    try:
        text = data.decode().lstrip("\ufeff")
        return Source(name, text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text)
    except UnicodeDecodeError as error:
        if _no_text(data):
            raise Unreadable(f"{name} is no text file: a picture, a program or a packed file can't be read here.") from None
        line = data.count(b"\n", 0, error.start) + 1
        how = "save it as UTF-8 (editors call it “Save with encoding”) and try again"
        raise Unreadable(f"{name} isn't UTF-8 text (see line {line}): {how}.") from None


def _no_text(data: bytes) -> bool:
    """Whether bytes spell no text in any encoding: too many of them are control characters. UTF-16 has a mark of its own."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    controls = len(data) - len(data.translate(None, bytes((*range(9), *range(14, 27), *range(28, 32)))))
    return b"\0" in data or controls * 50 > len(data)


def examine(source: Source) -> Loaded:
    """The tree that a text describes, with every problem found in it. Never raises, whatever the text."""
    with _no_collecting():
        notes = Notes(source)
        try:
            tree = _draft(source, notes)
            if tree is not None:
                check(tree, notes)
        except Enough:
            notes.problems.append(too_many(source))
            tree = None
        once_each = {(problem.code, problem.span, problem.message): problem for problem in reversed(notes.problems)}
        found = tuple(sorted(once_each.values(), key=lambda problem: problem.span.start))
        if tree is None:
            return Loaded(None, found)
        allowed: tuple[Problem, ...] = ()
        if "# allow " in source.text:
            from .allow import heeded

            found, allowed = heeded(found, notes)
        errors = [problem for problem in found if problem.severity == ERROR]
        if not errors:
            return Loaded(tree, found, tree, allowed)
        return Loaded(None, found, tree if tree.examples and _only_in_examples(errors, notes) else None, allowed, notes.places)


def _only_in_examples(errors: Iterable[Problem], notes: Notes) -> bool:
    """Whether all that is wrong is wrong with the examples: what an alias elsewhere repeats of them isn't theirs alone."""
    text, place = notes.source.text, notes.places.value(("examples",))
    marks, aliases = (
        set(re.findall(rf"{sign}([^\s,\[\]{{}}]+)", part))
        for sign, part in (("&", text[place.start : place.end]), (r"\*", text[: place.start] + "\n" + text[place.end :]))
    )
    return marks.isdisjoint(aliases) and all(place.start <= problem.span.start < place.end for problem in errors)


def _draft(source: Source, notes: Notes) -> Tree | None:
    """The tree that a text describes, yet to be checked, or None if there is none in it. What is wrong so far is noted."""
    try:
        tree: Tree = taken(source.text, TREE, notes.kept)
    except Unsound:
        return _thorough_draft(source, notes)
    return changed(tree, source=source)


def _thorough_draft(source: Source, notes: Notes) -> Tree | None:
    from .nodes import parse

    node, found = parse(source, notes.kept)
    if node is None and found:
        from .behind import all_errors

        notes.problems += all_errors(source, found, lambda mended: examine(mended).problems)
        return None
    notes.problems += found
    if node is None:
        help = "`guide new my-tree.yaml` writes a small tree to start from"
        notes.note("empty-file", Span(0, 0), "this file is empty", help=help)
        return None
    tree: Tree = TREE.read(node, (), notes)
    return changed(tree, source=source)


class _no_collecting:
    """Garbage collection off: nothing read here is garbage, and looking for some takes longer than reading."""

    def __enter__(self) -> None:
        self.was_on = gc.isenabled()
        gc.disable()

    def __exit__(self, *_: object) -> None:
        if self.was_on:
            gc.enable()
