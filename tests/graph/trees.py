"""Trees and texts to draw: one that branches, with conditions, and the wording of somebody who means harm."""

from __future__ import annotations

from typing import Any

from guide.model import Tree
from guide.value import changed
from tests.conftest import as_file, sound

HOSTILE = [
    "\x1b[31mred\x1b[0m",
    "\u202egnp.exe",
    "\"quoted\" and 'so'",
    "]]> <script>alert(1)</script> <!-- & &amp; -->",
    '"--x"--> b["c"]',
    "two\nlines\twith\u2028breaks",
    "[@click=app.quit]markup[/] [/nope]",
    "back\\slash \\N \\l $$x$$ `code` **bold** 1. list #quot; #35;",
    "%%{init: {}}%% ; end",
    "—" * 90,
    "表の質問は長い" * 12,
    "e\u0301" * 30,
    "- a list",
    "\ufffe\uffff\x00\x7f",
]

BRANCHING: dict[str, Any] = {
    "format": "1",
    "title": "How should this claim be handled?",
    "start": "kind",
    "criteria": {"kind": {"title": "Kind of claim"}, "trust": {"title": "Trust"}},
    "questions": {
        "kind": {
            "ask": "What is the claim about?",
            "criterion": "kind",
            "unsure": "no",
            "answers": {
                "car": {"say": "A car", "then": "hurt"},
                "home": {"say": "A house or flat", "then": "cause"},
                "other": {"say": "Something else", "then": "call"},
            },
        },
        "hurt": {
            "ask": "Was anybody hurt?",
            "criterion": "kind",
            "answers": {"yes": {"say": "Yes", "then": "assessor"}, "no": {"say": "No"}},
            "then": "claims",
        },
        "cause": {
            "ask": "What did the damage?",
            "criterion": "kind",
            "answers": {"fire": {"say": "Fire"}, "theft": {"say": "Burglars"}, "water": {"say": "Water"}},
            "then": [{"when": {"cause": "theft"}, "go": "police"}, {"go": "claims"}],
        },
        "police": {
            "ask": "Is there a police report?",
            "criterion": "trust",
            "unsure": "no",
            "answers": {"yes": {"say": "Yes"}, "no": {"say": "Not yet", "then": "call"}},
            "then": "claims",
        },
        "claims": {
            "ask": "How many claims were there in the last three years?",
            "criterion": "trust",
            "answers": {"few": {"say": "Up to two"}, "many": {"say": "More"}},
            "then": [
                {"when": {"kind": "car", "claims": "few"}, "go": "pay"},
                {"when": {"claims": "many"}, "go": "assessor"},
                {"go": "call"},
            ],
        },
    },
    "outcomes": {
        "pay": {"title": "Pay at once", "summary": "Pay it today."},
        "assessor": {"title": "Send an assessor", "short": "Assessor", "summary": "Somebody looks at it."},
        "call": {"title": "Call the customer first", "short": "Call", "summary": "Call first."},
    },
    "examples": {
        "dent": {"title": "A dent", "answers": {"kind": "car", "hurt": "no", "claims": "few"}, "outcome": "pay"},
        "burglary": {"title": "A burglary", "answers": {"kind": "home", "cause": "theft", "police": "no"}, "outcome": "call"},
    },
}


def branching() -> Tree:
    """The tree that branches."""
    return sound(as_file(BRANCHING))


def worded(tree: Tree, text: str) -> Tree:
    """A tree all of whose texts are one text. It is made by hand: what a file says is held to more."""

    def reworded_question(question: Any) -> Any:
        answers = {key: changed(answer, say=text) for key, answer in question.answers.items()}
        return changed(question, ask=text, answers=answers)

    return changed(
        tree,
        title=text,
        questions={key: reworded_question(question) for key, question in tree.questions.items()},
        outcomes={key: changed(end, title=text, short=text, summary=text) for key, end in tree.outcomes.items()},
        criteria={key: changed(criterion, title=text) for key, criterion in tree.criteria.items()},
    )
