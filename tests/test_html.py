"""The report as HTML: one file, nothing from outside becomes markup, nothing is cut, and a browser agrees."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from guide.export.html import POLICY, BadTemplate, guarded, html
from guide.export.markdown import markdown
from guide.export.plain import plain
from guide.loader import read_source
from guide.report import report_on
from guide.shipped import report_template, shipped_trees
from guide.source import Source
from guide.verdict import verdict_of
from guide.walk import Walk
from tests.browser import asked, dumped, faults_of_access, needs_axe, needs_browser, printed
from tests.conftest import SMALL, loaded, sound

TEMPLATE = read_source(report_template())
HOSTILE = (
    "</title><script>x()</script><img src=http://e.x onerror=y()> {{ 7*7 }} {% include 'z' %} &amp; \"' [a](javascript:b) ]]>"
)
SCRIPTS = ("Magandang umaga, ng mga tagapagbigay", "تكاليف المحاسبة الشهرية", "每月工资核算", "👩🏽‍⚕️ équipe", "שכר חודשי")


class Read(HTMLParser):
    """A page as a list of its elements with their attributes, and its text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, tuple[str, ...]]] = []
        self.links: list[str] = []
        self.said = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, tuple(name for name, _ in attrs)))
        self.links += [value for name, value in attrs if name in ("href", "src", "action", "style", "srcset")]

    def handle_data(self, data):
        self.said += data


def told(tree, answers, subject="Payroll", **notes):
    walk = Walk(tree, answers, subject, notes=notes)
    return report_on(verdict_of(walk), "22 November 2026")


def small(words: str):
    """The small tree with these words in every place of it that a report shows."""
    quoted = "'" + words.replace("'", "''") + "'"
    text = SMALL
    for plain_words in ("A small tree", "Is it written down?", "Partly", "Write the rest down.", "Trained people.", "Risks", "Rules",
                        "Hand it to BPO", "Rules settle it.", "Turnover.", "Experts settle it."):  # fmt: skip
        text = text.replace(f" {plain_words}", f" {quoted}", 1).replace(f"[{plain_words}]", f"[{quoted}]")
    return loaded(text).tree  # with warnings: about words without an end, and links that nobody should follow


ANSWERS = {"written": "partly", "judged": "never", "size": "much"}


@pytest.fixture(scope="module")
def shipped():
    from guide import load

    tree = load(shipped_trees()["bpo-or-kpo"])
    return told(tree, tree.examples["payroll"].answers, "Monthly payroll for 40 people", rules="Our bookkeeper says so.")


def test_nothing_from_outside_becomes_an_element_or_a_link():
    plain_page = Read(html(told(small("word"), ANSWERS, "word", written="word"), TEMPLATE))
    hostile = Read(html(told(small(HOSTILE), ANSWERS, HOSTILE, written=HOSTILE), TEMPLATE))
    assert hostile.elements == plain_page.elements
    assert hostile.links == plain_page.links == []
    assert hostile.said.count(HOSTILE) == plain_page.said.count("word") >= 12


@pytest.mark.parametrize("words", ["x" * 10_000, "many words " * 900, *SCRIPTS], ids=lambda words: words[:8])
def test_no_text_is_cut_however_long_and_in_whatever_script(words):
    words = words.strip()
    report = told(small(words), ANSWERS, words, written=words)
    for text in (Read(html(report, TEMPLATE)).said, " ".join(plain(report, 10**9).split()), " ".join(markdown(report).split())):
        assert text.count(words) >= 12


def test_a_tree_without_any_optional_part_has_a_report():
    bare = "format: 1\ntitle: T\nstart: a\nquestions:\n  a: {ask: A?, answers: {x: {say: X, then: o}, y: {say: Y, then: p}}, unsure: no}\n"
    tree = sound(bare + "outcomes:\n  o: {title: O, summary: S.}\n  p: {title: P, summary: S.}\n")
    page = Read(html(report_on(verdict_of(Walk(tree, {"a": "x"}))), TEMPLATE))
    assert "Where it sits" not in page.said
    assert "Sources" not in page.said
    assert "Also asked" not in page.said
    assert "A?" in page.said


