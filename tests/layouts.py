"""Sound trees in the layouts of all kinds of authors."""

from __future__ import annotations

import re
from typing import Any

from hypothesis import strategies as st

from guide.format import TREE
from guide.kinds import Each, Either, Made, Many, Record
from guide.nodes import parse
from guide.source import Source
from tests.conftest import SMALL

WORDS = ["# why?", "# a: b", "#", "#- x, [y]", "# 'quoted", '# "', "# & * ! | >", "## ünï"]


@st.composite
def layouts(draw: st.DrawFn, texts: list[str] | None = None) -> str:
    """A tree's text laid out at random. What it says may suffer where a layout is no YAML: whoever uses it looks."""
    node, _ = parse(Source("tree.yaml", draw(st.sampled_from(texts or [SMALL]))))
    writer = _Writer(draw)
    lines = writer.block(_shuffled(draw, node, TREE), 0)
    head = draw(st.sampled_from(["", "", "---\n", "# head\n\n---\n", "\n\n"]))
    return head + "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n# end\n", "\n\n\n", "\n  # end\n\n"]))


def _shuffled(draw: st.DrawFn, node: Any, kind: Any) -> Any:
    match kind:
        case Made():
            return _shuffled(draw, node, kind.kind)
        case Either() if not isinstance(node, str):
            return _shuffled(draw, node, kind.otherwise)
        case Many() if isinstance(node, list):
            return [_shuffled(draw, entry, kind.kind) for entry in node]
        case Many():
            return _shuffled(draw, node, kind.kind)
        case Each():
            return {name: _shuffled(draw, value, kind.kind) for name, value in node.items()}
        case Record():
            keys = draw(st.permutations(list(node))) if draw(st.integers(0, 2)) == 0 else list(node)
            return {key: _shuffled(draw, node[key], kind.keys[key]) for key in keys}
    return node


