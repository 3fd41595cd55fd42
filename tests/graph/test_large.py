"""A drawing of many questions takes no more work for each of them than one of a few."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from guide.export.graph_svg import graph_svg
from guide.export.graph_text import graph_text
from guide.graph.drawing import drawing_of
from guide.model import Tree
from tests.conftest import sound

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def in_a_line(count: int) -> Tree:
    questions = "".join(
        f"  q{number}:\n    ask: Is it so?\n    answers:\n      a: {{say: Yes, points: {{x: 1}}}}\n"
        f"      b: {{say: No, points: {{y: 1}}}}\n    then: {f'q{number + 1}' if number < count - 1 else 'decide'}\n"
        for number in range(count)
    )
    outcomes = "".join(f"  {one}: {{title: {one}, summary: It is {one}.}}\n" for one in "xy")
    return sound(f"format: 1\ntitle: T\nstart: q0\nquestions:\n{questions}outcomes:\n{outcomes}")


def work(task: Callable[[], object]) -> int:
    """How many steps the interpreter takes for a task."""
    steps = 0

    def step(frame: FrameType, event: str, _: object) -> object:
        nonlocal steps
        frame.f_trace_opcodes = True
        steps += event == "opcode"
        return step

    before = sys.gettrace()
    sys.settrace(step)
    try:
        task()
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("drawn", [graph_text, graph_svg])
def test_each_of_many_questions_takes_no_more_work_than_each_of_a_few(drawn: Callable[..., str]) -> None:
    few, many = (drawing_of(in_a_line(count)) for count in (20, 160))
    drawn(few)  # what is worked out once for all
    once, eight_times = work(lambda: drawn(few)), work(lambda: drawn(many))
    assert eight_times < 10 * once
