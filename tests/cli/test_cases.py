"""`ubp cases`: queues for programs and for people who read line by line."""

import sqlite3
from contextlib import closing
from functools import partial
from pathlib import Path

import pendulum
import pytest

from models.database import open_database
from models.fields import new_id
from tests.cli.typed import Ubp, assert_one_sentence, printed_json
from ubp_tui.casework.queues import CaseRow
from ubp_tui.cli.cases import as_data
from ubp_tui.cli.output import fits, table_within
from ubp_tui.policy.facts import Directory, StaffMember


def test_a_case_in_a_list_has_the_promised_shape(ubp: Ubp, as_priya: None) -> None:
    (case,) = printed_json(ubp("cases", "--json"))
    assert list(case) == [
        "reference",
        "stage",
        "also",
        "appeal",
        "customer",
        "owner",
        "next_step",
        "due",
        "measures",
    ]
    assert case["reference"] == "UBP-0001"
    assert case["stage"] == "assessing"
    assert case["appeal"] is None
    assert case["customer"] == {"reference": "T0044121", "name": "Okafor, Jane"}
    assert case["owner"] == "Priya Shah"
    assert case["next_step"]
    assert pendulum.Date.fromisoformat(case["due"])
    assert case["measures"] == []


def test_a_row_says_its_appeal_measures_and_due_day() -> None:
    owner = StaffMember(id=new_id(), username="priya", name="Priya Shah", grade="team_leader")
    row = CaseRow(
        case_id=new_id(),
        reference="UBP-0142",
        customer_id=new_id(),
        customer_reference="T0044121",
        customer_name="Okafor, Jane",
        stage="in force",
        also=("more time proposed",),
        appeal="referred",
        measures=("M2", "M4"),
        next_step="Decide the appeal",
        next_rule="R32",
        next_due=pendulum.date(2026, 12, 1),
        next_owner_id=owner.id,
        owner_id=owner.id,
        last_day=pendulum.date(2027, 5, 13),
        changes_on=None,
        derived_at=pendulum.datetime(2026, 11, 22),
        given=True,
    )
    found = as_data(row, Directory({owner.id: owner}))
    assert found["stage"] == "in force"
    assert found["also"] == ["more time proposed"]
    assert found["appeal"] == "referred"
    assert found["measures"] == ["M2", "M4"]
    assert found["due"] == pendulum.date(2026, 12, 1)


def test_the_list_reads_as_a_table_with_a_heading(ubp: Ubp, as_priya: None) -> None:
    heading, case, count = ubp("cases").stdout.splitlines()
    assert heading.split() == [
        "Reference",
        "Customer",
        "Stage",
        "Due",
        "Owner",
        "Measures",
        "Next",
        "step",
    ]
    assert case.startswith("UBP-0001   Okafor, Jane  assessing")
    assert case.index("Okafor") == heading.index("Customer")
    assert count == "1 case."


@pytest.mark.parametrize("width", [60, 80, 100])
def test_on_a_terminal_the_list_fits_its_width(
    ubp: Ubp, as_priya: None, monkeypatch: pytest.MonkeyPatch, width: int
) -> None:
    whole = ubp("cases").stdout
    monkeypatch.setattr("ubp_tui.cli.cases.width_to_fit", lambda: width)
    heading, case, _ = ubp("cases").stdout.splitlines()
    assert heading.split() == ["Reference", "Customer", "Stage", "Due", "Next", "step"]
    assert len(case) <= width < len(whole.splitlines()[1])
    monkeypatch.setattr("ubp_tui.cli.cases.width_to_fit", lambda: 400)
    assert ubp("cases").stdout == whole


def test_a_list_that_is_too_wide_is_cut_where_it_is_widest() -> None:
    rows = [("UBP-0001", "Okafor, Jane 李小龍李小龍", "Consider contributing factors")]
    said = table_within(40, ("Reference", "Customer", "Next step"), rows)
    assert said.splitlines()[1] == "UBP-0001   Okafor, Jane…  Consider cont…"
    assert not fits(40, ("Reference", "Customer", "Next step"), rows)
    assert fits(40, ("Reference",), [("UBP-0001",)])


