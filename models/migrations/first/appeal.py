"""Appeals, and complaints noted beside them (R28-R33)."""

from __future__ import annotations

from peewee import BooleanField, Check, ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.migrations.first.cases import CaseRow
from models.migrations.first.measure import MeasureRow
from models.migrations.first.people import StaffMemberRow
from models.migrations.first.preparation import WarningRow
from models.migrations.first.proposal import DecisionRow
from models.record import VERSION_COUNTS_FROM_1, Record


class AppealRow(Record):
    """Appeals against an approval or a warning."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    decision = ForeignKeyField(DecisionRow, null=True, backref="+", index=False)
    warning = ForeignKeyField(WarningRow, null=True, backref="+", index=False)
    received_on = DayField()
    channel = TextField()
    words = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()
    late_reason = TextField()
    not_accepted_at = MomentField(null=True)
    not_accepted_reason = TextField()
    reasons_asked_on = DayField(null=True)
    reasons_by = DayField(null=True)
    reasons = TextField()
    reasons_confirmed_on = DayField(null=True)
    reasons_declined_on = DayField(null=True)
    referred_at = MomentField(null=True)
    referred_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    reviewer = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    reviewer_grade = TextField()
    decided_at = MomentField(null=True)
    decided_reasons = TextField()
    withdrawn_at = MomentField(null=True)
    withdrawn_words = TextField()
    told_on = DayField(null=True)
    told_how = TextField()
    told_format = TextField()
    nobody_reached = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "appeal"
        constraints = (Check("(decision_id IS NULL) <> (warning_id IS NULL)"),)


class AppealFindingRow(Record):
    """The outcome of an appeal for one measure, or for the warning (R32)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+", index=False)
    appeal = ForeignKeyField(AppealRow, backref="+")
    measure = ForeignKeyField(MeasureRow, null=True, backref="+", index=False)
    outcome = TextField()
    reasons = TextField()
    varied_details = TextField(null=True)
    varied_last_day = DayField(null=True)

    class Meta:
        table_name = "appeal_finding"


class ComplaintRow(Record):
    """Complaints about how things were handled (R28)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    appeal = ForeignKeyField(AppealRow, null=True, backref="+", index=False)
    reference = TextField()
    received_on = DayField()
    words = TextField()
    asks_decider = BooleanField()
    looked_again_at = MomentField(null=True)
    looked_again_words = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "complaint"
