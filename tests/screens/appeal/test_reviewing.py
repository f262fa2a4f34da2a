"""The reviewer reads the frozen evidence and decides measure by measure (R31-R33)."""

import pendulum
from msgspec.structs import replace

from screens.appeal import open_appeal
from screens.appeal.pages import appeal_page
from tests.screens.conftest import At, Hands, Office
from tests.screens.on_the_way import EMAIL, TUESDAYS, WORDS, appealed, file_of, informed, referred
from ubp_tui.casework.appeal_reasons import decline_reasons
from ubp_tui.casework.appeals import record_appeal, refer_appeal
from ubp_tui.casework.cases import open_case
from ubp_tui.casework.drafts import begin_draft, save_draft
from ubp_tui.casework.incidents import find_unproven
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.casework.warnings import issue_warning
from ubp_tui.policy.facts import Answer, Appeal, AppealOutcome, Case, DraftKind
from ubp_tui.policy.forms.appealing import NewAppeal
from ubp_tui.policy.forms.preparing import NewWarning
from ubp_tui.policy.measures import IssueClosed
from ubp_tui.widgets.text_inputs import OneLine

BOILER = IssueClosed(
    issue="the boiler", our_reference="C-5512", final_response_on=pendulum.Date(2026, 3, 3)
)


async def opened(hands: Hands, case: Case, appeal: Appeal) -> None:
    open_appeal(hands.home, case.id, appeal.id)
    await hands.sees("Decision and evidence")


def findings(office: Office, case: Case) -> dict[str, str]:
    """The outcome for each measure, by its code."""
    file = file_of(office, case)
    codes = {measure.id: measure.code for measure in file.measures}
    return {codes[f.measure_id]: f.outcome for f in file.appeals[0].findings if f.measure_id}


async def tabs(hands: Hands, number: int) -> None:
    await hands.press(*["tab"] * number)


async def test_r32_the_evidence_stays_as_the_decider_saw_it(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    find_unproven(office.desk("hal"), file_of(office, case).incidents[0].id, "Another caller.")
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("down", "down", "down", "down")
        await hands.sees(WORDS)
        await hands.press("pagedown")
        await hands.sees("Since then, and not before the decider")
        await hands.sees("Another caller.")
        await hands.press("end")
        await hands.sees("12 The letter is sent")
        await hands.press("2")
        await hands.sees("It was my brother who called.")


async def test_r32_an_appeal_is_decided_measure_by_measure(office: Office, at: At) -> None:
    case = informed(office, EMAIL, TUESDAYS)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "space", "tab")
        await hands.type("Email is fair.")
        await tabs(hands, 3)
        await hands.press("down", "down", "space", "tab")
        await hands.type("Days were not needed.")
        await tabs(hands, 3)
        await hands.type("Both were looked at.")
        await hands.press("f10")
        await hands.sees("M4 Limited contact days: upheld. Days were not needed.")
        await hands.sees("What is upheld is undone at once. Telling the customer comes next.")
        assert not file_of(office, case).appeals[0].decided_at
        await hands.press("y")
        await hands.sees("Recorded: partly upheld.")
    assert findings(office, case) == {
        "M2": AppealOutcome.NOT_UPHELD,
        "M4": AppealOutcome.UPHELD,
    }


async def test_r32_partly_upholding_never_makes_a_measure_stricter(office: Office, at: At) -> None:
    case = informed(office, TUESDAYS)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "down", "space", "tab")
        await hands.type("Another day helps.")
        await hands.press("tab", "up", "space", "tab")
        await hands.press("end", *["backspace"] * 12)
        await hands.type("1/7/2027")
        await hands.press("tab")
        await hands.type("Milder.")
        await hands.press("f10")
        await hands.sees("A later end is stricter")
        await hands.press("escape")
    assert not file_of(office, case).appeals[0].decided_at


async def test_r32_partly_upheld_changes_the_measure(office: Office, at: At) -> None:
    case = informed(office, TUESDAYS)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "down", "space", "tab")
        await hands.type("Another day helps.")
        await hands.press("tab", "down", "down", "space", "tab", "tab")
        await hands.type("Milder.")
        await hands.press("f10")
        await hands.sees("What is partly upheld changes at once. Telling the customer comes next.")
        assert "undone" not in hands.text
        await hands.press("y")
        await hands.sees("Recorded: partly upheld.")
    assert file_of(office, case).measures[0].details.weekdays == (2, 4)


async def test_r32_what_may_not_change_is_shown_not_asked(office: Office, at: At) -> None:
    case = informed(office, BOILER)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "down", "space", "tab")
        await hands.type("A shorter time will do.")
        await hands.sees("the boiler (this stays)")
        await hands.press("tab", "tab")
        await hands.type("In part.")
        await hands.press("tab", "enter")
        await hands.sees("1. Say how M3 is changed.")
        assert isinstance(hands.app.focused, OneLine), "the last day, which may change"
        await hands.press(*["backspace"] * 20)
        await hands.type("1/9/2026")
        await hands.press("f10")
        await hands.sees("ends on 1 September 2026")
        await hands.press("y")
        await hands.sees("Recorded: partly upheld.")
    assert file_of(office, case).measures[0].last_day == pendulum.Date(2026, 9, 1)


async def test_r32_what_is_not_upheld_stays_and_nothing_is_said_to_be_undone(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "space", "tab")
        await hands.type("Email is fair.")
        await tabs(hands, 3)
        await hands.type("It was looked at.")
        await hands.press("f10")
        await hands.sees("Everything stays as it is. Telling the customer comes next.")
        assert "undone" not in hands.text
        await hands.press("y")
        await hands.until(lambda: file_of(office, case).appeals[0].decided_at, "it is decided")
    (decided,) = file_of(office, case).appeals
    page = appeal_page(case_view_by_id(office.desk("nadia"), case.id), decided).plain
    assert "Referred to Nadia North" in page
    assert "is due by" not in page


