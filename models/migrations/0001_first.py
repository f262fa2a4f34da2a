"""The first tables, and the triggers that keep the journal append-only."""

from __future__ import annotations

from peewee import Database
from playhouse.migrate import SchemaMigrator

from models.migrations.first.appeal import AppealFindingRow, AppealRow, ComplaintRow
from models.migrations.first.cases import AccessRow, CaseRow, NoteRow
from models.migrations.first.contact import ContactRow, LookUpRow
from models.migrations.first.draft import DraftRow
from models.migrations.first.incident import (
    AllegationRow,
    IncidentAdditionRow,
    IncidentRow,
    IncidentStaffRow,
)
from models.migrations.first.installation import CounterRow, InstallationRow
from models.migrations.first.journal_table import JournalEntryRow, JournalPayloadRow
from models.migrations.first.measure import MeasureRow, ReviewRow, SuspensionRow
from models.migrations.first.people import (
    AbsenceRow,
    ActingAuthorityRow,
    CustomerRow,
    StaffMemberRow,
)
from models.migrations.first.preparation import (
    AccountRow,
    AdjustmentRow,
    ConflictResolvedRow,
    FactorRow,
    WarningRow,
)
from models.migrations.first.proposal import (
    ApprovalRow,
    DecisionRow,
    ProposalRow,
    ProposedMeasureRow,
)
from models.migrations.first.search_entry import (
    OtherNamesRow,
    OtherRow,
    OtherWordsRow,
    WithCaseNamesRow,
    WithCaseRow,
    WithCaseWordsRow,
)
from models.migrations.first.summary import CaseStepRow, CaseSummaryRow, WorklistRow
from models.migrations.first.support import (
    CheckInRow,
    ContactRoleRow,
    NominationRow,
    PersonnelChangeRow,
    SupportRow,
)
from models.migrations.first.telling import EndToldRow, InformingItemRow, InformingRow

TABLES = (
    StaffMemberRow,
    AbsenceRow,
    ActingAuthorityRow,
    CustomerRow,
    CaseRow,
    AccessRow,
    NoteRow,
    IncidentRow,
    IncidentStaffRow,
    IncidentAdditionRow,
    AllegationRow,
    ProposalRow,
    ProposedMeasureRow,
    ApprovalRow,
    DecisionRow,
    MeasureRow,
    SuspensionRow,
    ReviewRow,
    FactorRow,
    AccountRow,
    AdjustmentRow,
    ConflictResolvedRow,
    WarningRow,
    InformingRow,
    InformingItemRow,
    EndToldRow,
    AppealRow,
    AppealFindingRow,
    ComplaintRow,
    NominationRow,
    ContactRoleRow,
    PersonnelChangeRow,
    SupportRow,
    CheckInRow,
    ContactRow,
    LookUpRow,
    DraftRow,
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

# An entry may only be the next one, which also stops INSERT OR REPLACE from overwriting one.
TRIGGERS = (
    """
    CREATE TRIGGER journal_entry_in_order BEFORE INSERT ON journal_entry
    WHEN NEW.number IS NOT (SELECT COALESCE(MAX(number), 0) + 1 FROM journal_entry)
    BEGIN SELECT RAISE(ABORT, 'the journal only grows at its end'); END
    """,
    """
    CREATE TRIGGER journal_entry_stays BEFORE UPDATE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal cannot be changed'); END
    """,
    """
    CREATE TRIGGER journal_entry_is_kept BEFORE DELETE ON journal_entry
    BEGIN SELECT RAISE(ABORT, 'an entry of the journal cannot be deleted'); END
    """,
    """
    CREATE TRIGGER journal_payload_stays BEFORE UPDATE ON journal_payload
    BEGIN SELECT RAISE(ABORT, 'what the journal says cannot be changed'); END
    """,
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    """Makes every table."""
    with db.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        db.create_tables(TABLES, safe=False)
    for trigger in TRIGGERS:
        db.execute_sql(trigger)
