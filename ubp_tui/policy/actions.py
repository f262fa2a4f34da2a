"""What staff do, by name: steps ask for it, permissions answer for it, screens open it."""

from __future__ import annotations

from enum import StrEnum


class Action(StrEnum):
    """What staff do. The value is what a key's label or a sentence says."""

    RECORD_INCIDENT = "record an incident"
    RECORD_APPEAL = "record an appeal"
    RECORD_COMPLAINT = "note a complaint"
    RECORD_NEED = "record a need or adjustment"
    RECORD_NOMINATION = "record a nomination"
    LOG_CONTACT = "log a contact"
    ASK_PERSONNEL_CHANGE = "ask for a change of personnel"
    OPEN_CASE = "open a case"
    SEE_CASE = "see the case"
    TAKE_CASE = "take the case"
    GIVE_ACCESS = "give somebody the case"
    ASSIGN = "change the case's owner"
    ADD_NOTE = "add a note"
    COMPLETE_INCIDENT = "complete an incident"
    JOIN_INCIDENT = "attach an incident"
    DROP_INCIDENT = "drop an incident"
    FIND_UNPROVEN = "find an incident unproven"
    RECORD_ALLEGATION = "record an allegation"
    LOOK_INTO_ALLEGATION = "record what came of an allegation"
    RECORD_FACTOR = "record a contributing factor"
    RECORD_ACCOUNT = "record the customer's account"
    ANSWER_ADJUSTMENT = "agree or decline an adjustment"
    RESOLVE_CONFLICT = "resolve a contradicted adjustment"
    WARN = "issue a warning"
    DRAFT = "draft a proposal"
    SEND_PROPOSAL = "send a proposal for decision"
    DECIDE = "decide"
    INFORM = "inform the customer"
    CONFIRM_WITHHOLDING = "confirm that something is withheld"
    REPORT = "record a report to a public body"
    TELL = "tell the customer"
    CONFIRM_CONTACT = "say whether a contact was outside the measures"
    WORK_APPEAL = "work on an appeal"
    REVIEW_APPEAL = "review the appeal"
    REVIEW_MEASURES = "review the measures"
    LOOK_AGAIN = "look again, as a complaint asks"
    LIFT = "lift a measure"
    ASK_ROLE = "ask somebody to be the point of contact"
    ANSWER_ROLE = "accept or decline the role"
    OFFER_SUPPORT = "offer support"
    CHECK_IN = "hold a check-in"
    ANSWER_PERSONNEL_CHANGE = "answer a request for a change of personnel"
    NAME_LEAD = "name a safeguarding lead"
    CLOSE = "close the case"
    RECORD_AUTHORITY = "record acting authority or an outside person"
    MANAGE_STAFF = "manage staff"
    RECORD_DEATH = "record a death"
    CORRECT_DEATH = "undo a death recorded by mistake"
    IMPORT_CUSTOMERS = "import customers"


ANYONE_RECORDS = frozenset(
    {
        Action.RECORD_INCIDENT,
        Action.RECORD_ALLEGATION,
        Action.RECORD_APPEAL,
        Action.RECORD_COMPLAINT,
        Action.RECORD_NEED,
        Action.RECORD_NOMINATION,
        Action.LOG_CONTACT,
        Action.ASK_PERSONNEL_CHANGE,
        Action.RECORD_DEATH,
    }
)
"""What anybody records, with or without having been given the case.

R1, R16, R17 and R25 say so of what customers bring. A death is heard of first by whoever answers
the phone, and no letter goes to the customer any more (R20); undoing it needs the case.
"""

ALSO_WHEN_CLOSED = (ANYONE_RECORDS - {Action.ASK_PERSONNEL_CHANGE, Action.LOG_CONTACT}) | {
    Action.SEE_CASE,
    Action.TAKE_CASE,
    Action.GIVE_ACCESS,
    Action.WORK_APPEAL,
    Action.ANSWER_ADJUSTMENT,
    Action.LOOK_INTO_ALLEGATION,
    Action.CORRECT_DEATH,
    Action.ADD_NOTE,
    Action.CHECK_IN,
    Action.OFFER_SUPPORT,
    Action.LOOK_AGAIN,
    Action.RECORD_AUTHORITY,
}
"""What may be done on a closed case.

Nobody is in touch who could be changed (R25), and no measure stands (R17).
"""

BEGINS_ANEW = frozenset(
    {Action.JOIN_INCIDENT, Action.WARN, Action.DRAFT, Action.SEND_PROPOSAL, Action.DECIDE}
)
"""What belongs on the customer's one open case, which a reopened one is not (R4, R20)."""

ENDED_BY_DEATH = frozenset(
    {
        Action.RECORD_APPEAL,
        Action.RECORD_NEED,
        Action.LOG_CONTACT,
        Action.WARN,
        Action.DRAFT,
        Action.SEND_PROPOSAL,
        Action.DECIDE,
        Action.INFORM,
        Action.TELL,
        Action.WORK_APPEAL,
        Action.REVIEW_APPEAL,
        Action.ASK_ROLE,
    }
)
"""What is not done any more once a customer has died (R20).

Measures, appeals, telling and asking what they need end.
"""
