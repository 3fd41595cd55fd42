"""Names for assessments that can be said over the telephone: six letters, such as `kadimo`."""

from __future__ import annotations

import os
import re

CONSONANTS, VOWELS = "bdfghjklmnprstvz", "aeiou"
SYLLABLES = [consonant + vowel for consonant in CONSONANTS for vowel in VOWELS]
LENGTH = 6


def new_id() -> str:
    """One of 512,000 names, by chance."""
    number = int.from_bytes(os.urandom(8), "big")
    return "".join(SYLLABLES[number // len(SYLLABLES) ** place % len(SYLLABLES)] for place in range(LENGTH // 2))


def is_id(text: str) -> bool:
    """Whether a text has the form of such a name."""
    return re.fullmatch(f"(?:[{CONSONANTS}][{VOWELS}]){{{LENGTH // 2}}}", text) is not None
