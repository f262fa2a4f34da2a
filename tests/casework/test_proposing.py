"""A draft is written by anyone on the case and sent once, whole and possible (R9-R11, R14)."""

from dataclasses import replace

import pytest

from models.agreement import disagreements
from tests.casework.office import Office
from tests.policy.builders import POLICE
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.decisions import decide
from ubp_tui.casework.drafts import discard_draft, pick_up_draft, save_draft
from ubp_tui.casework.incidents import join_incident
from ubp_tui.casework.proposals import send_proposal, start_proposal
from ubp_tui.casework.refusals import ChangedElsewhere, Invalid, Refused
from ubp_tui.policy.facts import Outcome
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.standing import State


def test_r9_a_case_has_one_draft_whoever_begins_it(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("marcus"), "Covers.")
    first = start_proposal(office.at("priya"), case.id)
    assert start_proposal(office.at("marcus"), case.id).id == first.id


def test_r10_whoever_writes_part_of_a_draft_counts_as_proposer(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("imran"), "Helps.")
    draft = start_proposal(office.at("priya"), case.id)
    with pytest.raises(Refused, match="Pick it up"):
        save_draft(office.at("imran"), draft, '{"mine": 1}')
    draft = save_draft(office.at("imran"), pick_up_draft(office.at("imran"), draft), "{}")
    draft = pick_up_draft(office.at("priya"), draft)
    proposal = send_proposal(office.at("priya"), draft, office.form(case))
    assert office.id_of("imran") in proposal.proposer_ids
    with pytest.raises(Refused, match="wrote part of it"):
        office.decide(case, proposal, by="imran")


def test_r34_the_journal_says_who_became_an_author_of_a_draft(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("imran"), "Helps.")
    draft = pick_up_draft(office.at("imran"), start_proposal(office.at("priya"), case.id))
    assert draft.author_ids == (office.id_of("priya"),)
    draft = save_draft(office.at("imran"), draft, "{}")
    assert draft.author_ids == (office.id_of("priya"), office.id_of("imran"))
    assert list(disagreements(office.database)) == []


def test_a_draft_saved_from_two_places_loses_nothing(office: Office) -> None:
    draft = start_proposal(office.at("priya"), office.ready().id)
    save_draft(office.at("priya"), draft, '{"first": 1}')
    with pytest.raises(ChangedElsewhere) as found:
        save_draft(office.at("priya"), draft, '{"second": 2}')
    bodies = (found.value.mine.body, found.value.theirs.body)  # type: ignore[attr-defined]
    assert bodies == ('{"second": 2}', '{"first": 1}')


def test_a_draft_sent_twice_is_one_proposal(office: Office) -> None:
    case = office.ready()
    draft = start_proposal(office.at("priya"), case.id)
    send_proposal(office.at("priya"), draft, office.form(case))
    with pytest.raises((Invalid, ChangedElsewhere)):
        send_proposal(office.at("priya"), draft, office.form(case))
    assert len(office.file(case).proposals) == 1


def test_a_draft_can_be_discarded(office: Office) -> None:
    case = office.ready()
    discard_draft(office.at("priya"), start_proposal(office.at("priya"), case.id))
    assert office.file(case).drafts == ()


def test_r9_an_adviser_does_not_propose(office: Office) -> None:
    case = office.ready()
    give_case(office.at("priya"), case.id, office.id_of("sam"), "Knows the customer.")
    with pytest.raises(Refused, match="team leader"):
        start_proposal(office.at("sam"), case.id)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"incident_ids": ()}, "at least one incident"),
        ({"why_nothing_less": ""}, "“Why nothing less would do” is empty"),
        ({"also_considered": ""}, "“What else was considered” is empty"),
        ({"details": None}, "some of it is missing"),
    ],
)
def test_r9_every_measure_says_what_it_answers_and_why(
    office: Office, change: dict[str, object], message: str
) -> None:
    case = office.ready()
    measure = replace(office.measure(case, office.by_email()), **change)  # type: ignore[arg-type]
    with pytest.raises(Invalid, match=message):
        office.propose(case, measures=(measure,))


@pytest.mark.parametrize(
    "details",
    [
        SingleMethod(method="email", address=""),
        SingleMethod(method="portal", address="her account"),
        IssueClosed(issue="", our_reference="C-1", final_response_on=None),  # type: ignore[arg-type]
        LimitedContact(weekdays=()),
        LimitedContact(weekdays=(6, 7)),
        PublicBody(body="Police", shared="", why="", lawful_basis=""),
    ],
    ids=lambda details: type(details).__name__,
)
def test_r14_what_a_measure_carries_is_complete(office: Office, details: MeasureDetails) -> None:
    case = office.ready()
    with pytest.raises(Invalid):
        office.propose(case, details)


def test_r14_days_of_contact_fit_the_point_of_contact_who_is_there_already(
    office: Office,
) -> None:
    contact = SingleContact(
        staff_id=office.id_of("sam"),
        deputy_id=office.id_of("kofi"),
        channels=("phone",),
        reached_by="01225 555 100",
        hears_back="Each Friday",
    )
    case, _ = office.in_force(contact)
    again = office.incident(office.file(case).customer)
    join_incident(office.at("priya"), again.id, case.id)
    with pytest.raises(Invalid, match="On Saturday neither"):
        office.propose(case, LimitedContact(weekdays=(2, 6)))


def test_r6_a_warning_that_lapses_while_a_proposal_waits_was_still_relied_on(
    office: Office,
) -> None:
    case, proposal = office.proposed()
    (warning,) = office.file(case).warnings
    while office.today <= warning.lapses_on:
        office.later(20)
    form = office.approving(proposal, starts_on=office.today)
    decided = decide(office.at("helen"), case.id, proposal.id, form)
    assert decided is not None
    assert decided.outcome == Outcome.APPROVED


def test_r27_m5_is_not_imposed_without_an_agreement(office: Office) -> None:
    case = office.ready()
    with pytest.raises(Invalid, match="cannot be imposed"):
        office.propose(case, NominatedPerson(nomination_id=case.id))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"months": 13}, "longer than the policy allows"),
        ({"months": 0}, "how many months"),
        ({"months": None}, "how many months"),
        ({"starts_on": None}, "The start is empty"),
    ],
)
def test_r11_a_period_is_one_to_twelve_months(
    office: Office, change: dict[str, object], message: str
) -> None:
    case = office.ready()
    with pytest.raises(Invalid, match=message):
        office.propose(case, **change)


def test_r11_the_start_is_not_in_the_past(office: Office) -> None:
    case = office.ready()
    with pytest.raises(Invalid, match="in the past"):
        office.propose(case, starts_on=office.today.subtract(days=1))


def test_r13_informing_a_body_afterwards_needs_neither_warning_nor_circumstances(
    office: Office,
) -> None:
    case = office.opened()
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Called 999.")
    danger = {"starts_on": None, "straight_ground": "violence", "straight_reason": "He hit her."}
    with pytest.raises(Invalid, match="recorded by a manager or above"):
        office.propose(case, POLICE, **danger)
    # What Priya had begun is thrown away, and Ruth begins anew.
    discard_draft(office.at("priya"), office.file(case).drafts[0])
    proposal = office.propose(case, POLICE, by="ruth", **danger)
    decision = office.decide(case, proposal, starts_on=None, months=None)
    assert decision.last_day is None
    assert office.states(case) == {"M6": State.UNTOLD}
