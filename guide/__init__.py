"""A decision guide: from one business function to BPO, KPO, a split, or keeping it.

>>> from guide import Walk, load, verdict_of
>>> tree = load("trees/bpo-or-kpo.yaml")
>>> walk = Walk(tree, subject="Monthly payroll for 40 people").replay(tree.examples["payroll"].answers)
>>> verdict_of(walk).outcome.title
'Business process outsourcing (BPO)'
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from .export.markdown import markdown
    from .gauge import Gauge, gauges
    from .loader import Loaded, TreeHasProblems, Unreadable, examine, load
    from .model import Answer, Criterion, Example, Outcome, Question, Rule, Tree
    from .paths.outlook import possible_outcomes, questions_left
    from .problem import Problem
    from .report import Report, report_on
    from .source import Source
    from .verdict import NotFinished, Verdict, verdict_of
    from .walk import CannotAnswer, Step, Walk

__version__ = "0.1.0"

_ROOMS = {
    "export.markdown": ("markdown",),
    "gauge": ("Gauge", "gauges"),
    "loader": ("Loaded", "TreeHasProblems", "Unreadable", "examine", "load"),
    "model": ("Answer", "Criterion", "Example", "Outcome", "Question", "Rule", "Tree"),
    "paths.outlook": ("possible_outcomes", "questions_left"),
    "problem": ("Problem",),
    "report": ("Report", "report_on"),
    "source": ("Source",),
    "verdict": ("NotFinished", "Verdict", "verdict_of"),
    "walk": ("CannotAnswer", "Step", "Walk"),
}
_ROOM_OF = {name: room for room, names in _ROOMS.items() for name in names}

__all__ = sorted(_ROOM_OF)


def __getattr__(name: str) -> object:
    """A public name, from the room that holds it. Rooms are opened when first used, so `guide --help` opens none."""
    if name not in _ROOM_OF:
        raise AttributeError(f"module 'guide' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"guide.{_ROOM_OF[name]}"), name)
