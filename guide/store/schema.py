"""What a store's tables are, one step for every version that there ever was: a file of any of them is brought up to the last.

A step that has been released never changes; what is new is a new step at the end.
"""

from __future__ import annotations

STEPS = (
    (
        """CREATE TABLE trees (
            digest TEXT PRIMARY KEY,
            title TEXT NOT NULL,
            text TEXT NOT NULL
        ) WITHOUT ROWID""",
        """CREATE TABLE assessments (
            id TEXT PRIMARY KEY,
            tree TEXT NOT NULL,
            digest TEXT NOT NULL REFERENCES trees (digest),
            answers TEXT NOT NULL,
            notes TEXT NOT NULL,
            subject TEXT NOT NULL,
            organisation TEXT NOT NULL,
            asking TEXT NOT NULL,
            started TEXT NOT NULL,
            changed TEXT NOT NULL,
            finished TEXT NOT NULL,
            outcome TEXT NOT NULL,
            result TEXT NOT NULL,
            firmness TEXT NOT NULL
        )""",
    ),
    (
        "ALTER TABLE assessments ADD COLUMN follows TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE assessments ADD COLUMN revision INTEGER NOT NULL DEFAULT 1",
        "CREATE INDEX assessments_by_change ON assessments (changed DESC)",
    ),
)
"""The statements of each step: the first makes version 1 of an empty file, each other one the next version of the last."""

VERSION = len(STEPS)
APPLICATION = 0x67756964
"""What SQLite's header has as `application_id`: `guid`. It tells a store from the databases of other programs."""
