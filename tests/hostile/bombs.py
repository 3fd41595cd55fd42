"""Texts of any size that ask for more than their size of whoever reads them: more time, more memory, more words."""

from __future__ import annotations

from collections.abc import Callable

from tests.conftest import SMALL

HEAD = "format: 1\ntitle: T\nstart: q0\nquestions:\n"
TAIL = "outcomes: {o: {title: t, summary: s}, p: {title: t, summary: s}}\n"
QUESTION = "  q{0}: {{ask: a, answers: {{x: a, y: b}}, then: q{1}}}\n"


def repeated(piece: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    """A text that is one piece over and over."""
    return lambda size: before + piece * max(size // len(piece), 1) + behind


def numbered(piece: str, before: str = "", behind: str = "") -> Callable[[int], str]:
    """The same with the number of the piece, and the next one, in each."""
    return lambda size: before + "".join(piece.format(n, n + 1) for n in range(size // len(piece.format(10, 11)))) + behind


def doubled(first: str, piece: str) -> Callable[[int], str]:
    """Each piece repeats the one before it."""
    return lambda size: first + "".join(piece.format(n, n + 1) for n in range(min(size // len(piece), 10_000)))


BOMBS: dict[str, Callable[[int], str]] = {
    "open brackets": repeated("["),
    "open braces": repeated("{a: "),
    "open brackets that are marked": repeated("[", "title: &a "),
    "open braces beside an ampersand": repeated("{a: ", "title: R&D\nabout: "),
    "lists in lists": repeated("- "),
    "keys of keys": repeated("? "),
    "ever deeper": lambda size: "".join(" " * depth + "a:\n" for depth in range(int(size**0.5))),
    "one key over and over": repeated("a: b\n"),
    "one question over and over": repeated("  a: {ask: b}\n", HEAD),
    "keys that nobody knows": numbered("k{}: b\n"),
    "keys that no question has": numbered("    k{}: b\n", HEAD + "  q0:\n"),
    "ways to nowhere": numbered("  q{0}: {{ask: a, answers: {{x: {{say: a, then: z{0}}}, y: {{say: b, then: w{0}}}}}}}\n", HEAD),
    "a chain with no end": numbered(QUESTION, HEAD),
    "a chain with an end": lambda size: numbered(QUESTION, HEAD)(size).rpartition("q")[0] + f"decide}}\n{TAIL}",
    "questions that are none": numbered("  q{}: b\n", HEAD),
    "questions on one line": numbered("q{}: b, ", HEAD.replace("questions:\n", "questions: {"), "}\n"),
    "points without measure": numbered("  q{0}: {{ask: a, answers: {{x: {{say: a, points: {{o: 9}}}}, y: b}}, then: q{1}}}\n", HEAD, TAIL),
    "conditions on nothing": numbered(
        "      - {{when: {{q{}: x}}, go: w}}\n", HEAD + "  q0:\n    ask: b\n    answers: {x: y, z: y}\n    then:\n"
    ),
    "examples of nothing": numbered("  e{0}: {{title: t, answers: {{z{0}: yes}}, outcome: bpo}}\n", SMALL),
    "unused sources": numbered("  s{}: {{title: t}}\n", SMALL + "sources:\n"),
    "one line of items": repeated("x,", "a: [", "]"),
    "marks that nothing repeats": numbered("k{0}: &a{0} b\n"),
    "one mark over and over": repeated("- &a b\n"),
    "nothing but marks": repeated("&a "),
    "one alias over and over": repeated("*a,", "a: &a x\nb: [", "]"),
    "aliases of aliases": doubled("a: &a0 [x,x,x,x,x,x,x,x,x,x]\n", "b{0}: &a{1} [*a{0},*a{0},*a{0},*a{0},*a{0},*a{0}]\n"),
    "merge keys of merge keys": doubled("a: &a0 {x: y}\n", "b{0}: &a{1}\n  <<: [*a{0}, *a{0}, *a{0}]\n"),
    "long things repeated": lambda size: f"a: &a [{'x,' * (size // 4)}]\nb: [{'*a,' * (size // 6)}]",
    "tags": repeated("- !x y\n"),
    "tags on one line": repeated("!x y,", "[", "]"),
    "a long text": repeated("x", "a: "),
    "a long text in quotes": repeated("x", 'a: "', '"'),
    "a quote that never closes": repeated("x\n", 'a: "'),
    "escapes": repeated("\\e", 'a: "', '"'),
    "bidirectional marks": repeated("\\u202e", 'title: "', '"'),
    "hashes in a comment": repeated(" #x", SMALL + "# a", "\n"),
    "comments in a list": lambda size: SMALL.replace("[Trained people.]", f"[{chr(10).join(['a #x', '      ,'] * (size // 12))} b]"),
    "a text full of hashes": lambda size: SMALL.replace("bpo: {title", f'bpo: {{means: "{"a #x " * (size // 5)}", title'),
    "allowing what isn't there": repeated("# allow silent-tie: x\n", SMALL),
    "allowing what may not be": repeated("a: b # allow repeated-key: x\n"),
    "empty lines": repeated("\n"),
    "comments": repeated("#\n"),
    "tabs": repeated("\t"),
    "documents": repeated("---\n"),
    "directives": repeated("%a\n"),
    "an absurd version": repeated("9", "%YAML ", ".1\n--- a"),
    "colons": repeated(":"),
    "lines of colons": repeated(":\n"),
    "keys without values": repeated("a:\n"),
    "asterisks": repeated("*"),
    "blocks of text": repeated("- |\n  x\n"),
    "null characters": repeated("\0"),
    "half characters": repeated("\ud800", "a: "),
    "quotes": repeated('"'),
    "lists without items": repeated("[],", "a: [", "]"),
    "blocks without keys": repeated("{},", "a: [", "]"),
    "blocks of one key in a list": repeated("a: b,", "a: [", "]"),
    "tiny keys": numbered("{}:\n"),
    "keys of keys in lines": numbered("? {}\n"),
    "aliases as values": numbered("a{}: *x\n", "x: &x y\n"),
    "escapes in short texts": repeated('- "\\e\\e"\n'),
    "long texts in lines": repeated(f"- {'x' * 3_000}\n"),
    "folded texts": repeated("- >\n  x\n"),
    "answers to one question": numbered("      a{}: b\n", HEAD + "  q0:\n    ask: a\n    answers:\n"),
    "faults behind a large tree": lambda size: SMALL + "# x\n" * (size // 4) + "".join(f"k{n}:\n\t\tx: y\n" for n in range(30)),
}  # fmt: skip
