"""Who takes part: staff and outside people, and the customer."""

from __future__ import annotations

from peewee import BooleanField, ForeignKeyField, IntegerField, TextField

from models.fields import DayField, IdField, MomentField
from models.record import VERSION_COUNTS_FROM_1, Record


class StaffMemberRow(Record):
    """Everybody who works here or has worked here, and outside people."""

    id = IdField(primary_key=True)
    username = TextField(null=True, unique=True)
    name = TextField()
    grade = TextField()
    outside = BooleanField()
    organisation = TextField()
    safeguarding_lead = BooleanField()
    data_protection = BooleanField()
    line_manager = ForeignKeyField("self", null=True, backref="+", index=False)
    recorded_by = ForeignKeyField("self", null=True, backref="+", index=False)
    working_days = TextField()
    left_on = DayField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "staff_member"


class AbsenceRow(Record):
    """Days on which somebody is away."""

    id = IdField(primary_key=True)
    staff = ForeignKeyField(StaffMemberRow, backref="+")
    since = DayField()
    until = DayField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "absence"


class ActingAuthorityRow(Record):
    """Days on which somebody stands in at a higher grade."""

    id = IdField(primary_key=True)
    staff = ForeignKeyField(StaffMemberRow, backref="+")
    grade = TextField()
    since = DayField()
    until = DayField()
    given_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    reason = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "acting_authority"


class CustomerRow(Record):
    """Customers, each keyed by the person's own reference (R4)."""

    id = IdField(primary_key=True)
    reference = TextField(unique=True)
    tenancy_reference = TextField(index=True)
    family_name = TextField(index=True)
    given_names = TextField()
    address = TextField()
    postcode = TextField()
    phone = TextField()
    email = TextField()
    portal = BooleanField()
    born_on = DayField(null=True)
    died_on = DayField(null=True)
    death_recorded_at = MomentField(null=True)
    death_known_by = TextField()
    format = TextField()
    language = TextField()
    communication_needs = TextField()
    safe_channel = TextField()
    staff = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "customer"
