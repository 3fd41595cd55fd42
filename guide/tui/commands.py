"""Everything that can be done in the app, once: key bindings, footer, command palette and help are all made of this list."""

from __future__ import annotations

from typing import NamedTuple

from textual.binding import Binding

TYPE_CHECKING = False
if TYPE_CHECKING:
    from textual.binding import BindingType

HOME, QUESTION, REVIEW, RESULT, TRIAL = "home", "question", "review", "result", "trial"
PROBLEMS, HELP, NAMING, NOTING, CHOOSING, GRAPH = "problems", "help", "naming", "noting", "choosing", "graph"
EDIT, UNSAVED, CLASH = "edit", "unsaved", "clash"
CHANGED, THEN = "changed", "then"
PORTFOLIO, COMPARED, DELETING = "portfolio", "compared", "deleting"
EVERYWHERE = (HOME, QUESTION, REVIEW, RESULT, TRIAL, PROBLEMS, EDIT, CHANGED, PORTFOLIO)


class Command(NamedTuple):
    """One thing that can be done.

    `keys` are separated by blanks; `shown` is how they are written; `label` is the word in the footer, where `rank` says
    how early it gets its place there (1 first, 0 never); `says` explains it in the palette and in the help. `drawn_by`
    names a widget that handles the keys itself, so that no binding of the screen is made for them.
    """

    id: str
    action: str
    keys: str
    shown: str
    label: str
    says: str
    where: tuple[str, ...]
    rank: int = 0
    in_palette: bool = True
    drawn_by: str = ""


