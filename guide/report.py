"""From a verdict to a report: headings, sentences and rows in the order in which they are read, and no format.

The words that every face of the program shows (the app, plain mode, the exports) are written here, once.
"""

from __future__ import annotations

from .alike import most_alike
from .gauge import Gauge, gauges
from .model import AdviceLine, Cited, Outcome
from .near import listed
from .prospect import Alternative, alternatives, further, least_in_words, left_in_words, unknown_asks, unknown_in_words
from .value import NOTHING, Value
from .verdict import CLOSE, OPEN, Evidence, GivenAdvice, Verdict
from .walk import Step, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from .model import Tree

UNNAMED = "Unnamed"
ASSUMED = "assumed, not your answer"
"""What is said of an answer that nobody has given."""


class Reason(Value):
    """One answer: the question, the answer, its points in words, such as "BPO +3", and what the person noted on it."""

    ask: str
    say: str
    points: str
    note: str = ""


class ReasonGroup(Value):
    """The reasons under one criterion, with their points added up in words."""

    heading: str
    reasons: tuple[Reason, ...]
    points: str


class Line(Value):
    """One line of advice; `because` is the answer that brought it and its question; `cites` are numbers into the sources."""

    say: str
    because: str = ""
    cites: tuple[int, ...] = ()


class Chapter(Value):
    """The advice under one heading."""

    heading: str
    lines: tuple[Line, ...]
    warning: bool = False


class Report(Value):
    """Everything that the result says, in the order in which it is read.

    `tree` is its title, `edition` its version and the fingerprint of its text; `date` is in the words of whoever asked for the
    report, and so is `answered`: for whom and when the questions were, if that is to be said. `gauges` are where the task sits
    on each criterion, `like` the examples most like it, `reasons` every question of the walk with its answer, `alternatives`
    the nearest change that leads to each other outcome, `further` the other ones, which come after the advice, and `next` what
    the trees are called that go on from here.
    """

    subject: str
    tree: str
    edition: str
    date: str
    outcome: Outcome
    recommendation: str
    summary: str
    means: str
    firmness: str
    reasons: tuple[ReasonGroup, ...]
    sum: str
    gauges: tuple[Gauge, ...]
    like: str
    unknown: tuple[str, ...]
    unknown_says: str
    change: str
    alternatives: tuple[Alternative, ...]
    further: tuple[Alternative, ...]
    chapters: tuple[Chapter, ...]
    sources: tuple[str, ...]
    next: tuple[str, ...]
    answered: str = ""

    @property
    def warns(self) -> str:
        """How many warnings there are, and where they stand; empty if there are none."""
        count = sum(len(chapter.lines) for chapter in self.chapters if chapter.warning)
        if not count:
            return ""
        return (
            "One warning stands before the advice below." if count == 1 else f"{count} warnings stand before the advice below."
        )

    @property
    def made_by(self) -> str:
        """What the report was made with, and when."""
        return " ".join(
            f"{part}." for part in (f"Decision tree “{self.tree}”, {self.edition}", self.answered, self.date) if part
        )


def report_on(
    verdict: Verdict, date: str = "", titles: Mapping[str, str] = NOTHING, assumed: Container[str] = frozenset()
) -> Report:
    """The report on a verdict. `date` is what it shall say of when it was made, such as "22 November 2026"; `titles` are what
    next trees are called, by their names: the name itself stands for one without. The answers to `assumed` questions are
    nobody's: they are named as such, and bring no advice."""
    tree, outcome = verdict.walk.tree, verdict.outcome
    cited = verdict.cited
    advised = ((chapter.section, _brought(chapter.lines, assumed)) for chapter in verdict.advice)
    chapters = sorted((one for one in advised if one[1]), key=lambda one: not one[0].warning)
    return Report(
        subject=verdict.walk.subject or f"{UNNAMED} {tree.case}",
        tree=tree.title,
        edition=edition_in_words(tree),
        date=date,
        outcome=outcome,
        recommendation=f"So far it points to: {outcome.title}" if verdict.firmness == OPEN else outcome.title,
        summary=outcome.summary,
        means=outcome.means,
        firmness=firmness_in_words(verdict),
        reasons=tuple(_reasons(verdict, group, assumed) for group in verdict.evidence),
        sum=sum_in_words(verdict),
        gauges=gauges(verdict.walk),
        like=like_in_words(verdict.walk),
        unknown=unknown_asks(verdict),
        unknown_says=unknown_in_words(verdict),
        change=least_in_words(verdict.changes),
        alternatives=alternatives(verdict.changes or ()),
        further=further(verdict.changes or ()),
        chapters=tuple(
            Chapter(section.title, tuple(_line(given, cited) for given in lines), section.warning)
            for section, lines in chapters
        ),
        sources=tuple(source_in_words(tree.sources[source]) for source in cited),
        next=tuple(titles.get(name, name) for name in outcome.next),
    )


