"""`guide check`: every problem of every file."""

from __future__ import annotations

import os
import sys

from ..loader import Loaded, Unreadable, examine, read_source
from ..problem import ERROR, NOTE, WARNING, Problem, drawn
from ..shipped import shipped_trees, tree_path
from ..text import one_line
from ..value import Value
from .ending import complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from typing import TypeAlias

    Look: TypeAlias = "Callable[[str], Checked]"  # how a file is looked at: it may be put right at the same time

FORMATS = ("text", "json", "github", "sarif")

LOOKS = {"error": "1;31", "warning": "1;33", "note": "1;36", "message": "1", "frame": "34", "label": "34", "help": "1;32"}
"""How the pieces of a drawn problem look on a terminal, in its own colours."""

MORE = """\
examples:
  {example}
  guide check trees --strict              all trees in a folder; warnings count
  guide check my-tree.yaml --fix          put right what is beyond doubt
  guide check my-tree.yaml --format json  a list of problems, for programs
  guide check trees --format sarif        for code scanners
  guide check trees --format github       for GitHub Actions, beside the lines

A warning or a note that is meant can be allowed in the file, with the reason,
behind what it is about or on the line above:
  # allow silent-tie: both advise the same

What is found goes to stdout; what can't be read or written is told on stderr.
Colour is for terminals alone: NO_COLOR=1 turns it off, and FORCE_COLOR=1 on.

exit codes: 0 no errors (with --strict, no warnings either), 1 some, 2 wrong
usage, or a file that can't be read or written
"""


class Checked(Value):
    """A file that was looked at: what was found in it, what was put right, and a sentence if that was refused."""

    name: str
    loaded: Loaded
    fixed: tuple[Problem, ...] = ()
    refused: str = ""


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    what = "a tree file, a folder (every .yaml and .yml file in it), or the name of a tree from `guide trees`"
    parser.add_argument("paths", metavar="PATH", nargs="+", help=what)
    parser.add_argument("--format", choices=FORMATS, default="text", help="how to write what is found (default: text)")
    parser.add_argument("--strict", action="store_true", help="exit with 1 for warnings too; notes are never an error")
    parser.add_argument("--fix", action="store_true", help="make the fixes that can't change what a tree means")
    parser.add_argument("--unsafe-fixes", action="store_true", help="make these, and those that guess, such as a near name")
    parser.epilog = MORE.format(example=(parser.epilog or "").partition("\n")[2].strip())


def run(given: argparse.Namespace) -> int:
    """Check the files that the arguments name, in the format that they ask for."""
    look = _put_right(guesses=given.unsafe_fixes) if given.fix or given.unsafe_fixes else _looked_at
    found = _checked(given.paths, look)
    if given.format == "text":
        return _told(found, strict=given.strict)
    return _printed(found, given.format, strict=given.strict)


def run_on(paths: Sequence[str]) -> int:
    """Check each file: 0 if none has errors, 1 if one has, 2 if one can't be read."""
    return _told(_checked(paths, _looked_at), strict=False)


def _looked_at(name: str) -> Checked:
    """What is found in a file."""
    return Checked(name, examine(read_source(tree_path(name))))


def _put_right(*, guesses: bool) -> Look:
    """What looks at a file, puts it right, and looks again; with `guesses`, by fixes that aren't safe too."""
    from .fixing import fixed_in

    return lambda name: Checked(name, *fixed_in(name, guesses=guesses))


def _code(checked: Checked, *, strict: bool) -> int:
    """The exit code for one file."""
    if checked.refused:
        return 2
    wanted = (ERROR, WARNING) if strict else (ERROR,)
    return int(any(problem.severity in wanted for problem in checked.loaded.problems))


def _checked(paths: Sequence[str], look: Look) -> Iterator[Checked | str]:
    """Each file in turn, once, or a sentence if it can't be read."""
    seen = set()
    for path in paths:
        is_folder = os.path.isdir(path) and path not in shipped_trees()
        for one in _in_folder(path, look) if is_folder else [_one(path, look)]:
            name = one if isinstance(one, str) else os.path.normpath(one.name)
            if name not in seen:
                seen.add(name)
                yield one


def _in_folder(folder: str, look: Look) -> Iterator[Checked | str]:
    """Each tree of a folder. A file there that has nothing of a tree is something else, and is left alone."""
    from .folders import files_in, no_tree_in

    try:
        files = files_in(folder)
    except Unreadable as error:
        yield one_line(str(error))
        return
    trees = 0
    for name in files:
        found = _one(name, look)
        if isinstance(found, Checked) and [problem.code for problem in found.loaded.problems] == ["not-a-tree"]:
            continue
        trees += 1
        yield found
    if not trees:
        yield one_line(no_tree_in(folder))


def _one(name: str, look: Look) -> Checked | str:
    try:
        return look(name)
    except Unreadable as error:
        return one_line(str(error))


def _told(found: Iterable[Checked | str], *, strict: bool) -> int:
    """Tell each file as it comes, and all together if there are many."""
    codes, all_of_them = [0], list[Checked]()
    for one in found:
        if isinstance(one, str):
            complain(one)
            codes.append(2)
        else:
            _tell(one)
            codes.append(_code(one, strict=strict))
            all_of_them.append(one)
    if len(all_of_them) > 1:
        print(f"{len(all_of_them)} files: {_counts(all_of_them)}")
    return max(codes)


def _printed(found: Iterable[Checked | str], wanted: str, *, strict: bool) -> int:
    """Print what is found in all the files together, in a format for programs."""
    from .machine import written

    files = list(found)
    checked = [one for one in files if isinstance(one, Checked)]
    sentences = [one for one in files if isinstance(one, str)] + [one.refused for one in checked if one.refused]
    for sentence in sentences:
        complain(sentence)
    print(written([problem for one in checked for problem in one.loaded.problems], sentences, wanted), end="")
    return max([2 if sentences else 0, *(_code(one, strict=strict) for one in checked)])


def _tell(checked: Checked) -> None:
    if checked.refused:
        complain(checked.refused)
    if checked.fixed:
        from .fixing import in_words

        print("\n".join(in_words(checked.fixed)))
    if checked.loaded.problems:
        from .colour import painter

        paint = painter(sys.stdout, LOOKS)
        for problem in checked.loaded.problems:
            print(drawn(problem, paint).rstrip("\n"), end="\n\n")
    print(f"{one_line(checked.name)}: {_counts([checked])}{_size(checked.loaded)}")


def _counts(files: Sequence[Checked]) -> str:
    """How many problems of which severity, how many were put right, could be, or are allowed."""
    problems = [problem for one in files for problem in one.loaded.problems]
    found = [problem.severity for problem in problems]
    counts = [_counted(found.count(kind), kind) for kind in (ERROR, WARNING, NOTE) if kind in found] or ["no problems"]
    ready = sum(problem.fix is not None and problem.fix.safe for problem in problems)
    if ready and not any(one.fixed or one.refused for one in files):
        counts[-1] += f" (--fix puts {ready} right)"
    fixed, allowed = (sum(map(len, group)) for group in ([one.fixed for one in files], [one.loaded.allowed for one in files]))
    return ", ".join([*([f"{fixed} fixed"] if fixed else []), *counts, *([f"{allowed} allowed"] if allowed else [])])


def _size(loaded: Loaded) -> str:
    tree = loaded.tree
    if tree is None:
        return ""
    parts = ((len(tree.questions), "question"), (len(tree.outcomes), "outcome"), (len(tree.examples), "example"))
    return "".join(f", {_counted(count, what)}" for count, what in parts)


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"
