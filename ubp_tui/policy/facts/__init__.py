"""Plain facts that the rules read: one frozen struct for each kind of record.

Field names are the names of the database's columns. Moments are UTC, dates are London's.
"""

from ubp_tui.policy.facts.appeal import Appeal, AppealFinding, AppealOutcome, Complaint
from ubp_tui.policy.facts.case_file import Access, Case, CaseFile, Note
from ubp_tui.policy.facts.contact import Caller, Contact, ContactKind, LookUp
from ubp_tui.policy.facts.draft import Draft, DraftKind
from ubp_tui.policy.facts.incident import (
    Allegation,
    Incident,
    IncidentAddition,
    IncidentStaff,
    Part,
)
from ubp_tui.policy.facts.measure import Ended, Measure, Review, Suspension, SuspensionCause
from ubp_tui.policy.facts.people import Absence, ActingAuthority, Customer, Directory, StaffMember
from ubp_tui.policy.facts.preparation import (
    Account,
    Adjustment,
    AdjustmentState,
    AdjustmentTerms,
    Answer,
    ConflictResolved,
    Factor,
    Warning,
)
from ubp_tui.policy.facts.proposal import (
    Approval,
    Decision,
    Outcome,
    Proposal,
    ProposedMeasure,
)
from ubp_tui.policy.facts.summary import Summary, SummaryStep
from ubp_tui.policy.facts.support import (
    CheckIn,
    ContactRole,
    Nomination,
    NominationKind,
    PersonnelChange,
    Role,
    Support,
)
from ubp_tui.policy.facts.telling import EndTold, Informing, InformingItem, ItemState

__all__ = [
    "Absence",
    "Access",
    "Account",
    "ActingAuthority",
    "Adjustment",
    "AdjustmentState",
    "AdjustmentTerms",
    "Allegation",
    "Answer",
    "Appeal",
    "AppealFinding",
    "AppealOutcome",
    "Approval",
    "Caller",
    "Case",
    "CaseFile",
    "CheckIn",
    "Complaint",
    "ConflictResolved",
    "Contact",
    "ContactKind",
    "ContactRole",
    "Customer",
    "Decision",
    "Directory",
    "Draft",
    "DraftKind",
    "EndTold",
    "Ended",
    "Factor",
    "Incident",
    "IncidentAddition",
    "IncidentStaff",
    "Informing",
    "InformingItem",
    "ItemState",
    "LookUp",
    "Measure",
    "Nomination",
    "NominationKind",
    "Note",
    "Outcome",
    "Part",
    "PersonnelChange",
    "Proposal",
    "ProposedMeasure",
    "Review",
    "Role",
    "StaffMember",
    "Summary",
    "SummaryStep",
    "Support",
    "Suspension",
    "SuspensionCause",
    "Warning",
]
