"""`ubp staff`: who works here, and who may say so (R10, R26)."""

from pathlib import Path
from typing import Any

import pytest

from models.database import create, open_database
from models.staff import load_directory
from tests.cli.typed import Ubp, assert_one_sentence, command, printed_json, sign_in
from ubp_tui.casework.desk import now_in_utc
from ubp_tui.identity import account_name


def listed(ubp: Ubp, name: str) -> dict[str, Any]:
    """Somebody's line of the list."""
    return next(p for p in printed_json(ubp("staff", "list", "--json")) if p["name"] == name)


def test_somebody_on_the_list_has_the_promised_shape(ubp: Ubp) -> None:
    assert listed(ubp, "Priya Shah") == {
        "name": "Priya Shah",
        "username": "priya",
        "grade": "team_leader",
        "grade_today": "team_leader",
        "line_manager": None,
        "working_days": [1, 2, 3, 4, 5],
        "away": False,
        "left_on": None,
        "organisation": None,
        "safeguarding_lead": False,
        "data_protection": False,
    }


def test_a_colleague_is_added_with_days_and_line_manager(ubp: Ubp) -> None:
    result = ubp(
        *("staff", "add", "dee", "Dee Patel", "--grade", "adviser"),
        *("--manager", "priya", "--works", "Monday, tue wed thu"),
    )
    assert result.stdout == "Dee Patel is on the list of staff, with the account dee.\n"
    dee = listed(ubp, "Dee Patel")
    assert (dee["line_manager"], dee["working_days"]) == ("Priya Shah", [1, 2, 3, 4])


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("staff add sam Sam --grade adviser", "is on the list already"),
        (
            "staff add x X --grade captain",
            "“captain” is not in the list. Choose one: adviser, team_leader, manager, ",
        ),
        ("staff grade sam captain", "Choose one: adviser, team_leader, manager, "),
        ("staff add x/y X --grade adviser", "“x/y” is no account name. It has no spaces"),
        ("staff add x\N{REPLACEMENT CHARACTER} X --grade adviser", "is no account name"),
        ("staff away sam --from 22/11/2026 --until 21/11/2026", "before the first"),
    ],
)
def test_what_does_not_fit_is_a_sentence(ubp: Ubp, typed: str, words: str) -> None:
    assert_one_sentence(ubp(*typed.split()), 2, words)


def test_an_account_name_has_no_spaces(ubp: Ubp) -> None:
    said = "“x y” is no account name"
    assert_one_sentence(ubp("staff", "add", "x y", "X", "--grade", "adviser"), 2, said)


def test_a_long_name_that_nobody_signs_in_with_is_cut(ubp: Ubp) -> None:
    result = ubp("staff", "away", "sam and dee " * 5_000)
    assert_one_sentence(result, 1, "Nobody signs in as sam and dee", "…. Look up the name")
    assert len(result.stderr) < 200


def test_an_unknown_colleague_is_a_sentence(ubp: Ubp) -> None:
    assert_one_sentence(ubp("staff", "grade", "nobody", "manager"), 1, "ubp staff list")


@pytest.mark.parametrize(
    "typed",
    [
        "staff add x X --grade adviser",
        "staff grade priya manager",
        "staff leave priya today",
        "staff return priya",
        "staff acting priya manager --until 1/12/2026 --reason Cover",
        "staff outside Ann Board",
        "staff duty priya safeguarding",
    ],
)
def test_r10_a_lower_grade_is_refused(ubp: Ubp, as_sam: None, typed: str) -> None:
    assert_one_sentence(ubp(*typed.split()), 1, "This needs a head of service or above", "(R10)")


def test_r10_nobody_gives_themselves_authority(ubp: Ubp) -> None:
    me = account_name()
    for typed in (("grade", me, "executive"), ("acting", me, "executive", "--until", "tomorrow")):
        more = ("--reason", "Cover") if typed[0] == "acting" else ()
        assert_one_sentence(ubp("staff", *typed, *more), 1, "Nobody gives themselves authority")


def test_r10_acting_authority_shows_in_the_list(ubp: Ubp) -> None:
    result = ubp(
        *("staff", "acting", "priya", "manager", "--from", "today", "--until", "tomorrow"),
        *("--reason", "Cover"),
    )
    assert result.stdout.startswith("Priya Shah stands in as a manager from ")
    assert "team leader      none          acting manager" in ubp("staff", "list").stdout


def test_r10_acting_authority_is_ended_before_its_day(ubp: Ubp) -> None:
    ubp("staff", "acting", "priya", "manager", "--until", "tomorrow", "--reason", "Cover")
    ended = ubp("staff", "acting", "priya", "manager", "--end")
    assert ended.stdout == "Priya Shah does not stand in as a manager any more.\n"
    assert listed(ubp, "Priya Shah")["grade_today"] == "team_leader"


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("--until tomorrow", "--reason"),
        ("--reason Cover", "--until"),
        ("--end --until tomorrow", "With --end nothing else is said"),
        ("--end --reason Cover", "With --end nothing else is said"),
    ],
)
def test_r10_whoever_stands_in_does_so_until_a_day_and_for_a_reason(
    ubp: Ubp, typed: str, words: str
) -> None:
    assert_one_sentence(ubp("staff", "acting", "priya", "manager", *typed.split()), 2, words)


