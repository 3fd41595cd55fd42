"""Can points really do what they are given for: let each outcome win, decide each tie knowingly, tip the balance?

Asked only of trees of up to MOST_QUESTIONS questions whose ways can all be followed.
"""

from __future__ import annotations

from ..model import DECIDE, Question, Tree, ways_on
from ..near import listed
from ..problem import NOTE, WARNING
from ..walk import Walk
from .draft import Draft

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..paths.futures import Futures

MOST_QUESTIONS = 200


def check(draft: Draft) -> None:
    """`outcome-never-wins`, `question-never-matters` (warnings), `silent-tie` (a note)"""
    tree = draft.tree
    if DECIDE not in draft.goes or len(tree.questions) > MOST_QUESTIONS or not draft.sound:
        return
    by_points = {*tree.contenders, tree.decide.when_close} - set(draft.ends.values())
    losing = [outcome for outcome in tree.outcomes if outcome in by_points]
    spoken = tree.decide.when_close or (len(tree.contenders) == 2 and tree.decide.tie in tree.contenders)
    plain = [question for question in tree.questions.values() if _only_points(tree, question)]
    doubted = [question for question in plain if question.id not in draft.idle and not _seen_to_tip(tree, question)]
    if losing or doubted or not spoken:
        _prove(draft, losing, doubted, silent=not spoken)


def _prove(draft: Draft, losing: list[str], doubted: list[Question], *, silent: bool) -> None:
    from ..paths.futures import futures_of
    from ..paths.states import TooMany

    futures = futures_of(draft.tree)
    if futures is None:
        return
    try:
        _losing(draft, futures, losing)
        if silent:
            _ties(draft, futures)
        _idle(draft, futures, doubted)
    except TooMany:
        return


def _losing(draft: Draft, futures: Futures, outcomes: list[str]) -> None:
    from ..paths.proofs import nearest

    within_reach = futures.ends_in(futures.reach[futures.begin])
    for outcome in outcomes:
        if outcome not in within_reach:
            gap, answers = nearest(futures, outcome)
            draft.losing.add(outcome)
            draft.notes.at_key(
                "outcome-never-wins",
                ("outcomes", outcome),
                f"no combination of answers ends in `{outcome}`",
                _nearest_in_words(draft.tree, outcome, gap),
                "change the points, let an answer lead to it, or take it out",
                severity=WARNING,
                proof=tuple(answers.items()),
            )


def _nearest_in_words(tree: Tree, outcome: str, gap: int) -> str:
    points = "1 point" if gap == 1 else f"{gap} points"
    if outcome not in tree.contenders:
        return f"the smallest lead of all is {points}, and no close call"
    if gap:
        return f"at best it is {points} behind"
    if tree.decide.when_close:
        return "even where it has most points, the call is close"
    return "it is never ahead: at best another is level with it, and goes first"


def _ties(draft: Draft, futures: Futures) -> None:
    """One note for all ties: what is missing is one decision."""
    from ..paths.proofs import settling_all, silent_ties

    ties = silent_ties(futures)
    if not ties:
        return
    first = next(iter(ties))
    draft.notes.at_key(
        "silent-tie",
        ("outcomes", first[0]),
        _level_in_words(list(ties)),
        "only because it stands first here",
        _settled_by(settling_all(futures), draft.tree.decide.tie),
        severity=NOTE,
        proof=tuple(ties[first].items()),
    )


def _level_in_words(ties: list[tuple[str, ...]]) -> str:
    if len(ties) == 1:
        return f"where {listed(ties[0], 'and')} come out level, `{ties[0][0]}` always wins"
    beaten: dict[str, dict[str, None]] = {}
    for winner, *others in ties:
        beaten.setdefault(winner, {}).update(dict.fromkeys(others))
    wins = "; ".join(f"`{winner}` over {listed(others, 'and')}" for winner, others in beaten.items())
    return f"where outcomes come out level, the one that stands first always wins: {wins}"


def _settled_by(settling: tuple[str, ...], tie: str | None) -> str:
    """What the author can write, such that nothing is left to be told."""
    if settling:
        instead = f" in the place of `tie: {tie}`" if tie else ""
        return f"write `tie: {settling[0]}` under `decide:`{instead} if you mean it, or another outcome, or `when_close`"
    why = f"`tie: {tie}` doesn't settle this" if tie else "no one `tie` settles all of these"
    return f"{why}: name an outcome for close calls with `when_close`, or put `# allow silent-tie: …` on the line above"


def _idle(draft: Draft, futures: Futures, questions: list[Question]) -> None:
    from ..paths.idle import shortest_through
    from ..paths.proofs import tips

    for question in questions:
        if not tips(futures, question):
            draft.idle.add(question.id)
            draft.notes.at_key(
                "question-never-matters",
                ("questions", question.id),
                f"`{question.id}` never matters: whatever is answered, each walk ends as it would have ended",
                "it changes no outcome, and brings no advice",
                "give its answers other points, advice or ways on, or take it out",
                severity=WARNING,
                proof=tuple(shortest_through(futures, question.id).given.items()),
            )


def _only_points(tree: Tree, question: Question) -> bool:
    """Whether the points are all that sets the answers to a question apart: no advice, no way of their own, no condition."""
    answers = question.choices.values()
    tested = any(question.id in rule.when for one in tree.questions.values() for rule in ways_on(one))
    return not tested and not any(answer.advice or answer.then for answer in answers) and question.id in tree.order


def _seen_to_tip(tree: Tree, question: Question) -> bool:
    """Whether another answer changes what one of the tree's examples ends in."""
    for example in tree.examples.values():
        if question.id in example.answers:
            ends = {Walk(tree, {**example.answers, question.id: answer}).here.id for answer in question.choices}
            if len(ends) > 1:
                return True
    return False
