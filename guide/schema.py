"""The format of a tree file as a JSON Schema (2020-12), so that editors complete and check while somebody types.

It is spelt from the definition that the loader reads by. Editors read YAML with types, where every value is text to the
loader: so a number or `true` stands wherever text may. Only keywords are used that mean the same in draft 7, because
many editors know no later one. Alternatives are told apart by `if`, not tried in turn: what is wrong is then said about
the one that was meant.
"""

from __future__ import annotations

from . import format as tree_format
from .kinds import Each, Either, Format, Id, Made, Many, Record, Text, Whole, YesNo
from .meanings import MEANINGS

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import TypeAlias

    from .kinds.kind import Kind

    Schema: TypeAlias = "dict[str, object]"

COMMENT = (
    "Spelt by `guide schema`. Only `guide check` can tell what takes more than one place of the file: names that lead nowhere "
    "or are used twice, circles, ways without an end, rules that can never apply, examples that end elsewhere. Nor can a "
    "schema see a tag, a merge key, or how a number was typed (0x10, 3.0); it takes `null` and `~` for nothing, where they "
    "are text in a tree: put them in quotes. Letters beyond a to z in names are left to `guide check` too."
)

_LETTER = "[^\\s!-,./:-@\\[-\\^`{-\\u00a9\\u2000-\\u203e\\u3000-\\u303f]"
"""A character of a name. Spelt by what it can't be: the letters of all languages have no name that every editor knows."""


def schema() -> Schema:
    """The whole schema, in terms of JSON."""
    root = _NAMES[id(tree_format.TREE)]
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": COMMENT,
        **_spelt(tree_format.TREE, root),
        "title": "Decision tree, format 1",
        "$defs": {name: _spelt(kind, name) for name, kind in _DEFINED.items() if name != root},
    }


def schema_text() -> str:
    """The schema as JSON, as it lies beside the shipped trees. All of it is ASCII, so every output can spell it."""
    from json import dumps

    return dumps(schema(), indent=2) + "\n"


_DEFINED: dict[str, Kind] = {
    name.lower(): kind
    for name, kind in vars(tree_format).items()
    if isinstance(kind, (Record, Either, Each)) and name.lower() not in ("either", "each")
}
_NAMES = {id(kind): name for name, kind in _DEFINED.items()}


def _described(kind: Kind) -> Schema:
    """A kind where it is used: by its name, if the format gives it one."""
    name = _NAMES.get(id(kind))
    return {"$ref": f"#/$defs/{name}"} if name else _spelt(kind, "")


def _spelt(kind: Kind, name: str) -> Schema:
    """What a kind takes. `name` is what the format calls it."""
    match kind:
        case Made():
            return _described(kind.kind)
        case Either():
            other = _spelt(kind.otherwise, name) if isinstance(kind.otherwise, Record) else _described(kind.otherwise)
            return {"if": {"type": ["object", "array"]}, "then": other, "else": _described(kind.text)}
        case Many():
            entry = _described(kind.kind)
            return {"if": {"type": "array"}, "then": {"type": "array", "items": entry, "minItems": 1}, "else": entry}
        case Each():
            return _block_by_name(kind)
        case Record():
            return _block(kind, name)
        case Whole():
            return _whole(kind.least)
        case YesNo():
            return {"enum": ["yes", "no"]}
        case Format():
            return {"enum": [1, "1"]}
        case Text():
            return {"type": ["string", "number", "boolean"], "pattern": "\\S", "patternErrorMessage": Text.HELP}
        case _:  # a name, or a way to one
            words = {"pattern": f"^(?!-){_LETTER}+$", "patternErrorMessage": Id.HELP}
            return {"type": ["string", "number", "boolean"], "minimum": 0, **words}


def _block(kind: Record, name: str) -> Schema:
    meanings = MEANINGS[name]
    return {
        "type": "object",
        "title": name.replace("_", " "),
        "properties": {key: {**_told(*meanings[key]), **_described(of)} for key, of in kind.keys.items()},
        "required": list(kind.required),
        "additionalProperties": False,
    }


def _told(meaning: str, example: str) -> Schema:
    """A meaning for every editor, and once more for those that show `these` as code only where they are told to."""
    sentence = f"{meaning[0].upper()}{meaning[1:]}."
    words = f"{sentence}\n\nExample: `{example}`" if example else sentence
    return {"description": words.replace("`", ""), "markdownDescription": words}


def _block_by_name(kind: Each) -> Schema:
    return {
        "type": "object",
        "patternProperties": {f"^(?!-){_LETTER}+$": _described(kind.kind)},
        "additionalProperties": False,
        "minProperties": kind.least,
    }


def _whole(least: int) -> Schema:
    """A number, or the text of one, of at most five characters as the loader takes it."""
    digits = "0*([0-9]{1,3}|1000)"
    text = f"^[+-]?{digits}$" if least < 0 else f"^(\\+?{digits}|-0+)$"
    words = {"pattern": text, "patternErrorMessage": Whole.HELP, "maxLength": 5}
    return {"type": ["integer", "string"], "minimum": least, "maximum": 1000, **words}
