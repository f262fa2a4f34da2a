"""Several issues and several bodies are told apart by what they are about."""

import pytest
from msgspec.structs import replace

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, Story
from ubp_tui.policy.naming import (
    called,
    called_to_anyone,
    code_of_slot,
    in_order,
    read_slot,
    slots,
)

NO_FENCE = replace(NO_BOILER, issue="the fence of 2024")
COUNCIL = replace(POLICE, body="Wiltshire Council")


def test_the_second_of_a_kind_has_a_number() -> None:
    assert slots(["M3", "M1", "M3", "M6", "M3"]) == ["M3", "M1", "M3-2", "M6", "M3-3"]


def test_measures_stand_in_the_order_of_the_policy_and_each_once() -> None:
    assert in_order(["M6", "M3-10", "M3-2", "M3", "M3"]) == ["M3", "M3-2", "M3-10", "M6"]


@pytest.mark.parametrize("name", ["M1-2", "M7", "M3-1", "M3-02", "M3-0", "m3", "M3-", "", "[/x]"])
def test_what_names_no_measure_is_left_out(name: str) -> None:
    assert read_slot(name) is None
    assert in_order([name]) == []


def test_the_code_is_what_stands_before_the_number() -> None:
    assert [code_of_slot(name) for name in ("M3", "M3-2")] == ["M3", "M3"]


def test_one_of_a_kind_is_called_by_its_code_and_two_by_issue_or_body() -> None:
    proposal = Story().propose(EMAIL_ONLY, NO_BOILER, NO_FENCE, POLICE)
    assert [called(m, proposal.measures) for m in proposal.measures] == [
        "M2",
        "M3 “the boiler of 2025”",
        "M3 “the fence of 2024”",
        "M6",
    ]


def test_r35_a_public_body_is_not_named_beside_the_case() -> None:
    story = Story()
    story.decide(story.propose(POLICE, COUNCIL, NO_BOILER, NO_FENCE))
    found = [called_to_anyone(m, story.file.measures) for m in story.file.measures]
    assert found == ["M6", "M6", "M3 “the boiler of 2025”", "M3 “the fence of 2024”"]
