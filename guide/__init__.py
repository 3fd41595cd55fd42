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
    from .edit import Difference, difference
    from .examples.runs import Rehearsal, rehearsal
    from .examples.strayed import Failure, failures
    from .examples.suggestion import Suggestion, suggestion
    from .export.markdown import markdown
    from .gauge import Gauge, gauges
    from .loader import Loaded, TreeHasProblems, Unreadable, examine, load
    from .model import Answer, Criterion, Example, Outcome, Question, Rule, Tree
    from .paths.changes import Change, Turn, what_would_change
    from .paths.idle import alike_answers, idle_questions
    from .paths.outlook import Outlook, outlook, possible_outcomes, questions_left
    from .paths.survey import Survey, survey
    from .paths.unknowns import Unknown, unknowns
    from .problem import Fix, Problem
    from .report import Report, report_on
    from .source import Source
    from .verdict import NotFinished, Verdict, verdict_of
    from .walk import CannotAnswer, Step, Walk

__version__ = "0.1.0"

_ROOMS = {
    "edit": ("Difference", "difference"),
    "export.markdown": ("markdown",),
    "gauge": ("Gauge", "gauges"),
    "loader": ("Loaded", "TreeHasProblems", "Unreadable", "examine", "load"),
    "model": ("Answer", "Criterion", "Example", "Outcome", "Question", "Rule", "Tree"),
    "paths.changes": ("Change", "Turn", "what_would_change"),
    "paths.idle": ("alike_answers", "idle_questions"),
    "paths.outlook": ("Outlook", "outlook", "possible_outcomes", "questions_left"),
    "paths.survey": ("Survey", "survey"),
    "paths.unknowns": ("Unknown", "unknowns"),
    "problem": ("Fix", "Problem"),
    "examples.runs": ("Rehearsal", "rehearsal"),
    "examples.strayed": ("Failure", "failures"),
    "examples.suggestion": ("Suggestion", "suggestion"),
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
