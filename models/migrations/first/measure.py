"""Measures once decided, what suspends them, and their reviews (R11-R21)."""

from __future__ import annotations

from peewee import BooleanField, Check, ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.migrations.first.cases import CaseRow
from models.migrations.first.people import StaffMemberRow
from models.migrations.first.proposal import DecisionRow
from models.record import VERSION_COUNTS_FROM_1, Record


class MeasureRow(Record):
    """Approved measures. Only M6, which is an act, has no last day (R18)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    decision = ForeignKeyField(DecisionRow, backref="+")
    code = TextField(constraints=[Check("code IN ('M1', 'M2', 'M3', 'M4', 'M5', 'M6')")])
    details = TextField()
    starts_on = DayField()
    last_day = DayField(null=True)
    is_adjustment = BooleanField()
    immediate_reason = TextField()
    ended_at = MomentField(null=True)
    ended_kind = TextField()
    ended_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    ended_reason = TextField()
    reported_on = DayField(null=True)
    reported_at = MomentField(null=True)
    report_reference = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "measure"
        constraints = (Check("code = 'M6' OR last_day IS NOT NULL"),)


class SuspensionRow(Record):
    """Times in which a measure does not bind."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+", index=False)
    measure = ForeignKeyField(MeasureRow, backref="+")
    cause = TextField()
    reason = TextField()
    since = MomentField()
    by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    over_at = MomentField(null=True)
    told_at = MomentField(null=True)
    told_on = DayField(null=True)
    told_how = TextField(default="")
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "suspension"


class ReviewRow(Record):
    """Reviews of a decision's measures (R19)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    decision = ForeignKeyField(DecisionRow, backref="+", index=False)
    reviewed_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    reviewed_at = MomentField()
    outcome = TextField()
    reasons = TextField()
    told_on = DayField(null=True)
    told_how = TextField()
    told_format = TextField()
    nobody_reached = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "review"
