"""A file is written whole or not at all, and never over what somebody else wrote."""

from __future__ import annotations

import os
import signal
import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from guide.write import ChangedElsewhere, Taken, Unwritable, set_aside, write, write_new


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "tree.yaml"
    path.write_bytes(b"old")
    return path


def alone(path: Path) -> bool:
    """Whether nothing was left beside a file."""
    return os.listdir(path.parent) == [path.name]


def test_what_a_file_holds_is_replaced_if_nobody_changed_it(file):
    write(str(file), b"new\r\n", unless_changed_since=b"old")
    assert file.read_bytes() == b"new\r\n"
    assert alone(file)


def test_a_change_made_elsewhere_is_never_written_over(file):
    with pytest.raises(ChangedElsewhere, match=r"tree.yaml was changed elsewhere since it was read"):
        write(str(file), b"new", unless_changed_since=b"older")
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_a_file_that_is_gone_does_not_come_back_unasked(file):
    file.unlink()
    with pytest.raises(ChangedElsewhere, match="is gone since it was read"):
        write(str(file), b"new", unless_changed_since=b"old")
    assert os.listdir(file.parent) == []
    write(str(file), b"new", unless_changed_since=None)
    assert file.read_bytes() == b"new"


def test_whoever_asks_for_it_writes_over_anything(file):
    write(str(file), b"new", unless_changed_since=None)
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_permissions_are_kept(file, mode):
    file.chmod(mode)
    write(str(file), b"new", unless_changed_since=b"old")
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_a_link_stays_a_link_and_what_it_leads_to_is_written(file, tmp_path):
    link = tmp_path / "link.yaml"
    link.symlink_to(file)
    write(str(link), b"new", unless_changed_since=b"old")
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_file_that_may_not_be_written_is_left_alone(file):
    file.chmod(0o444)
    with pytest.raises(Unwritable, match="its permissions forbid it"):
        write(str(file), b"new", unless_changed_since=b"old")
    assert file.read_bytes() == b"old"


def test_a_write_that_fails_halfway_leaves_the_file_and_nothing_else(file, monkeypatch):
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("guide.write.os.fsync", full)
    with pytest.raises(Unwritable, match=r"tree.yaml can't be written: No space left on device\."):
        write(str(file), b"new", unless_changed_since=b"old")
    with pytest.raises(Unwritable):
        write_new(f"{file}.new", b"new")
    assert file.read_bytes() == b"old"
    assert alone(file)


ENDED = """
import os, signal, sys
from guide import write
path, name, where = sys.argv[1:]
number = getattr(signal, name)
if where == "draft":
    write.os.fsync = lambda _: (os.kill(os.getpid(), number), os.kill(os.getpid(), number))
    write.write_new(path, b"new")
with write.set_aside(path) as aside:
    open(os.path.join(aside, "half"), "w").close()
    os.kill(os.getpid(), number)
"""


@pytest.mark.skipif(not hasattr(signal, "SIGHUP"), reason="there are no such signals here")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGHUP"])
@pytest.mark.parametrize("where", ["draft", "set aside"])
def test_a_signal_to_end_leaves_nothing_half_made(file, name, where):
    ended = subprocess.run([sys.executable, "-c", ENDED, f"{file}.new", name, where], stderr=subprocess.PIPE, check=False)
    assert (ended.returncode, ended.stderr) == (128 + getattr(signal, name), b"")
    assert alone(file)


def test_a_signal_that_is_ignored_or_seen_to_is_left_to_those_who_do(file):
    for one in (signal.SIG_IGN, lambda *_: None):
        before = signal.signal(signal.SIGTERM, one)
        try:
            with set_aside(str(file)):
                assert signal.getsignal(signal.SIGTERM) is one
            assert signal.getsignal(signal.SIGTERM) is one
        finally:
            signal.signal(signal.SIGTERM, before)


def test_a_signal_does_what_it_did_once_a_file_is_written(file):
    before = signal.signal(signal.SIGTERM, signal.SIG_DFL)
    try:
        with set_aside(str(file)):
            assert signal.getsignal(signal.SIGTERM) is not signal.SIG_DFL
        assert signal.getsignal(signal.SIGTERM) is signal.SIG_DFL
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_file_is_written_in_a_thread_too_where_no_signals_come(file):
    with ThreadPoolExecutor(1) as threads:
        threads.submit(write, str(file), b"new", unless_changed_since=b"old").result()
    assert file.read_bytes() == b"new"


def test_a_new_file_never_takes_the_place_of_another(file, tmp_path):
    with pytest.raises(Taken, match="is there already, so nothing was written"):
        write_new(str(file), b"new")
    assert file.read_bytes() == b"old"
    dangling = tmp_path / "dangling.yaml"
    dangling.symlink_to(tmp_path / "nowhere")
    with pytest.raises(Taken):
        write_new(str(dangling), b"new")


def test_a_new_file_that_loses_the_race_is_not_written(file, monkeypatch):
    monkeypatch.setattr("guide.write.os.path.lexists", lambda _: False)
    with pytest.raises(Taken):
        write_new(str(file), b"new")
    assert file.read_bytes() == b"old"
    assert alone(file)


def test_a_new_file_is_written_where_there_are_no_links(file, monkeypatch):
    def no_links(*_: str) -> None:
        raise OSError(1, "Operation not permitted")

    monkeypatch.setattr("guide.write.os.link", no_links)
    write_new(f"{file}.new", b"new")
    assert Path(f"{file}.new").read_bytes() == b"new"
    with pytest.raises(Taken):
        write_new(str(file), b"new")


@pytest.mark.parametrize("write_one", [write_new, lambda path, data: write(path, data, unless_changed_since=None)])
def test_no_folder_is_made(tmp_path, write_one):
    with pytest.raises(Unwritable, match="there is no folder"):
        write_one(str(tmp_path / "missing" / "tree.yaml"), b"new")
    with pytest.raises(Unwritable, match="can't be written"):
        write_one("nul\x00.yaml", b"new")
    assert os.listdir(tmp_path) == []


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_a_file_that_somebody_else_owns_stays_theirs(file):
    file.chmod(0o640)
    os.chown(file, 1234, 1234)
    write(str(file), b"new", unless_changed_since=b"old")
    assert (file.stat().st_uid, file.stat().st_gid, stat.S_IMODE(file.stat().st_mode)) == (1234, 1234, 0o640)


def test_whoever_is_refused_learns_what_the_file_holds_now(file):
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedElsewhere) as refused:
        write(str(file), b"new", unless_changed_since=b"old")
    assert refused.value.now == b"theirs"


@pytest.mark.parametrize("name", ["/proc/new.yaml", "new.yaml"])
def test_a_folder_that_is_there_isnt_said_not_to_be(name, monkeypatch):
    def lacking(**_: object) -> tuple[int, str]:
        raise FileNotFoundError(2, "No such file or directory")

    monkeypatch.setattr("tempfile.mkstemp", lacking)
    with pytest.raises(Unwritable, match=f"can't be written: no file can be made in {os.path.dirname(name) or 'this folder'}"):
        write_new(name, b"new")
