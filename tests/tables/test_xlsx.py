"""Tables out of Excel workbooks."""

from __future__ import annotations

import io
import re
import tracemalloc
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.loader import Unreadable
from guide.tables import xlsx, zipped
from guide.tables.workbook import Sheet, write_xlsx
from guide.tables.xlsx import UNCOUNTED, xlsx_tables
from guide.write import Unwritable

from .books import KEYS, MAIN, book, packed, row

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def read(data: bytes):
    (table,) = xlsx_tables(io.BytesIO(data), "a.xlsx").tables
    return [*table.rows], table


def refused(data: bytes) -> str:
    with pytest.raises(Unreadable) as caught:
        read(data)
    return str(caught.value)


def test_each_kind_of_cell_is_read_as_what_it_shows():
    cells = (
        '<row r="2"><c r="A2" t="s"><v>1</v></c><c r="C2"><v>1.0</v></c><c r="D2" t="b"><v>1</v></c><c r="E2" t="e"><v>#N/A</v></c>'
        '<c r="F2" t="str"><f>B1</f><v>worked out</v></c><c r="G2"><f>1+1</f><v>2</v></c><c r="H2"><f>1+1</f></c><c><v>9</v></c>'
        '<c r="AB2" t="inlineStr"><is><r><t>ri</t></r><r><t>ch_x0041_</t></r><rPh><t>no</t></rPh></is></c><c r="AC2" s="1"/></row><row/>'
    )
    found, _ = read(book(cells, strings="<si><t>none</t></si><si><r><t>sha</t></r><r><t>red</t></r></si>"))
    assert found == [
        (
            2,
            {
                0: "shared",
                2: "1",
                3: "TRUE",
                4: "#N/A",
                5: "worked out",
                6: "2",
                7: UNCOUNTED,
                8: "9",
                27: "richA",
            },
        ),
        (3, {}),
    ]


