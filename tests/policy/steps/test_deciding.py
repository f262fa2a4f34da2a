"""What is left of a proposal: the draft to finish, the decision to make."""

from tests.policy.builders import Story, at, day
from tests.policy.due import due, steps
from tests.policy.records import NEEDING_TWO
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Draft, DraftKind


def draft(story: Story, kind: DraftKind = DraftKind.PROPOSAL) -> Draft:
    return story.add(
        Draft(
            id=story.id(),
            kind=kind,
            case_id=story.case.id,
            started_by_id=story.tom.id,
            started_at=at("2026-03-30 10:00"),
            holder_id=story.mina.id,
            saved_at=at("2026-03-30 10:00"),
        )
    )


def test_r9_a_proposal_that_was_begun_waits_with_whoever_works_on_it() -> None:
    story = Story()
    draft(story)
    draft(story, DraftKind.INFORMING)
    assert due(story, "2026-03-31", "R9") == [("Finish the proposal", "2026-04-08", "Mina Manager")]


def test_r20_no_proposal_is_finished_on_a_case_that_is_only_open_again() -> None:
    story = Story()
    draft(story)
    story.change(story.case, closed_at=at("2026-03-30"), reopened_at=at("2026-03-31"))
    assert due(story, "2026-03-31", "R9") == []


def test_r10_the_decision_waits_with_whoever_was_asked() -> None:
    story = Story()
    story.propose(sent="2026-04-07 10:00", sent_to_id=story.eve.id)
    assert due(story, "2026-04-07 12:00", "R10") == [("Decide", "2026-04-14", "Eve Executive")]


def test_r10_while_whoever_was_asked_is_away_or_excluded_somebody_else_decides() -> None:
    story = Story()
    story.propose(sent="2026-04-07 10:00", sent_to_id=story.hal.id)
    story.away(story.hal, "2026-04-07")
    assert due(story, "2026-04-07 12:00", "R10") == [("Decide", "2026-04-14", "Hope Head")]
    story.allegation(story.hope)
    assert due(story, "2026-04-07 12:00", "R10") == [("Decide", "2026-04-14", "Eve Executive")]


def test_r10_where_everybody_who_may_is_away_the_decision_falls_to_no_line_manager() -> None:
    story = Story()
    story.change(story.hal, line_manager_id=story.tom.id)
    story.propose(sent="2026-04-07 10:00", sent_to_id=story.hal.id)
    for person in (story.hal, story.hope, story.eve):
        story.away(story.people[person.id], "2026-04-07")
    [step] = steps(story, "2026-04-07 12:00", "R10")
    assert (step.what, step.owner_id, str(step.due_on)) == ("Decide", None, "2026-04-14")
    assert (step.action, "stand in" in step.blocker) == (Action.RECORD_AUTHORITY, True)


def test_r10_while_they_are_away_an_involved_head_of_service_has_somebody_stand_in() -> None:
    story = Story()
    story.propose(sent="2026-04-07 10:00")
    story.allegation(story.hope)
    for person in (story.hal, story.eve):
        story.away(person, "2026-04-07")
    [step] = steps(story, "2026-04-07 12:00", "R10")
    assert (step.action, step.owner_id) == (Action.RECORD_AUTHORITY, story.hope.id)


def test_r10_what_an_outside_person_decides_is_entered_by_a_head_of_service() -> None:
    story = Story()
    story.propose(sent="2026-04-07 10:00", sent_by_id=story.hal.id)
    story.person("Olu Outside", "executive", outside=True)
    story.allegation(story.hope)
    story.allegation(story.eve)
    [step] = steps(story, "2026-04-07 12:00", "R10")
    assert (step.what, step.owner_id) == ("Enter what the outside person decides", story.hope.id)
    assert (step.action, step.blocker) == (Action.RECORD_AUTHORITY, "")


def test_r10_where_nobody_may_decide_a_head_of_service_records_an_outside_person() -> None:
    story = Story()
    story.propose(sent="2026-04-07 10:00", sent_by_id=story.hal.id)
    story.allegation(story.hope)
    story.allegation(story.eve)
    [step] = steps(story, "2026-04-07 12:00", "R10")
    assert (step.what, step.owner_id) == ("Record an outside person to decide", story.hope.id)
    assert (step.action, step.blocker) == (Action.RECORD_AUTHORITY, "Nobody here may decide this.")


def test_r10_where_two_decide_the_second_is_somebody_else() -> None:
    story = Story()
    proposal = story.propose(sent="2026-04-07 10:00", sent_to_id=story.hal.id)
    story.approve(proposal, decided_at=at("2026-04-08"))
    [step] = steps(story, "2026-04-08 12:00", "R10", NEEDING_TWO)
    assert (step.what, step.due_on) == ("Decide, as the second of two", day("2026-04-14"))
    assert step.owner_id == story.hope.id


def test_r29_the_decision_says_when_the_warning_it_rests_on_is_under_appeal_or_undone() -> None:
    story = Story()
    warning = story.warn()
    story.incident("2026-03-20 09:00")
    story.propose()
    assert [s.blocker for s in steps(story, "2026-04-02", "R10")] == [""]
    appeal = story.appeal(warning, "2026-04-01")
    [step] = steps(story, "2026-04-02", "R10")
    assert "under appeal" in step.blocker
    story.change(appeal, decided_at=at("2026-04-02"))
    story.change(warning, undone_at=at("2026-04-02"))
    [step] = steps(story, "2026-04-03", "R10")
    assert "No warning stands" in step.blocker


def test_a_step_falls_to_nobody_where_its_person_was_never_recorded() -> None:
    story = Story()
    story.change(story.case, owner_id=story.id())
    assert {step.owner_id for step in steps(story, "2026-03-03")} == {None}


def test_r26_what_is_somebodys_falls_to_their_line_manager_while_away_else_to_any_manager() -> None:
    story = Story()
    story.change(story.tom, line_manager_id=story.mina.id)
    assert {s.owner_id for s in steps(story, "2026-03-03")} == {story.tom.id}
    story.away(story.people[story.tom.id], "2026-03-03", "2026-03-05")
    assert {s.owner_id for s in steps(story, "2026-03-03")} == {story.mina.id}
    story.change(story.mina, left_on=day("2026-03-03"))
    assert {s.owner_id for s in steps(story, "2026-03-04")} == {None}
    assert {s.owner_id for s in steps(story, "2026-03-06")} == {story.tom.id}


def test_the_first_due_leads() -> None:
    found = [s.due_on for s in steps(Story(), "2026-03-03")]
    assert found == sorted(found)
