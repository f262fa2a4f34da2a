"""A nominated person acts only by agreement, which either side can end (R27)."""

from typing import Any

import pytest

from tests.casework.office import Office
from ubp_tui.casework.nominations import accept_nomination, end_nomination, nominate
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.views import case_view_by_id
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


def test_r27_a_doubt_about_capacity_leads_to_the_safeguarding_lead(office: Office) -> None:
    case = office.ready()
    doubted = nomination(office, capacity_doubt="He could not say what he was agreeing to.")
    nominate(office.at("sam"), case.customer_id, doubted, case.id)
    assert office.step(case, "Give the safeguarding lead the case").rule == "R27"


def test_r27_an_attorney_is_not_shown_as_nominated(office: Office) -> None:
    case = office.opened()
    nominate(office.at("sam"), case.customer_id, nomination(office, kind="attorney"), case.id)
    words = [entry.words for entry in case_view_by_id(office.at("priya"), case.id).timeline]
    assert "Cerys Pugh, his sister, recorded as attorney" in words
