"""Which words of a YAML text are keys, texts, comments and so on, line by line, by the lexer of Pygments.

A text is taken in pieces that begin with a key near the margin, and a piece is read only once, whatever is typed into
another: that makes it quick enough for every key press.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from itertools import accumulate

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from typing import TypeAlias

    Spans: TypeAlias = "tuple[tuple[int, int, str], ...]"  # from column to column, and the kind of word

KEY, TEXT, NAME, SIGN, COMMENT = "key", "text", "name", "sign", "comment"
LONGEST = 400
"""How many lines a piece has at most."""
_KIND = {"Tag": KEY, "String": TEXT, "Single": COMMENT, "Label": NAME, "Indicator": SIGN, "Punctuation": SIGN, "Type": NAME}
_BEGINS = re.compile(r" {0,2}[^\s#\-\[\]{},&*!|>%@][^#]*?:(?: |$)")


def coloured(lines: Sequence[str], number: int) -> Spans:
    """The words of a line that aren't plain."""
    start = next((at for at in range(number, max(number - LONGEST, -1), -1) if _BEGINS.match(lines[at])), number)
    after = range(start + 1, min(start + LONGEST, len(lines)))
    end = next((at for at in after if _BEGINS.match(lines[at])), after.stop)
    found = _piece("\n".join(lines[start : max(end, number + 1)]))
    return found[number - start] if number - start < len(found) else ()


@lru_cache(maxsize=512)
def _piece(text: str) -> tuple[Spans, ...]:
    """The words of each line of a piece."""
    rows = text.split("\n")
    starts = list(accumulate((len(row) + 1 for row in rows), initial=0))
    found: list[list[tuple[int, int, str]]] = [[] for _ in rows]
    for at, token, word in _tokens(text):
        kind = NAME if word.startswith("*") else _KIND.get(token[-1] if token else "")
        for part in word.split("\n"):
            if kind and part.strip():
                row = bisect_right(starts, at) - 1
                found[row].append((at - starts[row], at - starts[row] + len(part), kind))
            at += len(part) + 1
    return tuple(map(tuple, found))


def _tokens(text: str) -> Iterable[tuple[int, tuple[str, ...], str]]:
    """Offset, kind and text of each word; none where Pygments can't be loaded: then nothing is coloured, and all else works."""
    try:
        from pygments.lexers.data import YamlLexer  # type: ignore[import-untyped]
    except ImportError:
        return ()
    tokens: Iterable[tuple[int, tuple[str, ...], str]] = YamlLexer().get_tokens_unprocessed(text)
    return tokens
