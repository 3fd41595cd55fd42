"""An answer sheet: one row a case, one column a question.

Here is what stands above its columns, and which words stand for an answer; in which file they stand is another room's business.
"""

from __future__ import annotations

import re

from .answers import UNKNOWN_QUESTION
from .carry import names_now
from .near import listed, near
from .text import one_line
from .value import NOTHING, Value, known_of

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from .model import Answer, Question, Tree

REPEATED_QUESTION = "repeated-question"
LONGEST_WORDS = 1_000
"""How long the words of an answer may be to stand in a cell: its id stands for longer ones."""
LONGEST_HEADER = 30_000
ALONE_AMONG = 4
"""Among how many cells one that names a question makes a header."""
MOST_STRANGE = 50
"""How many columns that are no question's are compared with the questions' names."""


class BadCell(Value):
    """What is wrong with a cell, or with the header of a column.

    `kind` is a code, `row` counts from 1, and `column` from 0: it is None where a question has no column. `question` is empty
    for what isn't the cell of one. `message` stands alone, `help` says what to do.
    """

    kind: str
    row: int
    column: int | None
    question: str
    message: str
    help: str = ""


class Columns(Value):
    """Which column of a sheet answers which question, and which names the cases: the first that is no question's.

    `header` is the number of the row that says so; `strange` has the headers of the columns that are left aside, and `bad`
    those that can't be: misspelt ones, and those of a question that has a column already.
    """

    header: int
    subject: int | None
    questions: Mapping[int, str]
    strange: Mapping[int, str] = NOTHING
    bad: tuple[BadCell, ...] = ()

    @property
    def places(self) -> dict[str, int]:
        """The column of each question that has one."""
        return {question: column for column, question in self.questions.items()}


def header_of(question: Question, asked: str = "", *, explained: bool = False) -> str:
    """What stands above a question's column: its id and its words; its answers where nothing else explains them, and when it is
    asked, if that is to be told."""
    takes = " / ".join(words_of(question, choice) for choice in question.choices.values()) if explained else ""
    more = "; ".join(part for part in (takes, asked) if part)
    return one_line(f"{question.id}: {question.ask}{f' ({more})' if more else ''}")[:LONGEST_HEADER]


def words_of(question: Question, choice: Answer) -> str:
    """What stands for an answer in a cell: its words, or its id where they mean another answer too, or are too long."""
    words = one_line(choice.say)
    return words if len(words) <= LONGEST_WORDS and answer_meant(question, words) == choice.id else choice.id


def names_of(question: Question) -> Mapping[str, str]:
    """The ids of the answers by what names them just as it is: what nearly all cells hold."""
    return known_of(question, _names)[0]


def answer_meant(question: Question, text: str) -> str | None:
    """The id of the answer that a cell names by its id, one that it had before, or its words, in capitals or not, whatever its
    quotes and dashes look like; None if it names none, or several."""
    exact, any_case, folded = known_of(question, _names)
    return exact.get(text) or exact.get(one_line(text)) or any_case.get(_plain(text)) or folded.get(_folded(text))


def question_meant(tree: Tree, header: str) -> str | None:
    """The id of the question that a header names: by its id or one that it had before, alone or before a colon, or by its
    words."""
    headers, asked = known_of(tree, _headers)
    return headers.get(_plain(header)) or asked.get(_folded(header)) or headers.get(_plain(header.partition(":")[0]))


def question_asked(tree: Tree, header: str) -> str | None:
    """The id of the question whose words stand behind the colon of a header, which may have its answers in brackets."""
    _, asked = known_of(tree, _headers)
    words = _folded(header.partition(":")[2][:LONGEST_HEADER])
    found = [ask for ask in asked if ask and words.startswith(ask) and re.match(r"[ .]* \(|$", words[len(ask) :])]
    return asked[max(found, key=len)] if found else None


def known_headers(tree: Tree, row: Mapping[int, str]) -> int:
    """How many cells of a row name a question; none where one alone among many does, as an answer may by chance."""
    known = sum(_names_question(tree, text) for text in row.values())
    return known if known > 1 or len(row) <= ALONE_AMONG else 0


def of_another_tree(tree: Tree, header: Mapping[int, str]) -> bool:
    """Whether most columns that are headed as those of a sheet are, with an id and a question, are none of this tree's."""
    headed = [text for text in header.values() if re.match(r"[a-z][a-z0-9_-]*: ", text)]
    strange = sum(not _names_question(tree, text) for text in headed)
    return strange > max(1, 2 * (len(headed) - strange))


def holds_answers(tree: Tree, row: Mapping[int, str]) -> bool:
    """Whether some cells of a row are answers to questions."""
    texts = [text[:LONGEST_WORDS] for text in row.values()][:MOST_STRANGE]
    return sum(any(answer_meant(question, text) for question in tree.questions.values()) for text in texts) > 1


def _names_question(tree: Tree, text: str) -> bool:
    return (question_meant(tree, text) or question_asked(tree, text)) is not None


def stray_column(columns: Columns, question: str) -> int | None:
    """The column that may be meant for a question that has none: the only one left aside with all words of its id above it."""
    words = {*re.findall(r"[^\W_]+", question.casefold())}
    strange = [*columns.strange.items()][:MOST_STRANGE]
    found = [column for column, text in strange if words <= {*re.findall(r"[^\W_]+", text.casefold())}]
    return found[0] if len(found) == 1 else None


