"""Cases, who has been given them, and notes."""

from __future__ import annotations

from peewee import SQL, BooleanField, ForeignKeyField, IntegerField, TextField

from models.fields import IdField, MomentField
from models.migrations.first.people import CustomerRow, StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class CaseRow(Record):
    """Cases. A customer has one open case; one that an appeal reopened is not it (R4, R20)."""

    id = IdField(primary_key=True)
    reference = TextField(unique=True)
    customer = ForeignKeyField(CustomerRow, backref="+")
    opened_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    opened_at = MomentField()
    owner = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    restricted = BooleanField()
    policy_version = TextField()
    closed_at = MomentField(null=True)
    closed_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    closing_reason = TextField()
    reopened_at = MomentField(null=True)
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "cases"


CaseRow.add_index(
    CaseRow.index(
        CaseRow.customer,
        unique=True,
        where=SQL("closed_at IS NULL"),
        name="cases_one_open_per_customer",
    )
)


class AccessRow(Record):
    """Who has been given a case (R35)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+", index=False)
    staff = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    given_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    given_at = MomentField()
    reason = TextField()

    class Meta:
        table_name = "access"
        indexes = ((("case", "staff"), True), (("staff", "case"), False))


class NoteRow(Record):
    """Factual notes on a case."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    written_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    written_at = MomentField()
    words = TextField()

    class Meta:
        table_name = "note"
