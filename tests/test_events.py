"""The events of a text: how far they are read."""

from __future__ import annotations

import pytest

from guide import events, straight
from guide.format import TREE
from guide.loader import examine
from guide.source import Source

DEEP = {
    "marked": "title: &a " + "[" * 3_000,
    "beside an ampersand": "title: R&D\nabout: " + "{a: " * 3_000,
    "closed again": "title: &a a\nabout: " + "[" * 3_000 + "]" * 3_000,
}


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[object]:
    """The events that are read, as they are."""
    found: list[object] = []
    whole = events.events

    def noted(text: str) -> events.NextEvent:
        next_event = whole(text)

        def event_of() -> events.Event:
            event = next_event()
            found.append(event)
            return event

        return event_of

    for room in (events, straight):
        monkeypatch.setattr(room, "events", noted)
    return found


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_of_a_text_that_is_too_deep_no_more_is_read(text: str, parser: str, read: list[object]) -> None:
    with pytest.raises(straight.Unsound):
        straight.taken(text, TREE)
    assert len(read) < 3 * events.DEEPEST_EVENT
    read.clear()
    assert len(list(events.until_broken(text))) < 3 * events.DEEPEST_EVENT
    assert len(read) < 3 * events.DEEPEST_EVENT


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_a_text_that_is_too_deep_is_told_so_with_its_place(text: str, parser: str) -> None:
    loaded = examine(Source("t.yaml", text))
    (problem,) = loaded.problems
    assert (loaded.tree, problem.code) == (None, "too-deep")
    assert text[problem.span.start] in "[{"


def test_a_text_that_is_too_deep_spells_nothing() -> None:
    assert events.spelt("a: " + "[" * 101) == []
    assert len(events.spelt("a: " + "[" * 90 + "]" * 90)) > 180
