"""The kinds of value that a tree file is made of, each of which can read itself.

A kind takes a node and its path, and gives the value; where the node doesn't fit, it notes a problem and gives a stand-in,
so that one run finds all that is wrong. Most nodes are text that is its own value: where a kind's `quick` test says so,
`read` isn't asked, which saves half the time.
"""

from __future__ import annotations

import re

from .near import listed, near
from .nodes import Places
from .problem import ERROR, Problem
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
        self._places: Places | None = None

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
        self.problems.append(Problem(code, message, self.source, span, label, help, **more))

    @property
    def has_errors(self) -> bool:
        """Whether anything noted so far is an error."""
        return any(problem.severity == ERROR for problem in self.problems)


class Text:
    """Words for people: at least one character."""

    quick = staticmethod(str.isprintable)

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
        if type(node) is not str:
            notes.at_key("wrong-shape", path, f"`{_last(path)}` takes one name, not {called(node)}")
        elif not node:
            notes.at_key(
                "empty-value", path, f"`{_last(path)}` is empty", help="write a name after the colon, or take the key out"
            )
        else:
            notes.at_value("not-a-name", path, f"`{one_line(node)}` can't be a name", help=_NAME_HELP)
        return ""

    @classmethod
    def fits(cls, name: str) -> bool:
        """Whether a text can be a name."""
        return cls._FITS(name) is not None


_NAME_HELP = "a name has letters, digits, `_` and `-`, and no blanks"


class Whole:
    """A whole number, from -1000 to 1000."""

    _FITS = re.compile(r"[+-]?[0-9]{1,4}").fullmatch

    def read(self, node: Node, path: Path, notes: Notes) -> int:
        """The number that a node spells."""
        if type(node) is str and self._FITS(node) and abs(int(node)) <= 1000:
            return int(node)
        said = f"`{one_line(node)}`" if type(node) is str else called(node)
        notes.at_value(
            "not-a-number", path, f"`{_last(path)}` takes a whole number, not {said}", help="write a whole number such as 3"
        )
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
            return (self.kind.read(node, path, notes),)
        if not node:
            notes.at_key("empty-value", path, f"the list `{_last(path)}` is empty", help="take the key out, or write an entry")
        return tuple([self.kind.read(entry, (*path, index), notes) for index, entry in enumerate(node)])


class Each:
    """A block whose keys are the author's own names, with values of one kind. `least` of them at least, such as `thing`s."""

    def __init__(self, kind: Kind, least: int = 0, thing: str = "entry") -> None:
        self.kind = kind
        self.least = least
        self.thing = thing

    def read(self, node: Node, path: Path, notes: Notes) -> dict[str, Any]:
        """The values by name, in order. A block among them is given its name as `id`."""
        if type(node) is not dict:
            _not_a_block(node, path, notes)
            return {}
        for name in node:
            if not (name.isidentifier() or Id.fits(name)):
                notes.at_key("not-a-name", (*path, name), f"`{one_line(name)}` can't be a name", help=_NAME_HELP)
        if len(node) < self.least:
            few = "none" if not node else "only one"
            notes.at_key("too-few", path, f"`{_last(path)}` needs at least {self.least} {self.thing}s, and has {few}")
        read = self.kind.read
        return {name: read(value, (*path, name), notes) for name, value in node.items()}


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
        self._blank = [*(make._defaults.get(field, self._stand_in(field)) for field in fields), None]
        self._named = fields[0] == "id"

    def _stand_in(self, field: str) -> Any:
        """What a field holds where its key is missing, so that reading can go on."""
        kind = self.keys.get(field)
        if isinstance(kind, Each):
            return {}
        return "?" if field in self.required and not isinstance(kind, Id) else ""

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The value of the model."""
        values, slots = self._blank.copy(), self._slots
        if self._named:
            values[0] = path[-1]
        if type(node) is not dict:
            _not_a_block(node, path, notes)
            return self.make(*values[:-1])
        unknown = []
        for key, value in node.items():
            if key not in slots:
                unknown.append(key)
                continue
            index, quick, read = slots[key]
            if type(value) is str and value[:1] > " " and quick(value):
                values[index] = value
            else:
                values[index] = read(value, (*path, key), notes)
        missing = False
        for key in self.required:
            if key not in node:
                missing = True
        if unknown or missing:
            self._differs(unknown, [key for key in self.required if key not in node], path, notes)
        values.pop()
        return self.make(*values)

    def _differs(self, unknown: list[str], missing: list[str], path: Path, notes: Notes) -> None:
        if not path and missing == list(self.required):
            notes.at_key(
                "not-a-tree",
                path,
                "this file is no decision tree: it has none of a tree's keys",
                help=f"a tree has at least {listed(self.required, 'and')}",
            )
            return
        where = f"`{_last(path)}`" if path else "this tree"
        for key in unknown:
            guess = near(key, [*missing, *self.keys])
            missing = [name for name in missing if name != guess]
            help = f"did you mean `{guess}`?" if guess else f"the keys here are {listed(self.keys, 'and')}"
            notes.at_key("unknown-key", (*path, key), f"{where} has no key `{one_line(key)}`", help=help)
        for key in missing:
            notes.at_key("missing-key", path, f"{where} lacks `{key}`", help=f"add `{key}:` to it")


class Either:
    """One kind where the node is text, another where it is a block or a list."""

    def __init__(self, text: Kind, otherwise: Kind) -> None:
        self.text = text
        self.otherwise = otherwise

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """What the fitting kind reads."""
        return (self.text if type(node) is str else self.otherwise).read(node, path, notes)


class Made:
    """What another kind reads, handed to a function that makes a value of the model of it. It is also given the path."""

    def __init__(self, kind: Kind, make: Callable[[Any, Path], Any]) -> None:
        self.kind = kind
        self.make = make

    def read(self, node: Node, path: Path, notes: Notes) -> Any:
        """The made value."""
        return self.make(self.kind.read(node, path, notes), path)


def _never(_: str) -> bool:
    """The quick test of kinds that always want a look."""
    return False


def _not_a_block(node: Node, path: Path, notes: Notes) -> None:
    what = f"`{_last(path)}`" if path else "a tree"
    notes.at_key("wrong-shape", path, f"{what} takes a block of `key: value` lines, not {called(node)}")


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
