"""Days and times in a workbook."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import pytest
import xlsxwriter
from hypothesis import given
from hypothesis import strategies as st

from guide.tables.dates import day_said, shows_time
from guide.tables.xlsx import xlsx_tables


@given(st.integers(61, 2_958_465), st.booleans())
def test_a_serial_number_is_the_day_that_it_stands_for(serial, from_1904):
    day = datetime(1899, 12, 30) + timedelta(days=serial)
    assert day_said(str(serial - 1462 * from_1904), from_1904=from_1904) == f"{day:%Y-%m-%d}"


def test_a_part_of_a_day_is_its_time():
    assert day_said("46163.604166666664", from_1904=False) == "2026-05-21 14:30"
    assert day_said("46163.99999999", from_1904=False) == "2026-05-22"


@pytest.mark.parametrize("number", ["60", "0.5", "-1", "2958466", "1e999", "nan", "x", ""])
def test_what_is_no_sure_day_stays_as_it_is(number):
    assert day_said(number, from_1904=False) == number


@pytest.mark.parametrize(
    ("code", "shows"),
    [
        ("yyyy-mm-dd", True),
        ("[$-407]d. mmmm yyyy;@", True),
        ("[hh]:mm", True),
        ("[h]", True),
        ("General", False),
        ("0.00", False),
        ('0" days"', False),
        ("[Red]0;[Yellow]-0", False),
        ("0\\d_m", False),
        ("@", False),
    ],
)
def test_a_format_shows_a_day_if_letters_for_days_are_left_of_it(code, shows):
    assert shows_time(code) == shows


@pytest.mark.parametrize("from_1904", [False, True])
def test_a_day_that_a_program_has_written_is_read_as_one(from_1904):
    data = io.BytesIO()
    with xlsxwriter.Workbook(data, {"date_1904": from_1904}) as book:
        page = book.add_worksheet()
        page.write_datetime(0, 0, datetime(2026, 5, 21), book.add_format({"num_format": "dd/mm/yy"}))
        page.write_datetime(0, 1, datetime(2026, 5, 21, 9, 5), book.add_format({"num_format": 22}))
        page.write_number(0, 2, 46163, book.add_format({"num_format": "0.00"}))
        page.write_number(0, 3, 46163)
    (table,) = xlsx_tables(data, "a.xlsx").tables
    assert [*table.rows] == [(1, {0: "2026-05-21", 1: "2026-05-21 09:05", 2: "46163", 3: "46163"})]
    assert [*table.rows] == [*table.rows]


def test_a_format_longer_than_any_program_takes_is_read_no_further():
    assert shows_time("0" * 254 + "y")
    assert not shows_time("0" * 255 + "y")
