"""Answer sheets of many rows: `python -m tests.bench.sheets [ROWS]`, of 100,000 rows unless told otherwise.

No two rows are alike, every cell is filled, and a fifth of the answers are "not sure": the hardest sheet there is. Each figure
is that of a whole process.
"""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

from guide.loader import load
from guide.sheet import header_of, words_of

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "trees" / "bpo-or-kpo.yaml"
CSV_ALONE = "import csv, sys; print(sum(1 for _ in csv.reader(open(sys.argv[1], encoding='utf-8', newline=''))))"
XLSX_ALONE = (
    "import sys, zipfile, xml.etree.ElementTree as tree\n"
    "with zipfile.ZipFile(sys.argv[1]) as book, book.open('xl/worksheets/sheet1.xml') as sheet:\n"
    "    for _, element in tree.iterparse(sheet):\n"
    "        element.clear()"
)


class Took(NamedTuple):
    """What a process took: seconds by the clock, of the processor, and the most memory, in MB."""

    wall: float
    processor: float
    peak: float


def table(rows: int) -> list[str]:
    """A row for each format: read, decided and written again; and how often the standard library could have read it."""
    lines = [
        f"| {rows:,} rows of the shipped tree | rows / s | seconds | of the processor | peak memory (MB) | / reading alone |",
        "|---|---|---|---|---|---|",
    ]
    with tempfile.TemporaryDirectory() as folder:
        for to, alone in (("csv", CSV_ALONE), ("xlsx", XLSX_ALONE)):
            path = Path(folder) / f"filled.{to}"
            _apart({"csv": _write_csv, "xlsx": _write_xlsx}[to], path, rows)
            output = str(Path(folder) / f"out.{to}")
            ours = took(sys.executable, "-m", "guide", "decide", str(SHIPPED), "--sheet", str(path), "--output", output)
            theirs = took(sys.executable, "-c", alone, str(path))
            lines.append(
                f"| {to} to {to} | {rows / ours.wall:,.0f} | {ours.wall:.0f} | {ours.processor:.0f} | {ours.peak:.0f} "
                f"| {ours.processor / theirs.processor:.1f} × |"
            )
    return lines


def _apart(write: Callable[[Path, int], None], path: Path, rows: int) -> None:
    """Write a file in a process of its own: what one has held counts as the memory of those that it starts."""
    process = get_context("spawn").Process(target=write, args=(path, rows))
    process.start()
    process.join()
    assert process.exitcode == 0


def took(*command: str) -> Took:
    """What a command takes that ends well."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, f"{command} ended with {process.returncode}"
    unit = 1e6 if sys.platform == "darwin" else 1e3
    return Took(time.perf_counter() - begin, used.ru_utime + used.ru_stime, used.ru_maxrss / unit)


def filled(rows: int) -> Iterator[list[str]]:
    """A header and rows with an answer in each cell."""
    tree = load(SHIPPED)
    questions = [tree.questions[id] for id in tree.order]
    words = [[words_of(question, choice) for choice in question.choices.values()] for question in questions]
    chance = random.Random(7)
    yield ["Function", *map(header_of, questions)]
    for number in range(rows):
        yield [f"Function {number}", *map(chance.choice, words)]


def _write_csv(path: Path, rows: int) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(filled(rows))


def _write_xlsx(path: Path, rows: int) -> None:
    """As Excel and LibreOffice save one: with texts that cells share."""
    with xlsxwriter.Workbook(str(path)) as book:
        page = book.add_worksheet("Answers")
        for number, row in enumerate(filled(rows)):
            page.write_row(number, 0, row)


if __name__ == "__main__":
    print("\n".join(table(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)))
