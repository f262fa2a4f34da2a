"""A nominated person acts only by agreement, which either side can end (R27)."""

from typing import Any

import pytest

from tests.casework.office import Office
from ubp_tui.casework.duties import Duty, give_duty
from ubp_tui.casework.measures import reduce_measure, tell_binds_again
from ubp_tui.casework.nominations import accept_nomination, end_nomination, nominate, rest_on
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.facts import Case, Nomination
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.measures import NominatedPerson
from ubp_tui.policy.standing import State


def nomination(office: Office, **more: Any) -> NewNomination:
    values: dict[str, Any] = {
        "kind": "nomination",
        "name": "Cerys Pugh",
        "relationship": "his sister",
        "contact": "07700 900406",
        "may_discuss": "Everything.",
        "consented_on": office.today,
        "consented_how": "phone",
    }
    return NewNomination(**(values | more))


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"kind": "friend"}, "kind"),
        ({"name": ""}, "name"),
        ({"relationship": ""}, "relationship"),
        ({"contact": ""}, "contact"),
        ({"may_discuss": ""}, "may_discuss"),
        ({"consented_on": None}, "consented_on"),
    ],
)
def test_r27_an_agreement_says_who_how_and_about_what(
    office: Office, values: dict[str, object], field: str
) -> None:
    with pytest.raises(Invalid) as found:
        nominate(office.at("sam"), office.customer().id, nomination(office, **values))
    assert [p.field for p in found.value.problems] == [field]


def test_r27_m5_rests_on_the_agreement_and_either_can_end_it(office: Office) -> None:
    case = office.ready()
    agreed = nominate(office.at("sam"), case.customer_id, nomination(office), case.id)
    with pytest.raises(Invalid, match="no agreement"):
        office.propose(case, NominatedPerson(nomination_id=agreed.id))
    agreed = accept_nomination(office.at("sam"), agreed, office.today)
    proposal = office.propose(case, NominatedPerson(nomination_id=agreed.id))
    office.decide(case, proposal)
    office.inform(case)
    office.later(5)
    assert office.states(case) == {"M5": State.BINDING}
    with pytest.raises(Invalid):
        end_nomination(office.at("kofi"), agreed, office.today, "")
    ended = end_nomination(office.at("kofi"), agreed, office.today, "Cerys Pugh")
    assert office.states(case) == {"M5": State.SUSPENDED}
    assert office.step(case, "Ask the customer whom").due_on == office.in_days(5)
    assert office.step(case, "Lift M5").due_on == office.in_days(20)
    with pytest.raises(Refused, match="ended already"):
        end_nomination(office.at("kofi"), ended, office.today, "Jane")
    with pytest.raises(Refused, match="new nomination"):
        accept_nomination(office.at("kofi"), ended, office.today)


def with_m5(office: Office) -> tuple[Case, Nomination]:
    """M5 binds, with Cerys Pugh."""
    case = office.ready()
    form = nomination(office, accepted_on=office.today)
    agreed = nominate(office.at("sam"), case.customer_id, form, case.id)
    details = NominatedPerson(nomination_id=agreed.id)
    office.decide(case, office.propose(case, details))
    office.inform(case)
    office.later(5)
    return case, agreed


def another(office: Office, case: Case, name: str = "Ann Pugh") -> Nomination:
    form = nomination(office, name=name, accepted_on=office.today)
    return nominate(office.at("sam"), case.customer_id, form, case.id)


def test_r27_m5_is_never_in_force_on_somebody_elses_agreement(office: Office) -> None:
    case, agreed = with_m5(office)
    other = another(office, case)
    (m5,) = office.file(case).measures
    with pytest.raises(Refused, match="own agreement stands"):
        rest_on(office.at("priya"), case.id, m5.id, other.id)
    end_nomination(office.at("kofi"), agreed, office.today, "Cerys Pugh")
    assert office.states(case) == {"M5": State.SUSPENDED}
    step = office.step(case, "Ann Pugh is nominated: have M5 rest on that")
    assert step.due_on == office.in_days(5)
    assert office.step(case, "Lift M5").due_on == office.in_days(20)
    with pytest.raises(Invalid, match="both sides agreed"):
        rest_on(office.at("priya"), case.id, m5.id, agreed.id)
    rest_on(office.at("priya"), case.id, m5.id, other.id)
    assert office.states(case) == {"M5": State.SUSPENDED}
    assert office.step(case, "M5 binds again: tell the customer")
    (suspension,) = office.file(case).measures[0].suspensions
    tell_binds_again(office.at("priya"), suspension, office.today, "letter")
    office.later(1)
    assert office.states(case) == {"M5": State.SUSPENDED}
    office.later(1)
    assert office.states(case) == {"M5": State.BINDING}


def test_r27_only_the_newest_person_is_told_of(office: Office) -> None:
    case, agreed = with_m5(office)
    (m5,) = office.file(case).measures
    for name in ("Ann Pugh", "Bo Pugh"):
        end_nomination(office.at("kofi"), agreed, office.today, "the customer")
        agreed = another(office, case, name)
        rest_on(office.at("priya"), case.id, m5.id, agreed.id)
    (suspension,) = office.file(case).measures[0].suspensions
    assert suspension.reason.startswith("Bo Pugh")


def test_r27_r19_m5_is_not_reduced_to_another_person(office: Office) -> None:
    case, _ = with_m5(office)
    (m5,) = office.file(case).measures
    details = NominatedPerson(nomination_id=another(office, case).id)
    with pytest.raises(Invalid, match="stays with the person"):
        reduce_measure(office.at("helen"), case.id, m5.id, "They asked.", details)


def test_r27_a_doubt_about_capacity_leads_to_the_safeguarding_lead(office: Office) -> None:
    give_duty(office.at("helen"), office.staff["ruth"], Duty.SAFEGUARDING)
    case = office.ready()
    doubted = nomination(office, capacity_doubt="He could not say what he was agreeing to.")
    nominate(office.at("sam"), case.customer_id, doubted, case.id)
    assert office.step(case, "Capacity doubted: give the safeguarding lead the case").rule == "R27"


def test_r27_an_attorney_is_not_shown_as_nominated(office: Office) -> None:
    case = office.opened()
    nominate(office.at("sam"), case.customer_id, nomination(office, kind="attorney"), case.id)
    words = [entry.words for entry in case_view_by_id(office.at("priya"), case.id).timeline]
    assert "Cerys Pugh, his sister, recorded as attorney" in words


def test_r4_nobody_records_or_ends_whom_they_nominate_themselves(office: Office) -> None:
    kofi = office.customer(staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="about yourself"):
        nominate(office.at("kofi"), kofi.id, nomination(office))
    agreed = nominate(office.at("sam"), kofi.id, nomination(office))
    with pytest.raises(Refused, match="about yourself"):
        end_nomination(office.at("kofi"), agreed, office.today, "I did.")


def test_r27_an_agreement_does_not_end_before_the_customer_agreed(office: Office) -> None:
    agreed = nominate(office.at("sam"), office.customer().id, nomination(office))
    with pytest.raises(Invalid, match="before the customer agreed"):
        end_nomination(office.at("sam"), agreed, office.today.subtract(days=1), "Jane")
