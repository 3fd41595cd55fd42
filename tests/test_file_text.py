"""A file's text and its spelling."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide.file_text import file_text
from guide.loader import Unreadable


@given(st.lists(st.sampled_from(["a: b", "\r\n", "\n", "\r", "\ufeff", "é", "\x85", "\u2028", "\x0c", "\t"])).map("".join))
def test_a_text_that_nobody_edited_is_the_same_bytes_again(text: str) -> None:
    assert file_text("x", text.encode()).data == text.encode()


@pytest.mark.parametrize(
    ("data", "text", "after"),
    [
        (b"a\r\nb\r\n", "a\nb\n", b"a\r\nb\r\nc"),
        (b"\xef\xbb\xbfa\n", "a\n", b"\xef\xbb\xbfa\nc"),
        (b"a\rb\r", "a\nb\n", b"a\rb\rc"),
        (b"a\r\nb\n", "a\r\nb\n", b"a\r\nb\nc"),
        (b"", "", b"c"),
    ],
)
def test_what_is_added_is_spelt_like_the_rest(data: bytes, text: str, after: bytes) -> None:
    read = file_text("x", data)
    assert read.text == text
    assert read.saying(read.text + "c").data == after


def test_bytes_that_are_no_text_are_refused() -> None:
    with pytest.raises(Unreadable, match="isn't UTF-8 text"):
        file_text("x", b"\xff\xfe")
