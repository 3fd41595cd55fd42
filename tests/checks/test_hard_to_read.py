"""Texts that are hard to read."""

from __future__ import annotations

import pytest

from guide.problem import NOTE
from guide.reading import ease, syllables
from tests.conftest import SMALL, codes, loaded

HARD = (
    "To what extent does the operationalisation of the aforementioned organisational competencies necessitate"
    " interdepartmental coordination?"
)
LONG = "Think of " + "the work and of all the people who do it, " * 8 + "and of nothing else."
PLAIN = [
    "Does a law, a licence or a contract bar an outside firm from doing this task?",
    "Which comes closer to this task - recording and processing, or analysing and deciding?",
    "Is your organisation's documentation sufficiently comprehensive?",  # too short to tell
    "Does the activity involve personally identifiable information?",
    "Think of the last ten times it was done, not of the job title of whoever did it. Figures and a checklist will do.",
]
FOREIGN = [
    "Inwieweit erfordert die Operationalisierung der vorgenannten organisatorischen Kompetenzen eine abteilungsübergreifende Koordination?",
    "Dans quelle mesure l'opérationnalisation des compétences organisationnelles susmentionnées nécessite-t-elle une coordination ?",
    "¿En qué medida la operacionalización de las competencias organizativas antes mencionadas exige una coordinación interdepartamental?",
    "В какой степени осуществление вышеупомянутых организационных компетенций требует межведомственной координации в предприятии?",
    "前述の組織的能力の運用化は、どの程度まで部門間の調整を必要としますか。",
]


@pytest.mark.parametrize("text", [HARD, LONG])
def test_long_words_and_long_sentences_are_a_note_at_the_text(text):
    tree = SMALL.replace("    ask: How much is there?", f"    ask: How much?\n    help: {text}")
    (one,) = loaded(tree).problems
    assert (one.code, one.severity) == ("hard-to-read", NOTE)
    assert tree[one.span.start : one.span.end] == text
    assert "the help of `size`" in one.message


def test_the_note_says_how_hard_and_which_words_are_the_longest():
    (one,) = loaded(SMALL.replace("How much is there?", HARD)).problems
    assert one.message == "`size` is hard to read: 0 by Flesch, where 60 to 70 is plain English"
    assert one.label == "14 words to a sentence, 3.2 syllables to a word"
    assert "“operationalisation” and “organisational”" in one.help


@pytest.mark.parametrize("text", PLAIN + FOREIGN)
def test_plain_short_and_foreign_texts_are_left_alone(text):
    assert not codes(SMALL.replace("ask: How much is there?", f'ask: "{text}"'))


@pytest.mark.parametrize("text", [HARD, LONG, *PLAIN, *FOREIGN])
def test_what_is_guessed_quickly_to_be_plain_is_no_hard_text(text):
    from guide.checks.hard_to_read import DIFFICULT, _perhaps_hard

    found = ease(text)
    assert _perhaps_hard(text) or found is None or found.at_best >= DIFFICULT


def test_the_score_is_that_of_the_formula():
    found = ease("The cat sat on the mat. It is a big cat and it is not a thin cat.")  # 18 words of one syllable, 2 sentences
    assert found is not None
    assert found.score == pytest.approx(206.835 - 1.015 * 9 - 84.6)
    assert (found.sentence, found.word) == (9, 1)


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "the work done one is task firm rules scale passed name type known times checked 40 through"),
        (2, "people outside careful table judgement office business payroll little wanted client voucher"),
        (3, "somebody customer instruction invoices example settlement reporting engineer"),
        (4, "experience everybody responsible responsibly predictable comprehensive application"),
        (5, "organisation intermediate recommendation considerable characteristic"),
    ],
)
def test_syllables_are_counted_by_spelling(count, words):
    assert {word: syllables(word) for word in words.split()} == dict.fromkeys(words.split(), count)
