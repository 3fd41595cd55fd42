"""Files written anew: whole or not at all, and never over somebody else's change."""

from __future__ import annotations

import os
import stat

import pytest

from guide.rewrite import NotWritten, rewrite


def test_a_file_keeps_its_permissions_and_leaves_nothing_beside_it(tmp_path):
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"old")
    path.chmod(0o640)
    rewrite(str(path), b"old", b"new")
    assert path.read_bytes() == b"new"
    assert stat.S_IMODE(path.stat().st_mode) == 0o640
    assert os.listdir(tmp_path) == ["tree.yaml"]


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(tmp_path):
    (tmp_path / "there").mkdir()
    path = tmp_path / "there" / "tree.yaml"
    path.write_bytes(b"old")
    link = tmp_path / "link.yaml"
    link.symlink_to(path)
    rewrite(str(link), b"old", b"new")
    assert link.is_symlink()
    assert path.read_bytes() == b"new"


def test_a_change_made_meanwhile_is_not_written_over(tmp_path):
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"theirs")
    with pytest.raises(NotWritten, match="changed by somebody else meanwhile"):
        rewrite(str(path), b"old", b"new")
    assert path.read_bytes() == b"theirs"
    assert os.listdir(tmp_path) == ["tree.yaml"]


def test_a_file_that_may_not_be_changed_is_refused_in_a_sentence(tmp_path):
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"old")
    path.chmod(0o444)
    with pytest.raises(NotWritten, match="its permissions forbid it"):
        rewrite(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"


def test_a_disk_that_is_full_leaves_the_file_as_it_was(tmp_path, monkeypatch):
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"old")

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(NotWritten, match="can't be written: No space left"):
        rewrite(str(path), b"old", b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["tree.yaml"]


def test_a_file_that_is_gone_is_a_sentence(tmp_path):
    with pytest.raises(NotWritten, match="can't be written"):
        rewrite(str(tmp_path / "gone.yaml"), b"old", b"new")
