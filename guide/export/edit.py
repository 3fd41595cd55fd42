"""What an edit of a tree changes, as text for its author, and in terms of JSON for programs."""

from __future__ import annotations

from textwrap import fill

from ..edit import ADDED, REMOVED, RENAMED, REROUTED, RESCORED, REWORDED, Difference, Edit, Move, MovedExample
from ..near import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..model import Example, Tree

TITLES = {
    ADDED: "Added",
    REMOVED: "Removed",
    RENAMED: "Renamed",
    REROUTED: "Leads elsewhere",
    RESCORED: "Other points",
    REWORDED: "Other words",
}

FEW = 3
"""How many examples that move alike are told one by one."""


def difference_text(found: Difference, old: Tree, new: Tree, width: int) -> str:
    """The difference as text, its lines no wider than `width`."""
    parts = [_walks(found, width)] if len(found.moves) != 1 else []
    parts += [_move(move, found.joint_walks or 0, width) for move in found.moves]
    parts += [_examples(found.examples, old, new, width)] if found.examples else []
    parts += [_edits(found.edits, width)] if found.edits else ["The two trees say the same."]
    return "\n\n".join(parts) + "\n"


def difference_object(found: Difference) -> dict[str, object]:
    """The difference by ids. `joint_walks` and `moved` are null where there are too many walks to follow."""
    moves = [
        {"from": move.old.id, "to": move.new.id, "walks": move.walks, "smallest": dict(move.smallest)} for move in found.moves
    ]
    examples = [{"example": one.example.id, "of": one.whose, "from": one.started, "to": one.ends} for one in found.examples]
    edits = [
        {"kind": edit.kind, "part": edit.part, "id": edit.id} | ({"was": edit.was} if edit.was else {}) for edit in found.edits
    ]
    return {"joint_walks": found.joint_walks, "moved": found.moved, "moves": moves, "examples": examples, "edits": edits}


def _walks(found: Difference, width: int) -> str:
    if found.joint_walks is None:
        return fill("These trees are too large for every walk through both to be compared: what moves is not known.", width)
    if not found.joint_walks:
        return fill("No answers walk through both trees, so there is nothing to compare.", width)
    if not found.moves:
        return fill(f"Nothing moves: all {found.joint_walks:,} walks through both trees end as they did.", width)
    return fill(f"{found.moved:,} of {found.joint_walks:,} walks through both trees end elsewhere.", width)


def _move(move: Move, of: int, width: int) -> str:
    moves = f"{move.walks:,} of {of:,} walk{'s' if of > 1 else ''} move{'s' if move.walks == 1 else ''}"
    answers = ", ".join(f"{question}={answer}" for question, answer in move.smallest.items())
    shown = fill(answers, width, initial_indent="  ", subsequent_indent="  ", break_on_hyphens=False)
    return fill(f"{moves} from {move.old.name} to {move.new.name}. The shortest:", width) + f"\n{shown}"


def _examples(examples: Iterable[MovedExample], old: Tree, new: Tree, width: int) -> str:
    """Those that move alike together: by their titles as long as they are few."""
    together: dict[str, list[Example]] = {}
    for one in examples:
        mine, other = (old, new) if one.whose == "old" else (new, old)
        began = mine.outcomes[one.started].name if one.started in mine.outcomes else one.started
        ended = other.outcomes[one.ends].name if one.ends else "no outcome, as some question has no answer"
        there = "the new tree" if one.whose == "old" else "the old tree"
        together.setdefault(f"{began}; in {there} {ended}", []).append(one.example)
    lines = ["EXAMPLES THAT MOVE", ""]
    for said, alike in together.items():
        if len(alike) <= FEW:
            lines += [_item(f"{example.id} ({example.title}): {said}", width) for example in alike]
        else:
            lines.append(
                _item(f"{len(alike)} examples: {said}. They are {listed((one.id for one in alike), 'and', mark='')}.", width)
            )
    return "\n".join(lines)


def _edits(edits: Iterable[Edit], width: int) -> str:
    lines = ["WHAT WAS EDITED", ""]
    for kind, title in TITLES.items():
        by_part: dict[str, list[str]] = {}
        for edit in edits:
            if edit.kind == kind:
                by_part.setdefault(edit.part, []).append(f"{edit.id} (was {edit.was})" if edit.was else edit.id)
        for part, names in by_part.items():
            if part in ("question", "answer", "outcome"):
                plural = "" if len(names) == 1 else "s"
                lines.append(_item(f"{title}, {part}{plural}: {listed(names, 'and', mark='')}", width))
            else:
                lines.append(_item("How points decide, under `decide`" if part == "decide" else f"{title}: {part}", width))
    return "\n".join(lines)


def _item(text: str, width: int) -> str:
    return fill(text, width, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
