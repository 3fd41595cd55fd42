"""`guide sheet`, and `guide decide --sheet`, which reads it back."""

from __future__ import annotations

import csv
import io
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from guide import Walk, load, verdict_of
from guide.blank import EXPLAINED, explanations
from guide.cli import main, progress
from guide.cli.decided_rows import _tables
from guide.sheet import words_of
from guide.store import Store
from guide.tables.csv import write_csv
from guide.tables.workbook import Sheet, write_xlsx
from guide.tables.xlsx import xlsx_tables
from tests.conftest import SMALL
from tests.tables.books import KEYS, MAIN, book, row

from .conftest import ROOT, SHIPPED, environment, guide

if TYPE_CHECKING:
    from collections.abc import Callable

    from guide.assessment import Assessment
    from guide.model import Tree

    Written = Callable[[str, str | bytes], str]
    Capture = pytest.CaptureFixture[str]

FILLED = "Task,written,judged,size\n"


def decided(text: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(text))]


@pytest.fixture
def named(file: Written) -> str:
    return file("functions.txt", "Payroll\n\n=1+1\n Tax  returns \n")


def test_csv_has_a_row_a_function_and_explains_the_answers_in_its_header(small_file: str, named: str, capsys: Capture) -> None:
    assert main(["sheet", small_file, "--functions", named]) == 0
    rows = [*csv.reader(io.StringIO(capsys.readouterr().out))]
    assert rows[0][0] == "Task"
    assert rows[0][3] == "size: How much is there? (A little / A lot / Not sure; only if `judged` isn’t “Only insiders may”)"
    assert [row[0] for row in rows[1:]] == ["Payroll", "'=1+1", "Tax returns"]


