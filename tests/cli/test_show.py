"""`ubp show`: a case in the order in which one reads it aloud."""

import pytest

from models.case_files import find_case
from models.database import open_database
from tests.cli.typed import Ubp, assert_one_sentence, printed_json
from ubp_tui.casework.cases import add_note
from ubp_tui.casework.desk import Desk


def test_a_case_has_the_promised_shape(ubp: Ubp) -> None:
    case = printed_json(ubp("show", "ubp-0001", "--json"))
    assert list(case) == [
        "reference",
        "stage",
        "also",
        "appeal",
        "customer",
        "owner",
        "opened_at",
        "closed_at",
        "adjustments",
        "measures",
        "outside_measures",
        "next_steps",
        "timeline",
    ]
    assert case["customer"] == {"reference": "T0044121", "name": "Okafor, Jane"}
    assert case["adjustments"] == [{"words": "Large print", "state": "asked"}]
    assert case["opened_at"].endswith("Z")
    assert list(case["next_steps"][0]) == ["what", "due", "owner", "blocked_by", "rule"]
    assert list(case["timeline"][0]) == ["at", "who", "kind", "words"]


def test_a_case_reads_from_what_it_is_to_what_happened(ubp: Ubp) -> None:
    lines = ubp("show", "UBP-0001").stdout.splitlines()
    assert lines[:3] == [
        "UBP-0001: Jane Okafor, T0044121",
        "Stage: assessing",
        "Owner: Priya Shah",
    ]
    headings = [line for line in lines[3:] if line and not line.startswith(" ") and ":" not in line]
    assert headings == ["Adjustments", "Measures", "Next steps", "Timeline, newest first"]


def test_what_somebody_wrote_stays_on_its_line_and_is_never_markup(ubp: Ubp) -> None:
    lines = ubp("show", "UBP-0001").stdout.splitlines()
    (line,) = [line for line in lines if "INC-0001, by phone" in line]
    assert line.endswith("They shouted [/x] for ten minutes. The call ended.")


def test_r35_whoever_has_not_been_given_the_case_is_refused(ubp: Ubp, as_sam: None) -> None:
    result = ubp("show", "UBP-0001")
    assert_one_sentence(result, 1, "You have not been given this case. Ask Priya Shah", "(R35)")


def test_a_case_that_is_not_there_is_a_sentence(ubp: Ubp) -> None:
    said = "Look it up with: ubp cases --queue all"
    assert_one_sentence(ubp("show", "UBP-9"), 1, "There is no case UBP-0009", said)


@pytest.mark.parametrize("typed", ["1", "0001", "ubp-1"])
def test_the_number_of_a_case_alone_will_do(ubp: Ubp, typed: str) -> None:
    assert ubp("show", typed).stdout.startswith("UBP-0001: Jane Okafor")


@pytest.mark.parametrize("letters", ["\u202edrow", "A\u0301" * 40, "🙂", "=cmd()"])
def test_any_letters_can_be_shown(ubp: Ubp, path, policy, as_priya: None, letters: str) -> None:
    database = open_database(path)
    with database.connection_context():
        case = find_case(database, "UBP-0001")
        add_note(Desk(database=database, policy=policy, actor_id=case.owner_id), case.id, letters)
    result = ubp("show", "UBP-0001")
    assert result.exit_code == 0
    assert "\u202e" not in result.stdout
