"""A template from outside: what it can use, and that whatever it holds, it ends, small, in a text or in one sentence."""

from __future__ import annotations

import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.export.html import BadTemplate, html
from guide.export.letterhead import LANGUAGE, OF_LISTS, OF_TEXTS, TESTS
from guide.report import Report
from guide.source import Source

from .conftest import SMALL, sound
from .test_html import ANSWERS, told

REPORT: Report = told(sound(SMALL), ANSWERS, "Payroll")
LONG = "{% set a = 'abcdefghij' %}" + "{% set a = a ~ a %}" * 16
LISTS = "range(99999)|list|reject('none')|reject('none')|reject('none')"
ATTACKS = {
    # what would never end, or fill all memory: a part of what it is refused with
    "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}": "too many steps",
    "{% for a in range(99999) %}{% for b in range(99999) if false %}{% endfor %}{% endfor %}": "too many steps",
    "{% for a in range(99999) %}{% for b in " + LISTS + "%}{% endfor %}{% endfor %}": "too many steps",
    "{% for a in range(99999) %}{% if 1.5 in range(99999) %}{% endif %}{% endfor %}": "too many steps",
    "{% for a in range(99999) %}" + "x" * 100_000 + "{% endfor %}": "too long a text",
    "{% macro m() %}" + "x" * 100_000 + "{% endmacro %}{% for a in range(99999) %}{% set b = m() %}{% endfor %}": "too long a text",
    "{% macro m(n) %}{% if n %}{{ m(n-1) }}{{ m(n-1) }}{% endif %}{% endmacro %}{{ m(60) }}": "too many steps",
    "{% macro m() %}{{ caller() }}{{ caller() }}{% endmacro %}" + "{% call m() %}" * 15 + "x" * 9999 + "{% endcall %}" * 15: "too ",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}": "without an end",
    "{% set s = 'a' %}" + "{% set s = s ~ s %}" * 60: "too long a text",
    "{% set s = 'a' %}" + "{% set s = [s, s] %}" * 60 + "{{ s }}": "nothing but words and numbers",
    "{% set s = 'a' %}" + "{% set s %}{{ s }}{{ s }}{% endset %}" * 60: "too long a text",
    "{% set s = 'a' %}" + "{% set s = s|replace('a', 'aa') %}" * 60: "too long a text",
    LONG + "{{ a|replace('', a) }}": "too long a text",
    LONG + "{{ range(99999)|join(a) }}": "too long a text",
    LONG + "{{ range(99999)|map('replace', '', a)|join }}": "too long a text",
    LONG + "{{ a|map(attribute=a)|list }}": "too many steps",
    LONG + "{{ a|trim(a) }}": "too long a text",
    LONG + "{% for b in range(99999) %}{% if 'z' in a %}{% endif %}{% endfor %}": "too many steps",
    LONG + "{% for b in range(99999) %}{{ a|upper|lower|length }}{% endfor %}": "too many steps",
    LONG + "{{ ('%s'|replace('', '%s'))|format(a) }}": "not enough arguments",
    "{% for a in range(99999) %}{% for b in range(99999)|counted(-9) %}{{ -99999|paid }}{% endfor %}{% endfor %}": "too many steps",
    "{% for a in range(99999) %}{{ range(99999)|reverse|map('upper')|first }}{% endfor %}": "too many steps",
    "{% set s = namespace(s='a') %}": "undefined",
    "{% for a in [1] recursive %}{{ loop([1]) }}{% endfor %}": "recursive",
    "{% for a in [1] %}" * 25 + "x" + "{% endfor %}" * 25: "too many",
    "{% if 1 %}" * 200 + "{% endif %}" * 200: "too many levels",
    "{{ " + "(" * 5000 + "1" + ")" * 5000 + " }}": "too deep",
    "{{ a }}" * 200_000: "words and signs",
    "{{ '%2000000000d'|format(1) }}": "no longer than 99",
    "{{ '%.*f'|format(2000000000, 1) }}": "no longer than 99",
    "{{ '%2000000000d' % 1 }}": "`%` takes small numbers",
    "{{ 'a' * 2000000000 }}": "`*` takes small numbers",
    "{{ 9 ** 9 }}": "`**` takes small numbers",
    "{{ 'a'|center(2000000000) }}": "No filter",
    "{{ 'a'|indent(2000000000, true) }}": "No filter",
    "{{ [1]|batch(2000000000, 'x')|list }}": "No filter",
    "{{ lipsum(n=99999999) }}": "undefined",
    "{{ cycler().next() }}": "undefined",
    "{{ '%2000000000d' is odd }}": "No test",
    "{{ 'a'.ljust(2000000000) }}": "calls nothing but",
    "{% set f = 'a'.zfill %}{{ f(2000000000) }}": "calls nothing but",
    "{{ '{:2000000000d}'.format(1) }}": "calls nothing but",
    "{{ report.subject['format'](1) }}": "calls nothing but",
    "{{ {'a': 1} }}": "can't have `dict`",
    "{{ report }}": "not all of a report",
    "{{ report.reasons|join }}": "not all of a reasongroup",
    "{% macro m(a, a) %}{% endmacro %}": "duplicate",
    "{% call(x, x) m() %}{% endcall %}": "duplicate",
    "{{ dict(a=1, a=2) }}": "repeated",
    "{{ " + "9" * 5000 + " }}": "4300 digits",
}  # fmt: skip


