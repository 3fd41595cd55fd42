"""Trees of any size to measure with, shaped like ones that people write."""

from __future__ import annotations

_HEAD = """\
format: 1
title: A generated tree
about: A tree of many questions, for measuring.
subject: business function
criteria:
  predictability: {title: Task predictability, about: How far written rules decide each case.}
start: q0
questions:
"""

_QUESTION = """\
  q{n}:
    ask: Could a careful newcomer do part {n} of the task from written instructions?
    help: Think of the last ten times it was done, not of the job title of whoever did it.
    why: Providers follow instructions; the other kind rests on interpretation and judgement.
    criterion: predictability
    answers:
      yes: {{say: "Yes, nearly every case", points: {{bpo: 3}}}}
      mostly: {{say: Mostly; unusual cases go to somebody senior, points: {{bpo: 2}}, then: {after}}}
      seldom: {{say: "Seldom, most cases are new", points: {{kpo: 2}}}}
      no: {{say: "No, each case needs judgement", points: {{kpo: 3}}}}
    then: {next}
"""

_TAIL = """\
outcomes:
  bpo: {title: Business process outsourcing, summary: Hand it over by the rules.}
  kpo: {title: Knowledge process outsourcing, summary: Hand it to experts.}
decide: {close: 2}
"""


def generated(questions: int) -> str:
    """The text of a sound tree with that many questions, four answers each."""
    after = [*(f"q{number}" for number in range(questions)), "decide", "decide"]
    body = (_QUESTION.format(n=number, next=after[number + 1], after=after[number + 2]) for number in range(questions))
    return _HEAD + "".join(body) + _TAIL
