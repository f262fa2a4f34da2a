"""Work that is not finished."""

from __future__ import annotations

from uuid import UUID

from peewee import ForeignKeyField, IntegerField, TextField

from models.cases import CaseRow
from models.fields import IdField, JsonField, MomentField
from models.people import StaffMemberRow
from models.record import VERSION_COUNTS_FROM_1, Record


class DraftRow(Record):
    """Half-written things, saved as the user moves. The body is not journalled."""

    id = IdField(primary_key=True)
    kind = TextField()
    case = ForeignKeyField(CaseRow, null=True, backref="+")
    about_id = IdField(null=True)
    started_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    started_at = MomentField()
    holder = ForeignKeyField(StaffMemberRow, backref="+")
    author_ids = JsonField(tuple[UUID, ...])
    saved_at = MomentField()
    body = TextField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "draft"
