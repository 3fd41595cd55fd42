"""Characters that stand in for others."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from guide.text import visible
from guide.tui.stand_ins import armed, disarmed, has_any, shown

ORDINARY = st.characters(exclude_categories=["Cs"]).filter(lambda character: not has_any(character))


@given(st.text(ORDINARY))
def test_a_text_is_itself_again(text: str) -> None:
    assert armed(disarmed(text)) == text


@given(st.text(ORDINARY))
def test_what_is_edited_acts_on_nothing_and_is_as_long(text: str) -> None:
    edited = disarmed(text)
    assert len(edited) == len(shown(edited)) == len(text)
    assert edited.replace("\n", "").splitlines() in ([], [edited.replace("\n", "")])
    for character in shown(edited):
        assert visible(character) == character or character in "\u200c\u200d"


def test_letters_that_need_their_joiners_keep_them() -> None:
    assert disarmed("می\u200cخواهم") == "می\u200cخواهم"
