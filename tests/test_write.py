"""Writing a file: whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from guide.write import Unwritten, WrittenElsewhere, write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"old")
    return path


def only(path: Path) -> list[str]:
    return [entry.name for entry in path.parent.iterdir()]


def test_a_file_holds_the_new_bytes_and_nothing_is_left_beside_it(file: Path) -> None:
    write(str(file), b"new", b"old")
    assert file.read_bytes() == b"new"
    assert only(file) == ["tree.yaml"]


def test_permissions_stay(file: Path) -> None:
    file.chmod(0o640)
    write(str(file), b"new", b"old")
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_new_file_has_the_permissions_that_any_new_file_gets(tmp_path: Path) -> None:
    ordinary, ours = tmp_path / "ordinary", tmp_path / "ours"
    ordinary.write_bytes(b"")
    write(str(ours), b"new", None)
    assert ours.read_bytes() == b"new"
    assert stat.S_IMODE(ours.stat().st_mode) == stat.S_IMODE(ordinary.stat().st_mode)


def test_a_link_goes_on_pointing_to_the_file_that_is_written(file: Path, tmp_path: Path) -> None:
    link = tmp_path / "folder" / "link.yaml"
    link.parent.mkdir()
    link.symlink_to(file)
    write(str(link), b"new", b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"
    assert [entry.name for entry in link.parent.iterdir()] == ["link.yaml"]


def test_what_somebody_else_wrote_stays(file: Path) -> None:
    file.write_bytes(b"theirs")
    with pytest.raises(WrittenElsewhere, match=r"tree\.yaml was changed elsewhere meanwhile\.$") as caught:
        write(str(file), b"new", b"old")
    assert caught.value.now == b"theirs"
    assert file.read_bytes() == b"theirs"
    assert only(file) == ["tree.yaml"]


def test_what_somebody_else_wrote_while_it_was_written_down_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(descriptor: int) -> None:
        file.write_bytes(b"theirs")

    monkeypatch.setattr(os, "fsync", slow)
    with pytest.raises(WrittenElsewhere):
        write(str(file), b"new", b"old")
    assert file.read_bytes() == b"theirs"
    assert only(file) == ["tree.yaml"]


def test_a_file_that_is_gone_is_not_made_anew_unless_that_is_meant(file: Path) -> None:
    file.unlink()
    with pytest.raises(WrittenElsewhere, match="was deleted or renamed meanwhile") as caught:
        write(str(file), b"new", b"old")
    assert caught.value.now is None
    write(str(file), b"new", None)
    assert file.read_bytes() == b"new"


def test_a_new_file_never_takes_the_place_of_another(file: Path) -> None:
    with pytest.raises(WrittenElsewhere, match="is there already"):
        write(str(file), b"new", None)
    assert file.read_bytes() == b"old"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to root")
def test_a_folder_that_may_not_be_written_is_named(file: Path) -> None:
    file.parent.chmod(0o555)
    try:
        with pytest.raises(Unwritten, match=f"wasn't saved: nothing may be written in the folder {file.parent}"):
            write(str(file), b"new", b"old")
    finally:
        file.parent.chmod(0o755)
    assert file.read_bytes() == b"old"


def test_a_protected_file_stays(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(Unwritten, match="protected against writing"):
        write(str(file), b"new", b"old")
    assert file.read_bytes() == b"old"


@pytest.mark.parametrize("step", ["mkstemp", "write", "fsync", "chmod", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EROFS])
def test_whatever_fails_the_old_file_stays_whole_and_alone(
    step: str, number: int, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import tempfile

    def fail(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(tempfile if step == "mkstemp" else os, step, fail)
    with pytest.raises(Unwritten, match=r"tree\.yaml wasn't saved: .+\.$") as caught:
        write(str(file), b"new", b"old")
    assert not isinstance(caught.value, WrittenElsewhere)
    monkeypatch.undo()
    assert file.read_bytes() == b"old"
    assert only(file) == ["tree.yaml"]


def test_bytes_that_are_written_in_pieces_are_all_written(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: whole(descriptor, bytes(data)[:2]))
    write(str(file), b"new bytes", b"old")
    assert file.read_bytes() == b"new bytes"


def test_a_folder_that_is_not_there_and_a_folder_in_place_of_a_file_are_named(tmp_path: Path) -> None:
    with pytest.raises(Unwritten, match="there is no folder"):
        write(str(tmp_path / "nowhere" / "tree.yaml"), b"new", None)
    with pytest.raises(Unwritten, match="is a folder"):
        write(str(tmp_path), b"new", b"old")


def test_a_name_that_would_drive_the_terminal_is_shown_disarmed(tmp_path: Path) -> None:
    with pytest.raises(Unwritten, match="‹U\\+001B›"):
        write(str(tmp_path / "a\x1b[2J.yaml"), b"new", b"old")
