"""The timeline proves years later what was done: every act once, with who, when and what (R34)."""

from collections.abc import Iterator
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pendulum
import pytest
from msgspec.structs import replace

from tests.casework.office import Office
from tests.models.whole_case.file import full_file
from tests.policy.builders import POLICE
from ubp_tui.casework.adjustments import withdraw_adjustment
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons, decline_reasons
from ubp_tui.casework.appeals import refuse_late_appeal, withdraw_appeal
from ubp_tui.casework.cases import add_note, assign_case, close_case, give_case
from ubp_tui.casework.informing import record_report
from ubp_tui.casework.nominations import accept_nomination, end_nomination, nominate
from ubp_tui.casework.people import decline_role
from ubp_tui.casework.telling import tell_refusal
from ubp_tui.casework.timeline import Entry, timeline
from ubp_tui.casework.views import case_view_by_id
from ubp_tui.policy import facts
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.calendar import start_of
from ubp_tui.policy.facts import CaseFile, Outcome
from ubp_tui.policy.facts.fact import Fact
from ubp_tui.policy.forms.nominating import NewNomination

NOT_AN_ACT = "a day that was fixed or is to come, shown on the record; not something done"
WITH_ANOTHER = "recorded in one act with another moment of the record, which is in the timeline"
PRIVATE = "kept private: few who read the case may know of it (R22, R24)"
DRAFT = "half written: its record enters the timeline when it is sent"

LEFT_OUT = {
    "Measure.reported_on": WITH_ANOTHER,
    "Account.invited_on": WITH_ANOTHER,
    "Adjustment.review_on": NOT_AN_ACT,
    "Appeal.received_on": WITH_ANOTHER,
    "CheckIn.held_at": PRIVATE,
    "Contact.logged_at": "shown when it happened, not when it was logged",
    "Complaint.received_on": WITH_ANOTHER,
    "Customer.born_on": NOT_AN_ACT,
    "Customer.died_on": WITH_ANOTHER,
    "Decision.starts_on": NOT_AN_ACT,
    "Approval.starts_on": NOT_AN_ACT,
    "Draft.saved_at": DRAFT,
    "Draft.started_at": DRAFT,
    "EndTold.told_on": WITH_ANOTHER,
    "Incident.dropped_at": "an incident that was dropped is on no case (R1)",
    "Incident.frozen_at": "its words freeze by the proposal, which is in the timeline",
    "Informing.started_at": "the checklist begins with the decision, which is in the timeline",
    "InformingItem.happened_on": WITH_ANOTHER,
    "InformingItem.look_again_on": NOT_AN_ACT,
    "InformingItem.received_at": NOT_AN_ACT,
    "Measure.starts_on": NOT_AN_ACT,
    "Nomination.consented_on": WITH_ANOTHER,
    "Proposal.starts_on": NOT_AN_ACT,
    "Support.answered_at": PRIVATE,
    "Support.follow_up_on": PRIVATE,
    "Support.followed_up_at": PRIVATE,
    "Support.offered_at": PRIVATE,
    "Suspension.told_on": WITH_ANOTHER,
    "Warning.received_on": WITH_ANOTHER,
    "Warning.sent_on": WITH_ANOTHER,
}
"""Moments and days of the facts that are deliberately not in the timeline, and why."""


def whole_file(office: Office) -> CaseFile:
    """A case file with one record of every kind."""
    case = office.opened()
    customer = office.file(case).customer
    return full_file(
        SimpleNamespace(
            database=office.database,
            now=office.now,
            priya=office.staff["priya"],
            customer=lambda **_: customer,
            case=lambda _: case,
        )
    )


