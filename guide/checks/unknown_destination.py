"""Does every `start`, `then`, `when_close` and `tie` lead to something that exists?"""

from __future__ import annotations

from ..model import DECIDE, Answer, Outcome, Rule
from ..near import near, suggestion
from ..value import changed
from .draft import NOWHERE, Draft, placed_rules

MOST_GUESSES = 50
"""For how many names what was meant is guessed."""
MOST_COMPARED = 100_000
"""How many pairs of names are compared for that, more or less: looking for near ones takes long in a large tree."""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..places import Path


def check(draft: Draft) -> None:
    """`unknown-destination`. Later checks go on with what was probably meant."""
    tree = draft.tree
    known = {**tree.questions, **tree.outcomes, DECIDE: None}
    if not draft.goes <= known.keys():
        _ways(draft, known)
    _start(draft)
    if not {tree.decide.when_close, tree.decide.tie} <= {None, *tree.outcomes}:
        _outcome_named(draft, "when_close", tree.decide.when_close, "a close call can't end here")
        _outcome_named(draft, "tie", tree.decide.tie, "no outcome of this name can win a tie")


def _ways(draft: Draft, known: Mapping[str, object]) -> None:
    unread = bool({"questions", "outcomes"} & draft.lost)
    lost = [(question, rule.go, path) for question, _, rule, path in placed_rules(draft.tree) if rule.go not in known]
    names = list(dict.fromkeys(go for _, go, _ in lost))
    guesses = {go: near(go, known) for go in names[: min(MOST_GUESSES, 1 + MOST_COMPARED // len(known))]}
    for question, go, path in lost:
        guess = guesses.get(go)
        if guess or not unread:
            _note(draft, go, (*path, "go"), [guess] if guess else known, "this leads nowhere")
        if guess is None:
            draft.presume(question.id)
    _mend(draft, {go: guesses.get(go) or NOWHERE for go in names})
    draft.look_again()


def _start(draft: Draft) -> None:
    tree = draft.tree
    draft.unwalkable = not tree.questions
    if tree.start not in tree.questions:
        if tree.start and "questions" not in draft.lost:
            _note(draft, tree.start, ("start",), tree.questions, "no walk can begin here")
        guess = near(tree.start, tree.questions)
        if guess is None:  # it may have been any that nothing leads to
            draft.presumed.update(dict.fromkeys(question for question in tree.questions if question not in draft.goes))
        draft.tree = changed(tree, start=guess or next(iter(tree.questions), NOWHERE))


def _outcome_named(draft: Draft, key: str, name: str | None, label: str) -> None:
    tree = draft.tree
    if name is not None and name not in tree.outcomes:
        if name and "outcomes" not in draft.lost:
            _note(draft, name, ("decide", key), tree.outcomes, label)
        draft.tree = changed(tree, decide=changed(tree.decide, **{key: near(name, tree.outcomes)}))
        draft.lost_outcomes |= key == "when_close"


def _note(draft: Draft, go: str, path: Path, known: Iterable[str], label: str) -> None:
    if go:
        other = "a destination is a question, an outcome or `decide`"
        help, guess = suggestion(go, known, other) if len(list(known)) <= MOST_GUESSES else (other, "")
        message = f"nothing in this tree is called `{go}`"
        draft.notes.at_value("unknown-destination", path, message, label, help, meant=guess)


def _mend(draft: Draft, meant: dict[str, str]) -> None:
    """Replace what leads nowhere by what was meant, and let what can't be guessed lead to a stand-in outcome."""

    def mended(rules: tuple[Rule, ...]) -> tuple[Rule, ...]:
        return tuple(changed(rule, go=meant.get(rule.go, rule.go)) for rule in rules)

    def mended_answer(answer: Answer) -> Answer:
        return changed(answer, then=mended(answer.then))

    tree = draft.tree
    questions = {
        question.id: changed(
            question,
            then=mended(question.then),
            answers={answer.id: mended_answer(answer) for answer in question.answers.values()},
            unsure=question.unsure and mended_answer(question.unsure),
        )
        for question in tree.questions.values()
    }
    outcomes = dict(tree.outcomes)
    if NOWHERE in meant.values():
        outcomes[NOWHERE] = Outcome(NOWHERE, NOWHERE, NOWHERE)
    draft.tree = changed(tree, questions=questions, outcomes=outcomes)
