"""A report as plain text, for a terminal, a screen reader or an e-mail."""

from __future__ import annotations

from itertools import count
from textwrap import fill

from ..report import Chapter, Report

WIDTH = 80


def plain(report: Report, width: int = WIDTH) -> str:
    """The report as text, its lines no wider than `width`."""
    head = [f"{report.subject}: {report.recommendation}", report.firmness, report.summary, report.means]
    parts = [*(_wrapped(text, width) for text in head if text), _reasons(report, width)]
    parts += [_unknown(report, width)] if report.unknown else []
    parts += [changes(report, width)]
    parts += [_chapter(chapter, width) for chapter in report.chapters]
    parts += [_list("Sources", [(source, "") for source in report.sources], width, numbered=True)] if report.sources else []
    return "\n\n".join(parts) + "\n"


def _reasons(report: Report, width: int) -> str:
    lines = ["WHY"]
    for group in report.reasons:
        lines += ["", _wrapped(f"{group.heading}{f' ({group.points})' if group.points else ''}", width)]
        for reason in group.reasons:
            points = f" [{reason.points}]" if reason.points else ""
            lines.append(fill(f"{reason.ask} {reason.say}{points}", width, initial_indent="- ", subsequent_indent="  "))
    return "\n".join([*lines, "", _wrapped(f"Points: {report.sum}", width)] if report.sum else lines)


def _unknown(report: Report, width: int) -> str:
    return _list("Not known yet", [(ask, "") for ask in report.unknown], width) + f"\n\n{_wrapped(report.unknown_says, width)}"


def changes(report: Report, width: int = WIDTH) -> str:
    """What would change the result, each set of changed answers with its number."""
    lines = ["WHAT WOULD CHANGE THIS", "", _wrapped(report.change, width)]
    numbers = count(1)
    for alternative in report.alternatives:
        lines += ["", _wrapped(f"{alternative.heading}:", width)]
        for altered in alternative.sets:
            mark = f"{next(numbers):>2}. "
            lines.append(fill("; and ".join(altered.lines), width, initial_indent=mark, subsequent_indent="    "))
            lines += (
                [fill(f"({altered.added})", width, initial_indent="    ", subsequent_indent="    ")] if altered.added else []
            )
        lines += [f"    {alternative.more}"] if alternative.more else []
    return "\n".join(lines)


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
