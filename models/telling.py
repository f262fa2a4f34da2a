"""Telling the customer: the checklist (R12), and that measures have ended (R20)."""

from __future__ import annotations

from uuid import UUID

from peewee import BooleanField, Check, ForeignKeyField, IntegerField, TextField

from models.cases import CaseRow
from models.fields import DayField, IdField, JsonField, MomentField
from models.people import StaffMemberRow
from models.proposal import DecisionRow
from models.record import VERSION_COUNTS_FROM_1, Record


class InformingRow(Record):
    """The checklist of a decision."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    decision = ForeignKeyField(DecisionRow, unique=True, backref="+")
    started_at = MomentField()

    class Meta:
        table_name = "informing"


class InformingItemRow(Record):
    """Answers to the items of a checklist."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+", index=False)
    informing = ForeignKeyField(InformingRow, backref="+")
    number = IntegerField(constraints=[Check("number BETWEEN 1 AND 12")])
    state = TextField()
    done_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    done_at = MomentField()
    happened_on = DayField(null=True)
    how = TextField()
    words = TextField()
    reason = TextField()
    authorised_by = ForeignKeyField(StaffMemberRow, null=True, backref="+", index=False)
    look_again_on = DayField(null=True)
    format = TextField()
    letter_version = TextField()
    received_at = MomentField(null=True)
    appeal_by = DayField(null=True)
    nominates = BooleanField()
    struck_at = MomentField(null=True)
    struck_reason = TextField()
    recorded_wrongly = BooleanField()
    version = IntegerField(constraints=[VERSION_COUNTS_FROM_1])

    class Meta:
        table_name = "informing_item"


class EndToldRow(Record):
    """That the customer was told of measures that ended (R20)."""

    id = IdField(primary_key=True)
    case = ForeignKeyField(CaseRow, backref="+")
    measure_ids = JsonField(tuple[UUID, ...])
    told_on = DayField()
    recorded_at = MomentField()
    recorded_by = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    how = TextField()
    format = TextField()
    nobody_reached = TextField()

    class Meta:
        table_name = "end_told"
