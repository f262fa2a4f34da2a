"""Drafting measures through the seven steps (R6-R11)."""

from ubp_tui.casework.adjustments import answer_adjustment, ask_adjustment
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.drafts import pick_up_draft, save_draft
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import AdjustmentTerms, Outcome
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAdjustment
from ubp_tui.policy.measures import SingleContact, SingleMethod


async def test_r9_a_proposal_is_drafted_step_by_step_and_sent(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees(">-Behaviour<")
        await hands.press("space", "down", "space", "f10")
        await hands.sees("Contributing factors")
        await hands.press("f10")
        await hands.sees("The customer has been warned, and something has happened since.")
        await hands.press("f10", "down", "enter")
        await hands.sees("The one method")
        await hands.press("space")
        await hands.sees("jane@example.org")
        await hands.press("f10", "f10")
        await hands.sees("Why would nothing less do?")
        await hands.press("tab")
        await hands.type("Two talks.")
        await hands.press("tab")
        await hands.type("M1.")
        await hands.press("f10")
        await hands.sees("12 months is the default and the longest")
        await hands.type("3/8/2026")
        await hands.sees("Last day: 2 August 2027")
        await hands.press("f10")
        await hands.sees("f10 send  ")
        await hands.press("f10")
        await hands.sees("Send it for decision? Once it is sent")
        await hands.press("n")
        assert prepared.view().file.proposals == ()
        await hands.press("f10", "y")
        await hands.sees("Sent for decision.")
    (proposal,) = prepared.view().file.proposals
    (measure,) = proposal.measures
    assert measure.details == SingleMethod(method="email", address="jane@example.org")
    assert (measure.why_nothing_less, measure.also_considered) == ("Two talks.", "M1.")
    assert len(measure.incident_ids) == 2
    assert proposal.months == 12
    assert prepared.drafts == ()


async def test_r11_whoever_changes_what_was_sent_back_reads_why_first_and_last(
    office, prepared, at
):
    proposal = prepared.sent()
    form = DecisionForm(outcome=Outcome.SENT_BACK, reasons="One way is too few.")
    decide(office.desk("hal"), prepared.case.id, proposal.id, form)
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees("Sent back by Hal Head on 6 July 2026")
        await hands.sees("One way is too few.")
        await hands.press("7")
        await hands.sees("Sent back")


async def test_the_draft_is_there_again_after_leaving_a_half_written_date_included(
    office, prepared, at
):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.type("3/8/2")
        await hands.press("escape")
        await hands.sees("The draft is kept")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.sees("3/8/2")


async def test_looking_at_the_wizard_leaves_no_draft_behind(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6", "escape")
        await hands.sees("Nothing was filled in, so no draft is kept.")
    assert prepared.drafts == ()


async def test_what_was_typed_is_kept_without_leaving(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.type("3/8/2026")
        await hands.until(lambda: "3 August 2026" in prepared.drafts[0].body, "the draft is saved")


async def test_the_rail_reaches_every_step_also_from_a_text(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.sees("First day")
        await hands.press("shift+tab", "left", "left")
        await hands.sees("M4 Limited contact days")


async def test_r9_several_measures_each_with_what_they_carry(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", "enter")
        await hands.sees("Point of contact")
        staff = sorted(person.name for person in office.people.values())
        await hands.press(*["down"] * staff.index("Dee Patel"), "space", "tab")
        await hands.press(*["down"] * staff.index("Sam Reed"), "space", "tab")
        await hands.press("down", "down", "space", "tab")
        await hands.type("01225 7")
        await hands.press("tab")
        await hands.type("every Friday")
        await hands.press("f10")
        await hands.sees("[x] M1")
        await hands.sees("Dee Patel, deputy Sam Reed, by phone")
    sheet = prepared.sheet()
    assert sheet.form().measures[0].details == SingleContact(
        staff_id=office.people["dee"].id,
        deputy_id=office.people["sam"].id,
        channels=("phone",),
        reached_by="01225 7",
        hears_back="every Friday",
    )


async def test_r23_who_is_involved_is_marked_among_the_staff(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", "enter")
        await hands.sees("Asha Adviser - recorded the incident INC-0001")


def cannot_use_email(office, prepared):
    """The customer has said so, and a team leader has agreed."""
    tom, terms = office.desk("tom"), AdjustmentTerms(channels_unusable=("email",))
    need = NewAdjustment(words="I cannot read email.", terms=terms)
    asked = ask_adjustment(tom, prepared.customer.id, need, prepared.case.id)
    review = tom.today().add(months=6)
    answer_adjustment(tom, asked, AdjustmentAnswer(agreed=True, review_on=review, terms=terms))


async def test_r8_channels_that_the_customer_cannot_use_show_at_m1s_channels(office, prepared, at):
    cannot_use_email(office, prepared)
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", "enter", "tab", "tab")
        await hands.sees("Portal - the customer has none")
        await hands.press("space")
        await hands.sees("Error: The customer cannot use email, as agreed")
        await hands.press("down", "down", "space")
        await hands.until(lambda: "cannot use email" not in hands.text, "the contradiction goes")


async def test_r8_a_contradiction_shows_where_it_is_made_at_once(office, prepared, at):
    cannot_use_email(office, prepared)
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("4", "down", "enter", "space")
        await hands.sees("Error: The customer cannot use email, as agreed")
        await hands.press("down", "space")
        await hands.until(lambda: "cannot use email" not in hands.text, "the contradiction goes")


async def test_r7_what_is_missing_leads_to_the_form_that_records_it(office, at):
    from ubp_tui.casework.cases import open_case
    from ubp_tui.casework.views import case_view_by_id

    jane = office.customer("Okafor, Jane", "P1")
    case = open_case(office.desk("tom"), jane.id, (office.incident(jane).id,))
    async with at(office.desk("tom")) as hands:
        from screens.wizard import open_wizard

        open_wizard(hands.home, case.id)
        await hands.settle()
        await hands.press("2")
        await hands.sees("missing: enter records it")
        await hands.press("enter")
        await hands.sees("What we know about it")
        await hands.press("space", "tab")
        await hands.type("In pain.")
        await hands.press("f10")
        await hands.sees("1 recorded")
    assert len(case_view_by_id(office.desk("tom"), case.id).file.factors) == 1


async def test_problems_on_sending_lead_to_the_step_and_the_field(office, prepared, at):
    prepared.complete(M2__why_nothing_less="", starts_on="1/1/2020")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("7", "f10")
        await hands.sees("Not sent: 2 to mend first")
        await hands.press("home", "enter")
        await hands.sees(">-Proportionality<")
        await hands.sees("Error: “Why nothing less would do” is")
        await hands.type("Talks.")
        await hands.press("f10", "f10", "f10")
        await hands.sees("1 to mend first")
    assert prepared.view().file.proposals == ()


async def test_r10_whom_to_ask_is_chosen_among_those_who_may_and_the_others_are_explained(
    office, prepared, at
):
    prepared.complete()
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("7", "end", "up", "enter")
        await hands.sees("Hal Head")
        await hands.sees("Tom Leader is a team leader")
        await hands.press("down", "space", "f10")
        await hands.sees("Ask to decide")
        await hands.press("f10")
        await hands.sees("Send it for decision by Hal Head?")
        await hands.press("y")
        await hands.sees("Sent for decision by Hal Head.")
    assert prepared.view().file.proposals[0].sent_to_id == office.people["hal"].id


async def test_the_check_says_what_the_customer_will_be_told(office, prepared, at):
    prepared.complete()
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("7", *["down"] * 5)
        await hands.sees("Please contact us by email: jane@example.org.")
        await hands.press("tab", *["down"] * 3)
        await hands.sees("From 3 August 2026")


async def test_r10_a_colleague_picks_the_draft_up_and_both_are_its_authors(office, prepared, at):
    prepared.sheet("tom", starts_on="3/8/2026")
    async with at(office.desk("tia")) as hands:
        await prepared.opened(hands)
        await hands.sees("Tom Leader began this draft on 6 Jul 2026")
        await hands.press("y")
        await hands.sees(">-Behaviour<")
        await hands.press("6")
        await hands.sees("3/8/2026")
        await hands.press("tab", "end", "backspace", "escape")
    (draft,) = prepared.drafts
    assert draft.holder_id == office.people["tia"].id
    assert set(draft.author_ids) == {office.people["tom"].id, office.people["tia"].id}


async def test_nothing_is_lost_where_a_colleague_picks_the_draft_up_meanwhile(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.sees("First day")
        theirs = prepared.sheet("tia")
        theirs.draft = pick_up_draft(office.desk("tia"), theirs.draft)
        theirs.keep({"starts_on": "1/9/2026"})
        theirs.save()
        await hands.type("3/8/2026")
        await hands.sees("This draft changed elsewhere")
        await hands.press("f10")
        await hands.sees("Tia Leader picked this draft up")
        await hands.press("y")
        await hands.sees("starts on: 1/9/2026")
        await hands.press("enter", "escape")
    (draft,) = prepared.drafts
    assert draft.holder_id == office.people["tom"].id
    assert "3 August 2026" in draft.body
    assert "1/9/2026" in draft.body


async def test_r35_an_adviser_is_told_why_they_cannot_draft(office, prepared, at):
    async with at(office.desk("asha")) as hands:
        await prepared.opened(hands)
        await hands.sees("Nothing was changed.")
    assert prepared.drafts == ()


async def test_hostile_words_are_shown_as_they_were_typed(office, prepared, at):
    prepared.complete(M2__why_nothing_less="[/x] =cmd() ‮ é" * 20, M2__address="[bold]x[/y]")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        for step in "123456":
            await hands.press(step)
        await hands.press("f10", *["down"] * 5)
        await hands.sees("[bold]x[/y]")


async def test_a_draft_that_cannot_be_read_is_said_in_a_sentence(office, prepared, at):
    sheet = prepared.sheet()
    save_draft(sheet.desk, sheet.draft, "{")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees("What was kept of this draft cannot be read")
        await hands.press("enter")
        await hands.sees(">-Behaviour<")


async def test_r9_comparable_cases_are_read_first_and_can_be_read_again(office, prepared, at):
    prepared.complete(measures=("M2", "M4"))
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("5")
        await hands.sees("How comparable cases were decided")
        await hands.press(*["tab"] * 7)
        assert "How comparable cases were decided" not in hands.text
        await hands.press(*["shift+tab"] * 7)
        await hands.sees("How comparable cases were decided")


async def test_what_is_wrong_in_the_period_is_said_beside_the_field_on_leaving_it(
    office, prepared, at
):
    prepared.complete(starts_on="")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees("First day")
        await hands.type("3/8x")
        await hands.press("tab")
        await hands.sees("Error: “3/8x” is not a date.")
        await hands.press("end", "backspace", "backspace")
        await hands.type("99")
        await hands.press("shift+tab")
        await hands.sees("Error: 99 months is longer than the policy allows.")


async def test_going_on_shows_once_what_is_wrong_and_then_goes_on(office, prepared, at):
    prepared.complete(starts_on="")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees("First day")
        await hands.type("3/8x")
        await hands.press("f10")
        await hands.sees("There is a problem")
        await hands.press("f10")
        await hands.sees("Your answer")


async def test_the_key_that_changes_is_shown_only_where_it_does_something(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        for step, shown in (("2", True), ("3", True), ("4", True), ("5", False), ("7", True)):
            await hands.press(step)
            await hands.sees("steps")
            assert ("e change" in hands.text) is shown, step
        await hands.press("4", "enter")
        await hands.sees("Point of contact")
        assert "e change" not in hands.text


async def test_enter_on_the_last_line_of_a_step_is_not_called_sending(office, prepared, at):
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("5")
        await hands.sees("[ Continue to Period ]")
        assert "enter go on" in hands.text
        assert "send" not in hands.text


async def test_as_many_are_to_be_mended_as_stand_at_the_top(office, at, case):
    from screens.wizard import open_wizard

    opened = case("Okafor, Jane")
    async with at(office.desk("tom")) as hands:
        open_wizard(hands.home, opened.id)
        await hands.settle()
        await hands.press("7", "f10")
        await hands.sees("to mend first")
        marked = [line for line in hands.text.splitlines() if line.rstrip().endswith("!")]
        assert f"Not sent: {len(marked)} to mend first" in hands.text


async def test_r11_a_day_is_kept_as_the_date_that_it_meant_when_it_was_typed(
    office, prepared, at
) -> None:
    tomorrow = in_words(office.desk("tom").today().add(days=1))
    prepared.complete(starts_on="")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees(">-Period<")
        await hands.type("tomorrow")
        await hands.sees(tomorrow)
        await hands.press("tab")
        office.now = office.now.add(days=1)
        await hands.press("escape")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.sees(tomorrow)
    [draft] = prepared.drafts
    assert tomorrow in draft.body


async def test_r10_whoever_only_looks_at_a_day_writes_no_part_of_the_draft(office, prepared, at):
    prepared.complete(starts_on="3/8/2026")
    tia = office.desk("tia")
    pick_up_draft(tia, prepared.drafts[0])
    async with at(tia) as hands:
        await prepared.opened(hands)
        await hands.press("6")
        await hands.sees("3/8/2026")
        await hands.press("tab", "escape")
    assert office.people["tia"].id not in prepared.drafts[0].author_ids


async def test_a_day_that_cannot_be_read_yet_is_kept_as_it_was_typed(office, prepared, at) -> None:
    prepared.complete(starts_on="")
    async with at(office.desk("tom")) as hands:
        await prepared.opened(hands)
        await hands.sees(">-Period<")
        await hands.type("tomor")
        await hands.press("escape")
    [draft] = prepared.drafts
    assert '"starts_on":"tomor"' in draft.body
