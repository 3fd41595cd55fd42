"""A report as a document to hand over, in any of the formats there are."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..report import Report
    from ..source import Source
    from ..verdict import Verdict

FORMATS = {
    "markdown": ("md", "Markdown"),
    "html": ("html", "HTML, to print or to send"),
    "pdf": ("pdf", "PDF"),
    "text": ("txt", "Plain text"),
    "json": ("json", "JSON, for other programs"),
}
"""What the name of a file in each format ends in, and what the format is called."""


def document(verdict: Verdict, report: Report, to: str, template: Source) -> bytes:
    """The report on a verdict in one of the formats; html and pdf are set by the template.

    Raises BadTemplate or NoPdf, each with a sentence.
    """
    if to == "pdf":
        from .html import html
        from .pdf import pdf

        return pdf(html(report, template))
    return _text(verdict, report, to, template).encode("utf-8", "replace")


def _text(verdict: Verdict, report: Report, to: str, template: Source) -> str:
    if to == "html":
        from .html import guarded
        from .html import html as written

        return guarded(written(report, template))
    if to == "json":
        from json import dumps

        from .json import report_as_object

        return dumps(report_as_object(verdict, report), ensure_ascii=False, indent=2) + "\n"
    if to == "markdown":
        from .markdown import markdown

        return markdown(report)
    from .plain import plain

    return plain(report)