def test_a_tree_without_criteria_still_says_what_its_answers_are_most_like():
    tree = sound("".join(line for line in THREE.splitlines(keepends=True) if "criteri" not in line) + """\
examples:
  orchard: {title: The orchard, answers: {neighbours: yes}, outcome: community}
""")  # fmt: skip
    page = Read(html(told(tree, {"neighbours": "yes"}), TEMPLATE))
    assert "You answered most like: The orchard (Community foundation of the region)." in page.said
    assert "Where it sits" not in page.said


def test_what_the_report_holds_stands_in_the_page(shipped):
    said = Read(html(shipped, TEMPLATE)).said.replace("\u00a0", " ")
    wanted = [
        shipped.subject,
        shipped.recommendation,
        shipped.firmness,
        shipped.summary,
        shipped.like,
        shipped.change,
        shipped.sum,
    ]
    wanted += [shipped.edition, "22 November 2026", "Our bookkeeper says so."]
    wanted += [
        words for group in shipped.reasons for reason in group.reasons for words in (reason.ask, reason.say, reason.points)
    ]
    wanted += [line.say for chapter in shipped.chapters for line in chapter.lines] + list(shipped.sources)
    assert not [words for words in wanted if words not in said]


@pytest.mark.parametrize(
    ("template", "says"),
    [
        ("{{ report.subject", "line 1"),
        ("{{ report.nothing }}", "nothing"),
        ("{% include '/etc/passwd' %}", "line 1: a letterhead can't have `include`"),
        ("{{ report.__class__.__mro__ }}", "unsafe"),
        ("{{ ().__class__.__bases__[0].__subclasses__() }}", "unsafe"),
        ("{{ report.subject / 2 }}", "`/` takes small numbers here"),
        ("{% for i in range(999999999) %}{% endfor %}", "too big"),
        ("{{ range.__init__.__globals__ }}", "unsafe"),
    ],
)
def test_a_template_with_a_fault_gets_a_sentence_and_reaches_nothing(shipped, template, says):
    with pytest.raises(BadTemplate, match=r"^letter\.html .*\.$") as raised:
        html(shipped, Source("letter.html", template))
    assert says in str(raised.value)


def test_a_letterhead_of_ones_own_reads_the_report_and_is_escaped(shipped):
    page = html(
        told(small("<b>"), ANSWERS, "<i>"), Source("letter.html", "<h1>{{ report.subject }}: {{ report.recommendation }}</h1>")
    )
    assert page == "<h1>&lt;i&gt;: &lt;b&gt;</h1>\n"


def test_no_character_of_a_letterhead_acts_on_a_terminal(shipped):
    page = html(shipped, Source("letter.html", "\x1b]52;c;eA==\x07{{ '\\x1b[31m\\x9b' }}\u202e é\n"))
    assert page == "‹U+001B›]52;c;eA==‹U+0007›‹U+001B›[31m‹U+009B›‹U+202E› é\n"


# ---- in a browser ------------------------------------------------------------------------------------------------------


@needs_browser
@needs_axe
def test_people_who_see_badly_can_read_it(shipped, tmp_path):
    assert faults_of_access(html(shipped, TEMPLATE), tmp_path) == []


@needs_browser
def test_the_browser_loads_nothing_and_runs_nothing(tmp_path):
    page = html(told(small(HOSTILE), ANSWERS, HOSTILE, written=HOSTILE), TEMPLATE)
    assert asked(page, tmp_path, "performance.getEntriesByType('resource').length") == 0
    assert asked(page, tmp_path, "document.querySelectorAll('img, a, iframe, link, form, object').length") == 0


@needs_browser
@pytest.mark.parametrize("width", [320, 800])
def test_nothing_sticks_out_of_the_page(width, tmp_path):
    page = html(told(small("x" * 500), ANSWERS, "y" * 500, written="z" * 500), TEMPLATE)
    framed = page.replace("<body>", f'<body style="width: {width}px; padding: 0">')
    wide = "[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.body.getBoundingClientRect().right + 1).map(e => e.tagName)"
    assert asked(framed, tmp_path, wide) == []


