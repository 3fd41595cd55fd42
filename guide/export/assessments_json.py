"""Saved assessments as JSON, and back: to hand them on, to keep them elsewhere, to take them in again.

A file from outside is believed in nothing: what a tree's text is comes from the text, a result must come from the answers,
and what could act is disarmed; but for the name of a tree, which is kept as it is and disarmed where it is shown.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from itertools import islice

from ..assessment import Assessment, Edition, borne_out, digest_of, tree_of
from ..source import Source
from ..text import one_line, visible
from ..value import Frozen, Value, changed
from ..walk import too_long

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

FORMAT = "guide assessments 1"
LARGEST = 300_000_000
"""How many bytes such a text may have: many editions of a tree come to more than the largest tree."""
LARGEST_EDITION = 16_000_000
"""How many bytes the text of a tree may have: earlier versions took as many from a file."""
LONGEST_TOLD_NAME, LONGEST_TOLD = 10_000, 5_000_000
"""How many characters a name may have, and all that somebody has said in one assessment: earlier versions took any number, and
a store takes no more."""
MOST_PARTS = 2_000_000
"""How many objects and lists it may have: in what was exported each has many bytes, and every one takes memory."""
NAMES = ("subject", "organisation")
LINES = (*NAMES, "asking", "outcome", "result", "firmness")
TIMES = ("started", "changed", "finished")
IDS = ("id", "follows")
_MONTH_AND_DAY = r"(?:02-[0-2]\d|(?:0[469]|11)-(?:[0-2]\d|30)|(?:0[13578]|1[02])-(?:[0-2]\d|3[01]))"
_TIME = re.compile(rf"(?!0000)\d{{4}}-{_MONTH_AND_DAY}(?<!-00)T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\dZ", re.ASCII)
_ID = re.compile(r"[a-z]{6}")
_TEXT_OR_PART = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+"?|[\[{]', re.DOTALL)
_ELSEWHERE = re.compile(r"[/\\]{2}")


class Refused(Value):
    """An assessment in such a text that can't be taken in: its name there, what it is about, and why, in words that follow
    on those."""

    id: str
    subject: str
    why: str


class Held(Value):
    """What such a text holds: what can be taken in, with the texts of the trees that it was walked through, and what can't."""

    assessments: tuple[Assessment, ...]
    editions: tuple[Edition, ...]
    refused: tuple[Refused, ...] = ()


class NotAssessments(ValueError):
    """A text isn't what this program writes assessments as. Its own text is a whole sentence for a person."""


def as_object(assessment: Assessment) -> dict[str, object]:
    """One assessment, the text of its tree left out."""
    plain = {name: getattr(assessment, name) for name in (*IDS, "tree", "digest", "title", *LINES, *TIMES)}
    return {**plain, "answers": dict(assessment.answers), "notes": dict(assessment.notes)}


def assessments_as_json(assessments: Iterable[Assessment], editions: Iterable[Edition]) -> str:
    """Assessments with the texts of their trees, in ASCII alone."""
    trees = [{"digest": edition.digest, "title": edition.title, "text": edition.text} for edition in editions]
    whole = {"format": FORMAT, "assessments": [as_object(one) for one in assessments], "trees": trees}
    return json.dumps(whole, indent=1) + "\n"


def assessments_in(source: Source) -> Held:
    """What such a text holds. Raises NotAssessments if it holds anything else."""
    whole = _read(source)
    kept = (_edition(fields) for fields in _items(whole, "trees", source.name) if "text" in fields)
    editions = {edition.digest: edition for edition in kept}
    large = {edition.digest for edition in editions.values() if _size(edition.text) > LARGEST_EDITION}
    tree = lru_cache(1)(lambda digest: tree_of(editions[digest], source.name))  # no more than one at a time: each can be large
    told, refused = [], []
    for fields in _items(whole, "assessments", source.name):
        one = _assessment(fields, editions)
        why = _why_not(one, editions, large)
        if why:
            refused.append(Refused(one.id, one.subject, why))
        else:
            told.append(one)
    assessments = [*told]
    for at in sorted(range(len(told)), key=lambda at: told[at].digest):
        assessments[at] = borne_out(told[at], tree(told[at].digest) if told[at].finished else None)
    used = {one.digest for one in assessments}
    return Held(tuple(assessments), tuple(one for one in editions.values() if one.digest in used), tuple(refused))


