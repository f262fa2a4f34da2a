"""The people beside the case: nominated person, point of contact, support (R22-R27)."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.migrations.first.cases import CaseRow
from models.migrations.first.measure import MeasureRow
from models.migrations.first.people import CustomerRow, StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class NominationRow(Record):
    """Agreements that somebody acts for a customer (R27)."""

    id = IdField(primary_key=True)
    customer = ForeignKeyField(CustomerRow, backref="+")
    case = ForeignKeyField(CaseRow, null=True, backref="+", index=False)
    kind = TextField()
    name = TextField()
    relationship = TextField()
    contact = TextField()
    may_discuss = TextField()
    consented_on = DayField()
    consented_how = TextField()
    accepted_on = DayField(null=True)
    until = DayField(null=True)
    ended_on = DayField(null=True)
    ended_by = TextField()
    capacity_doubt = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "nomination"


class ContactRoleRow(Record):
    """Who was asked to be a point of contact or the deputy (R23)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    measure = ForeignKeyField(MeasureRow, backref="+", index=False)
    staff = ForeignKeyField(StaffMemberRow, backref="+")
    role = TextField()
    asked_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    asked_at = MomentField()
    support_offered = TextField()
    accepted_at = MomentField(null=True)
    declined_at = MomentField(null=True)
    declined_reason = TextField()
    told_on = DayField(null=True)
    ended_on = DayField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "contact_role"


class PersonnelChangeRow(Record):
    """Requests for another person (R25)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    about = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    asked_by_customer = BooleanField()
    asked_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    asked_at = MomentField()
    words = TextField()
    answered_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    answered_at = MomentField(null=True)
    agreed = BooleanField(null=True)
    answer = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "personnel_change"


class SupportRow(Record):
    """Support offered to staff, kept private (R22)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    staff = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    offered_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    offered_at = MomentField()
    offer = TextField()
    answer = TextField()
    answered_at = MomentField(null=True)
    follow_up_on = DayField(null=True)
    followed_up_at = MomentField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "support"


class CheckInRow(Record):
    """Conversations about how it goes, seen by few (R24)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    staff = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    held_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    held_at = MomentField()
    note = TextField()

    class Meta:
        table_name = "check_in"