@pytest.mark.parametrize(("template", "says"), ATTACKS.items(), ids=lambda text: text[:60])
def test_what_would_not_end_gets_a_sentence(template: str, says: str) -> None:
    with pytest.raises(BadTemplate, match=r"^letter\.html [^\n]*[^.]\.$") as raised:
        html(REPORT, Source("letter.html", template))
    assert says in str(raised.value)


def test_what_it_may_take_is_not_much() -> None:
    tracemalloc.start()
    try:
        for template in ("{% for a in range(99999) %}{{ '\"' }}{% endfor %}" * 40, LONG + "{{ a }}" * 60):
            with pytest.raises(BadTemplate):
                html(REPORT, Source("letter.html", template))
        assert tracemalloc.get_traced_memory()[1] < 600_000_000
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("template", "page"),
    [
        ("{% for r in report.reasons[0].reasons %}{{ loop.cycle('a', 'b') }}{{ loop.index % 2 }}{% endfor %}", "a1b0"),
        ("{{ report.reasons[0].reasons|map(attribute='say')|map('upper')|join(', ') }}", "PARTLY, NEVER"),
        ("{{ report.chapters|selectattr('warning')|map(attribute='heading')|first }}", "Risks"),
        ("{{ 'none' if not report.unknown else report.unknown|length }}", "none"),
        ("{{ nothing|default('-') }}{{ report.nothing is defined }}{{ (report.sum or 'x')|length > 3 }}", "-FalseTrue"),
        ("{% set a %}<b>{{ report.subject ~ '&' ~ 1 }}</b>{% endset %}{{ a }}", "<b>Payroll&amp;1</b>"),
        ("{{ '<i>'|e ~ '<' ~ 2 }}{{ '<i>' ~ '<' }}", "&lt;i&gt;&lt;2&lt;i&gt;&lt;"),
        ("{{ ['<', 'a']|join('>') }}{{ ['<']|map('e')|join }}", "&lt;&gt;a&lt;"),
        ("{{ 'In 2026: %s, %05.1f'|format('<', 2.25) }}", "In 2026: &lt;, 002.2"),
        ("{{ 'a-b'|replace('-', '<') }}{{ ('a-b'|e)|replace('-', '<') }}", "a&lt;ba&lt;b"),
        ("{% macro m(a, b=2) %}{{ a }}{{ b }}{{ caller() }}{% endmacro %}{% call m(1) %}!{% endcall %}", "12!"),
        ("{% with a = 1 %}{% filter upper %}x{{ a + 1 - 4 * 2 // 3 / 1 }}{% endfilter %}{% endwith %}", "X0.0"),
        ("{% for a, b in [] %}{% else %}{{ -1 if 1 < 2 <= 2 and 'a' in 'ba' and 2 not in [1] else 0 }}{% endfor %}", "-1"),
        ("{% for a in range(3) if a != 1 %}{{ a }}{{ ',' if not loop.last }}{% endfor %}", "0,2"),
    ],
)
def test_what_a_letterhead_needs_is_there(template: str, page: str) -> None:
    assert html(REPORT, Source("letter.html", template)) == f"{page}\n"


def test_a_long_report_may_be_as_long_as_it_is() -> None:
    long = told(sound(SMALL), ANSWERS, "x" * 20_000_000)
    assert len(html(long, Source("letter.html", "{{ report.subject }}{{ report.subject }}"))) == 40_000_001


PIECES = [
    "{% for a in range(9999) %}", "{% endfor %}", "{% macro m(a=1) %}", "{% endmacro %}", "{% if a %}", "{% endif %}", "{% set a %}",
    "{% endset %}", "{% call m() %}", "{% endcall %}", "{{ m(a) }}", "{{ caller() }}", "{% set a = a ~ a %}", "{{ a }}", "{{ loop.length }}",
    "{% set a = 'xy' %}", "{% set a = range(9999) %}", "{% set a = a|map('upper') %}", "{% set a = a|list %}", "{{ a|join(a) }}",
    *(f"{{% set a = a|{name} %}}" for name in (*OF_TEXTS, *OF_LISTS, "replace('x', 'xx')", "replace(a, a)", "format(a, a)", "join(a)")),
    *(f"{{% if a is {name} %}}" for name in TESTS), "{% set a = m %}", "{% set a = loop %}", "{% set a = report %}", "{% set a = a[0] %}",
]  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=25))
def test_any_pieces_make_a_page_or_a_sentence(pieces: list[str]) -> None:
    with suppress(BadTemplate):
        assert html(REPORT, Source("letter.html", "{% set a = 'x' %}" + "".join(pieces)))


def test_each_part_of_the_language_that_is_named_is_one() -> None:
    from jinja2 import nodes

    assert [name for name in LANGUAGE if not issubclass(getattr(nodes, name), nodes.Node)] == []