COMMANDS = (
    Command("begin", "begin", "enter", "Enter", "Begin", "Begin with the first question", (HOME,), 1, True, "input"),
    Command("go-on", "pick", "enter", "Enter", "Go on", "Go on with the marked assessment", (HOME,), 1, False, "list"),
    Command("accept", "accept", "enter", "Enter", "Go on", "Go on with the tree as it is now", (CHANGED,), 1),
    Command(
        "leave-as-it-was",
        "back",
        "left b escape backspace",
        "←",
        "Back",
        "Leave the assessment as it was, and go back",
        (CHANGED,),
        2,
    ),
    Command("as-it-was", "as_it_was", "o", "o", "As it was", "See the result as it was, by the tree of then", (CHANGED,), 3),
    Command("close-then", "close", "escape o q left b backspace", "Esc", "Back", "Back", (THEN,), 1, False),
    Command("to-list", "focus_list", "down", "↓", "Examples", "Go to the trees and examples", (HOME,), 2, False, "input"),
    Command(
        "choose",
        "choose('{key}')",
        "1 2 3 4 5 6 7 8 9",
        "1–9",
        "Choose",
        "Choose the answer with this number",
        (QUESTION,),
        1,
        False,
    ),
    Command(
        "enter",
        "pick",
        "enter",
        "Enter",
        "Choose",
        "Choose the marked answer (↑ ↓ move the mark)",
        (QUESTION,),
        0,
        False,
        "list",
    ),
    Command(
        "result-now", "result", "x", "x", "Result", "See the result now, if the questions left can’t change it", (QUESTION,), 7
    ),
    Command("not-sure", "not_sure", "n", "n", "Not sure", "Answer “not sure”", (QUESTION,), 8),
    Command(
        "back", "back", "left shift+tab backspace", "←", "Back", "Go back one question; every answer is kept", (QUESTION,), 2
    ),
    Command("review", "review", "r", "r", "Review", "See and change all answers", (QUESTION,), 5),
    Command("forward", "forward", "right", "→", "Forward", "Go forward again to where you were", (QUESTION,), 0),
    Command("answers", "answers", "t", "t", "Answers", "Go to your earlier answers, to open or change one", (QUESTION,), 0),
    Command(
        "change", "pick", "enter", "Enter", "Choose", "See the result, or change the marked answer", (REVIEW,), 1, False, "list"
    ),
    Command("result", "result", "r", "r", "Result", "See the result", (REVIEW,), 5),
    Command(
        "to-question",
        "back",
        "left b escape backspace",
        "←",
        "Back",
        "Go back to the last question, or to the result that you opened",
        (REVIEW,),
        3,
    ),
    Command(
        "to-review",
        "back",
        "left b escape backspace",
        "←",
        "Back",
        "Go back to your answers or to the question, or to where you opened the result",
        (RESULT,),
        5,
    ),
    Command("answers-of", "review", "r", "r", "Review", "See and change all answers", (RESULT,), 5),
    Command("copy", "copy", "y", "y", "Copy", "Copy the result as text", (RESULT,), 1),
    Command("save", "save", "s", "s", "Save", "Save the result: Markdown, HTML, PDF, plain text or JSON", (RESULT,), 2),
    Command("what-if", "what_if", "w", "w", "What if", "Try other answers, and see what the result would be", (RESULT,), 3),
    Command("onward", "onward", "o", "o", "Onward", "Go on with the next tree, and take the answers along", (RESULT,), 6),
    Command(
        "try",
        "pick",
        "left right",
        "← →",
        "Try",
        "Try another answer to the marked question (↑ ↓ move the mark)",
        (TRIAL,),
        3,
        False,
        "list",
    ),
    Command("keep", "keep", "enter", "Enter", "Keep", "Keep these answers as your own", (TRIAL,), 1),
    Command("drop", "back", "escape left b backspace", "Esc", "Drop", "Drop them, and go back to your own result", (TRIAL,), 2),
    Command(
        "unkept",
        "unkept",
        "y s o",
        "y s o",
        "Copy",
        "Copy, save and go on are for your own result: keep the answers first",
        (TRIAL,),
        0,
        False,
    ),
    Command(
        "unkeep",
        "unkeep",
        "u",
        "u",
        "Undo",
        "Bring back your answers from before you kept others",
        (QUESTION, REVIEW, RESULT),
        0,
    ),
    Command("tries", "what_if", "w", "w", "Answers", "Show or hide the answers to try", (TRIAL,), 6),
    Command(
        "change-by-number",
        "open('{key}')",
        "1 2 3 4 5 6 7 8 9",
        "1–9",
        "Change",
        "See the result of the change that has this number",
        (RESULT, TRIAL),
        0,
        False,
    ),
    Command("note", "note", "plus", "+", "Note", "Note your own words on the answer, for the report", (QUESTION, REVIEW), 6),
    Command("name", "name", "f", "f", "Name", "Name what you assess", (QUESTION, REVIEW, RESULT), 0),
    Command(
        "graph",
        "graph",
        "g",
        "g",
        "Drawing",
        "See the whole tree drawn, with your way through it",
        (QUESTION, REVIEW, RESULT),
        0,
    ),
    Command("open", "pick", "enter", "Enter", "Open", "Open the marked tree instead", (PROBLEMS,), 1, False, "list"),
    Command("to-walk", "back", "escape", "Esc", "Back", "Go on with the tree as it was", (PROBLEMS,), 1),
    Command("again", "again", "r", "r", "Try again", "Read the file again", (PROBLEMS,), 2),
    Command(
        "problems",
        "problems",
        "p",
        "p",
        "Problems",
        "See what is wrong with the tree as it was saved, if it is watched",
        (QUESTION, REVIEW, RESULT, TRIAL),
        0,
    ),
    Command("edit", "edit", "e", "e", "Edit", "Open the tree file in your editor, at this place", (QUESTION, PROBLEMS), 0),
    Command(
        "new",
        "new",
        "ctrl+n",
        "^n",
        "New",
        "Begin a new assessment; this one stays saved as it is",
        (QUESTION, REVIEW, PROBLEMS),
        0,
    ),
    Command(
        "new-again",
        "new",
        "n ctrl+n",
        "n",
        "New",
        "Begin a new assessment; this one stays saved as it is",
        (RESULT,),
        7,
    ),
    Command("portfolio", "portfolio", "ctrl+o", "^o", "Portfolio", "See all assessments in a table and on a map", (HOME,), 4),
    Command(
        "portfolio-here",
        "portfolio",
        "ctrl+o",
        "^o",
        "Portfolio",
        "See all assessments in a table and on a map; this one stays saved as it is",
        (QUESTION, REVIEW, RESULT, CHANGED, PROBLEMS),
        0,
    ),
    Command(
        "open-one",
        "pick",
        "enter",
        "Enter",
        "Open",
        "Open the marked assessment (↑ ↓ move the mark)",
        (PORTFOLIO,),
        1,
        False,
        "list",
    ),
    Command("map", "map", "m", "m", "Map", "Show the map of the marked assessment, or the table", (PORTFOLIO,), 5),
    Command("search", "search", "slash", "/", "Search", "Show those that have all of some words", (PORTFOLIO,), 6),
    Command("sort", "sort", "s", "s", "Sort", "Sort by a column; by the same one again turns the order round", (PORTFOLIO,), 9),
    Command("filter", "filter", "f", "f", "Filter", "Show those with one result, or of one tree", (PORTFOLIO,), 8),
    Command("tick", "tick", "space", "Space", "Tick", "Tick the marked assessment, to compare it", (PORTFOLIO,), 6),
    Command("compare", "compare", "c", "c", "Compare", "Compare those that are ticked", (PORTFOLIO,), 6),
    Command("delete", "delete", "d delete", "d", "Delete", "Delete the marked one, or those that are ticked", (PORTFOLIO,), 10),
    Command("delete-them", "choose('delete')", "d", "d", "Delete", "Delete", (DELETING,), 1, False),
    Command("to-home", "back", "escape b backspace", "Esc", "Back", "Show all again, then go back", (PORTFOLIO,), 2),
    Command("close-compared", "close", "escape c q left b backspace", "Esc", "Close", "Close", (COMPARED,), 1, False),
    Command("help", "help", "question_mark f1", "?", "Why", "Why we ask, what the words mean, and every key", (QUESTION,), 3),
    Command(
        "help-here", "help", "question_mark f1", "?", "Help", "Show every key", (REVIEW, RESULT, TRIAL, PROBLEMS, PORTFOLIO), 6
    ),
    Command("help-changed", "help", "question_mark f1", "?", "Help", "Show every key", (CHANGED,), 6),
    Command(
        "colours",
        "app.colours",
        "ctrl+t",
        "^t",
        "Colours",
        "Change between dark, light and the terminal’s own colours",
        EVERYWHERE,
        0,
    ),
    Command(
        "palette", "app.command_palette", "ctrl+p", "^p", "Commands", "Search everything that can be done", EVERYWHERE, 0, False
    ),
    Command("save-file", "save", "ctrl+s", "^s", "Save", "Save the file", (EDIT,), 1),
    Command("panel", "panel", "f6", "F6", "Preview", "Go to the preview and the problems, and back to the text", (EDIT,), 3),
    Command("next-problem", "next_problem", "f8", "F8", "Problem", "Go to the next problem", (EDIT,), 4),
    Command("undo", "undo", "ctrl+z", "^z", "Undo", "Undo what was typed last (^y does it again)", (EDIT,), 6, True, "text"),
    Command("help-home", "help", "f1", "F1", "Help", "Show every key", (HOME, EDIT), 5),
    Command(
        "quit",
        "app.quit",
        "q ctrl+q",
        "q",
        "Leave",
        "Leave; nothing answered is lost",
        (QUESTION, REVIEW, RESULT, TRIAL, PROBLEMS, CHANGED, PORTFOLIO),
        4,
    ),
    Command("quit-home", "app.quit", "ctrl+q", "^q", "Leave", "Leave", (HOME,), 3),
    Command("close-graph", "close", "escape g q left b backspace", "Esc", "Close", "Close", (GRAPH,), 1, False),
    Command("quit-edit", "app.quit", "ctrl+q", "^q", "Leave", "Leave; what isn’t saved is asked about first", (EDIT,), 2),
    Command("save-first", "choose('save')", "s enter", "s", "Save", "Save, then leave", (UNSAVED,), 1, False),
    Command("discard", "choose('discard')", "d", "d", "Discard", "Leave without saving", (UNSAVED,), 2, False),
    Command("overwrite", "choose('overwrite')", "o", "o", "Overwrite", "Save over it", (CLASH,), 1, False),
    Command(
        "load", "choose('load')", "l", "l", "Load", "Load it in place of your text (^z brings yours back)", (CLASH,), 2, False
    ),
    Command("stay", "close", "escape", "Esc", "Stay", "Go on editing", (UNSAVED, CLASH), 3, False),
    Command("close", "close", "escape question_mark f1 enter q", "Esc", "Close", "Close", (HELP,), 1, False),
    Command("option", "choose('{key}')", "1 2 3 4 5 6 7 8 9", "1–9", "Choose", "Choose by number", (CHOOSING,), 0, False),
    Command("pick-option", "pick", "enter", "Enter", "Choose", "Choose the marked one", (CHOOSING,), 1, False, "list"),
    Command(
        "interrupt",
        "app.help_quit",
        "ctrl+c",
        "^c",
        "Leave",
        "Say which key leaves",
        (NAMING, NOTING, CHOOSING, DELETING),
        0,
        False,
    ),
    Command("cancel", "close", "escape", "Esc", "Cancel", "Cancel", (NAMING, NOTING, CHOOSING, DELETING), 2, False),
    Command("keep-name", "keep", "enter", "Enter", "Keep", "Keep this name", (NAMING,), 1, False, "input"),
    Command("keep-note", "keep", "enter", "Enter", "Keep", "Keep this note", (NOTING,), 1, False, "input"),
)

