"""What a block that doesn't fit was probably meant to be, and how that is told. Needed only where a text has faults."""

from __future__ import annotations

import re

from ..notes import called, last
from ..problem import Fix
from ..source import Span
from ..text import one_line
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from ..notes import Notes
    from ..places import Node, Path


class Joined(Value):
    """The value that two keys were meant to be, how that is told, and how it is `written`."""

    value: Node
    message: str
    help: str
    written: str
    safe: bool


def alike(key: str, missing: str) -> bool:
    """Whether an unknown key is likely to be a slip for one that is missing: `sya` for `say`."""
    return key.startswith(missing) or (key[:1] == missing[:1] and abs(len(key) - len(missing)) < 2)


def not_a_block(node: Node, path: Path, notes: Notes, help: str = "") -> None:
    """Note that something else stands where a block is wanted."""
    what = f"`{last(path)}`" if path else "a tree"
    notes.doubted.add(path)
    notes.at_key("wrong-shape", path, f"{what} takes a block of `key: value` lines, not {called(node)}", help=help)


_NO_BLANK = re.compile(r"(\w[\w-]*)[:：](?!//)(\S.*)").fullmatch


def block_meant(node: Node) -> dict[str, Node]:
    """The block that a text such as `go:size` was meant to be, an empty one if it can't be."""
    found = _NO_BLANK(node) if type(node) is str else None
    return {found[1]: found[2]} if found else {}


def no_blank(words: str, span: Span, notes: Notes) -> None:
    """Note that a text such as `go:size` lacks a blank, if it does."""
    found = _NO_BLANK(words)
    if found:
        message = f"`{one_line(words)[:40]}` lacks a blank after its colon"
        notes.note("wrong-shape", span, message, write=f"{found[1]}: {found[2]}")


def mended(
    node: dict[str, Node], path: Path, notes: Notes, joined: Callable[[str, Node, str, str], Joined | None]
) -> dict[str, Node]:
    """A block in brackets in which keys without a value are taken for what they were meant to be, and each is told.

    `joined` takes a key with its value, what is written behind that, and the key without a value that comes next: it gives
    what all that was meant to be.
    """
    mended: dict[str, Node] = {}
    cut: dict[str, tuple[Joined, Span, int]] = {}  # by key, what it was meant to be, the first key to tell of, and its end
    before, end = "", 0
    for key, value in node.items():
        span = notes.places.key((*path, key))
        written, behind = notes.source.text[span.start : span.end], notes.source.text[span.end :].lstrip()[:1]
        found = _NO_BLANK(key)
        if value != "" or written[:1] in ("'", '"') or behind not in (",", "}"):
            mended[key], before = value, key
            end = notes.places.value((*path, key)).end
        elif found and found[1] not in node:
            no_blank(key, span, notes)
            mended[found[1]], before, end = found[2], found[1], span.end
        elif before and (better := joined(before, mended[before], _between(end, span.start, notes), key)):
            mended[before], end = better.value, span.end
            cut[before] = better, cut[before][1] if before in cut else span, end
        else:
            mended[key], before, end = value, key, span.end
    for name, (better, span, end) in cut.items():
        fix = _rejoined(better, Span(notes.places.value((*path, name)).start, end), notes)
        notes.note("wrong-shape", span, better.message, help=better.help, fix=fix)
    return mended


def _between(end: int, start: int, notes: Notes) -> str:
    """What stands between two parts of a text that was cut at a comma, as it was typed; on one line, at any rate."""
    there = notes.source.text[end:start]
    return there if there.strip(" ") == "," else ", "


def _rejoined(better: Joined, span: Span, notes: Notes) -> Fix | None:
    """What a key with a value and some without were meant to be, written in the place of all that, if it is one line."""
    text = notes.source.text
    there = text[span.start : span.end]
    if not text[: span.start].rstrip(" ").endswith(":") or not there.isprintable() or there[:1] in "{&!*|>":
        return None
    return Fix(((span, better.written),), better.safe)


def lined_up(node: dict[str, Node], part: str, block: dict[str, Node], keys: Collection[str], notes: Notes) -> dict[str, Node]:
    """The block of a whole file, when the block of one part holds some of its keys: put back where that makes sense."""
    for name, inner in block.items():
        if name not in keys or name in node or _fits(inner):
            continue
        names = list(block)
        behind = names[names.index(name) + 1 :] if inner == "" else []  # its line alone is indented too far
        if inner == "":
            inner = {key: block[key] for key in behind}
        message = f"`{name}` stands within `{part}`, one step too deep"
        notes.at_key("misplaced-key", (part, name), message, help=f"line it up with `{part}:`")
        notes.places.moved[name] = (part,) if behind else (part, name)
        rest = {key: value for key, value in block.items() if key != name and key not in behind}
        return lined_up({**node, part: rest, name: inner}, part, rest, keys, notes)
    return node


def _fits(node: Node) -> bool:
    """Whether a node could be meant to stand where it stands."""
    return node != "" if type(node) is not dict else not _ENTRY_KEYS.isdisjoint(node)


_ENTRY_KEYS = frozenset(("ask", "answers", "title", "summary", "say"))
