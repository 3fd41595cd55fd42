"""`guide schema`: the format of tree files, for editors and other programs."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    import argparse


def arguments(parser: argparse.ArgumentParser) -> None:
    """The command takes nothing."""
    parser.epilog = (
        "Editors that know the YAML language server read the schema that a tree's first line names, from the same folder:\n"
        "  # yaml-language-server: $schema=tree.schema.json\n\n"
        f"{parser.epilog}"
    )


def run(_: argparse.Namespace) -> int:
    """Print the schema: 0."""
    from ..schema import schema_text

    print(schema_text(), end="")
    return 0