def _read(source: Source) -> Mapping[str, object]:
    name = one_line(source.name)
    if _parts(source.text) > MOST_PARTS:
        raise NotAssessments(f"{name} holds more objects and lists than `guide export --to json` writes.")
    try:
        whole = json.loads(source.text)
    except (ValueError, RecursionError) as error:
        raise NotAssessments(f"{name} {_wrong(source.text, error)}") from None
    if not (isinstance(whole, dict) and whole.get("format") == FORMAT):
        raise NotAssessments(f"{name} isn't a file that `guide export --to json` wrote, or a newer version wrote it.")
    return whole


def _parts(text: str) -> int:
    """How many objects and lists a text has, or at most has: the brackets in its own texts are told apart if there are many.
    No more are counted than it may have, and one."""
    most = text.count("{") + text.count("[")
    parts = (1 for found in _TEXT_OR_PART.finditer(text) if found[0] in "[{")
    return most if most <= MOST_PARTS else sum(islice(parts, MOST_PARTS + 1))


def _wrong(text: str, error: Exception) -> str:
    if FORMAT not in text[:100] or not isinstance(error, json.JSONDecodeError):
        return "isn't a file that `guide export --to json` wrote: it isn't JSON."
    rest = len(text.rstrip()) - error.pos
    if rest <= len(r"\u0000") or error.msg.startswith("Unterminated string"):
        last = 1 + text.rstrip().count("\n")
        return f"breaks off in line {last}: the rest of what was exported is missing. Copy it again."
    return f"was changed since it was exported: from line {error.lineno} on it isn't JSON."


def _items(whole: Mapping[str, object], key: str, name: str) -> Iterator[Mapping[str, object]]:
    items = whole.get(key)
    if not isinstance(items, list) or not all(isinstance(item, dict) for item in items):
        raise NotAssessments(f"{one_line(name)} is damaged: its `{key}` aren't a list of objects.")
    yield from items


def _edition(fields: Mapping[str, object]) -> Edition:
    text = _text(fields.get("text"))
    try:
        text.encode()  # a copy of every text at once would be the most of what is needed for a large file
    except UnicodeEncodeError:
        text = text.encode("utf-8", "replace").decode()
    return Edition(digest_of(text), one_line(_text(fields.get("title"))), text)


def _size(text: str) -> int:
    return len(text) if text.isascii() else len(text.encode())


def _assessment(fields: Mapping[str, object], editions: Mapping[str, Edition]) -> Assessment:
    digest = _text(fields.get("digest"))
    texts = {key: one_line(_text(fields.get(key))) for key in LINES}
    texts |= {key: _matching(_TIME, fields.get(key)) for key in TIMES}
    texts |= {key: _matching(_ID, fields.get(key)) for key in IDS}
    tree = _text(fields.get("tree"))
    if not _ELSEWHERE.match(tree):  # another machine's folder: opening it would tell that machine
        texts["tree"] = tree
    title = editions[digest].title if digest in editions else ""
    return changed(Assessment("", "", digest, title, _pairs(fields.get("answers")), _pairs(fields.get("notes"))), **texts)


def _why_not(one: Assessment, editions: Mapping[str, Edition], large: Collection[str]) -> str:
    """Why an assessment can't be taken in, as the end of a sentence; empty if it can."""
    if one.digest not in editions:
        return "the text of its tree is missing, or was changed"
    if one.digest in large:
        return f"its tree is larger than {LARGEST_EDITION // 1_000_000} MB, the most that is read"
    for name in (one.subject, one.organisation):
        if length := too_long(name, LONGEST_TOLD_NAME):
            return f"its name “{name[:40]} …” is too long: it has {length}"
    said = {f"the note on `{question[:40]}`": note for question, note in one.notes.items()}
    longest, text = max(said.items(), key=lambda pair: len(pair[1]), default=("", ""))
    if length := too_long(text, LONGEST_TOLD):
        return f"{longest} is too long: it has {length}"
    texts = (*one.answers.items(), *one.notes.items(), tuple(getattr(one, key) for key in ("tree", *LINES)))
    if (count := sum(len(text) for pair in texts for text in pair)) > LONGEST_TOLD:
        return f"its answers and notes have {count:,} characters, and {LONGEST_TOLD:,} are the most"
    return ""


def _pairs(value: object) -> Mapping[str, str]:
    pairs = value.items() if isinstance(value, dict) else ()
    return Frozen({one_line(key): visible(text) for key, text in pairs if isinstance(text, str)})


def _matching(form: re.Pattern[str], value: object) -> str:
    return value if isinstance(value, str) and form.fullmatch(value) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
