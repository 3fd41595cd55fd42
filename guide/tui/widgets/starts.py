"""Where else to start from: the trees to choose from, and the examples of the chosen one."""

from __future__ import annotations

from textual.content import Content

from ..content import words, wrapped
from .rows import Rows

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..opening import Opened

EXAMPLE = "example:"
"""What the keys of examples begin with; the keys of trees are their paths."""


class Starts(Rows):
    """Trees first, then examples."""

    def __init__(self, trees: str = "Decision trees") -> None:
        super().__init__()
        self.trees = trees
        self.said: dict[str, str] = {}
        self.chosen = ""

    def show(self, trees: dict[str, str], opened: Opened | None) -> None:
        """Show the trees (name to path), by their titles, and the examples of the opened one."""
        from ...onward import title_at

        tree = opened.tree if opened else None
        self.chosen = opened.path if opened else ""
        examples = {EXAMPLE + key: example.title for key, example in tree.examples.items()} if tree else {}
        titles = {path: tree.title if tree and path == self.chosen else title_at(path) or name for name, path in trees.items()}
        self.said = {**(titles if len(trees) > 1 or not tree else {}), **examples}
        self.fill(list(self.said))

    def above(self, index: int, width: int) -> list[Content]:
        """A heading before the first tree and the first example."""
        is_example = self.keys[index].startswith(EXAMPLE)
        if index and is_example == self.keys[index - 1].startswith(EXAMPLE):
            return []
        heading = "Or start from an example, with every answer filled in" if is_example else self.trees
        return [*([Content("")] if index else []), *wrapped(words(heading, "$quiet"), width)]

    def row(self, index: int, width: int, lead: Content) -> list[Content]:
        """A title; the chosen tree has a dot."""
        key = self.keys[index]
        dot = "" if key.startswith(EXAMPLE) else "● " if key == self.chosen else "○ "
        return wrapped(words(self.said[key]), width, lead + Content.styled(dot, "$accent"))
