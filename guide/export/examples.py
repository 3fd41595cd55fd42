"""Suggested examples as YAML, ready to paste into the file of their tree, below its `examples:`."""

from __future__ import annotations

import json
import re
from textwrap import wrap

from ..notes import Notes
from ..text import one_line
from ..value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ..examples.parts import Part
    from ..examples.suggestion import Suggested, Suggestion
    from ..model import Tree

WIDTH = 120
"""How long a line may get."""
MOST_NAMED = 40
"""How many parts a comment names."""
PLAIN = re.compile(r"[^\W_](?:[\w,.()/'+-]|[ ](?! |$))*")
"""Text that means itself without quotes."""


class Layout(Value):
    """How a file is written: how far its examples are indented, and each level in them; whether they stand in brackets;
    whether there are any to paste below."""

    indent: str
    step: str
    brackets: bool
    begun: bool


def suggestion_text(found: Suggestion | None, tree: Tree) -> str:
    """The suggested examples, each after a comment on what it is for. Nothing but comments if there are none."""
    if found is None:
        return "# This tree is too large for its walks to be followed, so no examples are suggested.\n"
    layout = layout_of(tree)
    lines = list(_comment(layout.indent, *_head(found, layout)))
    if found.examples and not layout.begun:
        lines.append('"examples": {' if layout.brackets else "examples:")
    for one in found.examples:
        lines += ["", *_comment(layout.indent, *_remarks(one)), *_example(one, layout)]
    if found.examples and not layout.begun and layout.brackets:
        lines.append("},")
    return "\n".join(lines) + "\n"


def layout_of(tree: Tree) -> Layout:
    """How the file of a tree is written."""
    source, places = tree.source, Notes(tree.source).places

    def written(key: str) -> bool:
        span = places.key((key,))
        return source.text[span.start : span.end].strip("\"'") == key

    part = "examples" if written("examples") else "questions"
    value = places.value((part,))
    first = next(iter(tree.examples if part == "examples" else tree.questions), "")
    brackets = source.text[value.start : value.start + 1] == "{" or source.text.lstrip()[:1] == "{"
    column = source.place(places.key((part, first))).column - 1
    indent = " " * (column if first and not brackets else 2)
    outer = source.place(places.key((part,))).column - 1
    return Layout(indent, " " * max(2, len(indent) - outer) if not brackets else "  ", brackets, part == "examples")


def _head(found: Suggestion, layout: Layout) -> Iterator[str]:
    if not found.examples:
        yield "Nothing to add: the examples walk through all that can be walked."
    else:
        count = len(found.examples)
        adds = sum(len(one.adds) for one in found.examples)
        fewest = "No fewer can do." if count == found.least else f"It takes {found.least} at least."
        where = "below `examples:`" if not layout.brackets else "behind the bracket that opens the examples"
        if not layout.begun:
            where = "behind the first bracket of the file" if layout.brackets else "at the end of the file"
        which = "an example that walks" if count == 1 else f"{count} examples that walk"
        yield f"Suggested: {which} through {_count(adds)} that no other does. {fewest}"
        yield f"Paste {where}. Keep those that you would answer so, with the title of a real case; leave out the others."
    if found.unreachable:
        yield f"No walk comes to: {_named(found.unreachable)}."
    if found.unfound:
        yield f"No walk was found to: {_named(found.unfound)}."


def _count(adds: int) -> str:
    return "one part of the tree" if adds == 1 else f"{adds:,} parts of the tree"


def _remarks(one: Suggested) -> Iterator[str]:
    if one.like:
        others = [
            f"{question}: {answer}"
            for question, answer in one.example.answers.items()
            if one.like.answers.get(question) != answer
        ]
        yield f"Like `{one.like.id}`, but with {', '.join(others)}."
    yield f"Adds {_named(one.adds)}."


def _named(parts: Sequence[Part]) -> str:
    more = f"; and {len(parts) - MOST_NAMED:,} more" if len(parts) > MOST_NAMED else ""
    return "; ".join(part.words for part in parts[:MOST_NAMED]) + more


def _comment(indent: str, *paragraphs: str) -> Iterator[str]:
    for paragraph in paragraphs:
        yield from wrap(
            one_line(paragraph),
            WIDTH,
            initial_indent=f"{indent}# ",
            subsequent_indent=f"{indent}#   ",
            break_on_hyphens=False,
            break_long_words=False,
        )


def _example(one: Suggested, layout: Layout) -> list[str]:
    example, indent = one.example, layout.indent
    if layout.brackets:
        block = {"title": example.title, "answers": dict(example.answers), "outcome": example.outcome}
        return [f"{indent}{json.dumps(example.id)}: {json.dumps(block, ensure_ascii=False)},"]
    inner = indent + layout.step
    return [
        f"{indent}{example.id}:",
        f"{inner}title: {_text(example.title)}",
        f"{inner}answers:",
        *_answers([f"{question}: {answer}" for question, answer in example.answers.items()], inner + layout.step),
        f"{inner}outcome: {example.outcome}",
    ]


def _text(words: str) -> str:
    return words if PLAIN.fullmatch(words) else json.dumps(words, ensure_ascii=False)


def _answers(pairs: Iterable[str], indent: str) -> list[str]:
    """The answers in brackets, on as many lines as they take."""
    lines = [f"{indent}{{"]
    for pair in pairs:
        if len(lines[-1]) + len(pair) + 2 > WIDTH and lines[-1].strip("{ "):
            lines[-1] = lines[-1].rstrip()
            lines.append(f"{indent} ")
        lines[-1] += f"{pair}, "
    return [*lines[:-1], lines[-1][:-2] + "}"]
