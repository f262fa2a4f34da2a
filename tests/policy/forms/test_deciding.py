"""A decision: what may be approved, and what has changed since the proposal was sent."""

from typing import Any

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from ubp_tui.policy.facts import Outcome, Proposal
from ubp_tui.policy.forms.deciding import DecisionForm, decision_problems

TODAY = day("2026-04-07")


def ready(*details: Any, **more: Any) -> tuple[Story, Proposal]:
    """A proposal that may be approved."""
    story = Story()
    story.warn()
    story.incident("2026-03-20 09:00")
    return story, story.propose(*details, **more)


def problems(story: Story, proposal: Proposal, **fields: Any) -> list[str]:
    """The fields and sentences of a decision that approves everything unless told otherwise."""
    values: dict[str, Any] = {
        "outcome": Outcome.APPROVED,
        "reasons": "Fair.",
        "approved_ids": tuple(m.id for m in proposal.measures),
        "starts_on": TODAY,
        "months": 12,
    }
    form = DecisionForm(**(values | fields))
    now = at("2026-04-07 10:00")
    found = decision_problems(form, story.file, proposal, POLICY, now, TODAY)
    return [f"{p.rule} {p.field}".strip() for p in found]


def test_r11_a_decision_may_approve_everything() -> None:
    assert problems(*ready(EMAIL_ONLY, THURSDAYS)) == []


@pytest.mark.parametrize(
    ("fields", "found"),
    [
        ({"reasons": " "}, ["R11 reasons"]),
        ({"starts_on": None}, ["starts_on"]),
        ({"starts_on": day("2026-04-06")}, ["starts_on"]),
        ({"months": 13}, ["R11 months"]),
        ({"months": 0}, ["R11 months"]),
        ({"outcome": Outcome.PARTLY}, ["R11 approved_ids"]),
        ({"outcome": Outcome.REFUSED, "approved_ids": ()}, []),
        ({"outcome": Outcome.SENT_BACK, "approved_ids": ()}, []),
    ],
)
def test_r11_what_a_decision_needs(fields: dict[str, Any], found: list[str]) -> None:
    assert problems(*ready(), **fields) == found


def test_r8_a_measure_that_contradicts_an_adjustment_agreed_since_cannot_be_approved() -> None:
    story, proposal = ready(EMAIL_ONLY, THURSDAYS)
    story.adjustment("2026-04-03 10:00", channels_unusable=("email",))
    assert problems(story, proposal) == ["R8 approved_ids"]
    thursdays = proposal.measures[1].id
    assert problems(story, proposal, outcome=Outcome.PARTLY, approved_ids=(thursdays,)) == []


def test_r9_a_measure_whose_incidents_were_found_unproven_since_cannot_be_approved() -> None:
    story, proposal = ready()
    story.change(story.file.incidents[0], unproven_at=at("2026-04-03"))
    assert "R9 approved_ids" in problems(story, proposal)


def test_r29_nothing_is_approved_while_the_warning_it_rests_on_is_under_appeal() -> None:
    story, proposal = ready()
    story.appeal(story.file.warnings[0], "2026-04-02")
    assert problems(story, proposal) == ["R6 outcome"]


def test_r13_a_decider_confirms_a_report_that_danger_called_for_without_a_warning() -> None:
    story = Story()
    story.incident()
    danger = story.propose(POLICE, straight_ground="violence")
    assert problems(story, danger, starts_on=None, months=None) == []
