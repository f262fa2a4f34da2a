"""Who deals with a customer on a case (R25)."""

from tests.policy.builders import Story, day
from ubp_tui.policy.taking_part import taking_part


def test_r25_the_owner_has_a_part_from_the_beginning() -> None:
    story = Story()
    assert taking_part(story.file)[0] == story.case.owner_id


def test_r25_point_of_contact_and_deputy_lead_then_owner_reviewer_and_decider() -> None:
    story = Story()
    decision = story.in_force(story.contact())
    story.appeal(decision, reviewer=story.hope)
    parts = taking_part(story.file)
    expected = (story.sam.id, story.dee.id, story.case.owner_id, story.hope.id, story.hal.id)
    assert parts[:5] == expected


def test_r25_somebody_whose_role_has_ended_leads_no_more() -> None:
    story = Story()
    story.in_force(story.contact())
    (contact, _) = story.file.contact_roles
    story.change(contact, ended_on=day("2026-05-01"))
    assert taking_part(story.file)[0] == story.dee.id