def firmness_in_words(verdict: Verdict) -> str:
    """How firm the verdict is, in a sentence or two."""
    outcomes, decision = verdict.walk.tree.outcomes, verdict.decision
    if verdict.firmness == OPEN:
        return _open_in_words(verdict)
    if verdict.early:
        return f"Clear: the answers so far settle it, whatever is answered to the {left_in_words(verdict.walk)}."
    if decision is None:
        settled = "; ".join(f"{step.question.ask} “{step.answer.say}”" for step in verdict.led_by)
        return f"Clear, whatever the points say. This settles it: {settled}."
    if verdict.firmness == CLOSE:
        if not decision.lead:
            return f"A close call: {listed((outcomes[o].name for o in _level(verdict)), 'and', mark='')} come out level."
        return f"A close call: {outcomes[decision.leader].name} is ahead by only {_points(decision.lead)}."
    return f"Clear: {outcomes[decision.leader].name} is ahead by {_points(decision.lead)}."


def _open_in_words(verdict: Verdict) -> str:
    count, others = len(verdict.unknown), [outcome.name for outcome in verdict.possible if outcome is not verdict.outcome]
    known, them = ("one answer is", "it") if count == 1 else (f"{count} answers are", "them")
    also = "also come out as" if verdict.outcome in verdict.possible else "come out otherwise, as"
    left = f" What you answer to the {left_in_words(verdict.walk)} makes no difference to that." if verdict.early else ""
    return f"Open: {known} not known yet. Depending on {them}, this could {also} {listed(others, mark='')}.{left}"


def edition_in_words(tree: Tree) -> str:
    """Which text of a tree this is: its version, if it has one, and the first digits of the SHA-256 of its text."""
    from hashlib import sha256

    digest = sha256(tree.source.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return f"version {tree.version} ({digest})" if tree.version else f"text {digest}"


def like_in_words(walk: Walk) -> str:
    """The examples most like a walk, such as "You answered most like: Claims processing (BPO), Contract review (KPO)."."""
    outcomes = walk.tree.outcomes
    alike = [f"{one.example.title} ({outcomes[one.example.outcome].name})" for one in most_alike(walk)]
    return f"You answered most like: {', '.join(alike)}." if alike else ""


def sum_in_words(verdict: Verdict) -> str:
    """The totals, such as "BPO 12, KPO 3"."""
    outcomes = verdict.walk.tree.outcomes
    sums = ", ".join(f"{outcomes[outcome].name} {points}" for outcome, points in verdict.points.items())
    return f"so far {sums}" if verdict.early and sums else sums


def points_in_words(points: Mapping[str, int], outcomes: Mapping[str, Outcome]) -> str:
    """The points of one answer, such as "BPO +3"; empty if there are none."""
    return ", ".join(f"{outcomes[outcome].name} {worth:+d}" for outcome, worth in points.items() if worth)


def source_in_words(source: Cited) -> str:
    """A source as a reader would look it up."""
    year = f"({source.year})" if source.year else ""
    head = " ".join(part for part in (source.author, year) if part)
    parts = [part.rstrip(".") for part in (head, source.title, source.where, source.url) if part]
    return " ".join(part if part.endswith(("?", "!")) else f"{part}." for part in parts)


def _reasons(verdict: Verdict, group: Evidence, assumed: Container[str]) -> ReasonGroup:
    outcomes = verdict.walk.tree.outcomes
    heading = group.criterion.title if group.criterion else "Also asked" if len(verdict.evidence) > 1 else "All answers"
    reasons = (_reason(step, verdict.walk, assumed) for step in group.steps)
    return ReasonGroup(heading, tuple(reasons), points_in_words(group.points, outcomes))


def _reason(step: Step, walk: Walk, assumed: Container[str]) -> Reason:
    points = points_in_words(step.answer.points, walk.tree.outcomes)
    say = f"{step.answer.say} ({ASSUMED})" if step.question.id in assumed else step.answer.say
    return Reason(step.question.ask, say, points, walk.notes.get(step.question.id, ""))


def _brought(lines: tuple[GivenAdvice, ...], assumed: Container[str]) -> tuple[GivenAdvice, ...]:
    """The advice that the outcome or somebody's answer brought."""
    return tuple(given for given in lines if given.because is None or given.because.question.id not in assumed)


def _line(given: GivenAdvice, cited: tuple[str, ...]) -> Line:
    because = _because(given.line, given.because) if given.because else ""
    return Line(given.line.say, because, tuple(cited.index(source) + 1 for source in given.line.sources))


def _because(line: AdviceLine, step: Step) -> str:
    """The answer that brought a line; beside it the one that wouldn't have, where all others would."""
    answers = step.question.answers.values()
    others = [answer.say for answer in answers if not any(line in lines for lines in answer.advice.values())]
    instead = f", not “{others[0]}”," if len(others) == 1 and len(answers) > 2 else ""
    return f"“{step.answer.say}”{instead} to “{step.question.ask}”"


def _level(verdict: Verdict) -> list[str]:
    most = max(verdict.points.values())
    return [outcome for outcome, points in verdict.points.items() if points == most]


def _points(count: int) -> str:
    return "one point" if count == 1 else f"{count} points"
