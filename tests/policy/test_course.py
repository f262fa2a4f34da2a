"""When a measure came into force and ended, and who answers meanwhile (R12, R18, R26)."""

import pendulum
from hypothesis import given

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from tests.policy.histories import histories
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.course import (
    came_into_force_at,
    ended_words,
    lapsed_at,
    who_answers,
)
from ubp_tui.policy.facts import Ended
from ubp_tui.policy.standing import State, standing, standings

LATER = at("2027-06-01 12:00")


def words(story: Story, code: str = "M2", now: pendulum.DateTime = LATER) -> str:
    found = standing(story.file, story.measure(code), POLICY, now)
    return ended_words(found)


def began(story: Story, now: pendulum.DateTime = LATER) -> pendulum.DateTime | None:
    return came_into_force_at(story.file, story.measure(), POLICY, now)


def test_r18_a_measure_that_lapsed_says_on_which_day() -> None:
    story = Story()
    story.in_force()
    assert words(story, now=at("2027-04-01 23:59")) == ""
    assert words(story) == "lapsed at the end of its last day, 1 April 2027"
    assert lapsed_at(story.file, story.measure(), POLICY, LATER) == at("2027-04-02")


def test_r21_a_measure_that_was_lifted_says_on_which_day_and_never_lapsed() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-05-05 09:00")
    assert words(story) == "lifted, 5 May 2026"
    assert lapsed_at(story.file, story.measure(), POLICY, LATER) is None


def test_r20_a_death_ends_every_measure_on_its_day() -> None:
    story = Story()
    story.in_force()
    story.change(story.customer, died_on=day("2026-05-05"))
    assert words(story) == "the customer has died, 5 May 2026"
    assert lapsed_at(story.file, story.measure(), POLICY, LATER) is None


def test_r18_what_had_lapsed_before_a_death_ended_when_it_lapsed() -> None:
    story = Story()
    story.in_force()
    story.change(story.customer, died_on=day("2027-05-05"))
    assert words(story) == "lapsed at the end of its last day, 1 April 2027"


def test_r12_a_report_is_done_on_the_day_of_the_later_of_reporting_and_telling() -> None:
    story = Story()
    story.in_force(POLICE)
    story.change(story.measure("M6"), reported_at=at("2026-04-09 10:00"))
    assert words(story, "M6") == "done: reported and the customer told, 9 April 2026"
    assert came_into_force_at(story.file, story.measure("M6"), POLICY, LATER) is None


def test_r12_a_measure_comes_into_force_once_the_customer_is_told() -> None:
    story = Story()
    story.in_force()
    assert began(story, at("2026-04-03 14:59")) is None
    assert began(story) == at("2026-04-03 15:00")


def test_r12_what_ended_before_the_customer_was_told_never_came_into_force() -> None:
    story = Story()
    story.in_force()
    story.end("M2", "2026-04-03 09:00", Ended.UNDONE)
    assert began(story) is None


@given(histories())
def test_r12_r18_the_course_agrees_with_where_a_measure_stands(
    told: tuple[Story, pendulum.DateTime],
) -> None:
    story, now = told
    for found in standings(story.file, POLICY, now):
        on = found.ended_on
        assert (on is not None) == found.has_ended
        assert on is None or on <= london_date(now)
        if found.state in (State.BINDING, State.SUSPENDED):
            assert came_into_force_at(story.file, found.measure, POLICY, now) == found.binds_from
        if found.rule == "R18" and found.has_ended:
            assert lapsed_at(story.file, found.measure, POLICY, now) is not None


TODAY = at("2026-05-04 12:00")


def covers(story: Story, code: str = "M1") -> str:
    found = standing(story.file, story.measure(code), POLICY, TODAY)
    return who_answers(story.file, found, london_date(TODAY), POLICY.calendar)


def test_r26_whoever_covers_for_the_point_of_contact_is_said() -> None:
    story = Story()
    story.in_force(story.contact(), THURSDAYS)
    assert covers(story) == ""
    story.away(story.sam, "2026-05-01")
    assert covers(story) == "Sam Reed is away: Dee Patel answers"
    story.change(story.sam, left_on=day("2026-05-01"))
    assert covers(story) == "Sam Reed has left: Dee Patel answers"
    assert covers(story, "M4") == ""


def test_r25_while_nobody_is_point_of_contact_the_deputy_answers() -> None:
    story = Story()
    story.in_force(story.contact())
    (role, _) = story.file.contact_roles
    story.change(role, ended_on=day("2026-05-01"))
    assert covers(story) == "There is no point of contact: Dee Patel answers"


def test_r26_where_nobody_is_here_nobody_answers() -> None:
    story = Story()
    story.in_force(story.contact(), EMAIL_ONLY)
    for person in (story.sam, story.dee):
        story.away(person, "2026-05-01")
    assert covers(story) == ""


def test_r12_nobody_answers_before_the_customer_is_told() -> None:
    story = Story()
    story.decide(story.propose(story.contact()))
    story.roles_accepted()
    story.away(story.sam, "2026-04-01")
    assert covers(story) == ""


def test_r14_r26_on_a_day_on_which_they_never_work_the_deputy_answers() -> None:
    story = Story()
    story.in_force(story.contact())
    story.change(story.people[story.sam.id], working_days=(2, 3))
    now = at("2026-05-07 12:00")
    found = standing(story.file, story.measure("M1"), POLICY, now)
    words = who_answers(story.file, found, london_date(now), POLICY.calendar)
    assert words == "Sam Reed does not work today: Dee Patel answers"
