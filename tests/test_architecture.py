"""Arrows point down only: a room imports from floors below it, never from above, and never in a ring."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
GUIDE = ROOT / "guide"

FLOORS = [
    ["value", "text", "near", "meanings", "write", "started"],
    ["source", "events", "reading"],
    ["problem", "model", "places", "straight"],
    ["slip", "decide", "notes"],
    ["aliases", "broken", "walk", "allow", "part"],
    ["nodes", "carry"],
    ["behind"],
    ["kinds.kind", "kinds.mending"],
    ["kinds.words"],
    ["kinds.groups"],
    ["kinds.record"],
    ["kinds.either"],
    ["kinds"],
    ["format", "paths", "paths.states", "gauge", "alike"],
    ["schema", "paths.futures", "paths.asked", "paths.needed", "paths.one_by_one", "paths.tipping"],
    ["paths.outlook", "paths.search", "paths.unknowns"],
    ["paths.changes", "paths.survey", "paths.joint", "paths.proofs"],
    ["paths.idle", "edit"],
    ["answers"],
    ["examples"],
    ["checks.draft"],
    ["checks.*"],
    ["checks"],
    ["loader", "verdict"],
    ["prospect", "repair", "sheet", "tables.table", "tables.dates", "layout.entries", "file_text", "watched"],
    ["assessment", "store.ids", "store.schema", "store.fault"],
    ["filled", "blank", "tables.csv", "tables.zipped", "store.database"],
    ["tables.xlsx", "store.reading"],
    ["tables.workbook"],
    ["tables"],
    ["layout.flow", "layout.comments"],
    ["layout.emitted"],
    ["layout"],
    ["examples", "examples.parts"],
    ["examples.runs", "examples.ground"],
    ["examples.points", "examples.flow"],
    ["examples.strayed", "examples.cover"],
    ["examples.suggestion"],
    ["shipped", "report", "overview", "retitle", "resumed", "store.rows", "store.opening"],
    ["store.keeping"],
    ["store.erasing"],
    ["store"],
    ["outbox", "resuming"],
    ["recorder"],
    ["portfolio", "portfolio.entries"],
    ["portfolio.maps", "portfolio.compared"],
    ["pages", "onward"],
    ["graph", "graph.ways", "graph.wrapping", "graph.rails"],
    ["graph.drawing"],
    ["graph.sections", "graph.traffic", "graph.columns"],
    ["graph.words"],
    ["graph.cards"],
    ["graph.spots", "graph.listing"],
    ["graph.plan"],
    ["export.failure", "export.letterhead", "export.printing"],
    ["export.plain", "export.html", "export.graph_svg", "export.portfolio_map"],
    ["export.portfolio_text", "export.sheets"],
    ["export.portfolio_svg"],
    ["export", "export.*"],
    ["export.document", "today", "elsewhere"],
    ["tui.*", "tui"],
    ["cli.*", "cli"],
    ["__main__", ""],
]
CORE = {"value", "text", "near", "source", "events", "reading", "problem", "model", "places", "straight", "slip", "decide", "notes",
        "aliases", "broken", "walk", "nodes", "kinds", "format", "paths", "gauge", "answers", "checks", "loader", "verdict", "prospect",
        "edit", "examples", "shipped", "report", "overview", "pages", "export", "allow", "repair", "alike", "meanings", "schema",
        "behind", "write", "retitle", "layout", "graph", "file_text", "watched", "part", "carry", "onward", "sheet", "filled",
        "blank", "tables", "assessment", "store", "resumed", "resuming", "elsewhere", "outbox", "recorder",
        "portfolio"}  # fmt: skip


@cache
def rooms() -> dict[str, Path]:
    """Every module of the package, by its name within it."""
    found = {}
    for path in GUIDE.rglob("*.py"):
        parts = path.relative_to(GUIDE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def floor(room: str) -> int:
    for number, names in enumerate(FLOORS):
        if room in names:
            return number
    return next(
        number for number, names in enumerate(FLOORS) if any(n.endswith(".*") and room.startswith(n[:-1]) for n in names)
    )


@cache
def parsed(path: Path) -> ast.Module:
    """A room as Python reads it."""
    return ast.parse(path.read_text(encoding="utf-8"))


@cache
def imports(room: str, path: Path) -> set[str]:
    """The rooms of the package that a room imports, wherever in it."""
    package = room if path.name == "__init__.py" else room.rpartition(".")[0]
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.ImportFrom) and node.level:
            base = ".".join(package.split(".")[: len(package.split(".")) - node.level + 1]) if package else ""
            module = ".".join(part for part in (base, node.module) if part)
            found |= {f"{module}.{name.name}".strip(".") for name in node.names} | {module}
        elif isinstance(node, ast.Import):
            found |= {name.name.removeprefix("guide").strip(".") for name in node.names if name.name.split(".")[0] == "guide"}
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "guide":
            module = (node.module or "").removeprefix("guide").strip(".")
            found |= {f"{module}.{name.name}".strip(".") for name in node.names} | {module}
    return {name for name in found if name in rooms() and name != room and name}


@pytest.mark.parametrize("room", sorted(rooms()))
def test_a_room_imports_only_from_floors_below(room):
    if room == "":
        return  # the face of the package hands out names from every floor
    for below in imports(room, rooms()[room]):
        same_wing = room.split(".")[0] == below.split(".")[0] and room.split(".")[0] in ("tui", "cli")
        assert floor(below) < floor(room) or same_wing, f"{room} imports {below}"


@pytest.mark.parametrize("wing", ["tui", "cli"])
def test_no_rooms_of_a_wing_import_each_other_in_a_ring(wing):
    arrows = {
        room: {below for below in imports(room, path) if below.startswith(f"{wing}.")}
        for room, path in rooms().items()
        if room.startswith(f"{wing}.")
    }
    while leaves := [room for room, below in arrows.items() if not below & arrows.keys()]:
        for room in leaves:
            del arrows[room]
    assert not arrows, f"in a ring: {arrows}"


@cache
def outside(path: Path) -> set[str]:
    """What a room imports from outside the package, by the first part of its name."""
    found = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Import):
            found |= {name.name.split(".")[0] for name in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add((node.module or "").split(".")[0])
    return found


@pytest.mark.parametrize("room", sorted(room for room in rooms() if room.split(".")[0] in CORE))
def test_the_core_knows_no_screen_no_clock_and_no_environment(room):
    path = rooms()[room]
    allowed = {"yaml"} if room == "events" else set()
    assert not outside(path) & ({"textual", "rich", "argparse", "time", "datetime", "random", "yaml", "dataclasses"} - allowed)
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"(?<!\w)print\(|\benviron(b)?\b|getenv|(?<![.\w])input\(", text)
    if room not in ("loader", "write", "store.opening", "tables.zipped"):  # the last opens the parts of an archive, and no file
        assert not re.search(r"(?<!\w)open\(", text), "only the loader opens files, and what writes them or makes a store"


def test_only_the_app_imports_textual():
    assert {room.split(".")[0] for room, path in rooms().items() if outside(path) & {"textual", "rich"}} <= {"tui"}


def test_only_the_store_speaks_to_a_database():
    assert {room.split(".")[0] for room, path in rooms().items() if outside(path) & {"sqlite3", "dbm"}} <= {"store"}


def test_only_one_room_of_layout_imports_what_lays_yaml_out():
    assert {room for room, path in rooms().items() if "ruamel" in outside(path)} == {"layout.emitted"}


def test_nothing_in_the_package_evaluates_code():
    for path in rooms().values():
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id not in {"eval", "exec", "compile", "__import__"}, path
        assert not outside(path) & {"pickle", "marshal", "shelve"}, path


def test_only_the_ways_to_the_editor_and_to_pdf_start_a_program_and_never_by_a_shell():
    assert {room for room, path in rooms().items() if "subprocess" in outside(path)} <= {"tui.editor", "export.pdf"}
    assert not [room for room, path in rooms().items() if "shell=True" in path.read_text(encoding="utf-8")]


@pytest.mark.parametrize("room", sorted(rooms()))
def test_every_module_says_what_it_is_for(room):
    assert ast.get_docstring(parsed(rooms()[room])), room


@pytest.mark.parametrize("wing", ["tui", "cli"])
def test_no_rule_of_the_trade_stands_in_a_shell(wing):
    for room, path in rooms().items():
        if room.split(".")[0] == wing:
            for node in ast.walk(parsed(path)):
                if isinstance(node, ast.Constant) and isinstance(node.value, str):
                    assert node.value not in {"bpo", "kpo", "split"}, f"{room} names the outcome {node.value!r}"


def test_the_top_level_holds_only_what_it_may():
    allowed = {"README.md", "pyproject.toml", "guide", "trees", "tests", "LICENSE", "CHANGELOG.md", "dist", "build"}
    assert not [
        p.name
        for p in ROOT.iterdir()
        if p.name not in allowed and not p.name.startswith(".") and not p.name.endswith(".egg-info")
    ]
