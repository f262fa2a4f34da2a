"""The contact check on a screen of 80 by 24: find somebody, and know what to do (R14-R16)."""

from __future__ import annotations

import pytest

from models.rows import find_all
from models.stored import LOOK_UP
from tests.screens.contact_check.finding import find, find_sian
from ubp_tui.casework.refusals import DatabaseProblem


async def test_a_new_user_knows_what_to_say_in_under_ten_keys(sample_program) -> None:
    async with sample_program("kofi") as hands:
        keys = ["c", "k", "o", "w", "enter"]
        await hands.press(*keys)
        await hands.sees("Contact check: Piotr Kowalski")
        await hands.sees("PASS TO")
        await hands.sees("Say           “Our arrangement is that")
        assert len(keys) < 10


async def test_r14_one_letter_finds_nobody_and_two_find_who_fits(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c", "o")
        assert "Type two letters or digits" in hands.text
        await hands.press("k")
        assert "Okafor, Jane" in hands.text


async def test_r14_people_with_measures_are_marked_in_the_list(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        await hands.type("siân")
        line = next(line for line in hands.text.splitlines() if "O'Brien, Siân" in line)
        assert line.rstrip().endswith("measures")


async def test_r15_r16_what_is_always_taken_and_accepted_is_always_in_sight(
    sample_program,
) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        for typed in ((), ("k", "o", "w"), ("enter",)):
            await hands.press(*typed)
            await hands.sees("Always take gas · fire · flood")
            await hands.sees("if unsure, take it")
            await hands.sees("Accept always an appeal and its reasons")


async def test_r8_adjustments_come_first_then_the_answer(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        text = hands.text
        places = [
            text.index(words) for words in ("Adjustments", "NOT BY PHONE", "Say  ", "Until  ")
        ]
        assert places == sorted(places)


async def test_r14_the_numbers_ask_about_another_channel_or_caller(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("2")
        assert "[2 Email]" in hands.text
        assert "GO AHEAD" in hands.text
        await hands.press("1")
        assert "NOT BY PHONE" in hands.text
        await hands.press("9")
        assert "[9 Somebody else]" in hands.text
        await hands.sees("their own matters only, nothing about Siân O'Brien")


async def test_r4_another_customer_is_asked_about_as_themselves(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("9", "c")
        await hands.type("kow")
        await hands.press("enter")
        assert "[7 The customer]" in hands.text


async def test_r4_with_joint_tenants_it_says_to_ask_who_is_calling(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find(hands, "okafor")
        await hands.sees("Who is it? of this tenancy also")
        await hands.sees("Others fit too.")
        first = "Jane" if "Contact check: Jane" in hands.text else "James"
        await hands.press("down")
        other = "James" if first == "Jane" else "Jane"
        await hands.sees(f"Contact check: {other} Okafor")


async def test_an_answer_never_stands_below_what_is_typed_of_somebody_else(
    sample_program,
) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("c")
        await hands.type("k")
        assert "NOT BY PHONE" not in hands.text
        assert "Contact check: " not in hands.text


async def test_enter_typed_at_once_is_about_what_was_typed(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        hands.burst("kowalski", "enter")
        await hands.sees("Contact check: Piotr Kowalski")


async def test_r14_the_next_search_is_about_a_phone_call_of_the_customer_again(
    sample_program,
) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("2", "9")
        await hands.sees("[2 Email]")
        await hands.sees("[9 Somebody else]")
        await hands.press("c")
        await hands.type("kow")
        await hands.sees("[1 Phone]")
        await hands.press("enter")
        await hands.sees("[7 The customer]")
        await hands.sees("PASS TO")


async def test_nobody_found_is_said_with_what_to_try(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find(hands, "zzzz")
        await hands.sees("Nobody fits. Try a reference")


@pytest.mark.parametrize("typed", ["[/x]", "%_%", '"*()', "OR NOT -"])
async def test_hostile_words_find_nobody_and_stop_nothing(sample_program, typed: str) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        await hands.paste(typed)
        await hands.press("enter")
        await hands.sees("Nobody fits.")


async def test_r35_whoever_is_not_on_the_case_reads_nothing_of_the_story(
    sample, sample_program
) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        shown = hands.text
        assert "UBP-" not in shown
        for word in ("incident of", "shout", "swore", "threat", "deaf", "complaint about"):
            assert word not in shown.casefold()


async def test_r34_who_looked_is_recorded_once_for_each_customer_with_measures(
    sample, sample_program
) -> None:
    before = len(find_all(sample.database, LOOK_UP))
    async with sample_program("kofi") as hands:
        await hands.press("c")
        await hands.type("o'b")
        assert len(find_all(sample.database, LOOK_UP)) == before
        await hands.press("enter", "2", "9", "1", "7")
        await find(hands, "okafor, james")
    found = find_all(sample.database, LOOK_UP)
    assert len(found) == before + 1
    assert found[-1].looked_by_id == sample.people["kofi"].id


async def test_r14_the_answer_is_given_where_the_look_up_cannot_be_recorded(
    sample_program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise DatabaseProblem("The disk is full.")

    monkeypatch.setattr("screens.contact_check.screen.note_look_up", full)
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.sees("The answer stands, but that you looked could not be recorded.")
        assert "NOT BY PHONE" in hands.text


async def test_esc_goes_back_to_where_one_was(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c", "o", "k", "escape")
        await hands.sees("Unacceptable behaviour cases")


async def test_from_a_case_it_is_about_its_customer(sample_program) -> None:
    async with sample_program("priya") as hands:
        await hands.press("2", "enter", "c")
        await hands.sees("Contact check: ")
        await hands.press("escape")
        assert "Contact check: " not in hands.text


async def test_it_opens_from_a_screen_without_a_word_about_it_in_its_bar(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("u", "c")
        await hands.sees("Type part of a name")


async def test_o_opens_the_case_or_says_that_none_is_open_to_you(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find(hands, "lacey")
        await hands.press("o")
        await hands.sees("No case of theirs is open to you.")
        await find_sian(hands)
        await hands.press("o")
        await hands.sees("You have not been given this case.")


async def test_i_records_an_incident_of_whoever_was_found(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        await hands.press("i")
        await hands.sees("Record an incident: Siân O'Brien")


async def test_before_an_answer_the_keys_say_what_is_missing(sample_program) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        await hands.type("zz")
        hands.app.screen.query_one("Matches").focus()
        await hands.press("l")
        await hands.sees("Find the customer first")


async def test_at_rest_it_writes_nothing_and_a_change_elsewhere_shows(
    sample, sample_program
) -> None:
    async with sample_program("kofi") as hands:
        await find_sian(hands)
        before = hands.text
        hands.app.screen.ask_again()
        await hands.settle()
        assert hands.text == before
        sample.now = sample.now.add(years=2)
        hands.app.screen.ask_again()
        await hands.settle()
        assert "NOT BY PHONE" not in hands.text


async def test_r27_whoever_acts_for_a_customer_is_found_and_asked_about_as_that(
    sample_program,
) -> None:
    async with sample_program("kofi") as hands:
        await hands.press("c")
        await hands.type("simran")
        await hands.sees("through Simran Kaur")
        await hands.press("enter")
        await hands.sees("Contact check: Balwinder Singh")
        assert "[8 A nominated person]" in hands.text
        await hands.sees("May discuss Simran Kaur: rent and repairs")
