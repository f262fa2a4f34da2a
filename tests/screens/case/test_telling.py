"""`t` leads to whatever is left to tell the customer, as the next steps say."""

from tests.screens.on_the_way import EMAIL, TUESDAYS, file_of, informed, referred
from ubp_tui.casework.appeal_outcomes import decide_appeal
from ubp_tui.casework.measures import lift_measure
from ubp_tui.policy.facts import AppealOutcome
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm


def heard(office):
    """Nadia has not upheld Jane's appeal; nobody has told her yet."""
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    [measure] = file_of(office, case).measures
    finding = FindingForm(
        measure_id=measure.id, outcome=AppealOutcome.NOT_UPHELD, reasons="Email is fair."
    )
    decide_appeal(
        office.desk("nadia"), appeal, AppealDecision(reasons="Fair.", findings=(finding,))
    )
    return case


async def test_r33_t_leads_to_telling_the_outcome_of_an_appeal(office, program):
    case = heard(office)
    async with program("tom") as hands:
        await hands.press("number_sign", *case.reference[-2:], "enter")
        await hands.sees("Tell the customer the outcome")
        await hands.press("t")
        await hands.sees("Where it stands")


async def test_t_names_what_is_left_to_tell_and_who_does_it(office, given, program):
    case = heard(office)
    given(case, "dee")
    async with program("dee") as hands:
        await hands.press("number_sign", *case.reference[-2:], "enter")
        await hands.sees("Tell the customer the outcome")
        await hands.press("t")
        await hands.sees("Tom Leader: Tell the customer the outcome of the appeal.")


async def test_what_was_done_is_followed_by_what_it_leaves_to_tell(office, program):
    case = informed(office, EMAIL, TUESDAYS)
    async with program("hal") as hands:
        await hands.press("number_sign", *case.reference[-2:], "enter")
        await hands.sees("About the case")
        hands.app.screen.say("M4 is lifted.")
        measure = file_of(office, case).measures[1]
        lift_measure(office.desk("hal"), case.id, measure.id, "Not needed.")
        hands.app.screen.ask_again()
        await hands.sees("M4 is lifted. M4 has ended: tell the customer.")


async def test_what_is_left_to_tell_after_an_appeal_was_decided_is_said_once(office, program):
    case = informed(office, EMAIL)
    referred(office, case)
    async with program("nadia") as hands:
        await hands.press("number_sign", *case.reference[-2:], "enter", "a")
        await hands.press("3", "down", "down", "space", "tab")
        await hands.type("Not needed.")
        await hands.press("tab", "tab", "tab")
        await hands.type("Looked at.")
        await hands.press("f10", "y")
        await hands.sees("Recorded: upheld. Tell the customer the outcome of the appeal.")
