"""What happened: incidents and what is recorded beside them (R1-R5)."""

from __future__ import annotations

from peewee import ForeignKeyField, IntegerField, TextField

from models.cases import CaseRow
from models.fields import DayField, IdField, JsonField, MomentField
from models.people import CustomerRow, StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class IncidentRow(Record):
    """Incidents, with or without a case."""

    id = IdField(primary_key=True)
    reference = TextField(unique=True)
    customer = ForeignKeyField(CustomerRow, null=True, backref="+")
    case = ForeignKeyField(CaseRow, null=True, backref="+")
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()
    happened_at = MomentField()
    channel = TextField()
    what_happened = TextField()
    behaviours = JsonField(tuple[str, ...])
    effect_on_time = TextField()
    effect_on_resources = TextField()
    effect_on_service = TextField()
    effect_on_wellbeing = TextField()
    witnesses = TextField()
    evidence = TextField()
    identified_by = TextField()
    joined_at = MomentField(null=True)
    details_completed_at = MomentField(null=True)
    details_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    dropped_at = MomentField(null=True)
    dropped_reason = TextField()
    followed_up_until = DayField(null=True)
    frozen_at = MomentField(null=True)
    unproven_at = MomentField(null=True)
    unproven_reason = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "incident"


class IncidentStaffRow(Record):
    """Staff who were the target or a witness of an incident."""

    id = IdField(primary_key=True)
    incident = ForeignKeyField(IncidentRow, backref="+")
    staff = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    part = TextField()

    class Meta:
        table_name = "incident_staff"


class IncidentAdditionRow(Record):
    """Words added after an incident's own were frozen (R1)."""

    id = IdField(primary_key=True)
    incident = ForeignKeyField(IncidentRow, backref="+")
    written_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    written_at = MomentField()
    words = TextField()

    class Meta:
        table_name = "incident_addition"


class AllegationRow(Record):
    """What the customer says a member of staff did (R3)."""

    id = IdField(primary_key=True)
    customer = ForeignKeyField(CustomerRow, backref="+")
    case = ForeignKeyField(CaseRow, null=True, backref="+")
    incident = ForeignKeyField(IncidentRow, null=True, backref="+", index=False)
    about = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    words = TextField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    recorded_at = MomentField()
    looks_into = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    looked_into_at = MomentField(null=True)
    outcome = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "allegation"