async def test_r33_the_reviewer_suspends_a_measure_meanwhile(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("h", "tab")
        await hands.type("She cannot read email now.")
        await hands.press("f10")
        await hands.sees("Suspended until the appeal is decided")
        await hands.press("h")
        await hands.sees("No measure of this decision is left to suspend.")
    (measure,) = file_of(office, case).measures
    assert measure.suspensions[0].reason == "She cannot read email now."


async def test_a_half_made_outcome_is_found_again(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3", "tab")
        await hands.type("Half a reason")
        await hands.press("escape")
    assert [d.kind for d in file_of(office, case).drafts] == [DraftKind.APPEAL_OUTCOME]
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.press("3")
        await hands.sees("Half a reason")


async def test_r31_whoever_may_not_review_is_told_why_and_may_read(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("hal")) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.sees(">Review it")
        await hands.press("enter")
        await hands.sees("It was referred to Nadia North. (R31)")
        await hands.press("2")
        await hands.sees("It was my brother who called.")
        await hands.press("3", "f10")
        assert "Check your answers" not in hands.text


async def test_r32_panes_stand_beside_each_other_on_a_wide_window(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await hands.pilot.resize_terminal(150, 40)
        await opened(hands, case, appeal)
        await hands.sees("Confirmed on 1 June 2026")
        await hands.sees("Not upheld")


async def test_r32_each_outcome_can_be_read_whole_in_the_narrowest_pane(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await hands.pilot.resize_terminal(120, 40)
        await opened(hands, case, appeal)
        await hands.sees("( ) Not upheld - it stays as it is")
        await hands.sees("( ) Partly upheld - changed below")
        await hands.sees("( ) Upheld - it is undone at once")


async def test_r29_an_appeal_against_a_warning_is_heard_the_same_way(
    office: Office, at: At
) -> None:
    case, appeal = warning_appealed(office)
    async with at(office.desk("mina")) as hands:
        await opened(hands, case, appeal)
        await hands.sees("Do not shout.")
        await hands.press("3", "down", "space", "tab")
        await hands.type("It did not happen so.")
        await hands.press("tab")
        await hands.type("The recording shows it.")
        await hands.press("f10")
        await hands.sees("The warning: upheld. It did not happen so.")
        await hands.press("y")
        await hands.sees("Recorded: upheld.")
    assert file_of(office, case).warnings[0].undone_at is not None


def warning_appealed(office: Office) -> tuple[Case, Appeal]:
    """Tom warned a customer by email; Mina hears their appeal."""
    tom = office.desk("tom")
    customer = office.customer("Okafor, Jane", "P1", email="jane@example.org")
    case = open_case(tom, customer.id, (office.complete(office.incident(customer)).id,))
    form = NewWarning(
        must_change="Do not shout.",
        sent_how="email",
        sent_on=tom.today(),
        needs_answer=Answer.NO,
        nominee_answer=Answer.NO,
    )
    warning = issue_warning(tom, case.id, form)
    new = NewAppeal(
        decision_id=None,
        warning_id=warning.id,
        received_on=tom.today(),
        channel="email",
        words="I did not shout.",
    )
    declined = decline_reasons(tom, record_appeal(tom, case.id, new), tom.today())
    return case, refer_appeal(tom, declined, office.people["mina"].id)


async def test_r29_an_appeal_that_is_not_referred_goes_to_what_is_next(
    office: Office, at: At
) -> None:
    case = informed(office, EMAIL)
    appeal = appealed(office, case)
    async with at(office.desk("hal")) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.sees(">Ask the customer")
        await hands.press("home", "down", "down", "down", "down", "down", "enter")
        await hands.sees("It has not been referred to a reviewer yet.")


async def test_r32_two_issues_are_told_apart_and_decided_each_for_itself(
    office: Office, at: At
) -> None:
    fence = replace(BOILER, issue="the fence", our_reference="C-77")
    case = informed(office, BOILER, fence)
    appeal = referred(office, case)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, case, appeal)
        await hands.sees("M3 One issue not discussed: “the boiler”")
        await hands.press("3", "space", "tab")
        await hands.sees("Why, for M3 “the boiler”")
        await hands.type("It was answered.")
        await tabs(hands, 2)
        await hands.press("down", "down", "space", "tab")
        await hands.sees("Why, for M3 “the fence”")
        await hands.type("It is open.")
        await tabs(hands, 2)
        await hands.type("Both were looked at.")
        await hands.press("f10")
        await hands.sees("M3 One issue not discussed: “the fence”: upheld. It is open.")
        await hands.press("y")
        await hands.sees("Recorded: partly upheld.")
    first, second = file_of(office, case).appeals[0].findings
    assert (first.outcome, second.outcome) == (AppealOutcome.NOT_UPHELD, AppealOutcome.UPHELD)


async def test_an_outcome_that_cannot_be_read_is_said_in_a_sentence(office: Office, at: At) -> None:
    case = informed(office, EMAIL)
    appeal = referred(office, case)
    nadia = office.desk("nadia")
    draft = begin_draft(nadia, DraftKind.APPEAL_OUTCOME, case.id, appeal.id)
    save_draft(nadia, draft, "{")
    async with at(nadia) as hands:
        open_appeal(hands.home, case.id, appeal.id)
        await hands.sees("What was kept of this form cannot be read")
        await hands.press("enter")
        await hands.sees("Decision and evidence")
