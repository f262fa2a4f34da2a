"""Which table stores which kind of fact, in what order it is read, and who may read its past."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from models import (
    appeal,
    cases,
    contact,
    draft,
    incident,
    measure,
    people,
    preparation,
    proposal,
    support,
    telling,
)
from models.staff import ABSENCE, ACTING, STAFF
from models.storing import Access, Part, Stored
from ubp_tui.policy import facts

CUSTOMER = Stored(
    facts.Customer,
    people.CustomerRow,
    (people.CustomerRow.family_name, people.CustomerRow.given_names, people.CustomerRow.reference),
)
CASE = Stored(facts.Case, cases.CaseRow, (cases.CaseRow.opened_at, cases.CaseRow.reference))
ACCESS = Stored(facts.Access, cases.AccessRow, (cases.AccessRow.given_at, cases.AccessRow.reason))
NOTE = Stored(facts.Note, cases.NoteRow, (cases.NoteRow.written_at, cases.NoteRow.words))
INCIDENT_STAFF = Stored(
    facts.IncidentStaff, incident.IncidentStaffRow, (incident.IncidentStaffRow.part,)
)
INCIDENT_ADDITION = Stored(
    facts.IncidentAddition,
    incident.IncidentAdditionRow,
    (incident.IncidentAdditionRow.written_at, incident.IncidentAdditionRow.words),
)
INCIDENT = Stored(
    facts.Incident,
    incident.IncidentRow,
    (incident.IncidentRow.recorded_at, incident.IncidentRow.reference),
    parts=(
        Part("staff", INCIDENT_STAFF, incident.IncidentStaffRow.incident),
        Part("additions", INCIDENT_ADDITION, incident.IncidentAdditionRow.incident),
    ),
)
ALLEGATION = Stored(
    facts.Allegation,
    incident.AllegationRow,
    (incident.AllegationRow.recorded_at, incident.AllegationRow.words),
)
FACTOR = Stored(
    facts.Factor,
    preparation.FactorRow,
    (preparation.FactorRow.recorded_at, preparation.FactorRow.kind, preparation.FactorRow.words),
    Access.WELLBEING,
)
ACCOUNT = Stored(
    facts.Account,
    preparation.AccountRow,
    (preparation.AccountRow.recorded_at, preparation.AccountRow.words),
)
ADJUSTMENT = Stored(
    facts.Adjustment,
    preparation.AdjustmentRow,
    (preparation.AdjustmentRow.asked_at, preparation.AdjustmentRow.words),
    Access.WELLBEING,
)
CONFLICT_RESOLVED = Stored(
    facts.ConflictResolved,
    preparation.ConflictResolvedRow,
    (preparation.ConflictResolvedRow.resolved_at, preparation.ConflictResolvedRow.words),
    Access.WELLBEING,
)
WARNING = Stored(
    facts.Warning,
    preparation.WarningRow,
    (preparation.WarningRow.issued_at, preparation.WarningRow.must_change),
)
PROPOSED_MEASURE = Stored(
    facts.ProposedMeasure,
    proposal.ProposedMeasureRow,
    (proposal.ProposedMeasureRow.code, proposal.ProposedMeasureRow.details),
)
PROPOSAL = Stored(
    facts.Proposal,
    proposal.ProposalRow,
    (proposal.ProposalRow.sent_at, proposal.ProposalRow.straight_reason),
    parts=(Part("measures", PROPOSED_MEASURE, proposal.ProposedMeasureRow.proposal),),
)
APPROVAL = Stored(
    facts.Approval,
    proposal.ApprovalRow,
    (proposal.ApprovalRow.decided_at, proposal.ApprovalRow.reasons),
)
DECISION = Stored(
    facts.Decision,
    proposal.DecisionRow,
    (proposal.DecisionRow.decided_at, proposal.DecisionRow.reasons),
)
SUSPENSION = Stored(
    facts.Suspension,
    measure.SuspensionRow,
    (measure.SuspensionRow.since, measure.SuspensionRow.cause),
)
MEASURE = Stored(
    facts.Measure,
    measure.MeasureRow,
    (measure.MeasureRow.starts_on, measure.MeasureRow.code, measure.MeasureRow.details),
    parts=(Part("suspensions", SUSPENSION, measure.SuspensionRow.measure),),
)
REVIEW = Stored(
    facts.Review, measure.ReviewRow, (measure.ReviewRow.reviewed_at, measure.ReviewRow.reasons)
)
INFORMING_ITEM = Stored(
    facts.InformingItem,
    telling.InformingItemRow,
    (telling.InformingItemRow.done_at, telling.InformingItemRow.number),
)
INFORMING = Stored(
    facts.Informing,
    telling.InformingRow,
    (telling.InformingRow.started_at,),
    parts=(Part("items", INFORMING_ITEM, telling.InformingItemRow.informing),),
)
END_TOLD = Stored(
    facts.EndTold, telling.EndToldRow, (telling.EndToldRow.recorded_at, telling.EndToldRow.how)
)
APPEAL_FINDING = Stored(
    facts.AppealFinding,
    appeal.AppealFindingRow,
    (appeal.AppealFindingRow.outcome, appeal.AppealFindingRow.reasons),
)
APPEAL = Stored(
    facts.Appeal,
    appeal.AppealRow,
    (appeal.AppealRow.received_on, appeal.AppealRow.recorded_at),
    parts=(Part("findings", APPEAL_FINDING, appeal.AppealFindingRow.appeal),),
)
COMPLAINT = Stored(
    facts.Complaint,
    appeal.ComplaintRow,
    (appeal.ComplaintRow.received_on, appeal.ComplaintRow.recorded_at),
)
NOMINATION = Stored(
    facts.Nomination,
    support.NominationRow,
    (support.NominationRow.recorded_at, support.NominationRow.name),
)
CONTACT_ROLE = Stored(
    facts.ContactRole,
    support.ContactRoleRow,
    (support.ContactRoleRow.asked_at, support.ContactRoleRow.role),
)
PERSONNEL_CHANGE = Stored(
    facts.PersonnelChange,
    support.PersonnelChangeRow,
    (support.PersonnelChangeRow.asked_at, support.PersonnelChangeRow.words),
)
SUPPORT = Stored(
    facts.Support,
    support.SupportRow,
    (support.SupportRow.offered_at, support.SupportRow.offer),
    Access.WELLBEING,
)
CHECK_IN = Stored(
    facts.CheckIn,
    support.CheckInRow,
    (support.CheckInRow.held_at, support.CheckInRow.note),
    Access.WELLBEING,
)
CONTACT = Stored(
    facts.Contact,
    contact.ContactRow,
    (contact.ContactRow.happened_at, contact.ContactRow.logged_at, contact.ContactRow.words),
)
LOOK_UP = Stored(facts.LookUp, contact.LookUpRow, (contact.LookUpRow.looked_at,))
DRAFT = Stored(
    facts.Draft, draft.DraftRow, (draft.DraftRow.started_at, draft.DraftRow.kind), Access.DRAFT
)

ALL = (
    STAFF,
    ABSENCE,
    ACTING,
    CUSTOMER,
    CASE,
    ACCESS,
    NOTE,
    INCIDENT,
    INCIDENT_STAFF,
    INCIDENT_ADDITION,
    ALLEGATION,
    FACTOR,
    ACCOUNT,
    ADJUSTMENT,
    CONFLICT_RESOLVED,
    WARNING,
    PROPOSAL,
    PROPOSED_MEASURE,
    APPROVAL,
    DECISION,
    MEASURE,
    SUSPENSION,
    REVIEW,
    INFORMING,
    INFORMING_ITEM,
    END_TOLD,
    APPEAL,
    APPEAL_FINDING,
    COMPLAINT,
    NOMINATION,
    CONTACT_ROLE,
    PERSONNEL_CHANGE,
    SUPPORT,
    CHECK_IN,
    CONTACT,
    LOOK_UP,
    DRAFT,
)
BY_FACT: Mapping[type[Any], Stored] = {stored.fact: stored for stored in ALL}
