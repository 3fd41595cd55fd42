"""What a command prints for programs."""

from __future__ import annotations

import json
import sys


def as_json(thing: object) -> str:
    """One JSON text, on lines of their own; characters that the output can't spell are written as escapes."""
    spells_all = (getattr(sys.stdout, "encoding", None) or "").lower().replace("-", "") == "utf8"
    return json.dumps(thing, ensure_ascii=not spells_all, indent=2) + "\n"