def columns_of(tree: Tree, number: int, header: Mapping[int, str]) -> Columns:
    """What the columns of a sheet are, by the row above them."""
    questions: dict[int, str] = {}
    strange: dict[int, str] = {}
    bad: list[BadCell] = []
    named = _questions_named(tree, header)
    for column, text in sorted(header.items()):
        question = named.get(column)
        if question is None:
            strange[column] = one_line(text[:LONGEST_WORDS])
        elif question in questions.values():
            bad.append(_repeated(number, column, question))
        else:
            questions[column] = question
    misspelt = [*_misspelt(tree, number, strange, set(questions.values()))]
    others = {column: text for column, text in strange.items() if column not in {cell.column for cell in misspelt}}
    subject = min(others, default=0 if 0 not in header else None)
    left = {column: text for column, text in others.items() if column != subject}
    return Columns(number, subject, questions, left, (*bad, *misspelt))


def _questions_named(tree: Tree, header: Mapping[int, str]) -> dict[int, str]:
    """The questions that columns are named for; by their words behind an id that isn't theirs only where nothing else names
    them."""
    named = {column: found for column, text in header.items() if (found := question_meant(tree, text))}
    there = {*named.values()}
    asked = {column: question_asked(tree, text) for column, text in header.items() if column not in named}
    return named | {column: found for column, found in asked.items() if found and found not in there}


def _misspelt(tree: Tree, number: int, strange: Mapping[int, str], there: set[str]) -> Iterator[BadCell]:
    """The columns whose header is near to a question that has no column yet."""
    absent = [question for question in tree.questions if question not in there]
    asks = {one_line(tree.questions[question].ask): question for question in absent}
    for column, text in list(strange.items())[:MOST_STRANGE]:
        found = near(text.partition(":")[0].strip(), absent) or asks.get(near(text, asks) or "")
        if found:
            message = f"no question in this tree is called `{text[:100]}`"
            yield BadCell(UNKNOWN_QUESTION, number, column, found, message, f"did you mean `{found}`?")


def _repeated(number: int, column: int, question: str) -> BadCell:
    message, help = f"`{question}` has a column already", "take one of them out: this one isn't read"
    return BadCell(REPEATED_QUESTION, number, column, question, message, help)


def choices_said(question: Question) -> str:
    """What a cell of this question takes, as it is said to those who fill it in."""
    return known_of(question, _choices_said)


def near_choice(question: Question, text: str) -> str:
    """What stands for the answer that a text comes near to; empty if it comes near none."""
    said = known_of(question, _said)
    found = near(text[:LONGEST_WORDS], said)
    return said[found] if found else ""


def _choices_said(question: Question) -> str:
    return f"it takes {listed([f'“{words_of(question, choice)}”' for choice in question.choices.values()], mark='')}"


def _said(question: Question) -> dict[str, str]:
    """What stands for each answer in a cell, by that and by its id."""
    said = {choice.id: words_of(question, choice) for choice in question.choices.values()}
    return {words: words for words in said.values()} | said


def _names(question: Question) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """The answers of a question by all that may stand for them: as it is, in any case, and folded. Ids go before words, and
    words before the ids of earlier versions."""
    choices = question.choices.values()
    words = [(one_line(choice.say), choice.id) for choice in choices]
    exact = names_now(question.choices) | _unambiguous(words) | {choice.id: choice.id for choice in choices}
    any_case = _unambiguous((_plain(name), id) for name, id in names_now(question.choices).items())
    any_case |= _unambiguous((say.casefold(), id) for say, id in words)
    any_case |= _unambiguous((_plain(choice.id), choice.id) for choice in choices)
    return exact, any_case, _unambiguous((_folded(say), id) for say, id in words)


def _headers(tree: Tree) -> tuple[dict[str, str], dict[str, str]]:
    """The questions by what stands above their columns, and by their words, folded."""
    questions = tree.questions.values()
    headers = _unambiguous((_plain(name), id) for name, id in names_now(tree.questions).items())
    headers |= _unambiguous((_plain(question.ask), question.id) for question in questions)
    headers |= _unambiguous((_plain(question.id), question.id) for question in questions)
    return headers | {one: one for one in tree.questions}, _unambiguous((_folded(one.ask), one.id) for one in questions)


def _unambiguous(named: Iterable[tuple[str, str]]) -> dict[str, str]:
    """What is meant by names that mean one thing only."""
    meant: dict[str, set[str]] = {}
    for name, one in named:
        meant.setdefault(name, set()).add(one)
    return {name: ones.pop() for name, ones in meant.items() if len(ones) == 1}


def _plain(text: str) -> str:
    return one_line(text).casefold()


def _folded(text: str) -> str:
    """A text as those read it who don't look at the shape of quotes and dashes, nor for a full stop at the end."""
    return re.sub(" ?-+ ?", "-", _plain(text).translate(_LIKE)).rstrip(" .")


_LIKE = str.maketrans(
    {**dict.fromkeys("’‘‚‛′´`", "'"), **dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‐‑‒–—―−", "-"), "…": "..."}
)
