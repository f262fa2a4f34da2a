"""Two people saved the same record: each sees both, and what was typed is kept."""

import msgspec
import pendulum

from models.fields import new_id
from screens.both_versions import both_versions
from ubp_tui.casework.refusals import ChangedElsewhere
from ubp_tui.policy.facts import Customer, Incident
from ubp_tui.policy.loading import load_policy


def customer(**more: object) -> Customer:
    common = {"reference": "P1", "tenancy_reference": "T1", "given_names": "Jane"}
    return Customer(**({"id": ID, "family_name": "Okafor"} | common | more))


ID = new_id()
POLICY = load_policy()


def test_each_field_in_which_they_differ_is_shown_from_both_sides() -> None:
    mine = customer(phone="01225 555 101", version=3)
    theirs = customer(phone="01225 555 202", version=2)
    told = both_versions(ChangedElsewhere(mine, theirs), POLICY)
    assert "Phone\n  theirs: 01225 555 202\n  yours:  01225 555 101" in told
    assert "Email" not in told
    assert "Version" not in told


def test_a_record_that_is_gone_is_said_to_be_gone() -> None:
    assert "not there any more" in both_versions(ChangedElsewhere(customer(), None), POLICY)


def test_dates_and_empty_fields_are_said_in_words() -> None:
    mine = customer(died_on=pendulum.date(2026, 11, 20), email="")
    theirs = customer(email="jane@example.org")
    told = both_versions(ChangedElsewhere(mine, theirs), POLICY)
    assert "theirs: (empty)\n  yours:  20 November 2026" in told
    assert "theirs: jane@example.org\n  yours:  (empty)" in told


def test_codes_and_moments_that_the_program_notes_are_no_words_for_people() -> None:
    now = pendulum.datetime(2026, 11, 20, 10, 0)
    theirs = Incident(
        id=ID,
        reference="INC-0001",
        customer_id=ID,
        recorded_by_id=ID,
        recorded_at=now,
        happened_at=now,
        channel="phone",
        what_happened="Shouted.",
        joined_at=now,
    )
    mine = msgspec.structs.replace(
        theirs, joined_at=None, behaviours=("aggressive_or_abusive",), details_completed_at=now
    )
    told = both_versions(ChangedElsewhere(mine, theirs), POLICY)
    assert "yours:  Aggressive or abusive behaviour" in told
    assert "Joined at" not in told
    assert "completed at" not in told


def test_what_somebody_typed_stays_one_line_and_harmless() -> None:
    mine = customer(safe_channel="\x1b[2Jring\nfirst")
    told = both_versions(ChangedElsewhere(mine, customer()), POLICY)
    assert "\x1b" not in told
    assert "yours:  " in told


def test_records_of_another_kind_are_not_compared() -> None:
    assert "theirs:" not in both_versions(ChangedElsewhere(customer(), Incident), POLICY)
