"""What changes around the list: colleagues, the clock, the window, the database."""

import re

import pytest
from rich.cells import cell_len

from models import problems
from screens.case_list import screen as case_list
from screens.incident.unattached import UnattachedScreen
from tests.screens.case_list.test_queues import at_cursor, references
from ubp_tui.casework.customers import LONGEST_NAME
from ubp_tui.casework.refusals import DatabaseProblem
from ubp_tui.casework.staff import give_acting_authority
from ubp_tui.casework.views import case_view


@pytest.fixture
def quick_looks(monkeypatch) -> None:
    """The program looks for changes twenty times a second."""
    monkeypatch.setattr("ubp_tui.app.LOOK_EVERY", 0.05)


@pytest.fixture
def busy(monkeypatch):
    """From now on the database does not answer the list."""

    def from_now() -> None:
        def refuse(*arguments):
            raise DatabaseProblem(problems.BUSY.format(path="ubp.db"))

        monkeypatch.setattr(case_list, "list_cases", refuse)

    return from_now


async def test_a_colleagues_case_appears_and_the_cursor_stays_on_its_own(
    program, case, given, quick_looks
) -> None:
    for name in ("Brown, Zoë", "Okafor, Jane", "Smith, Ann"):
        case(name)
    async with program("tom") as hands:
        await hands.press("7", "s", "s", "down")
        assert at_cursor(hands.text) == "UBP-0002"
        given(case("Aldridge, Peter", by="tia"), "tom")
        await hands.sees("Aldridge, Peter")
        assert references(hands.text) == ["UBP-0004", "UBP-0001", "UBP-0002", "UBP-0003"]
        assert at_cursor(hands.text) == "UBP-0002"
        await hands.sees("[7 All 4]")


async def test_what_a_colleague_did_on_the_case_shows_in_its_line_and_beside_it(
    office, program, case, given, quick_looks
) -> None:
    mine = case("Okafor, Jane")
    async with program("tom", size=(120, 40)) as hands:
        await hands.press("2")
        await hands.sees("Complete incident INC-0001")
        (incident,) = case_view(office.desk("tom"), mine.reference).file.incidents
        office.complete(incident)
        await hands.until(
            lambda: "Complete incident" not in hands.text, "the step is gone everywhere"
        )
        await hands.sees("Consider contributing factors")


async def test_what_happens_elsewhere_does_not_move_a_list_of_many_pages(
    program, case, given, quick_looks
) -> None:
    for number in range(60):
        case(f"Customer, Number {number:02}")
    async with program("tom") as hands:
        await hands.press("end", *["up"] * 5)
        assert at_cursor(hands.text) == "UBP-0055"
        before = references(hands.text)
        given(case("Aldridge, Peter", by="tia"), "tom")
        await hands.sees("[1 Mine 60] 2 Open 61")
        assert at_cursor(hands.text) == "UBP-0055"
        assert references(hands.text) == before


async def test_a_change_seen_from_another_screen_is_there_when_one_is_back(
    office, program, case, given, quick_looks
) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("question_mark")
        given(case("Smith, Ann", by="tia"), "tom")
        await hands.press("escape")
        await hands.press("7")
        await hands.sees("Smith, Ann")


async def test_a_day_that_has_come_changes_the_line_by_itself(
    office, program, case, quick_looks
) -> None:
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("2")
        await hands.sees("Wed 3")
        office.now = office.now.add(days=2)
        await hands.until(lambda: re.search("today +!", hands.text), "it is due today")


async def test_r35_an_adviser_sees_only_what_they_were_given(program, case, given) -> None:
    given(case("Okafor, Jane"), "dee")
    case("Smith, Ann")
    async with program("dee") as hands:
        for key in "1234567":
            await hands.press(key)
            assert "Smith" not in hands.text
        assert references(hands.text) == ["UBP-0001"]
        await hands.press("slash")
        await hands.type("smith")
        await hands.sees("No case here has these words.")


async def test_r35_a_case_not_given_says_whom_to_ask_and_nothing_of_the_story(
    program, case
) -> None:
    case("Smith, Ann")
    async with program("dee") as hands:
        await hands.press("number_sign", "1", "enter")
        await hands.sees("Tom Leader")
        assert "Smith" not in hands.text
        assert "Shouted" not in hands.text


async def test_wide_terminals_show_the_case_at_the_cursor_beside_the_list(program, case) -> None:
    case("Smith, Ann")
    case("Okafor, Jane")
    async with program("tom", size=(120, 40)) as hands:
        await hands.sees("UBP-0001  Smith, Ann")
        await hands.sees("Owner      Tom Leader")
        await hands.press("down")
        await hands.sees("UBP-0002  Okafor, Jane")


async def test_the_preview_comes_and_goes_with_the_width(program, case) -> None:
    case("Smith, Ann")
    async with program("tom") as hands:
        assert "Owner" not in hands.text
        await hands.pilot.resize_terminal(120, 40)
        await hands.sees("Owner      Tom Leader")
        await hands.pilot.resize_terminal(80, 24)
        await hands.until(lambda: "Owner" not in hands.text, "the preview is gone")


