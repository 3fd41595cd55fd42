"""The slip of the pen behind a text that isn't YAML.

A parser says where it could no longer go on, in its own words. What the author did stands there or shortly before: here
the lines round that place are looked at, and the fault is told in words for somebody who has never heard of YAML.
"""

from __future__ import annotations

import re

from .events import spelt
from .problem import Fix, Problem
from .source import Source, Span
from .text import one_line, quoted
from .value import Value

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

MOST_STRAY, LONGEST_TRIED = 5, 500_000
"""Of how many lines with stray tabs it is asked where they fit (more mean the same everywhere), and in how long a text."""
QUOTED, ALIAS, BRACKETS = "quoted", "alias", "brackets"
"""What can stand right before the place where reading stopped."""


class Stuck(Value):
    """How far a parser came.

    `said` is why it stopped `at` an offset; `doing` what it was reading, begun at the offset `begun` (-1 if it doesn't
    say). `kind` is what it had last read, from the offset `start` to `end`: one of the three words above, or empty.
    """

    source: Source
    said: str
    at: int
    doing: str = ""
    begun: int = -1
    kind: str = ""
    start: int = 0
    end: int = 0

    def line(self, offset: int) -> Span:
        """The line round an offset, without its indentation and its end."""
        text = self.source.text
        start, end = text.rfind("\n", 0, offset) + 1, text.find("\n", offset)
        line = text[start : end if end >= 0 else len(text)]
        return Span(start + len(line) - len(line.lstrip(" \t")), start + len(line.rstrip()))

    def words(self, span: Span) -> str:
        """What stands in a span."""
        return self.source.text[span.start : span.end]

    def said_any(self, *words: str) -> bool:
        """Whether the parser spoke of any of these."""
        return any(word in self.said for word in words)

    def right_behind(self, kind: str) -> bool:
        """Whether reading stopped behind such a thing, on the same line."""
        return self.kind == kind and not self.words(Span(self.end, self.at)).strip(" ") and self.end <= self.at

    def rest(self, offset: int) -> Span:
        """From an offset to the end of its line."""
        return Span(offset, max(self.line(offset).end, offset + 1))

    def problem(self, span: Span, message: str, label: str = "", help: str = "", fix: Fix | None = None) -> Problem:
        """The fault, told."""
        return Problem("broken-yaml", one_line(message), self.source, span, label, one_line(help), fix=fix)


def told(stuck: Stuck) -> Problem:
    """What the author probably did."""
    for slip in _SLIPS:
        if (problem := slip(stuck)) is not None:
            return problem
    here = Span(stuck.at, stuck.at + 1)
    for words, message, help in _PLAINER:
        if words in stuck.said:
            return stuck.problem(here, message, "reading stopped here", help, _without_control(stuck, here))
    return stuck.problem(here, f"this isn't YAML: {stuck.said}", "reading stopped here")


def begins_with(stuck: Stuck, offset: int) -> Problem:
    """A text that isn't in quotes begins with a character that means something else there."""
    sign = stuck.words(Span(offset, offset + 1))
    shown = "a backtick" if sign == "`" else f"`{sign}`"
    message, help, fix = f"text can't begin with {shown}", "put the text in quotes", _in_quotes(stuck, offset)
    return stuck.problem(stuck.rest(offset), message, "this begins with it", help, fix)


def _in_quotes(stuck: Stuck, offset: int) -> Fix | None:
    """The value that the line round an offset ends with, put in quotes; None where it stands in brackets or has some."""
    line = stuck.line(offset)
    found = re.fullmatch(rf"((?:- +)?(?:{_KEY}: +)?)([^\s'\"\[{{|>#].*?)( +#.*)?", stuck.words(line))
    if not found or not found[1]:
        return None
    start = line.start + found.start(2)
    return Fix(((Span(start, start + len(found[2])), quoted(found[2])),))


def _without_control(stuck: Stuck, here: Span) -> Fix | None:
    """What takes a control character out."""
    return Fix(((here, ""),), safe=True) if re.fullmatch("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]", stuck.words(here)) else None


def _from_elsewhere(stuck: Stuck) -> Problem | None:
    """A line that another program left in the text."""
    line = stuck.line(stuck.begun if "simple key" in stuck.doing else stuck.at)
    if re.match(r"```|~~~", stuck.words(line)):
        return stuck.problem(line, "this line is from Markdown, in which it frames the text", "", "take the line out")
    if re.match(r"(<{7}|={7}|>{7})(?: |$)", stuck.words(line)):
        help = "keep one of the two versions between `<<<<<<<` and `>>>>>>>`, and take these lines out"
        return stuck.problem(line, "two versions of the text were put together, and nobody has chosen one", "", help)
    return None


