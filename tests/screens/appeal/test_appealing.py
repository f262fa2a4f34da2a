"""An appeal from receipt to telling the outcome, and complaints beside it (R28-R31, R33)."""

from screens.appeal import open_appeal, open_complaint, open_new_appeal
from tests.screens.conftest import At, Office
from tests.screens.on_the_way import EMAIL, appealed, file_of, informed, second_head
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons, decline_reasons
from ubp_tui.casework.appeals import refer_appeal
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.staff import NewStaff, add_staff, give_acting_authority, record_absence
from ubp_tui.policy.appeals import AppealState, appeal_state


async def test_r29_an_appeal_is_recorded_in_the_customers_words(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("in time until 29 June 2026")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab", "space", "tab")
        await hands.type("It was [/x] not me.")
        await hands.press("f10")
        await hands.sees("Appeal recorded.")
    (appeal,) = file_of(office, case).appeals
    assert appeal.words == "It was [/x] not me."
    assert appeal.decision_id == file_of(office, case).decisions[-1].id


async def test_r16_an_adviser_without_the_case_records_an_appeal(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    async with at(office.desk("sam")) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("The decision of 1 June 2026 (M2)")


async def test_r29_a_late_appeal_leads_to_why_it_is_taken_or_not(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    office.now = office.now.add(weeks=6)
    async with at(office.desk("tom")) as hands:
        open_new_appeal(hands.home, case.id)
        await hands.sees("was in time until 29 June 2026")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab", "space", "tab")
        await hands.type("I was in hospital.")
        await hands.press("f10")
        await hands.sees("It came after 29 June 2026")
        await hands.press("down", "space", "tab")
        await hands.type("No reason given.")
        await hands.press("f10")
        await hands.until(lambda: hands.app.screen is hands.home, "back where one was")
    (appeal,) = file_of(office, case).appeals
    assert appeal_state(appeal) == AppealState.NOT_ACCEPTED


async def test_r28_nothing_decided_leaves_nothing_to_appeal(office: Office, at: At) -> None:
    james = office.customer("Okafor, James", "P2")
    bare = open_case(office.desk("tom"), james.id, (office.incident(james).id,))
    async with at(office.desk("tom")) as hands:
        open_new_appeal(hands.home, bare.id)
        await hands.sees("Nothing on this case can be appealed")


async def test_r28_a_complaint_says_that_it_changes_nothing(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        open_complaint(hands.home, case.id)
        await hands.sees("It changes nothing by")
        await hands.type("C-100")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("tab")
        await hands.type("Nobody rang back.")
        await hands.press("f10")
        await hands.sees("Complaint C-100 is noted.")
    assert not file_of(office, case).appeals


async def test_r30_reasons_are_asked_for_and_confirmed_before_it_is_referred(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    appeal = appealed(office, case)
    async with at(office.desk("tom")) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.sees(">Ask the customer to confirm their reasons")
        await hands.press("enter")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees(">Record the reasons they confirmed")
        await hands.press("down", "down", "enter")
        await hands.sees("has until")
        await hands.press("enter", "up", "up", "enter")
        await hands.type("It was my brother.")
        await hands.press("tab")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees(">Refer it to a reviewer")
        await hands.sees("Reasons confirmed, not referred yet.")
    (confirmed,) = file_of(office, case).appeals
    assert confirmed.reasons == "It was my brother."


async def test_r31_only_those_who_may_review_are_offered_and_the_rest_say_why_not(
    office: Office, at: At
) -> None:
    second_head(office)
    case = informed(office, EMAIL)
    tom = office.desk("tom")
    asked = ask_reasons(tom, appealed(office, case), tom.today())
    confirm_reasons(tom, asked, "It was my brother.", tom.today())
    async with at(tom) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees(">Refer it to a reviewer")
        await hands.press("enter")
        await hands.sees(">Nadia North")
        await hands.press("end", "enter")
        await hands.sees("(R31)")
        await hands.press("enter", "home", "enter")
        await hands.sees("Refer this appeal to Nadia North?")
        await hands.press("y")
        await hands.sees("Referred to Nadia North.")
    (referred,) = file_of(office, case).appeals
    assert referred.reviewer_id == office.people["nadia"].id


async def test_r31_somebody_who_stands_in_at_a_grade_is_shown_as_acting(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    tom = office.desk("tom")
    asked = ask_reasons(tom, appealed(office, case), tom.today())
    confirm_reasons(tom, asked, "It was my brother.", tom.today())
    mina, today = office.people["mina"], tom.today()
    give_acting_authority(office.desk("hal"), mina.id, "head_of_service", today, today, "stands in")
    async with at(tom) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees(">Refer it to a reviewer")
        await hands.press("enter")
        await hands.sees("Mina Manager       acting head of service")


async def test_r31_whoever_is_away_is_marked_whether_they_may_review_or_not(
    office: Office, at: At
) -> None:
    second_head(office)
    case = informed(office, EMAIL)
    tom = office.desk("tom")
    asked = ask_reasons(tom, appealed(office, case), tom.today())
    confirm_reasons(tom, asked, "It was my brother.", tom.today())
    for username in ("nadia", "hal"):
        record_absence(office.desk("mina"), office.people[username].id, tom.today(), None)
    async with at(tom) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees(">Refer it to a reviewer")
        await hands.press("enter")
        await hands.sees("away; may review")
        await hands.sees("away; Hal Head made the decision.")


async def test_r31_another_reviewer_is_chosen_with_a_reason(office: Office, at: At) -> None:
    second_head(office)
    case = informed(office, EMAIL)
    tom = office.desk("tom")
    asked = ask_reasons(tom, appealed(office, case), tom.today())
    confirmed = confirm_reasons(tom, asked, "It was my brother.", tom.today())
    refer_appeal(tom, confirmed, office.people["nadia"].id)
    new = NewStaff(username="olga", name="Olga East", grade="head_of_service")
    office.people["olga"] = add_staff(office.desk("hal"), new)
    async with at(tom) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees(">Review it")
        await hands.press("up", "enter")
        await hands.sees(">Nadia North")
        await hands.press("down", "enter")
        await hands.sees("Nadia North has it now. Olga East is given the case")
        await hands.press("f10")
        await hands.sees("“Why somebody else reviews it” is empty.")
        await hands.type("Nadia is ill.")
        await hands.press("f10")
        await hands.sees("Referred to Olga East.")
    file = file_of(office, case)
    assert file.appeals[0].reviewer_id == office.people["olga"].id
    assert file.notes[-1].words == "The appeal goes from Nadia North to Olga East: Nadia is ill."


async def test_r31_somebody_from_outside_reviews_where_nobody_here_may(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    hal = office.desk("hal")
    asked = ask_reasons(hal, appealed(office, case), hal.today())
    decline_reasons(hal, asked, hal.today())
    async with at(hal) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees(">Refer it to a reviewer")
        await hands.press("enter", "b")
        await hands.type("Bea Board")
        await hands.press("tab")
        await hands.type("Board")
        await hands.press("f10")
        await hands.sees("Bea Board is recorded.")
        await hands.press("home", "enter", "y")
        await hands.sees("Referred to Bea Board.")
        await hands.press("enter")
        await hands.sees("somebody else enters")
    mia = NewStaff(username="mia", name="Mia Manager", grade="manager")
    office.people["mia"] = add_staff(hal, mia)
    give_case(office.desk("tom"), case.id, office.people["mia"].id, "enters it")
    async with at(office.desk("mia")) as hands:
        open_appeal(hands.home, case.id, asked.id)
        await hands.sees("You enter it for Bea Board.")


async def test_r29_a_customer_withdraws_in_their_own_words(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = appealed(office, case)
    async with at(office.desk("tom")) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.settle()
        await hands.press("end", "up", "enter")
        await hands.type("Leave it.")
        await hands.press("f10")
        await hands.sees("Withdrawn.")
    assert file_of(office, case).appeals[0].withdrawn_words == "Leave it."


async def test_r35_work_on_an_appeal_is_closed_to_whoever_has_not_the_case(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    appeal = appealed(office, case)
    async with at(office.desk("sam")) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.sees("You have not been given this case.")
