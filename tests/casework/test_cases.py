import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import (
    add_note,
    assign_case,
    close_case,
    give_case,
    open_case,
    take_case,
)
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.policy.stages import Stage


def test_r4_a_case_is_opened_with_its_incidents_by_a_team_leader(office: Office) -> None:
    customer = office.customer()
    incident = office.incident(customer)
    with pytest.raises(Refused, match="team leader"):
        open_case(office.at("sam"), customer.id, (incident.id,))
    case = open_case(office.at("priya"), customer.id, (incident.id,))
    assert case.reference == "UBP-0001"
    assert case.owner_id == office.id_of("priya")
    assert office.stage(case) == Stage.ASSESSING


def test_r4_a_customer_has_one_open_case(office: Office) -> None:
    customer = office.customer()
    case = office.opened(customer)
    more = office.incident(customer)
    with pytest.raises(Refused, match=case.reference):
        open_case(office.at("marcus"), customer.id, (more.id,))


def test_r1_a_case_is_opened_for_an_incident(office: Office) -> None:
    with pytest.raises(Invalid, match="incident"):
        open_case(office.at("priya"), office.customer().id, ())


def test_r4_a_case_takes_no_other_customers_incident(office: Office) -> None:
    jane, james = office.customer(), office.customer(given_names="James")
    incident = office.incident(james)
    before = office.head()
    with pytest.raises(Invalid, match="not theirs"):
        open_case(office.at("priya"), jane.id, (incident.id,))
    assert office.head() == before


def test_r4_joint_tenants_share_a_tenancy_and_not_a_case(office: Office) -> None:
    jane, james = office.customer(), office.customer(given_names="James")
    assert jane.tenancy_reference == james.tenancy_reference
    assert office.opened(jane).customer_id != office.opened(james).customer_id


def test_r4_the_file_of_a_customer_who_is_staff_is_restricted(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("marcus"))
    case = office.opened(customer)
    assert case.restricted
    for do in (take_case, add_note):
        with pytest.raises(Refused, match="not open to you"):
            do(office.at("marcus"), case.id, "To look.")
    take_case(office.at("ruth"), case.id, "Nobody else leads this team.")
    with pytest.raises(Refused, match="this colleague"):
        give_case(office.at("ruth"), case.id, office.id_of("marcus"), "Asks for it.")


def test_r35_a_case_is_given_with_a_reason(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Refused, match="not been given"):
        add_note(office.at("kofi"), case.id, "Rang back.")
    with pytest.raises(Invalid):
        give_case(office.at("priya"), case.id, office.id_of("kofi"), "")
    give_case(office.at("priya"), case.id, office.id_of("kofi"), "Knows the customer.")
    assert add_note(office.at("kofi"), case.id, "Rang back.").words == "Rang back."


def test_r35_a_manager_takes_a_case_and_it_shows(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Refused, match="manager"):
        take_case(office.at("marcus"), case.id, "To look.")
    take_case(office.at("ruth"), case.id, "A complaint asks for it.")
    given = {a.staff_id: a.reason for a in office.file(case).access}
    assert given[office.id_of("ruth")] == "A complaint asks for it."


def test_a_case_is_owned_by_somebody_who_works_cases(office: Office) -> None:
    case = office.opened()
    with pytest.raises(Refused, match="cannot own"):
        assign_case(office.at("priya"), case, office.id_of("sam"))
    assert assign_case(office.at("priya"), case, office.id_of("marcus")).owner_id == office.id_of(
        "marcus"
    )


def test_r20_a_case_without_measures_closes_with_a_reason(office: Office) -> None:
    case = office.considered()
    with pytest.raises(Invalid):
        close_case(office.at("priya"), case, " ")
    close_case(office.at("priya"), case, "It was our own failing.")
    assert office.stage(case) == Stage.CLOSED
    assert office.steps(case) == ()
    with pytest.raises(Refused, match="closed"):
        office.warn(case)


def test_r20_a_case_with_a_measure_in_force_does_not_close(office: Office) -> None:
    case, _ = office.in_force()
    with pytest.raises(Refused, match="M2 has not ended"):
        close_case(office.at("priya"), office.file(case).case, "Enough.")


def test_r20_a_case_closes_once_the_customer_is_told_and_no_appeal_is_possible(
    office: Office,
) -> None:
    case, _ = office.in_force()
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "It is calm now.")
    assert office.stage(case) == Stage.ENDING
    with pytest.raises(Refused, match="Tell the customer that M2 has ended"):
        close_case(office.at("priya"), office.file(case).case, "Done.")
    telling = office.telling("email")
    tell_end(office.at("priya"), case.id, telling)
    with pytest.raises(Refused, match="can still appeal"):
        close_case(office.at("priya"), office.file(case).case, "Done.")
    office.later(20)
    close_case(office.at("priya"), office.file(case).case, "Done.")
    assert office.stage(case) == Stage.CLOSED


def test_r20_with_a_death_everything_ends_and_the_case_closes(office: Office) -> None:
    case, _ = office.in_force()
    office.died(office.file(case).customer, by="priya")
    assert office.stage(case) == Stage.ENDING
    assert [s.what for s in office.steps(case)] == ["Close the case"]
    close_case(office.at("priya"), office.file(case).case, "She has died.")
    assert office.stage(case) == Stage.CLOSED


def test_r20_no_case_is_opened_about_somebody_who_has_died(office: Office) -> None:
    customer = office.customer()
    incident = office.incident(customer)
    office.died(customer, by="priya")
    with pytest.raises(Refused, match="has died"):
        open_case(office.at("priya"), customer.id, (incident.id,))


def test_r4_somebody_under_age_is_brought_to_the_safeguarding_lead(office: Office) -> None:
    case = office.warned(office.customer(born_on=office.today.subtract(years=17)))
    office.again(case)
    with pytest.raises(Refused, match="Jane Okafor is under 18, so no measure is proposed"):
        start_proposal(office.at("priya"), case.id)
    assert office.step(case, "The warning lapses: close")
    assert not [s for s in office.steps(case) if "propose" in s.what]