def test_r10_an_outside_person_is_on_the_list_without_an_account(ubp: Ubp) -> None:
    assert ubp("staff", "outside", "Ann Webb", "the board").exit_code == 0
    ann = listed(ubp, "Ann Webb")
    assert (ann["username"], ann["organisation"]) == (None, "the board")


def test_a_grade_is_changed(ubp: Ubp) -> None:
    assert ubp("staff", "grade", "sam", "team_leader").stdout == "Sam Reed is a team leader now.\n"


def test_r26_somebody_away_is_marked(ubp: Ubp, as_sam: None) -> None:
    assert ubp("staff", "away", "sam", "--until", "tomorrow").exit_code == 0
    assert "away" in ubp("staff", "list").stdout


def test_r26_whoever_has_left_is_listed_when_asked_for_and_signs_in_no_more(
    ubp: Ubp, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert ubp("staff", "leave", "sam", "yesterday").exit_code == 0
    assert "Sam Reed" not in ubp("staff", "list").stdout
    assert "Sam Reed" in ubp("staff", "list", "--all").stdout
    sign_in(monkeypatch, "sam")
    assert_one_sentence(ubp("cases"), 1, "recorded as having left", "Ask Helen Morris")


def test_r26_whoever_is_back_or_never_left_signs_in_again(
    ubp: Ubp, monkeypatch: pytest.MonkeyPatch
) -> None:
    ubp("staff", "leave", "sam", "yesterday")
    assert ubp("staff", "return", "sam").stdout == (
        "Sam Reed works here again, as an adviser, with the account sam.\n"
    )
    assert listed(ubp, "Sam Reed")["left_on"] is None
    sign_in(monkeypatch, "sam")
    assert ubp("cases").exit_code == 0


def test_r26_whoever_is_away_with_no_end_to_it_is_back(ubp: Ubp, as_sam: None) -> None:
    ubp("staff", "away", "sam")
    assert listed(ubp, "Sam Reed")["away"]
    result = ubp("staff", "return", "sam")
    assert result.stdout == "Sam Reed is not away any more, from today.\n"
    assert not listed(ubp, "Sam Reed")["away"]


def test_r26_whoever_is_away_and_leaves_is_back_first(ubp: Ubp) -> None:
    ubp("staff", "away", "sam")
    ubp("staff", "leave", "sam", "tomorrow")
    assert "the same command takes that back." in ubp("staff", "return", "sam").stdout
    assert listed(ubp, "Sam Reed")["left_on"] is not None
    assert "Sam Reed works here again" in ubp("staff", "return", "sam").stdout
    assert listed(ubp, "Sam Reed")["left_on"] is None


def test_r26_nobody_comes_back_who_is_not_recorded_as_leaving(ubp: Ubp) -> None:
    assert_one_sentence(ubp("staff", "return", "sam"), 1, "Sam Reed is not recorded as leaving")


def test_r4_a_colleague_on_the_list_is_named_safeguarding_lead_and_no_more(ubp: Ubp) -> None:
    named = ubp("staff", "duty", "priya", "safeguarding")
    assert named.stdout == "Priya Shah is safeguarding lead.\n"
    assert listed(ubp, "Priya Shah")["safeguarding_lead"]
    ended = ubp("staff", "duty", "priya", "safeguarding", "--end")
    assert ended.stdout == "Priya Shah is no longer safeguarding lead.\n"
    assert not listed(ubp, "Priya Shah")["safeguarding_lead"]
    assert_one_sentence(ubp("staff", "duty", "priya", "tea"), 2, "tea")


@pytest.fixture
def new(tmp_path: Path) -> Path:
    """A new database with nobody in it."""
    create(tmp_path / "new.db", "Selwood Housing", now_in_utc())
    return tmp_path / "new.db"


def test_on_a_new_database_one_says_who_one_is(new: Path) -> None:
    result = command("--db", str(new), "cases")
    assert_one_sentence(result, 1, "Nobody is on the list of staff", "ubp staff add")
    added = command(
        *("--db", str(new), "staff", "add", account_name(), "Ann Webb", "--grade", "executive")
    )
    assert added.exit_code == 0
    database = open_database(new)
    with database.connection_context():
        (ann,) = load_directory(database).people.values()
    assert (ann.name, ann.grade) == ("Ann Webb", "executive")


def test_r10_the_first_on_a_new_database_can_add_the_others(new: Path) -> None:
    add = ("--db", str(new), "staff", "add", account_name(), "Ann Webb", "--grade")
    for grade in ("adviser", "manager"):
        said = "The first on the list adds the others, so it is a head of service or above."
        assert_one_sentence(command(*add, grade), 2, said)
    assert command(*add, "head_of_service").exit_code == 0
    sam = ("staff", "add", "sam", "Sam Reed", "--grade", "adviser")
    assert command("--db", str(new), *sam).exit_code == 0


def test_on_a_new_database_nobody_else_is_added_first(new: Path) -> None:
    result = command("--db", str(new), "staff", "add", "else", "Else", "--grade", "adviser")
    assert_one_sentence(result, 1, f"Add yourself first, as {account_name()}")
