"""When what lists show was last derived, asked by every command on sample data."""

from __future__ import annotations

import pendulum
from peewee import Database, fn

from models.summary import CaseSummaryRow
from models.transactions import reading


def newest_derived(database: Database) -> pendulum.DateTime | None:
    """The newest moment at which what lists show was derived; None where there is no case."""
    with reading(database):
        row = CaseSummaryRow.select(fn.MAX(CaseSummaryRow.derived_at)).tuples().execute(database)
        return next((moment for (moment,) in row), None)
