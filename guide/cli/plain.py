"""The questions line by line, from the first to the result: for a screen reader, a pipe, or a terminal that nothing can be
drawn on.
"""

from __future__ import annotations

from ..carry import carried_in_words, onward
from ..model import Question
from ..shipped import name_of
from ..value import changed
from ..walk import LONGEST_NAME
from . import wording
from .asking import Asking, Quit
from .elsewhere import save_elsewhere
from .ending import complain
from .following import Following
from .given import tree_named
from .home import lasting_name
from .lines import choice, fitting, is_person, paragraph, read, told
from .what_if import WhatIf

TYPE_CHECKING = False
if TYPE_CHECKING:
    from ..recorder import Recorder
    from ..walk import Walk


class Conversation:
    """One person's way from the name of a case to its result, and what may be tried on that."""

    def __init__(self, name: str, walk: Walk, recorder: Recorder, *, knows_subject: bool) -> None:
        self.name, self.recorder = name, recorder
        self.knows_subject = knows_subject
        self.asking = Asking(walk, self._keep)
        self.carried = ""  # what came along from the tree before

    def hold(self) -> int:
        """Ask until there is a result, and give the exit code: 0, also for somebody who quits; 1 if the input ends early."""
        try:
            return self._held()
        finally:
            self.recorder.close()

    def _held(self) -> int:
        try:
            self._begin()
            self._record()
            self._come_to_a_result()
            self.recorder.conclude(self.asking.walk)
            path = WhatIf(self.asking).hold()
        except Quit:
            told("", "To go on later:", self._command())
            save_elsewhere(self.recorder)
            return 0
        except EOFError as ended:
            complain(f"{wording.ended_at(self.asking.walk, str(ended))} To go on:\n{self._command()}")
            return 1
        except (KeyboardInterrupt, Exception):
            complain(f"\nTo go on later:\n{self._command()}")
            raise
        if path:
            return self._go_on_in(path)
        self.recorder.close()
        if is_person():
            told("", "To open it again:", self._command())
        save_elsewhere(self.recorder)
        return 0

    def _go_on_in(self, path: str) -> int:
        """Go on in the tree that follows on the result, with the answers that both ask for."""
        tree, before = tree_named(path), self.asking
        self.name, self.knows_subject = name_of(path), True
        self.asking = Asking(onward(before.walk, tree), self._keep)
        if before.follow:
            self.asking.follow = Following(path, tree).follow
        told("")
        self.carried = carried_in_words(self.asking.walk, before.walk.tree)
        self.recorder.leave()
        return self._held()

    def _command(self) -> str:
        """The command that goes on, after a last try to save."""
        self.recorder.close()
        saved = self.recorder.command
        return f"  {saved} --plain" if saved else f"  {self._begun_anew()}"

    def _begun_anew(self) -> str:
        store = "" if self.recorder.trouble else self.recorder.option
        return wording.command(self.name, self.asking.walk, self.recorder.organisation, store)

    def _record(self) -> None:
        """From here on answers are saved. Those that the command line gave are known already; those that came along from the
        tree before are the first to be saved."""
        walk = self.asking.walk
        if self.recorder.assessment is None:
            self.recorder.begin(lasting_name(self.name), changed(walk, given={}, notes={}) if self.carried else walk)

    def _keep(self, walk: Walk) -> None:
        self.recorder.take(walk)
        news = self.recorder.news
        told(*(["", *paragraph(news)] if news else []))

    def _begin(self) -> None:
        """Say what this is and how to answer, and ask for a name; whoever comes to see a result knows that already."""
        walk = self.asking.walk
        if self.asking.content:
            return
        tree, answered = walk.tree, len(walk.steps)
        told(*paragraph(tree.title), *paragraph(tree.about), "", *paragraph(wording.KEYS))
        if not self.knows_subject:
            told("", *paragraph(f"Which {tree.case} is this about? (Enter to skip)"))
            try:
                self._take_subject(read("> "))
            except EOFError:
                if not walk.finished:
                    raise
        if answered or self.carried:
            told("", *paragraph(self.carried or wording.answered_already(answered)))

    def _take_subject(self, typed: str) -> None:
        """Take what was typed as the name of what is assessed. A pipe may leave it out, and begin with the first answer."""
        asking = self.asking
        here = asking.walk.here
        if typed.lower() == "q":
            raise Quit
        if isinstance(here, Question) and not is_person() and typed and asking.meant(typed.lower(), here):
            asking.typed_ahead = typed
        else:
            asking.walk = changed(asking.walk, subject=fitting(typed, LONGEST_NAME))

    def _come_to_a_result(self) -> None:
        self.asking.ask_on()
        while not (self.asking.content or self._accepted()):
            self.asking.ask_on()

    def _accepted(self) -> bool:
        """Show all answers, now that there is a result, and let a person change one. Whether to go on to the result."""
        told("", "That was the last question.")
        if not is_person():
            return True
        try:
            return self.asking.change_one("see the result")
        except EOFError:
            return True


def chosen_tree() -> str | None:
    """The name of the shipped tree that the person picks; if there is only one, that. None if they leave."""
    from ..shipped import shipped_trees
    from .ending import Ended
    from .trees import described

    names = shipped_trees()
    if not names:
        raise Ended(1, "No trees came with this program: name a tree file, as in `guide run my-tree.yaml`.")
    if len(names) == 1:
        return next(iter(names))
    told("Which tree?", "")
    for number, (name, path) in enumerate(names.items(), 1):
        told(*paragraph(f"{name}: {described(path)}", f"{number:>3}. "))
    return _picked(list(names))


def _picked(names: list[str]) -> str | None:
    from .ending import Ended

    try:
        while (typed := read("The number of a tree (q to quit): ").lower()) != "q":
            if name := choice(typed, names):
                return name
            told(f"Type a number from 1 to {len(names)}, or q to quit.")
    except EOFError:
        raise Ended(1, "The input ended before a tree was chosen. Name one, as in `guide run bpo-or-kpo`.") from None
    return None