MOST_IN_FOOTER = 7
"""How many keys a footer shows at most."""
BUSY = {PORTFOLIO: 9}
"""The screens whose footers show more."""


def commands_of(screen: str) -> list[Command]:
    """What can be done on a screen, in the order of the list."""
    return [command for command in COMMANDS if screen in command.where]


def bindings_of(screen: str) -> list[BindingType]:
    """The key bindings of a screen. Each can be given other keys by its id (see Textual's keymaps)."""
    return [binding for command in commands_of(screen) if not command.drawn_by for binding in _bindings(command)]


def footer_of(screen: str) -> list[Command]:
    """What the footer of a screen can show, in the order of the list."""
    return [command for command in commands_of(screen) if command.rank]


def _bindings(command: Command) -> list[Binding]:
    keys = command.keys.split()
    if "{key}" in command.action:
        return [
            Binding(key, command.action.format(key=key), command.label, show=False, id=f"{command.id}-{key}") for key in keys
        ]
    priority = "ctrl+q" in keys
    main = [key for key in keys if key != "ctrl+q"]
    made = [Binding(",".join(main), command.action, command.label, show=False, id=command.id)] if main else []
    return made + (
        [Binding("ctrl+q", command.action, command.label, show=False, id="quit-always", priority=True)] if priority else []
    )
