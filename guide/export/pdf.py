"""A report as PDF, printed from its HTML. The only import of `weasyprint`, which few need: it comes with an extra."""

from __future__ import annotations


class NoPdf(Exception):
    """PDF can't be made here. Its text is a whole sentence for a person."""


def pdf(page: str) -> bytes:
    """The HTML page as PDF, for A4. It may hold pictures in itself (`data:`), and fetches nothing. Raises NoPdf."""
    try:
        from weasyprint import HTML, default_url_fetcher
    except (ImportError, OSError):  # not installed, or without Pango, the library that sets its text
        raise NoPdf(
            "PDF is made by WeasyPrint, which is not installed, or lacks Pango: `pip install 'bpo-kpo-guide[pdf]'`, or print "
            "the html from a browser."
        ) from None

    def only_from_the_page(url: str, *more: object, **named: object) -> object:
        if not url.startswith("data:"):
            raise ValueError("a report fetches nothing")
        return default_url_fetcher(url)

    made: bytes = HTML(string=page, url_fetcher=only_from_the_page).write_pdf()
    return made
