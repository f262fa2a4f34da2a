"""What is proposed and what was decided (R9-R11)."""

from __future__ import annotations

from peewee import BooleanField, Check, ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.migrations.first.cases import CaseRow
from models.migrations.first.people import StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class ProposalRow(Record):
    """Measures sent for decision together."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    author_ids = TextField()
    sent_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    sent_at = MomentField()
    sent_to = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    straight_ground = TextField()
    straight_reason = TextField()
    starts_on = DayField(null=True)
    months = IntegerField(constraints=[Check("months >= 0")])

    class Meta:
        table_name = "proposal"


class ProposedMeasureRow(Record):
    """One measure of a proposal: what it carries and why."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+", index=False)
    proposal = ForeignKeyField(ProposalRow, backref="+")
    code = TextField(constraints=[Check("code IN ('M1', 'M2', 'M3', 'M4', 'M5', 'M6')")])
    details = TextField()
    incident_ids = TextField()
    why_nothing_less = TextField()
    also_considered = TextField()
    is_adjustment = BooleanField()
    immediate_reason = TextField()

    class Meta:
        table_name = "proposed_measure"


class ApprovalRow(Record):
    """One decider's answer to a proposal."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    proposal = ForeignKeyField(ProposalRow, backref="+", index=False)
    decided_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    entered_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    grade = TextField()
    decided_at = MomentField()
    outcome = TextField()
    approved_ids = TextField()
    reasons = TextField()
    starts_on = DayField(null=True)
    months = IntegerField(null=True)

    class Meta:
        table_name = "approval"
        indexes = ((("proposal", "decided_by"), True),)


class DecisionRow(Record):
    """What was decided on a proposal, with the evidence as it was then."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    proposal = ForeignKeyField(ProposalRow, unique=True, backref="+")
    decided_by_ids = TextField()
    grade = TextField()
    decided_at = MomentField()
    outcome = TextField()
    reasons = TextField()
    starts_on = DayField(null=True)
    last_day = DayField(null=True)
    review_months = IntegerField(null=True)
    policy_version = TextField()
    evidence = TextField()
    refusal_told_on = DayField(null=True)
    refusal_told_how = TextField()
    refusal_told_format = TextField()
    nobody_reached = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "decision"
