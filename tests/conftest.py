"""What the tests share: small trees, written as an author would."""

from __future__ import annotations

import atexit
import gc
import hashlib
import json
import os
import shutil
import tempfile
import time
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, settings

from guide.loader import Loaded, examine
from guide.model import Tree
from guide.problem import ERROR
from guide.source import Source
from guide.value import changed

HOMES = tempfile.mkdtemp(prefix="guide-tests-")  # nobody's own assessments are touched
atexit.register(shutil.rmtree, HOMES, ignore_errors=True)
os.environ["TZ"] = "UTC"  # days are those of the place: the same ones for everybody who runs the tests
if hasattr(time, "tzset"):
    time.tzset()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item: pytest.Item) -> None:
    """A home of its own for each test, in which nothing is saved yet."""
    os.environ["GUIDE_HOME"] = os.path.join(HOMES, hashlib.sha256(item.nodeid.encode()).hexdigest()[:16])


settings.register_profile(
    "house", max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.register_profile("deep", settings.get_profile("house"), max_examples=1000)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "house")
)  # HYPOTHESIS_PROFILE=deep looks 25 times as long for exceptions

os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # each process that a test starts would compile the program anew

SMALL = """\
format: 1
title: A small tree
subject: task
criteria:
  rules: {title: Rules}
start: written
questions:
  written:
    ask: Is it written down?
    criterion: rules
    answers:
      yes: {say: "Yes", points: {bpo: 3}}
      partly: {say: Partly, points: {bpo: 1}, advice: {risks: [Write the rest down.]}}
      no: {say: "No", points: {kpo: 3}}
    then: judged
  judged:
    ask: Does it need judgement?
    criterion: rules
    answers:
      never: {say: Never, points: {bpo: 2}}
      always: {say: Always, points: {kpo: 2}}
      secret: {say: Only insiders may, then: keep}
    then:
      - when: {written: no, judged: [always, unsure]}
        go: decide
      - go: size
  size:
    ask: How much is there?
    answers:
      little: {say: A little, points: {kpo: 1}}
      much: {say: A lot, points: {bpo: 1}}
    then: decide
outcomes:
  bpo: {title: Hand it to BPO, short: BPO, summary: Rules settle it., advice: {team: [Trained people.], risks: [Turnover.]}}
  kpo: {title: Hand it to KPO, short: KPO, summary: Experts settle it., means: KPO is expert work.}
  split: {title: Split it, summary: Part goes.}
  keep: {title: Keep it, summary: Not yet.}
decide: {close: 1, when_close: split}
sections:
  risks: {title: Risks, warning: yes}
  team: The team
examples:
  easy: {title: Easy, answers: {written: yes, judged: never, size: much}, outcome: bpo}
  hard: {title: Hard, answers: {written: no, judged: always}, outcome: kpo}
  halves: {title: Halves, answers: {written: partly, judged: always, size: much}, outcome: split}
  inside: {title: Inside, answers: {written: yes, judged: secret}, outcome: keep}
"""

ASSUMING = """
format: 1
title: Who?
start: first
sections: {care: {title: Take care}}
questions:
  first: {ask: Is it easy?, unsure: no, answers: {"yes": {say: It is, then: colour}, "no": {say: It is not, then: next}}}
  next: {ask: Is it old?, unsure: no, answers: {old: {say: Old, then: c}, new: {say: New, then: b}}}
  colour:
    ask: Which colour?
    answers: {red: {say: Red, advice: {care: [Mind the red.]}}, blue: {say: Blue}}
    then: last
  last: {ask: One or two?, unsure: no, answers: {one: {say: One, then: a}, two: {say: Two, then: b}}}
outcomes: {a: {title: Ay, summary: A.}, b: {title: Bee, summary: B.}, c: {title: Sea, summary: C.}}
"""
"""A tree where the one change that there is leads to questions that nobody has answered."""


TWO_EXAMPLES = SMALL[: SMALL.index("  halves:")]
"""The small tree with two outcomes that no example ends in, which is noted."""
WITHOUT_EXAMPLES = SMALL[: SMALL.index("examples:")]
WITHOUT_SPLIT = "".join(line for line in SMALL.splitlines(keepends=True) if not line.startswith(("  split:", "  halves:")))
"""The small tree without the outcome of close calls, and the example that ends in it."""


def loaded(text: str, name: str = "small.yaml") -> Loaded:
    """What became of a text."""
    return examine(Source(name, text))


def sound(text: str) -> Tree:
    """The tree that a text describes, which must have no error. What else is said of it is a matter of other tests."""
    found = loaded(text)
    assert not [problem for problem in found.problems if problem.severity == ERROR], "\n".join(map(str, found.problems))
    assert found.tree is not None
    return found.tree


def fresh(text: str) -> Tree:
    """The same, with nothing worked out about it yet."""
    return changed(sound(text))


def codes(text: str) -> list[str]:
    """The codes of the problems found in a text, in the order of the file."""
    return [problem.code for problem in loaded(text).problems]


def as_file(tree: dict[str, Any]) -> str:
    """A tree written as JSON, which is YAML too."""
    return json.dumps(tree, ensure_ascii=False)


def pytest_collection_finish() -> None:
    """Thousands of collected tests stay until the end: nobody need look for garbage among them again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(params=["libyaml", "pure"])
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of the two parsers in turn."""
    if request.param == "libyaml" and not yaml.__with_libyaml__:
        pytest.skip("this PyYAML was built without libyaml")
    monkeypatch.setattr(yaml, "__with_libyaml__", request.param == "libyaml")


@pytest.fixture(scope="session")
def small() -> Tree:
    return sound(SMALL)
