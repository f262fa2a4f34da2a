"""Contacts while measures stand, and who looked up how to respond (R14, R17)."""

from __future__ import annotations

from uuid import UUID

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from models.cases import CaseRow
from models.fields import DayField, IdField, JsonField, MomentField
from models.people import CustomerRow, StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class ContactRow(Record):
    """Contacts as they were logged, and whether they were outside the measures (R17)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    kind = TextField()
    caller = TextField()
    channel = TextField()
    happened_at = MomentField()
    logged_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    logged_at = MomentField()
    about = TextField()
    words = TextField()
    against_ids = JsonField(tuple[UUID, ...])
    told_ids = JsonField(tuple[UUID, ...])
    our_reply_late = BooleanField()
    confirmed = BooleanField(null=True)
    answered_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    answered_at = MomentField(null=True)
    answer_reason = TextField()
    told_on = DayField(null=True)
    told_how = TextField()
    told_format = TextField()
    nobody_reached = TextField()
    struck_at = MomentField(null=True)
    struck_reason = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "contact"


class LookUpRow(Record):
    """Who looked up how to respond to a customer with measures, and when."""

    id = IdField(primary_key=True)
    customer = ForeignKeyField(CustomerRow, backref="+")
    looked_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    looked_at = MomentField()
    channel = TextField()
    caller = TextField()

    class Meta:
        table_name = "look_up"
