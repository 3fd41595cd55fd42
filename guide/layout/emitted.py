"""Bare YAML, laid out anew. This is the only room that imports `ruamel`, which keeps what PyYAML's writer would not."""

from __future__ import annotations

import io

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, FoldedScalarString, ScalarString, SingleQuotedScalarString
from ruamel.yaml.tag import Tag

from ..format import TREE
from ..kinds import Each, Either, Id, Made, Many, Record
from .entries import FLOW, TEXT, Entries
from .flow import fits

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from ..kinds.kind import Kind
    from ..places import Path

    Node = CommentedMap | CommentedSeq | str


class NotLaidOut(Exception):
    """A text that the library can't read or write."""


def emitted(text: str) -> str:
    """The text of a tree, without comments, in its layout: one line for each entry, but for text under `>` and `|`."""
    writer = YAML(typ="rt", pure=True)
    writer.Resolver = _AllText
    writer.preserve_quotes = True
    writer.width = 1_000_000_000
    writer.brace_single_entry_mapping_in_flow_sequence = True
    writer.indent(mapping=2, sequence=4, offset=2)
    try:
        root: CommentedMap = writer.load(text)
        _ordered(root, TREE)
        root = _Styles(_folds(text)).styled(root, ())
        root.fa.set_block_style()
        return _written(writer, root)
    except (YAMLError, ValueError, AttributeError, KeyError, IndexError, AssertionError, NotImplementedError) as error:
        raise NotLaidOut from error


class _AllText(VersionedResolver):
    """Every value is text, as it is to the loader: `yes` and `010` stay as they are typed."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        return Tag(suffix="tag:yaml.org,2002:str") if kind is ScalarNode else super().resolve(kind, value, implicit)


def _written(writer: YAML, root: CommentedMap) -> str:
    """The text, with a block for whatever is in brackets, holds brackets itself, and is too long for a line."""
    while True:
        stream = io.StringIO()
        writer.dump(root, stream)
        text = stream.getvalue()
        long = [e for e in Entries(text).all if e.kind == FLOW and e.nested and not fits(text, e)]
        for entry in long:
            node: Any = root
            for part in entry.path:
                node = node[part]
            node.fa.set_block_style()
        if not long:
            return text


def _ordered(node: Any, kind: Kind) -> None:
    """Put the keys of every block of the format in the order in which the format lists them."""
    match kind:
        case Made():
            _ordered(node, kind.kind)
        case Either() if not isinstance(node, str):
            _ordered(node, kind.otherwise)
        case Many():
            for entry in node if isinstance(node, CommentedSeq) else [node]:
                _ordered(entry, kind.kind)
        case Each():
            for value in node.values():
                _ordered(value, kind.kind)
        case Record():
            for key in [key for key in kind.keys if key in node]:
                node.move_to_end(key)
                _ordered(node[key], kind.keys[key])


def _folds(text: str) -> dict[Path, list[str]]:
    """The lines of every text that its author broke into several without `>` or `|`."""
    found = {}
    for entry in Entries(text).all:
        written = text[entry.value : entry.end]
        if entry.kind == TEXT and entry.style not in ("|", ">") and "\n" in written:
            found[entry.path] = [line.strip() for line in written.strip("'\"").split("\n")]
    return found


class _Styles:
    """How each text of a tree is to be written. A text that stands in several places, by an alias, stays one."""

    def __init__(self, folds: dict[Path, list[str]]) -> None:
        self._folds = folds
        self._done: dict[int, Any] = {}
        self._kept: list[Any] = []  # so that no `id` is used twice

    def styled(self, node: Any, path: Path) -> Any:
        """The node with every text in it in its style."""
        if id(node) in self._done:
            return self._done[id(node)]
        self._kept.append(node)
        if isinstance(node, CommentedMap):
            self._done[id(node)] = node
            styled = [(_plain(key), self.styled(value, (*path, str(key)))) for key, value in node.items()]
            node.clear()
            node.update(styled)
        elif isinstance(node, CommentedSeq):
            self._done[id(node)] = node
            for index in range(len(node)):
                node[index] = self.styled(node[index], (*path, index))
        else:
            new = self._text(node, path)
            if getattr(node, "anchor", None):
                self._done[id(node)] = new
            return new
        if node.anchor.value is not None:
            node.anchor.always_dump = True
        return node

    def _text(self, text: str, path: Path) -> str:
        new: ScalarString | None = None
        lines = self._folds.get(path, [])
        if lines and " ".join(lines) == text and all(lines):
            new = folded = FoldedScalarString(text)
            folded.fold_pos = _breaks(lines)
        elif isinstance(text, SingleQuotedScalarString) and text.isprintable() and not {'"', "\\"} & set(text):
            new = DoubleQuotedScalarString(text)
        if new is None:
            return text
        anchor = getattr(text, "anchor", None)
        if anchor is not None and anchor.value is not None:
            new.yaml_set_anchor(anchor.value, always_dump=True)
        return new


def _plain(key: Any) -> Any:
    """A key without quotes, which no name needs."""
    quoted = isinstance(key, DoubleQuotedScalarString | SingleQuotedScalarString) and key.anchor.value is None
    return str(key) if quoted and Id.fits(key) else key


def _breaks(lines: list[str]) -> list[int]:
    at, breaks = -1, []
    for line in lines[:-1]:
        at += len(line) + 1
        breaks.append(at)
    return breaks
