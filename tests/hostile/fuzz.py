"""The coverage-guided fuzzer, in a process of its own: `python -m tests.hostile.fuzz SECONDS`.

What it finds is written to the folder that it runs in; put it, cut down, under `corpus/`, and mend it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


def main(seconds: int) -> None:
    """Try inputs until the time is over. Exits with 3 where atheris isn't installed."""
    try:
        import atheris
    except ImportError:
        sys.exit(3)
    with atheris.instrument_imports(include=["guide"]):
        from .law import kept
    from tests.conftest import SMALL

    grown = tempfile.mkdtemp(prefix="guide-fuzz-")
    Path(grown, "small.yaml").write_text(SMALL, encoding="utf-8")
    words = Path(grown).with_suffix(".dict")
    words.write_text("".join(f'"{word}"\n' for word in WORDS), encoding="utf-8")
    options = [f"-max_total_time={seconds}", f"-dict={words}", "-max_len=4096", "-timeout=20", "-rss_limit_mb=2048", "-print_final_stats=1"]  # fmt: skip
    atheris.Setup(["fuzz", *options, grown, str(HERE / "corpus")], kept)
    atheris.Fuzz()


KEYS = """format: title: start: questions: ask: answers: say: then: when: go: points: unsure: outcomes: summary: decide
sections: sources: examples: criteria: advice: close:"""
SIGNS = [
    "# allow ",
    "<<: ",
    "&a ",
    "*a",
    "!!str ",
    "|\\x0a",
    ">-\\x0a",
    "---\\x0a",
    "? ",
    "\\x09",
    "\\xe2\\x80\\xae",
    "\\xef\\xbb\\xbf",
]
WORDS = [*KEYS.split(), *SIGNS, "\\\\u202e", "\\\\UFFFFFFFF"]

if __name__ == "__main__":
    main(int(sys.argv[1]))
