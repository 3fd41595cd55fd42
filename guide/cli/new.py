"""`guide new`: a tree file to start from."""

from __future__ import annotations

import os
from shlex import quote

from ..loader import Unreadable, data_of, source_of
from ..retitle import retitled
from ..shipped import template_path, tree_path
from ..started import program
from ..text import one_line
from ..write import Taken, Unwritable, in_bytes, write_new
from .ending import Ended, complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

SCHEMA = "tree.schema.json"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("file", metavar="FILE", help="the file to write, such as my-tree.yaml; it must not be there yet")
    parser.add_argument(
        "--from", dest="tree", metavar="TREE", help="copy this tree: a file, or the name of a tree from `guide trees`"
    )


def run(given: argparse.Namespace) -> int:
    """Write the file: 0; 2 if there is one already, or it can't be written."""
    if not given.file.endswith((".yaml", ".yml")):
        raise Ended(2, f"A tree file ends in .yaml: write `guide new {quote(one_line(given.file))}.yaml`.")
    try:
        data = _copied(tree_path(given.tree) if given.tree else template_path(), _title(given.file))
        write_new(given.file, data)
    except (Unreadable, Unwritable) as error:
        raise Ended(2, one_line(str(error))) from None
    print(f"{one_line(given.file)} is written{', a copy of ' + one_line(given.tree) if given.tree else ''}.")
    if f"$schema={SCHEMA}".encode() in data:
        _lay_schema_beside(given.file)
    print(_next_steps(quote(one_line(given.file))))
    return 0


def _title(file: str) -> str:
    """A title made of a file's name, for the author to change: `my-tree.yaml` is “My tree”."""
    stem = os.path.splitext(os.path.basename(file))[0]
    words = one_line(stem.replace("-", " ").replace("_", " "))
    return f"{words[:1].upper()}{words[1:]}" or "Untitled"


def _copied(path: str, title: str) -> bytes:
    """What a tree file holds, under another title."""
    data = data_of(path)
    source = source_of(path, data)
    text = retitled(source, title)
    return data if text == source.text else in_bytes(text, like=data)


def _lay_schema_beside(file: str) -> None:
    """Write the schema that the tree's first line names, unless there is one."""
    from ..schema import schema_text

    path = os.path.join(os.path.dirname(file), SCHEMA)
    try:
        write_new(path, schema_text().encode())
        print(f"{one_line(path)} is written too: with it, editors complete and check the tree.")
    except Taken:
        pass
    except Unwritable as error:
        complain(one_line(str(error)))


def _next_steps(file: str) -> str:
    steps = [
        (f"{program()} check {file}", "find every mistake"),
        (f"{program()} run {file}", "walk through it as its users will"),
        (f"{program()} edit {file}", "change it, and see what they will see"),
    ]
    width = max(len(command) for command, _ in steps) + 2
    return "\n".join(["", "Next:", *(f"  {command:{width}}{what}" for command, what in steps)])
