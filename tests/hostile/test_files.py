"""Hostile files: each is answered with a tree, with problems whose places lie in it, or with a sentence, in time and memory that
grow as the file does.
"""

from __future__ import annotations

import gc
import json
import os
import subprocess
import sys
import threading
import time
import tracemalloc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import guide
from guide.loader import LARGEST, Unreadable, examine, read_source, source_of
from guide.problem import ERROR, MOST
from guide.source import Source
from tests.bench.trees import generated
from tests.conftest import SMALL

from .bombs import BOMBS
from .figure import Figure, none_of
from .law import kept, refused

HERE = Path(__file__).parent
CORPUS = sorted((HERE / "corpus").glob("*.yaml"))
SUITE = HERE.parents[2] / "shared" / "yaml-test-suite" / "cases.jsonl"
PACKAGE = str(Path(guide.__file__).parent)
PIECES = [line + "\n" for line in SMALL.splitlines()] + list("{}[],:#&*!|>'\"%@`- \n\t\\\0\x1b") + ["? ", "<<: ", "---\n", "\ufeff", "\u202e", "*a", "&a "]  # fmt: skip


def steps(text: str) -> int:
    """How many lines of the package run to read a text: what takes time, and is the same on every machine."""
    count = 0

    def line(*_: object) -> Any:
        nonlocal count
        count += 1
        return line

    def call(frame: FrameType, *_: object) -> Any:
        return line if frame.f_code.co_filename.startswith(PACKAGE) else None

    before = sys.gettrace()
    sys.settrace(call)
    try:
        found = examine(Source("bomb", text))
        for problem in found.problems:
            str(problem)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("name", BOMBS)
def test_four_times_the_text_takes_no_more_than_about_four_times_the_steps(name: str) -> None:
    examine(Source("warm", BOMBS[name](100)))
    small, large = BOMBS[name](3_000), BOMBS[name](12_000)
    assert steps(large) < 7 * steps(small) + 20_000


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_answered_as_any_text_is(name: str) -> None:
    kept(BOMBS[name](50_000).encode(errors="surrogatepass"))


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.stem)
def test_every_past_find_is_answered(path: Path) -> None:
    kept(path.read_bytes())


def test_no_more_mistakes_are_told_than_anybody_reads_and_the_last_says_so() -> None:
    for name in ("one key over and over", "keys that no question has", "tags on one line", "examples of nothing"):
        problems = examine(Source("bomb", BOMBS[name](100_000))).problems
        assert len([problem for problem in problems if problem.severity == ERROR]) == MOST + 1
        assert (problems[-1].code, "more than 1,000 mistakes" in problems[-1].message) == ("too-large", True)


def test_a_tree_with_very_many_notes_is_a_tree() -> None:
    found = examine(Source("notes", BOMBS["unused sources"](60_000)))
    assert found.tree is not None
    assert len(found.problems) == MOST


def test_a_problem_far_along_a_line_is_drawn_with_what_stands_round_it() -> None:
    for before in (1, 59, 100, 161, 10_000):
        problem = examine(Source("long", f"[{'x' * before}, !t y]")).problems[-1]
        shown, pointed = str(problem).splitlines()[3:5]
        assert shown[pointed.index("^")] == "!"
        assert len(shown) < 200


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=150)
@example("# allow : x")
def test_any_pieces_of_a_tree_in_any_order_are_answered(text: str) -> None:
    kept(text.encode())


@given(st.data())
@settings(max_examples=150)
def test_a_tree_with_something_cut_out_doubled_or_put_in_is_answered(data: st.DataObject) -> None:
    begin, end = sorted((data.draw(st.integers(0, len(SMALL))), data.draw(st.integers(0, len(SMALL)))))
    piece = data.draw(st.sampled_from(["", SMALL[begin:end] * 2, *PIECES]) | st.text(max_size=5))
    kept((SMALL[:begin] + piece + SMALL[end:]).encode(errors="surrogatepass"))


@given(st.binary(max_size=60))
def test_any_bytes_are_answered(data: bytes) -> None:
    kept(data)


ENCODED = {
    "UTF-16": SMALL.encode("utf-16"),
    "UTF-16 without a mark": SMALL.encode("utf-16-be"),
    "UTF-32": SMALL.encode("utf-32"),
    "Latin-1": "title: é".encode("latin-1"),
    "two marks": b"\xef\xbb\xbf" * 2 + SMALL.encode(),
    "half a character at the end": SMALL.encode() + b"\xe2\x82",
    "half a surrogate": b"a: \xed\xa0\x80",
    "overlong": b"a: \xc0\xaf",
    "nothing": b"",
    "only a mark": b"\xef\xbb\xbf",
    "one byte too many": b"#" * (LARGEST + 1),
}


@pytest.mark.parametrize("name", ENCODED)
def test_bytes_in_another_encoding_are_answered(name: str) -> None:
    kept(ENCODED[name])


@pytest.mark.skipif(not SUITE.exists(), reason="the YAML test suite is not beside this checkout")
def test_every_case_of_the_yaml_test_suite_is_answered_by_the_whole_loader() -> None:
    cases = suite()
    assert len(cases) == 402
    for case in cases:
        kept(case.encode(errors="surrogatepass"))


def suite() -> list[str]:
    """The texts of the YAML test suite, if it stands beside this checkout."""
    if not SUITE.exists():
        return []
    return [json.loads(line)["yaml"] for line in SUITE.read_text(encoding="utf-8").splitlines()]


def test_a_file_of_100_megabytes_is_refused_in_a_sentence_and_little_memory(tmp_path: Path) -> None:
    path = tmp_path / "tree.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    tracemalloc.start()
    try:
        with pytest.raises(Unreadable, match="larger than 8 MB") as said:
            read_source(str(path))
        assert refused(str(said.value))
        assert tracemalloc.get_traced_memory()[1] < 3 * LARGEST
    finally:
        tracemalloc.stop()


