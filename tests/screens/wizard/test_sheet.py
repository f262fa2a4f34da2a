"""The draft as the wizard fills it in: kept, weighed, and read again by whoever holds it."""

import msgspec
import pytest

from screens.wizard.checking import check_rows
from screens.wizard.contents import QUESTIONS, ROWS
from screens.wizard.measure_fields import measure_questions
from screens.wizard.sheet import Sheet
from screens.wizard.steps import Step
from screens.wizard.told import told_text
from ubp_tui.casework.drafts import save_draft
from ubp_tui.casework.proposals import who_could_decide


def complete(sheet):
    problems = sheet.problems()
    return [step for step in Step if sheet.is_complete(step, problems)]


def test_an_untouched_draft_has_only_what_the_case_records_already(prepared):
    assert complete(prepared.sheet()) == [Step.CIRCUMSTANCES, Step.WARNING]


def test_r9_a_draft_with_nothing_missing_is_complete_at_every_step(prepared):
    assert complete(prepared.complete()) == list(Step)


def test_what_a_measure_carries_is_kept_while_it_is_not_proposed(prepared):
    sheet = prepared.complete()
    sheet.choose("M2", proposed=False)
    assert sheet.form().measures == ()
    sheet.choose("M2", proposed=True)
    assert sheet.form().measures[0].details is not None


def test_r11_twelve_months_are_the_default(prepared):
    assert prepared.sheet().form().months == 12


def test_the_customer_is_told_each_measure_with_names_and_dates(office, prepared):
    sheet = prepared.complete(
        measures=("M1", "M3", "M4"),
        M1__staff_id=str(office.people["sam"].id),
        M1__deputy_id=str(office.people["dee"].id),
        M1__channels=("phone", "visit"),
        M1__reached_by="01225 7",
        M1__hears_back="every Friday",
        M3__issue="the boiler of 2025",
        M3__our_reference="C-5512",
        M3__final_response_on="3 March",
        M4__weekdays=("2", "4"),
    )
    told = told_text(sheet).plain
    assert (
        "Please deal with Sam Reed, by phone or by appointment: 01225 7. When Sam Reed is away, "
        "with Dee Patel."
    ) in told
    assert "the boiler of 2025 (our reference C-5512, our final response of 3 March 2026)" in told
    assert "Please contact us on Tuesday and Thursday." in told
    assert (
        "From 3 August 2026, or the day you are told if that is later, until 2 August 2027" in told
    )
    assert office.policy.needs_sentence in told
    assert "safeguarding and danger to anyone. We always accept an appeal" in told


def test_r12_the_customer_is_told_what_begins_at_once(prepared):
    sheet = prepared.complete(M2__immediate="yes", M2__immediate_reason="A knife.")
    assert "This begins at once, because of a threat to safety." in told_text(sheet).plain
    assert "A knife" not in told_text(sheet).plain


def test_r23_a_point_of_contact_who_is_involved_is_something_to_think_about(office, prepared):
    sheet = prepared.complete(
        measures=("M1",),
        M1__staff_id=str(office.people["asha"].id),
        M1__deputy_id=str(office.people["dee"].id),
    )
    said = [row.short for row in check_rows(sheet) if row.mark == "?"]
    assert said == ["Asha Adviser recorded the incident INC-0001. Is this fair on them?"]


def test_r10_no_author_is_among_those_who_could_decide(office, prepared):
    hal = office.people["hal"]
    draft = prepared.sheet().draft
    view = prepared.view()
    able = [c.person.id for c in who_could_decide(view, draft) if c.refusal is None]
    assert able == [hal.id]
    by_hal = msgspec.structs.replace(draft, author_ids=(*draft.author_ids, hal.id))
    assert all(c.refusal is not None for c in who_could_decide(view, by_hal))


def test_what_a_draft_holds_that_is_no_fields_value_is_left_out(prepared):
    sheet = prepared.sheet()
    body = '{"months": "6", "measures": [{"code": "M4"}], "starts_on": 7}'
    held = save_draft(sheet.desk, sheet.draft, body)
    again = Sheet(sheet.desk, held, prepared.view())
    assert again.values == {"months": "6"}


@pytest.mark.parametrize("body", ["", "{", "[1]", '"x"', "null", '{"months": "\\ud800"}'])
def test_a_draft_that_cannot_be_read_is_filled_in_anew(prepared, body):
    sheet = prepared.sheet()
    held = save_draft(sheet.desk, sheet.draft, body)
    again = Sheet(sheet.desk, held, prepared.view())
    assert again.is_unreadable
    assert again.values == {"months": "12"}


@pytest.mark.parametrize(("code", "asked"), [("M2", True), ("M6", False)])
def test_r8_only_what_the_customer_feels_may_also_be_an_adjustment(prepared, code, asked) -> None:
    sheet = prepared.complete(measures=(code,))
    names = {question.name for question in measure_questions(sheet, code)}
    assert (f"{code}.is_adjustment" in names) == asked


def test_r9_where_no_incident_is_chosen_yet_it_says_where_to_choose_one(prepared) -> None:
    asked = QUESTIONS[Step.PROPORTIONALITY](prepared.complete(incidents=()))
    hints = [question.hint for question in asked if question.name == "M2.incidents"]
    assert hints == ["Choose first, in step 1, what the proposal rests on."]


def test_every_step_names_the_keys_as_somebody_has_moved_them(prepared) -> None:
    draft = prepared.complete(measures=("M2", "M3")).draft
    view = prepared.view()
    sheet = Sheet(prepared.office.desk("tom"), draft, view, lambda key_id: f"<{key_id}>")
    outlines = [row for step in ROWS for row in ROWS[step](sheet)]
    words = "\n".join(f"{row.short} {row.text.plain}" for row in outlines)
    named = ("<open> records it", "<open> adds it", "<open> goes there", "<change> changes it")
    assert [each for each in named if each not in words] == []
    assert "enter" not in words.lower()