def _tab(stuck: Stuck) -> Problem | None:
    text = stuck.source.text
    start = text.rfind("\n", 0, stuck.at) + 1
    before = re.compile(r"[ \t]*").match(text, start)
    indent = before.group() if before else ""
    if "\t" not in indent:
        return None
    tab = start + indent.index("\t")
    message, help = "a tab is used to indent this line", "indent with blanks: two for each level"
    return stuck.problem(Span(tab, start + len(indent)), message, "a tab", help, _untabbed(text))


def _untabbed(text: str) -> Fix | None:
    """Blanks for every tab that a line begins with; None where some line mixes both.

    Where tabs indent the whole file, two for each. A stray tab may have been meant for one level or for as many blanks as
    the author's editor showed: it is only replaced where all that fits the lines round it means the same.
    """
    by_tabs = list(re.finditer(r"^(\t+) *(?=[^ \t\n])", text, re.MULTILINE))
    if not by_tabs or re.search(r"^ +\t|^\t+ +\t", text, re.MULTILINE):
        return None
    others = [len(blanks) for blanks in re.findall(r"^( +)(?=[^ #\n])", text, re.MULTILINE)]
    width = _width(text, by_tabs, [min(others), 2, 4, 8]) if others else 2
    return Fix(tuple((Span(*tabs.span(1)), " " * width * len(tabs[1])) for tabs in by_tabs), safe=True) if width else None


def _width(text: str, by_tabs: list[re.Match[str]], widths: list[int]) -> int:
    """The first of these widths at which stray tabs fit among blanks; 0 if none does, or what fits too means something else."""
    if len(text) > LONGEST_TRIED:
        return 0
    stray = by_tabs[:MOST_STRAY]
    usual = [_usual_indents(text, tabs) for tabs in stray]
    there = [len(tabs[1]) for tabs in stray]
    usually = [width for width in widths if all(not known or width * count in known for known, count in zip(usual, there))]
    meant = {width: spelling for width in usually if (spelling := spelt(_retabbed(text, width)))}
    if not meant:
        return 0
    width, first = next(iter(meant.items()))
    elsewhere = (_spelt_elsewhere(text, *line, width) for line in zip(stray, usual))
    others = [*meant.values(), *(spelling for one in elsewhere for spelling in one if spelling)]
    return width if all(spelling == first for spelling in others) else 0


def _usual_indents(text: str, tabs: re.Match[str]) -> set[int]:
    """Where the key of a line stands in other lines; empty if it stands in none."""
    key = re.compile(rf"{_KEY}:").match(text, tabs.end())
    return {len(blanks) for blanks in re.findall(rf"^( *){key.group()}", text, re.MULTILINE)} if key else set()


def _spelt_elsewhere(text: str, tabs: re.Match[str], usual: set[int], width: int) -> Iterator[list[tuple[type, str]]]:
    """What a text would spell if a line that tabs indent stood where the one above or below it does, if it usually can."""
    lines = re.compile(r"^( +)(?=[^ #\n])(-?)", re.MULTILINE)
    above, below = lines.findall(text[: tabs.start()])[-1:], lines.findall(text[tabs.end() :])[:1]
    dash = "-" if text.startswith("- ", tabs.end()) else ""
    before, behind = _retabbed(text[: tabs.start()], width), _retabbed(text[tabs.end(1) :], width)
    for blanks, sign in above + below:
        if sign == dash and (not usual or len(blanks) in usual):
            yield spelt(f"{before}{blanks}{behind}")


def _retabbed(text: str, width: int) -> str:
    """A text with so many blanks for each tab that a line begins with."""
    return re.sub(r"^\t+", lambda tabs: " " * width * len(tabs.group()), text, flags=re.MULTILINE)


def _escape(stuck: Stuck) -> Problem | None:
    if not stuck.said_any("escape", "hexdecimal", "hexadecimal"):
        return None
    slash = stuck.source.text.rfind("\\", 0, stuck.at + 1)
    return stuck.problem(
        Span(max(slash, 0), stuck.at + 1),
        "a backslash in double quotes stands before a character that it can't escape",
        "it is read as an escape",
        "write `\\\\` for a backslash, or put the text in single quotes: '…'",
    )


def _quote(stuck: Stuck) -> Problem | None:
    if "quoted scalar" in stuck.doing and stuck.begun >= 0:
        return _open_quote(stuck, stuck.begun)
    if not stuck.right_behind(QUOTED) or not stuck.said_any(*_WONT_GO_ON) or stuck.words(stuck.rest(stuck.at))[:1] in "]}'\"#":
        return None
    inside = stuck.words(Span(stuck.start, stuck.end))
    if re.search(r"\n[ -]*[\w-]+:(\s|$)", inside):
        return _open_quote(stuck, stuck.start)
    rest = stuck.rest(stuck.at)
    if "expected ',' or" in stuck.said:  # in brackets: up to where the entry ends
        rest = Span(stuck.at, stuck.at + len(re.split(r"[,\]}]", stuck.words(rest))[0].rstrip()))
    if inside[0] == "'" and stuck.end == stuck.at:
        help = "write a quote inside '…' twice: ''"
    else:
        more = ", and each ' in it twice" if "'" in inside[1:-1] + stuck.words(rest) else ""
        help = f"put the whole text in single quotes: '…'{more}"
    return stuck.problem(rest, "text goes on after its closing quote", "the quotes are closed before this", help)


