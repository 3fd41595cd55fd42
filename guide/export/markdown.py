"""A report as Markdown."""

from __future__ import annotations

import re

from ..prospect import Altered, Alternative
from ..report import Chapter, Line, Reason, Report
from .plain import SCALE, scale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

_PUNCTUATION = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_LEADING = re.compile(r"^(\s*)(\d+)([.)])(?=\s|$)|^(\s*)([-+=])(?=\s|$|[-=])")


def markdown(report: Report) -> str:
    """The report as CommonMark. Text from the tree and from people is escaped: none of it becomes markup."""
    head = [
        f"# {_safe(report.subject)}: {_safe(report.recommendation)}",
        f"**{_safe(report.firmness)}**",
        _safe(report.summary),
    ]
    parts = [*head, *([_safe(report.means)] if report.means else [])]
    parts += [f"⚠ {_safe(report.warns)}"] if report.warns else []
    parts += [_gauges(report)] if report.gauges else []
    parts += [_safe(report.like)] if report.like else []
    parts += [_reasons(report)]
    parts += [_unknown(report)] if report.unknown else []
    parts += [_changes(report)]
    parts += [_chapter(chapter) for chapter in report.chapters]
    if report.next:
        parts.append("## Where to go next\n\n" + "\n".join(f"- {_safe(title)}" for title in report.next))
    parts += [_further(report)] if report.further else []
    if report.sources:
        parts.append("## Sources\n\n" + "\n".join(f"{n}. {_safe(source)}" for n, source in enumerate(report.sources, 1)))
    parts.append(f"*{_safe(report.made_by)}*")
    return "\n\n".join(parts) + "\n"


def _gauges(report: Report) -> str:
    """One line for each criterion, with the mark of the task between the two ends where there are two."""
    lines = ["## Where it sits", ""]
    for gauge in report.gauges:
        ends = [_safe(outcome.name) for outcome in gauge.contenders]
        line = f"{ends[0]} `{scale(gauge, SCALE)}` {ends[1]} · " if len(ends) == 2 else ""
        lines.append(f"- **{_safe(gauge.criterion.title)}:** {line}{_safe(gauge.words)}")
    return "\n".join(lines)


def _reasons(report: Report) -> str:
    lines = ["## Why"]
    for group in report.reasons:
        points = f" ({_safe(group.points)})" if group.points else ""
        lines += ["", f"### {_safe(group.heading)}{points}", ""]
        lines += [_reason(reason) for reason in group.reasons]
    return "\n".join([*lines, "", f"Points: {_safe(report.sum)}"] if report.sum else lines)


def _reason(reason: Reason) -> str:
    points = f" ({_safe(reason.points)})" if reason.points else ""
    note = f"  \n  *Your note: {_safe(reason.note)}*" if reason.note else ""
    return f"- {_safe(reason.ask)} **{_safe(reason.say)}**{points}{note}"


def _unknown(report: Report) -> str:
    asks = "\n".join(f"- {_safe(ask)}" for ask in report.unknown)
    return f"## Not known yet\n\n{asks}\n\n{_safe(report.unknown_says)}"


def _changes(report: Report) -> str:
    return "\n\n".join(["## What would change this", _safe(report.change), *_alternatives(report.alternatives)])


def _further(report: Report) -> str:
    return "\n\n".join(["## More that would change this", *_alternatives(report.further)])


def _alternatives(alternatives: Iterable[Alternative]) -> list[str]:
    parts: list[str] = []
    for alternative in alternatives:
        rows = [f"- {_safe('; and '.join(altered.lines))}{_added(altered)}" for altered in alternative.sets]
        rows += [f"- {_safe(alternative.more)}"] if alternative.more else []
        parts += [f"### {_safe(alternative.heading)}", "\n".join(rows)]
    return parts


def _added(altered: Altered) -> str:
    return f"  \n  *{_safe(altered.added)}*" if altered.added else ""


def _chapter(chapter: Chapter) -> str:
    mark = "⚠ " if chapter.warning else ""
    return f"## {mark}{_safe(chapter.heading)}\n\n" + "\n".join(_line(line) for line in chapter.lines)


def _line(line: Line) -> str:
    cites = "".join(f" \\[{number}\\]" for number in line.cites)
    because = f"  \n  *Because you answered {_safe(line.because)}*" if line.because else ""
    return f"- {_safe(line.say)}{cites}{because}"


def _safe(text: str) -> str:
    flat = _PUNCTUATION.sub(r"\\\1", " ".join(text.split()))
    return _LEADING.sub(lambda m: f"{m[1]}{m[2]}\\{m[3]}" if m[2] else f"{m[4]}\\{m[5]}", flat)
