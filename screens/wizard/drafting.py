"""A screen that keeps a draft as one goes, and what happens where it changed elsewhere."""

from __future__ import annotations

from screens.wizard.elsewhere import GONE, both_words, picked_up_words
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
        self._keeping = True

    def _keep(self) -> None:
        """Takes over what is filled in on this step, and saves the draft."""
        for form in self.query(Form):
            self._sheet.keep(
                {
                    name: value
                    for name, value in form.values().items()
                    if value != self._started.get(name) or name in self._sheet.values
                }
            )
        if not self._keeping:
            return
        try:
            self._sheet.save()
        except ChangedElsewhere as changed:
            self._keeping = False
            self._changed_elsewhere(changed.theirs)
        except (CaseworkError, DatabaseProblem) as problem:
            self.say(f"What you typed is on the screen but not kept yet. {problem}")

    def _changed_elsewhere(self, theirs: object) -> None:
        if not isinstance(theirs, Draft):
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
            self._keeping = True
            self.app.push_screen(MessageBox(both_words(differing)))
