"""Customers whose reference is written otherwise: "p103562" is nobody but P103562 (R4)."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from peewee import Database

from models.people import CustomerRow
from models.search_entry import OtherRow, WithCaseRow
from models.transactions import reading
from ubp_tui.policy.search_keys import compact, plain_reference


def references_alike(database: Database, references: Collection[str]) -> Mapping[str, str]:
    """The references there are that are some others in another spelling.

    Args:
        database: the open database.
        references: at most a thousand or so.

    Returns:
        How one is written that is there, by how it was asked for.
    """
    asked = {plain_reference(reference): reference for reference in references}
    keys = {compact(reference) for reference in references} - {""}
    found: dict[str, str] = {}
    with reading(database):
        for shelf in (WithCaseRow, OtherRow):
            query = shelf.select(CustomerRow.reference).join(CustomerRow)
            for (stored,) in database.execute(query.where(shelf.reference.in_([*keys]))):
                wanted = asked.get(plain_reference(stored))
                if wanted not in (None, stored):
                    found[wanted] = stored
    return found
