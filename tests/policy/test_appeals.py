"""Where an appeal stands, and by when it arrives in time."""

from typing import Any

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICY, THURSDAYS, Story, at, day
from ubp_tui.policy.appeals import (
    AppealState,
    appeal_state,
    findings_in_order,
    last_day_to_appeal,
    open_appeals,
    overall_outcome,
    review_due,
    why_not_refer_yet,
)
from ubp_tui.policy.facts import AppealOutcome

THEN: dict[str, Any] = {
    "reasons_asked_on": day("2026-04-13"),
    "referred_at": at("2026-04-20"),
    "decided_at": at("2026-04-28"),
}


@pytest.mark.parametrize(
    ("fields", "state", "is_open"),
    [
        ([], AppealState.RECEIVED, True),
        (["reasons_asked_on"], AppealState.REASONS_ASKED, True),
        (["reasons_asked_on", "referred_at"], AppealState.REFERRED, True),
        (["reasons_asked_on", "referred_at", "decided_at"], AppealState.DECIDED, False),
        (["reasons_asked_on", "withdrawn_at"], AppealState.WITHDRAWN, False),
        (["not_accepted_at"], AppealState.NOT_ACCEPTED, False),
    ],
)
def test_r29_the_stages_of_an_appeal(fields: list[str], state: AppealState, is_open: bool) -> None:
    story = Story()
    values = {name: THEN.get(name, at("2026-04-28")) for name in fields}
    appeal = story.appeal(story.decide(story.propose()), **values)
    assert appeal_state(appeal) == state
    assert open_appeals(story.file) == ([appeal] if is_open else [])


def test_r29_the_appeal_received_first_leads_whenever_it_was_recorded() -> None:
    story = Story()
    decision, warning = story.decide(story.propose()), story.warn()
    later = story.appeal(decision, "2026-04-10")
    earlier = story.appeal(warning, "2026-04-09")
    assert open_appeals(story.file) == [earlier, later]


def test_r20_a_death_ends_every_appeal() -> None:
    story = Story()
    story.appeal(story.decide(story.propose()))
    story.change(story.customer, died_on=day("2026-04-12"))
    assert open_appeals(story.file) == []


@pytest.mark.parametrize(
    ("informed", "last"),
    [
        ("2026-06-05 10:00", "2026-07-03"),  # the example of the policy
        ("2026-04-01 10:00", "2026-05-01"),  # over Easter
        ("2026-04-03 23:30", "2026-05-05"),  # over Easter and the first bank holiday of May
    ],
)
def test_r29_an_appeal_is_in_time_for_twenty_working_days_from_being_informed(
    informed: str, last: str
) -> None:
    story = Story()
    decision = story.decide(story.propose())
    assert last_day_to_appeal(story.file, POLICY, decision_id=decision.id) is None
    story.inform(decision, informed)
    assert last_day_to_appeal(story.file, POLICY, decision_id=decision.id) == day(last)


def test_r12_time_to_appeal_starts_again_after_a_returned_letter() -> None:
    story = Story()
    decision = story.in_force()
    story.letter_came_back(decision, "2026-04-15 09:00")
    assert last_day_to_appeal(story.file, POLICY, decision_id=decision.id) is None
    story.item(decision, 12, "2026-06-05 10:00")
    assert last_day_to_appeal(story.file, POLICY, decision_id=decision.id) == day("2026-07-03")


def test_r29_a_warning_can_be_appealed_for_twenty_working_days_from_its_receipt() -> None:
    story = Story()
    warning = story.warn("2026-06-05")
    assert last_day_to_appeal(story.file, POLICY, warning=warning) == day("2026-07-03")
    returned = story.change(warning, returned_on=day("2026-06-10"))
    assert last_day_to_appeal(story.file, POLICY, warning=returned) is None


@pytest.mark.parametrize(
    ("fields", "today", "said"),
    [
        ({}, "2026-04-13", "Ask the customer to confirm"),
        ({"reasons_asked_on": day("2026-04-13")}, "2026-04-13", "has until 27 April 2026"),
        ({"reasons_asked_on": day("2026-04-13")}, "2026-04-27", "has until 27 April 2026"),
        ({"reasons_asked_on": day("2026-04-13")}, "2026-04-28", ""),
        ({"reasons_confirmed_on": day("2026-04-14")}, "2026-04-14", ""),
        ({"reasons_declined_on": day("2026-04-14")}, "2026-04-14", ""),
    ],
)
def test_r30_an_appeal_is_not_referred_before_the_customer_could_confirm_their_reasons(
    fields: dict[str, Any], today: str, said: str
) -> None:
    story = Story()
    appeal = story.appeal(story.decide(story.propose()), **fields)
    assert said in (why_not_refer_yet(appeal, day(today)) or "")
    assert bool(said) == bool(why_not_refer_yet(appeal, day(today)))


def test_r32_the_reviewer_has_ten_working_days_from_the_referral() -> None:
    story = Story()
    appeal = story.appeal(story.decide(story.propose()))
    assert review_due(appeal, POLICY) is None
    # half past eleven in the evening in UTC is the next day in London
    referred = story.change(appeal, referred_at=at("2026-04-14 00:30"))
    assert review_due(referred, POLICY) == day("2026-04-28")


@pytest.mark.parametrize(
    ("outcomes", "overall"),
    [
        (["upheld", "upheld"], AppealOutcome.UPHELD),
        (["not upheld", "not upheld"], AppealOutcome.NOT_UPHELD),
        (["upheld", "not upheld"], AppealOutcome.PARTLY),
        (["partly upheld", "partly upheld"], AppealOutcome.PARTLY),
    ],
)
def test_r32_the_outcome_in_one_word(outcomes: list[str], overall: AppealOutcome) -> None:
    story = Story()
    appeal = story.appeal(story.in_force(EMAIL_ONLY, THURSDAYS))
    assert overall_outcome(appeal) is None
    findings = tuple(
        story.finding(appeal, outcome, measure)
        for outcome, measure in zip(outcomes, story.file.measures, strict=True)
    )
    decided = story.change(appeal, decided_at=at("2026-04-20"), findings=findings)
    assert overall_outcome(decided) == overall


def test_r32_findings_stand_in_the_order_of_the_measures() -> None:
    story = Story()
    appeal = story.appeal(story.in_force(EMAIL_ONLY, THURSDAYS))
    findings = tuple(story.finding(appeal, "upheld", m) for m in reversed(story.file.measures))
    decided = story.change(appeal, decided_at=at("2026-04-20"), findings=findings)
    assert findings_in_order(story.file, decided) == list(reversed(findings))
