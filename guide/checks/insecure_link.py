"""Is every link in the texts of a tree an https link, and every `url` a link? Comments are left alone."""

from __future__ import annotations

from ..problem import WARNING
from ..source import Span
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

INSECURE = ("http", "ftp", "file")


def check(draft: Draft) -> None:
    """`insecure-link`, a warning"""
    text = draft.notes.source.text
    for span in _links(text) if "/" in text else ():  # one sign is found much quicker than three
        if draft.notes.places.text_at(span.start):
            draft.notes.note(
                "insecure-link",
                span,
                "this link isn't https",
                "on the way, anybody can read and change what stands there",
                "write `https://`, if the site answers there; else find another source",
                severity=WARNING,
            )
    for source in draft.tree.sources.values():
        if source.url and "://" not in source.url and _is_bare(source.url):
            draft.notes.at_value(
                "insecure-link",
                ("sources", source.id, "url"),
                f"the `url` of `{source.id}` doesn't say `https://`",
                "only an address with `https://` before it is a link",
                f"write `https://{source.url}`",
                severity=WARNING,
            )


def _links(text: str) -> Iterator[Span]:
    import re

    rest = re.compile(r"[\w/~\[][^\s\"'<>`|,(){}]*")
    at = text.find("://")
    while at >= 0:
        scheme = re.split("[^a-z]", text[max(at - 5, 0) : at].lower())[-1]
        if scheme in INSECURE and (found := rest.match(text, at + 3)):
            yield Span(at - len(scheme), at + 3 + len(found.group().rstrip(".;:!?]")))
        at = text.find("://", at + 3)


def _is_bare(url: str) -> bool:
    """Whether it is a web address all but for what should stand at its front."""
    import re

    return bool(re.match(r"(?:[\w-]+\.)+[a-z]{2,}(?:[/:?#]|$)", url, re.IGNORECASE))
