"""Is there a rule that no walk can ever follow?"""

from __future__ import annotations

from ..model import Question, Rule
from ..near import listed
from ..problem import NOTE
from .draft import Draft, answer_path, placed_rules

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from ..places import Path
    from ..source import Span


def check(draft: Draft) -> None:
    """`rule-after-always`, `asked-too-late`, `impossible-rule`, `unused-then` (a note)"""
    for question in draft.unused_then:
        draft.notes.at_key(
            "unused-then",
            ("questions", question.id, "then"),
            f"the `then` of `{question.id}` is never used",
            "every answer has a `then` of its own",
            "take it out",
            severity=NOTE,
        )
    if draft.has_lists:
        told: set[int] = set()
        for question in draft.tree.questions.values():
            if question.id in draft.faulty:
                continue
            for rules, path in _rule_lists(question):
                told |= _after_always(draft, rules, path)
        _conditions(draft, told)


def _rule_lists(question: Question) -> list[tuple[tuple[Rule, ...], Path]]:
    lists: list[tuple[tuple[Rule, ...], Path]] = [(question.then, ("questions", question.id, "then"))]
    return lists + [(answer.then, (*answer_path(question, answer), "then")) for answer in question.choices.values()]


def _after_always(draft: Draft, rules: tuple[Rule, ...], path: Path) -> set[int]:
    """The rules that stand behind one without a condition."""
    always = next((index for index, rule in enumerate(rules) if not rule.when), len(rules))
    if always + 1 < len(rules):
        first = draft.notes.places.value((*path, always))
        draft.notes.at_value(
            "rule-after-always",
            (*path, always + 1),
            "this rule is never looked at",
            "it comes too late",
            "put the rule without `when` last",
            other=(first, "this one has no `when`, so it always applies"),
        )
    return {id(rule) for rule in rules[always + 1 :]}


def _conditions(draft: Draft, told: set[int]) -> None:
    draft.doubtful = draft.doubtful or bool(told)
    if draft.guessing or draft.unwalkable or draft.presumed or draft.has_islands:
        return  # what can have been asked before is not known
    before = _askable_before(draft)
    conditional = [(question, rule, path) for question, _, rule, path in placed_rules(draft.tree) if rule.when]
    late_ones = {id(rule): late for question, rule, _ in conditional if (late := _late(draft, question, rule, before))}
    elsewhere = _spans(draft, (path for _, rule, path in conditional if id(rule) not in late_ones)) if late_ones else set()
    for question, rule, path in conditional:
        late = late_ones.get(id(rule), [])
        if late and id(rule) not in told:
            told.add(id(rule))
            if draft.notes.places.value(path) in elsewhere:
                continue  # an alias: the same lines are of use at another question
            draft.notes.at_key(
                "asked-too-late",
                (*path, "when", late[0]),
                f"`{late[0]}` can't have been asked when `{question.id}` is answered",
                "no way leads from there to here",
                "test a question that comes before this one",
            )
    if draft.walkable:
        _never_followed(draft, told)
    draft.doubtful = draft.doubtful or bool(told)


def _late(draft: Draft, question: Question, rule: Rule, before: Mapping[str, set[str]]) -> list[str]:
    """The questions that a rule tests and that can't have been asked yet."""
    asked = before.get(question.id)
    return [tested for tested in rule.when if asked is not None and tested in draft.tree.questions and tested not in asked]


def _spans(draft: Draft, paths: Iterable[Path]) -> set[Span]:
    return {draft.notes.places.value(path) for path in paths}


def _never_followed(draft: Draft, told: set[int]) -> None:
    if draft.states is None:
        return
    followed = {id(way.rule) for ways in draft.states.values() for way in ways}
    offered = {id(rule) for question, _ in draft.states for _, rule in draft.out[question]}
    idle = offered - followed - told
    if not idle:
        return
    in_use = _spans(draft, (path for *_, rule, path in placed_rules(draft.tree) if id(rule) in followed))
    for *_, rule, path in placed_rules(draft.tree):
        if id(rule) in idle and draft.notes.places.value(path) not in in_use:
            draft.doubtful = True
            tests = listed((f"{tested}: {', '.join(answers)}" for tested, answers in rule.when.items()), "and")
            why = f"no walk comes here with {tests}" if rule.when else "the rules before it take every walk"
            draft.notes.at_value(
                "impossible-rule",
                path,
                "this rule can never apply",
                why,
                "change its condition, move it before the rules that forestall it, or take it out",
            )


def _askable_before(draft: Draft) -> dict[str, set[str]]:
    """For every question within reach, the questions that can have been answered when it has been, itself included."""
    before: dict[str, set[str]] = {}
    tree = draft.tree
    for question_id in tree.order:
        mine = before.setdefault(question_id, set())
        mine.add(question_id)
        for _, rule in draft.out[question_id]:
            if rule.go in tree.order:
                before.setdefault(rule.go, set()).update(mine)
    return before