def with_another_moment(fact: Any) -> Iterator[tuple[str, Any]]:
    """The fact, and those inside it, each time with one moment or day changed."""
    for name in fact.__struct_fields__:
        value = getattr(fact, name)
        if name.endswith("_at"):
            earlier = (value or pendulum.datetime(2026, 6, 3)).subtract(days=400)
            yield f"{type(fact).__name__}.{name}", replace(fact, **{name: earlier})
        elif name.endswith("_on"):
            before = (value or pendulum.date(2026, 6, 3)).subtract(days=400)
            yield f"{type(fact).__name__}.{name}", replace(fact, **{name: before})
        elif isinstance(value, Fact):
            for which, changed in with_another_moment(value):
                yield which, replace(fact, **{name: changed})
        elif isinstance(value, tuple) and value and isinstance(value[0], Fact):
            for which, changed in with_another_moment(value[0]):
                yield which, replace(fact, **{name: (changed, *value[1:])})


def test_r34_every_moment_of_a_case_is_in_its_timeline_or_left_out_for_a_reason(
    office: Office,
) -> None:
    asking = Asking(actor=office.staff["grace"], policy=office.policy, now=office.now)
    file = whole_file(office)
    empty = [n for n in CaseFile.__struct_fields__ if getattr(file, n) == ()]
    assert not empty, "without a record of this kind its moments cannot be looked at"
    said = timeline(file, asking, {})
    silent = {
        which
        for which, changed in with_another_moment(file)
        if timeline(changed, asking, {}) == said
    }
    assert silent == set(LEFT_OUT)


def entries(office: Office, case: facts.Case, beginning: str) -> list[Entry]:
    view = case_view_by_id(office.at("priya"), case.id)
    return [entry for entry in view.timeline if entry.words.startswith(beginning)]


def entry(office: Office, case: facts.Case, beginning: str) -> tuple[str, pendulum.DateTime]:
    (found,) = entries(office, case, beginning)
    return found.who, found.at


def test_r30_asking_for_reasons_and_the_answer_are_told(office: Office) -> None:
    case, decision = office.in_force()
    appeal = ask_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    asked_at = office.now
    office.later()
    confirm_reasons(office.at("helen"), appeal, "Nobody rang me.", office.today)
    assert entry(office, case, "The customer was asked to confirm") == ("Priya", asked_at)
    confirmed = "The customer confirmed their reasons: “Nobody rang me.”"
    assert entry(office, case, confirmed) == ("Helen", office.now)


def test_r30_reasons_given_unasked_are_not_told_as_asked_for(office: Office) -> None:
    case, decision = office.in_force()
    confirm_reasons(office.at("helen"), office.appeal(case, decision), "No.", office.today)
    assert not entries(office, case, "The customer was asked to confirm")


def test_r30_declining_to_confirm_is_told(office: Office) -> None:
    case, decision = office.in_force()
    appeal = ask_reasons(office.at("priya"), office.appeal(case, decision), office.today)
    decline_reasons(office.at("priya"), appeal, office.today)
    assert entry(office, case, "The customer did not wish") == ("Priya", office.now)


def test_r29_a_late_appeal_that_is_not_accepted_is_told_with_the_reason(office: Office) -> None:
    case, decision = office.in_force()
    office.later(30)
    refuse_late_appeal(office.at("priya"), office.appeal(case, decision), "A month late.")
    found = entry(office, case, "The late appeal was not accepted: A month late.")
    assert found == ("Priya", office.now)


def test_r28_who_recorded_that_an_appeal_was_withdrawn_is_told(office: Office) -> None:
    case, decision = office.in_force()
    withdraw_appeal(office.at("priya"), office.appeal(case, decision), "Leave it.")
    assert entry(office, case, "Appeal withdrawn") == ("Priya", office.now)


def test_r13_who_recorded_a_report_is_told(office: Office) -> None:
    case, _ = office.decided(POLICE)
    (measure,) = office.file(case).measures
    record_report(office.at("priya"), case.id, measure.id, office.today, "54240")
    assert entry(office, case, "M6 reported") == ("Priya", office.now)


