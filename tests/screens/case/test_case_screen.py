"""The case on a terminal of 80 columns by 24 rows."""

from dataclasses import replace

import pendulum
import pytest

from screens.case import open_case_screen
from screens.case.forms.customers import details_form
from screens.case.lines import STEP_COLUMNS, WIDE_STEP_COLUMNS, step_rows
from screens.case.screen import CaseScreen
from tests.screens.on_the_way import file_of, proposed
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.staff import record_absence
from ubp_tui.policy.forms.preparing import NewAdjustment
from ubp_tui.widgets.columns import Layout
from ubp_tui.widgets.row_list import RowList
from ubp_tui.widgets.timeline import Timeline


async def test_who_it_is_about_what_is_left_to_do_and_what_happened_are_in_sight(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("UBP-0001  Okafor, Jane")
        await hands.sees("Assessing")
        for words in ("Customer: Jane Okafor, P1", "Measures: none", "Ask for the customer's acc"):
            await hands.sees(words)
        await hands.sees("Case opened")


async def test_the_step_at_the_cursor_says_whose_it_is_and_what_enter_opens(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("yours · R7 · Consider contributing factors")
        await hands.sees("enter: Record a contributing factor")


async def test_the_cursor_begins_on_what_falls_to_whoever_looks(story, office, at):
    story.warned()
    incident = office.incident(story.view().file.customer, by="dee")
    join_incident(story.desk(), incident.id, story.case.id)
    assert story.view().steps[0].owner_id == story.desk("dee").actor_id
    async with at(story.desk("tom")) as hands:
        story.open_at(hands)
        await hands.sees("yours · R22 · Offer support to Asha Adviser")


async def test_the_cursor_begins_on_the_most_overdue_where_ones_own_is_out_of_sight(
    story, office, at
):
    story.warned()
    for _ in range(12):
        incident = office.incident(story.view().file.customer, by="dee")
        join_incident(story.desk(), incident.id, story.case.id)
    async with at(story.desk("tom")) as hands:
        story.open_at(hands)
        await hands.sees("Dee Patel · R1 · Complete incident")
        assert hands.app.screen.query_one("#steps", RowList).cursor == 0


async def test_enter_on_a_next_step_opens_what_does_it_and_the_change_shows(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("enter: Record a contributing factor")
        await hands.press("enter")
        await hands.sees("What we know about it")
        await hands.press("space", "tab")
        await hands.type("A late repair.")
        await hands.press("tab", "enter")
        await hands.sees("Contributing factor recorded.")
        await hands.until(
            lambda: "Consider contributing factors" not in hands.text, "the step is done"
        )
        assert "circumstances" in hands.text
    assert story.view().file.factors[0].words == "A late repair."


async def test_going_back_from_a_form_loses_nothing_that_was_typed(story, at):
    async with at(story.desk()) as hands:
        for _ in range(2):
            story.open_at(hands)
            await hands.sees("enter: Record a contributing factor")
            await hands.press("enter")
            await hands.sees("What we know about it")
            if "Half a sen" not in hands.text:
                await hands.press("tab")
                await hands.type("Half a sen")
                await hands.press("escape", "escape")
        await hands.sees("Half a sen")


async def test_an_empty_form_says_what_is_missing_beside_each_field(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("enter: Record a contributing factor")
        await hands.press("enter")
        await hands.sees("What we know about it")
        await hands.press("f10")
        await hands.sees("There is a problem")
        await hands.sees("“Contributing factor” is not chosen. Choose one.")


async def test_tab_reaches_the_timeline_and_enter_opens_the_whole_record(story, at):
    story.note("A long note.\n\n" + "She called again. " * 20 + "End.")
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("A long note.")
        await hands.press("tab", "enter")
        await hands.sees("Written by: Tom Leader")
        await hands.sees("End.")


async def test_the_facts_open_in_full_for_what_does_not_fit_beside_the_steps(story, at):
    story.in_force(story.single_contact())
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("In force")
        assert "Opened:" not in hands.text
        await hands.press("shift+tab", "enter")
        await hands.sees("Opened: 1 June 2026 by Tom Leader")


async def test_f_shows_one_kind_of_entry_after_another(story, at):
    story.note("A note to find.")
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("A note to find.")
        await hands.press("tab", "f")
        await hands.sees("What · only case")
        assert "A note to find." not in hands.text


async def test_what_a_colleague_changes_shows_and_the_cursor_stays(story, at):
    for number in range(5):
        story.note(f"Note {number}")
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("Note 4")
        await hands.press("tab", "down", "down")
        screen = hands.app.screen
        assert isinstance(screen, CaseScreen)
        timeline = screen.query_one(Timeline)
        before = timeline.cursor_row
        story.note("Newest of all")
        screen.ask_again()
        await hands.sees("Newest of all")
        assert timeline.cursor_row == before
        assert hands.app.focused is timeline


async def test_r10_the_key_to_decide_is_refused_with_the_reason(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("(d decide)")
        await hands.press("d")
        await hands.sees("No proposal waits for a decision.")


async def test_r25_a_change_of_personnel_is_two_keystrokes_away(story, at):
    story.in_force(story.single_contact())
    async with at(story.desk("sam")) as hands:
        story.open_at(hands)
        await hands.sees("In force")
        await hands.press("x")
        await hands.sees("Who is to be replaced")


async def test_r8_r18_a_measure_shows_its_state_and_the_days_left(story, at):
    story.in_force(story.by_email())
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("M2 in force")
        await hands.sees("365 days left")


async def test_r8_what_was_asked_for_stands_in_the_customers_words(story, at):
    ask_adjustment(story.desk(), story.case.customer_id, NewAdjustment(words="Print"), None)
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("Adjustment asked for: “Print”")


async def test_r18_a_measure_that_lapsed_says_on_which_day(story, at):
    story.in_force(story.by_email())
    story.office.now = story.office.now.add(years=1)
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("its last day, 31 May 2027.")
        await hands.sees("M2 lapsed")


async def test_r26_whoever_covers_for_the_point_of_contact_is_said(story, at):
    story.in_force(story.single_contact())
    today = story.desk().today()
    record_absence(story.desk("sam"), story.desk("sam").actor_id, today, None)
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("is away: Dee Patel answers")


async def test_brackets_go_to_the_next_case_and_say_where_the_list_ends(story, office, at):
    piotr = office.customer("Kowalski, Piotr", "P2")
    other = open_case(story.desk(), piotr.id, (office.incident(piotr).id,))
    order = iter([other.reference, None])
    async with at(story.desk()) as hands:
        story.open_at(hands, lambda by: next(order))
        await hands.sees("UBP-0001")
        await hands.press("]")
        await hands.sees("UBP-0002  Kowalski, Piotr")
        await hands.press("]")
        await hands.sees("This is the last case of the list.")


async def test_r35_whoever_was_not_given_the_case_reads_whom_to_ask(story, at):
    async with at(story.desk("dee")) as hands:
        story.open_at(hands)
        await hands.sees("Ask Tom Leader, who owns it.")
        assert "Okafor" not in hands.text
        assert "Take the case" not in hands.text


async def test_r35_a_manager_takes_the_case_with_a_reason_that_it_then_shows(story, at):
    async with at(story.desk("mina")) as hands:
        story.open_at(hands)
        await hands.sees("As a manager you can take it")
        await hands.press("enter")
        await hands.type("Tom is away.")
        await hands.press("f10")
        await hands.sees("UBP-0001  Okafor, Jane")
        await hands.press("tab", "down", "down", "enter")
        await hands.sees("Tom is away.")
        await hands.press("escape", "escape")
        await hands.sees("Home")


async def test_a_case_that_is_not_there_is_told_in_words(story, at):
    async with at(story.desk()) as hands:
        open_case_screen(hands.home, "UBP-9999", lambda by: None)
        await hands.sees("There is no case UBP-9999.")


async def test_r35_somebody_whose_step_is_done_is_led_back_out_of_the_case(story, office, at):
    incident = office.incident(story.view().file.customer, by="sam")
    incident = join_incident(story.desk(), incident.id, story.case.id)
    async with at(story.desk("sam")) as hands:
        story.open_at(hands)
        await hands.sees("Complete incident INC-0002")
        office.complete(incident, by="sam")
        screen = hands.app.screen
        assert isinstance(screen, CaseScreen)
        screen.ask_again()
        await hands.sees("Nothing on this case waits for you now.")
        await hands.sees("You have not been given this case.")
        assert "Nothing was changed" not in hands.text
        await hands.press("enter")
        assert hands.app.screen is hands.home


async def test_hostile_words_are_shown_as_they_were_typed(story, at):
    hostile = "[/x] =cmd() \u202etxt.exe"
    story.note(hostile)
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("[/x] =cmd()")
        await hands.press("tab", "enter")
        await hands.sees("[/x] =cmd()")
        assert "\u202e" not in hands.text


async def test_w_explains_the_rule_of_what_the_cursor_is_on(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("yours · R7")
        await hands.press("w")
        await hands.sees("R7 ")
        await hands.press("escape", "tab", "down", "w")
        await hands.sees("R4 ")


async def test_a_wide_window_shows_whose_each_step_is(story, program):
    async with program("tom", size=(140, 40)) as hands:
        await hands.press("enter")
        await hands.until(lambda: isinstance(hands.app.screen, CaseScreen), "the case is open")
        await hands.sees("Who              Due")
        steps = hands.app.screen.query_one("#steps", RowList)
        assert steps.size.height > 12


async def test_a_form_left_untouched_shows_what_is_recorded_when_it_is_opened_again(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("Assessing")
        await hands.press("m", "down", "down", "enter")
        await hands.sees("Family name")
        await hands.type("x")
        await hands.press("escape")
        await hands.sees("Assessing")
        customer = story.view().file.customer
        spec = details_form(story.desk(), customer)
        story.fill_in(spec, given_names="Janet")
        hands.app.screen.ask_again()
        await hands.sees("Janet")
        await hands.press("m", "down", "down", "enter")
        await hands.sees("Janet")
        await hands.sees("Okaforx")


@pytest.mark.parametrize("years", [-1, 1])
async def test_a_day_far_away_fits_the_column_of_the_next_steps(story, at, years):
    due = pendulum.Date(2026, 6, 15).add(years=years)
    view = story.view()
    view = replace(view, steps=(replace(view.steps[0], due_on=due),))
    for wide, columns in ((False, STEP_COLUMNS), (True, WIDE_STEP_COLUMNS)):
        (row,) = step_rows(view, wide=wide)
        line = Layout(columns).line(" ", row.cells, row.mark, 46)
        assert ("15 Jun 2027" if years > 0 else "Jun 2025 !") in line


async def test_r9_p_shows_what_was_sent_while_it_waits_and_for_whom(office, program):
    case, _ = proposed(office)
    async with program("tom") as hands:
        await hands.press("number_sign", *case.reference[-2:], "enter")
        await hands.sees("About the case")
        await hands.press("p")
        await hands.sees("Waits for: the decision of Hal Head")
        await hands.sees("Sent by: Tom Leader")
        await hands.press("escape")
        await hands.sees("About the case")
    assert file_of(office, case).drafts == ()


async def test_details_that_were_saved_as_they_were_are_not_said_to_be_changed(story, at):
    async with at(story.desk()) as hands:
        story.open_at(hands)
        await hands.sees("UBP-0001")
        for sentence, typed in (("as they were", ""), ("The customer's details are changed", "x")):
            await hands.press("m")
            more = hands.app.screen.query_one(RowList)
            while "customer's details" not in more.cursor_row.cells[0]:
                await hands.press("down")
            await hands.press("enter")
            await hands.sees("Family name")
            await hands.type(typed)
            await hands.press("f10")
            await hands.sees(sentence)
