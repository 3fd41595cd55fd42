"""What an edit of a tree changes: its parts, its words, and the walks that now end elsewhere.

Both trees are walked at once, and a question that both ask gets one answer. A part of the new tree is the old one's if it
bears the same id, or the id that it gives as `was`.
"""

from __future__ import annotations

from .model import Answer, Example, Outcome, Question, Tree
from .paths.joint import Follower, meetings
from .paths.states import TooMany
from .value import Value, changed
from .walk import Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Move(Value):
    """The joint walks that end in `old` in the old tree and in `new` in the new one: how many, and the smallest of them, as
    answers by question, with the new tree's ids where it has the question."""

    old: Outcome
    new: Outcome
    walks: int
    smallest: Mapping[str, str]


class MovedExample(Value):
    """An example that no longer ends where it did. `whose` says whose it is, "old" or "new"; `ends` where it ends in the other
    tree: None if the other tree asks something that it doesn't answer."""

    example: Example
    whose: str
    started: str
    ends: str | None


class Edit(Value):
    """One part that was added, removed or renamed, says something else, leads elsewhere or gives other points.

    `part` names its kind: "question", "answer", "outcome", or a key of the tree such as "decide" or "title". `id` is the new
    one, or the old one of what was removed; for an answer `question/answer`. `was` is the old one of what was renamed.
    """

    kind: str
    part: str
    id: str
    was: str = ""


ADDED, REMOVED, RENAMED = "added", "removed", "renamed"
REWORDED, REROUTED, RESCORED = "reworded", "rerouted", "rescored"


class Difference(Value):
    """What the step from an old tree to a new one does. `moves` has those that end elsewhere, most walks first.

    `joint_walks` is the number of different sets of answers that walk through both trees: None where the two differ in too
    much for every walk to be followed, and then there are no moves either.
    """

    joint_walks: int | None
    moves: tuple[Move, ...]
    examples: tuple[MovedExample, ...]
    edits: tuple[Edit, ...]

    @property
    def moved(self) -> int | None:
        """How many joint walks end elsewhere; None where they are not counted."""
        return None if self.joint_walks is None else sum(move.walks for move in self.moves)


def difference(old: Tree, new: Tree) -> Difference:
    """What changes from one sound tree to another. Exact."""
    names = _Names(old, new)
    examples, edits = tuple(_examples(old, new, names)), tuple(_edits(old, new, names))
    try:
        found = meetings(Follower(old, names.of_old), Follower(new, names.of_new))
    except TooMany:
        return Difference(None, (), examples, edits)
    moves = [
        Move(old.outcomes[before], new.outcomes[after], meeting.walks, meeting.shortest)
        for meeting in found
        for before, after in [meeting.outcomes]
        if names.outcomes.get(before) != after
    ]
    return Difference(
        sum(meeting.walks for meeting in found),
        tuple(sorted(moves, key=lambda move: -move.walks)),
        examples,
        edits,
    )


def have_a_question_in_common(old: Tree, new: Tree) -> bool:
    """Whether any question of one tree is one of the other's, by its id or what its id was, and any of its answers too: two
    that only happen to be called alike are not the same."""
    paired = _paired(old.questions, new.questions).items()
    return any(_paired(old.questions[before].answers, new.questions[now].answers) for before, now in paired)


class _Names:
    """Which part of the old tree is which of the new one.

    The common name of a question is its new id; a question that only the old tree has goes by its old id, behind a mark
    where the new tree uses that id for something else.
    """

    def __init__(self, old: Tree, new: Tree) -> None:
        self.outcomes = _paired(old.outcomes, new.outcomes)
        self.questions = _paired(old.questions, new.questions)
        self.answers: dict[tuple[str, str], str] = {}  # by old question and old answer, the new answer
        self.of_new = {(question.id, answer): answer for question in new.questions.values() for answer in question.choices}
        self.of_new |= {(question, ""): question for question in new.questions}
        self.of_old: dict[tuple[str, str], str] = {}
        for question in old.questions.values():
            now = self.questions.get(question.id)
            paired = _paired(question.choices, new.questions[now].choices) if now else {}
            self.answers |= {(question.id, answer): other for answer, other in paired.items()}
            self.of_old[question.id, ""] = now or _apart(question.id, new.questions)
            taken = new.questions[now].choices if now else {}
            for answer in question.choices:
                self.of_old[question.id, answer] = paired.get(answer) or _apart(answer, taken)


def _apart(name: str, taken: Mapping[str, object]) -> str:
    return f"{name} (old)" if name in taken else name


def _paired(old: Mapping[str, object], new: Mapping[str, object]) -> dict[str, str]:
    """By old id, the new one, one for one: first those that say so, then those that kept theirs.

    Of several that were put together in a new one, the first that it names is the same part; the others were removed.
    """
    said: dict[str, str] = {}
    for name, part in new.items():
        before = next((one for one in getattr(part, "was", ()) if one in old and one not in said), None)
        if before is not None:
            said[before] = name
    told = set(said.values())
    return said | {name: name for name in old if name in new and name not in said and name not in told}


