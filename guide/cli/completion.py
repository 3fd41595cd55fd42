"""`guide completion`: a script that lets a shell complete commands and options."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse

    from .parser import Parser

SHELLS = ("bash", "zsh", "tcsh")


def arguments(parser: argparse.ArgumentParser) -> None:
    """What the command takes."""
    parser.add_argument("shell", metavar="SHELL", choices=SHELLS, help="bash, zsh or tcsh")
    parser.epilog = (
        "to switch it on, put one of these into your shell's start-up file:\n"
        '  bash: eval "$(guide completion bash)"\n'
        '  zsh:  eval "$(guide completion zsh)"\n'
        "  tcsh: guide completion tcsh > ~/.guide.tcsh; source ~/.guide.tcsh\n\n"
        f"{parser.epilog}"
    )


def run(given: argparse.Namespace) -> int:
    """Print the script."""
    import shtab

    print(shtab.complete(_whole(), shell=given.shell))
    return 0


def _whole() -> Parser:
    """One parser of all commands, for the script alone: a run builds only its own command's."""
    from importlib import import_module

    import shtab

    from .. import __version__
    from ..shipped import shipped_pages
    from . import COMMANDS
    from .parser import Parser

    whole = Parser(prog="guide", allow_abbrev=False)
    whole.add_argument("--version", action="version", version=__version__, help="print the version")
    commands = whole.add_subparsers(metavar="COMMAND")
    for name, (what, _) in COMMANDS.items():
        parser = commands.add_parser(name, help=what, allow_abbrev=False)
        import_module(f"{__package__}.{name}").arguments(parser)
        for action in parser._actions:
            if action.metavar in ("TREE", "PATH", "FILE", "FILE|-"):
                action.complete = shtab.FILE  # type: ignore[attr-defined]
            elif action.metavar == "CODE":
                action.choices = tuple(shipped_pages())
    return whole
