"""What stands in the way of sending a proposal."""

from collections.abc import Sequence
from typing import Any

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, Story, at, day
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Incident, NominationKind, StaffMember
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm, proposal_problems
from ubp_tui.policy.measures import MeasureDetails, code_of

TODAY = day("2026-04-01")


def ready() -> Story:
    """A case in which measures may be proposed."""
    story = Story()
    story.considered()
    story.warn()
    story.incident("2026-03-20 09:00")
    return story


def problems(
    story: Story,
    details: MeasureDetails = EMAIL_ONLY,
    sender: StaffMember | None = None,
    cited: Sequence[Incident] = (),
    **fields: Any,
) -> list[str]:
    """The fields of a proposal in which something is wrong, with the rule; Tom sends it."""
    measure = MeasureForm(
        code=code_of(details),
        details=details,
        incident_ids=tuple(i.id for i in cited or story.file.incidents),
        why_nothing_less="A letter did not help.",
        also_considered="A meeting.",
    )
    values: dict[str, Any] = {"measures": (measure,), "starts_on": TODAY, "months": 12}
    form = ProposalForm(**(values | fields))
    asking = Asking(actor=sender or story.tom, policy=POLICY, now=at("2026-04-01 10:00"))
    found = proposal_problems(form, story.file, asking)
    return [f"{p.rule} {p.field}" for p in found]


def test_r9_a_whole_proposal_may_be_sent() -> None:
    assert problems(ready()) == []


def test_r4_nothing_is_proposed_for_a_customer_under_18() -> None:
    story = ready()
    story.change(story.customer, born_on=day("2008-04-02"))
    assert problems(story) == ["R4 measures"]
    story.change(story.customer, born_on=day("2008-04-01"))
    assert problems(story) == []


def test_r7_circumstances_and_the_customers_account_come_first() -> None:
    story = ready()
    story.records["factors"].clear()
    story.records["accounts"].clear()
    assert problems(story) == ["R7 circumstances", "R7 circumstances"]


def test_r7_our_own_failings_are_considered_whatever_else_is() -> None:
    story = ready()
    (factor,) = story.file.factors
    story.change(factor, kind="health")
    assert problems(story) == ["R7 circumstances"]
    for considered in ("our_none_found", "none_known"):
        story.change(story.file.factors[0], kind=considered)
        assert problems(story) == []


def test_r13_danger_is_reported_with_neither_a_warning_nor_circumstances() -> None:
    story = Story()
    story.incident()
    danger = {"straight_ground": "violence", "straight_reason": "He had a knife."}
    assert problems(story, POLICE, story.mina, **danger) == []
    r7 = ["R7 circumstances", "R7 circumstances"]
    assert problems(story, EMAIL_ONLY, story.mina, **danger) == r7
    assert problems(story, POLICE, **danger) == ["R13 straight_ground", *r7]
    serious = danger | {"straight_ground": "comparable_seriousness"}
    assert problems(story, POLICE, story.mina, **serious) == r7


def test_r6_measures_name_an_incident_after_the_warning() -> None:
    story = ready()
    before = story.incident("2026-03-01 09:00")
    since = story.incident("2026-03-21 09:00")
    assert problems(story, cited=[since]) == []
    assert problems(story, cited=[before]) == ["R6 straight_ground"]


@pytest.mark.parametrize(
    ("nomination", "found"),
    [
        ({}, []),
        ({"accepted": None}, ["R27 M5.nomination_id"]),
        ({"ended_on": TODAY}, ["R27 M5.nomination_id"]),
        ({"kind": NominationKind.ATTORNEY}, ["R27 M5.nomination_id"]),
    ],
)
def test_r27_m5_cannot_be_proposed_without_a_live_agreement(
    nomination: dict[str, Any], found: list[str]
) -> None:
    story = ready()
    made = story.nomination(**nomination)
    assert problems(story, story.speaks_for_her(made)) == found


@pytest.mark.parametrize("months", [0, 13, None])
def test_r11_measures_last_one_month_to_twelve(months: int | None) -> None:
    assert problems(ready(), months=months) == ["R11 months"]
