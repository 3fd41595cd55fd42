"""Hostile text in saved assessments, sheets and drawings: no cell is a formula, no element and no link is added, nothing is lost."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import pytest

from guide.assessment import begun, edition_of, written_down
from guide.loader import load
from guide.store import Store
from guide.value import changed
from guide.walk import Walk
from tests.test_html import Read

from .figure import Figure, none_of
from .test_text import ANSWERS, said_by
from .texts import ATTACKS, TREE, hostile, shown

GIVEN = dict(answer.split("=") for answer in ANSWERS)
FORMULA = re.compile("[=+\\-@\t\r＝＋－＠]")
IDS = ("kadimo", "nizelu", "pigevo")
WRITTEN = {
    # what is written: the command
    "portfolio.csv": ["portfolio"],
    "portfolio.html": ["portfolio"],
    "portfolio.svg": ["portfolio"],
    "portfolio.txt": ["portfolio"],
    "compared.csv": ["compare", *IDS[:2]],
    "compared.html": ["compare", *IDS[:2]],
    "compared.txt": ["compare", *IDS[:2]],
    "saved.csv": ["export"],
    "saved.json": ["export"],
    "report.html": ["report", IDS[0]],
    "report.md": ["report", IDS[0]],
    "report.txt": ["report", IDS[0]],
    "report.json": ["report", IDS[0]],
    "sheet.csv": ["sheet", "tree.json", "--functions", "names.txt"],
    "sheet.xlsx": ["sheet", "tree.json", "--functions", "names.txt"],
    "decided.csv": ["decide", "tree.json", "--sheet", "filled.csv"],
    "decided.xlsx": ["decide", "tree.json", "--sheet", "filled.csv"],
    "graph.svg": ["graph", "tree.json"],
    "graph.html": ["report", "tree.json", *(word for answer in ANSWERS for word in ("--answer", answer))],
}
ASKS = {"sheet.csv", "sheet.xlsx", "graph.svg"}
"""What is written of a tree alone."""


def outputs(words: str, text: str, folder: Path) -> dict[str, bytes]:
    """What is written of a tree, and of assessments on it whose every word is this."""
    (folder / "tree.json").write_text(text, encoding="utf-8")
    tree = load(str(folder / "tree.json"))
    with Store.at(str(folder / "s.db")) as store:
        for id, answers in zip(IDS, (GIVEN, {**GIVEN, "strong": "mild"}, {"strong": "mild"})):
            walk = Walk(tree, answers, words, notes={"strong": words})
            one = begun(words, edition_of(tree), "2026-11-22T09:00:00Z")
            store.put(changed(written_down(one, walk, "2026-11-22T09:00:00Z"), id=id, organisation=words), edition_of(tree))
    (folder / "names.txt").write_text(" ".join(words.splitlines()) + "\n", encoding="utf-8")
    with (folder / "filled.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["Function", *tree.order], [words, *(GIVEN.get(question, "") for question in tree.order)]])
    made = {}
    for name, command in WRITTEN.items():
        saved = [] if "tree.json" in command else ["--store", "s.db"]
        how = [name] if command[0] == "export" else ["--output", name]
        to = {"txt": "text", "md": "markdown"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
        code, _, err = said_by([*command, *how, "--to", to, *saved])
        assert code in (0, 1), f"{name}: {err}"
        made[name] = (folder / name).read_bytes()
    return made


def formulas(name: str, data: bytes) -> list[str]:
    """The cells of a file that a spreadsheet would take for formulas."""
    if name.endswith(".csv"):
        text = data.decode("utf-8-sig")
        cells = {cell for mark in ",;\t" for row in csv.reader(io.StringIO(text, newline=""), delimiter=mark) for cell in row}
        return [f"{name}: {cell!a:.60}" for cell in cells if FORMULA.match(cell) and not re.fullmatch(r"-?\d+(\.\d+)?", cell)]
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            sheets = [book.read(one).decode() for one in book.namelist() if "worksheets/sheet" in one]
        return [f"{name}: {found}" for sheet in sheets for found in re.findall("<f>.{,60}", sheet)]
    return []


def strange(name: str, data: bytes, harmless: bytes) -> list[str]:
    """The elements and links of a page or a drawing that the same one of harmless words doesn't have."""
    if not name.endswith((".html", ".svg")):
        return []
    ours, theirs = Read(harmless.decode()), Read(data.decode())
    known, links = set(ours.elements), {link for link in ours.links if ":" in link}
    return [f"{name}: {one}" for one in theirs.elements if one not in known] + [
        f"{name}: {link}" for link in theirs.links if ":" in link and link not in links and "{" not in link and not _ours(link)
    ]


