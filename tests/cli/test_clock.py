"""The clock of sample data goes with the machine's, on the day asked for."""

from pathlib import Path

import pendulum
import pytest

from models.database import open_database
from models.derived import newest_derived
from models.journal_head import newest_moment
from tests.sample import SAMPLE_DAY, sample_file
from ubp_tui.cli import context
from ubp_tui.cli.asked import Asked

__all__ = ["sample_file"]


@pytest.mark.parametrize("hour", [0, 6, 15])
def test_the_clock_of_sample_data_never_runs_behind_its_last_change(
    sample_file: Path, monkeypatch: pytest.MonkeyPatch, hour: int
) -> None:
    now = pendulum.datetime(2031, 3, 4, hour, tz="Europe/London").in_timezone("UTC")
    monkeypatch.setattr(context, "now_in_utc", lambda: now)
    asked = Asked(today=SAMPLE_DAY.to_date_string())
    database = open_database(sample_file)
    with database.connection_context():
        newest = newest_moment(database), newest_derived(database)
        began = context.clock_of(asked, database)()
    same_hour = SAMPLE_DAY.in_timezone("Europe/London").set(hour=hour, minute=0, second=0)
    assert began == max(same_hour, *filter(None, newest))
