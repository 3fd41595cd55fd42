"""An assessment as a row of its table, and back. The file may be a stranger's: what it says is disarmed on the way in."""

from __future__ import annotations

import json
from hashlib import blake2b

from ..assessment import Assessment
from ..text import visible
from ..value import Frozen

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    Cell = str | int

PLAIN = (
    *("tree", "digest", "subject", "organisation", "asking", "started", "changed", "finished"),
    *("outcome", "result", "firmness", "follows"),
)
"""The columns that hold a text as it is."""
COLUMNS = ("id", *PLAIN, "answers", "notes", "revision")
UNLIKE = ("id", "subject", "follows")
"""Those of the texts that are another one in nearly every row."""

SELECT = f"SELECT {', '.join(f'assessments.{column}' for column in COLUMNS)}, title FROM assessments JOIN trees USING (digest)"
INSERT = f"INSERT INTO assessments ({', '.join(COLUMNS)}) VALUES ({', '.join('?' * len(COLUMNS))})"
UPDATE = (
    f"UPDATE assessments SET {', '.join(f'{column} = ?' for column in COLUMNS[1:-1])}, revision = revision + 1 "
    "WHERE id = ? AND revision = ?"
)


def as_row(assessment: Assessment) -> list[Cell]:
    """The cells, in the order of COLUMNS."""
    texts = [_text(getattr(assessment, column)) for column in PLAIN]
    return [assessment.id, *texts, json.dumps(assessment.answers), json.dumps(assessment.notes), assessment.revision]


def for_update(assessment: Assessment) -> list[Cell]:
    """The cells that an update takes."""
    row = as_row(assessment)
    return [*row[1:-1], row[0], row[-1]]


def assessment_in(row: tuple[Cell, ...], shared: dict[str, str]) -> Assessment:
    """The assessment in a row. Raises ValueError if somebody else has written it in another form.

    What a hundred thousand rows repeat, such as the names of questions, or the time when a sheet was decided, is held in
    memory once: `shared` has what the rows before had, and is forgotten with the last.
    """
    cells = dict(zip((*COLUMNS, "title"), row))
    answers, notes = _texts(cells.pop("answers")), _texts(cells.pop("notes"))
    answers = Frozen({shared.setdefault(one, one): shared.setdefault(answer, answer) for one, answer in answers.items()})
    notes = Frozen({shared.setdefault(one, one): note for one, note in notes.items()})
    revision = int(cells.pop("revision"))
    texts = {name: str(cell) if name == "tree" else visible(str(cell)) for name, cell in cells.items()}
    texts = {name: text if name in UNLIKE else shared.setdefault(text, text) for name, text in texts.items()}
    return Assessment(answers=answers, notes=notes, revision=revision, **texts)


SELECT_RESULTS = "SELECT subject, organisation, answers FROM assessments WHERE digest = ? AND finished != ''"


def as_result(assessment: Assessment) -> tuple[str, str, str]:
    """What SELECT_RESULTS finds of an assessment."""
    return _text(assessment.subject), _text(assessment.organisation), json.dumps(assessment.answers)


def mark_of(subject: Cell, organisation: Cell, answers: Cell) -> bytes:
    """A short mark of a result: equal for those of one subject, one organisation and the same answers, in whatever order.
    Raises ValueError for what somebody else has written in another form."""
    told = json.dumps([subject, organisation, sorted(_texts(answers).items())])
    return blake2b(told.encode(), digest_size=16).digest()


def _texts(cell: Cell) -> Mapping[str, str]:
    found = json.loads(str(cell))
    if not (isinstance(found, dict) and all(isinstance(text, str) for text in found.values())):
        raise ValueError("not answers by question")
    return Frozen({visible(name): visible(text) for name, text in found.items()})


def _text(text: str) -> str:
    """A text as SQLite takes it: half of a pair of surrogates, as in the name of some file, is spelt out."""
    return text.encode("utf-8", "backslashreplace").decode()