def test_a_file_begins_as_excel_wants_it_and_stdout_does_not(small_file: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.csv"
    assert main(["sheet", small_file, "--functions", named, "--output", str(path)]) == 0
    assert path.read_bytes().startswith(b"\xef\xbb\xbfTask,")
    assert not guide("sheet", small_file, "--functions", named).out.startswith("\ufeff")


def test_xlsx_offers_the_answers_that_the_second_sheet_explains(small_file: str, named: str, tmp_path: Path) -> None:
    path = tmp_path / "answers.xlsx"
    assert main(["sheet", small_file, "--functions", named, "--output", str(path)]) == 0
    with path.open("rb") as stream:
        answers, questions = ([*table.rows] for table in xlsx_tables(stream, "a").tables)
    assert [cells[0] for _, cells in answers] == ["Task", "Payroll", "=1+1", "Tax returns"]
    with zipfile.ZipFile(path) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<formula1>'Questions'!$E$2:$E$5</formula1>" in sheet
    assert [cells[4] for number, cells in questions if 2 <= number <= 5] == ["Yes", "Partly", "No", "Not sure"]
    assert 'sqref="B2:B204"' in sheet


def test_the_names_can_stand_in_the_first_column_of_csv(small_file: str, file: Written, capsys: Capture) -> None:
    named = file("functions.csv", "Name;Place\nPayroll;Graz\n'=x;Linz\n;Wien\n")
    assert main(["sheet", small_file, "--functions", named]) == 0
    assert [row.split(",")[0] for row in capsys.readouterr().out.splitlines()[1:]] == ["Payroll", "'=x"]


def test_a_file_that_names_nothing_or_is_not_there_is_one_sentence(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["sheet", small_file, "--functions", file("f.txt", "\n \n")]) == 2
    assert "names no function: write one name a line." in capsys.readouterr().err
    assert main(["sheet", small_file, "--functions", "nowhere.txt"]) == 2
    assert capsys.readouterr().err == "There is no file nowhere.txt.\n"


def test_a_file_with_a_name_that_no_sheet_could_be_read_with_is_refused(
    small_file: str, file: Written, capsys: Capture
) -> None:
    assert main(["sheet", small_file, "--functions", file("f.txt", f"Tax\n{'n' * 500}\n")]) == 0
    capsys.readouterr()
    assert main(["sheet", small_file, "--functions", file("g.txt", f"Tax\n{'n' * 501}\n")]) == 2
    said = capsys.readouterr()
    assert f"g.txt holds a name that is too long, “{'n' * 40} …”: it has 501 characters, and 500 are the most." in said.err
    assert said.out == ""


def test_a_file_that_is_there_is_left_as_it_is(small_file: str, named: str, file: Written, capsys: Capture) -> None:
    there = file("there.csv", "mine")
    assert main(["sheet", small_file, "--functions", named, "--output", there]) == 2
    assert "is there already, and is left as it is" in capsys.readouterr().err
    assert Path(there).read_text(encoding="utf-8") == "mine"


def test_each_row_has_an_outcome_points_and_firmness(small_file: str, file: Written, capsys: Capture) -> None:
    filled = file("a.csv", FILLED + "Payroll,Yes,Never,A lot\n'=Tax,no,ALWAYS,\nLegal,unsure,secret,A lot\n")
    assert main(["decide", small_file, "--sheet", filled]) == 0
    said = capsys.readouterr()
    assert said.err == "3 rows: 3 decided. 1 answer to questions that weren't asked left aside (D4).\n"
    assert decided(said.out) == [
        {"sheet": "", "row": "2", "function": "Payroll", "outcome": "bpo", "recommendation": "Hand it to BPO", "firmness": "clear", "points_bpo": "6", "points_kpo": "0", "problems": ""},
        {"sheet": "", "row": "3", "function": "'=Tax", "outcome": "kpo", "recommendation": "Hand it to KPO", "firmness": "clear", "points_bpo": "0", "points_kpo": "5", "problems": ""},
        {"sheet": "", "row": "4", "function": "Legal", "outcome": "keep", "recommendation": "Keep it", "firmness": "clear", "points_bpo": "0", "points_kpo": "0", "problems": ""},
    ]  # fmt: skip


def test_each_bad_cell_is_told_with_its_place_and_the_good_rows_are_answered(
    small_file: str, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "a.xlsx"
    rows = [["Payroll", "Yes", "Nevr", "A lot"], ["Tax", "Yes", "Always", ""], ["Legal", "No", "Always", ""]]
    with path.open("wb") as stream:
        write_xlsx(stream, [Sheet("Finance", ["Task", "written", "judged", "size"], rows, [])])
    assert main(["decide", small_file, "--sheet", str(path)]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "error: `judged` has no answer `Nevr`  [unknown-answer]\n"
        f"   --> {path}, sheet “Finance”, cell C2 (`judged`)\n"
        "    = help: did you mean “Never”?\n\n"
        "error: `size` is asked in this row, and has no answer  [missing-answer]\n"
        f"   --> {path}, sheet “Finance”, cell D3 (`size`)\n"
        "    = help: it takes “A little”, “A lot” or “Not sure”\n\n"
        "3 rows: 1 decided, 2 can't be, 2 problems.\n"
    )
    assert [(row["sheet"], row["function"], row["outcome"], row["problems"]) for row in decided(said.out)] == [
        ("Finance", "Payroll", "", "C2: `judged` has no answer `Nevr` (did you mean “Never”?)"),
        ("Finance", "Tax", "", "D3: `size` is asked in this row, and has no answer"),
        ("Finance", "Legal", "kpo", ""),
    ]


def test_every_sheet_that_has_answers_is_read_and_a_hidden_one_is_named(
    small_file: str, file: Written, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / "a.xlsx"
    header, whole = ["Task", "written", "judged"], ["No", "Always"]
    with path.open("wb") as stream:
        sheets = [
            Sheet("North", header, [["A", *whole]], []),
            Sheet("Read me", ["Hello"], [], []),
            Sheet("South", header, [["B", *whole]], []),
        ]
        write_xlsx(stream, sheets)
    assert main(["decide", small_file, "--sheet", str(path)]) == 0
    assert [(row["sheet"], row["function"]) for row in decided(capsys.readouterr().out)] == [("North", "A"), ("South", "B")]
    hidden = file("h.xlsx", book(row(1, *header) + row(2, "A", *whole), state="hidden"))
    assert main(["decide", small_file, "--sheet", hidden]) == 2
    assert "holds no row that" in capsys.readouterr().err.replace("holds no row:", "holds no row that")


def test_a_few_hidden_sheets_are_named_and_the_others_counted(small_file: str, file: Written, capsys: Capture) -> None:
    hidden = "".join(f'<sheet name="H{number}" r:id="r1" state="hidden"/>' for number in range(9))
    sheets = f'<workbook {MAIN} xmlns:r="{KEYS}"><sheets><sheet name="S" r:id="r1"/>{hidden}</sheets></workbook>'
    cells = row(1, "Task", "written", "judged", "size") + row(2, "Payroll", "yes", "never", "much")
    assert main(["decide", small_file, "--sheet", file("a.xlsx", book(cells, xl__workbook_dot_xml=sheets))]) == 0
    err = capsys.readouterr().err
    assert [f"“H{number}”" in err for number in range(9)] == [True] * 5 + [False] * 4
    assert err.count("\n") == 7
    assert "a.xlsx are hidden, and aren't read\n1 row: 1 decided.\n" in err
    assert "note: 4 sheets more of " in err


def test_a_sheet_explains_the_questions_by_its_header_and_not_by_its_name(
    small_file: str, tmp_path: Path, small: Tree, capsys: Capture
) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        sheets = [
            Sheet("Questions", ["Task", "written", "judged"], [["A", "No", "Always"]], []),
            Sheet("What they mean", EXPLAINED, explanations(small), []),
        ]
        write_xlsx(stream, sheets)
    assert main(["decide", small_file, "--sheet", str(path)]) == 0
    said = capsys.readouterr()
    assert [(row["sheet"], row["outcome"]) for row in decided(said.out)] == [("Questions", "kpo")]
    assert said.err == "1 row: 1 decided.\n"


def test_the_result_is_a_workbook_where_that_is_wanted(small_file: str, file: Written, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    assert main(["decide", small_file, "--sheet", file("a.csv", FILLED + "=Pay,yes,never,much\n"), "--output", str(path)]) == 0
    with path.open("rb") as stream:
        ((_, header), (_, cells)) = next(iter(xlsx_tables(stream, "a").tables)).rows
    assert [cells[column] for column, name in header.items() if column in cells] == [
        "2",
        "=Pay",
        "bpo",
        "Hand it to BPO",
        "clear",
        "6",
        "0",
    ]


def test_a_misspelt_header_is_one_problem_however_many_rows_want_it(small_file: str, file: Written, capsys: Capture) -> None:
    filled = file("a.csv", "Task,written,juged,Remarks\nA,yes,never,x\nB,yes,never,y\n")
    assert main(["decide", small_file, "--sheet", filled]) == 1
    err = capsys.readouterr().err
    assert "cell C1 (`judged`)\n    = help: did you mean `judged`?" in err
    assert "columns that are no question's are left aside: D (“Remarks”)" in err
    assert err.count("error:") == 1
    assert "2 rows: 0 decided, 2 can't be, 1 problem." in err


def test_more_bad_cells_than_are_told_are_counted_and_stand_in_the_output(
    small_file: str, file: Written, capsys: Capture
) -> None:
    filled = file("a.csv", FILLED + "A,?,never,much\n" * 150)
    assert main(["decide", small_file, "--sheet", filled]) == 1
    said = capsys.readouterr()
    assert said.err.count("error:") == 100
    assert "… and 50 more: the column `problems` has them all." in said.err
    assert sum(bool(row["problems"]) for row in decided(said.out)) == 150


def test_a_sheet_of_nonsense_is_told_that_not_all_of_it_was_compared(
    small_file: str, file: Written, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    for room in ("filled", "cli.sheet_told"):
        monkeypatch.setattr(f"guide.{room}.MOST_COMPARED", 2)
    filled = file("a.csv", FILLED + "".join(f"A,yes,nevr{number},much\n" for number in range(5)))
    assert main(["decide", small_file, "--sheet", filled]) == 1
    err = capsys.readouterr().err
    assert err.count("did you mean “Never”?") == 2
    assert "note: after the first 2 that name no answer, no near one was looked for: 3 texts more.\n5 rows: 0 decided" in err


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.csv", "Name,Remarks\nA,b\n", "has no row that names the questions of this tree"),
        ("a.csv", "Task,writen,jugded\n", "In place of “writen”, did you mean `written`?"),
        ("a.csv", "", "holds no row"),
        ("a.csv", "Löhne".encode("latin-1"), "isn't UTF-8 text"),
        ("a.xlsx", b"PK", "is damaged"),
        ("a.xlsx", book(xl__vbaProject_dot_bin="x"), "holds macros"),
        (".", None, "is a folder"),
        ("nowhere.csv", None, "There is no file"),
    ],
)
def test_a_sheet_that_cannot_be_read_is_one_sentence_and_leaves_nothing_behind(
    name: str, content: str | bytes | None, sentence: str, small_file: str, file: Written, tmp_path: Path, capsys: Capture
) -> None:
    path = str(tmp_path / name) if content is None else file(name, content)
    assert main(["decide", small_file, "--sheet", path, "--output", str(tmp_path / "out.csv")]) == 2
    said = capsys.readouterr()
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="there is no file here that opens and can't be read")
def test_a_sheet_that_stops_being_readable_is_one_sentence(small_file: str, capsys: Capture) -> None:
    assert main(["decide", small_file, "--sheet", "/proc/self/mem"]) == 2
    assert capsys.readouterr().err == "/proc/self/mem can't be read: Input/output error.\n"


def test_a_formula_that_was_saved_without_its_value_is_told_as_one(small_file: str, file: Written, capsys: Capture) -> None:
    cells = row(1, "Task", "written", "judged") + '<row r="2"><c r="B2"><f>1+1</f></c></row>'
    assert main(["decide", small_file, "--sheet", file("a.xlsx", book(cells))]) == 1
    assert "`written` has no answer `(a formula without its value)`  [unknown-answer]" in capsys.readouterr().err


def test_merged_cells_are_told(small_file: str, file: Written, capsys: Capture) -> None:
    cells = row(1, "Task", "written", "judged") + row(2, "A", "No", "Always")
    merged = file("a.xlsx", book(cells, after='<mergeCells><mergeCell ref="B2:B3"/></mergeCells>'))
    assert main(["decide", small_file, "--sheet", merged]) == 1
    assert "the cells B2:B3 are one  [merged-cells]" in capsys.readouterr().err


def merged(*ranges: str) -> str:
    return f"<mergeCells>{''.join(f'<mergeCell ref={chr(34)}{one}{chr(34)}/>' for one in ranges)}</mergeCells>"


def test_merged_cells_are_told_once_and_not_as_empty_ones_too(small_file: str, file: Written, capsys: Capture) -> None:
    cells = row(1, "Task", "written", "judged") + row(2, "A", "No", "Always") + row(3, "B", "No") + row(4, "C", "No")
    assert main(["decide", small_file, "--sheet", file("a.xlsx", book(cells, after=merged("C2:C4")))]) == 1
    err = capsys.readouterr().err
    assert err.count("error:") == 1
    assert err.endswith("3 rows: 1 decided, 2 can't be, 1 problem.\n")


def test_merged_cells_that_hold_no_answers_are_nothing(small_file: str, file: Written, capsys: Capture) -> None:
    cells = row(1, "Our survey") + row(2, "Task", "written", "judged", "Place") + row(3, "A", "No", "Always", "Linz")
    assert main(["decide", small_file, "--sheet", file("a.xlsx", book(cells, after=merged("A1:D1", "D3:D9", "nonsense")))]) == 0
    assert "[merged-cells]" not in capsys.readouterr().err


def test_more_merged_cells_and_headers_than_are_told_are_not_said_to_stand_in_the_output(
    small_file: str, file: Written, capsys: Capture
) -> None:
    cells = row(1, "Task", "written", "judged", "size", *["size"] * 20) + row(2, "Payroll", "yes", "?", "much")
    ranges = "".join(f'<mergeCell ref="B{number}:B{number + 1}"/>' for number in range(2, 252, 2))
    filled = file("a.xlsx", book(cells, after=f"<mergeCells>{ranges}</mergeCells>"))
    assert main(["decide", small_file, "--sheet", filled]) == 1
    err = capsys.readouterr().err
    assert err.count("error:") == 100
    assert "… and 46 more of headers and merged cells.\n1 row: 0 decided, 1 can't be, 146 problems.\n" in err
    assert "`problems`" not in err


def test_more_headers_than_are_told_are_counted_apart_from_the_cells_of_rows(
    small_file: str, file: Written, capsys: Capture
) -> None:
    filled = file("a.csv", f"Task,written,judged,size{',size' * 103}\n" + "A,?,never,much\n" * 2)
    assert main(["decide", small_file, "--sheet", filled]) == 1
    said = capsys.readouterr()
    assert said.err.count("error:") == 100
    assert "… and 2 more: the column `problems` has them all.\n… and 3 more of headers and merged cells.\n2 rows" in said.err
    assert sum(bool(row["problems"]) for row in decided(said.out)) == 2


def test_rows_of_one_name_and_without_one_are_noted(small_file: str, file: Written, capsys: Capture) -> None:
    rows = ["Payroll", "Legal", "", " payroll", "Legal", "PAYROLL", "", "Tax", "", "", "", "", ""]
    filled = file("a.csv", FILLED + "".join(f"{name},No,Always,\n" for name in rows))
    assert main(["decide", small_file, "--sheet", filled]) == 0
    assert capsys.readouterr().err == (
        f"note: {filled}, rows 4, 8, 10, 11, 12 and 2 more have no name\n"
        f"note: {filled}, rows 2, 5 and 7 have the same name (“Payroll”)\n"
        f"note: {filled}, rows 3 and 6 have the same name (“Legal”)\n"
        "13 rows: 13 decided.\n"
    )


def test_a_sheet_without_names_and_one_with_many_that_stand_twice_are_told_briefly(
    small_file: str, file: Written, capsys: Capture
) -> None:
    assert main(["decide", small_file, "--sheet", file("a.csv", "written,judged\nno,always\n")]) == 0
    assert "no column has names" in capsys.readouterr().err
    rows = "".join(f"{number},no,always\n" * 2 for number in range(8))
    assert main(["decide", small_file, "--sheet", file("b.csv", "Task,written,judged\n" + rows)]) == 0
    err = capsys.readouterr().err
    assert err.count("have the same name") == 5
    assert "3 names more stand in several rows" in err


def test_the_first_answers_that_are_left_aside_are_named(small_file: str, tmp_path: Path, capsys: Capture) -> None:
    path = tmp_path / "a.xlsx"
    with path.open("wb") as stream:
        rows = [[f"{number}", "No", "Always", "A lot"] for number in range(7)]
        write_xlsx(stream, [Sheet("Finance", ["Task", "written", "judged", "size"], rows, [])])
    assert main(["decide", small_file, "--sheet", str(path)]) == 0
    assert capsys.readouterr().err == (
        "7 rows: 7 decided. 7 answers to questions that weren't asked left aside (Finance!D2, Finance!D3, Finance!D4, "
        "Finance!D5, Finance!D6 …).\n"
    )


def test_a_column_that_was_renamed_is_asked_for(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["decide", small_file, "--sheet", file("a.csv", "Task,written,judged,Our size now\nA,yes,never,much\n")]) == 1
    assert "    = help: is “Our size now” in column D meant? write `size` above it\n" in capsys.readouterr().err


def test_a_sheet_without_a_header_is_told_so(small_file: str, file: Written, capsys: Capture) -> None:
    rows = "Payroll;Yes;Never;A lot;Linz, Graz, Wien, Wels\n" * 3 + "Legal;No;size;much;x, size, y, z, zz\n"
    assert main(["decide", small_file, "--sheet", file("a.csv", rows)]) == 2
    assert capsys.readouterr().err.endswith(
        "above their columns. Its first row doesn't name them, and has answers already: put their ids in a row above it.\n"
    )


def test_a_sheet_of_another_tree_is_told_so(small_file: str, file: Written, capsys: Capture) -> None:
    theirs = "Task,rules: Are there any?,output: What?,law: May it go?,check: Who can?,owner: Who has it?"
    assert main(["decide", small_file, "--sheet", file("a.csv", theirs + "\nA,x,y,z\n")]) == 2
    assert "It seems to be a sheet of another tree." in capsys.readouterr().err
    assert main(["decide", small_file, "--sheet", file("b.csv", theirs + ",size,judged\nA,x,y,z,,,much\n")]) == 1
    err = capsys.readouterr().err
    assert err.startswith(f"note: {file('b.csv', '')}, only 2 of its 8 columns are this tree's")


def test_names_that_stand_twice_in_a_file_of_functions_are_noted(small_file: str, file: Written, capsys: Capture) -> None:
    named = file("f.txt", "Payroll\nTax\n payroll\nTax\nLegal\n")
    assert main(["sheet", small_file, "--functions", named]) == 0
    said = capsys.readouterr()
    assert said.err == f"note: {named} names more than once: “Payroll”, “Tax”\n"
    assert said.out.count("\n") == 6


@pytest.mark.parametrize("words", [["--json"], ["--answer", "written=yes"], ["--answers", "a.yaml"], ["--for", "x"]])
def test_what_is_for_one_result_does_not_go_with_a_sheet(words: list[str], small_file: str, capsys: Capture) -> None:
    assert main(["decide", small_file, "--sheet", "a.csv", *words]) == 2
    assert f"{words[0]} is for one result" in capsys.readouterr().err


def test_an_output_without_a_sheet_is_wrong_usage(small_file: str, capsys: Capture) -> None:
    assert main(["decide", small_file, "--answer", "written=yes", "--to", "csv"]) == 2
    assert "--to and --output are for the results of a --sheet" in capsys.readouterr().err


def test_control_characters_of_a_sheet_do_not_reach_the_terminal(small_file: str, file: Written) -> None:
    said = guide("decide", small_file, "--sheet", file("a.csv", FILLED + "A\x1b[2J,\x1b]0;x\x07,never,much\n"))
    assert said.code == 1
    assert "\x1b" not in said.out + said.err


def test_a_bar_grows_where_stderr_is_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: Capture) -> None:
    assert [*progress.with_bar(range(3), lambda: 0.5)] == [0, 1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "is_terminal", lambda _: True)
    assert len([*progress.with_bar(range(1000), lambda: 0.5)]) == 1000
    err = capsys.readouterr().err
    assert " 50%       500 rows" in err
    assert err.endswith("\r\x1b[K")


def test_a_sheet_of_the_shipped_tree_filled_with_its_examples_comes_to_what_their_authors_expect(
    tmp_path: Path, capsys: Capture
) -> None:
    tree = load(ROOT / "trees" / f"{SHIPPED}.yaml")
    path = tmp_path / "filled.csv"
    with path.open("w", encoding="utf-8", newline="") as stream:
        rows = csv.writer(stream, delimiter=";")
        rows.writerow(["Function", *tree.order])
        for example in tree.examples.values():
            cells = ((tree.questions[id], example.answers.get(id)) for id in tree.order)
            rows.writerow(
                [example.title, *(words_of(question, question.choices[one]) if one else "" for question, one in cells)]
            )
    assert main(["decide", SHIPPED, "--sheet", str(path)]) == 0
    rows = decided(capsys.readouterr().out)
    assert [row["outcome"] for row in rows] == [example.outcome for example in tree.examples.values()]
    assert [row["firmness"] for row in rows] == [verdict_of(Walk(tree, one.answers)).firmness for one in tree.examples.values()]


EDITED = SMALL.replace("written", "listed").replace(
    "    ask: Is it listed down?", "    was: [written]\n    ask: Is it on a list?"
)
EDITED = EDITED.replace('no: {say: "No",', 'none: {say: "Not at all", was: [no],').replace("listed: no,", "listed: none,")


@pytest.mark.parametrize("to", ["csv", "xlsx"])
def test_a_sheet_that_was_sent_out_before_an_edit_is_read_as_it_was_meant(
    to: str, small_file: str, named: str, file: Written, tmp_path: Path, capsys: Capture
) -> None:
    path = tmp_path / f"sent.{to}"
    assert main(["sheet", small_file, "--functions", named, "--output", str(path)]) == 0
    with path.open("rb") as stream:
        tables = [[cells for _, cells in table.rows] for table in _tables(stream, path.name, load(small_file)).tables]
    said = {"csv": "no", "xlsx": "No"}[to]  # the words that an answer had then stand in the workbook
    header, *filled = [[*cells.values()] for cells in tables[0]]
    filled = [[*row[:1], said, "Always"] for row in filled]
    with path.open("wb") as stream:
        if to == "csv":
            write_csv(stream, [header, *filled], marked=True)
        else:
            questions = [[cells.get(column, "") for column in range(6)] for cells in tables[1]]
            write_xlsx(stream, [Sheet("Answers", header, filled, []), Sheet("Q", questions[0], questions[1:], [])])
    edited = file("edited.yaml", EDITED)
    capsys.readouterr()
    assert main(["decide", edited, "--sheet", str(path)]) == 0
    said_of_it = capsys.readouterr()
    assert [row["outcome"] for row in decided(said_of_it.out)] == ["kpo"] * 3
    assert said_of_it.err == "3 rows: 3 decided.\n"


def test_a_workbook_says_itself_what_its_words_meant(small_file: str, tmp_path: Path, small: Tree, capsys: Capture) -> None:
    """The tree's words may have changed places since."""
    path = tmp_path / "a.xlsx"
    swapped = [
        ["written", "", "", "Yes", "no"],
        ["", "", "", "No", "yes"],
        ["gone", "", "", "No", "no"],
        ["judged", "", "", "x", "y"],
    ]
    header = ["Question", "What it asks", "Help", "Answer", "Answer’s id"]
    with path.open("wb") as stream:
        rows = [["A", "Yes", "Always"]]
        write_xlsx(stream, [Sheet("A", ["Task", "written", "judged"], rows, []), Sheet("B", header, swapped, [])])
    assert main(["decide", small_file, "--sheet", str(path)]) == 0
    assert [row["outcome"] for row in decided(capsys.readouterr().out)] == ["kpo"]


@pytest.mark.parametrize("to", ["csv", "xlsx"])
@pytest.mark.parametrize("command", ["sheet", "decide"])
def test_nobody_reading_on_ends_it_without_a_word(command: str, to: str, small_file: str, file: Written) -> None:
    filled = FILLED + "".join(f"Function {number},yes,never,much\n" for number in range(20_000))
    words = {"sheet": ["--functions", file("f.txt", filled)], "decide": ["--sheet", file("a.csv", filled)]}[command]
    with subprocess.Popen(
        [sys.executable, "-m", "guide", command, small_file, *words, "--to", to],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
    ) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 141


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[], list[Assessment]]:
    """A function that gives what is saved in `s.db`, by subject."""

    def found() -> list[Assessment]:
        with Store.to_read(str(tmp_path / "s.db")) as store:
            return sorted(store.all(), key=lambda one: one.subject)

    return found


