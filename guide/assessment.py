"""One assessment as it is kept: the answers and notes of a walk, the text of the tree they were given to, and the result.

It holds all that is needed to stand at the same question again, and nothing that can be found out from the answers, but for
the result: that stays as it was told.
"""

from __future__ import annotations

from .paths.outlook import outlook
from .source import Source
from .value import NOTHING, Frozen, Value, changed
from .verdict import CLEAR, CLOSE, OPEN, verdict_in_brief
from .walk import CannotAnswer, Walk

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from .model import Tree


class Edition(Value):
    """The text of a tree as it was: its SHA-256 as hexadecimal digits, the tree's title, and the text itself."""

    digest: str
    title: str
    text: str


class Assessment(Value):
    """One walk that is kept.

    `id` is empty until it is. `tree` is what to call the tree on a command line, `digest` the edition of it that was walked.
    `asking` is the question that the person had gone back to, empty if none. The times are in UTC, as ISO 8601 has them;
    `finished` is empty until somebody has come to the result, and so are `outcome` (its id), `result` (its name) and
    `firmness`. `follows` is the assessment that this one goes on from, on another edition of its tree. `revision` counts
    how often it was written.
    """

    id: str
    tree: str
    digest: str
    title: str
    answers: Mapping[str, str] = NOTHING
    notes: Mapping[str, str] = NOTHING
    subject: str = ""
    organisation: str = ""
    asking: str = ""
    started: str = ""
    changed: str = ""
    finished: str = ""
    outcome: str = ""
    result: str = ""
    firmness: str = ""
    follows: str = ""
    revision: int = 0

    @property
    def content(self) -> Assessment:
        """The same without what belongs to the file that it is kept in: equal for two copies of one assessment."""
        return changed(self, id="", revision=0)

    @property
    def name(self) -> str:
        """What it is about, in its owner's words, if there are any."""
        return self.subject or "Unnamed"

    @property
    def about(self) -> str:
        """What it is about, and for whom."""
        return f"{self.name} ({self.organisation})" if self.organisation else self.name

    @property
    def state(self) -> str:
        """What it came to, or how far it is."""
        if self.finished:
            return f"{self.result}, {self.firmness}"
        count = len(self.answers)
        return f"unfinished, {'one answer' if count == 1 else f'{count} answers'}"


def digest_of(text: str) -> str:
    """The fingerprint of a tree's text: its SHA-256, as hexadecimal digits."""
    from hashlib import sha256

    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def edition_of(tree: Tree) -> Edition:
    """The text that a tree was read from."""
    text = tree.source.text
    return Edition(digest_of(text), tree.title, text)


def begun(tree: str, edition: Edition, now: str, *, organisation: str = "", follows: str = "") -> Assessment:
    """An assessment that holds nothing yet."""
    return Assessment(
        "", tree, edition.digest, edition.title, organisation=organisation, started=now, changed=now, follows=follows
    )


def written_down(before: Assessment, walk: Walk, now: str) -> Assessment:
    """The assessment after its walk went on to `walk`. One that was finished stays so while nothing left open could change
    its result."""
    after = changed(
        before,
        answers=Frozen(walk.given),
        notes=walk.notes,
        subject=walk.subject,
        asking=walk.asking or "",
        changed=now,
    )
    ahead = walk.forward()
    if ahead.finished or (before.finished and outlook(ahead).settled is not None):
        return concluded(after, walk, now)
    return changed(after, finished="", outcome="", result="", firmness="")


def concluded(before: Assessment, walk: Walk, now: str) -> Assessment:
    """The assessment whose owner has seen the result of `walk`. Raises NotFinished if that could still end in several ways."""
    ruling = verdict_in_brief(walk.forward())
    told = {"outcome": ruling.outcome.id, "result": ruling.outcome.name, "firmness": ruling.firmness}
    return changed(before, finished=before.finished or now, **told)


def borne_out(assessment: Assessment, tree: Tree | None) -> Assessment:
    """An assessment from elsewhere, unfinished unless its answers lead to the outcome that it says it came to: what that is
    called, and how firm it is, comes from them. Without its tree, that can't be told."""
    if assessment.finished and (_is_told(assessment) if tree is None else _leads_to(assessment, tree)):
        return assessment if tree is None else concluded(assessment, walk_again(assessment, tree), assessment.finished)
    return changed(assessment, finished="", outcome="", result="", firmness="")


def _is_told(assessment: Assessment) -> bool:
    return bool(assessment.result) and assessment.firmness in (CLEAR, CLOSE, OPEN)


def _leads_to(assessment: Assessment, tree: Tree) -> bool:
    try:
        return outlook(walk_again(assessment, tree).forward()).settled == assessment.outcome
    except CannotAnswer:
        return False


def walk_again(assessment: Assessment, tree: Tree) -> Walk:
    """The walk standing where it stood, through the edition that it was given to. Raises CannotAnswer if they don't fit."""
    walk = Walk(tree, assessment.answers, assessment.subject, None, assessment.notes)
    try:
        return walk.back_to(assessment.asking) if assessment.asking else walk
    except CannotAnswer:
        return walk


def tree_of(edition: Edition, name: str) -> Tree | None:
    """The tree that an edition's text describes, if it still does: a newer program may find fault with it."""
    from .loader import examine

    return examine(Source(name, edition.text)).walkable
