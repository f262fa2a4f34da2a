"""A customer's death ends everything, and a death recorded by mistake ends nothing (R20)."""

import pytest

from tests.casework.office import Office
from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.cases import close_case, open_case
from ubp_tui.casework.deaths import correct_death
from ubp_tui.casework.measures import lift_measure
from ubp_tui.casework.nominations import nominate
from ubp_tui.casework.refusals import Invalid, Refused
from ubp_tui.casework.telling import tell_end
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy.facts import NominationKind
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import NewAdjustment
from ubp_tui.policy.stages import Stage
from ubp_tui.policy.standing import State


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
