"""The journal: who changed what, when, and from what to what (R34).

Entries are numbered without gaps and each holds the hash of the one before, so none can be
changed, moved or taken out unseen. The chain covers headers and the digests of what they
say, not the words themselves: words can be erased (R37) and the chain still holds.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields
from hashlib import sha256
from typing import Any
from uuid import UUID

import msgspec
import pendulum
from peewee import JOIN, Database

from models.changes import Change
from models.fields import id_text, moment_text, new_id, reads
from models.inserting import insert_stored
from models.installation import InstallationRow, read_installation
from models.journal_table import JournalEntryRow, JournalPayloadRow
from models.transactions import reading
from ubp_tui.policy.coding import to_json


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """What an entry says of itself, all of it covered by its hash."""

    number: int
    entry_id: UUID
    transaction_id: UUID
    installation_id: UUID
    actor_id: UUID
    at: pendulum.DateTime
    table: str
    row_id: UUID
    case_id: UUID | None
    action: str
    base_version: int
    schema_version: int
    digest: str
    previous_hash: str

    def hash(self) -> str:
        """The hash that the next entry holds."""
        values = [getattr(self, name) for name in _HEADER]
        return _hash([moment_text(v) if isinstance(v, pendulum.DateTime) else v for v in values])


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry as people read it.

    `changes` is field to (old, new) in JSON's types; None when it was erased or withheld.
    `access` says who may read it (`storing.Access`); "" where it was erased.
    """

    header: Header
    access: str
    changes: dict[str, tuple[Any, Any]] | None


_HEADER = tuple(f.name for f in fields(Header))


def append(
    database: Database,
    changes: Iterable[Change],
    actor_id: UUID,
    at: pendulum.DateTime,
    schema_version: int,
    transaction_id: UUID | None = None,
) -> None:
    """Adds one entry for each change, inside a write, before whatever commits it.

    Written without a `Header` for each, which would take as long as all the rest of it: an
    import adds a million.

    Args:
        database: the open database.
        changes: what was done, one change for each row.
        actor_id: who did it.
        at: when.
        schema_version: that of the tables.
        transaction_id: what the transaction is known by; needed where it is written in parts.
    """
    installation = read_installation(database)
    same = (transaction_id or new_id(), installation.id, actor_id)
    same_text, at_text = tuple(map(id_text, same)), moment_text(at)
    number, previous = installation.head_number, installation.head_hash
    entries, payloads = [], []
    for change in changes:
        number += 1
        stored, row_id, case_id, entry_id = change.stored, change.row_id, change.case_id, new_id()
        table, access, salt = stored.table, stored.access.value, secrets.token_hex(16)
        said = change.as_json()
        rest = (
            change.action.value,
            change.base_version,
            schema_version,
            digest(salt, access, said),
            previous,
        )
        previous = _hash((number, entry_id, *same, at_text, table, row_id, case_id, *rest))
        case = None if case_id is None else id_text(case_id)
        row, entry = id_text(row_id), id_text(entry_id)
        entries.append((number, entry, *same_text, at_text, table, row, case, *rest, previous))
        payloads.append((number, salt, access, said))
    insert_stored(database, JournalEntryRow, (*_HEADER, "hash"), entries)
    insert_stored(database, JournalPayloadRow, ("number", "salt", "access", "changes"), payloads)
    database.execute(InstallationRow.update(head_number=number, head_hash=previous))


def _hash(header: Sequence[object]) -> str:
    """The hash of a header's values, in the order of its fields, moments as they are stored."""
    return sha256(to_json(header).encode()).hexdigest()


def digest(salt: str, access: str, changes: str) -> str:
    """What stands in the chain for the words: salted, so that words cannot be guessed from it."""
    return sha256(to_json([salt, access, changes]).encode()).hexdigest()


def entries_of_case(database: Database, case_id: UUID) -> tuple[Entry, ...]:
    """Everything the journal says of a case, oldest first."""
    with reading(database):
        return tuple(_entries(database, JournalEntryRow.case_id == case_id))


def entries_of_rows(database: Database, row_ids: Collection[UUID]) -> tuple[Entry, ...]:
    """Everything the journal says of some records, oldest first, read together."""
    if not row_ids:
        return ()
    with reading(database):
        return tuple(_entries(database, JournalEntryRow.row_id.in_(row_ids)))


def _entries(database: Database, where: Any) -> Iterator[Entry]:
    header_columns = [getattr(JournalEntryRow, f.name) for f in fields(Header)]
    query = (
        JournalEntryRow.select(*header_columns, JournalPayloadRow.access, JournalPayloadRow.changes)
        .join(JournalPayloadRow, JOIN.LEFT_OUTER)
        .where(where)
        .order_by(JournalEntryRow.number)
        .tuples()
    )
    for *header, access, changes in query.execute(database):
        names = (f.name for f in fields(Header))
        said = None if changes is None else said_from(changes)
        yield Entry(
            header=Header(**dict(zip(names, header, strict=True))),
            access=access or "",
            changes=said,
        )


_SAID = msgspec.json.Decoder(dict[str, tuple[Any, Any]])


@reads
def said_from(changes: str) -> dict[str, tuple[Any, Any]]:
    """What a payload says: field to (old, new), in JSON's types."""
    return _SAID.decode(changes)
