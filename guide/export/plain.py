"""A report as plain text, for a terminal, a screen reader or an e-mail."""

from __future__ import annotations

from itertools import count
from textwrap import fill

from ..report import Chapter, Report

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..gauge import Gauge
    from ..prospect import Alternative

WIDTH = 80
SCALE = 25
"""How long the line of a gauge is at most."""


def plain(report: Report, width: int = WIDTH) -> str:
    """The report as text, its lines no wider than `width`."""
    warns = f"! {report.warns}" if report.warns else ""
    head = [f"{report.subject}: {report.recommendation}", report.firmness, report.summary, report.means, warns]
    parts = [*(_wrapped(text, width) for text in head if text)]
    parts += [_gauges(report, width)] if report.gauges else []
    parts += [_wrapped(report.like, width)] if report.like else []
    parts += [_reasons(report, width)]
    parts += [_unknown(report, width)] if report.unknown else []
    parts += [changes(report, width)]
    parts += [_chapter(chapter, width) for chapter in report.chapters]
    parts += [_list("Where to go next", [(title, "") for title in report.next], width)] if report.next else []
    parts += [further(report, width)] if report.further else []
    parts += [_list("Sources", [(source, "") for source in report.sources], width, numbered=True)] if report.sources else []
    parts += [_wrapped(report.made_by, width)]
    return "\n\n".join(parts) + "\n"


def scale(gauge: Gauge, room: int) -> str:
    """The line from the first of two contenders to the second, with a mark where the answers put the task."""
    middle, at = room // 2, round(gauge.position * (room - 1))
    cells = ["-"] * room
    cells[middle] = "+"
    if gauge.most:
        cells[at] = "O"
    return "".join(cells)


def _gauges(report: Report, width: int) -> str:
    """One line for each criterion; in words alone where more than two outcomes have points, or there is no room."""
    named = max(len(gauge.criterion.title) for gauge in report.gauges)
    lines = []
    for gauge in report.gauges:
        ends = [outcome.name for outcome in gauge.contenders]
        room = width - named - sum(map(len, ends)) - 24
        line = f"{ends[0]} {scale(gauge, min(room, SCALE))} {ends[1]}  " if len(ends) == 2 and room >= 7 else ""
        row = f"{gauge.criterion.title:{named}}  {line}{gauge.words}"
        lines.append(row if len(row) <= width else _wrapped(f"{gauge.criterion.title}: {gauge.words}", width))
    return "\n".join(["WHERE IT SITS", "", *lines])


def _reasons(report: Report, width: int) -> str:
    lines = ["WHY"]
    for group in report.reasons:
        lines += ["", _wrapped(f"{group.heading}{f' ({group.points})' if group.points else ''}", width)]
        for reason in group.reasons:
            points = f" [{reason.points}]" if reason.points else ""
            lines.append(fill(f"{reason.ask} {reason.say}{points}", width, initial_indent="- ", subsequent_indent="  "))
            if reason.note:
                lines.append(fill(f"(your note: {reason.note})", width, initial_indent="  ", subsequent_indent="  "))
    return "\n".join([*lines, "", _wrapped(f"Points: {report.sum}", width)] if report.sum else lines)


def _unknown(report: Report, width: int) -> str:
    return _list("Not known yet", [(ask, "") for ask in report.unknown], width) + f"\n\n{_wrapped(report.unknown_says, width)}"


def changes(report: Report, width: int = WIDTH) -> str:
    """What would change the result: the nearest change that leads to each other outcome, each with its number."""
    head = ["WHAT WOULD CHANGE THIS", "", _wrapped(report.change, width)]
    return "\n".join([*head, *_alternatives(report.alternatives, 1, width)])


def further(report: Report, width: int = WIDTH) -> str:
    """The further changes, with the numbers that come next; empty if there are none."""
    lines = _alternatives(report.further, 1 + sum(len(one.sets) for one in report.alternatives), width)
    return "\n".join(["MORE THAT WOULD CHANGE THIS", *lines]) if lines else ""


def _alternatives(alternatives: Iterable[Alternative], first: int, width: int) -> list[str]:
    lines: list[str] = []
    numbers = count(first)
    for alternative in alternatives:
        lines += ["", _wrapped(f"{alternative.heading}:", width)]
        for altered in alternative.sets:
            mark = f"{next(numbers):>2}. "
            lines.append(fill("; and ".join(altered.lines), width, initial_indent=mark, subsequent_indent="    "))
            lines += (
                [fill(f"({altered.added})", width, initial_indent="    ", subsequent_indent="    ")] if altered.added else []
            )
        lines += [f"    {alternative.more}"] if alternative.more else []
    return lines


def _chapter(chapter: Chapter, width: int) -> str:
    rows = [(line.say + "".join(f" [{number}]" for number in line.cites), line.because) for line in chapter.lines]
    return _list(f"{'! ' if chapter.warning else ''}{chapter.heading}", rows, width)


def _list(heading: str, rows: list[tuple[str, str]], width: int, numbered: bool = False) -> str:
    lines = [_wrapped(heading.upper(), width), ""]
    for number, (say, because) in enumerate(rows, 1):
        mark = f"{number}. " if numbered else "- "
        lines.append(fill(say, width, initial_indent=mark, subsequent_indent=" " * len(mark)))
        if because:
            lines.append(fill(f"(because you answered {because})", width, initial_indent="  ", subsequent_indent="  "))
    return "\n".join(lines)


def _wrapped(text: str, width: int) -> str:
    return fill(" ".join(text.split()), width)
