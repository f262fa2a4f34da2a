"""A head of service reads a proposal and decides it measure by measure (R10-R12)."""

import pytest
from msgspec.structs import replace

from screens.decision import open_decision
from tests.screens.conftest import At, Hands, Office
from tests.screens.on_the_way import EMAIL, WORDS, decided, file_of, proposed, second_head
from ubp_tui.casework.allegations import record_allegation
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.decisions import decide
from ubp_tui.policy.facts import Case, DraftKind, Outcome, Proposal
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.forms.incidents import NewAllegation


@pytest.fixture
def waiting(office: Office) -> tuple[Case, Proposal]:
    """Two measures wait for a decision."""
    return proposed(office)


async def opened(hands: Hands, waiting: tuple[Case, Proposal]) -> None:
    case, proposal = waiting
    open_decision(hands.home, case.id, proposal.id)
    await hands.settle()


async def test_r9_the_decider_reads_everything_the_proposal_rests_on(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        for words in (WORDS, "Talking did not help.", "A letter.", "jane@example.org"):
            await scrolled_to(hands, words)
        for words in ("He named the car park.", "The repair was late.", "I was cold for a week."):
            await scrolled_to(hands, words)
        await scrolled_to(hands, "How comparable cases were decided")


async def scrolled_to(hands: Hands, words: str) -> None:
    """Reads on until words are on the screen."""
    await hands.press("home")
    for _ in range(6):
        if words in hands.text:
            return
        await hands.press("pagedown")
    await hands.sees(words)


async def test_r11_all_measures_are_approved_as_proposed(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "space")
        await to_the_reasons(hands)
        await hands.type("Staff must be safe.")
        await hands.press("f10")
        await hands.sees("last day 31 May 2027")
        assert not file_of(office, case).decisions
        await hands.press("y")
        await hands.sees("Informing the customer comes next.")
    (decision,) = file_of(office, case).decisions
    assert decision.outcome == Outcome.APPROVED
    assert [m.code for m in file_of(office, case).measures] == ["M2", "M4"]


async def to_the_reasons(hands: Hands) -> None:
    """Past what is approved, the start and the months."""
    await hands.press("tab", "tab", "tab", "tab")


async def test_r11_a_last_day_is_said_only_once_something_is_approved(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2")
        await hands.sees("What is decided")
        assert "Last day:" not in hands.text
        await hands.press("space")
        await hands.sees("Last day: 31 May 2027")
        await hands.press("down", "down", "down", "space")
        await hands.sees("(x) Send back")
        await hands.until(lambda: "Last day:" not in hands.text, "no last day is said")


async def test_r11_some_measures_are_approved_for_fewer_months(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "down", "space", "tab", "down", "space", "tab", "tab")
        await hands.press("end", "backspace", "backspace", "6")
        await hands.sees("Last day: 30 November 2026")
        await hands.press("tab")
        await hands.type("One is enough.")
        await hands.press("f10")
        await hands.sees("M4 Limited contact days: Tuesday - approved")
        await hands.press("y")
        await hands.sees("Recorded: partly approved.")
    assert [m.code for m in file_of(office, case).measures] == ["M4"]


async def test_r11_reasons_are_asked_for_and_nothing_typed_is_lost(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "down", "down", "space", "f10")
        await hands.sees("“Reasons” is empty.")
        await hands.press("shift+tab", "shift+tab", "shift+tab", "shift+tab")
        await hands.sees("(x) Refuse")


async def test_going_back_from_the_check_records_nothing(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "down", "down", "space")
        await to_the_reasons(hands)
        await hands.type("Not enough.")
        await hands.press("f10")
        await hands.sees("go back and change")
        await hands.press("n")
        await hands.sees("Not enough.")
    assert not file_of(office, case).decisions


async def test_a_half_made_decision_is_found_again(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2")
        await to_the_reasons(hands)
        await hands.type("Staff must")
        await hands.press("escape")
    assert [d.kind for d in file_of(office, case).drafts] == [DraftKind.DECISION]
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2")
        await to_the_reasons(hands)
        await hands.sees("Staff must")


async def test_what_was_typed_of_a_decision_is_thrown_away_on_somebodys_word(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "f9")
        await hands.sees("Nothing is typed here.")
        await to_the_reasons(hands)
        await hands.type("Staff must")
        await hands.press("escape")
        await opened(hands, waiting)
        await hands.press("2")
        await hands.sees("f9 throws it away.")
        await hands.press("f9")
        await hands.sees("Throw away what you typed on this form?")
        await hands.press("y")
        await hands.sees("Home")
        assert not file_of(office, case).drafts
        await opened(hands, waiting)
        await hands.press("2")
        await to_the_reasons(hands)
        assert "Staff must" not in hands.text


async def test_looking_without_typing_begins_no_draft(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "escape")
    assert not file_of(office, case).drafts


async def test_r10_whoever_proposed_reads_why_they_do_not_decide(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    async with at(office.desk("tom")) as hands:
        await opened(hands, waiting)
        await hands.sees("Only a head of service or above decides")
        await hands.sees("What is proposed")
        await hands.press("2", "f10")
        assert "Check your answers" not in hands.text


async def test_r10_nobody_from_outside_is_asked_while_somebody_here_may_decide(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("b")
        await hands.sees("Somebody who works here may decide")


async def test_r11_a_proposal_that_was_decided_is_only_read(office: Office, at: At) -> None:
    case, _ = decided(office, EMAIL)
    async with at(office.desk("hal")) as hands:
        open_decision(hands.home, case.id, file_of(office, case).proposals[-1].id)
        await hands.sees("This proposal has been decided already.")


async def test_r10_where_two_decide_the_first_is_told_that_a_second_is_needed(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    authority = replace(office.policy.authority, deciders_needed=2)
    office.policy = replace(office.policy, authority=authority)
    case, _ = waiting
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.sees("Two people decide here")
        await hands.press("2", "space")
        await to_the_reasons(hands)
        await hands.type("Staff must be safe.")
        await hands.press("f10", "y")
        await hands.sees("A second decider is needed before it counts.")
    assert not file_of(office, case).decisions
    second_head(office)
    async with at(office.desk("nadia")) as hands:
        await opened(hands, waiting)
        await hands.sees("Hal Head approved M2, M4.")


async def test_r10_somebody_from_outside_decides_where_nobody_here_may(
    office: Office, at: At, waiting: tuple[Case, Proposal]
) -> None:
    case, _ = waiting
    hal, mina = office.people["hal"].id, office.people["mina"].id
    said = NewAllegation(
        customer_id=case.customer_id, about_id=hal, looks_into_id=mina, words="He was rude."
    )
    record_allegation(office.desk("tom"), said)
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.sees("is named in an allegation")
        await hands.press("b")
        await hands.type("Bea Board")
        await hands.press("tab")
        await hands.type("Board")
        await hands.press("f10")
        await hands.press("2")
        await hands.sees("(x) Bea Board - Board")


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (True, "This proposal has been decided already by Nadia North."),
        (False, "This does not wait for your decision now. You have not been given this case."),
    ],
)
async def test_r11_whoever_comes_second_reads_that_it_is_decided_already(
    office: Office, at: At, waiting: tuple[Case, Proposal], *, given: bool, sentence: str
) -> None:
    case, proposal = waiting
    second_head(office)
    if given:
        give_case(office.desk("tom"), case.id, office.people["hal"].id, "helps with it")
    async with at(office.desk("hal")) as hands:
        await opened(hands, waiting)
        await hands.press("2", "space")
        await to_the_reasons(hands)
        await hands.type("It is enough.")
        refuse = DecisionForm(outcome=Outcome.REFUSED, reasons="Not enough.")
        decide(office.desk("nadia"), case.id, proposal.id, refuse)
        await hands.press("f10")
        await hands.sees(sentence)
        assert "new incident" not in hands.text
        assert "Check your answers  " not in hands.text
