"""What the examples of a tree come to, as text for its author, and in terms of JSON for programs."""

from __future__ import annotations

from textwrap import fill

from ..examples.parts import line_of
from ..examples.strayed import failures
from ..notes import Notes
from .failure import failure_object, failure_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from ..examples.parts import Part
    from ..examples.runs import Covered, Rehearsal
    from ..examples.suggestion import Suggestion
    from ..places import Places

BAR = 40
"""How long a full bar is."""
SHOWN = 12
"""How many missing parts of one kind are listed: if only a few more are missing, these too."""
FEW = 3


def rehearsal_text(found: Rehearsal, command: str, width: int = 80) -> str:
    """The rehearsal as text, its lines no wider than `width` but for those of the file. `command` is the one that made it."""
    failing = failures(found)
    parts = [fill(found.tree.title, width)]
    parts += [failure_text(failure, width) for failure in failing]
    parts += [str(problem).rstrip() for problem in found.stray]
    parts += [
        fill(result_in_words(len(found.runs), len(found.failed)), width),
        "\n".join(["COVERAGE", "", *_table(found, width)]),
    ]
    if found.missing:
        places = Notes(found.tree.source).places
        parts.append("\n".join(["NO EXAMPLE WALKS THROUGH", *_missing(found, places, width)]))
        parts.append(f"These examples would:\n  {command} --suggest")
    return "\n\n".join(parts) + "\n"


def result_in_words(examples: int, failed: int) -> str:
    """How many examples there are, and how many fail."""
    if not examples:
        return "There are no examples."
    count = "1 example" if examples == 1 else f"{examples:,} examples"
    if not failed:
        return f"{count}: {'it passes' if examples == 1 else 'all pass'}."
    return f"{count}: {failed:,} {'fails' if failed == 1 else 'fail'}."


def _table(found: Rehearsal, width: int) -> list[str]:
    rows = [("answers", found.answers), ("rules", found.rules), ("outcomes", found.outcomes)]
    counts = [f"{len(covered.walked):,} of {covered.size:,}" for _, covered in rows]
    wide = max(map(len, counts))
    longest = max(0, min(BAR, width - wide - 18))
    return [
        f"{name:8}  {count:>{wide}}  {_percent(covered):>5}  {_bar(covered, longest)}".rstrip()
        for (name, covered), count in zip(rows, counts)
    ]


def _percent(covered: Covered) -> str:
    """Never 100 % where anything is missing, and never 0 % where anything is not."""
    if not covered.missing:
        return "100 %"
    share = round(100 * len(covered.walked) / covered.size)
    return f"{min(99, max(share, int(bool(covered.walked))))} %"


def _bar(covered: Covered, longest: int) -> str:
    done = len(covered.walked) * longest // covered.size if covered.size else longest
    return "█" * done + "·" * (longest - done)


def _missing(found: Rehearsal, places: Places, width: int) -> Iterable[str]:
    for name, covered in (("Answers", found.answers), ("Rules", found.rules), ("Outcomes", found.outcomes)):
        missing = covered.missing
        shown = missing if len(missing) <= SHOWN + FEW else missing[:SHOWN]
        if shown:
            yield f"\n{name}"
        for part in shown:
            line = f"line {line_of(part, places, found.tree.source)}"
            yield fill(f"{line:>11}  {part.words}", width, subsequent_indent=" " * 13, break_on_hyphens=False)
        if len(missing) > len(shown):
            yield f"  and {len(missing) - len(shown):,} more (all with --json)"


def rehearsal_object(found: Rehearsal, file: str) -> dict[str, object]:
    """The rehearsal by ids. `got` is null where the answers make no whole walk; `failures` say why the failing ones fail."""
    places = Notes(found.tree.source).places
    kinds = {"answers": found.answers, "rules": found.rules, "outcomes": found.outcomes}
    return {
        "file": file,
        "examples": [
            {
                "id": run.example.id,
                "passed": run.passed,
                "expected": run.example.outcome,
                "got": run.got.id if run.got else None,
            }
            for run in found.runs
        ],
        "coverage": {kind: {"walked": len(covered.walked), "of": covered.size} for kind, covered in kinds.items()},
        "missing": {kind: [_part(part, places, found) for part in covered.missing] for kind, covered in kinds.items()},
        "failures": [failure_object(failure) for failure in failures(found)],
    }


def suggestion_object(found: Suggestion | None) -> dict[str, object]:
    """The suggested examples as the file would hold them, with what each adds; null where the tree is too large. `least` is
    how many it takes at least."""
    if found is None:
        return {"suggested": None}
    return {
        "suggested": [
            {
                "id": one.example.id,
                "title": one.example.title,
                "answers": dict(one.example.answers),
                "outcome": one.example.outcome,
                "adds": [part.words for part in one.adds],
                "like": one.like.id if one.like else None,
            }
            for one in found.examples
        ],
        "least": found.least,
        "unreachable": [part.words for part in found.unreachable],
        "unfound": [part.words for part in found.unfound],
    }


def _part(part: Part, places: Places, found: Rehearsal) -> dict[str, object]:
    line = line_of(part, places, found.tree.source)
    if part.question is None:
        return {"outcome": part.outcome.id if part.outcome else "", "line": line}
    answer = {"answer": part.answer.id if part.answer else None}
    rule = {"rule": part.rule + 1, "go": part.then[part.rule].go} if part.kind == "rules" else {}
    return {"question": part.question.id, **answer, **rule, "line": line}
