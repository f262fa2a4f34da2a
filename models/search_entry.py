"""What a search looks through: derived from customers and nominations, and never journalled.

Customers with a case that is not closed are kept apart from everybody else: they are few, so
that they can be ranked exactly however many others there are.
"""

from __future__ import annotations

from typing import Any, ClassVar

from peewee import AutoField, ForeignKeyField, TextField
from playhouse.sqlite_ext import FTS5Model, SearchField

from models.fields import DayField
from models.people import CustomerRow
from models.record import Record

PREFIXES = (1, 2, 3, 4, 5, 6, 7, 8)
"""The beginnings of words, in letters, that are looked up at once; a longer one takes as long as
there are people with it, and half of them may live in one town."""


class EntryRow(Record):
    """One way in which a customer is found, with the keys of `policy.search_keys`.

    `nominee` is who acts for the customer, where they are found by that, and `until` the last
    day on which they do.
    """

    id = AutoField()
    customer = ForeignKeyField(CustomerRow, backref="+")
    nominee = TextField()
    until = DayField(null=True)
    name = TextField(index=True)
    turned = TextField(index=True)
    reference = TextField(index=True)
    tenancy = TextField(index=True)
    phone = TextField(index=True)
    phone_end = TextField(index=True)
    postcode = TextField(index=True)
    email = TextField(index=True)
    names = TextField()
    elsewhere = TextField()


class WordsRow(FTS5Model):  # type: ignore[misc]  # playhouse has no types
    """Words of entries, by the id of the entry; SQLite keeps their index, not the words."""

    words = SearchField()

    class Meta:
        options: ClassVar[dict[str, Any]] = {
            "content": "",
            "tokenize": "ascii",  # as they are folded already; all other letters stay as they are
            "detail": "none",
            "columnsize": 0,
            "prefix": PREFIXES,
        }


class WithCaseRow(EntryRow):
    """Customers with a case that is not closed."""

    class Meta:
        table_name = "search_with_case"


class WithCaseNamesRow(WordsRow):
    """The words of their names."""

    class Meta:
        table_name = "search_with_case_names"


class WithCaseWordsRow(WordsRow):
    """The words of their names and addresses."""

    class Meta:
        table_name = "search_with_case_words"


class OtherRow(EntryRow):
    """Everybody else."""

    class Meta:
        table_name = "search_other"


class OtherNamesRow(WordsRow):
    """The words of their names."""

    class Meta:
        table_name = "search_other_names"


class OtherWordsRow(WordsRow):
    """The words of their names and addresses."""

    class Meta:
        table_name = "search_other_words"
