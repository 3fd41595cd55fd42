"""The trees that a result leads on to."""

from __future__ import annotations

from pathlib import Path

import pytest

from guide.loader import Unreadable, load
from guide.model import Tree
from guide.onward import next_path, next_titles
from guide.shipped import shipped_trees

from .conftest import SMALL


@pytest.fixture
def tree(tmp_path: Path) -> Tree:
    path = tmp_path / "small.yaml"
    path.write_text(SMALL.replace("short: KPO", "short: KPO, next: [cake, where-and-how, gone]"), encoding="utf-8")
    return load(path)


def test_a_neighbour_goes_before_a_shipped_tree_of_the_same_name(tree: Tree, tmp_path: Path) -> None:
    assert next_path("where-and-how", tree) == shipped_trees()["where-and-how"]
    (tmp_path / "where-and-how.yaml").write_text(SMALL)
    assert next_path("where-and-how", tree) == str(tmp_path / "where-and-how.yaml")


@pytest.mark.parametrize("name", ["../outside", "/etc/passwd", "..", "sub/tree", "sub\\tree", "", "\x00"])
def test_a_name_never_leads_into_another_folder(name: str, tree: Tree, tmp_path: Path) -> None:
    (tmp_path.parent / "outside.yaml").write_text(SMALL)
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "tree.yaml").write_text(SMALL)
    with pytest.raises(Unreadable, match="There is no tree"):
        next_path(name, tree)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (SMALL, "A small tree"),
        ("subject: title\nabout: x\ntitle: Cake?\n", "Cake?"),
        ("criteria: {title: {title: Inner}}\nlist: [title, b]\ntitle: 'Cake'\n", "Cake"),
        ('title: "Cake \\e[31m\\u202e"\n', "Cake ‹U+001B›[31m‹U+202E›"),
        ("title: [a]\n", "cake"),
        ("format: 1\n", "cake"),
        ("{{{", "cake"),
    ],
)
def test_the_title_is_read_from_the_head_of_the_file_and_the_name_stands_in_for_it(
    text: str, title: str, tree: Tree, tmp_path: Path
) -> None:
    (tmp_path / "cake.yaml").write_text(text, encoding="utf-8")
    titles = next_titles(tree.outcomes["kpo"], tree)
    assert titles == {"cake": title, "where-and-how": load(shipped_trees()["where-and-how"]).title, "gone": "gone"}


def test_every_tree_that_a_shipped_one_names_is_shipped() -> None:
    for path in shipped_trees().values():
        tree = load(path)
        for outcome in tree.outcomes.values():
            assert [next_path(name, tree) for name in outcome.next] == [shipped_trees()[name] for name in outcome.next]
