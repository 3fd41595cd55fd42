"""The pages that explain problems: a file beside this one for each code, with a tree that has it and the same tree repaired.

A page says what the problem is and how bad, why it matters, and what to do if it is meant, in plain words for those who
write trees. Its two trees are whole, and the tests check them: the first has this problem and no other, the second has none.
"""

from __future__ import annotations

import re

from ..loader import read_source
from ..problem import ERROR, NOTE, WARNING
from ..shipped import shipped_pages
from ..value import Value

SEVERITIES = {"An error": ERROR, "A warning": WARNING, "A note": NOTE}
"""How a page begins to say what its problem is, and the severity that it means."""
HEADINGS = ("Why it matters", "A tree that has it", "The same tree, repaired", "If it is meant")
"""The parts of every page."""


class Page(Value):
    """What there is to say about one problem.

    `failing` and `repaired` are whole trees; the other texts are paragraphs, lists of lines that begin with `- `, and
    blocks between lines of three backticks, with a blank line between them.
    """

    code: str
    severity: str
    what: str
    why: str
    failing: str
    repaired: str
    meant: str

    @property
    def brief(self) -> str:
        """What the problem is, in a phrase: its first sentence, without the severity and the full stop."""
        return re.split(r"\.(?:\s|$)", self.what.partition(": ")[2], maxsplit=1)[0].replace("\n", " ")


def page_on(code: str) -> Page:
    """The page on a problem. Raises KeyError if there is no such code."""
    return page_of(read_source(shipped_pages()[code]).text)


def pages() -> tuple[Page, ...]:
    """Every page: errors before warnings and notes, those in the order of their codes."""
    by_severity = list(SEVERITIES.values())
    return tuple(sorted(map(page_on, shipped_pages()), key=lambda page: (by_severity.index(page.severity), page.code)))


def page_of(text: str) -> Page:
    """The page that a text spells. Raises ValueError if it isn't made like one."""
    head, *parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    code, _, what = head.removeprefix("# ").partition("\n")
    what = what.strip()
    severity = SEVERITIES.get(what.partition(":")[0])
    if tuple(parts[::2]) != HEADINGS or severity is None:
        raise ValueError(f"the page on `{code}` must begin with one of {list(SEVERITIES)}, and have the parts {HEADINGS}")
    why, failing, repaired, meant = (part.strip() for part in parts[1::2])
    return Page(code, severity, what, why, _tree(failing), _tree(repaired), meant)


def _tree(block: str) -> str:
    """The tree in a block, with the characters in it that nobody could see: a page spells them as `visible` does, ‹U+202E›."""
    found = re.fullmatch(r"```yaml\n(.*\n)```", block, re.DOTALL)
    if not found or "```" in found[1]:
        raise ValueError(f"there must be one block of YAML here, and nothing else: {block[:60]!r}")
    return re.sub(r"‹U\+([0-9A-F]{4,6})›", lambda sign: chr(int(sign[1], 16)), found[1])
