"""What is made of the bytes that a terminal sends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.tui.keyboard import BEGIN, END, Decoder

SENT = st.lists(st.sampled_from([BEGIN, END, "\x1b", "\x1b[", "\x1b[20", "0~", "1~", "a", "é", "茶"]), max_size=12).map("".join)


def read(*chunks: bytes) -> str:
    decoder = Decoder()
    return "".join([*(decoder.decode(chunk) for chunk in chunks), decoder.decode(b"", True)])


@pytest.mark.parametrize(
    ("sent", "text"),
    [
        (b"caf\xe9 au lait", "caf� au lait"),
        ("茶".encode(), "茶"),
        (b"\x1b[A\x1b", "\x1b[A\x1b"),
        (b"\x1b[200~a\x1b[Ab\x1b[201~\x1b[A", f"{BEGIN}a‹U+001B›[Ab{END}\x1b[A"),
        (b"\x1b[200~\x1b[200~\x1b\x1b[201~\x1b", f"{BEGIN}‹U+001B›[200~‹U+001B›{END}\x1b"),
    ],
)
def test_a_byte_that_is_no_text_is_shown_as_such_and_an_escape_in_a_paste_is_written_out(sent: bytes, text: str) -> None:
    assert read(sent) == text


@given(SENT, st.data())
def test_it_is_the_same_however_it_is_cut(sent: str, data: st.DataObject) -> None:
    whole = sent.encode()
    cut = data.draw(st.integers(0, len(whole)))
    assert read(whole) == read(whole[:cut], whole[cut:]) == read(*(bytes([byte]) for byte in whole))


@given(SENT)
def test_what_is_not_pasted_stays_as_it_was_typed(sent: str) -> None:
    typed = sent.replace(BEGIN, "")
    assert BEGIN in typed or read(typed.encode()) == typed
