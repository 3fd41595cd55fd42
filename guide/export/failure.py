"""Why an example fails, as text for the tree's author, and in terms of JSON for programs."""

from __future__ import annotations

from textwrap import fill

from ..near import listed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from ..examples.points import Rescore
    from ..examples.strayed import Failure, Mending
    from ..problem import Problem
    from ..walk import Step

MOST_STEPS = 12
"""How many deciding answers are named."""


def failure_text(failure: Failure, width: int) -> str:
    """One failing example: what is wrong with it, at its place in the file, and then how it came to that."""
    example, got = failure.run.example, failure.run.got
    head = f"FAILED {example.id} ({example.title})"
    drawn = [str(problem).rstrip() for problem in failure.run.problems]
    if not drawn:
        drawn = [f"It ends in `{got.id if got else 'nothing'}`, not in `{example.outcome}`."]
    said = [_item(text, width, "  " * bool(number)) for texts in _said(failure) for number, text in enumerate(texts)]
    return "\n\n".join([fill(head, width), *drawn, *(["\n".join(said)] if said else [])])


def _item(text: str, width: int, indent: str = "") -> str:
    """A line of a list, never broken within backticks."""
    kept = "`".join(part.replace(" ", _BLANK) if index % 2 else part for index, part in enumerate(text.split("`")))
    text = fill(kept, width, initial_indent=f"{indent}- ", subsequent_indent=f"{indent}  ", break_on_hyphens=False)
    return text.replace(_BLANK, " ")


_BLANK = "\N{NO-BREAK SPACE}"


def _said(failure: Failure) -> Iterator[list[str]]:
    """What is said of a failing example: each time a text, and what stands below it."""
    expected = failure.expected
    if expected is None or failure.run.got is expected:
        return
    yield from _parted(failure, expected.id)
    if failure.deciding:
        steps = failure.deciding[:MOST_STEPS]
        more = f" and {len(failure.deciding) - len(steps)} more" if len(failure.deciding) > len(steps) else ""
        yield [f"Decided by {', '.join(_scored(step) for step in steps)}{more}."]
    if failure.mendings is None:
        yield ["Which answers would have to change is not told: the tree is too large."]
    elif not failure.mendings:
        yield [f"No other answers lead to `{expected.id}`: the tree would have to change."]
    else:
        yield _choices("Passes with other answers", [*map(_mended, failure.mendings), *_more(failure.more)])
    if failure.rescores:
        yield _choices("Passes with other points", [_rescored(rescore) for rescore in failure.rescores])


def _choices(what: str, choices: list[str]) -> list[str]:
    """A line that names the only choice, or one above the lines of several."""
    return [f"{what}: {choices[0]}."] if len(choices) == 1 else [f"{what}, one of these:", *choices]


def _parted(failure: Failure, expected: str) -> Iterator[list[str]]:
    parting = failure.parting
    if parting is None:
        return
    number = failure.run.walk.steps.index(parting.step) + 1
    lost = [f"`{expected}` is out of reach"] if parting.outcome else []
    if parting.questions:
        lost.append(f"{listed(parting.questions, 'and')} can't be asked any more")
    yield [f"Left the expected way at question {number}: after `{_answered(parting.step)}`, {' and '.join(lost)}."]


def _answered(step: Step) -> str:
    return f"{step.question.id}: {step.answer.id}"


def _scored(step: Step) -> str:
    points = ", ".join(f"{outcome} {worth:+}" for outcome, worth in step.answer.points.items() if worth)
    return f"`{_answered(step)}`{f' [{points}]' if points else ''}"


def _mended(mending: Mending) -> str:
    given = mending.given
    changes = [f"`{_answered(step)}` (not `{given[step.question.id]}`)" for step in mending.switched]
    parts = [listed(changes, "and", mark="")] if changes else []
    parts += [f"also {listed(map(_answered, mending.added), 'and')}"] if mending.added else []
    parts += [f"without {listed(mending.dropped, 'and')}"] if mending.dropped else []
    return ", ".join(parts)


def _more(more: int | None) -> list[str]:
    if more == 0:
        return []
    return [
        "many other ways with as few changes" if more is None else f"{more} other way{'s' * (more > 1)} with as few changes"
    ]


def _rescored(rescore: Rescore) -> str:
    before = rescore.answer.points.get(rescore.outcome, 0)
    change = f"`{rescore.outcome}: {rescore.points}` (not {before}) for `{rescore.question.id}: {rescore.answer.id}`"
    effect = f"then {listed(rescore.breaks, 'and')} would fail" if rescore.breaks else "no other example would fail"
    more = f", and {listed(rescore.mends, 'and')} would pass too" if rescore.mends else ""
    return f"{change} ({effect}{more})"


def failure_object(failure: Failure) -> dict[str, object]:
    """The same by ids. A change has only what differs: `answers` to write, `without` the questions to take out."""
    walk, parting = failure.run.walk, failure.parting
    return {
        "example": failure.run.example.id,
        "problems": [_problem(problem) for problem in failure.run.problems],
        "points": failure.run.points,
        "steps": [_step(step) for step in walk.steps],
        "left_at": parting and parting.step.question.id,
        "deciding": [step.question.id for step in failure.deciding],
        "changes": None if failure.mendings is None else [_change(mending) for mending in failure.mendings],
        "more": failure.more,
        "rescores": [_rescore(rescore) for rescore in failure.rescores],
    }


def _problem(problem: Problem) -> dict[str, object]:
    return {
        "code": problem.code,
        "message": problem.message,
        "help": problem.help,
        "line": problem.line,
        "column": problem.column,
    }


def _step(step: Step) -> dict[str, object]:
    return {"question": step.question.id, "answer": step.answer.id, "points": dict(step.answer.points)}


def _change(mending: Mending) -> dict[str, object]:
    written: Iterable[Step] = (*mending.switched, *mending.added)
    return {"answers": {step.question.id: step.answer.id for step in written}, "without": list(mending.dropped)}


def _rescore(rescore: Rescore) -> dict[str, object]:
    return {
        "question": rescore.question.id,
        "answer": rescore.answer.id,
        "outcome": rescore.outcome,
        "points": rescore.points,
        "breaks": list(rescore.breaks),
        "mends": list(rescore.mends),
    }
