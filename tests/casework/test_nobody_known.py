"""A post or message from nobody known is nobody's until somebody says how they know (R4)."""

from __future__ import annotations

from typing import Any

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import give_case, open_case
from ubp_tui.casework.incidents import (
    complete_incident,
    drop_incident,
    find_unproven,
    join_incident,
    record_incident,
)
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.unattached import incident_view
from ubp_tui.casework.waiting import waiting_incidents
from ubp_tui.casework.whose import identify_incident
from ubp_tui.policy.facts import Incident
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident

KNOWN = "The picture shows the letter we sent to P1001."


def posted(office: Office, by: str = "sam", **more: Any) -> Incident:
    """A threat under a name that nobody knows."""
    form = NewIncident(
        customer_id=None,
        from_nobody_known=True,
        happened_at=office.now,
        channel="social",
        what_happened="“boilerman77” wrote that he would wait for Sam outside.",
        **more,
    )
    return record_incident(office.at(by), form)


def test_r4_a_post_from_nobody_known_is_recorded_and_belongs_to_no_customer(
    office: Office,
) -> None:
    found = posted(office)
    assert (found.customer_id, found.identified_by) == (None, "")
    assert incident_view(office.at("sam"), found.id).customer is None


def test_r4_a_customer_is_not_forgotten_by_chance(office: Office) -> None:
    form = NewIncident(
        customer_id=None, happened_at=office.now, channel="phone", what_happened="He shouted."
    )
    with pytest.raises(Invalid, match="Choose the customer"):
        record_incident(office.at("sam"), form)


def test_r1_what_is_nobodys_waits_for_its_details_and_for_a_customer(office: Office) -> None:
    found = posted(office)
    [waiting] = waiting_incidents(office.at("priya"))
    assert (waiting.owner, waiting.waits.what) == ("Sam", "its details")
    details = IncidentDetails(behaviours=("threats",), effect_on_wellbeing="Sam went home.")
    complete_incident(office.at("sam"), found, details)
    [waiting] = waiting_incidents(office.at("priya"))
    assert (waiting.waits.what, waiting.waits.due_on) == ("a customer", office.in_days(20))


def test_r4_what_is_nobodys_is_on_no_case(office: Office) -> None:
    case, found = office.opened(), posted(office)
    with pytest.raises(Refused, match="nobody's yet"):
        join_incident(office.at("priya"), found.id, case.id)
    with pytest.raises(Refused, match="nobody's yet"):
        open_case(office.at("priya"), found.customer_id, (found.id,))


def test_r4_it_is_said_how_we_know_whose_it_is_and_then_it_joins_their_case(
    office: Office,
) -> None:
    case, found = office.opened(), posted(office)
    with pytest.raises(Invalid, match="How we know"):
        identify_incident(office.at("priya"), found.id, case.customer_id, " ")
    identify_incident(office.at("priya"), found.id, case.customer_id, KNOWN)
    joined = join_incident(office.at("priya"), found.id, case.id)
    assert joined.identified_by == KNOWN
    with pytest.raises(Refused, match="theirs already"):
        identify_incident(office.at("priya"), found.id, case.customer_id, KNOWN)


def test_r4_nobody_says_that_it_was_they_themselves(office: Office) -> None:
    priya = office.customer(staff_id=office.id_of("priya"))
    with pytest.raises(Refused, match="about yourself"):
        identify_incident(office.at("priya"), posted(office).id, priya.id, KNOWN)


def test_r35_who_did_not_record_it_and_works_no_cases_does_not_identify_it(
    office: Office,
) -> None:
    jane, found = office.customer(), posted(office)
    with pytest.raises(Refused):
        identify_incident(office.at("kofi"), found.id, jane.id, KNOWN)
    identify_incident(office.at("sam"), found.id, jane.id, KNOWN)


def test_r1_what_is_nobodys_is_dropped_with_a_reason(office: Office) -> None:
    found = posted(office)
    drop_incident(office.at("priya"), found.id, "The account was deleted; the police know.")
    assert waiting_incidents(office.at("priya")) == ()
    with pytest.raises(Refused, match="was dropped"):
        identify_incident(office.at("priya"), found.id, office.customer().id, KNOWN)


def test_r20_nothing_is_recorded_of_somebody_who_has_died_to_wait_unseen(office: Office) -> None:
    jane, found = office.customer(), posted(office)
    office.died(jane, by="priya")
    with pytest.raises(Refused, match="having died"):
        office.jotted(jane)
    with pytest.raises(Refused, match="having died"):
        identify_incident(office.at("priya"), found.id, jane.id, KNOWN)


def test_r4_an_incident_recorded_of_the_wrong_person_leaves_their_case(office: Office) -> None:
    case, other = office.opened(), office.customer(given_names="Peter")
    (incident,) = office.file(case).incidents
    moved = identify_incident(office.at("priya"), incident.id, other.id, "It was her neighbour.")
    assert (moved.customer_id, moved.case_id) == (other.id, None)
    file = office.file(case)
    assert file.incidents == ()
    assert file.notes[-1].words == (
        "INC-0001 was not this customer, and has left the case. It was her neighbour."
    )
    assert [w.incident.id for w in waiting_incidents(office.at("priya"))] == [incident.id]
    read = incident_view(office.at("priya"), incident.id).incident
    assert read.additions[-1].words.startswith("This was recorded of another customer by mistake")


def test_r1_what_a_proposal_cites_stays_whose_it_was(office: Office) -> None:
    case, _ = office.proposed()
    cited = next(i for i in office.file(case).incidents if i.frozen_at)
    with pytest.raises(Refused, match="A proposal cites it"):
        identify_incident(office.at("priya"), cited.id, office.customer().id, KNOWN)


@pytest.mark.parametrize("who", ["kofi", "sam"])
def test_r35_only_whoever_has_the_case_says_that_an_incident_on_it_was_somebody_else(
    office: Office, who: str
) -> None:
    case = office.opened()
    (incident,) = office.file(case).incidents
    with pytest.raises(Refused, match="not been given"):
        identify_incident(office.at(who), incident.id, office.customer().id, KNOWN)


def test_r10_nobody_takes_away_their_own_part_while_a_proposal_waits(office: Office) -> None:
    case = office.ready()
    own = office.incident(office.file(case).customer, by="helen")
    office.propose(case)
    give_case(office.at("priya"), case.id, office.id_of("helen"), "Decides.")
    join_incident(office.at("priya"), own.id, case.id)
    with pytest.raises(Refused, match="You have a part in"):
        identify_incident(office.at("helen"), own.id, office.customer().id, KNOWN)
    with pytest.raises(Refused, match="You have a part in"):
        find_unproven(office.at("helen"), own.id, "It may have been another day.")


def test_r3_what_was_said_in_answer_goes_with_the_incident_to_whose_it_was(office: Office) -> None:
    case, other = office.opened(), office.opened(office.customer(given_names="Ann"))
    (incident,) = office.file(case).incidents
    said = office.allegation(case, "helen", incident_id=incident.id)
    identify_incident(office.at("priya"), incident.id, other.customer_id, "It was Ann.")
    assert office.file(case).allegations == ()
    assert [a.id for a in office.file(other).allegations] == [said.id]