def test_r23_a_declined_role_is_told_but_not_why(office: Office) -> None:
    case, _ = office.decided(office.with_sam())
    role = next(r for r in office.file(case).contact_roles if r.staff_id == office.id_of("sam"))
    decline_role(office.at("sam"), role, "It was me he shouted at.")
    (found,) = entries(office, case, "Sam declined to be the point of contact")
    assert (found.who, "shouted" in found.words) == ("Sam", False)


@pytest.mark.parametrize("on_the_case", [True, False])
def test_r27_accepting_and_ending_a_nomination_are_told(office: Office, on_the_case: bool) -> None:
    case = office.ready()
    form = NewNomination(
        kind=facts.NominationKind.NOMINATION,
        name="Cerys Pugh",
        relationship="his sister",
        contact="01632 960501",
        may_discuss="everything",
        consented_on=office.today,
        consented_how="phone",
    )
    given = case.id if on_the_case else None
    found = nominate(office.at("sam"), case.customer_id, form, given)
    accepted = accept_nomination(office.at("dee"), found, office.today)
    end_nomination(office.at("kofi"), accepted, office.today, "Cerys Pugh")
    assert entry(office, case, "Cerys Pugh accepted") == ("Dee", office.now)
    assert entry(office, case, "Cerys Pugh no longer acts for the customer")[0] == "Kofi"


def test_r6_telling_a_refused_customer_is_told(office: Office) -> None:
    case, proposal = office.proposed()
    refused = office.decide(
        case, proposal, outcome=Outcome.REFUSED, approved_ids=(), starts_on=None, months=None
    )
    office.later()
    tell_refusal(office.at("priya"), refused, office.telling())
    assert entry(office, case, "The customer was told by email that the proposal was refused") == (
        "Priya",
        office.now,
    )


def test_r8_a_withdrawn_adjustment_is_told_when_it_was_withdrawn(office: Office) -> None:
    case = office.opened()
    agreed, agreed_at = office.adjustment(case), office.now
    office.later()
    withdraw_adjustment(office.at("dee"), agreed)
    assert entry(office, case, "Adjustment agreed") == ("Priya", agreed_at)
    assert entry(office, case, "Adjustment withdrawn by the customer") == ("Dee", office.now)


def test_r35_handing_a_case_on_and_closing_it_are_told(office: Office) -> None:
    case = office.opened()
    give_case(office.at("priya"), case.id, office.id_of("ruth"), "Manages.")
    owned = assign_case(office.at("ruth"), case, office.id_of("marcus"))
    close_case(office.at("marcus"), owned, "Nothing more.")
    assert entry(office, case, "The case passed to Marcus")[0] == "Ruth"
    assert entry(office, case, "Case closed: Nothing more.")[0] == "Marcus"


def test_r34_an_act_of_nobody_known_names_nobody(office: Office) -> None:
    asking = Asking(actor=office.staff["grace"], policy=office.policy, now=office.now)
    file = whole_file(office)
    undone = replace(file.warnings[0], undone_at=office.now)
    told = timeline(replace(file, warnings=(undone,)), asking, {})
    assert [e.who for e in told if e.words.startswith("The warning was undone")] == [""]
    assert all(isinstance(e.about_id, UUID) for e in told)


def test_what_happened_at_one_moment_stands_newest_first_too(office: Office) -> None:
    case = office.opened()
    for words in ("First.", "Second."):
        add_note(office.at("priya"), case.id, words)
    at_once = [e.words for e in case_view_by_id(office.at("priya"), case.id).timeline]
    assert at_once.index("Second.") < at_once.index("First.") < at_once.index("Case opened")


def test_r12_r18_that_a_measure_came_into_force_and_lapsed_is_told(office: Office) -> None:
    case, _ = office.in_force()
    (standing,) = case_view_by_id(office.at("priya"), case.id).standings
    assert entry(office, case, "M2 came into force") == ("", standing.binds_from)
    assert not entries(office, case, "M2 lapsed")
    (measure,) = office.file(case).measures
    assert measure.last_day is not None
    office.now = start_of(measure.last_day.add(days=1))
    assert entry(office, case, "M2 lapsed") == ("", office.now)
