"""First run: a new database asks who opens it."""

import sqlite3
from contextlib import closing

import pytest

from models.staff import load_directory
from tests.screens.conftest import Office, Program, program_on
from ubp_tui.widgets.question_box import QuestionBox


@pytest.fixture
def first_run(new_office: Office) -> Program:
    return program_on(new_office)


def people(office: Office) -> list[tuple[str, str, str]]:
    """Who is on the list of staff."""
    staff = load_directory(office.database).people.values()
    return [(person.username, person.name, person.grade) for person in staff]


async def test_it_says_where_one_is_and_who_one_is_to_the_computer(first_run) -> None:
    async with first_run("jo") as hands:
        await hands.sees("Welcome · Selwood Housing")
        await hands.sees("This database is new: nobody works here yet.")
        await hands.sees("signed in to this computer as “jo”")


@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
async def test_a_name_and_a_grade_lead_to_the_list(new_office, first_run, size) -> None:
    async with first_run("jo", size=size) as hands:
        await hands.type("Jo Bell")
        await hands.press("tab", "space", "f10")
        await hands.sees("[2 Open 0]")
        await hands.sees("Jo Bell, head of service")
    assert people(new_office) == [("jo", "Jo Bell", "head_of_service")]


async def test_r10_only_grades_that_can_add_the_others_are_offered(first_run) -> None:
    async with first_run("jo") as hands:
        await hands.sees(
            "The first person must be a head of service or an executive; they add the others."
        )
        assert "executive" in hands.text.lower()
        assert "adviser" not in hands.text.lower()


async def test_what_is_missing_is_called_as_its_field_is(first_run) -> None:
    async with first_run("jo") as hands:
        await hands.press("f10")
        boxes = hands.app.screen.query(QuestionBox)
        wrong = [box.question.label for box in boxes if box.is_wrong]
        assert wrong == ["Name", "Grade"]
        for label in wrong:
            await hands.sees(f"“{label}” is")


async def test_what_is_missing_is_said_beside_the_field_and_in_a_summary(
    new_office, first_run
) -> None:
    async with first_run("jo") as hands:
        await hands.press("f10")
        await hands.sees("There is a problem")
        await hands.sees("Error: “Name” is empty. Fill it in.")
        await hands.type("Jo Bell")
        await hands.press("f10")
        await hands.until(lambda: "“Name” is empty" not in hands.text, "the name is accepted")
        await hands.sees("Error: ")
        await hands.press("space", "f10")
        await hands.sees("[2 Open 0]")
    assert [name for _, name, _ in people(new_office)] == ["Jo Bell"]


@pytest.mark.parametrize(
    "typed", ["   ", "\u200b\u202e", "x" * 100_000], ids=["spaces", "invisible", "long"]
)
async def test_a_name_that_is_none_is_refused_and_nothing_is_lost(
    new_office, first_run, typed
) -> None:
    async with first_run("jo") as hands:
        await hands.paste(typed)
        await hands.press("tab", "space", "f10")
        await hands.sees("There is a problem")
        await hands.sees("Error: “Name”")
    assert people(new_office) == []


@pytest.mark.parametrize("typed", ["[/x] [b]", "Zoë 漢字 👩‍👧", "=cmd()", "أحمد"])
async def test_any_real_name_is_taken_as_it_is(new_office, first_run, typed) -> None:
    async with first_run("jo") as hands:
        await hands.paste(typed)
        await hands.press("tab", "space", "f10")
        await hands.sees("[2 Open 0]")
    assert [name for _, name, _ in people(new_office)] == [typed]


async def test_leaving_it_records_nobody(new_office, first_run) -> None:
    async with first_run("jo") as hands:
        await hands.press("tab")
        await hands.pilot.press("q")
    assert hands.app.return_code == 0
    assert people(new_office) == []


async def test_esc_asks_before_it_leaves_what_was_typed(new_office, first_run) -> None:
    async with first_run("jo") as hands:
        await hands.type("Jo Bell")
        await hands.press("escape")
        await hands.sees("Leave the program? Nobody is recorded.")
        await hands.press("n")
        await hands.sees("Jo Bell")
        await hands.press("escape")
        await hands.sees("Leave the program?")
        await hands.pilot.press("y")
    assert hands.app.return_code == 0
    assert people(new_office) == []


async def test_a_database_in_use_is_a_sentence_and_nothing_is_lost(
    tmp_path, new_office, first_run
) -> None:
    with closing(sqlite3.connect(tmp_path / "new.db", isolation_level=None)) as colleague:
        colleague.execute("BEGIN IMMEDIATE")
        async with first_run("jo") as hands:
            await hands.type("Jo Bell")
            await hands.press("tab", "space", "f10")
            await hands.sees("did not become free")
            await hands.press("enter")
            await hands.sees("Jo Bell")
            colleague.execute("ROLLBACK")
            await hands.press("f10")
            await hands.sees("[2 Open 0]")
