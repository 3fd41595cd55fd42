"""What every key of a tree file means, in the words that authors read: here for editors, and in `trees/README.md`.

The blocks bear the names that `format` gives them. A meaning comes with an example, where one line is enough for one.
"""

from __future__ import annotations

MEANINGS: dict[str, dict[str, tuple[str, str]]] = {
    "tree": {
        "format": ("version of this format; always 1", "format: 1"),
        "title": ("name of the tree", "title: BPO or KPO?"),
        "version": ("which edition this is; reports name it", "version: 2026.1"),
        "about": ("one or two sentences for the home screen", "about: Which kind of outsourcing suits you."),
        "subject": ("what one walk is about; asked for first", "subject: business function"),
        "criteria": ("what the questions are evidence about", ""),
        "start": ("id of the first question", "start: rules"),
        "questions": ("the questions", ""),
        "outcomes": ("the possible results", ""),
        "decide": ("what happens when points are close", "decide: {close: 2, when_close: split}"),
        "sections": ("headings of the advice, in the order of the report", "sections: {team: The team to expect}"),
        "sources": ("books, articles, laws that you refer to", ""),
        "examples": ("whole walks with the expected outcome", ""),
    },
    "criterion": {
        "title": ("name of the criterion", "title: Expertise needed"),
        "about": ("what it means, in a sentence", "about: What a person must know."),
    },
    "question": {
        "ask": ("the question", "ask: Who could check the result?"),
        "help": ("how to answer it", "help: Think of a finished piece."),
        "why": ("why it is asked", "why: What nobody can check, nobody can agree on."),
        "criterion": ("id of the criterion that it is evidence about", "criterion: expertise"),
        "sources": ("ids of the sources behind it", "sources: [gdpr]"),
        "answers": ("two or more answers, in the order shown; up to five read best", ""),
        "unsure": ('how "Not sure" behaves', "unsure: no"),
        "then": ('where to go next; not needed if every answer, and "Not sure", has its own', "then: data"),
        "was": ("the id, or ids, that it had before: `guide diff` then knows it again", "was: checkable"),
    },
    "answer": {
        "say": ("the words of the answer", "say: Yes, nearly every case"),
        "points": ("whole numbers for outcomes", "points: {bpo: 3}"),
        "then": ("its own way on, instead of the question's", "then: imitate"),
        "advice": ("lines for the result if this answer is given", "advice: {risks: [Ask for a stand-in.]}"),
        "was": ("the id, or ids, that it had before: `guide diff` then knows it again", "was: always"),
    },
    "unsure_answer": {
        "say": ("its own words", "say: I would have to ask"),
        "then": ("its own way on", "then: data"),
        "advice": ("lines for the result, such as how to find out", "advice: {start: [Ask your accountant.]}"),
    },
    "rule": {
        "when": ("answers that must have been given", "when: {rules: all, data: [card, health]}"),
        "go": ("a question, an outcome, or `decide`", "go: decide"),
    },
    "outcome": {
        "title": ("its full name", "title: Keep it for now"),
        "short": ("a word or two for gauges and large letters", "short: Keep"),
        "means": ("explains the term in a sentence", "means: Keep means that your own people do it."),
        "summary": ("the recommendation, in a sentence or two", "summary: Keep this in your own hands."),
        "next": (
            "the tree, or trees, to walk next: files beside this one, without `.yaml`, or trees that ship",
            "next: where-and-how",
        ),
        "advice": ("lines for the result", "advice: {team: [Name a successor.]}"),
        "was": ("the id, or ids, that it had before: `guide diff` then knows it again", "was: retain"),
    },
    "decide_block": {
        "close": ("a lead of this many points or fewer is a close call", "close: 2"),
        "when_close": ("the outcome of a close call", "when_close: split"),
        "tie": ("the outcome that leads where points are level", "tie: bpo"),
    },
    "section": {
        "title": ("the heading", "title: How to pay"),
        "warning": ("`yes` shows it with a warning mark", "warning: yes"),
    },
    "advice_line": {
        "say": ("the line", "say: Plan the exit."),
        "sources": ("ids of the sources that it rests on", "sources: [barthelemy-2003]"),
        "for": (
            "the outcomes that it fits: it is shown only if the walk ends in one of these; without `for`, in all",
            "for: [bpo, split]",
        ),
    },
    "cited": {
        "title": ("its title", "title: Strategic Outsourcing"),
        "author": ("who wrote it", "author: J. B. Quinn and F. Hilmer"),
        "year": ("when", "year: 1994"),
        "where": ("journal or publisher", "where: Sloan Management Review"),
        "url": ("its address on the web", "url: https://example.org/article"),
    },
    "example": {
        "title": ("what it is about", "title: Monthly payroll for 40 people"),
        "about": ("a remark", "about: The running, not the advice."),
        "answers": ("exactly the questions on its way, each with an answer", "answers: {often: daily, skill: us}"),
        "outcome": ("the outcome that you expect", "outcome: hire"),
    },
}