class _Writer:
    def __init__(self, draw: st.DrawFn) -> None:
        self.draw = draw
        self.anchors = 0
        self.marked: dict[str, str] = {}  # what is marked, by its anchor

    def chance(self, of: int) -> bool:
        return self.draw(st.integers(0, of - 1)) == of - 1

    def block(self, node: Any, column: int) -> list[str]:
        """A block or a list, in lines."""
        lines: list[str] = []
        for key, value in list(node.items() if isinstance(node, dict) else enumerate(node)):
            lines += self.between(column)
            head = " " * column + (f"{self.key(key)}:" if isinstance(node, dict) else "-")
            lines += self.entry(head, value, column, in_list=isinstance(node, list))
        return lines + (self.between(column) if self.chance(8) else [])

    def entry(self, head: str, value: Any, column: int, *, in_list: bool) -> list[str]:
        deeper = column + self.draw(st.sampled_from([2, 2, 2, 1, 4, 5]))
        if isinstance(value, str):
            return self.text(head, value, deeper)
        mark = self.mark(value)
        if mark.startswith(" *"):
            return [f"{head}{mark}{self.behind()}"]
        if not value or self.chance(4):
            own_line = not in_list and self.chance(3)
            lines = self.flow(value, deeper)
            first = f"{head}{mark}\n{' ' * deeper}{lines[0]}" if own_line else f"{head}{mark} {lines[0]}"
            return (
                [*first.split("\n"), *lines[1:-1], *lines[1:][-1:]] if not self.chance(4) else self.ended([first, *lines[1:]])
            )
        if in_list and isinstance(value, dict) and not mark and self.chance(2):
            lines = self.block(value, column + 2)
            if lines[0].strip() and not lines[0].lstrip().startswith("#"):
                return [f"{head} {lines[0].lstrip()}", *lines[1:]]
        if isinstance(value, list) and not in_list and self.chance(3):
            deeper = column
        return [f"{head}{mark}{self.behind()}", *self.block(value, deeper)]

    def ended(self, lines: list[str]) -> list[str]:
        joined = "\n".join(lines) + self.behind()
        return joined.split("\n")

    def mark(self, value: Any) -> str:
        """An anchor now and then, or an alias where the same was marked before."""
        spelt = repr(value)
        for name, marked in self.marked.items():
            if marked == spelt:
                return f" *{name}"
        if self.chance(12):
            self.anchors += 1
            self.marked[f"m{self.anchors}"] = spelt
            return f" &m{self.anchors}"
        return ""

    def between(self, column: int) -> list[str]:
        if not self.chance(6):
            return []
        comment = lambda: " " * self.draw(st.sampled_from([column, column, 0, 2, 7])) + self.draw(st.sampled_from(WORDS))  # noqa: E731
        return [comment() if self.chance(2) else "" for _ in range(self.draw(st.integers(1, 3)))]

    def behind(self) -> str:
        return f"{' ' * self.draw(st.integers(1, 3))}{self.draw(st.sampled_from(WORDS))}" if self.chance(8) else ""

    def key(self, key: str) -> str:
        return self.draw(st.sampled_from([key, key, key, key, f"'{key}'", f'"{key}"', f"{key} "]))

    def text(self, head: str, text: str, deeper: int) -> list[str]:
        pad, words = " " * deeper, text.split(" ")
        style = self.draw(
            st.sampled_from(
                ["plain"] * 4 + ["single", "double", "folded", "literal", "lines", "quoted lines", "next line", "long"]
            )
        )
        if style == "folded" or (style == "long" and len(words) > 1):
            at = self.draw(st.integers(1, len(words)))
            header = self.draw(st.sampled_from([">-", ">-", ">", ">+"]))
            return [
                f"{head} {header}{self.behind()}",
                pad + " ".join(words[:at]),
                *([pad + " ".join(words[at:])] if at < len(words) else []),
            ]
        if style == "literal":
            return [f"{head} {self.draw(st.sampled_from(['|-', '|']))}{self.behind()}", pad + text]
        if style == "quoted lines" and len(words) > 1:
            return [f'{head} "{words[0]}', f'{pad}{" ".join(words[1:])}"{self.behind()}']
        plain = re.fullmatch(r"[A-Za-z0-9][\w .'-]*|-?\d+|https://[a-z.]+", text) is not None
        if style == "lines" and plain and len(words) > 1:
            return [f"{head} {words[0]}", f"{pad}{' '.join(words[1:])}{self.behind()}"]
        written = self.scalar(text, style)
        if style == "next line":
            return [f"{head}{self.behind()}", *self.between(deeper), f"{pad}{written}{self.behind()}"]
        mark = f" &t{(count := self.anchors)}" if self.chance(15) else ""
        self.anchors = count + 1 if mark else self.anchors
        return [f"{head}{mark}{' ' * self.draw(st.sampled_from([1, 1, 3]))}{written}{self.behind()}"]

    def scalar(self, text: str, style: str) -> str:
        if style == "single":
            return "'" + text.replace("'", "''") + "'"
        if style != "double" and re.fullmatch(r"[A-Za-z0-9][\w .'-]*|-?\d+", text):
            return text
        return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    def flow(self, node: Any, column: int) -> list[str]:
        """Something in brackets, perhaps over several lines."""
        if isinstance(node, str):
            return [self.scalar(node, self.draw(st.sampled_from(["plain", "single", "double"])))]
        pairs = node.items() if isinstance(node, dict) else [("", value) for value in node]
        parts = [
            (f"{self.key(key)}: " if isinstance(node, dict) else "") + "\n".join(self.flow(value, column + 1))
            for key, value in pairs
        ]
        joined = ""
        for index, part in enumerate(parts):
            last = index == len(parts) - 1
            behind = "" if last else self.behind()
            joined += part + ("" if last else "," + (f"{behind}\n{' ' * (column + 1)}" if behind or self.chance(5) else " "))
        left, right = "{}" if isinstance(node, dict) else "[]"
        return f"{left}{joined}{right}".split("\n")
