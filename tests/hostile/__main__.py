"""The whole matrix, in one table: `python -m tests.hostile [--minutes N]`. Ten minutes are for a release, one for a look."""

from __future__ import annotations

import argparse
import importlib
import os
import platform
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.hostile", description="Try everything hostile, and print the figures."
    )
    parser.add_argument("--minutes", type=float, default=10, help="for how long, more or less (10)")
    parser.add_argument("--only", metavar="NAME", help="one module: files, text, ...")
    given = parser.parse_args()
    names = sorted(path.stem for path in HERE.glob("test_*.py") if given.only in (None, path.stem.removeprefix("test_")))
    parts = [part for part in map(_module, names) if hasattr(part, "figures")]
    begin = time.monotonic()
    print(f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, Python {platform.python_version()}\n")
    print("| tried and measured | figure | wanted |\n|---|---|---|", flush=True)
    for part in parts:
        for figure in part.figures(given.minutes / len(parts)):
            print(figure, flush=True)
    print(f"\n{(time.monotonic() - begin) / 60:.0f} minutes.")


def _module(name: str):  # type: ignore[no-untyped-def]
    return importlib.import_module(f"tests.hostile.{name}")


if __name__ == "__main__":
    sys.path.insert(0, str(HERE.parents[1]))
    main()
