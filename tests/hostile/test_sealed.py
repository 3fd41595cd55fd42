"""Nothing leaves the machine, and nothing from outside is run: no command and no screen opens a socket, unpickles, or starts a
program that nobody asked for.
"""

from __future__ import annotations

import ast
import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

import guide
from guide.cli import COMMANDS
from tests.cli.conftest import ROOT, environment
from tests.tui.looking import TREE

from .figure import Figure, none_of
from .test_text import command_lines

GUARD = """
import sys
forbidden = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto", "subprocess.Popen", "os.system", "os.exec", "pickle.find_class", "urllib.Request")
def watch(event, given):
    if event == "subprocess.Popen" and given[0] == sys.executable and given[1][2].endswith("printing.py"):
        return  # what prints a page: it is watched by a test of its own
    if event in forbidden and given[0] != "/sbin/ldconfig":  # how the library that sets PDF finds others
        sys.stderr.write(f"FORBIDDEN {event} {given!r:.100}\\n")
        sys.stderr.flush()
        import os
        os._exit(99)
sys.addaudithook(watch)
"""
COMMAND = GUARD + "from guide.cli import main; sys.exit(main(sys.argv[1:]))"
PRINTING = """
import io, runpy, weasyprint
from guide.export import printing
""" + GUARD + """
sys.stdin = io.TextIOWrapper(io.BytesIO(b'<img src="http://127.0.0.1:9/x.png"><img src="file:///etc/hostname"><p>text'))
sys.stdout = io.TextIOWrapper(io.BytesIO())
sys.argv[1:] = ["60", "2000000000", "100000000"]
runpy.run_path(printing.__file__, run_name="__main__")
"""  # fmt: skip
APP = GUARD + """
import asyncio
from tests.hostile.wandering import wander
seen = asyncio.run(wander(sys.argv[1], seed=3, presses=int(sys.argv[2])))
sys.exit(len(seen.ended))
"""  # fmt: skip
UNSAFE = {
    "yaml": {"load", "load_all", "unsafe_load", "full_load", "FullLoader", "UnsafeLoader", "Loader"},
    "os": {"system", "popen"},
    "tempfile": {"mktemp"},
}


def reached(code: str, *words: str) -> list[str]:
    """What a program does that it may not, watched by Python itself."""
    settings = environment(PYTHONPATH=str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run(
            [sys.executable, "-c", code, *words], input="1\n" * 9, capture_output=True, encoding="utf-8", errors="replace", env=settings, cwd=folder, check=False
        )  # fmt: skip
    found = [line for line in done.stderr.splitlines() if line.startswith("FORBIDDEN")]
    return found or ([f"{words}: exit {done.returncode}"] if done.returncode not in (0, 1, 2) else [])


@pytest.mark.parametrize("name", COMMANDS)
def test_no_command_reaches_for_the_network_or_starts_a_program(name: str, tmp_path: Path) -> None:
    assert reached(COMMAND, *command_lines(name, TREE, "letters", tmp_path)[0]) == []


def test_no_screen_reaches_for_the_network_or_starts_a_program() -> None:
    assert reached(APP, TREE, "20") == []


def test_printing_reaches_for_nothing_that_a_page_names() -> None:
    pytest.importorskip("weasyprint", reason="SKIPPED: the extra `pdf` is not installed", exc_type=(ImportError, OSError))
    assert reached(PRINTING) == []


def test_the_watch_sees_what_it_watches_for() -> None:
    assert reached(GUARD + "import socket; socket.create_connection(('127.0.0.1', 9))")


def test_a_command_that_writes_what_is_no_text_is_watched_as_others_are() -> None:
    assert reached("import sys; sys.stdout.buffer.write(b'%PDF \\xda')") == []


def unsafe_names() -> list[str]:
    """Where the package names what is never to be trusted with anything from outside."""
    found = []
    for path in Path(guide.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
                found += [f"{path.name}: {node.value.id}.{node.attr}"] if node.attr in UNSAFE.get(node.value.id, ()) else []
            if isinstance(node, ast.ImportFrom) and node.module in UNSAFE:
                found += [f"{path.name}: {name.name}" for name in node.names if name.name in UNSAFE[str(node.module)]]
            if isinstance(node, ast.Name) and node.id in ("eval", "exec", "breakpoint"):
                found.append(f"{path.name}: {node.id}")
    return found


def test_nothing_unsafe_is_so_much_as_named() -> None:
    assert unsafe_names() == []


@pytest.mark.parametrize("pattern", ["{{ ''.__class__.__mro__ }}", "{% include '/etc/passwd' %}", "{% import 'os' as o %}", "{{ 'a' * 10**10 }}", "{% for a in range(10**9) %}{% endfor %}"])  # fmt: skip
def test_a_letterhead_from_a_stranger_reads_nothing_and_ends(pattern: str, tmp_path: Path) -> None:
    letterhead = tmp_path / "letterhead.html"
    letterhead.write_text(f"<p>{pattern}</p>")
    answers = [word for answer in ("strong=strong", "milk=milk", "evening=late") for word in ("--answer", answer)]
    done = subprocess.run(
        [sys.executable, "-m", "guide", "report", TREE, *answers, "--to", "html", "--template", str(letterhead)],
        capture_output=True, text=True, env=environment(), timeout=60, check=False,
    )  # fmt: skip
    assert "root:" not in done.stdout
    assert "type" not in done.stdout
    assert "Traceback" not in done.stderr
    assert done.returncode in (0, 1, 2)
    assert len(done.stdout) < 100_000


def in_a_namespace() -> list[str] | None:
    """What fails where there is no network interface at all; None where this can't be tried."""
    inside = ["unshare", "--net", "--map-root-user"]
    try:
        if subprocess.run([*inside, "true"], capture_output=True, check=False).returncode:
            return None
    except OSError:
        return None
    failed = []
    for name in COMMANDS:
        words = command_lines(name, TREE, "letters", Path(os.devnull))[0]
        done = subprocess.run(
            [*inside, sys.executable, "-m", "guide", *words],
            input=b"1\n" * 9,
            capture_output=True,
            env=environment(),
            check=False,
        )
        failed += [f"{name}: exit {done.returncode}"] if done.returncode not in (0, 1, 2) else []
    return failed


def figures(minutes: float) -> list[Figure]:
    """Every command, and the app, under watch, and without a network."""
    found = [
        fault for name in COMMANDS for words in command_lines(name, TREE, "letters", Path("/tmp")) for fault in reached(COMMAND, *words)
    ]  # fmt: skip
    apart = in_a_namespace()
    return [
        none_of("sockets, programs, pickles: in every command with every option", found),
        none_of("the same in the app", reached(APP, TREE, "150")),
        none_of("the same in what prints a page", reached(PRINTING)),
        none_of("unsafe names in the package", unsafe_names()),
        none_of("commands that fail without a network interface", apart)
        if apart is not None
        else Figure("commands without a network interface", "NOT DONE: no namespaces here", "done"),
    ]
