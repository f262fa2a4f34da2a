"""Who is told of safeguarding concerns, and who answers data requests (R4, R24, R27)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.cases import close_case, give_case
from ubp_tui.casework.duties import Duty, end_duty, give_duty
from ubp_tui.casework.refusals import Refused
from ubp_tui.casework.staff import record_leaving
from ubp_tui.policy import facts

GIVE = "Under age: give the safeguarding lead the case"
NAME = "Under age: name a safeguarding lead"


def about_a_child(office: Office) -> facts.Case:
    return office.opened(office.customer(born_on=office.today.subtract(years=15)))


def r4_steps(office: Office, case: facts.Case) -> list[str]:
    return [step.what for step in office.steps(case) if step.rule == "R4"]


def test_r4_where_there_is_no_safeguarding_lead_a_head_of_service_names_a_colleague(
    office: Office,
) -> None:
    case = about_a_child(office)
    step = office.step(case, NAME)
    assert office.file(case).staff.name(step.owner_id) in ("Grace", "Helen", "Imran")
    with pytest.raises(Refused, match="Have a safeguarding lead named first"):
        close_case(office.at("priya"), office.file(case).case, "Settled.")
    with pytest.raises(Refused, match="head of service"):
        give_duty(office.at("priya"), office.staff["ruth"], Duty.SAFEGUARDING)
    give_duty(office.at("helen"), office.staff["ruth"], Duty.SAFEGUARDING)
    assert r4_steps(office, case) == [GIVE]
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Safeguarding.")
    assert r4_steps(office, case) == []


def test_r4_a_lead_who_has_left_was_told_but_another_is_told_too(office: Office) -> None:
    case = about_a_child(office)
    give_duty(office.at("helen"), office.staff["ruth"], Duty.SAFEGUARDING)
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Safeguarding.")
    office.later(10)
    record_leaving(office.at("helen"), office.staff["ruth"], office.today)
    office.later()
    assert r4_steps(office, case) == [NAME]
    give_duty(office.at("helen"), office.staff["marcus"], Duty.SAFEGUARDING)
    assert r4_steps(office, case) == [GIVE]
    assert office.step(case, GIVE).due_on == office.today


def test_r4_a_lead_who_is_the_customer_is_not_told_of_their_own_case(office: Office) -> None:
    give_duty(office.at("helen"), office.staff["kofi"], Duty.SAFEGUARDING)
    born = office.today.subtract(years=15)
    case = office.opened(office.customer(born_on=born, staff_id=office.id_of("kofi")))
    assert NAME in r4_steps(office, case)


@pytest.mark.parametrize("duty", Duty)
def test_r4_r24_a_duty_is_given_and_ended_once_and_never_for_oneself(
    office: Office, duty: Duty
) -> None:
    with pytest.raises(Refused, match="themselves"):
        give_duty(office.at("helen"), office.staff["helen"], duty)
    with pytest.raises(Refused, match=f"is not {duty.called}"):
        end_duty(office.at("helen"), office.staff["ruth"], duty)
    ruth = give_duty(office.at("helen"), office.staff["ruth"], duty)
    assert getattr(ruth, duty)
    with pytest.raises(Refused, match="already"):
        give_duty(office.at("helen"), ruth, duty)
    assert not getattr(end_duty(office.at("helen"), ruth, duty), duty)


def test_r4_nobody_who_has_left_is_given_a_duty(office: Office) -> None:
    gone = record_leaving(office.at("helen"), office.staff["ruth"], office.today)
    office.later()
    with pytest.raises(Refused, match="does not work here"):
        give_duty(office.at("helen"), gone, Duty.SAFEGUARDING)
