import pytest

from tests.casework.office import Office, details_of
from ubp_tui.casework.customers import (
    CustomerForm,
    add_customer,
    change_customer,
    find_customers,
    namesakes,
)
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reference": ""}, "“Reference” is empty"),
        ({"family_name": ""}, "“Family name” is empty"),
        ({"format": "papyrus"}, "not in the list"),
        ({"email": "jane"}, "not an email address"),
        ({"reference": "P" * 101}, "at most 100 fit"),
        ({"given_names": "J" * 20_001}, "“Given names” has 20,001 characters"),
        ({"address": "1" * 20_001}, "“Address” has 20,001 characters"),
        ({"communication_needs": "x" * 20_001}, "“Communication needs” has 20,001 characters"),
    ],
)
def test_r4_what_is_wrong_with_a_customers_details_is_said(
    office: Office, values: dict[str, str], message: str
) -> None:
    with pytest.raises(Invalid, match=message):
        office.customer(**values)


@pytest.mark.parametrize("field", ["family_name", "given_names"])
def test_a_name_has_a_length_that_a_list_can_show(office: Office, field: str) -> None:
    with pytest.raises(Invalid, match="201 characters; at most 200"):
        office.customer(**{field: "x" * 201})


def test_a_date_of_birth_is_in_the_past(office: Office) -> None:
    with pytest.raises(Invalid, match="in the future"):
        office.customer(born_on=office.today.add(days=1))


def test_r4_a_reference_is_one_persons(office: Office) -> None:
    office.customer(reference="P7")
    with pytest.raises(Invalid, match="P7 is Jane Okafor already"):
        office.customer(reference="P7", given_names="James")


def test_r4_a_reference_in_other_capitals_is_that_persons_too(office: Office) -> None:
    office.customer(reference="P7")
    with pytest.raises(Invalid, match="p7 is P7 written otherwise, and P7 is somebody already"):
        office.customer(reference="p7", given_names="James")


def test_r4_a_customers_own_reference_can_be_written_otherwise(office: Office) -> None:
    jane = office.customer(reference="p7")
    form = details_of(jane, reference="P7")
    assert change_customer(office.at("sam"), jane, form).reference == "P7"


def test_r4_a_customer_of_the_same_name_is_found_before_another_is_added(office: Office) -> None:
    jane = office.customer(given_names="Siân", family_name="O'Brien")
    office.customer(given_names="Siân", family_name="O'Brien-Smith")
    form = details_of(jane, given_names="sian", family_name="O'Brien", reference="P9")
    assert namesakes(office.at("kofi"), form) == (jane,)


def test_r4_a_reference_does_not_become_another_persons(office: Office) -> None:
    jane, joint_tenant = office.customer(), office.customer(given_names="Peter")
    form = CustomerForm(reference=jane.reference, family_name="Okafor", given_names="Peter")
    with pytest.raises(Invalid, match="is Jane Okafor already"):
        change_customer(office.at("sam"), joint_tenant, form)


def test_customers_are_found_by_the_beginning_of_a_word(office: Office) -> None:
    office.customer()
    assert [c.name for c in find_customers(office.at("sam"), "oka j")] == ["Okafor, Jane"]


def test_two_people_changing_a_customer_lose_nothing(office: Office) -> None:
    seen = office.customer()
    mine = CustomerForm(reference=seen.reference, family_name="Okafor", phone="1")
    theirs = CustomerForm(reference=seen.reference, family_name="Okafor", phone="2")
    change_customer(office.at("dee"), seen, theirs)
    with pytest.raises(ChangedElsewhere) as found:
        change_customer(office.at("sam"), seen, mine)
    assert (found.value.mine.phone, found.value.theirs.phone) == ("1", "2")  # type: ignore[attr-defined]


def test_what_was_typed_is_kept_without_its_control_characters(office: Office) -> None:
    form = CustomerForm(reference="P9", family_name=" O'Brien\x1b[31m\u202e ")
    assert add_customer(office.at("sam"), form).family_name == "O'Brien[31m"


@pytest.mark.parametrize("years", [None, 30])
def test_r4_only_somebody_senior_unsays_that_a_customer_is_under_age(
    office: Office, years: int | None
) -> None:
    young = office.customer(born_on=office.today.subtract(years=14))
    born_on = None if years is None else office.today.subtract(years=years)
    values = {n: getattr(young, n) for n in CustomerForm.__dataclass_fields__}
    form = CustomerForm(**(values | {"born_on": born_on}))
    with pytest.raises(Refused, match="is recorded as under 18"):
        change_customer(office.at("priya"), young, form)
    phone = CustomerForm(**(values | {"phone": "01632 960511"}))
    young = change_customer(office.at("kofi"), young, phone)
    assert change_customer(office.at("ruth"), young, form).born_on == born_on
