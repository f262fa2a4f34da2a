"""Every table of the database."""

from __future__ import annotations

from peewee import Model

from models.installation import CounterRow, InstallationRow
from models.journal_table import JournalEntryRow, JournalPayloadRow
from models.search_entry import (
    OtherNamesRow,
    OtherRow,
    OtherWordsRow,
    WithCaseNamesRow,
    WithCaseRow,
    WithCaseWordsRow,
)
from models.stored import ALL
from models.summary import CaseStepRow, CaseSummaryRow, WorklistRow

TABLES: tuple[type[Model], ...] = (
    *(stored.row for stored in ALL),
    CaseSummaryRow,
    CaseStepRow,
    WorklistRow,
    WithCaseRow,
    WithCaseNamesRow,
    WithCaseWordsRow,
    OtherRow,
    OtherNamesRow,
    OtherWordsRow,
    InstallationRow,
    CounterRow,
    JournalEntryRow,
    JournalPayloadRow,
)
