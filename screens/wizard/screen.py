"""The wizard's screen: the rail, the step one is at, and the draft that is saved as one goes."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.widgets import Static

from screens.case.forms.warnings import warning_form
from screens.draft_keeper import values_of
from screens.form_screen import FormScreen, FormSpec
from screens.incident import open_incident_details
from screens.wizard.behaviour import incidents_to_rest_on
from screens.wizard.checking import DECIDER, SEND, place_of_row
from screens.wizard.circumstances import circumstances_form
from screens.wizard.contents import QUESTIONS, ROWS, TITLES
from screens.wizard.drafting import whose
from screens.wizard.measure_fields import measure_questions
from screens.wizard.measures import slot_to_open
from screens.wizard.nominating import nomination_form, take_over_nomination
from screens.wizard.outline import Outline
from screens.wizard.period import last_day_words
from screens.wizard.sending import SendingScreen
from screens.wizard.sheet import Sheet
from screens.wizard.step_rail import StepRail
from screens.wizard.steps import NAMES, RULES, SHORT, Place, Step, problems_at
from ubp_tui.policy.channels import METHODS
from ubp_tui.policy.conflicts import own_address
from ubp_tui.policy.forms.drafting import decisive_fields
from ubp_tui.policy.naming import code_of_slot
from ubp_tui.widgets.bindings import bindings, numbers
from ubp_tui.widgets.choice_list import ChoiceList
from ubp_tui.widgets.form import Form
from ubp_tui.widgets.question_box import QuestionBox
from ubp_tui.widgets.rail import Step as RailStep
from ubp_tui.widgets.row_list import RowList
from ubp_tui.widgets.text_inputs import OneLine

NOTHING_KEPT = "Nothing was filled in, so no draft is kept."


class WizardScreen(SendingScreen):
    """Drafts measures, a step at a time and in any order; the result is a sentence to say."""

    HELP_WORDS: ClassVar[str] = (
        "Seven steps lead to a proposal; go through them in any order. The rail says where you "
        "are: * is complete, - is not. 1 to 7 go to a step where you are not typing; {submit} goes "
        "on to the next; shift+tab reaches the rail, where left and right go through the steps. "
        "Among the measures, space proposes one or not, {open} opens what it carries; several "
        "issues can be closed and several bodies informed. {change} records a warning or a "
        "nomination where one is missing. Everything is kept as you go: leave at any time, and a "
        "colleague can pick it up too."
    )
    BINDINGS: ClassVar[list[BindingType]] = [
        *numbers(len(Step), "step", show=True),
        *bindings("change", "submit", "why"),
        Binding(
            "space",
            "propose",
            "propose or not",
            show=False,
            id="propose_or_not",
            tooltip="Proposes the measure that the cursor is on, or takes it back.",
        ),
    ]

    def __init__(self, sheet: Sheet) -> None:
        """On a draft."""
        file = sheet.view.file
        title = f"{file.case.reference} · measures for {file.customer.spoken_name}"
        super().__init__(sheet, title, whose(sheet))
        self._place = Place(Step.BEHAVIOUR)
        self._was_left = False

    def body(self) -> ComposeResult:
        """The rail and the step."""
        yield StepRail(id="rail")
        yield Vertical(id="wizard-step")

    async def on_mount(self) -> None:
        """Goes to the first step that is incomplete."""
        problems = self._sheet.problems()
        left = [step for step in Step if not self._sheet.is_complete(step, problems)]
        await self._go(Place(left[0] if left else Step.CHECK))

    async def _go(self, place: Place, *, explain: bool = False) -> None:
        """Goes to a place; `explain` shows there what is missing."""
        self._keep()
        came_from, self._place = self._place, place
        box = self.query_one("#wizard-step", Vertical)
        await box.remove_children()
        if place.step in ROWS and not place.measure:
            rows = ROWS[place.step](self._sheet)
            await box.mount(Outline(rows, TITLES[place.step], came_from.measure))
        else:
            await box.mount(self._form())
        self._show_state()
        if explain:
            found = problems_at(place, self._sheet.problems())
            self.query_one(Form).show_problems([(p.field, p.message) for p in found])

    def _form(self) -> Form:
        step, slot = self._place.step, self._place.measure
        if slot:
            questions, save = measure_questions(self._sheet, slot), "Back to the measures"
        else:
            questions = QUESTIONS[step](self._sheet)
            save = f"Continue to {NAMES[Step(step + 1)]}"
        self._started, self._taken = values_of(questions), {}
        return Form(questions, save=save, today=self.desk.today)

    def _show_state(self) -> None:
        """Shows what is complete, and contradictions where they are made."""
        problems = self._sheet.problems()
        complete = {s: self._sheet.is_complete(s, problems) for s in Step}
        steps = [RailStep(NAMES[s], complete[s], SHORT.get(s, "")) for s in Step]
        self.query_one(StepRail).show(steps, self._place.step - 1)
        self.refresh_bindings()
        against = {problem.field: problem.message for problem in self._sheet.contradictions()}
        decisive = decisive_fields(self._place.measure) if self._place.measure else ()
        for box in self.query(QuestionBox):
            if box.question.name in decisive:
                box.complain(against.get(box.question.name, ""))
            elif box.question.name == "last_day":
                box.query_one(".label", Static).update(last_day_words(self._sheet))

    def ask_again(self) -> None:
        """Something was recorded, here or elsewhere: reads the case again."""
        if self.attempt(self._sheet.look_again) is not None:
            for outline in self.query(Outline):
                outline.show(ROWS[self._place.step](self._sheet))
            self._show_state()

    def on_screen_suspend(self) -> None:
        """Another screen is in front."""
        self._was_left = True

    async def on_screen_resume(self) -> None:
        """Back from another screen: what was recorded there shows here."""
        if self._was_left:
            self._was_left = False
            self.ask_again()
            if self._place.step == Step.BEHAVIOUR:
                await self._go(self._place)

    def on_form_changed(self, message: Form.Changed) -> None:
        """Keeps what is filled in."""
        self._autosave()
        self._show_state()

    def on_choice_list_changed(self, message: ChoiceList.Changed) -> None:
        """A choice may contradict something, or bring an address with it."""
        self._autosave()
        if self._place.measure == "M2":
            self._fill_in_address()
        self._show_state()

    def _fill_in_address(self) -> None:
        """Fills in what we have for the method, unless something else was typed."""
        customer = self._sheet.view.file.customer
        ours = {own_address(method, customer) for method in METHODS}
        if self._sheet.text("M2.address") not in {*ours, ""}:
            return
        for box in self.query(QuestionBox):
            if box.question.name == "M2.address" and isinstance(box.field, OneLine):
                box.field.value = own_address(self._sheet.text("M2.method"), customer)

    async def on_form_submitted(self, message: Form.Submitted) -> None:
        """Goes on; nothing has to be complete yet.

        What is wrong with what was filled in is shown first, once: it may be meant for later.
        """
        self._autosave()
        if self._says_what_is_wrong(message.form, problems_at(self._place, self._sheet.problems())):
            return
        if self._place.measure:
            await self._go(Place(Step.MEASURES))
        else:
            await self.action_step(1)

    async def on_row_list_opened(self, message: RowList.Opened) -> None:
        """Opens what a line is about."""
        await self._open(str(message.row.key))

    async def _open(self, key: str) -> None:
        match self._place.step:
            case Step.CIRCUMSTANCES:
                self._record(circumstances_form(self._sheet, key))
            case Step.MEASURES:
                slot = slot_to_open(self._sheet, key)
                self._sheet.choose(slot, proposed=True)
                await self._go(Place(Step.MEASURES, slot))
            case Step.CHECK if key == DECIDER:
                self.choose_decider()
            case Step.CHECK if key == SEND:
                self.send()
            case Step.CHECK if (place := place_of_row(key)) is not None:
                await self._go(place, explain=True)

    def _record(self, spec: FormSpec) -> None:
        """Records something on the case; the draft is kept, and one comes back to it."""
        self._keep()
        kept = self.kept.of(spec, self._sheet.draft.case_id, spec.title)
        self.app.push_screen(FormScreen(self.desk, spec, kept), self._take_over)

    async def _take_over(self, recorded: object) -> None:
        """Asks anew on this step, with what was recorded from here."""
        if recorded is None or self.attempt(self._sheet.look_again) is None:
            return
        await self.query(Form).remove()
        take_over_nomination(self._sheet, recorded)
        await self._go(self._place)
        self.say("Recorded on the case. The draft is as you left it.")

    def action_propose(self) -> None:
        """Proposes the measure at the cursor, or no longer."""
        for outline in self.query(Outline):
            if self._place == Place(Step.MEASURES) and outline.current:
                slot = slot_to_open(self._sheet, outline.current)
                self._sheet.choose(slot, proposed=slot not in self._sheet.chosen)
                self._keep()
                self.ask_again()

    async def action_choose(self, number: int) -> None:
        """Goes to a step."""
        await self._go(Place(Step(number)))

    async def action_step(self, by: int) -> None:
        """Goes to the next or previous step, as far as there is one."""
        await self._go(Place(Step(min(max(self._place.step + by, 1), len(Step)))))

    async def action_walk(self, by: int) -> None:
        """Goes along the rail, which keeps the keyboard."""
        await self.action_step(by)
        self.query_one(StepRail).focus()

    def key_label(self, action: str) -> str:
        """At the last step the key that goes on sends."""
        is_last = action == "submit" and self._place.step == Step.CHECK
        return "send" if is_last else ""

    async def action_submit(self) -> None:
        """Goes on to the next step; sends at the last."""
        if self._place.step == Step.CHECK:
            self.send()
        else:
            await self.action_step(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The key that changes an answer is shown only where it does something."""
        if action == "change" and not self._has_something_to_change():
            return False
        return super().check_action(action, parameters)

    def _has_something_to_change(self) -> bool:
        if self._place.measure:
            return self._place.measure == "M5"
        if self._place.step == Step.BEHAVIOUR:
            return isinstance(self.focused, ChoiceList)
        return self._place.step == Step.WARNING or self._place.step in ROWS

    async def action_change(self) -> None:
        """Changes the answer at the cursor, or records what the step rests on."""
        for outline in self.query(Outline):
            await self._open(outline.current)
        if self._place.step == Step.WARNING:
            self._record(warning_form(self.desk, self._sheet.view))
        elif self._place.measure == "M5":
            self._record(nomination_form(self._sheet))
        elif self._place.step == Step.BEHAVIOUR and isinstance(self.focused, ChoiceList):
            incidents = incidents_to_rest_on(self._sheet)
            if incidents:
                open_incident_details(self, incidents[self.focused.cursor].id)

    def rule_in_question(self) -> str:
        """The rule that the step rests on, or the measure."""
        if self._place.measure:
            rules = self.desk.policy.measure(code_of_slot(self._place.measure)).rules
            return rules[0] if rules else RULES[Step.MEASURES]
        return RULES[self._place.step]

    def action_back(self) -> None:
        """From a measure back to the measures; else back to the case, with the draft kept."""
        if self._place.measure:
            self.call_next(self._go, Place(Step.MEASURES))
            return
        if not self._keep():
            return
        if self._gone:
            self.dismiss(None)
        elif self._sheet.is_blank:
            self.carry_out(self._sheet.throw_away, lambda _: self.dismiss(NOTHING_KEPT))
        else:
            self.dismiss(f"The draft is kept. {self.key('propose')} goes on with it.")
