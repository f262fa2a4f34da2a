"""Staff work through the twelve items until the customer counts as informed (R12, R23)."""

import pytest

from screens.answers import Answers
from screens.informing import open_informing
from screens.informing.items import item_form, read_item
from tests.screens.conftest import At, Hands, Office
from tests.screens.on_the_way import EMAIL, decided, file_of, told
from ubp_tui.casework.checklist import checklist
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.facts import Case, DraftKind, Informing, ItemState
from ubp_tui.policy.informing import current_item
from ubp_tui.policy.measures import PublicBody, SingleContact
from ubp_tui.widgets.questions import Values


async def opened(hands: Hands, case: Case, informing: Informing) -> None:
    open_informing(hands.home, case.id, informing.id)
    await hands.settle()


def answer(office: Office, case: Case, number: int) -> object:
    return current_item(file_of(office, case).informings[-1], number)


async def test_r12_the_sentence_about_needs_stands_whole_on_the_screen(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        lines = [line.strip() for line in hands.text.splitlines()]
        assert f"“{office.policy.needs_sentence}”" in " ".join(lines)
        assert "12  [ ] not yet       The letter is sent" in hands.text
        await hands.sees("12 of 12 left")


async def test_r12_an_item_is_recorded_and_leads_to_the_next(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.type("today")
        await hands.press("tab", "space", "f10")
        await hands.sees("Recorded item 1. Next is 2")
        await hands.sees("11 of 12 left")
    item = current_item(file_of(office, case).informings[-1], 1)
    assert item is not None
    assert (item.how, item.happened_on) == ("letter", office.desk("tom").today())


@pytest.mark.parametrize(
    ("number", "day"), [(1, "they were told"), (6, "they were asked"), (12, "it was sent")]
)
def test_r12_an_empty_day_is_named_as_its_field_is(office: Office, number: int, day: str) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, number))
    view = case_view_by_id(office.desk("tom"), case.id)
    found = checklist(view, informing.id)
    spec = item_form(office.desk("tom"), view, found, found.entries[number - 1])
    labels = {question.name: question.label for question in spec.ask({})}
    with pytest.raises(Invalid) as wrong:
        answers: Values = {"state": "done", "adjustment_asked": "no"}
        spec.send(Answers(answers, office.now, office.desk("tom").today()))
    said = {problem.field: problem.message for problem in wrong.value.problems}
    assert said["happened_on"].startswith(f"The day {day} is empty.")
    assert labels["happened_on"] == f"The day {day}"


async def test_r12_the_day_and_way_of_an_item_are_offered_again_that_day_only(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 3))
    for later, offered in ((0, True), (1, False)):
        office.now = office.now.add(days=later)
        async with at(office.desk("tom")) as hands:
            await opened(hands, case, informing)
            await hands.press("enter")
            await hands.sees("The day they were told")
            assert ("▏ 1 June 2026" in hands.text or "█ 1 June 2026" in hands.text) == offered
            assert ("(x) Email" in hands.text) == offered


async def test_r12_where_a_body_is_informed_what_is_shared_leads_and_then_the_first_item(
    office: Office, at: At
) -> None:
    police = PublicBody(body="Police", shared="A threat.", why="Safety.", lawful_basis="Vital.")
    case, informing = decided(office, EMAIL, police)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.sees(">10")
        await hands.press("enter", "tab")
        await hands.type("today")
        await hands.press("tab", "space", "f10")
        await hands.sees("Recorded item 10. Next is 1: The decision")


async def test_r8_a_need_becomes_an_adjustment_and_their_words_are_shown(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 6))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.sees("nominate someone who would communicate with us on their behalf.”")
        await hands.press("tab")
        await hands.type("Large [b]print")
        await hands.press("tab", "space", "f10")
        await hands.sees("They said: Large [b]print")
    (adjustment,) = file_of(office, case).adjustments
    assert adjustment.words == "Large [b]print"


@pytest.mark.parametrize("number", [6, 7])
async def test_r8_r27_words_alone_do_not_leave_open_whether_they_name_something(
    office: Office, at: At, number: int
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, number))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "tab")
        await hands.type("Large print")
        await hands.press("f10")
        await hands.sees("Say whether they name")
        assert answer(office, case, number) is None
        await hands.press("down", "space", "f10")
        await hands.sees(f"Recorded item {number}.")


@pytest.mark.parametrize("number", [6, 7, 10])
def test_r12_an_item_that_has_choices_is_not_read_without_one(office: Office, number: int) -> None:
    answers = Answers({}, office.now, office.desk("tom").today())
    read_item(answers, number)
    assert [problem.message[-11:] for problem in answers.problems] == ["Choose one."]


async def test_r12_no_answer_yet_blocks_nothing(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 6))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "down", "space", "f10")
        await hands.sees("no answer yet")
        await hands.sees("6 of 12 left")


async def test_r27_somebody_nominated_leads_into_the_nomination(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 7))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "tab")
        await hands.type("My sister")
        await hands.press("tab", "space", "f10")
        await hands.sees("a nominated person")
        await hands.sees("The person's name")


