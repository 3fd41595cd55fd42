"""The tree files in a folder, for commands that take folders."""

from __future__ import annotations

import os

from ..loader import Unreadable

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

ENDINGS = (".yaml", ".yml")


def files_in(folder: str) -> list[str]:
    """Every YAML file in a folder and the folders in it, sorted; what is hidden is left out.

    Raises Unreadable with a sentence if there is none, or if a folder can't be looked into.
    """
    found: list[str] = []
    for inner, folders, files in os.walk(folder, onerror=_refused):
        folders[:] = [name for name in folders if not name.startswith(".")]
        found += [os.path.normpath(os.path.join(inner, name)) for name in files if _is_one(name)]
    if not found:
        raise Unreadable(no_tree_in(folder))
    return sorted(found)


def no_tree_in(folder: str) -> str:
    """What to say about a folder without trees."""
    return f"There is no tree in the folder {folder}: no file in it that ends with .yaml or .yml has the keys of a tree."


def _refused(error: OSError) -> NoReturn:
    raise Unreadable(f"The folder {error.filename} can't be looked into: {error.strerror}.")


def _is_one(name: str) -> bool:
    return name.endswith(ENDINGS) and not name.startswith(".")
