"""This installation: whose it is, its counters and the head of its journal."""

from __future__ import annotations

from peewee import BooleanField, IntegerField, TextField

from models.fields import IdField, MomentField
from models.record import Record


class InstallationRow(Record):
    """One row. `head_number` and `head_hash` say where the journal ends."""

    id = IdField(primary_key=True)
    landlord = TextField()
    demo = BooleanField()
    created_at = MomentField()
    reference_prefix = TextField()
    head_number = IntegerField()
    head_hash = TextField()

    class Meta:
        table_name = "installation"


class CounterRow(Record):
    """The last number given to each kind of reference."""

    kind = TextField(primary_key=True)
    last = IntegerField()

    class Meta:
        table_name = "counter"