@given(
    st.lists(
        st.lists(st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"])), min_size=1, max_size=4),
        min_size=1,
        max_size=4,
    )
)
def test_what_is_written_is_read_back_and_no_text_is_a_formula(rows):
    data = io.BytesIO()
    write_xlsx(data, [Sheet("S", ["h"], rows, [])])
    found, _ = read(data.getvalue())
    wanted = {number: {c: cell for c, cell in enumerate(cells) if cell.strip()} for number, cells in enumerate(rows, 2)}
    assert {number: cells for number, cells in found[1:] if cells} == {n: cells for n, cells in wanted.items() if cells}
    with zipfile.ZipFile(data) as archive:
        assert "<f>" not in archive.read("xl/worksheets/sheet1.xml").decode()


def test_a_cell_that_looks_like_a_formula_is_marked_as_text():
    data = io.BytesIO()
    write_xlsx(data, [Sheet("S", ["h"], [["=1+1"], ["@x"], ["https://example.org"]], [])])
    with zipfile.ZipFile(data) as archive:
        assert 'quotePrefix="1"' in archive.read("xl/styles.xml").decode()
        assert not [name for name in archive.namelist() if "sheet1.xml.rels" in name]
    assert [cells for _, cells in read(data.getvalue())[0][1:]] == [{0: "=1+1"}, {0: "@x"}, {0: "https://example.org"}]


def test_a_text_like_xml_stays_a_text():
    data = io.BytesIO()
    write_xlsx(data, [Sheet("S", ["<r><t>h</t></r>"], [["<r>&</r>"], ["<r>" + "x" * 40_000 + "</r>"]], [])])
    header, first, second = (cells[0] for _, cells in read(data.getvalue())[0])
    assert (header.strip(), first.strip()) == ("<r><t>h</t></r>", "<r>&</r>")
    assert len(second) == 32_767


def test_a_number_is_written_as_one():
    data = io.BytesIO()
    write_xlsx(data, [Sheet("S", ["h"], [[-3], [0]], [])])
    with zipfile.ZipFile(data) as archive:
        assert "<v>-3</v>" in archive.read("xl/worksheets/sheet1.xml").decode()
    assert [cells for _, cells in read(data.getvalue())[0][1:]] == [{0: "-3"}, {0: "0"}]


def test_rows_are_as_high_as_their_text_and_the_header_stays_in_view():
    data = io.BytesIO()
    write_xlsx(data, [Sheet("S", ["word " * 30], [["short"], ["word " * 9], ["word " * 9_000]], [30], lines=2)])
    with zipfile.ZipFile(data) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert re.findall(r'<row r="(\d)"(?: ht="(\d+)" customHeight="1")?', sheet) == [
        ("1", "90"),
        ("2", "30"),
        ("3", "30"),
        ("4", "405"),
    ]
    assert 'state="frozen"' in sheet


def test_hidden_sheets_are_left_out_and_named():
    found = xlsx_tables(io.BytesIO(book(row(1, "a"), state="veryHidden")), "a.xlsx")
    assert ([*found.tables], found.hidden) == ([], ("Answers",))


def test_merged_cells_are_named_after_the_rows():
    found, table = read(book(row(1, "a"), after='<mergeCells><mergeCell ref="A1:A3"/></mergeCells>'))
    assert (found, table.merged) == ([(1, {0: "a"})], ["A1:A3"])


def test_a_cell_far_out_costs_no_memory():
    cells = row(1, "a") + '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    tracemalloc.start()
    assert read(book(cells))[0] == [(1, {0: "a"}), (1048576, {16383: "1"})]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2_000_000


@pytest.mark.parametrize(
    "cells",
    [
        '<row r="1048577"/>',
        '<row r="2"/><row r="2"/>',
        '<row r="0"/>',
        '<row r="x"/>',
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1"><c r="1"><v>1</v></c></row>',
        '<row r="1"><c r="AAAAAAA1"><v>1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>7</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>-1</v></c></row>',
        '<row r="1"><c r="A1" t="s"><v>x</v></c></row>',
        "<row",
        "&nope;",
    ],
)
def test_xml_that_no_program_writes_is_one_sentence(cells):
    assert "is damaged, or no Excel workbook" in refused(book(cells, strings="<si><t>a</t></si>"))


def test_entities_do_not_grow():
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><worksheet><sheetData>&b;</sheetData></worksheet>'
    assert "is damaged" in refused(book(xl__worksheets__sheet1_dot_xml=bomb))


def test_a_part_that_unpacks_to_too_much_is_one_sentence(monkeypatch):
    monkeypatch.setattr(zipped.Zipped.chunks, "__defaults__", (1_000_000,))
    assert "unpacks to more than 1 MB" in refused(book(" " * 2_000_000))


def test_an_archive_that_lies_about_a_size_is_damaged():
    data = book(" " * 50_000)
    size = len(
        f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{" " * 50_000}</sheetData></worksheet>'
    )
    assert data.count(size.to_bytes(4, "little")) >= 2
    assert "is damaged" in refused(data.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (OLE + b"x" * 600, "a workbook of the old kind (.xls)"),
        (OLE + b"x" * 600 + "EncryptedPackage".encode("utf-16-le"), "locked by a password"),
        (book(xl__vbaProject_dot_bin="x"), "holds macros"),
        (packed({"xl/workbook.bin": "x"}), "a binary workbook"),
        (packed({"mimetype": "x", "content.xml": "x"}), "an OpenDocument file"),
        (packed({"a.txt": "x"}), "a ZIP archive, but no Excel workbook"),
        (packed({"xl/other.xml": "x"}), "is damaged"),
        (book()[:300], "is damaged"),
        (b"PK\x03\x04", "is damaged"),
    ],
)
def test_what_is_no_plain_workbook_is_one_sentence(data, sentence):
    assert sentence in refused(data)


WHOLE = book(row(1, "Task", "size") + row(2, "Payroll", "much"), strings="<si><t>a</t></si>")


