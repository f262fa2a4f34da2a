"""What opens each action on a case: the one table that next steps, keys and the list share."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from uuid import UUID

from screens.case import elsewhere
from screens.case.forms import (
    adjustments,
    allegations,
    authority,
    circumstances,
    conflicts,
    contacts,
    customers,
    incidents,
    measures,
    nominations,
    notes,
    ownership,
    personnel,
    roles,
    support,
    telling,
    warnings,
)
from screens.case.ways import Way, Ways
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.steps import NextStep


@dataclass(frozen=True, slots=True)
class Opens:
    """What opens an action, and the sentence where there is nothing to do it about."""

    ways: tuple[Ways, ...]
    nothing: str = ""


def _opens(*ways: Ways, nothing: str = "") -> Opens:
    return Opens(ways, nothing)


TABLE: Mapping[Action, Opens] = MappingProxyType(
    {
        Action.ADD_NOTE: _opens(notes.ways),
        Action.RECORD_INCIDENT: _opens(incidents.record_ways, customers.details_ways),
        Action.JOIN_INCIDENT: _opens(
            incidents.join_ways, nothing="No incident waits to be attached."
        ),
        Action.FIND_UNPROVEN: _opens(
            incidents.unproven_ways, nothing="Every incident of the case was found unproven."
        ),
        Action.COMPLETE_INCIDENT: _opens(
            incidents.complete_ways, nothing="No incident is on the case."
        ),
        Action.DROP_INCIDENT: _opens(
            incidents.drop_ways, nothing="No incident of this customer waits without a case."
        ),
        Action.RECORD_ALLEGATION: _opens(allegations.record_ways),
        Action.LOOK_INTO_ALLEGATION: _opens(
            allegations.outcome_ways, nothing="No allegation waits to be looked into."
        ),
        Action.RECORD_FACTOR: _opens(circumstances.factor_ways),
        Action.RECORD_ACCOUNT: _opens(circumstances.account_ways),
        Action.RECORD_NEED: _opens(adjustments.ask_ways, warnings.answer_ways),
        Action.ANSWER_ADJUSTMENT: _opens(
            adjustments.answer_ways, nothing="No adjustment waits for an answer."
        ),
        Action.RESOLVE_CONFLICT: _opens(
            conflicts.ways, nothing="No measure contradicts an agreed adjustment."
        ),
        Action.WARN: _opens(warnings.warn_ways),
        Action.DRAFT: _opens(elsewhere.draft_ways),
        Action.DECIDE: _opens(elsewhere.decide_ways, nothing="No proposal waits for a decision."),
        Action.INFORM: _opens(
            elsewhere.inform_ways, nothing="Nothing has been decided to inform of."
        ),
        Action.CONFIRM_WITHHOLDING: _opens(
            elsewhere.confirm_ways, nothing="Nothing is withheld that waits to be confirmed."
        ),
        Action.REPORT: _opens(
            measures.report_ways, nothing="No report to a public body is to be recorded."
        ),
        Action.TELL: _opens(
            telling.ways,
            nominations.rest_on_ways,
            nothing="The customer knows of everything that has ended or changed.",
        ),
        Action.CONFIRM_CONTACT: _opens(
            contacts.confirm_ways, nothing="No contact waits for whether it counts."
        ),
        Action.RECORD_APPEAL: _opens(elsewhere.record_appeal_ways),
        Action.WORK_APPEAL: _opens(elsewhere.work_appeal_ways, nothing="No appeal is open."),
        Action.REVIEW_APPEAL: _opens(
            elsewhere.review_appeal_ways, nothing="No appeal has been referred for review."
        ),
        Action.RECORD_COMPLAINT: _opens(elsewhere.complaint_ways),
        Action.REVIEW_MEASURES: _opens(
            measures.review_ways, nothing="No measure stands that could be reviewed."
        ),
        Action.LOOK_AGAIN: _opens(
            measures.look_again_ways, nothing="No complaint asks for another look."
        ),
        Action.LIFT: _opens(measures.lift_ways, nothing="No measure stands to be lifted."),
        Action.RECORD_NOMINATION: _opens(nominations.ways),
        Action.ASK_ROLE: _opens(
            roles.ask_ways, nothing="No single point of contact has been decided."
        ),
        Action.ANSWER_ROLE: _opens(
            roles.answer_ways, nothing="Nobody has been asked who has not answered."
        ),
        Action.ASK_PERSONNEL_CHANGE: _opens(personnel.ask_ways),
        Action.ANSWER_PERSONNEL_CHANGE: _opens(
            personnel.answer_ways, nothing="No request for a change waits for an answer."
        ),
        Action.OFFER_SUPPORT: _opens(support.support_ways),
        Action.CHECK_IN: _opens(
            support.check_in_ways, nothing="Nobody is point of contact or deputy yet."
        ),
        Action.GIVE_ACCESS: _opens(ownership.give_ways),
        Action.ASSIGN: _opens(ownership.assign_ways),
        Action.RECORD_AUTHORITY: _opens(elsewhere.enter_decision_ways, authority.ways),
        Action.NAME_LEAD: _opens(
            authority.lead_ways, nothing="Somebody is safeguarding lead already."
        ),
        Action.CLOSE: _opens(ownership.close_ways),
        Action.RECORD_DEATH: _opens(
            customers.death_ways, nothing="The customer's death is recorded."
        ),
        Action.CORRECT_DEATH: _opens(
            customers.correction_ways, nothing="No death is recorded, so there is none to undo."
        ),
    }
)
"""Every action on a case, in the order in which the list shows them."""

NOT_ON_A_CASE = frozenset(
    {
        Action.IMPORT_CUSTOMERS,
        Action.LOG_CONTACT,
        Action.OPEN_CASE,
        Action.SEE_CASE,
        Action.TAKE_CASE,
        Action.MANAGE_STAFF,
        Action.SEND_PROPOSAL,
    }
)
"""Opened from elsewhere: the contact check, the case list, the wizard's end, commands."""