THREE = """\
format: 1
title: Where should the money go?
criteria: {reach: {title: How far the help reaches}}
start: neighbours
questions:
  neighbours:
    ask: Do the neighbours know about it?
    criterion: reach
    answers:
      yes: {say: "Yes, all of them", points: {community: 3, charity: 1, business: -1}}
      no: {say: "No", points: {business: 1}}
    then: decide
outcomes:
  community: {title: Community foundation of the region, summary: Together.}
  charity: {title: Charitable giving abroad, summary: Give.}
  business: {title: Small business partnership, summary: Earn.}
"""


@needs_browser
@pytest.mark.parametrize("width", [320, 500, 800])
def test_points_for_several_outcomes_stay_on_the_page(width, tmp_path):
    page = html(told(sound(THREE), {"neighbours": "yes"}), TEMPLATE)
    framed = page.replace("<body>", f'<body style="width: {width}px">')
    over = (
        "(edge => [...document.querySelectorAll('td')].filter(cell => { const text = document.createRange();"
        "text.selectNodeContents(cell); return text.getBoundingClientRect().right > edge + 1 }).map(cell => cell.textContent))"
        "(document.querySelector('main').getBoundingClientRect().right)"
    )
    assert asked(framed, tmp_path, over) == []


def test_the_name_and_the_points_of_an_outcome_are_not_parted():
    said = Read(html(told(sound(THREE), {"neighbours": "yes"}), TEMPLATE)).said
    assert (
        "Community foundation of the region\u00a0+3, Charitable giving abroad\u00a0+1, Small business partnership\u00a0-1"
        in said
    )


@needs_browser
def test_it_prints(shipped, tmp_path):
    assert printed(html(shipped, TEMPLATE), tmp_path).startswith(b"%PDF")


def test_it_becomes_pdf_with_its_text_in_every_script(tmp_path):
    pytest.importorskip("weasyprint", reason="SKIPPED: the extra `pdf` is not installed", exc_type=(ImportError, OSError))
    from guide.export.printing import printed as in_pdf

    for words in (*SCRIPTS, HOSTILE):
        assert in_pdf(html(told(small(words), ANSWERS, words), TEMPLATE)).startswith(b"%PDF")


def test_making_pdf_fetches_nothing(monkeypatch):
    pytest.importorskip("weasyprint", reason="SKIPPED: the extra `pdf` is not installed", exc_type=(ImportError, OSError))
    import socket

    from guide.export.printing import printed as in_pdf

    def forbidden(*_: object, **__: object) -> None:
        raise AssertionError("something was fetched")

    monkeypatch.setattr(socket.socket, "connect", forbidden)
    assert in_pdf('<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/hostname"><p>text').startswith(b"%PDF")


SCRIPTED = "<script>alert(1)</script><img src=x onerror='alert(2)'><a href='javascript:alert(3)'>x</a>"


@pytest.mark.parametrize(
    "page",
    [
        f"<!DOCTYPE html><html><head></head><body>{SCRIPTED}</body></html>",
        f"<!-- ours --> <!doctype HTML>{SCRIPTED}",
        SCRIPTED,
        f"<!DOCTYPE html><body>{POLICY}{SCRIPTED}",
        f"<!DOCTYPE html><!--{POLICY}--><script>1</script><body>",
    ],
)
def test_the_policy_stands_before_whatever_a_letterhead_holds(page: str) -> None:
    safe = guarded(page)
    head, _, rest = safe.partition(POLICY)
    assert head + rest == page
    assert re.fullmatch(r"(<!-- ours --> )?(<!doctype html>)?", head, re.IGNORECASE)


@needs_browser
def test_a_letterhead_runs_no_script(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(guarded("<!DOCTYPE html><p id=said>nothing</p><script>said.append('!')</script>"))
    assert '<p id="said">nothing</p>' in dumped(page)
    page.write_text(page.read_text().replace(POLICY, ""))
    assert '<p id="said">nothing!</p>' in dumped(page)


def test_our_own_report_has_the_policy_once() -> None:
    page = html(report_on(verdict_of(Walk(sound(SMALL), {"written": "yes", "judged": "never", "size": "much"}))), TEMPLATE)
    assert guarded(page) == page
