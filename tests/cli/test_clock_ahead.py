"""A clock that was ahead for a while: what it did is found, and there is a way on."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pendulum
import pytest

from tests.cli.typed import Ubp, assert_one_sentence, printed_json
from ubp_tui.cli import context, db


def set_back(path: Path) -> None:
    """Makes every summary one whose day has come."""
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE case_summary SET changes_on = '2020-01-01T00:00:00.000000Z'")


CALL = ("incident", "add", "--customer", "T0044121", "--channel", "phone", "--what", "Shouted.")


@pytest.fixture
def ahead(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """The computer's clock is a year ahead, until `ahead.undo()`."""
    with pytest.MonkeyPatch.context() as patch:
        for module in (context, db):
            patch.setattr(module, "now_in_utc", lambda: pendulum.now("UTC").add(years=1))
        yield patch


def test_r34_once_the_clock_is_right_again_the_backup_from_before_is_a_way_on(
    ubp: Ubp, path: Path, ahead: pytest.MonkeyPatch
) -> None:
    copy = str(path.with_name("copy.db"))
    assert ubp("db", "backup", copy).exit_code == 0
    assert ubp(*CALL).exit_code == 0
    ahead.undo()
    now = pendulum.now("Europe/London")
    assert_one_sentence(
        ubp(*CALL),
        1,
        f"The last change was recorded at {now.add(years=1).format('D MMMM YYYY')}",
        f"this computer's clock says {now.format('D MMMM YYYY')}",
        "restore the newest backup from before it with: ubp db restore FILE",
        "(R34)",
    )
    assert ubp("db", "restore", copy, "--yes").exit_code == 0
    assert ubp(*CALL).stdout.startswith("Recorded as INC-0002.")
    assert ubp("db", "check").exit_code == 0


def test_r34_a_check_finds_what_was_recorded_by_a_clock_that_was_ahead(
    ubp: Ubp, ahead: pytest.MonkeyPatch
) -> None:
    assert ubp(*CALL).exit_code == 0
    ahead.undo()
    result = ubp("db", "check")
    assert result.exit_code == 1
    assert "The newest change was recorded at" in result.stdout
    assert "restore the newest backup from before it" in result.stdout


def test_what_lists_worked_out_by_a_clock_that_was_ahead_is_found_and_put_right_by_looking(
    ubp: Ubp, path: Path, ahead: pytest.MonkeyPatch
) -> None:
    before = printed_json(ubp("cases", "--queue", "all", "--json"))
    set_back(path)  # as if its day had come
    assert ubp("cases", "--queue", "all").exit_code == 0
    ahead.undo()
    result = ubp("db", "check")
    assert result.exit_code == 1
    assert "What lists show of 1 case was worked out by a clock that was ahead." in result.stdout
    assert printed_json(ubp("cases", "--queue", "all", "--json")) == before
    assert ubp("db", "check").exit_code == 0