def test_r35_whoever_has_not_been_given_a_case_does_not_see_it(ubp: Ubp, as_sam: None) -> None:
    assert printed_json(ubp("cases", "--queue", "all", "--json")) == []
    assert "Okafor" not in ubp("cases", "--queue", "all").stdout


@pytest.fixture
def out_of_date(path: Path) -> Path:
    """The office's database, of whose case the lists show what is so no longer."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("DELETE FROM case_step")
        connection.execute("UPDATE case_summary SET closed = 1, changes_on = '2020-01-01'")
    return path


def test_what_came_to_wait_by_itself_is_listed(ubp: Ubp, as_priya: None, out_of_date: Path) -> None:
    (case,) = printed_json(ubp("cases", "--queue", "open", "--json"))
    assert case["reference"] == "UBP-0001"


def test_a_database_in_use_is_listed_as_it_is(
    ubp: Ubp, as_priya: None, out_of_date: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.cli.context.open_database", partial(open_database, patience=0))
    with closing(sqlite3.connect(out_of_date, isolation_level=None)) as somebody:
        somebody.execute("BEGIN IMMEDIATE")
        assert printed_json(ubp("cases", "--queue", "open", "--json")) == []


def test_an_empty_queue_names_the_others(ubp: Ubp, as_priya: None) -> None:
    assert ubp("cases", "--queue", "appeals").stdout == (
        "No cases here. Other queues are: mine, open, to-decide, due, ending, all.\n"
    )


@pytest.mark.parametrize(
    ("queue", "said"),
    [("mine", "To look in all that you may see: --queue all\n"), ("all", "or a reference.\n")],
)
def test_where_nothing_has_the_words_they_are_said(
    ubp: Ubp, as_priya: None, queue: str, said: str
) -> None:
    told = ubp("cases", "--queue", queue, "--filter", "zebra").stdout
    assert told.startswith("No case here has “zebra” in a name or a reference.")
    assert told.endswith(said)


@pytest.mark.parametrize("typed", ["0", "abc", "10001", "9" * 5_000, "1.5", "٣", ""])
def test_how_many_at_most_is_a_whole_number(ubp: Ubp, typed: str) -> None:
    result = ubp("cases", f"--limit={typed}")
    assert_one_sentence(result, 2, "is no whole number from 1 to 10,000. See: ubp cases --help")


@pytest.mark.parametrize(
    ("words", "found"), [("okaf", 1), ("t0044", 1), ("jane 0001", 1), ("x", 0)]
)
def test_the_list_can_be_filtered(ubp: Ubp, as_priya: None, words: str, found: int) -> None:
    assert len(printed_json(ubp("cases", "--filter", words, "--json"))) == found


def test_a_shortened_list_says_so(ubp: Ubp, as_priya: None, second_case: str) -> None:
    assert len(printed_json(ubp("cases", "--limit", "1", "--json"))) == 1
    assert ubp("cases", "--limit", "1").stdout.endswith("1 of 2 cases. For more: --limit 2\n")


def test_the_list_can_be_sorted(ubp: Ubp, as_priya: None, second_case: str) -> None:
    by_customer = printed_json(ubp("cases", "--sort", "customer", "--json"))
    assert [case["customer"]["name"] for case in by_customer] == ["Okafor, James", "Okafor, Jane"]
    by_reference = printed_json(ubp("cases", "--sort", "reference", "--json"))
    assert [case["reference"] for case in by_reference] == ["UBP-0001", second_case]


def test_an_account_that_is_not_on_the_list_sees_nothing_and_is_told_whom_to_ask(
    ubp: Ubp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.cli.context.account_name", lambda: "stranger")
    for typed in ("cases --queue all", "show UBP-0001", "staff list"):
        assert_one_sentence(ubp(*typed.split()), 1, "stranger", "Ask Helen Morris to add you")


def test_only_sample_data_lets_somebody_say_who_they_are(
    ubp: Ubp, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ubp_tui.cli.context.account_name", lambda: "stranger")
    monkeypatch.setenv("UBP_USER", "priya")
    assert_one_sentence(ubp("cases"), 1, "stranger")
