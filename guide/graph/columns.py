"""Where the boxes of a drawing stand: in layers from the top down, and in columns.

Trees of questions are mostly one long line with detours. So the first column is the line itself; boxes that stand beside
one another in a layer, as where a tree branches, get columns further right, each as near as can be below where it is
reached from. What leads from a box straight down can be drawn as such; the rest leaves at the side.

No library does this as it is needed here: those that lay out layers know boxes as points, and not that a way begins at
one of the answers listed in a box, and ends at the top of another.
"""

from __future__ import annotations

from ..model import DECIDE
from ..value import Value
from .drawing import OUTCOME

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .drawing import Box, Drawing


class Place(Value):
    """The layer and the column of a box, both from 0, and the box that what leaves it at the bottom leads to, if any."""

    layer: int
    column: int
    below: str | None = None


def places_of(drawing: Drawing) -> dict[str, Place]:
    """Where every box stands, outcomes apart: they are drawn beside what leads to them."""
    boxes = [box for box in drawing.boxes.values() if box.kind != OUTCOME]
    layers = _layers(drawing, boxes)
    columns = _columns(drawing, layers)
    under = _under(layers, columns)
    return {box.id: Place(layers[box.id], columns[box.id], _below(drawing, box, layers, under.get(box.id))) for box in boxes}


def _layers(drawing: Drawing, boxes: list[Box]) -> dict[str, int]:
    """For each box the length of the longest way to it; where the points decide comes last."""
    layers = {box.id: 0 for box in boxes}
    for box in boxes:
        for arrow in drawing.out[box.id]:
            if arrow.end in layers:
                layers[arrow.end] = max(layers[arrow.end], layers[box.id] + 1)
    if DECIDE in layers:
        layers[DECIDE] = max(layers[DECIDE], *(layer + 1 for box, layer in layers.items() if box != DECIDE))
    return layers


def _columns(drawing: Drawing, layers: Mapping[str, int]) -> dict[str, int]:
    """A column for each box, the boxes of a layer in the order of where they are reached from."""
    reached: dict[str, list[str]] = {}
    for arrow in drawing.arrows:
        reached.setdefault(arrow.end, []).append(arrow.start)
    standing: dict[int, list[str]] = {}
    for box, layer in layers.items():
        standing.setdefault(layer, []).append(box)
    columns: dict[str, int] = {}
    for _, boxes in sorted(standing.items()):
        wanted = {box: _wanted(reached.get(box, ()), layers, columns) for box in boxes}
        free = 0
        for box in sorted(wanted, key=wanted.__getitem__):
            columns[box] = max(free, wanted[box])
            free = columns[box] + 1
    return columns


def _wanted(starts: list[str] | tuple[str, ...], layers: Mapping[str, int], columns: Mapping[str, int]) -> int:
    """The column of the nearest box from which one is reached, the leftmost if there are several."""
    nearest = max((layers[start] for start in starts), default=0)
    return min((columns[start] for start in starts if layers[start] == nearest), default=0)


def _under(layers: Mapping[str, int], columns: Mapping[str, int]) -> dict[str, str]:
    """For each box the next one further down in its column, if there is one."""
    under: dict[str, str] = {}
    lowest: dict[int, str] = {}  # by column, as far as it has been gone up
    for box in sorted(layers, key=layers.__getitem__, reverse=True):
        if columns[box] in lowest:
            under[box] = lowest[columns[box]]
        lowest[columns[box]] = box
    return under


def _below(drawing: Drawing, box: Box, layers: Mapping[str, int], under: str | None) -> str | None:
    """The box that stands right below one, if it leads there; else the only one that it leads to, if in the next layer."""
    layer = layers[box.id]
    goes = {arrow.end for arrow in drawing.out[box.id]}
    if under in goes:
        return under
    only = goes.pop() if len(goes) == 1 else None
    return only if only is not None and layers.get(only) == layer + 1 else None
