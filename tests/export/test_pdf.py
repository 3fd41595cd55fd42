"""Printing a page: whatever it holds, it ends soon, within bounds, and leaves no program running."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import time
import zlib
from importlib.util import find_spec
from pathlib import Path

import pytest

from guide.export import pdf as room
from guide.export.pdf import NoPdf, pdf
from guide.export.printing import bound
from tests.cli.conftest import ROOT, environment
from tests.tui.looking import TREE

pytest.importorskip("weasyprint", reason="SKIPPED: the extra `pdf` is not installed", exc_type=(ImportError, OSError))

USES = "".join(f'<g id="g{n}">' + f'<use href="#g{n - 1}"/>' * 10 + "</g>" for n in range(1, 14))
WORDS = "".join(f"--w{n}:" + f"var(--w{n - 1}) " * 10 + ";" for n in range(1, 14))
ENDLESS = {
    # some would take years, others fill the memory
    "flexes in a flex": "<div style='display:flex'>" * 40 + "x",
    "grids in a grid": "<div style='display:grid'>" * 40 + "x",
    "a grid of many cells": "<style>div{display:grid} p{grid-area:1/1/1000000000/1000000000}</style><div><p>x",
    "a drawing of copies of copies": f'<svg xmlns="http://www.w3.org/2000/svg"><g id="g0"/>{USES}<use href="#g13"/></svg>',
    "words that stand for words": f"<style>:root{{--w0:x;{WORDS}}} p{{font-family:var(--w13)}}</style><p>x",
    "sheets of a pixel": "<style>@page{size:1px;margin:0}</style>" + "word " * 400_000,
}
FAULTY = {
    "letters of a million kilometres": ("<style>p{font-size:1e9px}</style><p>abc def", "ZeroDivisionError: "),
    "tables in a table": ("<table><tr><td>" * 300 + "x", "RecursionError: "),
}
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="SKIPPED: only Linux bounds memory, and tells what runs in /proc")


TOO_MUCH = r"^Making PDF of this page takes too much time or memory; a plainer letterhead may take less\. Print the html "
bounded = pytest.mark.skipif(find_spec("resource") is None, reason="SKIPPED: this system bounds no process")


@bounded
@pytest.mark.parametrize("page", ENDLESS.values(), ids=ENDLESS)
def test_a_page_that_takes_too_much_gets_a_sentence(page: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "SECONDS", 2)
    monkeypatch.setattr(room, "PATIENCE", 100)
    with pytest.raises(NoPdf, match=TOO_MUCH):
        pdf(page)


@pytest.mark.parametrize(("page", "why"), FAULTY.values(), ids=FAULTY)
def test_a_page_that_weasyprint_fails_at_gets_its_words(page: str, why: str) -> None:
    with pytest.raises(NoPdf, match=rf"^WeasyPrint fails at this page \({why}.*\)\. Print the html from a browser instead\.$"):
        pdf(page)


@pytest.mark.parametrize("bounds", [{"LARGEST": 10}, {"PATIENCE": 0}, pytest.param({"MEMORY": 30_000_000}, marks=LINUX)])
def test_each_bound_is_kept(bounds: dict[str, int], monkeypatch: pytest.MonkeyPatch) -> None:
    for name, most in bounds.items():
        monkeypatch.setattr(room, name, most)
    with pytest.raises(NoPdf, match=TOO_MUCH):
        pdf("<p>text")


def test_a_page_that_prints_is_pdf_and_nothing_is_loaded_for_it_here() -> None:
    code = "import sys; from guide.export.pdf import pdf; assert pdf('<p>ü\\udcff') > b'%PDF'; assert 'weasyprint' not in sys.modules"
    assert subprocess.run([sys.executable, "-c", code], env=environment(), check=False).returncode == 0


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("javascript:app.alert(1)", False),
        ("file:///etc/passwd", False),
        ("https://example.com/", True),
        ("mailto:a@example.com", True),
    ],
)
def test_a_link_that_would_run_or_open_something_is_none(link: str, kept: bool) -> None:
    assert (b"/URI" in decompressed(pdf(f"<a href='{link}'>x</a><a href='#here'>y</a><p id=here>z"))) is kept


def decompressed(data: bytes) -> bytes:
    """A PDF with what it holds packed."""
    streams = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", data, re.DOTALL)
    return data + b"".join(zlib.decompressobj().decompress(stream) for stream in streams if stream.startswith(b"x"))


def test_no_module_of_the_same_name_is_taken_for_weasyprint_or_what_it_needs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "weasyprint.py").write_text("open('was-here', 'w')")
    monkeypatch.chdir(tmp_path)
    assert pdf("<p>text").startswith(b"%PDF")
    assert os.listdir(tmp_path) == ["weasyprint.py"]


def test_without_a_program_to_start_it_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with pytest.raises(NoPdf, match=r"^The program that makes PDF can't be started: No such file or directory\. Print "):
        pdf("<p>text")


@LINUX
def test_a_bound_that_is_narrower_already_stays_and_a_system_without_any_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    narrowed = (
        "import resource as r; r.setrlimit(r.RLIMIT_CPU, (40, 50)); from guide.export.printing import bound; "
        "bound(60, 10**12); print(r.getrlimit(r.RLIMIT_CPU), r.getrlimit(r.RLIMIT_AS), r.getrlimit(r.RLIMIT_CORE))"
    )
    done = subprocess.run([sys.executable, "-c", narrowed], env=environment(), capture_output=True, text=True, check=False)
    assert done.stdout == f"(40, 40) ({10**12}, {10**12}) (0, 0)\n"
    monkeypatch.setitem(sys.modules, "resource", None)
    bound(0, 0)


@LINUX
@pytest.mark.parametrize(("name", "code"), [("SIGTERM", 143), ("SIGHUP", 129), ("SIGINT", 130)])
def test_a_command_that_is_ended_leaves_no_program_and_no_file(name: str, code: int, tmp_path: Path) -> None:
    (tmp_path / "endless.html").write_text(ENDLESS["flexes in a flex"])
    answers = [word for answer in ("strong=strong", "milk=milk", "evening=late") for word in ("--answer", answer)]
    command = [
        sys.executable,
        "-m",
        "guide",
        "report",
        str(ROOT / TREE),
        *answers,
        "--template",
        "endless.html",
        "--output",
        "x.pdf",
    ]
    with subprocess.Popen(command, cwd=tmp_path, env=environment(), stderr=subprocess.PIPE, text=True) as run:
        printing = _started_by(run.pid)
        run.send_signal(signal.Signals[name])
        _, said = run.communicate(timeout=60)
    assert (run.returncode, said) == (code, "")
    until = time.monotonic() + 60
    while Path(f"/proc/{printing}").exists():
        assert time.monotonic() < until, "it goes on"
        time.sleep(0.02)
    assert os.listdir(tmp_path) == ["endless.html"]


def _started_by(process: int) -> int:
    """The program that a process has started, once it has."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        started = Path(f"/proc/{process}/task/{process}/children").read_text().split()
        if started and "printing.py" in Path(f"/proc/{started[0]}/cmdline").read_text():
            return int(started[0])
        time.sleep(0.02)
    raise AssertionError("nothing was started")
