"""The command line: arguments in, exit codes out.

Each command is a file of this room, opened only when it runs. Answers go to stdout, and so does what `check` and `test`
find; what stands in the way of an answer goes to stderr. Exit codes: 0 good, 1 problems found, 2 wrong usage or a file
that can't be read, 70 a fault in the program or too little memory, 130 interrupted, 141 nobody reads the output any more,
128 + n ended by signal n.
"""

from __future__ import annotations

import gc
import sys

from .ending import Ended, complain

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

COMMANDS = {
    # name: (what it does, an example)
    "run": ("answer the questions, in the app or line by line", 'guide run bpo-or-kpo --for "Monthly payroll"'),
    "decide": ("give the result for answers that are known already", "guide decide bpo-or-kpo --answers payroll.yaml"),
    "sheet": (
        "write a spreadsheet of the questions for others to fill in",
        "guide sheet bpo-or-kpo --functions functions.txt --to xlsx --output answers.xlsx",
    ),
    "report": ("write the result as a document", "guide report bpo-or-kpo --answers payroll.yaml --output payroll.html"),
    "list": ("list the saved assessments", "guide list"),
    "show": ("show a saved assessment, its result as it was", "guide show kadimo"),
    "resume": ("go on with a saved assessment", "guide resume kadimo"),
    "portfolio": (
        "show saved assessments in a table and on a map, for a report",
        "guide portfolio --to html --output portfolio.html",
    ),
    "compare": ("show saved assessments side by side, first where their answers differ", "guide compare kadimo nizelu"),
    "recheck": ("tell which finished assessments come out differently with today's tree", "guide recheck bpo-or-kpo"),
    "export": ("write saved assessments to a file", "guide export assessments.json"),
    "import": ("take in assessments that were exported", "guide import assessments.json"),
    "delete": ("delete saved assessments", "guide delete kadimo"),
    "forget": ("remove everything that was ever saved", "guide forget"),
    "new": ("write a small complete tree to start from, or a copy of one", "guide new my-tree.yaml --from bpo-or-kpo"),
    "edit": ("edit a tree, and see what it comes to while you type", "guide edit my-tree.yaml"),
    "check": ("find every mistake in tree files", "guide check my-tree.yaml"),
    "explain": ("explain a problem, with a tree that has it and its repair", "guide explain dead-end"),
    "test": ("walk a tree's examples as tests, and show what they leave out", "guide test my-tree.yaml"),
    "format": ("lay a tree file out in order, with its comments kept", "guide format my-tree.yaml --check"),
    "schema": ("print the format of tree files as a JSON Schema, for editors", "guide schema > tree.schema.json"),
    "paths": ("count all ways through a tree, and where they end", "guide paths my-tree.yaml"),
    "diff": ("show which walks an edit of a tree moves", "guide diff bpo-or-kpo my-tree.yaml"),
    "graph": ("draw a tree: its questions, where each answer leads, and where it ends", "guide graph bpo-or-kpo --to svg"),
    "trees": ("list the trees that come with the program", "guide trees"),
    "completion": ("print a script that lets your shell complete commands", "guide completion bash"),
}
"""Every command: its name, which is also its module's, what it does, and an example."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command that the arguments name, and give the exit code. Without arguments, the app opens."""
    if argv is None:
        gc.set_threshold(100_000)  # the process is ours, and most commands end before there is any garbage worth a look
    try:
        _spell_any_character()
        code = _run([*(sys.argv[1:] if argv is None else argv)])  # `list` is a command here, once it has run
        if sys.stdout is not None:
            sys.stdout.flush()
        if argv is None:
            gc.freeze()  # the process ends here: looking for garbage once more would be for nothing
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        _silence()
        return 141
    except OSError as error:
        if error.errno not in _unwritable():
            return _crashed(error)
        _silence()
        complain(f"The output can't be written: {error.strerror}.")
        return 2
    except MemoryError:
        complain("There is too little memory for that.")
        return 70
    except Exception as error:
        return _crashed(error)
    return code


