"""The kinds of value that a tree file is made of, each of which can read itself.

A kind takes a node and its path, and gives the value; where the node doesn't fit, it notes a problem and gives a stand-in,
so that one run finds all that is wrong. Most nodes are text that is its own value: where a kind's `quick` test says so,
`read` isn't asked, which saves half the time.
"""

from __future__ import annotations

import re

from .near import listed, near
from .nodes import Places
from .problem import Problem
from .text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from typing import Any, Protocol

    from .nodes import Node, Path
    from .source import Source, Span

    class Kind(Protocol):
        """A kind of value."""

        def read(self, node: Node, path: Path, notes: Notes) -> Any:
            """The value of a node."""


class Notes:
    """The problems found in a source so far, and where its nodes stand."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.problems: list[Problem] = []
        self.doubted: set[Path] = set()  # blocks with a fault of their own: what seems to follow from them isn't to be trusted
        self._places: Places | None = None
        self._cut: set[Path] | None = None

    @property
    def places(self) -> Places:
        """Where each node stands: read when it is first needed."""
        if self._places is None:
            self._places = Places(self.source)
        return self._places

    def at_value(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the value at a path."""
        self.note(code, self.places.value(path), message, label, help, **more)

    def at_key(self, code: str, path: Path, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem with the key at the end of a path."""
        self.note(code, self.places.key(path), message, label, help, **more)

    def note(self, code: str, span: Span, message: str, label: str = "", help: str = "", **more: Any) -> None:
        """Note a problem at a span."""
        self.problems.append(Problem(code, one_line(message), self.source, span, one_line(label), one_line(help), **more))

    def cut_short(self, path: Path) -> bool:
        """Whether something in the very block at a path wasn't taken, such as a key that stands there twice."""
        if self._cut is None:
            lost = [problem.span for problem in self.problems if problem.code in ("repeated-key", "merge-key")]
            self._cut = {self.places.path(span) for span in lost}
            self.doubted |= self._cut
        return path in self._cut


class Text:
    """Words for people: at least one character."""

    quick: Callable[[str], object] = staticmethod(len)

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The words of a node."""
        if type(node) is str and node and not node.isspace():
            return node
        if type(node) is str:
            notes.at_key(
                "empty-value", path, f"`{_last(path)}` is empty", help="write its text after the colon, or take the key out"
            )
        else:
            notes.at_key("wrong-shape", path, f"`{_last(path)}` takes text, not {called(node)}", help=_text_help(node))
        return "?"


class Line(Text):
    """Words on one line."""

    quick = staticmethod(str.isprintable)

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The words of a node, on one line."""
        return " ".join(super().read(node, path, notes).split())


class Id:
    """The name of something in the tree: letters, digits, `_` and `-`."""

    _FITS = re.compile(r"\w[\w-]*").fullmatch

    quick = staticmethod(str.isidentifier)

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The name that a node bears."""
        if type(node) is str and (node.isidentifier() or self._FITS(node)):
            return node
        notes.doubted.add(path)
        if type(node) is not str:
            notes.at_key("wrong-shape", path, f"`{_last(path)}` takes one name, not {called(node)}")
        elif not node:
            notes.at_key(
                "empty-value", path, f"`{_last(path)}` is empty", help="write a name after the colon, or take the key out"
            )
        else:
            notes.at_value("not-a-name", path, f"`{one_line(node)}` can't be a name", help=_name_help(node))
        return ""

    @classmethod
    def fits(cls, name: str) -> bool:
        """Whether a text can be a name."""
        return cls._FITS(name) is not None


_NAME_HELP = "a name has letters, digits, `_` and `-`, and no blanks"


def _name_help(name: str) -> str:
    bare = name.strip(" .,;:!?\"'“”„‟«»‘’‚`")
    if bare == name or not Id.fits(bare):
        return _NAME_HELP
    return f"write `{bare}`" + (", without the curly quotes" if name[0] in "“”„‟«»‘’‚" else "")


class Whole:
    """A whole number, from -1000 to 1000, or from `least`."""

    _FITS = re.compile(r"[+-]?[0-9]+").fullmatch

    def __init__(self, least: int = -1000) -> None:
        self.least = least

    def read(self, node: Node, path: Path, notes: Notes) -> int:
        """The number that a node spells."""
        if type(node) is str and self._FITS(node):
            if len(node) <= 5 and self.least <= int(node) <= 1000:
                return int(node)
            fault = "small" if node[0] == "-" else "large"
            message = (
                f"`{_last(path)}` takes a whole number from {self.least} to 1000, so `{one_line(node)[:20]}` is too {fault}"
            )
            notes.at_value("not-a-number", path, message, help=f"write a number from {self.least} to 1000")
        else:
            said = f"`{one_line(node)}`" if type(node) is str and node else called(node)
            message = f"`{_last(path)}` takes a whole number, not {said}"
            notes.at_value("not-a-number", path, message, help="write a whole number such as 3")
        notes.doubted.add(path)
        return 0


class YesNo:
    """`yes` or `no`."""

    def read(self, node: Node, path: Path, notes: Notes) -> bool:
        """True for yes."""
        if node not in ("yes", "no"):
            said = f"`{one_line(node)}`" if type(node) is str else called(node)
            notes.at_value("wrong-shape", path, f"`{_last(path)}` takes `yes` or `no`, not {said}")
        return node == "yes"


class Format:
    """The version of the format that a file is written in."""

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The version."""
        if node != "1":
            said = f"`{one_line(node)}`" if type(node) is str else called(node)
            notes.at_value("unknown-format", path, f"this program reads `format: 1`, not {said}", help="write `format: 1`")
        return "1"


class Many:
    """A list of one kind; a single value stands for a list of one."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def read(self, node: Node, path: Path, notes: Notes) -> tuple[Any, ...]:
        """The values, in order."""
        if type(node) is not list:
            if type(node) is str and node[:1] in _DASHES and node[1:2].isalpha():
                sign, more = node[0], node[1:].split()[0]
                message, help = f"`{sign}{more}` lacks a blank after its dash", f"begin the line with `- {more}`"
                notes.at_value("wrong-shape", path, message, help=help)
            return (self.kind.read(node, path, notes),)
        if not node:
            notes.at_key("empty-value", path, f"the list `{_last(path)}` is empty", help="take the key out, or write an entry")
        return tuple([self.kind.read(entry, (*path, index), notes) for index, entry in enumerate(node)])


_DASHES = ("-", "–", "—", "•")


class Each:
    """A block whose keys are the author's own names, with values of one kind. `least` of them at least, such as `thing`s.

    `strays` are keys of the block round it that may have slipped in among the names.
    """

    def __init__(self, kind: Kind, least: int = 0, thing: str = "entry", strays: tuple[str, ...] = ()) -> None:
        self.kind = kind
        self.strays = frozenset(strays)
        self.least = least
        self.thing = thing

    def read(self, node: Node, path: Path, notes: Notes) -> dict[str, Any]:
        """The values by name, in order. A block among them is given its name as `id`."""
        if type(node) is not dict:
            _not_a_block(node, path, notes)
            return {}
        if "" in node.values():
            node = _mended(node, path, notes, self._joined)
        if not self.strays.isdisjoint(node):
            node = self._without_strays(node, path, notes)
        for name in node:
            if not (name.isidentifier() or Id.fits(name)):
                notes.at_key("not-a-name", (*path, name), f"`{one_line(name)}` can't be a name", help=_NAME_HELP)
        if len(node) < self.least and not notes.cut_short(path):
            few = "none" if not node else "only one"
            notes.at_key("too-few", path, f"`{_last(path)}` needs at least {self.least} {self.thing}s, and has {few}")
        read = self.kind.read
        return {name: read(value, (*path, name), notes) for name, value in node.items()}

    def _joined(self, before: str, value: Node, name: str) -> tuple[Node, str, str] | None:
        """A name without a value, taken as one more entry of the list before it."""
        if not isinstance(self.kind, Many):
            return None
        entries = [*value, name] if type(value) is list else [value, name]
        written = ", ".join(entry for entry in entries if type(entry) is str)
        return entries, f"`{one_line(name)}` stands here without a colon", f"write `{before}: [{one_line(written)}]`"

    def _without_strays(self, node: dict[str, Node], path: Path, notes: Notes) -> dict[str, Node]:
        strays = [name for name in node if name in self.strays and type(node[name]) is not dict]
        for name in strays:
            notes.at_key(
                "misplaced-key",
                (*path, name),
                f"`{name}` stands among the {self.thing}s, one step too deep",
                f"this is read as {'an' if self.thing[0] in 'aeio' else 'a'} {self.thing} called `{name}`",
                f"line it up with `{_last(path)}:`",
            )
            notes.doubted.add(path[:-1])
        return {name: value for name, value in node.items() if name not in strays}


class Points:
    """Whole numbers by outcome."""

    def __init__(self) -> None:
        self.slow = Each(Whole())
        self.small = {str(number): number for number in range(-99, 100)}

    def read(self, node: Node, path: Path, notes: Notes) -> dict[str, int]:
        """The numbers by name, in order."""
        try:
            return {name: self.small[value] for name, value in node.items()}  # type: ignore[union-attr, index]
        except (AttributeError, KeyError, TypeError):  # something else than small numbers: have a closer look
            return self.slow.read(node, path, notes)


class Record:
    """A block with known keys, read into a value of the model.

    `keys` maps each key to its kind; the model's field of the same name takes it, or the one that `renamed`
    names where Python keeps the word for itself. The required ones must be there.
    """

    def __init__(
        self, make: Any, keys: dict[str, Kind], required: tuple[str, ...] = (), renamed: dict[str, str] | None = None
    ) -> None:
        self.make = make
        self.keys = keys
        self.required = required
        fields: tuple[str, ...] = make._fields
        nowhere = len(fields)  # what is read but not kept, such as the format's version, goes behind the last field
        place = {field: index for index, field in enumerate(fields)}
        place |= {key: place[field] for key, field in (renamed or {}).items()}
        self._slots = {key: (place.get(key, nowhere), getattr(kind, "quick", _never), kind.read) for key, kind in keys.items()}
        self._blank = [make._defaults.get(field, self._stand_in(field)) for field in fields]
        self._spare = nowhere in (index for index, _, _ in self._slots.values())
        self._blank += [None] if self._spare else []
        self._named = fields[0] == "id"

    def _stand_in(self, field: str) -> Any:
        """What a field holds where its key is missing, so that reading can go on."""
        kind = self.keys.get(field)
        if isinstance(kind, Each):
            return {}
        return "?" if field in self.required and not isinstance(kind, Id) else ""

    def read(self, node: Node, path: Path, notes: Notes) -> Any:  # noqa: C901  (what most of the time goes into)
        """The value of the model."""
        values, slots = self._blank.copy(), self._slots
        if self._named:
            values[0] = path[-1]
        if type(node) is not dict:
            mended = self._as_block(node)
            if mended is None:
                _not_a_block(node, path, notes, self._block_help(node, path))
                return self.make.of(values[: len(self.make._fields)])
            _no_blank(str(node), notes.places.value(path), notes)
            node = mended
        unknown, found = [], len(notes.problems)
        for key, value in node.items():
            if key not in slots:
                unknown.append(key)
                continue
            index, quick, read = slots[key]
            if type(value) is str and value > "!" and quick(value):  # no text, and blanks, sort before "!"
                values[index] = value
            else:
                values[index] = read(value, path + (key,), notes)  # noqa: RUF005  (a third of the time of unpacking)
        missing: list[str] = []
        for key in self.required:
            if key not in node:
                missing.append(key)
        if unknown and "" in node.values():
            told = notes.problems[found:]
            del notes.problems[found:]
            mended = _mended(node, path, notes, self._continued)
            if mended != node:
                return self.read(mended, path, notes)
            notes.problems += told
        if unknown or missing:
            self._differs(unknown, missing, path, notes)
        if self._spare:
            values.pop()
        return self.make.of(values)

    def _as_block(self, node: Node) -> dict[str, Node] | None:
        """The block that a text such as `go:size` was meant to be."""
        found = _NO_BLANK(node) if type(node) is str else None
        return {found[1]: found[2]} if found and found[1] in self.keys else None

    def _block_help(self, node: Node, path: Path) -> str:
        if type(node) is not str or not node or len(self.required) != 1:
            return ""
        line = f"{self.required[0]}: {one_line(node)[:40]}"
        return f"write `- {line}`" if path and type(path[-1]) is int else f"write `{_last(path)}: {{{line}}}`"

    def _continued(self, before: str, value: Node, name: str) -> tuple[Node, str, str] | None:
        """A key without a value, taken as the rest of the text before it."""
        if before not in self.keys or type(value) is not str or name in self.keys:
            return None
        message = f"the text of `{before}` has a comma in it, and is cut there"
        return f"{value}, {name}", message, f"put the whole text of `{before}` in quotes"

    def _differs(self, unknown: list[str], missing: list[str], path: Path, notes: Notes) -> None:
        if not path and missing == list(self.required):
            notes.at_key(
                "not-a-tree",
                path,
                "this file is no decision tree: it has none of a tree's keys",
                help=f"a tree has at least {listed(self.required, 'and')}",
            )
            return
        listed_here = bool(path) and type(path[-1]) is int
        if notes.cut_short(path) or (listed_here and any(seen[: len(path)] == path for seen in notes.doubted)):
            missing = []  # what seems to be missing may be in what couldn't be read
        where = f"`{_last(path)}`" if path else "this tree"
        for key in unknown:
            guess = near(key, [*missing, *self.keys]) or next((name for name in missing if _alike(key, name)), None)
            missing = [name for name in missing if name != guess]
            self._doubt(guess or key, path, notes)
            help = f"did you mean `{guess}`?" if guess else f"the keys here are {listed(self.keys, 'and')}"
            notes.at_key("unknown-key", (*path, key), f"{where} has no key `{one_line(key)}`", help=help)
        for key in missing:
            self._doubt(key, path, notes)
            help = f"add `{key}:` to it" if key != "format" else "add `format: 1` at the top"
            notes.at_key("missing-key", path, f"{where} lacks `{key}`", help=help)

    def _doubt(self, key: str, path: Path, notes: Notes) -> None:
        """A key that is not to be had. Where it would only hold words, nothing else is the worse for it."""
        if not isinstance(self.keys.get(key), Text):
            notes.doubted.add(path if path else (key,))


class Root(Record):
    """The block that is the whole file. One of its keys that slipped into another is put back in its place."""

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The value of the model."""
        if type(node) is dict:
            for part, block in list(node.items()):
                if type(block) is dict and not self.keys.keys().isdisjoint(block):
                    node = self._lined_up(node, part, block, notes)
        return super().read(node, path, notes)

    def _lined_up(self, node: dict[str, Node], part: str, block: dict[str, Node], notes: Notes) -> dict[str, Node]:
        for name, inner in block.items():
            if name not in self.keys or name in node or self._fits(inner):
                continue
            names = list(block)
            behind = names[names.index(name) + 1 :] if inner == "" else []  # its line alone is indented too far
            if inner == "":
                inner = {key: block[key] for key in behind}
            message = f"`{name}` stands within `{part}`, one step too deep"
            notes.at_key("misplaced-key", (part, name), message, help=f"line it up with `{part}:`")
            notes.places.moved[name] = (part,) if behind else (part, name)
            rest = {key: value for key, value in block.items() if key != name and key not in behind}
            return self._lined_up({**node, part: rest, name: inner}, part, rest, notes)
        return node

    @staticmethod
    def _fits(node: Node) -> bool:
        """Whether a node could be meant to stand where it stands."""
        return node != "" if type(node) is not dict else not _ENTRY_KEYS.isdisjoint(node)


_ENTRY_KEYS = frozenset(("ask", "answers", "title", "summary", "say"))


class Either:
    """One kind where the node is text, another where it is a block or a list."""

    def __init__(self, text: Kind, otherwise: Kind) -> None:
        self.text = text
        self.otherwise = otherwise

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """What the fitting kind reads."""
        if type(node) is dict and len(node) == 1 and type(path[-1]) is int and isinstance(self.otherwise, Record):
            (key,) = node
            if key not in self.otherwise.keys and near(key, self.otherwise.keys) is None:
                notes.at_value(
                    "wrong-shape",
                    path,
                    "text with `: ` in it was read as a key and its value",
                    f"`{one_line(key)[:40]}` was read as a key",
                    "put the whole line in quotes",
                )
                return self.text.read("?", path, notes)
        return (self.text if type(node) is str else self.otherwise).read(node, path, notes)


class Made:
    """What another kind reads, handed to a function that makes a value of the model of it. It is also given the path."""

    def __init__(self, kind: Kind, make: Callable[[Any, Path], Any]) -> None:
        self.kind = kind
        self.make = make

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The made value."""
        return self.make(self.kind.read(node, path, notes), path)


def _alike(key: str, missing: str) -> bool:
    """Whether an unknown key is likely to be a slip for one that is missing: `sya` for `say`."""
    return key.startswith(missing) or (key[:1] == missing[:1] and abs(len(key) - len(missing)) < 2)


def _never(_: str) -> bool:
    """The quick test of kinds that always want a look."""
    return False


def _not_a_block(node: Node, path: Path, notes: Notes, help: str = "") -> None:
    what = f"`{_last(path)}`" if path else "a tree"
    notes.doubted.add(path)
    notes.at_key("wrong-shape", path, f"{what} takes a block of `key: value` lines, not {called(node)}", help=help)


_NO_BLANK = re.compile(r"(\w[\w-]*)[:：](?!//)(\S.*)").fullmatch


def _no_blank(words: str, span: Span, notes: Notes) -> None:
    found = _NO_BLANK(words)
    if found:
        notes.note(
            "wrong-shape",
            span,
            f"`{one_line(words)[:40]}` lacks a blank after its colon",
            help=f"write `{found[1]}: {one_line(found[2])[:40]}`",
        )


def _mended(
    node: dict[str, Node], path: Path, notes: Notes, joined: Callable[[str, Node, str], tuple[Node, str, str] | None]
) -> dict[str, Node]:
    """A block in brackets in which keys without a value are taken for what they were meant to be, and each is told.

    `joined` takes a key with its value and the key without one that comes next: it gives the value that both were meant
    to be, a message and a help.
    """
    mended: dict[str, Node] = {}
    before, told = "", ""
    for key, value in node.items():
        span = notes.places.key((*path, key))
        written, behind = notes.source.text[span.start : span.end], notes.source.text[span.end :].lstrip()[:1]
        found = _NO_BLANK(key)
        if value != "" or written[:1] in ("'", '"') or behind not in (",", "}"):
            mended[key], before = value, key
        elif found and found[1] not in node:
            _no_blank(key, span, notes)
            mended[found[1]], before = found[2], found[1]
        elif before and (better := joined(before, mended[before], key)):
            mended[before], message, help = better
            if told != before:
                notes.note("wrong-shape", span, message, help=help)
            told = before
        else:
            mended[key], before = value, key
    return mended


def _last(path: Path) -> str:
    names: Iterable[str] = (part for part in reversed(path) if isinstance(part, str))
    return one_line(next(iter(names), "this tree"))


def called(node: Node) -> str:
    """What a node is, in words, where something else was wanted."""
    if type(node) is str:
        return f"the text `{one_line(node)[:40]}`" if node else "nothing"
    return "a list" if type(node) is list else "a block"


def _text_help(node: Node) -> str:
    return "put text that begins with `[` or `{` in quotes" if node else ""
