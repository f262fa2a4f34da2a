"""Another landlord's figures are what its staff work by (R36)."""

from msgspec.structs import replace

from tests.casework.office import Office
from ubp_tui.casework.incidents import follow_up_incident
from ubp_tui.casework.queues import Queue, count_queues, refresh_stale, viewer
from ubp_tui.policy.document import Policy


def with_figure(policy: Policy, name: str, value: int) -> Policy:
    figure = replace(getattr(policy.figures, name), value=value)
    return replace(policy, figures=replace(policy.figures, **{name: figure}))


def test_r1_an_incident_is_followed_up_as_late_as_the_policy_says(office: Office) -> None:
    office.policy = with_figure(office.policy, "longest_follow_up_weeks", 26)
    incident = office.jotted(office.customer())
    later = follow_up_incident(office.at("priya"), incident.id, 26)
    assert later.followed_up_until == office.today.add(weeks=26)


def test_r18_what_ends_is_listed_as_long_before_as_the_policy_says(office: Office) -> None:
    office.in_force()
    office.now = office.now.add(months=11)
    refresh_stale(office.at("priya"))
    for weeks, listed in ((1, 0), (8, 1)):
        office.policy = with_figure(office.policy, "ending_weeks", weeks)
        desk = office.at("priya")
        looking = viewer(desk, office.staff["priya"])
        assert count_queues(desk, looking)[Queue.ENDING] == listed