def _run(words: list[str]) -> int:
    name = words[0] if words else "run"
    if name in ("-h", "--help") or words == ["help"]:
        print(_overview(), end="")
        return 0
    if name in ("-V", "--version"):
        from .. import __version__

        print(f"guide {__version__}")
        return 0
    if name == "help":
        name, words = words[1], [*words[1:2], "--help"]
    if name not in COMMANDS:
        complain(_unknown(name))
        return 2
    return _command(name, words[1:])


def _command(name: str, words: list[str]) -> int:
    command = _opened(name)
    try:
        if hasattr(command, "run_on") and words and not any(word.startswith("-") for word in words):
            return int(command.run_on(words))  # nothing to parse: importing argparse takes longer than checking a tree
        from .parser import parsed

        return int(command.run(parsed(name, command, words)))
    except Ended as ended:
        complain(ended.said)
        return ended.code
    except SystemExit as ended:  # argparse, after --help or wrong usage
        return ended.code if isinstance(ended.code, int) else 2


def _opened(name: str) -> Any:
    """The module of a command."""
    if name == "check":  # run after each edit: importing `importlib` for it would take longer than checking a small tree
        from . import check

        return check
    from importlib import import_module

    return import_module(f"{__name__}.{name}")


def _overview() -> str:
    indent = max(map(len, COMMANDS)) + 4
    rows = [(mark, text) for name, (what, example) in COMMANDS.items() for mark, text in ((f"  {name}", what), ("", example))]
    commands = "\n".join(_fitting(text, mark.ljust(indent)) for mark, text in rows)
    about = (
        "Name one function of your business, answer about a dozen questions, and read whether\n"
        "it suits BPO or KPO, how firmly, and why. `guide` alone opens the app."
    )
    return (
        f"usage: guide [COMMAND] ...\n\n{_fitting(about)}\n\ncommands, with an example each:\n{commands}\n\n"
        f"{_fitting('`guide COMMAND --help` explains one command.')}\n"
        "`guide --version` prints the version.\n"
    )


def _fitting(text: str, lead: str = "") -> str:
    """A text after a lead, in as many lines as a narrow terminal needs. What lays it out is imported only for that."""
    from .terminal import ENDLESS, columns

    width = columns(ENDLESS)
    if max(map(len, f"{lead}{text}".split("\n"))) <= width:
        return f"{lead}{text}"
    from .lines import paragraph

    return "\n".join(paragraph(text, lead, width))


def _unknown(name: str) -> str:
    from ..near import did_you_mean
    from ..text import one_line

    what = "option" if name.startswith("-") else "command"
    more = did_you_mean(name, COMMANDS) if what == "command" else "options come after a command, as in `guide run --plain`"
    if not more and len(name.split()) > 1:
        from shlex import quote

        more = f"an assessment of what is called so begins with\n  guide run --for {quote(one_line(name))}"
    said = f"guide: there is no {what} `{one_line(name)}`{f': {more}' if more else '.'}"
    return f"{said}\nusage: guide [COMMAND] ... (`guide --help` explains)"


def _spell_any_character() -> None:
    """Let no character be an error: one that the output can't spell becomes a plainer one, a broken one a �."""
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    for stream in (sys.stdout, sys.stderr):
        encoding = getattr(stream, "encoding", None) or "utf-8"
        if encoding.lower().replace("-", "") != "utf8" and hasattr(stream, "reconfigure"):
            from .spelling import PLAINER

            stream.reconfigure(errors=PLAINER)


def _unwritable() -> tuple[int, ...]:
    """The errors that say that output has nowhere to go."""
    import errno

    return errno.ENOSPC, errno.EIO, errno.EFBIG, errno.EBADF, errno.EDQUOT


def _crashed(error: Exception) -> int:
    """A fault in the program: one sentence, and a log."""
    from ..tui import crash

    complain(crash.sentence(crash.log_crash(error)))
    return crash.EXIT_CODE


def _silence() -> None:
    """Drop whatever output is still waiting, so that nothing complains about it when the program ends."""
    import os

    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
