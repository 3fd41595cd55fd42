"""A person's own editor: which it is, and how it is told the line to open a file at."""

from __future__ import annotations

import os
import shlex
import signal
import subprocess
from contextlib import contextmanager, suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PLUS_LINE = ("vi", "vim", "nvim", "view", "gvim", "nano", "pico", "emacs", "emacsclient", "micro", "kak", "joe", "jed", "ed",
             "mg", "ne", "gedit", "gnome-text-editor", "pluma", "xed", "bbedit")  # fmt: skip
"""Editors that take `+7 FILE`."""
COLON_LINE = ("hx", "helix", "subl", "sublime_text", "zed", "zeditor", "atom", "lapce")
"""Those that take `FILE:7`."""
GOTO_LINE = ("code", "code-insiders", "codium", "cursor", "windsurf")
"""Those that take `--goto FILE:7`."""
LINE_OPTION = ("kate", "kwrite", "mate", "idea", "pycharm", "mousepad")
"""Those that take `--line 7 FILE`."""
_WAITS = (*GOTO_LINE, "subl", "zed", "zeditor", "atom", "lapce", "gedit", "mate", "idea", "pycharm", "bbedit")
WAIT = {**dict.fromkeys(_WAITS, "--wait"), "kate": "--block", "gvim": "-f"}
"""What lets a program with a window of its own end only when the file is closed."""

NOT_SET = "No editor is set. Set EDITOR to one and start again, as in: export EDITOR=nano"


class NoEditor(Exception):
    """There is no editor to be started. Its text is a whole sentence for a person."""


def editor_command(environment: Mapping[str, str], path: str, line: int) -> list[str]:
    """The command that opens a file at a line in the editor that VISUAL or EDITOR names. Raises NoEditor."""
    named = environment.get("VISUAL", "").strip() or environment.get("EDITOR", "").strip()
    if not named:
        raise NoEditor(NOT_SET)
    try:
        words = shlex.split(named, posix=os.name != "nt")
    except ValueError:
        raise NoEditor("The editor that EDITOR names can't be understood: a quote in it isn't closed.") from None
    path = path if not path.startswith(("-", "+")) else os.path.join(os.curdir, path)
    name = os.path.basename(words[0].strip('"')).removesuffix(".exe")
    wait = [WAIT[name]] if name in WAIT and not {WAIT[name], "-w"} & set(words) else []
    return [*words, *wait, *_at(name, path, line)]


def _at(name: str, path: str, line: int) -> list[str]:
    """How an editor is told a file and a line; the file alone where we don't know."""
    if name in PLUS_LINE:
        return [f"+{line}", path]
    if name in COLON_LINE:
        return [f"{path}:{line}"]
    if name in GOTO_LINE:
        return ["--goto", f"{path}:{line}"]
    if name in LINE_OPTION:
        return ["--line", str(line), path]
    return [path]


def open_editor(path: str, line: int) -> None:
    """Open a file at a line in the person's editor, and wait until it ends. Raises NoEditor."""
    command = editor_command(os.environ, path, line)
    try:
        with _interrupts_left_to_it(), subprocess.Popen(command) as editor:
            editor.wait()
    except (OSError, ValueError):
        raise NoEditor(f"The editor that EDITOR names can't be started: {shlex.join(command[:1])}.") from None


@contextmanager
def _interrupts_left_to_it() -> Iterator[None]:
    """Ctrl+C in the editor is the editor's: it reaches every program of a terminal."""
    before = None
    with suppress(ValueError):  # not the main thread
        before = signal.signal(signal.SIGINT, lambda *_: None)  # unlike SIG_IGN, the editor doesn't inherit it
    try:
        yield
    finally:
        if before is not None:
            signal.signal(signal.SIGINT, before)
