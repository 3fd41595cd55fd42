"""One command's arguments: what they are, and what is said about wrong ones."""

from __future__ import annotations

import argparse

from . import COMMANDS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, Protocol

    from _typeshed import SupportsWrite

    class Command(Protocol):
        """A module of this room that is a command."""

        def arguments(self, parser: argparse.ArgumentParser) -> None:
            """Add what the command takes."""

        def run(self, given: argparse.Namespace) -> int:
            """Run it, and give the exit code."""


class Parser(argparse.ArgumentParser):
    """A parser that ends with one sentence and the usage when it is used wrongly."""

    color: bool

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help. argparse's own would keep quiet about an output that can't be written."""
        print(self.format_help(), end="", file=file)

    def _check_value(self, action: argparse.Action, value: str) -> None:
        """Refuse what is none of an option's choices in our words, with a near one. The hook is argparse's own."""
        if action.choices is None or value in action.choices:
            return
        from ..near import did_you_mean

        name = "/".join(action.option_strings) or action.metavar
        raise argparse.ArgumentError(None, f"{name} can't be `{value}`: {did_you_mean(value, action.choices)}")

    def error(self, message: str) -> NoReturn:
        """End with exit code 2."""
        from ..text import one_line
        from .ending import Ended

        raise Ended(2, f"{self.prog}: {_ended(one_line(message))}\n{self.format_usage()}")


def parsed(name: str, command: Command, words: list[str]) -> argparse.Namespace:
    """What these words say to a command. Raises Ended for wrong usage, SystemExit after `--help`."""
    parser = parser_of(name, command)
    given, strange = parser.parse_known_args(words)
    if strange:
        parser.error(_strange(parser, strange[0]))
    return given


def parser_of(name: str, command: Command) -> Parser:
    """The parser of one command."""
    what, example = COMMANDS[name]
    parser = Parser(
        prog=f"guide {name}",
        description=f"{what[0].upper()}{what[1:]}.",
        epilog=f"example:\n  {example}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.color = False  # newer Pythons colour the help by themselves
    command.arguments(parser)
    return parser


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith("?") else f"{sentence.rstrip('.')}."


def _strange(parser: Parser, word: str) -> str:
    if not word.startswith("-"):
        return f"`{word}` is one argument too many"
    from ..near import near

    name = word.partition("=")[0]
    known = [option for action in parser._actions for option in action.option_strings]
    guess = near(name.lstrip("-"), [option.lstrip("-") for option in known])
    return f"there is no option `{name}`{f' (did you mean `--{guess}`?)' if guess else ''}"