def test_decided_rows_become_finished_assessments_that_every_command_takes(
    small_file: str, file: Written, tmp_path: Path, saved: Callable[[], list[Assessment]], capsys: Capture
) -> None:
    filled, store = file("a.csv", FILLED + "Payroll,Yes,Never,A lot\nTax,?,,\nLegal,No,Always,\n"), str(tmp_path / "s.db")
    words = ["decide", small_file, "--sheet", filled, "--save", "--organisation", "Acme", "--store", store]
    assert main(words) == 1
    assert capsys.readouterr().err.endswith("3 rows: 2 decided, 1 can't be, 2 problems.\n2 saved: `guide list` names them.\n")
    legal, payroll = saved()
    assert (payroll.about, payroll.state, payroll.tree) == ("Payroll (Acme)", "BPO, clear", small_file)
    assert payroll.answers == {"written": "yes", "judged": "never", "size": "much"}
    assert (legal.result, legal.outcome) == ("KPO", "kpo")
    assert main(["report", payroll.id, "--store", store]) == 0
    assert "Payroll: Hand it to BPO" in capsys.readouterr().out
    assert main(["recheck", "--store", store]) == 0
    assert "2 finished assessments" in capsys.readouterr().out
    assert main(["compare", legal.id, payroll.id, "--store", store]) == 0
    assert main(["portfolio", "--store", store]) == 0


