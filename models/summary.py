"""What lists show of each case, derived and rewritten with every change to it."""

from __future__ import annotations

from peewee import SQL, BooleanField, CompositeKey, ForeignKeyField, IntegerField, TextField

from models.cases import CaseRow
from models.fields import DayField, IdField, JsonField, MomentField
from models.people import CustomerRow, StaffMemberRow
from models.record import Record


class CaseSummaryRow(Record):
    """One row of the case list."""

    case = ForeignKeyField(CaseRow, primary_key=True, backref="+")
    reference = TextField()
    reference_number = IntegerField(index=True)
    customer = ForeignKeyField(CustomerRow, backref="+", index=False)
    customer_reference = TextField()
    customer_name = TextField()
    name_sort = TextField(index=True)
    stage = TextField()
    also = JsonField(tuple[str, ...])
    appeal = TextField()
    measures = JsonField(tuple[str, ...])
    m6 = BooleanField()
    next_step = TextField()
    next_rule = TextField()
    next_due = DayField(null=True)
    next_owner_id = IdField(null=True)
    owner = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    waiting_decision = BooleanField()
    appeal_open = BooleanField()
    closed = BooleanField()
    last_day = DayField(null=True)
    changes_on = MomentField(null=True, index=True)
    policy_edition = TextField(index=True)
    code_version = TextField(index=True)
    derived_at = MomentField(index=True)

    class Meta:
        table_name = "case_summary"
        indexes = ((("closed", "next_due", "reference_number", "reference"), False),)


CaseSummaryRow.add_index(
    CaseSummaryRow.index(
        CaseSummaryRow.case, where=SQL("waiting_decision"), name="case_summary_waiting_decision"
    )
)


class CaseStepRow(Record):
    """The next steps of a case, in order; no owner means any manager."""

    case = ForeignKeyField(CaseRow, backref="+", index=False)
    place = IntegerField()
    what = TextField()
    rule = TextField()
    key = TextField()
    owner_id = IdField(null=True)
    due_on = DayField()
    blocker = TextField()

    class Meta:
        table_name = "case_step"
        primary_key = CompositeKey("case", "place")
        indexes = ((("owner_id", "case"), False),)


class WorklistRow(Record):
    """Whose work a case is and what falls to them first, in the order of their own queue."""

    case = ForeignKeyField(CaseRow, backref="+", index=False)
    staff = ForeignKeyField(StaffMemberRow, backref="+", index=False)
    closed = BooleanField()
    due_on = DayField(null=True)
    reference_number = IntegerField()
    reference = TextField()

    class Meta:
        table_name = "worklist"
        primary_key = CompositeKey("case", "staff")
        indexes = ((("staff", "closed", "due_on", "reference_number", "reference"), False),)
