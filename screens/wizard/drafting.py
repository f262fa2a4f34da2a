"""A screen that keeps a draft as one goes, and what happens where it changed elsewhere."""

from __future__ import annotations

from collections.abc import Iterable

from screens.kept_words import days_in_full
from screens.wizard.elsewhere import GONE, MEANWHILE, both_words, picked_up_words
from screens.wizard.sheet import Sheet
from screens.work_screen import WorkScreen
from ubp_tui.casework.refusals import CaseworkError, ChangedElsewhere, DatabaseProblem
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import Draft
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.short_dates import short_date
from ubp_tui.widgets.bindings import with_keys
from ubp_tui.widgets.confirm import Confirm, MessageBox
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.question_box import QuestionBox
from ubp_tui.widgets.questions import Values


class DraftingScreen(WorkScreen[str]):
    """Keeps what its form holds in the draft; the result is a sentence to say."""

    def __init__(self, sheet: Sheet, title: str, whose: str) -> None:
        """On a draft; `whose` says on the right of the title who wrote it."""
        super().__init__(sheet.desk, title, whose)
        self._sheet = sheet
        self._started: Values = {}
        self._taken: Values = {}
        self._gone = False
        self._shown: list[Problem] = []

    def _gather(self) -> None:
        """Takes over what was filled in on this step since; what nobody touched stays open.

        A day is kept as the date that it means when it is typed: on another day, on which the
        draft is opened or this screen still stands, “tomorrow” would mean another.
        """
        for form in self.query(Form):
            values = form.values()
            since = {n: v for n, v in values.items() if v != self._taken.get(n)}
            typed = {n: v for n, v in since.items() if v != self._started.get(n)}
            as_it_was = {n: v for n, v in since.items() if n in self._sheet.values}
            asked = [box.question for box in form.query(QuestionBox)]
            self._sheet.keep(as_it_was | days_in_full(typed, asked, self.desk.today()))
            self._taken = values

    def _autosave(self) -> None:
        """Saves the draft while somebody types; nothing comes between them and their words."""
        self._gather()
        try:
            self._sheet.save()
        except ChangedElsewhere:
            self.say(with_keys(MEANWHILE, self.app))
        except (CaseworkError, DatabaseProblem) as problem:
            self.say(f"What you typed is on the screen but not kept yet. {problem}")

    def on_form_left(self, message: Form.Left) -> None:
        """Says beside a field that was left what is wrong with what was filled in there."""
        name, box = message.box.question.name, message.box
        self._autosave()
        if self._sheet.values.get(name) and box.is_attached and box.field is not self.focused:
            box.complain(" ".join(p.message for p in self._sheet.problems() if p.field == name))

    def _says_what_is_wrong(self, form: Form, problems: Iterable[Problem]) -> bool:
        """Shows once what is wrong with what was typed; asked again, one may go on: it is kept."""
        typed = [p for p in problems if isinstance(v := self._sheet.values.get(p.field), str) and v]
        if not typed or typed == self._shown:
            return False
        self._shown = typed
        form.show_problems([(p.field, p.message) for p in typed])
        return True

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
            self.app.push_screen(MessageBox(with_keys(GONE, self.app)))
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


def whose(sheet: Sheet) -> str:
    """Whose draft it is and since when: "draft by Tom Leader since 3 Mar"."""
    draft, staff = sheet.draft, sheet.view.file.staff
    names = dict.fromkeys((draft.started_by_id, *draft.author_ids))
    who = " and ".join(staff.name(each) for each in names)
    since = short_date(london_date(draft.started_at), sheet.view.today)
    return f"draft by {who} since {since}"
