"""A report as one HTML file, by a Jinja2 template: ours, or a consultant's own letterhead.

A letterhead comes from outside: it reads the report and nothing else, everything that it prints is escaped, and it comes to an
end.
"""

from __future__ import annotations

import re

from ..report import Report
from ..text import visible

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..source import Source


POLICY = (
    """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">"""
)
"""What lets a browser run no script of a page, and load nothing for it."""
_DOCTYPE = re.compile(r"(\s|<!--.*?-->)*<!doctype[^>]*>", re.IGNORECASE | re.DOTALL)
_HAS_IT = re.compile(rf"\s*<html[^<>]*>\s*<head>\s*(<meta [^<>]*>\s*)*?{re.escape(POLICY)}")


class BadTemplate(Exception):
    """A template that can't be used. Its text is a whole sentence for a person."""


def html(report: Report, template: Source) -> str:
    """The report set by a template. Raises BadTemplate with a sentence if that has a fault."""
    from jinja2 import TemplateSyntaxError

    from .letterhead import filled_in

    try:
        return visible(filled_in(template.text, {"report": report})) + "\n"
    except TemplateSyntaxError as error:
        fault = f"line {error.lineno}: {_reason(error)}"
        raise BadTemplate(f"{template.name} isn't a template that can be read: {fault}.") from None
    except Exception as error:  # whatever its code comes to
        raise BadTemplate(f"{template.name} can't be filled in: {_reason(error)}.") from None


def guarded(page: str) -> str:
    """A page that begins with the policy, whoever has written its template. What comes behind can only forbid more."""
    begins = _DOCTYPE.match(page)
    at = begins.end() if begins else 0
    return page if _HAS_IT.match(page, at) else f"{page[:at]}{POLICY}{page[at:]}"


def _reason(error: Exception) -> str:
    if isinstance(error, RecursionError):
        return "it goes too deep, or calls itself without an end"
    if isinstance(error, MemoryError):
        return "it wants more memory than there is"
    said = error.msg if isinstance(error, SyntaxError) else str(error)
    return said.rstrip(".") or type(error).__name__
