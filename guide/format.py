"""The format of a tree file, `format: 1`: every block, its keys, and what kind of value each takes.

This is the one definition of the format: the loader reads by it. `trees/README.md` explains it to authors.
"""

from __future__ import annotations

from .kinds import Each, Either, Format, Id, Line, Made, Many, Points, Record, Root, Text, Whole, YesNo
from .model import (
    NOT_SURE,
    PLAIN_UNSURE,
    UNSURE,
    AdviceLine,
    Answer,
    Cited,
    Criterion,
    Decide,
    Example,
    Outcome,
    Question,
    Rule,
    Section,
    Tree,
)
from .value import NOTHING, changed

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .events import Event, NextEvent
    from .notes import Notes
    from .places import Node, Path


class Way:
    """One destination: a rule without conditions."""

    def take(self, event: Event, next_event: NextEvent, name: str) -> tuple[Rule, ...]:
        """The rule that leads to the name."""
        return (Rule.of((ID.take(event, next_event, name), NOTHING)),)

    def read(self, node: Node, path: Path, notes: Notes) -> tuple[Rule, ...]:
        """The rule that leads to the name that a node bears."""
        return (Rule(ID.read(node, path, notes)),)


def _unsure(answer: Answer, _: str) -> Answer:
    return changed(answer, id=UNSURE, say=answer.say or NOT_SURE)


def _offered(yes: bool, _: str) -> Answer | None:
    return PLAIN_UNSURE if yes else None


def _plain_line(say: str, _: str) -> AdviceLine:
    return AdviceLine(say)


def _plain_section(title: str, name: str) -> Section:
    return Section(name, title)


TEXT, LINE, ID, YES_NO = Text(), Line(), Id(), YesNo()
IDS = Many(ID)

CRITERION = Record(Criterion, {"title": LINE, "about": TEXT}, required=("title",))

ADVICE_LINE = Either(
    Made(TEXT, _plain_line),
    Record(AdviceLine, {"say": TEXT, "sources": IDS, "for": IDS}, required=("say",), renamed={"for": "outcomes"}),
)
ADVICE = Each(Many(ADVICE_LINE))

RULE = Record(Rule, {"when": Each(IDS), "go": ID}, required=("go",))
THEN = Either(Way(), Many(RULE))

ANSWER = Record(Answer, {"say": LINE, "points": Points(), "then": THEN, "advice": ADVICE, "was": IDS}, required=("say",))
UNSURE_ANSWER = Record(Answer, {"say": LINE, "then": THEN, "advice": ADVICE})

QUESTION = Record(
    Question,
    {
        "ask": TEXT,
        "help": TEXT,
        "why": TEXT,
        "criterion": ID,
        "sources": IDS,
        "answers": Each(ANSWER, least=2, thing="answer", strays=("then",)),
        "unsure": Either(Made(YES_NO, _offered), Made(UNSURE_ANSWER, _unsure)),
        "then": THEN,
        "was": IDS,
    },
    required=("ask", "answers"),
)

OUTCOME = Record(
    Outcome,
    {"title": LINE, "short": LINE, "means": TEXT, "summary": TEXT, "next": IDS, "advice": ADVICE, "was": IDS},
    required=("title", "summary"),
)

DECIDE_BLOCK = Record(Decide, {"close": Whole(least=0), "when_close": ID, "tie": ID})

SECTION = Either(Made(LINE, _plain_section), Record(Section, {"title": LINE, "warning": YES_NO}, required=("title",)))

CITED = Record(Cited, {"title": LINE, "author": LINE, "year": LINE, "where": LINE, "url": LINE}, required=("title",))

EXAMPLE = Record(
    Example, {"title": LINE, "about": TEXT, "answers": Each(ID), "outcome": ID}, required=("title", "answers", "outcome")
)

TREE = Root(
    Tree,
    {
        "format": Format(),
        "title": LINE,
        "version": LINE,
        "about": TEXT,
        "subject": LINE,
        "criteria": Each(CRITERION),
        "start": ID,
        "questions": Each(QUESTION, least=1, thing="question"),
        "outcomes": Each(OUTCOME, least=1, thing="outcome"),
        "decide": DECIDE_BLOCK,
        "sections": Each(SECTION),
        "sources": Each(CITED),
        "examples": Each(EXAMPLE),
    },
    required=("format", "title", "start", "questions", "outcomes"),
)
