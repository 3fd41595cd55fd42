"""The kinds of value that a tree file is made of. Each can be had in two ways.

`take` is the straight way: the value of a part, from the events of the text as they come. It raises Unsound at the least
doubt. `read` is the thorough way, for a text in which there is a fault somewhere: it takes a node and its path; where the
node doesn't fit, it notes a problem and gives a stand-in, so that one run finds all that is wrong. Where a part has no
fault, both give the same.
"""

from __future__ import annotations

from .either import Either, Made
from .groups import Each, Many, Points
from .record import Record, Root
from .words import Format, Id, Line, Text, Whole, YesNo

__all__ = ["Each", "Either", "Format", "Id", "Line", "Made", "Many", "Points", "Record", "Root", "Text", "Whole", "YesNo"]