def _examples(old: Tree, new: Tree, names: _Names) -> Iterator[MovedExample]:
    for example in old.examples.values():
        given = {names.questions.get(q, ""): names.answers.get((q, a), "") for q, a in example.answers.items()}
        yield from _moved(example, "old", new, given, names.outcomes.get(example.outcome, ""))
    back = {new: old for old, new in names.questions.items()}
    answers_back = {(names.questions[q], new): old for (q, old), new in names.answers.items()}
    outcomes_back = {new: old for old, new in names.outcomes.items()}
    for example in new.examples.values():
        if example.id not in old.examples or old.examples[example.id].answers != example.answers:
            given = {back.get(q, ""): answers_back.get((q, a), "") for q, a in example.answers.items()}
            yield from _moved(example, "new", old, given, outcomes_back.get(example.outcome, ""))


def _moved(example: Example, whose: str, other: Tree, given: dict[str, str], expected: str) -> Iterator[MovedExample]:
    walk = Walk(other, {question: answer for question, answer in given.items() if question and answer})
    ends = walk.here.id if isinstance(walk.here, Outcome) else None
    if ends != expected:
        yield MovedExample(example, whose, example.outcome, ends)


def _edits(old: Tree, new: Tree, names: _Names) -> Iterator[Edit]:
    yield from _parts("question", old.questions, new.questions, names.questions)
    for before, after in names.questions.items():
        one, other = old.questions[before], new.questions[after]
        paired = {answer: names.answers[before, answer] for answer in one.choices if (before, answer) in names.answers}
        for edit in _parts("answer", one.choices, other.choices, paired):
            yield changed(edit, id=f"{before if edit.kind == REMOVED else after}/{edit.id}")
    yield from _parts("outcome", old.outcomes, new.outcomes, names.outcomes)
    yield from _changed_parts(old, new, names)


def _parts(part: str, old: Mapping[str, object], new: Mapping[str, object], paired: Mapping[str, str]) -> Iterator[Edit]:
    kept = set(paired.values())
    yield from (Edit(ADDED, part, name) for name in new if name not in kept)
    yield from (Edit(REMOVED, part, name) for name in old if name not in paired)
    yield from (Edit(RENAMED, part, after, before) for before, after in paired.items() if before != after)


QUESTION_WORDS = ("ask", "help", "why", "sources", "criterion")
ANSWER_WORDS = ("say", "advice")
TREE_WORDS = ("title", "about", "subject", "criteria", "sections", "sources")
OUTCOME_WORDS = ("title", "short", "means", "summary", "advice")


def _changed_parts(old: Tree, new: Tree, names: _Names) -> Iterator[Edit]:
    """What stayed, and says something else, leads elsewhere or scores differently."""
    for before, after in names.questions.items():
        one, other = old.questions[before], new.questions[after]
        if _differs(one, other, QUESTION_WORDS):
            yield Edit(REWORDED, "question", after)
        ways, theirs = _ways(one, names), _ways(other)
        if any(ways[answer] != theirs[answer] for answer in ways if answer in theirs):
            yield Edit(REROUTED, "question", after)
        for answer in one.choices:
            if (before, answer) in names.answers:
                yield from _changed_answer(one.choices[answer], other.choices[names.answers[before, answer]], after, names)
    for before, after in names.outcomes.items():
        if _differs(old.outcomes[before], new.outcomes[after], OUTCOME_WORDS):
            yield Edit(REWORDED, "outcome", after)
    yield from _changed_whole(old, new, names)


def _changed_whole(old: Tree, new: Tree, names: _Names) -> Iterator[Edit]:
    """What is changed in the keys of the tree itself."""
    if _deciding(old, names.outcomes) != _deciding(new, {}):
        yield Edit(RESCORED, "decide", "decide")
    if names.questions.get(old.start) != new.start:
        yield Edit(REROUTED, "start", "start")
    for part in TREE_WORDS:
        if getattr(old, part) != getattr(new, part):
            yield Edit(REWORDED, part, part)


def _deciding(tree: Tree, names: Mapping[str, str]) -> object:
    """What lets points decide, in the new tree's ids: the order of the contenders breaks ties that nothing else does."""
    decide = tree.decide
    told = [names.get(outcome, outcome) for outcome in (decide.when_close or "", decide.tie or "", *tree.contenders)]
    return decide.close, told[:2], [] if decide.when_close else told[2:]


def _changed_answer(old: Answer, new: Answer, question: str, names: _Names) -> Iterator[Edit]:
    if _differs(old, new, ANSWER_WORDS):
        yield Edit(REWORDED, "answer", f"{question}/{new.id}")
    if _scores(old.points, names.outcomes) != _scores(new.points):
        yield Edit(RESCORED, "answer", f"{question}/{new.id}")


def _differs(one: object, other: object, fields: tuple[str, ...]) -> bool:
    return any(getattr(one, field) != getattr(other, field) for field in fields)


def _scores(points: Mapping[str, int], names: Mapping[str, str] | None = None) -> dict[str, int]:
    return {names.get(outcome, outcome) if names else outcome: worth for outcome, worth in points.items() if worth}


def _ways(question: Question, names: _Names | None = None) -> dict[str, object]:
    """Where a question leads, by answer, in the new tree's ids."""

    def goes(name: str) -> str:
        return {**names.questions, **names.outcomes}.get(name, name) if names else name

    def tests(tested: str, answers: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        if names is None:
            return tested, answers
        return names.questions.get(tested, tested), tuple(names.answers.get((tested, answer), answer) for answer in answers)

    def told(answer: str) -> str:
        return names.answers.get((question.id, answer), answer) if names else answer

    return {
        told(answer.id): [
            (goes(rule.go), [tests(*test) for test in rule.when.items()]) for rule in answer.then or question.then
        ]
        for answer in question.choices.values()
    }
