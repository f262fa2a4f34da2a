"""Whoever calls is found, and the list says for whom there is more to do than go ahead."""

from typing import Any

import pytest

from tests.casework.office import Office, details_of
from ubp_tui.casework.customers import change_customer, find_customers
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.nominations import end_nomination, nominate
from ubp_tui.casework.searching import Found, find_people
from ubp_tui.policy.facts import Customer, Nomination
from ubp_tui.policy.forms.nominating import NewNomination


def marks(office: Office, by: str = "sam") -> list[bool]:
    """Whether each Okafor is marked, in the order in which somebody finds them."""
    return [each.measures for each in find_people(office.at(by), "okafor")]


def nominated(office: Office, customer: Customer, **more: Any) -> Nomination:
    values: dict[str, Any] = {
        "kind": "nomination",
        "name": "Cerys Pugh",
        "relationship": "her sister",
        "contact": "07700 900406",
        "may_discuss": "Everything.",
        "consented_on": office.today,
        "consented_how": "phone",
        "accepted_on": office.today,
    }
    return nominate(office.at("sam"), customer.id, NewNomination(**(values | more)))


def test_r35_what_is_found_says_who_they_are_and_nothing_of_any_case(office: Office) -> None:
    customer = office.customer(postcode="BA14 8KM")
    assert find_people(office.at("sam"), "okafor") == (
        Found(
            customer_id=customer.id,
            reference="P1001",
            tenancy_reference="T0044121",
            name="Okafor, Jane",
            address="12 Mill Lane",
            postcode="BA14 8KM",
            nominee="",
            measures=False,
            died=False,
        ),
    )


def test_r12_r14_who_has_measures_that_bind_is_marked_and_stands_first(office: Office) -> None:
    office.customer(given_names="Ann")
    case, _ = office.decided()
    assert marks(office) == [False, False]
    office.inform(case)
    office.later(5)
    found = find_people(office.at("sam"), "okafor")
    assert [(f.name, f.measures) for f in found] == [("Okafor, Jane", True), ("Okafor, Ann", False)]


def test_r35_the_order_does_not_show_who_has_a_case(office: Office) -> None:
    office.opened(office.customer(given_names="Cy"))
    office.customer(given_names="Bea")
    office.opened(office.customer(given_names="Ann"))
    in_order = ["Okafor, Ann", "Okafor, Bea", "Okafor, Cy"]
    assert [f.name for f in find_people(office.at("kofi"), "okafor")] == in_order
    assert [c.name for c in find_customers(office.at("kofi"), "okafor")] == in_order


def test_r12_measures_that_apply_at_once_are_marked_before_the_customer_is_told(
    office: Office,
) -> None:
    case = office.ready()
    at_once = office.measure(case, office.by_email(), immediate_reason="She says she will come.")
    proposal = office.propose(case, measures=(at_once,), starts_on=office.today)
    assert marks(office) == [False]
    office.decide(case, proposal)
    assert marks(office) == [True]


def test_r18_who_is_marked_is_not_any_more_the_day_after_the_last(office: Office) -> None:
    case, _ = office.in_force()
    last_day = office.file(case).measures[0].last_day
    assert last_day is not None
    head = office.head()
    office.now = office.now.add(days=(last_day - office.today).days)
    assert marks(office) == [True]
    office.now = office.now.add(days=1)
    assert marks(office) == [False]
    assert office.head() == head


def test_r8_r21_measures_that_are_suspended_or_lifted_are_not_marked(office: Office) -> None:
    case, _ = office.in_force()
    office.adjustment(case, channels_unusable=("email",))
    assert marks(office) == [False]
    other, _ = office.in_force()
    assert marks(office) == [True, False]
    lift_measure(office.at("helen"), other.id, office.file(other).measures[0].id, "She is calm.")
    assert marks(office) == [False, False]


def test_r4_nobody_is_shown_that_they_have_measures_themselves(office: Office) -> None:
    case, _ = office.in_force()
    customer = office.file(case).customer
    change_customer(
        office.at("ruth"), customer, details_of(customer, staff_id=office.id_of("kofi"))
    )
    assert marks(office, by="kofi") == [False]
    assert marks(office, by="sam") == [True]


def test_r20_a_customer_who_has_died_is_found_and_said_to_have(office: Office) -> None:
    case, _ = office.in_force()
    office.died(office.file(case).customer)
    (found,) = find_people(office.at("kofi"), "okafor")
    assert (found.died, found.measures) == (True, False)


@pytest.mark.parametrize("text", ["cerys", "Pugh, C", "cerys pugh", "07700900406"])
def test_r27_a_nominated_person_leads_to_the_customer(office: Office, text: str) -> None:
    case, _ = office.in_force()
    nominated(office, office.file(case).customer)
    (found,) = find_people(office.at("kofi"), text)
    assert (found.name, found.nominee, found.measures) == ("Okafor, Jane", "Cerys Pugh", True)


def test_r27_a_nomination_that_has_lapsed_or_ended_leads_to_nobody(office: Office) -> None:
    customer = office.customer()
    nominated(office, customer, until=office.in_days(5))
    other = nominated(office, customer, name="Bryn Pugh")
    office.later(5)
    assert len(find_people(office.at("kofi"), "cerys")) == 1
    office.later(1)
    assert find_people(office.at("kofi"), "cerys") == ()
    end_nomination(office.at("kofi"), other, office.today, "the customer")
    assert find_people(office.at("kofi"), "bryn") == ()


def test_r4_an_incident_is_not_about_a_customer_found_by_who_acts_for_them(office: Office) -> None:
    nominated(office, office.customer())
    assert find_customers(office.at("kofi"), "cerys") == ()


def test_r4_a_customer_is_found_by_their_new_name_and_not_by_the_old(office: Office) -> None:
    customer = office.customer()
    change_customer(office.at("sam"), customer, details_of(customer, family_name="Adeyemi"))
    assert find_people(office.at("sam"), "okafor") == ()
    assert [each.name for each in find_people(office.at("sam"), "jane ad")] == ["Adeyemi, Jane"]


def test_no_more_are_found_than_asked_for(office: Office) -> None:
    for given_names in ("Ann", "Bea", "Cy"):
        office.customer(given_names=given_names)
    assert len(find_people(office.at("sam"), "okafor", limit=2)) == 2
