"""The kinds that one text spells: words for people, names, numbers, yes or no."""

from __future__ import annotations

from ..events import SCALAR, disarmed
from ..notes import called, last
from ..straight import Unsound
from ..text import one_line

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..events import Event, NextEvent
    from ..notes import Notes
    from ..places import Node, Path


class Text:
    """Words for people: at least one character."""

    HELP = "write its text after the colon, or take the key out"

    def take(self, event: Event, _: NextEvent, name: str) -> str:
        """The words."""
        if type(event) is SCALAR:
            words = event.value
            if not words.isprintable():
                words = disarmed(words)
            if words and not words.isspace():
                return words
        raise Unsound

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The words of a node."""
        if type(node) is str and node and not node.isspace():
            return node
        if type(node) is str:
            notes.at_key("empty-value", path, f"`{last(path)}` is empty", help=self.HELP)
        else:
            help = "put text that begins with `[` or `{` in quotes" if node else ""
            notes.at_key("wrong-shape", path, f"`{last(path)}` takes text, not {called(node)}", help=help)
        return "?"


class Line(Text):
    """Words on one line."""

    def take(self, event: Event, next_event: NextEvent, name: str) -> str:
        """The words, on one line."""
        if type(event) is SCALAR and (words := event.value) > "!" and words.isprintable():
            return words
        return " ".join(super().take(event, next_event, name).split())

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The words of a node, on one line."""
        if type(node) is str and node > "!" and node.isprintable():  # no text, and blanks, sort before "!"
            return node
        return " ".join(super().read(node, path, notes).split())


class Id:
    """The name of something in the tree: letters, digits, `_` and `-`."""

    def take(self, event: Event, _: NextEvent, name: str) -> str:
        """The name."""
        if type(event) is SCALAR and ((name := event.value).isidentifier() or self.fits(name)):
            return name
        raise Unsound

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The name that a node bears."""
        if type(node) is str and self.fits(node):
            return node
        notes.doubted.add(path)
        if type(node) is not str:
            notes.at_key("wrong-shape", path, f"`{last(path)}` takes one name, not {called(node)}")
        elif not node:
            notes.at_key(
                "empty-value", path, f"`{last(path)}` is empty", help="write a name after the colon, or take the key out"
            )
        else:
            bare = self._bare(node)
            help = self.HELP if not bare else f"write `{bare}`, without the curly quotes" if node[0] in _CURLY else ""
            notes.at_value("not-a-name", path, f"`{one_line(node)}` can't be a name", help=help, write=bare)
        return ""

    HELP = "a name has letters, digits, `_` and `-`, and no blanks"

    def _bare(self, name: str) -> str:
        """The name without the quotes and the punctuation round it; empty if it is no name without them."""
        bare = name.strip(f" .,;:!?\"'`{_CURLY}")
        return bare if self.fits(bare) else ""

    @staticmethod
    def fits(name: str) -> bool:
        """Whether a text can be a name."""
        return name.isidentifier() or (name[:1] != "-" and name.replace("-", "a").replace("_", "a").isalnum())


_CURLY = "“”„‟«»‘’‚"


class Whole:
    """A whole number, from -1000 to 1000, or from `least`."""

    HELP = "write a whole number such as 3"

    def __init__(self, least: int = -1000) -> None:
        self.least = least

    def take(self, event: Event, _: NextEvent, name: str) -> int:
        """The number."""
        if type(event) is SCALAR and self._in_range(event.value):
            return int(event.value)
        raise Unsound

    def read(self, node: Node, path: Path, notes: Notes) -> int:
        """The number that a node spells."""
        if type(node) is str and self._in_range(node):
            return int(node)
        if type(node) is str and _is_number(node):
            fault = "small" if node[0] == "-" else "large"
            message = (
                f"`{last(path)}` takes a whole number from {self.least} to 1000, so `{one_line(node)[:20]}` is too {fault}"
            )
            notes.at_value("not-a-number", path, message, help=f"write a number from {self.least} to 1000")
        else:
            said = f"`{one_line(node)}`" if type(node) is str and node else called(node)
            message = f"`{last(path)}` takes a whole number, not {said}"
            notes.at_value("not-a-number", path, message, help=self.HELP)
        notes.doubted.add(path)
        return 0

    def _in_range(self, text: str) -> bool:
        return len(text) <= 5 and _is_number(text) and self.least <= int(text) <= 1000


def _is_number(text: str) -> bool:
    digits = text[1:] if text[:1] in ("+", "-") else text
    return digits.isascii() and digits.isdecimal()


class YesNo:
    """`yes` or `no`."""

    def take(self, event: Event, _: NextEvent, name: str) -> bool:
        """True for yes."""
        if type(event) is SCALAR and event.value in ("yes", "no"):
            return event.value == "yes"
        raise Unsound

    def read(self, node: Node, path: Path, notes: Notes) -> bool:
        """True for yes."""
        if node not in ("yes", "no"):
            said = f"`{one_line(node)}`" if type(node) is str else called(node)
            meant = _YES_OR_NO.get(node.lower(), "") if type(node) is str else ""
            notes.at_value("wrong-shape", path, f"`{last(path)}` takes `yes` or `no`, not {said}", write=meant)
        return node == "yes"


_YES_OR_NO = {"yes": "yes", "true": "yes", "on": "yes", "y": "yes", "no": "no", "false": "no", "off": "no", "n": "no"}
"""What other formats write for one of the two."""


class Format:
    """The version of the format that a file is written in."""

    def take(self, event: Event, _: NextEvent, name: str) -> str:
        """The version."""
        if type(event) is SCALAR and event.value == "1":
            return "1"
        raise Unsound

    def read(self, node: Node, path: Path, notes: Notes) -> str:
        """The version."""
        if node != "1":
            said = f"`{one_line(node)}`" if type(node) is str else called(node)
            notes.at_value("unknown-format", path, f"this program reads `format: 1`, not {said}", help="write `format: 1`")
        return "1"
