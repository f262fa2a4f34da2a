"""A form beside what has to be read for it: panes on a wide window, tabs on a narrow one."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Any, ClassVar, Generic, TypeVar
from uuid import UUID

from rich.text import Text
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widgets import Static

from screens.answers import Answers
from screens.draft_keeper import DraftKeeper, values_of
from screens.form_screen import NOTHING_TYPED, ask_throw_away
from screens.kept_words import as_meant, kept_note
from screens.work_screen import WorkScreen
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.eligibility import Refusal
from ubp_tui.policy.facts import DraftKind
from ubp_tui.policy.forms import Problem
from ubp_tui.widgets.bindings import bindings
from ubp_tui.widgets.confirm import Confirm
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.page import Page, heading
from ubp_tui.widgets.panes import Pane, Panes
from ubp_tui.widgets.questions import Question, Values

F = TypeVar("F")


class FormInPanes(WorkScreen[str], Generic[F]):
    """What to read, and the form it is read for; checked with the answers before it counts.

    Whoever may not fill it in reads why at the top, and may read the rest.
    """

    DEFAULT_CSS = """
    FormInPanes {
        .banner { height: auto; padding: 0 1; text-style: bold; }
        .computed { height: auto; padding: 0 1; text-style: bold; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = bindings("throw_away", "why", "next_pane")
    FORM_TITLE: ClassVar[str]
    DRAFT: ClassVar[DraftKind]

    def __init__(
        self, desk: Desk, view: CaseView, about_id: UUID, doing: str, *, refusal: Refusal | None
    ) -> None:
        """On a case, about one of its records.

        Args:
            desk: where one works.
            view: the case as somebody sees it.
            about_id: the record, of which each person has one draft.
            doing: what is done with it, for the title.
            refusal: why the form is not open to whoever looks; None where it is.
        """
        file = view.file
        super().__init__(desk, f"{doing} · {file.case.reference} {file.customer.name}")
        self.refusal = refusal
        self._view = view
        self._about_id = about_id
        self._keeper: DraftKeeper | None = None

    @abstractmethod
    def pages(self) -> Sequence[Pane]:
        """What is read, in panes before the form's."""

    @abstractmethod
    def questions(self, typed: Values) -> Sequence[Question]:
        """The form, filled in with what was typed before."""

    @abstractmethod
    def read(self, answers: Answers) -> F:
        """What was filled in, as casework takes it."""

    @abstractmethod
    def problems(self, form: F) -> list[Problem]:
        """What is wrong with it, as the policy says."""

    @abstractmethod
    def to_check(self, form: F) -> str:
        """The answers in words, to check before they count."""

    @abstractmethod
    def send(self, form: F) -> str:
        """Carries it out; gives the sentence that says so."""

    def computed(self, answers: Answers) -> str:
        """What follows from the answers so far, such as a last day; often nothing."""
        return ""

    def banner(self) -> str:
        """What stands above the panes: why the form is closed."""
        if self.refusal is None:
            return ""
        return f"{self.refusal.reason} ({self.refusal.rule}) You can read here, not record."

    def body(self) -> ComposeResult:
        """The banner, where there is one, and the panes."""
        if words := self.banner():
            yield Static(Text(words), classes="banner", markup=False)
        yield Panes(*self.pages(), Pane(self.FORM_TITLE, self._form_or_why_not()))

    def _form_or_why_not(self) -> Vertical | Page:
        if self.refusal is not None:
            return Page(heading(self.FORM_TITLE) + self.banner())
        asked = self.questions({})
        self._keeper = DraftKeeper(
            self.desk,
            self.DRAFT,
            self.tell_in_box,
            case_id=self._view.file.case.id,
            about_id=self._about_id,
            untouched=values_of(asked),
        )
        kept = self._keeper.load()
        since = self._keeper.kept_since
        meant = as_meant(kept, asked, since, self.desk.today())
        questions = self.questions(meant) if meant else asked
        form = Form(
            [*kept_note(since, self.key("throw_away")), *questions],
            save="Check your answers",
            today=self.desk.today,
        )
        return Vertical(form, Static("", classes="computed", markup=False))

    def on_mount(self) -> None:
        """Begins with what is to be read."""
        self.query_one(Panes).choose(0)
        self._compute()

    def action_next_pane(self) -> None:
        """Goes to the next pane, after the last to the first."""
        panes = self.query_one(Panes)
        panes.choose((panes.current + 1) % (len(self.pages()) + 1))

    def _answers(self) -> Answers:
        values = self.query_one(Form).values()
        return Answers(values, self.desk.now(), self.desk.today())

    def _compute(self) -> None:
        if self.refusal is None:
            words = self.computed(self._answers())
            self.query_one(".computed", Static).update(Text(words))

    def on_form_changed(self, message: Form.Changed) -> None:
        """Keeps what is typed, and says what follows from it."""
        self._keep(message.values)
        self._compute()

    def _keep(self, values: Values) -> None:
        if self._keeper is not None:
            self._keeper.save(values)

    def on_form_submitted(self, message: Form.Submitted) -> None:
        """Shows what is wrong beside the fields; where nothing is, the answers to check."""
        self._keep(message.values)
        answers = self._answers()
        form = self.read(answers)
        found = [*answers.problems, *self.problems(form)]
        if found:
            named = {problem.field for problem in answers.problems}
            self._show([*answers.problems, *(p for p in found if p.field not in named)])
            return
        self._show([])
        self.app.push_screen(
            Confirm(self.to_check(form), yes="record it", no="go back and change"),
            lambda sure: self._checked(form) if sure else None,
        )

    def _checked(self, form: F) -> None:
        self.carry_out(lambda: self.send(form), self._sent, self._refused)

    def _refused(self, invalid: Invalid) -> None:
        self._show(invalid.problems)

    def _show(self, problems: Sequence[Problem]) -> None:
        self.query_one(Form).show_problems([(p.field, p.message) for p in problems])

    def _sent(self, words: str) -> None:
        self._forget()
        self.dismiss(words)

    def _forget(self) -> None:
        """Keeps nothing of what was typed, and nothing that still changes."""
        if self._keeper is not None:
            self._keeper.clear()
        self._keeper = None

    def reason_against(self, action: str) -> str | None:
        """Where the form is closed there is nothing to throw away."""
        if action == "throw_away" and self.refusal is not None:
            return NOTHING_TYPED
        return super().reason_against(action)

    def action_throw_away(self) -> None:
        """Throws away what was typed, once that is sure, and goes back."""
        ask_throw_away(self, self.questions({}), self._thrown_away)

    def _thrown_away(self) -> None:
        self._forget()
        self.dismiss(None)

    def action_back(self) -> None:
        """Goes back; what was typed is kept."""
        if self.refusal is None:
            self._keep(self.query_one(Form).values())
        self.dismiss(None)


def open_and_say(screen: WorkScreen[Any], opened: WorkScreen[str]) -> None:
    """Opens a screen; back from it, says what was recorded there."""
    screen.app.push_screen(opened, lambda words: screen.say(words) if words else None)
