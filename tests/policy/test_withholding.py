"""What is shared with others may be withheld: by whose word, and until when (R12)."""

import pendulum
import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, Story, day
from ubp_tui.policy.facts import Informing
from ubp_tui.policy.withholding import look_again_by, may_authorise

TODAY = day("2026-04-07")


def checklist(story: Story, months: int = 12) -> Informing:
    story.decide(story.propose(POLICE, EMAIL_ONLY), starts="2026-04-02", months=months)
    return story.file.informings[0]


@pytest.mark.parametrize(("months", "latest"), [(12, "2026-10-02"), (3, "2026-07-01")])
def test_r12_it_is_looked_at_again_by_the_review_or_the_last_day(months: int, latest: str) -> None:
    story = Story()
    informing = checklist(story, months)
    assert str(look_again_by(story.file, informing, POLICY, TODAY)) == latest


def test_r12_after_a_review_it_is_looked_at_again_by_the_next_one() -> None:
    story = Story()
    informing = checklist(story)
    story.review("2026-08-03 10:00")
    assert str(look_again_by(story.file, informing, POLICY, day("2026-08-04"))) == "2027-02-03"


def test_r12_what_is_withheld_beyond_the_measures_is_looked_at_again_in_six_months() -> None:
    story = Story()
    informing = checklist(story, months=3)
    later: pendulum.Date = day("2026-12-01")
    assert str(look_again_by(story.file, informing, POLICY, later)) == "2027-06-01"


def test_r12_a_head_of_service_or_executive_who_works_here_authorises() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    gone = story.person("Gia Gone", "executive", left_on=day("2026-04-01"))
    story.change(story.customer, staff_id=story.hope.id)
    able = [p.name for p in story.people.values() if may_authorise(p, story.file, POLICY, TODAY)]
    assert able == ["Hal Head", "Eve Executive"]
    assert {olu.name, gone.name}.isdisjoint(able)
