"""A file that somebody changes while it is looked at."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from guide.watched import watched


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree.yaml"
    path.write_text("old")
    return path


def test_a_file_that_stays_as_it_is_is_not_changed(file: Path) -> None:
    look = watched(str(file))
    assert [look.changed() for _ in range(4)] == [False] * 4


def test_a_file_that_is_written_into_is_changed_once(file: Path) -> None:
    look = watched(str(file))
    file.write_text("new text")
    assert [look.changed() for _ in range(4)] == [False, True, False, False]
    assert look.data == b"new text"


def test_a_file_that_another_is_put_in_place_of_is_changed(file: Path) -> None:
    look = watched(str(file))
    look.changed()
    look.changed()
    other = file.with_name("other")
    other.write_text("new")
    os.replace(other, file)
    assert [look.changed() for _ in range(3)] == [False, True, False]


def test_a_file_that_is_still_being_written_is_waited_for(file: Path) -> None:
    look = watched(str(file))
    seen = []
    for text in ("n", "ne", "new", "new"):
        file.write_text(text)
        os.utime(file, ns=(len(text), len(text)))
        seen.append(look.changed())
    assert seen == [False, False, False, True]


def test_touching_a_file_changes_nothing(file: Path) -> None:
    look = watched(str(file))
    os.utime(file, ns=(1, 1))
    assert [look.changed() for _ in range(3)] == [False] * 3


def test_a_file_that_goes_and_comes_back_is_changed_twice(file: Path) -> None:
    look = watched(str(file))
    file.unlink()
    assert [look.changed() for _ in range(3)] == [False, True, False]
    assert look.data is None
    file.write_text("back")
    assert [look.changed() for _ in range(3)] == [False, True, False]
    assert look.data == b"back"
