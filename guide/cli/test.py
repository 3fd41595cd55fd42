"""`guide test`: the examples of trees, walked as tests, and what they leave out."""

from __future__ import annotations

from .ending import Ended, complain
from .given import tree_files, walkable_file

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterable, Mapping

    from ..examples.runs import Rehearsal


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument(
        "paths",
        metavar="PATH",
        nargs="+",
        help="a tree file, the name of a tree from `guide trees`, or a folder: all *.yaml files in it and below",
    )
    parser.add_argument(
        "--json", action="store_true", help="print one JSON object, for programs; for a folder or several, one with `trees`"
    )
    parser.add_argument(
        "--suggest", action="store_true", help="print examples that walk through the rest, as YAML to paste (or in the JSON)"
    )


def run(given: argparse.Namespace) -> int:
    """Test the trees: 0 if every example passes, 1 if one fails or a tree has errors, 2 if a file can't be read."""
    codes = [0]
    files = _files(given.paths, codes)
    found: dict[str, Rehearsal] = {}
    for path, name in files.items():
        try:
            found[name] = _rehearsed(path)
        except Ended as ended:
            codes.append(_told(ended))
    print(_output(given, found, alone=len(given.paths) == 1 and list(files.values()) == given.paths), end="")
    return max(codes + [int(not rehearsed.good) for rehearsed in found.values()])


def _files(paths: Iterable[str], codes: list[int]) -> dict[str, str]:
    """Every file that the arguments mean, once, with what to call it."""
    files: dict[str, str] = {}
    for name in paths:
        try:
            for path, called in tree_files(name).items():
                files.setdefault(path, called)
        except Ended as ended:
            codes.append(_told(ended))
    return files


def _told(ended: Ended) -> int:
    complain(ended.said)
    return ended.code


def _rehearsed(path: str) -> Rehearsal:
    from ..examples.runs import rehearsal

    loaded = walkable_file(path)
    assert loaded.walkable is not None
    return rehearsal(loaded.walkable, loaded.problems, loaded.places)


def _output(given: argparse.Namespace, found: Mapping[str, Rehearsal], alone: bool) -> str:
    if given.json:
        return _json(found, given.suggest, alone)
    return _examples(found, alone) if given.suggest else _text(found, alone)


def _json(found: Mapping[str, Rehearsal], suggest: bool, alone: bool) -> str:
    from ..examples.suggestion import suggestion
    from ..export.rehearsal import rehearsal_object, suggestion_object
    from .lines import json_text

    objects = [
        rehearsal_object(rehearsed, name) | (suggestion_object(suggestion(rehearsed)) if suggest else {})
        for name, rehearsed in found.items()
    ]
    if alone:
        return json_text(objects[0]) if objects else ""
    return json_text({"trees": objects})


def _examples(found: Mapping[str, Rehearsal], alone: bool) -> str:
    from ..examples.suggestion import suggestion
    from ..export.examples import suggestion_text
    from ..text import one_line

    blocks = []
    for name, rehearsed in found.items():
        if not rehearsed.good:
            complain(f"{one_line(name)}: some of its examples fail. `guide test` without --suggest says why.")
        head = "" if alone else f"# {one_line(name)}\n"
        blocks.append(head + suggestion_text(suggestion(rehearsed), rehearsed.tree))
    return "\n".join(blocks)


def _text(found: Mapping[str, Rehearsal], alone: bool) -> str:
    from shlex import quote

    from ..export.rehearsal import rehearsal_text, result_in_words
    from ..text import one_line
    from .terminal import columns

    blocks = []
    for name, rehearsed in found.items():
        head = "" if alone else f"== {one_line(name)}\n"
        blocks.append(head + rehearsal_text(rehearsed, f"guide test {quote(one_line(name))}", columns()))
    if len(found) > 1:
        runs, failed = (sum(map(len, many)) for many in zip(*[(one.runs, one.failed) for one in found.values()]))
        blocks.append(f"== {len(found)} trees\n{result_in_words(runs, failed)}\n")
    return "\n".join(blocks)
