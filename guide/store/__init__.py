"""Saved assessments, in one SQLite file that is its owner's alone. This is the only room that imports `sqlite3`."""

from __future__ import annotations

from .erasing import erase
from .fault import NotOurs, NotStored
from .keeping import Store, TakenIn

__all__ = ["NotOurs", "NotStored", "Store", "TakenIn", "erase"]