# ---- files that are none ---------------------------------------------------------------------------------------------


@contextmanager
def within(seconds: int) -> Iterator[None]:
    """Fail rather than wait for ever."""
    done = threading.Event()
    guard = threading.Thread(target=lambda: done.wait(seconds) or os._exit(99), daemon=True)
    guard.start()
    yield
    done.set()


@pytest.mark.parametrize("path", ["/dev/zero", "/dev/tty", "/dev/stdin", "/proc/self/mem", "/proc/self", "/dev/full"])
def test_what_is_no_file_is_refused_at_once(path: str) -> None:
    if os.path.exists(path):
        with within(60), pytest.raises(Unreadable) as said:
            read_source(path)
        assert refused(str(said.value))


def test_a_file_that_turns_into_a_pipe_before_it_is_opened_is_refused_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, looked = tmp_path / "tree.yaml", os.stat
    path.write_text(SMALL)

    def stat(name: Any, *more: Any, **named: Any) -> os.stat_result:
        found = looked(name, *more, **named)
        if name == str(path) and not more and path.is_file():
            path.unlink()
            os.mkfifo(path)
        return found

    monkeypatch.setattr("guide.loader.os.stat", stat)
    with within(60), pytest.raises(Unreadable, match="not an ordinary file"):
        read_source(str(path))


def test_a_link_to_itself_a_name_too_long_and_one_of_bytes_are_refused_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "ring").symlink_to("ring")
    for name in (str(tmp_path / "ring"), str(tmp_path / ("x" * 5000)), str(tmp_path / "none-\udcff.yaml"), ""):
        with pytest.raises(Unreadable) as said:
            read_source(name)
        assert refused(str(said.value))


def test_a_file_that_changes_while_it_is_read_is_answered(tmp_path: Path) -> None:
    path, over = tmp_path / "tree.yaml", threading.Event()
    path.write_text(SMALL)

    def change() -> None:
        while not over.is_set():
            path.write_text(SMALL[: len(SMALL) // 2])
            path.write_text(SMALL * 50)

    changing = threading.Thread(target=change)
    changing.start()
    try:
        for _ in range(100):
            kept(read_source(path).text.encode())
    finally:
        over.set()
        changing.join()


# ---- the whole -------------------------------------------------------------------------------------------------------


def figures(minutes: float) -> list[Figure]:
    """Every bomb at a size that hurts, and the fuzzers for as long as there is time."""
    size = 2_000_000 if minutes > 2 else 200_000
    plain = generated(size // 572)
    each = min(_seconds(plain) for _ in range(3)) / len(plain)
    failed: list[str] = []
    slowest, most = (0.0, ""), (0.0, "")
    for name, bomb in BOMBS.items():
        text = bomb(size)
        try:
            kept(bomb(size // 10).encode(errors="surrogatepass"))
            slowest = max(slowest, (_seconds(text) / each / len(text), name))
            smaller = bomb(size // 5)
            most = max(most, (_memory(smaller) / len(smaller), name))
        except Exception as error:
            failed.append(f"{name}: {error!r}")
    others = [
        *(path.read_bytes() for path in CORPUS),
        *ENCODED.values(),
        *(case.encode(errors="surrogatepass") for case in suite()),
    ]
    for data in others:
        try:
            kept(data)
        except Exception as error:
            failed.append(f"{data[:40]!r}: {error!r}")
    told = f"{len(BOMBS)} of {size // 1000:,} KB; {len(CORPUS)}, {len(ENCODED)}, {len(suite()) or 'NONE FOUND'}"
    return [
        Figure("bombs; past finds, encodings, cases of the YAML test suite", told),
        Figure("slowest / a sound tree of that size", f"{slowest[0]:.0f} × ({slowest[1]})", "≤ 30 ×"),
        Figure("most memory / size of the file", f"{most[0]:.0f} × ({most[1]})", "≤ 500 ×"),
        none_of("inputs that weren't answered, tracebacks", failed),
        *_fuzzed(minutes * 60),
    ]


def _seconds(text: str) -> float:
    gc.collect()
    begin = time.perf_counter()
    for problem in examine(Source("bomb", text)).problems:
        str(problem)
    return time.perf_counter() - begin


def _memory(text: str) -> float:
    tracemalloc.start()
    examine(Source("bomb", text))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return most


def _fuzzed(seconds: float) -> list[Figure]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.hostile.fuzz", str(int(seconds))], capture_output=True, text=True, check=False
    )
    if done.returncode == 3:
        return [Figure("coverage-guided fuzzing", "NOT DONE: atheris isn't installed for this Python", "done")]
    said = dict(line.removeprefix("stat::").split(":", 1) for line in done.stderr.splitlines() if line.startswith("stat::"))
    trouble = [line for line in done.stderr.splitlines() if "ERROR" in line or "Uncaught" in line or "artifact_prefix" in line]
    if done.returncode and not trouble:
        trouble = [done.stderr[-300:]]
    return [
        Figure(f"coverage-guided: inputs tried in {seconds:.0f} s", said.get("number_of_executed_units", "?").strip()),
        Figure("coverage-guided: slowest (s), peak memory (MB)", f"{said.get('slowest_unit_time_sec', '?').strip()}, {said.get('peak_rss_mb', '?').strip()}"),
        none_of("coverage-guided: tracebacks", trouble),
    ]  # fmt: skip


def test_source_of_any_bytes_is_a_text_or_a_sentence() -> None:
    with pytest.raises(Unreadable):
        source_of("x", b"\xff")
