"""Measures that cannot stand beside what is there already, whenever that shows (S, R8, R27)."""

import pytest

from tests.casework.office import Office
from tests.casework.test_nominations import nomination
from ubp_tui.casework.conflicts import resolve_conflict
from ubp_tui.casework.customers import CustomerForm, change_customer
from ubp_tui.casework.measures import lift_measure, reduce_measure
from ubp_tui.casework.nominations import end_nomination, nominate
from ubp_tui.casework.refusals import Invalid
from ubp_tui.casework.staff import record_leaving
from ubp_tui.policy.measures import (
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)

MONDAYS, TUESDAYS = LimitedContact(weekdays=(1,)), LimitedContact(weekdays=(2,))
BY_EMAIL = SingleMethod(method="email", address="jane@example.org")
BY_LETTER = SingleMethod(method="letter", address="12 Mill Lane")


@pytest.mark.parametrize(("stands", "proposed"), [(BY_EMAIL, BY_LETTER), (MONDAYS, TUESDAYS)])
def test_r18_what_contradicts_a_measure_that_stands_is_not_proposed_beside_it(
    office: Office, stands: MeasureDetails, proposed: MeasureDetails
) -> None:
    case, _ = office.in_force(stands)
    office.again(case)
    with pytest.raises(Invalid, match="stands already until 10 June 2027 and says otherwise"):
        office.propose(case, proposed)
    (measure,) = office.file(case).measures
    lift_measure(office.at("helen"), case.id, measure.id, "It did not help.")
    assert office.propose(case, proposed)


def test_r18_more_time_for_the_same_measure_is_no_contradiction(office: Office) -> None:
    case, _ = office.in_force(BY_EMAIL)
    office.again(case)
    assert office.decide(case, office.propose(case, BY_EMAIL))


def test_r27_m5_is_not_decided_once_the_agreement_has_ended(office: Office) -> None:
    case = office.ready()
    form = nomination(office, accepted_on=office.today)
    agreed = nominate(office.at("sam"), case.customer_id, form, case.id)
    proposal = office.propose(case, NominatedPerson(nomination_id=agreed.id))
    end_nomination(office.at("sam"), agreed, office.today, "The customer.")
    with pytest.raises(Invalid, match=r"cannot be imposed without it\. Refuse M5 or send it back"):
        office.decide(case, proposal)


def test_r23_m1_is_not_decided_with_somebody_who_has_left(office: Office) -> None:
    case, proposal = office.proposed(office.with_sam())
    record_leaving(office.at("helen"), office.staff["sam"], office.today)
    office.later()
    with pytest.raises(Invalid, match="Sam does not work here"):
        office.decide(case, proposal)


def test_r8_a_contradiction_is_not_resolved_with_a_number_that_we_do_not_have(
    office: Office,
) -> None:
    case = office.ready(office.customer(phone=""))
    office.decide(case, office.propose(case, BY_EMAIL))
    office.inform(case)
    office.later(5)
    agreed = office.adjustment(case, channels_unusable=("email",))
    (measure,) = office.file(case).measures
    by_phone = SingleMethod(method="phone", address="0")
    settled = (measure.id, agreed.id, case.id, "By phone.", office.today, "letter")
    with pytest.raises(Invalid, match="no phone number"):
        resolve_conflict(office.at("helen"), *settled, by_phone)


def test_r19_no_day_is_added_on_which_the_point_of_contact_never_works(office: Office) -> None:
    case, _ = office.in_force(office.with_sam(), MONDAYS)
    limited = next(m for m in office.file(case).measures if m.code == "M4")
    saturdays_too = LimitedContact(weekdays=(1, 6))
    with pytest.raises(Invalid, match="On Saturday neither"):
        reduce_measure(office.at("helen"), case.id, limited.id, "She asked.", saturdays_too)


def test_r4_a_customer_who_works_here_is_neither_their_own_contact_nor_asked_to_look_into_it(
    office: Office,
) -> None:
    customer = office.customer()
    values = CustomerForm(
        reference=customer.reference, family_name="Okafor", staff_id=office.id_of("kofi")
    )
    case = office.ready(change_customer(office.at("ruth"), customer, values))
    with_kofi = SingleContact(
        staff_id=office.id_of("kofi"),
        deputy_id=office.id_of("dee"),
        channels=("phone",),
        reached_by="01632 960500",
        hears_back="every Friday",
    )
    with pytest.raises(Invalid, match="The case is about them"):
        office.propose(case, with_kofi)
    with pytest.raises(Invalid, match="Somebody else"):
        office.allegation(case, "sam", "kofi")