@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_a_workbook_with_broken_bytes_is_rows_or_one_sentence(broken):
    data = bytearray(WHOLE)
    for place, byte in broken:
        data[place] = byte
    with suppress(Unreadable):
        for table in xlsx_tables(io.BytesIO(bytes(data)), "a.xlsx").tables:
            assert all(isinstance(cells, dict) for _, cells in table.rows)


@given(st.binary(max_size=200))
def test_any_xml_is_rows_or_one_sentence(content):
    with suppress(Unreadable):
        read(book(xl__worksheets__sheet1_dot_xml=b"<worksheet><sheetData>" + content + b"</sheetData></worksheet>"))


def test_a_text_without_end_is_refused_before_it_fills_the_memory():
    data = book(f'<row r="1"><c r="A1" t="inlineStr"><is><t>{"x" * 20_000_000}</t></is></c></row>')
    tracemalloc.start()
    assert "is damaged" in refused(data)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 5_000_000


def test_a_text_in_as_many_pieces_as_a_cell_can_have_is_read_whole():
    pieces = "<r><t>ab</t></r>" * 16_000
    found, _ = read(book(f'<row r="1"><c r="A1" t="inlineStr"><is>{pieces}</is></c></row>'))
    assert found == [(1, {0: "ab" * 16_000})]


def chained(tables):
    return [row for table in tables.tables for row in table.rows]


def sheets(count: int, key: str = "r1", state: str = "visible") -> str:
    """A list of sheets that are all the same part."""
    listed = "".join(f'<sheet name="S{number}" r:id="{key}" state="{state}"/>' for number in range(count))
    return f'<workbook {MAIN} xmlns:r="{KEYS}"><sheets>{listed}</sheets></workbook>'


def test_one_part_that_many_sheets_name_counts_as_often_as_it_is_read(monkeypatch):
    data = book(row(1, "a") + " " * 300_000, xl__workbook_dot_xml=sheets(5))
    assert len(chained(xlsx_tables(io.BytesIO(data), "a.xlsx"))) == 5
    monkeypatch.setattr(zipped, "LARGEST_WHOLE", 1_000_000)
    with pytest.raises(Unreadable, match=r"^a\.xlsx unpacks to more than 1 MB: split it into smaller workbooks\.$"):
        chained(xlsx_tables(io.BytesIO(data), "a.xlsx"))


