"""A tree whose every text, and a person whose every word, tries to be something else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import yaml

from guide.text import one_line, visible
from tests.conftest import as_file

WORDS = ("title", "about", "subject", "ask", "help", "why", "say", "short", "means", "summary", "author", "where", "warning")
TREE = Path(__file__).parents[1] / "tui" / "tree.yaml"

ATTACKS = {
    "terminal": "a\x1b]52;c;eA==\x07 \x1b[2J \x9b31m \x90q \x9d0;x\x9c \x0c \x7f b",
    "direction": "a \u202e \u2066 \u061c \u200f \u2028 b",
    "nothing": "a\u200bb\u2060c\ufeffd\xade\u180ef\U000e0041g",
    "markup": "[/nope] [@click=app.quit]x[/] [b]y [$error] $accent {{ 7*7 }} {% x %} \\[z]",
    "page": "</title><script>x()</script><img src=http://e.x onerror=y()> &lt; ]]> --> \"'",
    "links": "[a](javascript:b) ![c](http://e.x) <http://e.y> # x * y | z ` ~~q~~ __u__",
    "formula": '=HYPERLINK("http://e.x") ',
    "more formulas": "+1+cmd|' /C calc'!A0 -1 @SUM(1) \t=1",
    "letters": "Zażółć Привет مرحبا שלום 日本語 é 👩🏽\u200d⚕️ नमस्ते \U00010348",
}
"""What it tries to be, and how. Each is what stands in the tree, numbered, and what a person types."""


def hostile(attack: str) -> str:
    """A sound tree with these words in the place of each of its texts, each with a number of its own behind it."""
    count = 0

    def filled(node: Any, key: str = "") -> Any:
        nonlocal count
        if isinstance(node, dict):
            return {name: filled(value, name) for name, value in node.items()}
        if isinstance(node, list) and key in ("start", "brewing", "warnings", *_SECTIONS):
            return [filled(value, "say") for value in node]
        if key in WORDS and isinstance(node, str) and node not in ("yes", "no"):
            count += 1
            return f"{ATTACKS[attack]} №{count}."
        return node

    read = yaml.load(TREE.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    _SECTIONS.update(read.get("sections", {}))
    return re.sub("[\x7f-\x9f]", lambda found: f"\\u{ord(found[0]):04x}", as_file(filled(read)))


_SECTIONS: set[str] = set()


def harmful(text: str) -> list[str]:
    """The characters of an output that would act on a terminal or hide there, as code points."""
    return [f"U+{ord(one):04X}" for one in text if one not in "\n\t\u200c\u200d" and visible(one) != one]


def shown(attack: str) -> str:
    """How an attack reads once it is disarmed, on one line."""
    return one_line(ATTACKS[attack])
