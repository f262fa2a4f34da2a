"""`ubp waiting`: what waits without a case, for programs and for people who read line by line."""

import pendulum

from tests.cli.typed import Ubp, printed_json


def test_r1_an_incident_without_a_case_has_the_promised_shape(ubp: Ubp, as_priya: None) -> None:
    ubp("incident", "add", "--customer", "T0044121", "--channel", "phone", "--what", "Shouted.")
    (waiting,) = printed_json(ubp("waiting", "--json"))
    assert list(waiting) == [
        "kind",
        "reference",
        "customer",
        "recorded_at",
        "owner",
        "waits_for",
        "due",
    ]
    assert (waiting["kind"], waiting["waits_for"]) == ("incident", "its details")
    assert waiting["customer"] == {"reference": "T0044121", "name": "Okafor, Jane"}
    assert waiting["owner"] == "Priya Shah"
    assert pendulum.Date.fromisoformat(waiting["due"])


def test_what_waits_reads_as_a_table_with_a_heading(ubp: Ubp, as_priya: None) -> None:
    ubp("incident", "add", "--customer", "T0044121", "--channel", "phone", "--what", "Shouted.")
    heading, line = ubp("waiting").stdout.splitlines()
    assert " ".join(heading.split()) == "Reference Customer Recorded Falls to Due Waits for"
    assert line.endswith("its details")


def test_nothing_that_waits_is_a_sentence(ubp: Ubp, as_priya: None) -> None:
    assert ubp("waiting").stdout == "Nothing waits without a case.\n"
