"""A name that the author may have meant."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def near(word: str, known: Iterable[str]) -> str | None:
    """The known name nearest to `word`, or None if none is near enough to be worth a question."""
    from difflib import get_close_matches

    found = get_close_matches(word.lower().replace("-", "_"), list(dict.fromkeys(known)), n=1, cutoff=0.7)
    return str(found[0]) if found else None


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help for an unknown name: the near one as a question, else the names there are if they are few."""
    known = list(dict.fromkeys(known))
    guess = near(word, known)
    if guess:
        return f"did you mean `{guess}`?"
    if known and len(known) <= 8:
        return f"it can be {listed(known)}"
    return otherwise


def listed(names: Iterable[str], last: str = "or") -> str:
    """Names in backticks, as people list them: `a`, `b` or `c`."""
    quoted = [f"`{name}`" for name in names]
    return " ".join([", ".join(quoted[:-1]), last, quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
