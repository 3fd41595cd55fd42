"""The figures of the house, in one run: `python -m tests.bench`. Ratios of medians; the machine may be noisy."""

from __future__ import annotations

import gc
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import yaml

from guide.loader import examine
from guide.source import Source
from tests.bench.analysis import table
from tests.bench.sheets import table as sheets
from tests.bench.terminal import Terminal
from tests.bench.trees import generated

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TREE = ROOT / "trees" / "bpo-or-kpo.yaml"
SCRIPT = Path(sys.executable).with_name("guide")
GUIDE = [str(SCRIPT)] if SCRIPT.exists() else [sys.executable, "-m", "guide"]
MINIMAL = [sys.executable, str(HERE / "minimal_app.py")]


def milliseconds(*works: Callable[[], object], runs: int) -> list[float]:
    """The median time of each piece of work, all run in turn."""
    times: list[list[float]] = [[] for _ in works]
    for run in range(runs + 1):
        for work, mine in zip(works, times, strict=True):
            gc.collect()
            begin = time.perf_counter()
            kept = work()
            took = time.perf_counter() - begin  # what was made is thrown away outside of the clock
            del kept
            if run:
                mine.append(took * 1000)
    return [statistics.median(mine) for mine in times]


def process(*command: str) -> Callable[[], object]:
    """Running a command to its end."""
    return lambda: subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)


def first_paint(runs: int) -> tuple[float, float]:
    """From start to the first question on the screen, and to the minimal app's options."""
    question = examine(Source(str(TREE), TREE.read_text(encoding="utf-8"))).tree
    assert question is not None
    words = question.questions[question.start].ask[:24]
    found: dict[str, list[float]] = {}
    for _ in range(runs):
        for name, command, text in (("guide", [*GUIDE, "run", str(TREE)], words), ("minimal", MINIMAL, "The fourth option")):
            terminal = Terminal(command)
            terminal.settle(0.5)
            shown = terminal.shows(text)
            terminal.end()
            assert shown is not None, f"{name} never showed {text!r}"
            found.setdefault(name, []).append(shown)
    return statistics.median(found["guide"]), statistics.median(found["minimal"])


def next_question(runs: int) -> tuple[float, float]:
    """From an answer's key to the next question, and from an arrow key to the minimal app's highlight."""
    guide, minimal = Terminal([*GUIDE, "run", str(TREE)]), Terminal(MINIMAL)
    guide.settle(1.0)
    minimal.settle(1.0)
    answers, arrows = [], []
    for run in range(runs):
        answers.append(guide.press(b"1"))
        guide.press(b"\x1b[D")  # back again
        arrows.append(minimal.press(b"\x1b[B" if run % 2 else b"\x1b[A"))
    guide.end()
    minimal.end()
    return statistics.median(filter(None, answers)), statistics.median(filter(None, arrows))


def edited(runs: int) -> tuple[float, float]:
    """From a key press in `guide edit` to the error that it makes, in the shipped tree; and to none, once it is taken back."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "tree.yaml")
        whole = TREE.read_text(encoding="utf-8")
        file.write_text(whole[whole.index("\nformat:") + 1 :], encoding="utf-8")
        editor = Terminal([*GUIDE, "edit", str(file)])
        editor.settle(1.0)
        editor.press(b"\x1b[F")  # to the end of the first line
        broken, mended = [], []
        for _ in range(runs):
            broken.append(editor.press_until(b"2", "1 error"))
            mended.append(editor.press_until(b"\x7f", "no problems"))
        editor.end()
    return statistics.median(filter(None, broken)), statistics.median(filter(None, mended))


def peak(work: Callable[[], object]) -> float:
    """The most memory that a piece of work holds at once, in MB."""
    gc.collect()
    tracemalloc.start()
    kept = work()
    most = tracemalloc.get_traced_memory()[1] / 1e6
    tracemalloc.stop()
    del kept
    return most


def without_textual(*arguments: str) -> bool:
    """Whether a command runs without importing Textual."""
    code = f"import sys; sys.argv = ['guide', *{list(arguments)!r}]\nfrom guide.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass\nsys.exit('textual' in sys.modules)"
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False).returncode == 0


def rows(runs: int) -> list[tuple[str, str, str]]:
    """What is measured, the figure, and what it should be."""
    text = generated(1000)
    loading, theirs = milliseconds(
        lambda: examine(Source("generated", text)), lambda: yaml.load(text, Loader=yaml.CSafeLoader), runs=runs
    )
    ours_peak, their_peak = (
        peak(lambda: examine(Source("generated", text))),
        peak(lambda: yaml.load(text, Loader=yaml.CSafeLoader)),
    )
    check, help, nothing = milliseconds(
        process(*GUIDE, "check", str(TREE)), process(*GUIDE, "--help"), process(sys.executable, "-c", "pass"), runs=runs
    )
    paint, their_paint = first_paint(runs)
    answer, arrow = next_question(runs)
    broken, mended = edited(runs)
    light = all(
        without_textual(*words)
        for words in (["--help"], ["check", "bpo-or-kpo"], ["decide", "bpo-or-kpo", "--answer", "rules=all"])
    )
    return [
        ("first question on the screen / a minimal Textual app", f"{paint / their_paint:.2f} ×", "≤ 1.3 ×"),
        ("answer key to next question / that app's arrow key", f"{answer / arrow:.2f} ×", "≤ 2 ×"),
        ("`guide edit`: key to the error that it makes, to none (ms)", f"{broken:.0f}, {mended:.0f}", "≤ 150"),
        ("`guide check` of the shipped tree / `python -c pass`", f"{check / nothing:.1f} ×", "≤ 5 ×"),
        ("`guide --help` / `python -c pass`", f"{help / nothing:.1f} ×", ""),
        ("1,000 questions: `yaml.load` (CSafeLoader) / load and check", f"{theirs / loading:.1f} ×", "≥ 4 ×"),
        ("the same, peak memory: load and check / `yaml.load`", f"{ours_peak / their_peak:.2f} ×", "≤ 0.33 ×"),
        ("`--help`, `check`, `decide` import Textual", "no" if light else "yes", "no"),
    ]


def main() -> None:
    """Print the tables."""
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    with tempfile.TemporaryDirectory() as home:  # what is answered here is nobody's assessment
        os.environ["GUIDE_HOME"] = home
        _print()


def _print() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    libyaml = "libyaml" if yaml.__with_libyaml__ else "no libyaml"
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}, "
          f"PyYAML {yaml.__version__} with {libyaml}, {runs} runs\n")  # fmt: skip
    print("| measured | figure | wanted |\n|---|---|---|")
    for row in rows(runs):
        print(f"| {' | '.join(row)} |")
    print("", *table(milliseconds, runs), "", *sheets(20_000), sep="\n")


if __name__ == "__main__":
    main()
