"""Two keys log a contact; what may count against a customer asks more (R12, R15-R17)."""

from __future__ import annotations

from models.rows import find_all
from models.stored import CONTACT
from tests.screens.contact_check.finding import find, find_sian
from ubp_tui.policy.facts import ContactKind


def logged(sample, before: int):
    return find_all(sample.database, CONTACT)[before:]


async def test_r17_two_keys_log_a_contact_and_a_sentence_is_added(sample, sample_program) -> None:
    before = len(find_all(sample.database, CONTACT))
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("l", "1")
        await hands.sees("It is logged. Add a sentence if you like")
        (contact,) = logged(sample, before)
        assert (contact.kind, contact.channel, contact.words) == ("permitted", "phone", "")
        await hands.type("Asked for her rent account.")
        await hands.press("enter")
        await hands.sees("Logged: permitted, with your sentence.")
    (contact,) = logged(sample, before)
    assert contact.words == "Asked for her rent account."


async def test_r15_one_key_logs_an_emergency(sample, sample_program) -> None:
    before = len(find_all(sample.database, CONTACT))
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("g", "escape")
        await hands.sees("Logged: emergency.")
    assert [c.kind for c in logged(sample, before)] == ["emergency"]


async def test_what_was_logged_by_mistake_is_taken_back(sample, sample_program) -> None:
    before = len(find_all(sample.database, CONTACT))
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("g", "f9")
        await hands.sees("Taken back.")
    (contact,) = logged(sample, before)
    assert contact.struck_at is not None


async def test_r17_outside_the_measures_asks_for_all_it_needs(sample, sample_program) -> None:
    before = len(find_all(sample.database, CONTACT))
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("l", "4", "f10")
        await hands.sees("Say whether it was one of these, or none of them.")
        await hands.press("escape", "l", "4")
        await hands.sees("In touch: by phone, the customer")
        await hands.press("space", "tab")
        await hands.type("Rang to shout about the rent.")
        await hands.press("tab", "down", "space", "f10")
        await hands.sees("Logged: outside the measures. It waits for the case's owner.")
    (contact,) = logged(sample, before)
    assert contact.kind == ContactKind.OUTSIDE
    assert contact.words == "Rang to shout about the rent."


async def test_r16_what_is_always_accepted_is_logged_as_permitted(sample, sample_program) -> None:
    before = len(find_all(sample.database, CONTACT))
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("l", "4")
        await hands.press(*["down"] * (1 + len(sample.policy.always_taken)), "space", "tab")
        await hands.type("Rang to appeal.")
        await hands.press("tab", "down", "space", "f10")
        await hands.sees("Logged: permitted.")
    assert [c.about for c in logged(sample, before)] == ["an appeal and its reasons"]


async def test_r17_where_nothing_stands_against_it_it_is_not_offered(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("2", "l", "4")
        await hands.sees("No measure stands against being in touch like this.")


async def test_r35_without_a_measure_nothing_is_logged_and_no_case_is_betrayed(
    sample_program,
) -> None:
    async with sample_program("kofi") as hands:
        await find(hands, "okafor, jane")
        await hands.press("l")
        await hands.sees("No measure is in force, so nothing is logged here.")


async def test_r17_the_owner_confirms_on_the_case(sample, sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("l", "4")
        await hands.press("space", "tab")
        await hands.type("Rang to shout about the rent.")
        await hands.press("tab", "down", "space", "f10")
    async with sample_program("priya") as hands:
        await hands.press("#")
        await hands.type("12")
        await hands.press("enter")
        await hands.sees("Outside the measures: 1 to")
        await hands.sees("Say whether a contact was out")
