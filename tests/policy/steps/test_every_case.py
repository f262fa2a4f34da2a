"""Nothing waits unseen: whatever happens, every open case says what is left to do."""

import pendulum
from hypothesis import given

from tests.policy.builders import POLICY, Story
from tests.policy.histories import OPEN, histories
from ubp_tui.policy.facts import Case, CaseFile
from ubp_tui.policy.stage import stage
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State, standings
from ubp_tui.policy.steps import next_steps


@given(told=histories(of=OPEN))
def test_every_open_case_has_a_next_step_and_every_step_a_due_date(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    steps = next_steps(story.file, POLICY, now)
    assert steps
    for step in steps:
        assert isinstance(step.due_on, pendulum.Date)
        assert step.what
        assert POLICY.rule(step.rule)


@given(told=histories())
def test_every_step_falls_to_somebody_who_is_here_or_to_any_manager(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    today = now.in_timezone("Europe/London").date()
    for step in next_steps(story.file, POLICY, now):
        if step.owner_id is not None:
            assert story.people[step.owner_id].is_here(today)


@given(told=histories())
def test_every_case_stands_at_one_stage_that_its_measures_bear_out(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    found = stage(story.file, POLICY, now).stage
    states = {s.state for s in standings(story.file, POLICY, now)}
    running = states & {State.BINDING, State.SUSPENDED}
    if found == Stage.IN_FORCE:
        assert running
    elif found != Stage.CLOSED:
        assert not running
    if found in (Stage.PROPOSED, Stage.WARNED, Stage.ASSESSING):
        assert states <= {State.ENDED}


@given(told=histories())
def test_a_closed_case_has_no_step_but_for_what_comes_late_until_it_is_reopened(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    closed: Case = story.change(story.case, closed_at=now, reopened_at=None)
    file: CaseFile = story.file
    about = {step.about_id for step in next_steps(file, POLICY, now)}
    late = (*file.allegations, *file.appeals, *file.complaints, *file.support)
    assert about <= {each.id for each in late}
    story.change(closed, reopened_at=now)
    assert next_steps(story.file, POLICY, now)
