"""A report as PDF, printed from its HTML. The only import of `weasyprint`, which few need: it comes with an extra."""

from __future__ import annotations


class NoPdf(Exception):
    """PDF can't be made here. Its text is a whole sentence for a person."""


def is_installed() -> bool:
    """Whether what makes PDF is installed. It is looked for, and not loaded: that takes a while."""
    from importlib.util import find_spec

    return find_spec("weasyprint") is not None


def pdf(page: str) -> bytes:
    """The HTML page as PDF, for A4. It may hold pictures in itself (`data:`), and fetches nothing. Raises NoPdf."""
    try:
        from weasyprint import HTML, default_url_fetcher
    except (ImportError, OSError):  # not installed, or without Pango, the library that sets its text
        raise NoPdf(
            "PDF is made by WeasyPrint, which is not installed, or lacks Pango: README says how to install the extra "
            "`pdf`. Or print the html from a browser."
        ) from None

    def only_from_the_page(url: str, *more: object, **named: object) -> object:
        if not url.startswith("data:"):
            raise ValueError("a report fetches nothing")
        return default_url_fetcher(url)

    made: bytes = HTML(string=page, url_fetcher=only_from_the_page).write_pdf()
    return made