def _open_quote(stuck: Stuck, at: int) -> Problem:
    return stuck.problem(stuck.rest(at), "a text in quotes is never closed", "it opens here", "close the quote")


def _sign(stuck: Stuck) -> Problem | None:
    """Text that begins with a character that means something else there."""
    at = None
    if "cannot start any token" in stuck.said or stuck.said_any("sequence entries", "mapping keys are"):
        at = stuck.at
    elif re.search("alias|anchor|block scalar|directive|tag", stuck.doing) and stuck.begun >= 0:
        at = stuck.begun
    elif stuck.said_any("expected key", "expected <block end>"):
        for kind in (ALIAS, BRACKETS):
            if stuck.right_behind(kind) and stuck.words(stuck.rest(stuck.at))[:1] not in "]}":
                at = stuck.start
    return None if at is None else begins_with(stuck, at)


def _curly_quotes(stuck: Stuck) -> Problem | None:
    here = stuck.line(stuck.at)
    found = re.match(rf"(?:.*?[:,\[{{-] +)?([{_CURLY}])", stuck.words(Span(here.start, stuck.at)))
    if not found:
        return None
    at = here.start + found.start(1)
    return stuck.problem(
        Span(at, at + 1),
        f"curly quotes like `{found[1]}` don't hold a text together",
        "this is a curly quote",
        'write straight quotes: "…"',
    )


def _bracket(stuck: Stuck) -> Problem | None:
    if "expected ',' or" in stuck.said and stuck.begun >= 0:
        opening, sign = stuck.words(Span(stuck.begun, stuck.begun + 1)), stuck.words(stuck.rest(stuck.at))[:1]
        if opening in "{[" and (sign in "]}" or "\n" in stuck.words(Span(stuck.begun, stuck.at))):
            closing = "}" if opening == "{" else "]"
            return stuck.problem(
                Span(stuck.begun, stuck.begun + 1),
                f"this `{opening}` is never closed",
                "it opens here",
                f"close it with `{closing}`; between its entries stand commas",
            )
        if sign == ":":
            return stuck.problem(
                Span(stuck.at, stuck.at + 1),
                "a second `: ` in one entry",
                "reading stopped here",
                "put text that holds `: ` in quotes, or add the comma that is missing before it",
            )
    if stuck.said_any("expected key", "expected <block end>", "node content") and stuck.words(stuck.rest(stuck.at))[:1] in "]}":
        sign = stuck.words(Span(stuck.at, stuck.at + 1))
        if sign:
            here = Span(stuck.at, stuck.at + 1)
            return stuck.problem(here, f"this `{sign}` closes nothing", "", "take it out", Fix(((here, ""),)))
    return None


def _dash(stuck: Stuck) -> Problem | None:
    offset = stuck.begun if "simple key" in stuck.doing else stuck.at
    line = stuck.line(offset)
    found = re.match(r"-(?=[^\s-])\S*|[–—•]", stuck.words(line))
    if not found:
        return None
    span, sign = Span(line.start, line.start + found.end()), found.group()
    if sign[0] == "-":
        fix = Fix(((Span(span.start, span.start + 1), "- "),), safe=True)
        return stuck.problem(span, f"`{sign}` lacks a blank after its dash", "", f"write `- {sign[1:]}`", fix)
    fix = Fix(((span, "-" if stuck.words(line)[1:2].isspace() else "- "),))
    return stuck.problem(span, f"a line of a list begins with `-`, not with `{sign}`", "", "begin it with `- `", fix)


