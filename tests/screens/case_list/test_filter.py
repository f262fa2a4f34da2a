"""Narrowing the list by words, and going to a case by its reference."""

import threading

import pytest

from screens.case_list import screen as case_list
from ubp_tui.casework.refusals import DatabaseProblem


@pytest.fixture
def three_cases(case) -> None:
    for name in ("Okafor, Jane", "O'Brien, Siân", "Kowalski, Piotr"):
        case(name)


async def test_words_of_a_name_or_reference_narrow_the_list(program, three_cases) -> None:
    async with program("tom") as hands:
        for words, left, gone in [
            ("jane OKA", "Okafor, Jane", "Kowalski"),
            ("sian", "O'Brien, Siân", "Okafor"),
            ("0003", "Kowalski, Piotr", "Okafor"),
            ("p1", "Okafor, Jane", "Kowalski"),
        ]:
            await hands.press("slash")
            await hands.type(words)
            await hands.until(
                lambda left=left, gone=gone: left in hands.text and gone not in hands.text,
                f"only {left} is left",
            )
            await hands.press("escape")
            await hands.sees("Kowalski, Piotr")


async def test_single_keys_are_letters_while_one_types(program, three_cases) -> None:
    async with program("tom") as hands:
        await hands.press("slash")
        await hands.type("niusw#q?7")
        await hands.sees("/ ")
        await hands.sees("niusw#q?7")
        await hands.sees("No case here has these words. esc shows all of them again.")


@pytest.mark.parametrize("key", ["enter", "down", "tab"])
async def test_enter_down_and_tab_go_into_the_list(program, three_cases, key) -> None:
    async with program("tom") as hands:
        await hands.press("slash")
        await hands.type("o'b")
        await hands.until(lambda: "Kowalski" not in hands.text, "the list is narrowed")
        await hands.press(key, "enter")
        await hands.sees("UBP-0002  O'Brien, Siân")


@pytest.mark.parametrize("leaves", ["enter", "down", "tab", "shift+tab"])
@pytest.mark.parametrize("opened", ["UBP-0001  Okafor, Jane", "UBP-0003  Kowalski, Piotr"])
async def test_a_case_opened_right_after_the_words_is_one_that_has_them(
    program, three_cases, opened, leaves
) -> None:
    async with program("tom") as hands:
        _, name = opened.split("  ")
        hands.burst(f"/{name.lower()}", leaves, "enter")
        await hands.sees(opened)


async def test_words_that_nobody_has_open_no_case(program, three_cases) -> None:
    async with program("tom") as hands:
        hands.burst("/nobody", "enter", "enter")
        await hands.sees("No case here has these words.")


async def test_a_list_that_cannot_be_read_leaves_one_in_the_filter(
    program, three_cases, monkeypatch
) -> None:
    def locked(*arguments):
        raise DatabaseProblem("The database is busy. Try again.")

    async with program("tom") as hands:
        monkeypatch.setattr(case_list, "list_cases", locked)
        hands.burst("/jane", "enter", "enter")
        await hands.sees("The database is busy. Try again.")
        monkeypatch.undo()
        await hands.press("escape")
        hands.burst("", "enter", "enter")
        await hands.sees("UBP-0001  Okafor, Jane")


async def test_no_case_is_opened_from_a_list_that_another_is_to_replace(
    program, three_cases, monkeypatch
) -> None:
    asked, answer = threading.Event(), threading.Event()
    really = case_list.list_cases

    def slow(*arguments):
        asked.set()
        assert answer.wait(20)
        return really(*arguments)

    async with program("tom") as hands:
        monkeypatch.setattr(case_list, "list_cases", slow)
        await hands.pilot.press("7")
        await hands.until(asked.is_set, "the database is asked")
        await hands.pilot.press("enter")
        answer.set()
        await hands.sees("[7 All 3]")


async def test_the_filter_stays_in_the_next_queue(program, three_cases) -> None:
    async with program("tom") as hands:
        await hands.press("slash")
        await hands.type("jane")
        await hands.press("enter", "7")
        await hands.sees("[7 All")
        await hands.until(lambda: "Kowalski" not in hands.text, "the other queue is narrowed too")


async def test_esc_right_after_a_letter_leaves_no_filter_behind(program, three_cases) -> None:
    async with program("tom") as hands:
        await hands.press("slash")
        await hands.pilot.press("z", "escape")
        await hands.sees("Okafor, Jane")
        await hands.press("slash")
        await hands.sees("Kowalski, Piotr")
        assert "z" not in hands.text.splitlines()[2]


async def test_typing_never_waits_for_the_database(program, three_cases, monkeypatch) -> None:
    asked, answer = threading.Event(), threading.Event()
    really = case_list.list_cases

    def slow(*arguments):
        asked.set()
        assert answer.wait(20)
        return really(*arguments)

    async with program("tom") as hands:
        monkeypatch.setattr(case_list, "list_cases", slow)
        await hands.press("slash")
        await hands.pilot.press("j", "a")
        await hands.until(asked.is_set, "the database is asked")
        await hands.pilot.press("n", "e")
        assert "/ " in hands.text and "jane" in hands.text
        assert "Kowalski" in hands.text
        answer.set()
        await hands.until(lambda: "Kowalski" not in hands.text, "the answer is shown")
        await hands.sees("Okafor, Jane")


async def test_an_answer_to_what_is_no_longer_asked_is_not_shown(
    program, three_cases, monkeypatch
) -> None:
    asked, answer = threading.Event(), threading.Event()
    really = case_list.list_cases

    def slow_for_o(desk, looking, request):
        if request.words == "o'b":
            asked.set()
            assert answer.wait(20)
        return really(desk, looking, request)

    async with program("tom") as hands:
        monkeypatch.setattr(case_list, "list_cases", slow_for_o)
        await hands.press("slash")
        await hands.pilot.press("o", "apostrophe", "b")
        await hands.until(asked.is_set, "the database is asked")
        await hands.pilot.press(*["backspace"] * 3, "p", "i", "o", "t", "r")
        await hands.until(lambda: "Okafor" not in hands.text, "the second answer is shown")
        answer.set()
        await hands.settle()
        assert "Kowalski, Piotr" in hands.text
        assert "O'Brien" not in hands.text


@pytest.mark.parametrize("typed", ["UBP-0002", "ubp-2", "0002", " 2 "])
async def test_a_reference_or_its_number_leads_to_the_case(program, three_cases, typed) -> None:
    async with program("tom") as hands:
        await hands.press("number_sign")
        await hands.type(typed)
        await hands.press("enter")
        await hands.sees("UBP-0002  O'Brien, Siân")


NO_REFERENCES = {
    "no such case": "9999",
    "nonsense": "nonsense",
    "markup": "[/x]",
    "long": "9" * 100_000,
    "hostile": "\u202e\x1b[2J٣",
}


@pytest.mark.parametrize("typed", NO_REFERENCES.values(), ids=NO_REFERENCES)
async def test_a_reference_that_is_none_is_answered_with_a_sentence(program, typed) -> None:
    async with program("tom") as hands:
        await hands.press("number_sign")
        await hands.paste(typed)
        await hands.press("enter")
        await hands.sees("There is no case")
        await hands.sees("Check the reference,")
        await hands.press("enter")
        await hands.sees("[2 Open 0]")


async def test_without_a_reference_it_says_what_to_do(program) -> None:
    async with program("tom") as hands:
        await hands.press("number_sign", "enter")
        await hands.sees("Type a reference; esc goes back.")
        await hands.press("escape")
        await hands.sees("[2 Open 0]")
