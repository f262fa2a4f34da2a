"""What is considered before any measure: circumstances, account, adjustments, warning (R6-R8)."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.migrations.first.cases import CaseRow
from models.migrations.first.measure import MeasureRow
from models.migrations.first.people import CustomerRow, StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class FactorRow(Record):
    """Contributing factors that were considered (R7)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    kind = TextField()
    words = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()

    class Meta:
        table_name = "factor"


class AccountRow(Record):
    """The customer's own account, or why there is none (R7)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    invited_on = DayField(null=True)
    how = TextField()
    words = TextField()
    none_reason = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()

    class Meta:
        table_name = "account"


class AdjustmentRow(Record):
    """Reasonable adjustments, which belong to the customer (R8)."""

    id = IdField(primary_key=True)
    customer = ForeignKeyField(CustomerRow, backref="+")
    case = ForeignKeyField(CaseRow, null=True, backref="+", index=False)
    words = TextField()
    asked_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    asked_at = MomentField()
    terms = TextField()
    state = TextField()
    answered_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    answered_at = MomentField(null=True)
    answer_reason = TextField()
    what_we_do = TextField()
    review_on = DayField(null=True)
    withdrawn_at = MomentField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "adjustment"


class ConflictResolvedRow(Record):
    """A decider's answer where an adjustment contradicts a measure (R8)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    measure = ForeignKeyField(MeasureRow, backref="+", index=False)
    adjustment = ForeignKeyField(AdjustmentRow, backref="+", index=False)
    resolved_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    resolved_at = MomentField()
    words = TextField()
    told_on = DayField()

    class Meta:
        table_name = "conflict_resolved"


class WarningRow(Record):
    """Written warnings (R6)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    issued_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    issued_at = MomentField()
    must_change = TextField()
    sent_how = TextField()
    sent_on = DayField()
    format = TextField()
    received_on = DayField()
    lapses_on = DayField()
    appeal_by = DayField()
    needs_answer = TextField()
    needs_words = TextField()
    nominee_answer = TextField()
    nominee_words = TextField()
    returned_on = DayField(null=True)
    undone_at = MomentField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "warning"
