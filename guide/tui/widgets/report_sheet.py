"""A report as it is read on the screen. Every word comes from the report; only the setting is here."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from ..content import apart, noted, words, wrapped
from ..letters import large
from .gauges import drawn
from .lines import Lines

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ...prospect import Altered, Alternative
    from ...report import Chapter, Reason, ReasonGroup, Report

BLANK = Content("")
IN_COLUMNS = 60


class ReportSheet(Lines):
    """The whole report, top to bottom."""

    def __init__(self) -> None:
        super().__init__()
        self.report: Report | None = None

    def show(self, report: Report | None) -> None:
        """Show a report, or that there is none."""
        self.report = report
        self.redraw()

    def lines(self, width: int) -> list[Content]:
        """Recommendation, where the task sits, reasons, what would change it, advice, where to go next, what else would change
        it, sources, the tree."""
        report = self.report
        if report is None:
            return []
        parts = [_head(report, width, self.room), _place(report, width), *_why(report, width), _unknown(report, width)]
        parts += [_changes(report, width), *(_chapter(chapter, width) for chapter in report.chapters)]
        parts += [_next(report, width), _further(report, width), _sources(report, width)]
        parts += [wrapped(words(report.made_by, "$quiet"), width)]
        return [line for part in parts if part for line in (*part, BLANK)]


def _head(report: Report, width: int, seen: int) -> list[Content]:
    high = 6 if seen >= 18 else 3 if seen >= 9 else 1
    lines = [Content.styled(line, "bold $accent") for line in large(words(report.outcome.name).plain, width, high)]
    lines += [BLANK] if len(lines) > 1 else []
    if report.recommendation != report.outcome.name:
        lines += [*wrapped(words(report.recommendation, "bold"), width), BLANK]
    lines += [*wrapped(words(report.firmness, "bold $accent"), width), BLANK, *wrapped(words(report.summary), width)]
    lines += [BLANK, *wrapped(words(report.means, "$quiet"), width)] if report.means else []
    warns = wrapped(words(report.warns, "bold $warning"), width, Content.styled("▲ ", "bold $warning"))
    return lines + ([BLANK, *warns] if report.warns else [])


def _heading(text: str, width: int, *, warning: bool = False) -> list[Content]:
    style = "bold $warning" if warning else "bold $accent"
    return [
        *wrapped(words(text, style), width, Content.styled("▲ ", style) if warning else ""),
        Content.styled("─" * width, "$rule"),
    ]


def _place(report: Report, width: int) -> list[Content]:
    """A line for each criterion with the task's mark on it, under a heading, and the examples that are most like it."""
    lines = drawn(report.gauges, width)
    placed = [*_heading("Where it sits", width), *lines] if lines else []
    alike = wrapped(words(report.like), width) if report.like else []
    return [*placed, *([BLANK] if placed and alike else []), *alike]


def _why(report: Report, width: int) -> list[list[Content]]:
    parts = [[*_heading("Why", width)[:2], *_group(report.reasons[0], width)]] if report.reasons else []
    parts += [_group(group, width) for group in report.reasons[1:]]
    if report.sum and parts:
        parts.append([apart(words("All points", "bold"), words(report.sum, "bold"), width)])
    return parts


def _group(group: ReasonGroup, width: int) -> list[Content]:
    lines = [apart(words(group.heading, "bold"), words(group.points, "bold"), width)]
    for reason in group.reasons:
        lines += _reason(reason, width)
    return lines


def _reason(reason: Reason, width: int) -> list[Content]:
    points = words(reason.points)
    room = width - (points.cell_length + 2 if reason.points else 0)
    asked = wrapped(words(reason.ask, "$quiet"), width if width < IN_COLUMNS else width - 12, "  ")
    said = wrapped(words(reason.say), room, "  ")
    said[-1] = apart(said[-1], points, width) if reason.points else said[-1]
    return [*asked, *said, *noted(reason.note, width, "  ")]


def _unknown(report: Report, width: int) -> list[Content]:
    if not report.unknown:
        return []
    lines = _heading("Not known yet", width)
    for ask in report.unknown:
        lines += wrapped(words(ask), width, Content.styled("? ", "bold $accent"))
    return [*lines, BLANK, *wrapped(words(report.unknown_says), width)]


def _changes(report: Report, width: int) -> list[Content]:
    """The nearest change to each other outcome; each can be opened by its number, the first nine of them."""
    lines = [*_heading("What would change this", width), *wrapped(words(report.change), width)]
    lines += _alternatives(report.alternatives, 0, width)
    some = "Press a number to see that result, or w to try any other answer."
    ways = some if report.alternatives else "Press w to try other answers."
    return [*lines, BLANK, *wrapped(words(ways, "$quiet"), width)]


def _further(report: Report, width: int) -> list[Content]:
    """The further changes, numbered on."""
    before = sum(len(one.sets) for one in report.alternatives)
    lines = _alternatives(report.further, before, width)
    return [*_heading("More that would change this", width), *lines[1:]] if lines else []


def _alternatives(alternatives: Iterable[Alternative], number: int, width: int) -> list[Content]:
    lines: list[Content] = []
    for alternative in alternatives:
        lines += [BLANK, *wrapped(words(alternative.heading, "bold"), width)]
        for altered in alternative.sets:
            number += 1
            lines += _altered(altered, number, width)
        lines += wrapped(words(alternative.more, "$quiet"), width, "   ") if alternative.more else []
    return lines


def _altered(altered: Altered, number: int, width: int) -> list[Content]:
    lead = Content.styled(f"{number}  " if number < 10 else "   ", "bold $accent")
    lines = []
    for switch, line in enumerate(altered.lines):
        lines += wrapped(words(f"and {line}" if switch else line), width, "   " if switch else lead, "   ")
    lines += wrapped(words(altered.added, "$quiet"), width, "   ") if altered.added else []
    clicked = Style.from_meta({"@click": f"screen.open('{number}')"})
    return [line.stylize(clicked) for line in lines] if number < 10 else lines


def _chapter(chapter: Chapter, width: int) -> list[Content]:
    lines = _heading(chapter.heading, width, warning=chapter.warning)
    for number, line in enumerate(chapter.lines):
        cites = "".join(f" [{cite}]" for cite in line.cites)
        lines += [BLANK] if number else []
        lines += wrapped(words(line.say) + Content.styled(cites, "$quiet"), width, Content.styled("• ", "$accent"))
        if line.because:
            lines += wrapped(words(f"because you answered {line.because}", "italic $quiet"), width, "  ")
    return lines


def _next(report: Report, width: int) -> list[Content]:
    """The trees that go on from here."""
    if not report.next:
        return []
    lines = _heading("Where to go next", width)
    clicked = Style.from_meta({"@click": "screen.onward"})
    for title in report.next:
        lines += [line.stylize(clicked) for line in wrapped(words(title, "bold"), width, Content.styled("→ ", "bold $accent"))]
    told = "Press o to go on there. What you have answered already isn’t asked again."
    return [*lines, BLANK, *wrapped(words(told, "$quiet"), width)]


def _sources(report: Report, width: int) -> list[Content]:
    if not report.sources:
        return []
    lines = _heading("Sources", width)
    for number, source in enumerate(report.sources, 1):
        lines += wrapped(words(source, "$quiet"), width, Content.styled(f"{number:>2}  ", "$quiet"))
    return lines