def ways_of(action: Action, desk: Desk, view: CaseView) -> list[Way]:
    """The ways in which an action can be done now; empty where there is nothing to do."""
    opens = TABLE.get(action)
    return [way for ways in opens.ways for way in ways(desk, view)] if opens else []


def ways_for(step: NextStep, desk: Desk, view: CaseView) -> list[Way]:
    """The ways that do a next step: those about its record, else those about none."""
    action = Action.DRAFT if step.action == Action.SEND_PROPOSAL else step.action
    found = ways_of(action, desk, view)
    about = [way for way in found if step.about_id is not None and step.about_id in way.about]
    return about or [way for way in found if not way.about] or found


def ways_about(record_id: UUID, desk: Desk, view: CaseView) -> list[Way]:
    """Everything that can be done about one record."""
    return [
        way for action in TABLE for way in ways_of(action, desk, view) if record_id in way.about
    ]


@dataclass(frozen=True, slots=True)
class Offer:
    """A line of the list of actions: what it does, or why it is not done now."""

    words: str
    way: Way | None
    why_not: str = ""
    rule: str = ""


def offers(desk: Desk, view: CaseView) -> Iterator[Offer]:
    """Every action on a case, with the reason where it is refused or there is nothing to do."""
    for action, opens in TABLE.items():
        ways = ways_of(action, desk, view)
        for way in ways:
            yield offer(way, view)
        if not ways:
            words = action.value.capitalize()
            yield Offer(words, None, opens.nothing)


def offer(way: Way, view: CaseView) -> Offer:
    """One way as a line of the list."""
    refusal = view.why_not(way.action, way.subject) or way.waits
    if refusal is not None:
        return Offer(way.words, way, refusal.reason, refusal.rule)
    return Offer(way.words, way)
