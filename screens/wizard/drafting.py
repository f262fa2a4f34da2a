"""A screen that keeps a draft as one goes, and what happens where it changed elsewhere."""

from __future__ import annotations

from screens.wizard.elsewhere import GONE, MEANWHILE, both_words, picked_up_words
from screens.wizard.sheet import Sheet
from screens.work_screen import WorkScreen
from ubp_tui.casework.refusals import CaseworkError, ChangedElsewhere, DatabaseProblem
from ubp_tui.policy.facts import Draft
from ubp_tui.widgets.confirm import Confirm, MessageBox
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.questions import Values


class DraftingScreen(WorkScreen[str]):
    """Keeps what its form holds in the draft; the result is a sentence to say."""

    def __init__(self, sheet: Sheet, title: str, whose: str) -> None:
        """On a draft; `whose` says on the right of the title who wrote it."""
        super().__init__(sheet.desk, title, whose)
        self._sheet = sheet
        self._started: Values = {}
        self._gone = False

    def _gather(self) -> None:
        """Takes over what is filled in on this step; what nobody touched stays open."""
        for form in self.query(Form):
            self._sheet.keep(
                {
                    name: value
                    for name, value in form.values().items()
                    if value != self._started.get(name) or name in self._sheet.values
                }
            )

    def _autosave(self) -> None:
        """Saves the draft while somebody types; nothing comes between them and their words."""
        self._gather()
        try:
            self._sheet.save()
        except ChangedElsewhere:
            self.say(MEANWHILE)
        except (CaseworkError, DatabaseProblem) as problem:
            self.say(f"What you typed is on the screen but not kept yet. {problem}")

    def _keep(self) -> bool:
        """Saves the draft before one goes on; says whether there is nothing to settle first."""
        self._gather()
        if self._gone:
            return True
        try:
            self._sheet.save()
        except ChangedElsewhere as changed:
            self._changed_elsewhere(changed.theirs)
            return False
        except (CaseworkError, DatabaseProblem) as problem:
            self.tell(problem)
            return False
        return True

    def _changed_elsewhere(self, theirs: object) -> None:
        if not isinstance(theirs, Draft):
            self._gone = True
            self.app.push_screen(MessageBox(GONE))
        elif theirs.holder_id == self.desk.actor_id:
            self._keep_both(theirs)
        else:
            question = picked_up_words(theirs, self._sheet.view.file.staff)

            def answered(yes: bool | None) -> None:
                if yes:
                    self._keep_both(theirs)
                else:
                    self.dismiss(None)

            self.app.push_screen(Confirm(question, "pick it up again", "go back"), answered)

    def _keep_both(self, theirs: Draft) -> None:
        differing = self.attempt(lambda: self._sheet.keep_both(theirs))
        if differing is not None:
            self.app.push_screen(MessageBox(both_words(differing)))
