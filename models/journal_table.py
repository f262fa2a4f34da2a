"""The two tables of the journal: headers, which stay, and payloads, which may be erased."""

from __future__ import annotations

from peewee import SQL, ForeignKeyField, IntegerField, TextField

from models.fields import IdField, MomentField
from models.record import Record


class JournalEntryRow(Record):
    """Headers. Triggers refuse to change or delete them."""

    number = IntegerField(primary_key=True)
    entry_id = IdField(unique=True)
    transaction_id = IdField()
    installation_id = IdField()
    actor_id = IdField()
    at = MomentField()
    table = TextField()
    row_id = IdField()
    case_id = IdField(null=True)
    action = TextField()
    base_version = IntegerField()
    schema_version = IntegerField()
    digest = TextField()
    previous_hash = TextField()
    hash = TextField()

    class Meta:
        table_name = "journal_entry"


JournalEntryRow.add_index(
    JournalEntryRow.index(
        JournalEntryRow.row_id, JournalEntryRow.number, name="journal_entry_of_row"
    )
)
JournalEntryRow.add_index(
    JournalEntryRow.index(
        JournalEntryRow.case_id,
        JournalEntryRow.number,
        where=SQL("case_id IS NOT NULL"),
        name="journal_entry_of_case",
    )
)


class JournalPayloadRow(Record):
    """What changed, as JSON: field to [old, new]. Its row may be erased, never changed."""

    entry = ForeignKeyField(
        JournalEntryRow, field="number", column_name="number", primary_key=True, backref="+"
    )
    salt = TextField()
    access = TextField()
    changes = TextField()

    class Meta:
        table_name = "journal_payload"
