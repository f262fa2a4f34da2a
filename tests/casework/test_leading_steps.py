"""What a line of the case list leads with, for whoever looks (R35)."""

from tests.casework.office import Office
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.queues import CaseRow, ListRequest, Queue, list_cases, viewer
from ubp_tui.policy.facts import Case


def lines(office: Office, username: str, queue: Queue) -> dict[str, CaseRow]:
    looking = viewer(office.at(username), office.staff[username])
    found = list_cases(office.at(username), looking, ListRequest(queue=queue))
    return {row.reference: row for row in found}


def with_details_missing(office: Office, by: str) -> Case:
    """A warned case that Priya owns, with an incident whose recorder is to complete it."""
    case = office.warned()
    incident = office.jotted(office.file(case).customer, by=by)
    join_incident(office.at("priya"), incident.id, case.id)
    return case


def test_what_is_mine_leads_with_what_falls_to_me(office: Office) -> None:
    case = with_details_missing(office, by="kofi")
    everybody = lines(office, "priya", Queue.OPEN)[case.reference]
    mine = lines(office, "priya", Queue.MINE)[case.reference]
    assert everybody.next_step.startswith("Complete incident")
    assert everybody.next_owner_id == office.id_of("kofi")
    assert mine.next_owner_id == office.id_of("priya")
    assert mine.next_due is not None and everybody.next_due is not None
    assert mine.next_due > everybody.next_due


def test_what_is_mine_goes_by_when_mine_is_due(office: Office) -> None:
    mine_first = office.warned()
    office.later(1)
    kofis_first = with_details_missing(office, by="kofi")
    cases = [kofis_first.reference, mine_first.reference]
    assert list(lines(office, "priya", Queue.OPEN)) == cases
    assert list(lines(office, "priya", Queue.MINE)) == cases[::-1]


def test_what_waits_for_a_decision_leads_with_the_decision(office: Office) -> None:
    case, _ = office.proposed()
    line = lines(office, "helen", Queue.TO_DECIDE)[case.reference]
    assert line.next_step == "Decide"


def test_r35_somebody_asked_for_a_role_reads_that_and_not_what_others_have_to_do(
    office: Office,
) -> None:
    case, _ = office.decided(office.with_sam())
    for queue in (Queue.OPEN, Queue.ALL, Queue.MINE):
        line = lines(office, "sam", queue)[case.reference]
        assert not line.given
        assert line.next_step == "Point of contact: accept or decline"
    leads = lines(office, "priya", Queue.OPEN)[case.reference].next_step
    assert leads != "Point of contact: accept or decline"