async def test_r27_that_all_is_done_is_said_after_the_nomination_of_item_7(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press(*["j"] * 6, "enter", "tab")
        await hands.type("My sister")
        await hands.press("tab", "space", "f10")
        await hands.sees("The person's name")
        assert "All is done" not in hands.text
        await hands.press("escape")
        await hands.sees("All is done. The customer counts as informed")


async def test_r12_every_item_that_is_left_can_be_read_whole(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        assert "…" not in hands.text
        for item in office.policy.checklist:
            await hands.sees(item.title)


async def test_r12_the_letter_says_what_it_waits_for_before_one_tries(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.sees("The letter comes last, after items 1, 2, 3")
        await hands.press("end", "enter")
        await hands.sees("enter close")


async def test_r23_the_letter_waits_until_the_point_of_contact_has_accepted(
    office: Office, at: At
) -> None:
    people = office.people
    contact = SingleContact(
        staff_id=people["sam"].id,
        deputy_id=people["dee"].id,
        channels=("email",),
        reached_by="sam.reed@example.org",
        hears_back="weekly",
    )
    case, informing = decided(office, contact)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.sees("The letter waits: the point of contact and the deputy have not accepted")


async def test_r12_after_the_last_item_the_screen_says_from_when_the_measures_bind(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 12))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "space", "tab")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees("they can appeal until 1 July 2026.")
        await hands.press("y")
        await hands.sees("will count as informed from 3 June 2026")
        await hands.sees("The measures will be in force from 3 June 2026.")


async def test_r12_a_returned_letter_opens_the_last_item_again(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.sees("The measures are in force from 1 June 2026.")
        await hands.press("r", "tab")
        await hands.type("today")
        await hands.press("f10")
        await hands.sees("1 of 12 left")
        await hands.sees("Nothing binds the customer")
    assert answer(office, case, 12) is None


async def test_r12_a_letter_recorded_by_mistake_is_taken_back(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("r", "down", "space", "tab", "tab")
        await hands.type("It lay on the desk.")
        await hands.press("f10")
        await hands.sees("1 of 12 left")
    (informing,) = file_of(office, case).informings
    assert informing.items[-1].struck_reason == "recorded by mistake: It lay on the desk."


async def test_r12_no_letter_can_come_back_before_one_is_sent(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("r")
        await hands.sees("No letter is recorded as sent")


async def test_r12_only_what_is_shared_is_withheld_with_reason_and_authority(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 10))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "down", "space", "f10")
        await hands.sees("Error: “Why telling would prejudice")
        await hands.type("An investigation.")
        await hands.press("tab", "space", "tab")
        await hands.type("1/7/2026")
        await hands.press("f10")
        await hands.sees("[-] withheld")
    item = current_item(file_of(office, case).informings[-1], 10)
    assert item is not None and item.state == ItemState.WITHHELD
    assert item.authorised_by_id == office.people["hal"].id
    async with at(office.desk("hal")) as hands:
        await opened(hands, case, informing)
        await hands.sees("Hal Head has not confirmed yet that item 10 is withheld.")
        await hands.press("up", "enter")
        await hands.sees("Tom Leader recorded that you authorise this")
        await hands.sees("An investigation.")
        await hands.press("space", "f10")
        await hands.sees("Your answer is recorded.")
    item = current_item(file_of(office, case).informings[-1], 10)
    assert item is not None and item.done_by_id == office.people["hal"].id


async def test_r12_who_else_opens_their_post_is_asked_once_and_kept(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 11))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter", "tab")
        await hands.type("Her son reads the email.")
        await hands.press("f10")
        await hands.sees("Recorded item 11.")
        await hands.press("enter")
        await hands.sees("Her son reads the email.")
    assert file_of(office, case).customer.safe_channel == "Her son reads the email."


async def test_a_half_filled_item_is_found_again_apart_from_the_others(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.type("3 Ma")
        await hands.press("escape", "down", "enter")
        assert "3 Ma" not in hands.text
        await hands.press("escape")
    assert [d.kind for d in file_of(office, case).drafts] == [DraftKind.INFORMING]
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.sees("3 Ma")


async def test_r35_whoever_has_not_been_given_the_case_is_told_whom_to_ask(
    office: Office, at: At
) -> None:
    case, informing = decided(office, EMAIL)
    async with at(office.desk("sam")) as hands:
        await opened(hands, case, informing)
        await hands.sees("You have not been given this case.")


async def test_items_that_ask_ask_when_the_customer_was_asked(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 6))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.sees("6. Anything they need")
        await hands.press("tab", "tab", "tab")
        await hands.sees("The day they were asked")


async def test_r12_each_item_shows_what_it_says_of_this_decision(office: Office, at: At) -> None:
    case, informing = decided(office, EMAIL)
    told(office, case, informing, range(1, 5))
    async with at(office.desk("tom")) as hands:
        await opened(hands, case, informing)
        await hands.press("enter")
        await hands.sees("to the end of 31 May 2027.")
        await hands.sees("Next review: 1 December 2026.")