def _colon(stuck: Stuck) -> Problem | None:
    """A key without its colon, or a colon without its blank. The parser only sees that the next line can't be right."""
    if "could not find expected ':'" in stuck.said and stuck.begun >= 0:
        return _odd_key(stuck, stuck.line(stuck.begun), whole=True)
    if "mapping values are not allowed" not in stuck.said:
        return None
    here = stuck.line(stuck.at)
    if re.match(rf"{_KEY}:[\[{{]", stuck.words(here)):
        return _odd_key(stuck, here, whole=True)
    if re.search(r":\s", stuck.words(Span(here.start, stuck.at))):
        message, help = "a second `: ` in this line", "put text that holds `: ` in quotes"
        return stuck.problem(Span(stuck.at, stuck.at + 1), message, "reading stopped here", help, _in_quotes(stuck, stuck.at))
    above = here
    while above.start > 0 and (above is here or not stuck.words(above) or stuck.words(above).startswith("#")):
        above = stuck.line(stuck.source.text.rfind("\n", 0, above.start))
    if not re.search(r":(\s|$)", stuck.words(above)) or re.match(rf"{_KEY}[：]|{_KEY}:[{_ODD_BLANKS}]", stuck.words(above)):
        return _odd_key(stuck, above, whole=_indent(stuck, above) <= _indent(stuck, here))
    return stuck.problem(
        here, "this line is indented too far", "it can't stand under the line above", "line it up with the lines round it"
    )


def _indent(stuck: Stuck, line: Span) -> int:
    return line.start - stuck.source.text.rfind("\n", 0, line.start)


def _odd_key(stuck: Stuck, line: Span, *, whole: bool) -> Problem | None:
    words = stuck.words(line)
    skipped = len(words) - len(words.removeprefix("- ").lstrip())
    words, line = words[skipped:], Span(line.start + skipped, line.end)
    found = re.match(rf"({_KEY})(?:(：)|:([{_ODD_BLANKS}])|:(?!//)(?=\S))\s*(.*)", words)
    if found:
        key, wide, blank, value = found.groups()
        right = f"{key}: {value}".rstrip()
        help, fix = f"write `{right[:60]}`", Fix(((line, right),), safe=not key[0].isdigit())
        if wide:
            return stuck.problem(line, f"the colon after `{key}` is a wide one", "", help, fix)
        if blank:
            message = f"the blank after `{key}:` is a special one, which isn't read as a blank"
            return stuck.problem(line, message, "", f"{help} with an ordinary blank", fix)
        shown = f"{key}:{value}" if len(value) <= 20 else f"{key}:"
        return stuck.problem(line, f"`{shown}` lacks a blank after its colon", "", help, fix)
    if re.fullmatch(_KEY, words) and whole:
        fix = Fix(((line, f"{words}:"),))
        return stuck.problem(line, f"`{words}` lacks its colon", "", f"write `{words}:`", fix)
    if found := re.fullmatch(rf"({_KEY}) +(\S.*)", words):
        blanks = " " * (_indent(stuck, line) - 1)
        if re.search(rf"^{blanks}{found[1]}:", stuck.source.text, re.MULTILINE):  # as the same key has elsewhere
            right = f"{found[1]}: {found[2]}"
            fix = Fix(((line, right),))
            return stuck.problem(line, f"`{found[1]}` lacks its colon", "", f"write `{right[:60]}`", fix)
    if whole and ":" not in words:
        return stuck.problem(
            line,
            "this line isn't a `key: value`, nor part of the text before it",
            "there is no colon in it",
            "add the colon after its key, or indent the line to go on with the text above",
        )
    return None


_KEY = r"\w[\w-]*"
_CURLY = "“”„‟«»‘’‚"
_ODD_BLANKS = "\u00a0\u2007\u202f\u3000\u2002\u2003\u2009"
_WONT_GO_ON = ("expected key", "expected <block end>", "expected ',' or", "'-' indicator")
_SLIPS: tuple[Callable[[Stuck], Problem | None], ...] = (
    _from_elsewhere,
    _escape,
    _quote,
    _tab,
    _sign,
    _curly_quotes,
    _bracket,
    _dash,
    _colon,
)
_ASKEW = ("this line doesn't line up with the block that it stands in", "give every key of a block the same indentation")
_PLAINER = (
    # what the parsers say → what we say, and what to do
    ("mapping values are not allowed", "a second `: ` in this line, or a line that is indented too far",
     "put text that holds `: ` in quotes, or line it up with the lines round it"),
    ("could not find expected ':'", "this line isn't a `key: value`, nor part of the text before it",
     "add the colon, or indent the line to go on with the text above; a quote may be open further up"),
    ("expected ',' or", "this list or block in brackets isn't closed, or a comma is missing", "close it, or add the comma"),
    ("unexpected end of stream", "a text in quotes is never closed", "close the quote"),
    ("unexpected ':'", "nothing stands behind this colon", "write a value after it, with a blank between, or take the key out"),
    ("node content", "something is missing here", "a bracket may be open further up: close it"),
    ("expected key", *_ASKEW),
    ("expected <block end>", *_ASKEW),
    ("expected '-' indicator", "this line doesn't belong to the list above it",
     "begin it with `- `, or line it up with the list's key"),
    ("special characters are not allowed", "the file holds a control character", "delete it"),
    ("control characters are not allowed", "the file holds a control character", "delete it"),
)  # fmt: skip
