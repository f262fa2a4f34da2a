import pytest

from tests.casework.office import Office, details_of
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.cases import close_case, open_case
from ubp_tui.casework.customers import (
    CustomerForm,
    add_customer,
    change_customer,
    correct_death,
    find_customers,
    namesakes,
)
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.nominations import nominate
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.facts import NominationKind
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import NewAdjustment
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"reference": ""}, "“Reference” is empty"),
        ({"family_name": ""}, "“Family name” is empty"),
        ({"format": "papyrus"}, "not in the list"),
        ({"email": "jane"}, "not an email address"),
    ],
)
def test_r4_what_is_wrong_with_a_customers_details_is_said(
    office: Office, values: dict[str, str], message: str
) -> None:
    with pytest.raises(Invalid, match=message):
        office.customer(**values)


def test_a_date_of_birth_is_in_the_past(office: Office) -> None:
    with pytest.raises(Invalid, match="in the future"):
        office.customer(born_on=office.today.add(days=1))


def test_r4_a_reference_is_one_persons(office: Office) -> None:
    office.customer(reference="P7")
    with pytest.raises(Invalid, match="P7 is Jane Okafor already"):
        office.customer(reference="P7", given_names="James")


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


def test_r20_whoever_hears_of_a_death_records_it_given_the_case_or_not(office: Office) -> None:
    case, _ = office.in_force()
    customer = office.file(case).customer
    with pytest.raises(Invalid, match="in the future"):
        office.died(customer, by="kofi", died_on=office.today.add(days=1))
    assert office.died(customer, by="kofi").died_on == office.today
    assert office.states(case) == {"M2": State.ENDED}


def her_sister(office: Office) -> NewNomination:
    """Whom a customer nominates."""
    return NewNomination(
        kind=NominationKind.NOMINATION,
        name="Ann",
        relationship="sister",
        contact="01632 960111",
        may_discuss="everything",
        consented_on=office.today,
        consented_how="phone",
    )


def test_r20_after_a_death_nothing_that_was_asked_for_is_recorded_to_wait_unseen(
    office: Office,
) -> None:
    jane = office.customer()
    office.died(jane, by="priya")
    with pytest.raises(Refused, match="having died"):
        ask_adjustment(office.at("kofi"), jane.id, NewAdjustment(words="“Large print.”"))
    with pytest.raises(Refused, match="having died"):
        nominate(office.at("kofi"), jane.id, her_sister(office))


def test_r20_whoever_does_not_see_whose_case_it_is_ends_it_only_with_the_name(
    office: Office,
) -> None:
    case, _ = office.in_force()
    jane = office.file(case).customer
    for name in ("", "Kowalski"):
        with pytest.raises(Invalid, match="Check the reference"):
            office.died(jane, by="kofi", family_name=name)
    assert office.states(case) == {"M2": State.BINDING}
    office.died(jane, by="kofi", family_name="OKAFOR ")
    assert office.states(case) == {"M2": State.ENDED}


def test_r20_it_is_said_how_a_death_is_known(office: Office) -> None:
    with pytest.raises(Invalid, match="How it is known"):
        office.died(office.customer(), how_known=" ")


def test_r34_who_recorded_a_death_stays_told_when_it_was_a_mistake(office: Office) -> None:
    case, _ = office.in_force()
    dead = office.died(office.file(case).customer, by="kofi", died_on=office.today.subtract(days=9))
    recorded = office.now
    office.later()
    correct_death(office.at("priya"), dead, "It was her neighbour.")
    view = case_view_by_id(office.at("priya"), case.id)
    [told] = [e for e in view.timeline if "died on" in e.words]
    assert (told.who, told.at) == ("Kofi", recorded)
    assert told.words.endswith("Her son rang.")


def test_r4_nobody_records_their_own_death(office: Office) -> None:
    customer = office.customer(staff_id=office.id_of("kofi"))
    with pytest.raises(Refused, match="a colleague records it"):
        office.died(customer, by="kofi")


def test_r20_a_death_is_recorded_once_so_that_a_mistake_opens_the_case_again(
    office: Office,
) -> None:
    case, _ = office.in_force()
    dead = office.died(office.file(case).customer)
    close_case(office.at("priya"), office.file(case).case, "She has died.")
    office.later()
    with pytest.raises(Refused, match="recorded as having died on 11 June 2026"):
        office.died(dead, by="kofi")
    correct_death(office.at("priya"), dead, "It was her neighbour.")
    assert office.stage(case) == Stage.IN_FORCE


def test_r20_a_death_recorded_by_mistake_is_undone_and_measures_stand_again(
    office: Office,
) -> None:
    case, _ = office.in_force()
    alive = office.file(case).customer
    with pytest.raises(Refused, match="nothing to correct"):
        correct_death(office.at("priya"), alive, "A mistake.")
    dead = office.died(alive, by="priya")
    assert office.states(case) == {"M2": State.ENDED}
    with pytest.raises(Refused, match="Ask Priya"):
        correct_death(office.at("marcus"), dead, "It was her neighbour.")
    with pytest.raises(Invalid):
        correct_death(office.at("priya"), dead, "")
    assert correct_death(office.at("priya"), dead, "It was her neighbour.").died_on is None
    assert office.states(case) == {"M2": State.BINDING}
    assert "It was her neighbour." in office.file(case).notes[-1].words


def test_r20_correcting_a_death_leaves_what_had_been_closed_before_closed(office: Office) -> None:
    case, _ = office.in_force()
    lift_measure(office.at("helen"), case.id, office.file(case).measures[0].id, "Enough.")
    told = office.telling("phone")
    tell_end(office.at("priya"), case.id, told)
    office.later(20)
    closed = close_case(office.at("priya"), office.file(case).case, "Over.")
    ask_adjustment(
        office.at("kofi"), case.customer_id, NewAdjustment(words="“Large print.”"), case.id
    )
    office.later()
    dead = office.died(office.file(case).customer, by="kofi")
    correct_death(office.at("priya"), dead, "It was her neighbour.")
    assert office.file(case).case.closed_at == closed.closed_at


def test_r4_a_case_that_a_death_let_close_is_the_one_open_case_again(office: Office) -> None:
    case, proposal = office.proposed()
    dead = office.died(office.file(case).customer, by="sam")
    close_case(office.at("priya"), office.file(case).case, "She has died.")
    alive = correct_death(office.at("priya"), dead, "It was her neighbour.")
    assert office.stage(case) == Stage.PROPOSED
    another = office.incident(alive)
    with pytest.raises(Refused, match="has an open case"):
        open_case(office.at("priya"), alive.id, (another.id,))
    assert office.decide(case, proposal)


def test_r20_nobody_is_warned_informed_or_told_after_a_death(office: Office) -> None:
    case, decision = office.decided()
    office.died(office.file(case).customer, by="sam")
    with pytest.raises(Refused, match="Jane Okafor has died"):
        office.warn(case)
    with pytest.raises(Refused, match="Jane Okafor has died"):
        office.item(case, 1)
    with pytest.raises(Refused, match="Jane Okafor has died"):
        office.appeal(case, decision)
    assert close_case(office.at("priya"), office.file(case).case, "She has died.")


def test_r20_without_a_case_a_team_leader_undoes_a_death(office: Office) -> None:
    dead = office.died(office.customer(), by="sam")
    with pytest.raises(Refused, match="team leader"):
        correct_death(office.at("sam"), dead, "It was her neighbour.")
    assert correct_death(office.at("marcus"), dead, "It was her neighbour.").died_on is None


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
