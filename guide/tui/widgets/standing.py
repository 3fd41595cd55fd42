"""How the text stands: how many problems it has, and which of its examples pass."""

from __future__ import annotations

from textual.content import Content

from ...near import listed
from ..content import filled, joined, words, wrapped
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..examined import Examined

NAMED = 3
"""How many failing examples are named."""


class Standing(Lines):
    """The state of the examples, then that of the text: in one line where there is room for no more."""

    def __init__(self) -> None:
        super().__init__()
        self.found: Examined | None = None
        self.room = 2

    def show(self, found: Examined) -> None:
        """Show how a text stands."""
        self.found = found
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """How it stands, more briefly where that is too long for the room."""
        if self.found is None:
            return [Content("")]
        problems = _problems(self.found)
        lines = wrapped(joined([examples_in_words(self.found), problems], " · ", "$quiet"), width)
        if len(lines) <= self.room:
            return [filled(line, width) for line in lines]
        brief = joined([_examples_in_brief(self.found), problems], " · ", "$quiet")
        return [filled(brief.truncate(width, ellipsis=True), width)]


def examples_in_words(found: Examined) -> Content:
    """Which examples pass."""
    standing = found.standing
    if standing is None:
        return words("examples wait for the errors to be mended", "$quiet")
    count = standing.passed + len(standing.failed)
    if not count:
        return words("no examples yet", "$quiet")
    if not standing.failed:
        return Content.styled("✓ ", "bold $success") + words(f"{standing.passed} of {count} examples pass")
    named = [run.example.id for run in standing.failed[:NAMED]]
    more = len(standing.failed) - len(named)
    which = listed([*named, *([f"{more} more"] if more else [])], "and", "")
    fail = "fails" if len(standing.failed) == 1 else "fail"
    told = f"{standing.passed} of {count} examples pass, {which} {fail}"
    return Content.styled("! ", "bold $error") + words(told)


def _examples_in_brief(found: Examined) -> Content:
    standing = found.standing
    if standing is None or not (standing.passed or standing.failed):
        return words("examples wait" if standing is None else "no examples", "$quiet")
    mark = Content.styled("! ", "bold $error") if standing.failed else Content.styled("✓ ", "bold $success")
    return mark + words(f"{standing.passed} of {standing.passed + len(standing.failed)} examples")


def _problems(found: Examined) -> Content:
    counts = [_counted(found, severity) for severity in ("error", "warning", "note")]
    told = ", ".join(count for count in counts if count)
    worst = next((severity for severity in ("error", "warning") if any(p.severity == severity for p in found.problems)), "")
    return words(told or "no problems", f"bold ${worst}" if worst else "$quiet" if told else "")


def _counted(found: Examined, severity: str) -> str:
    count = len([problem for problem in found.problems if problem.severity == severity])
    return f"{count} {severity}{'' if count == 1 else 's'}" if count else ""
