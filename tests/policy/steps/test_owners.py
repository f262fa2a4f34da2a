"""Nothing waits unseen: the owner of every next step is somebody who may do it (R10-R31)."""

from __future__ import annotations

import pendulum
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policy.builders import POLICY, Story
from tests.policy.histories import histories
from tests.policy.subjects import subject_of
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking, why_not_do
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.permissions import may
from ubp_tui.policy.steps import next_steps


@st.composite
def offices(draw: st.DrawFn) -> tuple[Story, pendulum.DateTime]:
    """A case whatever has happened, in an office where anybody may be away or gone.

    Anybody may be anybody's line manager, and own the case, and be the customer.
    """
    story, now = draw(histories())
    people = [story.people[p.id] for p in list(story.people.values())]
    anybody = st.sampled_from(people)
    for person in people:
        line = draw(st.none() | anybody)
        story.change(person, line_manager_id=line.id if line else None)
    for person in draw(st.lists(anybody, unique_by=lambda p: p.id)):
        story.away(story.people[person.id], str(london_date(now)))
    story.change(story.case, owner_id=draw(st.just(story.tom) | anybody).id)
    if draw(st.booleans()):
        works_here = draw(anybody)
        story.change(story.customer, staff_id=works_here.id)
        story.change(story.case, restricted=True)
    return story, now


def managers(story: Story, now: pendulum.DateTime) -> list[Asking]:
    """Everybody of a manager's grade or above who works here, away or not."""
    people = [p for p in story.people.values() if not p.outside]
    askings = [Asking(actor=p, policy=POLICY, now=now) for p in people]
    return [
        asking
        for asking in askings
        if asking.holds(POLICY.authority.manages)
        and not asking.actor.has_left(asking.today)
        and asking.actor.id != story.customer.staff_id
    ]


@settings(max_examples=200, deadline=None)
@given(told=offices())
def test_r10_r21_r23_r31_whoever_a_step_falls_to_may_do_it(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    for step in next_steps(story.file, POLICY, now):
        if step.owner_id is None:
            continue
        asking = Asking(actor=story.people[step.owner_id], policy=POLICY, now=now)
        refusal = may(asking, step.action, story.file, subject_of(step, story.file))
        assert refusal is None, f"{step.what}: {refusal}"


@settings(max_examples=200, deadline=None)
@given(told=offices())
def test_what_falls_to_any_manager_some_manager_may_do_or_has_to_find_somebody(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    for step in next_steps(story.file, POLICY, now):
        if step.owner_id is not None or step.action == Action.RECORD_AUTHORITY:
            continue
        about = subject_of(step, story.file)
        refusals = [why_not_do(a, step.action, story.file, about) for a in managers(story, now)]
        assert None in refusals, f"{step.what}: {refusals}"
