"""`ubp incident add`: recorded in under a minute, without the full screen (R1-R5)."""

from pathlib import Path

import pytest
from click.testing import Result

from models import stored
from models.database import open_database
from models.incident import IncidentRow
from models.problems import DatabaseProblem
from models.rows import find
from tests.cli.typed import Ubp, assert_one_sentence, printed_json
from ubp_tui.policy.facts import Incident

CALL = ("incident", "add", "--customer", "T0044121", "--channel", "phone")


def recorded(path: Path, reference: str) -> Incident:
    database = open_database(path)
    with database.connection_context():
        (incident,) = find(database, stored.INCIDENT, IncidentRow.reference == reference)
        return incident


def test_r1_an_adviser_records_who_when_how_and_what(ubp: Ubp, path: Path, as_sam: None) -> None:
    result = ubp(*CALL, "--when", "yesterday 2pm", "--what", "He shouted.")
    assert result.exit_code == 0
    assert result.stdout.startswith("Recorded as INC-0002. The kinds of behaviour and the effect: ")
    found = recorded(path, "INC-0002")
    assert (found.channel, found.what_happened) == ("phone", "He shouted.")
    assert found.case_id is None
    assert found.details_completed_at is None


def test_a_recorded_incident_has_the_promised_shape(ubp: Ubp) -> None:
    found = printed_json(ubp(*CALL, "--what", "He shouted.", "--json"))
    assert list(found) == ["reference", "happened_at", "details_due"]
    assert found["reference"] == "INC-0002"
    assert found["happened_at"].endswith("Z")


def test_r2_the_rest_can_be_given_at_once(ubp: Ubp, path: Path) -> None:
    result = ubp(
        *(*CALL, "--what", "He threatened Sam.", "--behaviour", "threats"),
        *("--effect-on-wellbeing", "Sam went home.", "--target", "sam"),
    )
    assert result.stdout == "Recorded as INC-0002.\n"
    found = recorded(path, "INC-0002")
    assert found.behaviours == ("threats",)
    assert found.effect_on_wellbeing == "Sam went home."
    assert [part.part for part in found.staff] == ["target"]


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (("--what", " "), "“What happened” is empty"),
        (("--what", "x" * 100_000), "at most 20,000 fit"),
        (("--what", "x", "--channel", "pigeon"), "Choose one: phone, email, letter, "),
        (("--what", "x", "--when", "tomorrow 2pm"), "in the future"),
        (("--what", "x", "--when", "soon"), "is not a date"),
        (("--what", "x", "--behaviour", "rudeness", "--evidence", "x"), "ubp policy show R5"),
    ],
)
def test_what_cannot_be_taken_is_refused_before_anything_is_saved(
    ubp: Ubp, typed: tuple[str, ...], words: str
) -> None:
    result = ubp(*CALL, *typed)
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert ubp(*CALL, "--what", "x").stdout.startswith("Recorded as INC-0002.")


def test_r2_details_without_an_effect_are_refused_whole(ubp: Ubp) -> None:
    result = ubp(*CALL, "--what", "x", "--behaviour", "threats")
    assert_one_sentence(result, 2, "Say what effect it had")
    assert ubp(*CALL, "--what", "x").stdout.startswith("Recorded as INC-0002.")


def test_a_long_account_is_read_from_the_input_whatever_its_bytes(ubp: Ubp, path: Path) -> None:
    assert ubp(*CALL, "--what", "-", input=b"Caf\xe9\x1b[31m red\n").exit_code == 0
    assert recorded(path, "INC-0002").what_happened == "Caf\N{REPLACEMENT CHARACTER}[31m red"


def test_a_customer_who_cannot_be_found_is_a_sentence_with_who_may_be_meant(ubp: Ubp) -> None:
    result = ubp(*("incident", "add", "--channel", "phone", "--what", "x"), "--customer", "okafor")
    assert_one_sentence(result, 1, "T0044121 Jane Okafor", "T0009321 James Okafor")


def joining(ubp: Ubp) -> Result:
    return ubp(*CALL, "--what", "He shouted.", "--case", "UBP-0001")


def test_it_can_join_a_case_at_once(ubp: Ubp, path: Path, as_priya: None) -> None:
    assert joining(ubp).exit_code == 0
    assert recorded(path, "INC-0002").joined_at is not None


def test_what_is_recorded_is_said_where_the_rest_does_not_work(
    ubp: Ubp, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object) -> None:
        raise DatabaseProblem("There is no room left.")

    for name in ("complete_incident", "join_incident"):
        monkeypatch.setattr(f"ubp_tui.cli.incident.{name}", full)
    details = ("--behaviour", "threats", "--effect-on-time", "An hour.")
    for reference, more in (("INC-0002", details), ("INC-0003", ("--case", "UBP-0001"))):
        result = ubp(*CALL, "--what", "x", *more)
        assert result.exit_code == 1
        assert result.stderr.startswith(f"{reference} is recorded, ")
        assert result.stderr.endswith(": There is no room left.\n")
        assert recorded(path, reference).what_happened == "x"


def test_where_it_may_not_join_it_is_recorded_all_the_same(
    ubp: Ubp, path: Path, as_sam: None
) -> None:
    result = joining(ubp)
    assert result.exit_code == 1
    assert "INC-0002 is recorded, but has not joined UBP-0001: You have not been" in result.stderr
    assert recorded(path, "INC-0002").case_id is None


def test_r4_a_post_from_nobody_known_is_recorded_as_nobodys(ubp: Ubp, path: Path) -> None:
    about = ("--channel", "social", "--what", "“boilerman77” threatened Sam.")
    result = ubp("incident", "add", "--nobody-known", *about)
    assert result.stdout.startswith("Recorded as INC-0002.")
    assert recorded(path, "INC-0002").customer_id is None
    waiting = ubp("waiting").stdout
    assert "INC-0002" in waiting and "nobody known" in waiting
    found = printed_json(ubp("waiting", "--json"))
    assert [each["customer"] for each in found if each["reference"] == "INC-0002"] == [None]


@pytest.mark.parametrize("whose", [(), ("--customer", "T0044121", "--nobody-known")])
def test_r4_it_is_either_a_customers_or_nobodys(ubp: Ubp, whose: tuple[str, ...]) -> None:
    result = ubp("incident", "add", *whose, "--channel", "phone", "--what", "He shouted.")
    assert result.exit_code == 2
    assert "--nobody-known where nobody knows yet" in result.stderr