def test_a_row_whose_name_is_too_long_is_told_by_its_cell_and_neither_decided_nor_saved(
    small_file: str, file: Written, tmp_path: Path, saved: Callable[[], list[Assessment]], capsys: Capture
) -> None:
    filled = file("a.csv", f"{FILLED}{'n' * 501},Yes,Never,A lot\n{'m' * 500},No,Always,\n")
    assert main(["decide", small_file, "--sheet", filled, "--save", "--store", str(tmp_path / "s.db")]) == 1
    said = capsys.readouterr()
    assert said.err == (
        "error: the name has 501 characters, and 500 are the most  [long-name]\n"
        f"   --> {filled}, cell A2\n"
        "    = help: shorten it\n\n"
        "2 rows: 1 decided, 1 can't be, 1 problem.\n1 saved: `guide list` names them.\n"
    )
    assert [(row["function"], row["outcome"], row["problems"]) for row in decided(said.out)] == [
        ("n" * 500, "", "A2: the name has 501 characters, and 500 are the most"),
        ("m" * 500, "kpo", ""),
    ]
    assert [one.subject for one in saved()] == ["m" * 500]


def test_a_sheet_that_is_saved_twice_adds_only_what_is_new(
    small_file: str, file: Written, tmp_path: Path, saved: Callable[[], list[Assessment]], capsys: Capture
) -> None:
    words = ["decide", small_file, "--save", "--store", str(tmp_path / "s.db"), "--sheet"]
    assert main([*words, file("a.csv", FILLED + "Payroll,Yes,Never,A lot\nLegal,No,Always,\nLegal,no,always,\n")]) == 0
    assert "2 saved, 1 there already" in capsys.readouterr().err
    once = saved()
    assert main([*words, file("b.csv", "Task,size,judged,written\nPayroll,A lot,never,yes\nLegal,A lot,always,partly\n")]) == 0
    assert "1 saved, 1 there already" in capsys.readouterr().err
    assert sorted((one.subject, one.answers["written"]) for one in saved()) == [
        ("Legal", "no"),
        ("Legal", "partly"),
        ("Payroll", "yes"),
    ]
    assert {one.id for one in once} < {one.id for one in saved()}
    assert main([*words, file("a.csv", FILLED + "Payroll,Yes,Never,A lot\n"), "--organisation", "Acme"]) == 0
    assert [one.organisation for one in saved() if one.subject == "Payroll"].count("Acme") == 1


