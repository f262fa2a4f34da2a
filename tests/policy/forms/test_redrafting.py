"""A proposal that was sent back, as the fields of the wizard again (R11)."""

from msgspec.structs import replace

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, THURSDAYS, Story, day
from ubp_tui.policy.facts import Proposal
from ubp_tui.policy.forms.drafting import read_proposal
from ubp_tui.policy.forms.redrafting import fields_of

TODAY = day("2026-04-03")


def sent_back() -> tuple[Story, Proposal]:
    story = Story()
    story.incident()
    nomination = story.nomination()
    proposal = story.propose(
        story.contact(),
        EMAIL_ONLY,
        NO_BOILER,
        THURSDAYS,
        story.speaks_for_her(nomination),
        POLICE,
        starts_on=day("2026-04-02"),
        straight_ground="violence",
        straight_reason="He pushed a colleague.",
    )
    return story, proposal


def test_r11_everything_that_was_proposed_is_there_to_be_changed() -> None:
    _, proposal = sent_back()
    form, unread = read_proposal(fields_of(proposal), TODAY)
    assert unread == []
    assert [m.details for m in form.measures] == [m.details for m in proposal.measures]
    assert [m.incident_ids for m in form.measures] == [m.incident_ids for m in proposal.measures]
    assert (form.starts_on, form.months) == (proposal.starts_on, proposal.months)
    assert form.straight_reason == "He pushed a colleague."


def test_r12_a_reason_for_at_once_is_there_again() -> None:
    story, _ = sent_back()
    proposal = story.propose(THURSDAYS)
    fields = fields_of(proposal)
    assert fields["M4.immediate"] == "no"
    assert fields["M4.is_adjustment"] == "no"


def test_r11_several_issues_that_were_sent_back_are_there_each_for_itself() -> None:
    story, _ = sent_back()
    proposal = story.propose(NO_BOILER, replace(NO_BOILER, issue="the fence"), POLICE)
    fields = fields_of(proposal)
    assert fields["measures"] == ("M3", "M3-2", "M6")
    form, unread = read_proposal(fields, TODAY)
    assert unread == []
    assert [m.details for m in form.measures] == [m.details for m in proposal.measures]
