"""Proving that the journal is whole (R34, R37)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from typing import Any

from peewee import JOIN, Database

from models.database import NO_HASH
from models.installation import Installation, read_installation
from models.journal import Header, digest
from models.journal_table import JournalEntryRow, JournalPayloadRow
from models.row_reader import RowReader
from models.transactions import reading


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found: how many entries, how many whose words were erased or withheld.

    `first_problem` is a sentence, None when the journal is whole. `head` is the last entry's
    number and hash: written down elsewhere, it later proves that nothing before it was cut
    off or rewritten, by whomever (`verify`'s `witness`).
    """

    entries: int
    withheld: int
    first_problem: str | None
    head: tuple[int, str]

    @property
    def is_whole(self) -> bool:
        """Whether nothing was found wrong."""
        return self.first_problem is None


@dataclass(slots=True)
class _Chain:
    """How far the chain has been followed."""

    installation: Installation
    number: int = 0
    hash: str = NO_HASH
    withheld: int = 0

    def follow(self, header: Header, stated_hash: str, payload: tuple[str, ...] | None) -> str:
        """Takes the next entry; returns what is wrong with it, or ""."""
        if header.number != self.number + 1:
            return f"Entry {self.number + 1} is missing."
        if header.installation_id != self.installation.id:
            return f"Entry {header.number} belongs to another installation."
        if header.previous_hash != self.hash:
            return f"Entry {header.number} does not follow from the entry before it."
        if header.hash() != stated_hash:
            return f"Entry {header.number} was changed after it was written."
        if payload is not None and digest(*payload) != header.digest:
            return f"What entry {header.number} says was changed after it was written."
        self.number, self.hash = header.number, stated_hash
        self.withheld += payload is None
        return ""


def verify(database: Database, witness: tuple[int, str] | None = None) -> Verdict:
    """Follows the whole journal, however long, in little memory.

    Args:
        database: whose journal.
        witness: a number and hash that an earlier verdict gave as its head.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    with reading(database):
        chain = _Chain(read_installation(database))
        problem = ""
        for header, stated_hash, payload in _chain_of(database):
            problem = chain.follow(header, stated_hash, payload)
            if not problem and witness and header.number == witness[0]:
                problem = _against(witness, stated_hash)
            if problem:
                break
        problem = problem or _at_the_end(chain, witness)
        head = (chain.installation.head_number, chain.installation.head_hash)
        return Verdict(chain.number, chain.withheld, problem or None, head)


def _against(witness: tuple[int, str], stated_hash: str) -> str:
    if stated_hash == witness[1]:
        return ""
    return f"Entry {witness[0]} is not the one that was noted: the journal was rewritten."


def _at_the_end(chain: _Chain, witness: tuple[int, str] | None) -> str:
    last = max(chain.installation.head_number, witness[0] if witness else 0)
    if chain.number < last:
        return f"The end is missing: entries from {chain.number + 1} to {last}."
    if (chain.number, chain.hash) != (
        chain.installation.head_number,
        chain.installation.head_hash,
    ):
        return "The journal does not end where this installation says it does."
    return ""


def _chain_of(database: Database) -> Iterator[tuple[Header, str, tuple[str, ...] | None]]:
    names = [f.name for f in fields(Header)]
    header_columns: list[Any] = [getattr(JournalEntryRow, name) for name in names]
    payload = JournalPayloadRow
    query = (
        JournalEntryRow.select(
            *header_columns, JournalEntryRow.hash, payload.salt, payload.access, payload.changes
        )
        .join(payload, JOIN.LEFT_OUTER)
        .order_by(JournalEntryRow.number)
    )
    reader, count = RowReader(dict(zip(names, header_columns, strict=True))), len(names)
    for row in database.execute(query):
        values = reader.read(row[:count])
        said = None if row[count + 1] is None else tuple(row[count + 1 :])
        yield Header(**values), row[count], said