def _ours(link: str) -> bool:
    """Whether it is a place or a size that a page gives its own parts."""
    return re.fullmatch(r"[-a-z]+: ?[-\d.]+(%|px|em|rem)?;?", link) is not None


def lost(name: str, data: bytes, words: str) -> list[str]:
    """The name of a file where the words can't be read."""
    return [] if _letters(words) in _letters(_read(name, data)) else [f"{name}: {words!a:.60} is lost"]


def _read(name: str, data: bytes) -> str:
    if name.endswith(".xlsx"):
        with zipfile.ZipFile(io.BytesIO(data)) as book:
            return "".join(Read(book.read(one).decode()).said for one in book.namelist() if one.endswith(".xml"))
    if name.endswith((".html", ".svg")):
        return Read(data.decode()).said
    if name.endswith(".json"):
        return "".join(_texts(json.loads(data)))
    if name.endswith(".csv"):
        return "".join("".join(row) for row in csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    return data.decode()


def _texts(node: Any) -> list[str]:
    if isinstance(node, dict):
        return [text for value in node.values() for text in _texts(value)]
    if isinstance(node, list):
        return [text for value in node for text in _texts(value)]
    return [node] if isinstance(node, str) else []


def _letters(text: str) -> str:
    return "".join(text.replace("\\", "").split())


def faults_of(attack: str, folder: Path) -> list[list[str]]:
    """What is wrong with what is written: formulas, strange elements, and words lost."""
    apart = folder / "harmless"
    apart.mkdir()
    os.chdir(apart)
    harmless = outputs("Aunt Mary", TREE.read_text(encoding="utf-8"), apart)
    os.chdir(folder)
    made = outputs(ATTACKS[attack], hostile(attack), folder)
    return [
        [fault for name, data in made.items() for fault in formulas(name, data)],
        [fault for name, data in made.items() for fault in strange(name, data, harmless[name])],
        [fault for name, data in made.items() for fault in lost(name, data, shown(attack))],
    ]


@pytest.mark.parametrize("attack", ATTACKS)
def test_what_is_written_holds_no_formula_and_no_element_of_others_and_every_word(
    attack: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert faults_of(attack, tmp_path) == [[], [], []]


def test_a_formula_is_seen_where_there_is_one() -> None:
    assert formulas("a.csv", b"a,-1.5,=1+1\r\n") == ["a.csv: '=1+1'"]
    assert formulas("a.csv", b'a,"b;=2",-1.5\r\n') == ["a.csv: '=2\",-1.5'"]


def figures(minutes: float) -> list[Figure]:
    """Every attack in every file."""
    cells, elements, gone = [], [], []
    here = os.getcwd()
    for attack in ATTACKS:
        with tempfile.TemporaryDirectory() as folder:
            found = faults_of(attack, Path(folder))
            os.chdir(here)
        cells, elements, gone = cells + found[0], elements + found[1], gone + found[2]
    return [
        Figure("hostile texts saved, and written to files", f"{len(ATTACKS)}, {len(ATTACKS) * len(WRITTEN)}"),
        none_of("cells read as formulas", cells),
        none_of("elements and links in pages and drawings that aren't ours", elements),
        none_of("files in which the text is lost", gone),
    ]