def test_rows_that_cost_next_to_nothing_to_pack_are_counted_over_all_sheets(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_TAGS", 100_000)
    data = book("<row/>" * 15_000, xl__workbook_dot_xml=sheets(4))
    with pytest.raises(Unreadable, match=r"has more than 100,000 tags, which is too many cells: split"):
        chained(xlsx_tables(io.BytesIO(data), "a.xlsx"))
    assert len(chained(xlsx_tables(io.BytesIO(book("<row/>" * 15_000, xl__workbook_dot_xml=sheets(3))), "a.xlsx"))) == 45_000


def test_more_rows_than_are_read_are_one_sentence(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS_READ", 100)
    assert len(read(book("<row/>" * 100))[0]) == 100
    assert refused(book("<row/>" * 101)) == "a.xlsx has more than 100 rows: split it into smaller workbooks."


def test_a_tag_that_opens_and_closes_at_once_takes_as_long_as_two_and_counts_as_two(monkeypatch):
    monkeypatch.setattr(zipped, "MOST_TAGS", 1_000)
    for cells in ("<c></c>", "<c/>"):
        assert read(book(f"<row>{cells * 450}</row>"))[0] == [(1, {})]
        assert "has more than 1,000 tags" in refused(book(f"<row>{cells * 500}</row>"))


def test_merged_ranges_without_end_are_refused_over_all_sheets(monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_MERGED_READ", 3_000)
    ranges = '<mergeCell ref="A1:B2"/>' * 1_000
    most = xlsx_tables(io.BytesIO(book(row(1, "a"), after=ranges, xl__workbook_dot_xml=sheets(3))), "a.xlsx")
    assert len(chained(most)) == 3
    with pytest.raises(Unreadable, match=r"^a\.xlsx has more than 3,000 merged ranges: split it into smaller workbooks\.$"):
        chained(xlsx_tables(io.BytesIO(book(row(1, "a"), after=ranges, xl__workbook_dot_xml=sheets(4))), "a.xlsx"))


@pytest.mark.parametrize("state", ["visible", "hidden"])
def test_a_workbook_of_more_sheets_than_anybody_fills_in_is_one_sentence(state):
    most = xlsx_tables(io.BytesIO(book(row(1, "a"), xl__workbook_dot_xml=sheets(500, state=state))), "a.xlsx")
    assert len(most.hidden) + len([*most.tables]) == 500
    assert refused(book(row(1, "a"), xl__workbook_dot_xml=sheets(501, state=state))) == (
        "a.xlsx has more than 500 sheets: split it into smaller workbooks."
    )


def test_one_text_that_many_cells_share_counts_as_often_as_it_stands_in_one(monkeypatch):
    monkeypatch.setattr(xlsx, "LARGEST_TEXT", 1_000_000)
    shared = f"<si><t>{'x' * 50_000}</t></si>"
    cells = '<c t="s"><v>0</v></c>'
    assert len(read(book(f"<row>{cells}</row>" * 20, strings=shared))[0]) == 20
    for rows in (f"<row>{cells}</row>" * 21, f"<row>{cells * 21}</row>"):
        assert refused(book(rows, strings=shared)) == (
            "a.xlsx has more than 1,000,000 characters in its cells: split it into smaller workbooks."
        )


def test_a_blank_text_that_many_cells_share_is_looked_at_once_and_is_no_cell():
    found, _ = read(
        book('<row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row>', strings=f"<si><t>{' ' * 9_000}</t></si><si><t>a</t></si>")
    )
    assert found == [(1, {1: "a"})]


@pytest.fixture
def read_on(monkeypatch):
    """How much is read of the parts of a workbook, chunk by chunk."""
    lengths = []
    whole = zipped.Zipped.chunks

    def counted(self, part, *most):
        for chunk in whole(self, part, *most):
            lengths.append(len(chunk))
            yield chunk

    monkeypatch.setattr(zipped.Zipped, "chunks", counted)
    return lengths


def test_names_of_tags_without_end_are_refused_before_they_fill_the_memory(read_on):
    tags = "".join(f"<e{number}/>" for number in range(200_000))
    assert "is damaged" in refused(book(tags))
    assert sum(read_on) < 300_000


def test_the_name_of_a_sheet_is_cut_for_it_is_said_with_each_row():
    (table,) = xlsx_tables(io.BytesIO(book(xl__workbook_dot_xml=sheets(1).replace("S0", "S" * 900))), "a.xlsx").tables
    assert table.name == "S" * 100


def test_a_range_that_is_none_is_cut():
    _, table = read(book(after=f'<mergeCells><mergeCell ref="{"A" * 900}"/></mergeCells>'))
    assert table.merged == ["A" * 30]


def test_a_tag_without_end_is_refused_before_it_is_read_again_and_again(read_on):
    assert "is damaged" in refused(book(f'<row r="1" x="{"y" * 20_000_000}"/>'))
    assert sum(read_on) < 2_000_000


def test_what_is_set_aside_is_beside_the_file_and_gone_at_the_end(tmp_path, monkeypatch):
    shared, own = tmp_path / "shared", tmp_path / "own"
    shared.mkdir()
    own.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(shared))
    seen = []

    def rows():
        for number in range(3):
            seen.append(([path.name[:10] for path in own.iterdir()], [*shared.iterdir()], own.stat().st_mode & 0o077))
            yield [str(number)]

    own.chmod(0o700)
    write_xlsx(io.BytesIO(), [Sheet("S", ["h"], rows(), [])], str(own / "out.xlsx"))
    assert seen == [([".out.xlsx-"], [], 0)] * 3
    assert [*own.iterdir()] == [*shared.iterdir()] == []
    with pytest.raises(Unwritable, match="there is no folder"):
        write_xlsx(io.BytesIO(), [Sheet("S", ["h"], [], [])], str(tmp_path / "none" / "out.xlsx"))
