"""A name that the author may have meant."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable


def near(word: str, known: Iterable[str]) -> str | None:
    """The known name nearest to `word`, or None if none is near enough to be worth a question."""
    from difflib import get_close_matches

    spelt = {name.lower().replace("-", "_"): name for name in known}
    found = get_close_matches(word.lower().replace("-", "_"), list(spelt), n=1, cutoff=0.7)
    if found:
        return spelt[found[0]]
    return next((name for name in spelt.values() if len(name) == len(word) > 2 and sorted(name) == sorted(word)), None)


def did_you_mean(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """The help for an unknown name: the near one as a question, else the names there are if they are few."""
    return suggestion(word, known, otherwise)[0]


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> tuple[str, str]:
    """The help for an unknown name, and the name that it suggests, empty if it suggests none."""
    known = list(dict.fromkeys(known))
    guess = near(word, known)
    if guess:
        return f"did you mean `{guess}`?", guess
    if known and len(known) <= 8:
        return f"it can be {listed(known)}", ""
    return otherwise, ""


def listed(names: Iterable[str], last: str = "or", mark: str = "`") -> str:
    """Names in backticks, or another mark, as people list them: `a`, `b` or `c`."""
    quoted = [f"{mark}{name}{mark}" for name in names]
    return " ".join([", ".join(quoted[:-1]), last, quoted[-1]]) if len(quoted) > 1 else "".join(quoted)
