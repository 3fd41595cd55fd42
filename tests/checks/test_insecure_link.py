"""Links that aren't https."""

from __future__ import annotations

import pytest

from guide.problem import WARNING
from tests.conftest import SMALL, as_file, codes, loaded

SOURCED = SMALL.replace("    ask: How much is there?", "    sources: [book]\n    ask: How much is there?").replace(
    "sections:\n", "sources:\n  book: {title: A book, where: Somewhere, url: 'https://example.org/a_(b)?c=1'}\nsections:\n"
)


def test_https_links_are_sound():
    assert not codes(SOURCED)


@pytest.mark.parametrize(
    ("old", "new", "link"),
    [
        ("https://example.org/a_(b)?c=1", "http://example.org/a?c=1", "http://example.org/a?c=1"),
        ("https://example.org/a_(b)?c=1", "HTTP://EXAMPLE.org", "HTTP://EXAMPLE.org"),
        ("where: Somewhere", "where: 'ftp://example.org/x'", "ftp://example.org/x"),
        ("How much is there?", "How much (see http://example.org/a.html)?", "http://example.org/a.html"),
        ("How much is there?", ">-\n      See\n      http://example.org/a.\n      How much?", "http://example.org/a"),
        ("Write the rest down.", "See <http://example.org/>.", "http://example.org/"),
        ("title: Rules", "title: 'file:///home/me/rules.txt'", "file:///home/me/rules.txt"),
    ],
)
def test_another_link_is_told_wherever_it_stands(old, new, link):
    text = SOURCED.replace(old, new, 1)
    found = loaded(text)
    (one,) = found.problems
    assert (one.code, one.severity) == ("insecure-link", WARNING)
    assert text[one.span.start : one.span.end] == link
    assert found.tree is not None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("How much is there?", "How much? # see http://example.org"),
        ("    ask: How much is there?", "    # http://example.org\n    ask: How much is there?"),
        ("How much is there?", "Is it still http:// or https://?"),
        ("How much is there?", "Is it https://example.org/http or shttp://x?"),
        ("How much is there?", ">-\n      How much?\n# http://example.org"),
        ("https://example.org/a_(b)?c=1", "doi:10.1000/182"),
        ("https://example.org/a_(b)?c=1", "mailto:me@example.org"),
    ],
)
def test_comments_and_what_is_no_link_are_left_alone(old, new):
    assert not codes(SOURCED.replace(old, new, 1))


@pytest.mark.parametrize("url", ["www.example.org", "example.org/a", "example.org:8080/a", "sub.example.co.uk"])
def test_a_url_without_https_is_no_link(url):
    text = SOURCED.replace("https://example.org/a_(b)?c=1", url)
    (one,) = loaded(text).problems
    assert (one.code, one.help) == ("insecure-link", f"write `https://{url}`")
    assert text[one.span.start : one.span.end].strip("'") == url


def test_each_link_is_told_once_and_links_that_aliases_repeat_too():
    text = SOURCED.replace("[Write the rest down.]", "&same ['http://a.org and http://b.org']").replace(
        "[Trained people.]", "*same"
    )
    assert codes(text) == ["insecure-link", "insecure-link"]


def test_in_json_too():
    tree = {"format": "1", "title": "http://example.org", "start": "q", "outcomes": {one: {"title": one, "summary": one} for one in "xy"},
            "questions": {"q": {"ask": "?", "answers": {one: {"say": one, "then": one} for one in "xy"}, "unsure": "no"}}}  # fmt: skip
    assert codes(as_file(tree)) == ["insecure-link"]
