"""The main job from the first incident to the closed case, through the real screens."""

from tests.end_to_end.appealing import others_are_looked_after, the_customer_appeals
from tests.end_to_end.before_deciding import (
    a_case_is_opened_and_the_customer_warned,
    an_incident_is_recorded_during_a_call,
    measures_are_proposed_by_two_people,
)
from tests.end_to_end.deciding import (
    the_customer_is_informed,
    the_proposal_is_decided_measure_by_measure,
)
from tests.end_to_end.ending import the_case_ends
from tests.end_to_end.walk import set_out
from tests.screens.conftest import Office, office, policy

__all__ = ["office", "policy"]


async def test_a_case_goes_from_the_first_incident_to_its_end(office: Office) -> None:
    walk = set_out(office)
    await an_incident_is_recorded_during_a_call(walk)
    await a_case_is_opened_and_the_customer_warned(walk)
    await measures_are_proposed_by_two_people(walk)
    await the_proposal_is_decided_measure_by_measure(walk)
    await the_customer_is_informed(walk)
    await the_customer_appeals(walk)
    await others_are_looked_after(walk)
    await the_case_ends(walk)
