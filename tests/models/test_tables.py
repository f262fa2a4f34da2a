"""The tables hold what the facts say, and the migrations make exactly these tables."""

import pytest
from peewee import SqliteDatabase

from models.case_files import OF_THE_CASE, OF_THE_CUSTOMER
from models.stored import ALL, BY_FACT
from models.storing import Stored
from models.summary import CaseStepRow, CaseSummaryRow
from models.tables import TABLES
from ubp_tui.policy import facts
from ubp_tui.policy.facts.fact import Fact


def names_of(fact: type) -> set[str]:
    return set(fact.__struct_fields__)


@pytest.mark.parametrize("stored", ALL, ids=lambda stored: stored.table)
def test_a_table_has_the_columns_of_its_fact_and_no_others(stored: Stored) -> None:
    parts = {part.field for part in stored.parts}
    assert set(stored.row._meta.columns) == names_of(stored.fact) - parts


def test_the_summary_tables_have_the_columns_of_their_facts() -> None:
    assert set(CaseSummaryRow._meta.columns) == names_of(facts.Summary) - {"steps"}
    assert set(CaseStepRow._meta.columns) == names_of(facts.SummaryStep)


def test_every_kind_of_fact_has_a_table() -> None:
    stored_elsewhere = {facts.CaseFile, facts.Directory, facts.Summary, facts.SummaryStep}
    not_records = {facts.AdjustmentTerms}
    every = {fact for name in facts.__all__ if issubclass(fact := getattr(facts, name), Fact)}
    assert set(BY_FACT) == every - stored_elsewhere - not_records


def test_every_part_of_a_case_file_is_read() -> None:
    read = {*OF_THE_CASE, *OF_THE_CUSTOMER}
    assert read == names_of(facts.CaseFile) - {"case", "customer", "staff"}


@pytest.mark.parametrize("stored", ALL, ids=lambda stored: stored.table)
def test_nothing_is_ordered_by_a_uuid(stored: Stored) -> None:
    assert not [column.name for column in stored.order if column.name.endswith("id")]


def test_no_table_knows_a_database_by_itself() -> None:
    assert [table for table in TABLES if table._meta.database is not None] == []


def test_the_migrations_make_exactly_the_tables_of_the_models(
    database: SqliteDatabase, tmp_path
) -> None:
    fresh = SqliteDatabase(tmp_path / "fresh.db")
    with fresh, fresh.bind_ctx(TABLES, bind_refs=False, bind_backrefs=False):
        fresh.create_tables(TABLES)
    with fresh.connection_context():
        assert schema(database) == schema(fresh)


def schema(database: SqliteDatabase) -> dict[str, str]:
    query = (
        "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index')"
        " AND sql IS NOT NULL AND tbl_name <> 'schema_migration'"
    )
    return {name: " ".join(sql.split()) for name, sql in database.execute_sql(query)}
