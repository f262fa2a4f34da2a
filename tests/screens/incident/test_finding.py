"""Finding the customer with fast fingers: never the wrong one (R4)."""

import pytest

from screens.incident import finding
from ubp_tui.casework.refusals import DatabaseProblem

TYPE_MORE = "Type at least two letters or digits of a name, reference or address."


@pytest.fixture
def two_okafors(office) -> None:
    office.customer("Okafor, James", "P1")
    office.customer("Okafor, Jane", "P12", phone="07700 900123")


@pytest.mark.parametrize("words", ["okafor, jane", "JANE", "900123", "p12", "P1"])
async def test_r4_enter_right_after_the_words_goes_on_with_the_one_they_mean(
    program, two_okafors, words
) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst(words, "enter")
        who = "James" if words == "P1" else "Jane"
        await hands.sees(f"Record an incident: {who} Okafor")


async def test_r4_what_is_typed_after_enter_goes_into_the_form(program, two_okafors) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst("jane", "enter")
        hands.burst("Shouted.")
        await hands.sees("Record an incident: Jane Okafor")
        await hands.sees("Shouted.")


async def test_r4_where_several_fit_enter_chooses_none_that_could_not_be_read(
    program, two_okafors
) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst("oka", "enter", "enter", "enter")
        await hands.sees("More than one customer fits. Up and down choose, enter goes on.")
        await hands.sees(">P1          Okafor, James")
        await hands.press("down", "enter")
        await hands.sees("Record an incident: Jane Okafor")


async def test_r4_the_cursor_stays_on_whom_one_chose_in_the_list_that_enter_brought(
    program, two_okafors
) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst("oka", "enter")
        await hands.sees("More than one customer fits.")
        await hands.press("down")
        for _ in range(5):
            await hands.pilot.pause(0.05)  # the search that typing began has had its time
            await hands.settle()
        assert ">P12         Okafor, Jane" in hands.text


async def test_r4_another_letter_right_before_enter_counts(program, two_okafors) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        await hands.type("okafor ja")
        await hands.sees(">P1          Okafor, James")
        hands.burst("n", "enter")
        await hands.sees("Record an incident: Jane Okafor")


async def test_r4_where_nobody_fits_it_says_so_and_enter_adds_somebody(program, office) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst("nobody", "enter", "enter")
        await hands.sees("Nobody fits. Type something else, or press enter to add somebody new.")
        await hands.press("enter")
        await hands.sees("Family name")


@pytest.mark.parametrize("words", ["", "o"])
async def test_r4_too_few_letters_are_not_enough(program, two_okafors, words) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        await hands.sees("Type at least two letters or digits.")
        hands.burst(words, "enter")
        await hands.sees(TYPE_MORE)


async def test_r4_one_letter_never_opens_what_was_begun_about_somebody(
    program, two_okafors
) -> None:
    async with program("asha") as hands:
        await hands.press("i")
        hands.burst("james", "enter")
        hands.burst("Half a sentence")
        await hands.sees("Half a sentence")
        await hands.press("escape", "escape")
        await hands.press("i")
        await hands.sees(">P1          Okafor, James")
        hands.burst("j", "enter")
        await hands.sees(TYPE_MORE)


async def test_a_search_that_the_database_does_not_answer_is_told_and_can_be_typed_again(
    program, two_okafors, monkeypatch
) -> None:
    def busy(*arguments):
        raise DatabaseProblem("The database is busy. Try again.")

    async with program("asha") as hands:
        await hands.press("i")
        monkeypatch.setattr(finding, "find_customers", busy)
        await hands.type("jan")
        await hands.sees("The database is busy. Try again.")
        monkeypatch.undo()
        await hands.type("e")
        await hands.sees("Okafor, Jane")
