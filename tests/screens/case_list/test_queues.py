"""The seven queues, the order of the lines, and the cursor among them."""

import re

import pytest

from screens.case_list.lines import queue_line
from ubp_tui.casework.queues import ListRequest, Queue, list_cases, viewer

KEYS = dict(enumerate(Queue, 1))
NAMES = ("1 Mine", "2 Open", "ecide", "4 Appeals", "5 Due", "6 Ending", "7 All")


def references(text: str) -> list[str]:
    """The references in the list, from the top."""
    return re.findall(r"^[ >](UBP-\d{4})", text, re.MULTILINE)


def at_cursor(text: str) -> str:
    """The reference that the cursor is on."""
    return re.search(r"^>(UBP-\d{4})", text, re.MULTILINE)[1]


@pytest.mark.parametrize("who", ["priya", "helen", "kofi"])
async def test_each_key_shows_its_queue_and_how_many_there_are(sample, sample_program, who) -> None:
    looking = viewer(sample.desk(who), sample.people[who])
    async with sample_program(who, size=(120, 40)) as hands:
        for key, queue in KEYS.items():
            await hands.press(str(key))
            listed = list_cases(sample.desk(who), looking, ListRequest(queue=queue))
            await hands.until(
                lambda listed=listed: references(hands.text) == [row.reference for row in listed],
                f"the lines of {queue.value}",
            )
            assert re.search(rf"\[{key} [A-Z][a-z ]+ {len(listed)}\]", hands.text)


async def test_it_opens_on_what_waits_for_oneself(program, case) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.sees("[1 Mine 1]")


async def test_r1_what_waits_for_oneself_without_a_case_is_counted_beside_its_key(
    office, program
) -> None:
    jane = office.customer("Okafor, Jane", "P1")
    office.incident(jane, by="sam")
    office.incident(jane, by="dee")
    async with program("sam") as hands:
        await hands.sees("u unattached 1 s sort")
    office.now = office.now.add(days=7)
    async with program("sam") as hands:
        await hands.sees("u unattached 1 ! s sort")
    async with program("tom") as hands:
        await hands.sees("u unattached s sort")


async def test_it_opens_on_all_open_cases_where_nothing_waits(program, case, given) -> None:
    given(case("Okafor, Jane"), "dee")
    async with program("dee") as hands:
        await hands.sees("[2 Open 1]")


async def test_an_empty_queue_says_so_and_what_else_there_is(program) -> None:
    async with program("tom") as hands:
        await hands.sees("No open case. n opens one; i records an incident.")
        for key, words in {
            "1": "Nothing waits for you.",
            "3": "No proposal waits for a decision.",
            "4": "No appeal is open.",
            "5": "Nothing is due today or overdue.",
            "6": "Nothing ends within 1 week",
            "7": "You have not been given any case yet.",
        }.items():
            await hands.press(key)
            await hands.sees(words)


async def test_what_is_overdue_is_marked_with_a_sign(office, program, case) -> None:
    case("Okafor, Jane")
    office.now = office.now.add(days=60)
    async with program("tom") as hands:
        assert re.search(r"Okafor, Jane .* 8 Jun +! *$", hands.text, re.MULTILINE)


async def test_s_puts_the_lines_in_the_next_order_and_says_which(program, case) -> None:
    for name in ("Smith, Ann", "Ó Briain, Cáit", "Brown, Zoë"):
        case(name)
    async with program("tom") as hands:
        await hands.press("s")
        await hands.sees("Sorted by reference.")
        await hands.press("s")
        await hands.sees("Sorted by customer.")
        assert references(hands.text) == ["UBP-0003", "UBP-0002", "UBP-0001"]
        for order in ("stage", "last day of the measures", "what is due first"):
            await hands.press("s")
            await hands.sees(f"Sorted by {order}.")


async def test_cursor_keys_move_and_stop_at_the_ends(program, case) -> None:
    for number in range(3):
        case(f"Customer, Number {number}")
    async with program("tom") as hands:
        for key, expected in [
            ("up", "UBP-0001"),
            ("down", "UBP-0002"),
            ("j", "UBP-0003"),
            ("down", "UBP-0003"),
            ("k", "UBP-0002"),
            ("home", "UBP-0001"),
            ("pagedown", "UBP-0003"),
            ("pageup", "UBP-0001"),
            ("end", "UBP-0003"),
        ]:
            await hands.press(key)
            assert at_cursor(hands.text) == expected, key


async def test_a_queue_starts_at_its_first_line(program, case) -> None:
    for number in range(3):
        case(f"Customer, Number {number}")
    async with program("tom") as hands:
        await hands.press("end", "7")
        assert at_cursor(hands.text) == "UBP-0001"


async def test_enter_opens_the_case_and_esc_comes_back_to_its_line(program, case) -> None:
    case("Smith, Ann")
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("down", "enter")
        await hands.sees("About the case")
        assert "Okafor, Jane" in hands.text.splitlines()[0]
        await hands.press("escape")
        await hands.sees("[1 Mine 2]")
        assert at_cursor(hands.text) == "UBP-0002"


async def test_the_next_and_previous_case_follow_the_list(program, case) -> None:
    case("Smith, Ann")
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("enter", "right_square_bracket")
        await hands.sees("UBP-0002  Okafor, Jane")
        await hands.press("left_square_bracket")
        await hands.sees("UBP-0001  Smith, Ann")


async def test_the_other_screens_are_one_key_away(program, case) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        for key, words in {
            "i": "Record an incident",
            "n": "A case is opened from an incident: choose it, then n again.",
            "u": "What waits without a case",
            "w": "we consider what contributed",
            "question_mark": "What this screen is for",
            "number_sign": "Go to a case",
        }.items():
            await hands.press(key)
            await hands.sees(words)
            await hands.press("escape")
            await hands.sees("[1 Mine 1]")


async def test_esc_leaves_the_first_screen_open_and_q_leaves_the_program(program) -> None:
    async with program("tom") as hands:
        await hands.press("escape")
        await hands.sees("This is the first screen. q leaves the program.")
        await hands.pilot.press("q")
    assert hands.app.return_code == 0


@pytest.mark.parametrize("chosen", Queue)
@pytest.mark.parametrize("many", [0, 12, 143, 1_430, 14_300])
def test_every_queue_and_its_key_stay_in_sight_however_many_cases_there_are(chosen, many) -> None:
    counts = {queue: many // (1 if queue in (Queue.OPEN, Queue.ALL) else 9) for queue in Queue}
    words = queue_line(counts, chosen, 80).plain
    assert len(words) <= 80
    assert all(name in words for name in NAMES)
    assert f"[{list(Queue).index(chosen) + 1} " in words


@pytest.mark.parametrize("many", [1, 14, 143])
def test_the_queues_stay_where_they_are_whichever_is_chosen(many) -> None:
    counts = dict.fromkeys(Queue, many)
    lines = [queue_line(counts, chosen, 80).plain for chosen in Queue]
    assert len({tuple(map(line.index, NAMES)) for line in lines}) == 1
