"""Removing a store from the disk, with all that SQLite has laid beside it."""

from __future__ import annotations

import os

from ..near import listed
from ..text import one_line
from .database import files_of, require_file
from .fault import NotOurs, NotStored
from .keeping import Store


def erase(path: str) -> None:
    """Remove a store with all that it holds, and a link that leads to it. Raises NotStored if something can't be removed, or
    isn't ours."""
    emptied = False
    require_file(path)
    if os.path.exists(path):
        try:
            with Store.at(path) as store:  # first what is in it, for whoever has it open
                emptied = store.delete(one.id for one in store.all())
        except NotOurs:
            raise
        except NotStored:
            pass  # a damaged one goes all the same
    files = [*files_of(path), *([path] if os.path.islink(path) else [])]
    left = [reason for file in files if (reason := _removed(file))]
    if left:
        still = ", though there is nothing in it any more" if emptied else ""
        raise NotStored(f"{listed(left, 'and', mark='')}{still}.")


def _removed(path: str) -> str:
    """Remove a file. Returns why that can't be, or nothing."""
    try:
        os.unlink(path)
    except FileNotFoundError:
        return ""
    except (OSError, ValueError) as error:
        return f"{one_line(path)} can't be removed ({getattr(error, 'strerror', None) or error})"
    return ""