def test_more_rows_than_are_saved_at_once_are_all_saved(
    small_file: str, file: Written, tmp_path: Path, saved: Callable[[], list[Assessment]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guide.cli.saved_rows.AT_ONCE", 3)
    filled = file("a.csv", FILLED + "".join(f"{number},No,Always,\n" for number in range(8)))
    assert main(["decide", small_file, "--sheet", filled, "--save", "--store", str(tmp_path / "s.db")]) == 0
    assert [one.subject for one in saved()] == [*"01234567"]


def test_a_sheet_that_breaks_off_saves_nothing(
    small_file: str, file: Written, tmp_path: Path, saved: Callable[[], list[Assessment]], capsys: Capture
) -> None:
    filled = file("a.csv", FILLED + 'A,No,Always,\nB,"' + "x" * 140_000 + '"\n')
    assert main(["decide", small_file, "--sheet", filled, "--save", "--store", str(tmp_path / "s.db")]) == 2
    assert saved() == []


def test_rows_that_cannot_be_saved_are_not_decided_in_vain(small_file: str, file: Written, capsys: Capture) -> None:
    assert main(["decide", small_file, "--sheet", file("a.csv", FILLED), "--save", "--store", "/proc/nowhere/s.db"]) == 2
    said = capsys.readouterr()
    assert (said.out, said.err.count("\n")) == ("", 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--answer", "written=no", "--save"], "are for a --sheet; `guide run` saves one result."),
        (["--sheet", "a.csv", "--organisation", "Acme"], "are for what is saved: add --save."),
    ],
)
def test_what_is_saved_are_the_rows_of_a_sheet(words: list[str], said: str, small_file: str, capsys: Capture) -> None:
    assert main(["decide", small_file, *words]) == 2
    assert said in capsys.readouterr().err


OFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def converted(path: Path, to: str, where: Path) -> Path:
    """A file as LibreOffice saves it in another format."""
    done = subprocess.run(
        [
            str(OFFICE),
            f"-env:UserInstallation=file://{where}/profile",
            "--headless",
            "--convert-to",
            to,
            "--outdir",
            str(where),
            str(path),
        ],
        capture_output=True,
        timeout=180,
        check=False,
        env={**os.environ, "HOME": str(where)},
    )
    assert done.returncode == 0, done.stderr.decode()
    return where / f"{path.stem}.{to.partition(':')[0]}"


@pytest.mark.skipif(not OFFICE, reason="LibreOffice isn't installed (Debian: libreoffice-calc)")
def test_a_sheet_that_libreoffice_has_opened_filled_and_saved_is_read_back(
    small_file: str, named: str, file: Written, tmp_path: Path, capsys: Capture
) -> None:
    sheet = tmp_path / "answers.xlsx"
    assert main(["sheet", small_file, "--functions", named, "--output", str(sheet)]) == 0
    assert capsys.readouterr().out == f"{sheet} is written.\n"
    flat = converted(sheet, "fods", tmp_path)
    text = flat.read_text(encoding="utf-8")
    assert "Questions" in text
    assert "cell-content-is-in-list" in text or "table:content-validation " in text  # the lists have come through
    filled = _typed_into(
        text, {"Payroll": ("Yes", "Never", "A lot"), "=1+1": ("no", "always", ""), "Tax returns": ("Yes", "Nevr", "A lot")}
    )
    (tmp_path / "saved").mkdir()
    edited = Path(file("saved/filled.fods", filled))
    saved = converted(edited, "xlsx", tmp_path / "saved")
    assert main(["decide", small_file, "--sheet", str(saved)]) == 1
    said = capsys.readouterr()
    assert [(row["function"], row["outcome"]) for row in decided(said.out)] == [
        ("Payroll", "bpo"),
        ("'=1+1", "kpo"),
        ("Tax returns", ""),
    ]
    assert "sheet “Answers”, cell C4 (`judged`)\n    = help: did you mean “Never”?" in said.err


def _typed_into(flat: str, rows: dict[str, tuple[str, ...]]) -> str:
    """A flat OpenDocument sheet with texts in the cells right of some names."""
    for name, texts in rows.items():
        before, named, row = flat.partition(f"<text:p>{name}</text:p>")
        _, end, after = row.partition("</table:table-row>")
        cells = (f'<table:table-cell office:value-type="string"><text:p>{text}</text:p></table:table-cell>' for text in texts)
        assert end
        flat = f"{before}{named}</table:table-cell>{''.join(cells)}{end}{after}"
    return flat


ENDED = """
import os, signal, sys
from guide.cli import decided_rows, main
decided_rows.Rows.ruled = lambda *_: os.kill(os.getpid(), signal.SIGTERM)
sys.exit(main(["decide", sys.argv[1], "--sheet", sys.argv[2], "--to", "xlsx", "--output", sys.argv[3]]))
"""


@pytest.mark.skipif(os.name == "nt", reason="there are no such signals here")
def test_a_command_that_is_ended_amid_a_workbook_says_so_by_its_code_and_leaves_nothing(
    small_file: str, file: Written, tmp_path: Path
) -> None:
    sheet = file("a.csv", FILLED + "A,yes,never,much\n")
    before = {*tmp_path.iterdir()}
    words = [sys.executable, "-c", ENDED, small_file, sheet, str(tmp_path / "out.xlsx")]
    ended = subprocess.run(words, cwd=ROOT, capture_output=True, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (143, b"", b"")
    assert {*tmp_path.iterdir()} == before


def test_an_output_that_cannot_be_written_is_one_sentence(small_file: str, named: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["sheet", small_file, "--functions", named, "--output", str(tmp_path / "no" / "a.csv")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_a_name_that_says_no_format_of_tables_is_refused(small_file: str, named: str, tmp_path: Path, capsys: Capture) -> None:
    assert main(["sheet", small_file, "--functions", named, "--output", str(tmp_path / "a.ods")]) == 2
    assert (
        capsys.readouterr().err == "guide sheet writes no .ods: end the name in .csv or .xlsx, or say the format with --to.\n"
    )
    assert not (tmp_path / "a.ods").exists()
