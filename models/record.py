"""What every table shares."""

from __future__ import annotations

from peewee import Check, Model

VERSION_COUNTS_FROM_1 = Check("version >= 1")


class Record(Model):
    """A table without a database of its own: every query is told which one it runs on.

    So two databases can be open in one process, and none is opened by importing a table.
    """

    class Meta:
        legacy_table_names = False