async def test_a_window_of_20_by_5_says_so_and_gives_everything_back(program, case) -> None:
    case("Smith, Ann")
    case("Okafor, Jane")
    async with program("tom") as hands:
        await hands.press("slash")
        await hands.type("okaf")
        await hands.until(lambda: "Smith" not in hands.text, "the list is narrowed")
        await hands.press("enter")
        before = hands.text
        await hands.pilot.resize_terminal(20, 5)
        await hands.sees("This window is 20x5")
        await hands.press("q", "n", "7")
        await hands.pilot.resize_terminal(80, 24)
        await hands.until(lambda: hands.text == before, "everything is there again")


async def test_a_program_opened_in_a_small_window_waits_for_a_larger_one(program, case) -> None:
    case("Smith, Ann")
    async with program("tom", size=(20, 5)) as hands:
        await hands.sees("This window is 20x5")
        await hands.pilot.resize_terminal(120, 40)
        await hands.sees("Owner      Tom Leader")
        await hands.press("down")


async def test_a_database_in_use_is_told_and_the_list_stays(program, case, busy) -> None:
    case("Smith, Ann")
    async with program("tom") as hands:
        busy()
        await hands.press("7")
        await hands.sees("did not become free")
        await hands.press("enter")
        await hands.sees("[1 Mine 1]")
        await hands.sees("Smith, Ann")


async def test_a_database_in_use_at_the_start_is_told(program, case, busy) -> None:
    busy()
    async with program("tom") as hands:
        await hands.sees("did not become free")
        await hands.press("enter", "q")
    assert hands.app.return_code == 0


async def test_a_database_in_use_when_one_goes_on_is_told(program, case, monkeypatch, busy) -> None:
    for number in range(120):
        case(f"{number:03} Customer")
    async with program("tom") as hands:
        busy()
        await hands.press("end")
        await hands.sees("did not become free")
        await hands.press("enter", "home")
        await hands.sees("000 Customer")


async def test_a_database_that_was_removed_is_a_sentence_at_each_key(
    tmp_path, program, case, quick_looks
) -> None:
    case("Smith, Ann")
    async with program("tom") as hands:
        (tmp_path / "ubp.db").unlink()
        await hands.sees("was removed or replaced")
        await hands.press("enter", "7")
        await hands.sees("was removed or replaced")
        await hands.press("enter")
        await hands.sees("Smith, Ann")
        await hands.press("slash")
        await hands.type("a")
        await hands.sees("was removed or replaced")
        await hands.press("enter")
    assert not (tmp_path / "ubp.db").exists()


HOSTILE = {
    "markup": "[/x] [bold red]Smith[/] $(reboot)",
    "control": "Smi\x1b[2J\x07th\r\n, Ann\x00\t!",
    "right to left": "\u202eأحمد, ישראל",
    "combining": "Z\u0351\u036b\u0343\u036a" * 40 + ", Ann",
    "emoji": "👨‍👩‍👧‍👦🏳️‍🌈🇬🇧👍🏽, 😀",
    "wide": "漢字" * 50,
    "formula": "=cmd()|'/c calc'!A1",
    "long": "x" * LONGEST_NAME,
}


@pytest.mark.parametrize("name", HOSTILE.values(), ids=HOSTILE)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_any_name_is_shown_harmlessly_and_moves_no_column(program, case, name, size) -> None:
    case(name)
    case("Okafor, Jane")
    async with program("tom", size=size) as hands:
        await hands.press("7")
        lines = hands.text.splitlines()
        assert {cell_len(line) for line in lines} == {size[0]}
        listed = [line for line in lines if line[1:5] == "UBP-"]
        assert len({cell_len(line[: line.index("Assessing")]) for line in listed}) == 1
        assert "\x1b" not in hands.text
        assert "\u202e" not in hands.text


async def test_a_list_that_cannot_be_read_at_all_is_not_called_empty(program, case, busy) -> None:
    case("Okafor, Jane")
    busy()
    async with program("tom") as hands:
        await hands.press("enter")
        await hands.sees("The list could not be read")
        assert "There is nothing here" not in hands.text


async def test_lines_that_cannot_be_read_are_told_once_and_the_program_can_be_left(
    program, case, busy
) -> None:
    for number in range(120):
        case(f"{number:03} Customer")
    async with program("tom") as hands:
        busy()
        await hands.press("end")
        await hands.sees("did not become free")
        await hands.press("enter")
        await hands.sees("may be out of date")
        await hands.press("q")
    assert hands.app.return_code == 0


async def test_r10_authority_given_while_the_list_is_open_reaches_it_at_once(
    program, office, case
) -> None:
    case("Okafor, Jane")
    hal, tia, today = office.desk("hal"), office.people["tia"], office.desk("hal").today()
    async with program("tia", size=(120, 40)) as hands:
        await hands.sees("Tia Leader, team leader")
        assert not hands.app.screen._viewer.manages
        give_acting_authority(hal, tia.id, "manager", today, today, "stands in")
        hands.app.screen.ask_again()
        await hands.sees("Tia Leader, acting manager")
        assert hands.app.screen._viewer.manages
        office.now = office.now.add(days=1)
        hands.app.screen.ask_again()
        await hands.sees("Tia Leader, team leader")
        assert not hands.app.screen._viewer.manages


async def test_a_change_while_a_screen_opens_waits_until_it_stands(program, office) -> None:
    office.incident(office.customer("Okafor, Jane", "P1"))
    async with program("tia") as hands:
        hands.app.push_screen(UnattachedScreen(office.desk("tia")))
        hands.app._changed()
        await hands.sees("Okafor, Jane")
