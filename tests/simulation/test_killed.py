"""A process killed at any moment of its work leaves a sound database (R34)."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import signal
from pathlib import Path

import pytest

from models.database import open_database
from models.journal_head import head
from tests.simulation.busy import latest_moment, work_until_killed
from tests.simulation.furnishing import furnished, policy
from tests.simulation.never_stored import wrong_database


@pytest.fixture(scope="session")
def starting():
    """Starts processes quickly: all that they import is there already."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.simulation.busy"])
    return context


def kill_somebody_at_work(starting, path: Path, number: int, after: float) -> None:
    """Somebody works on a database and is killed so many seconds later."""
    hears, says = starting.Pipe(duplex=False)
    process = starting.Process(target=work_until_killed, args=(path, number, says))
    process.start()
    try:
        assert hears.poll(60), "Nobody began to work."
        process.join(after)
        assert process.exitcode is None, "They stopped before they were killed."
    finally:
        process.kill()
        process.join()
    assert process.exitcode == -signal.SIGKILL


@pytest.mark.long
@pytest.mark.parametrize("office", range(10))
def test_r34_a_database_is_sound_whenever_a_process_is_killed(starting, tmp_path, office) -> None:
    path = tmp_path / "ubp.db"
    shutil.copyfile(furnished(tmp_path), path)
    at_first = head(open_database(path))
    chance = random.Random(office)
    for kill in range(40):
        kill_somebody_at_work(starting, path, 1000 * office + kill, after=chance.uniform(0, 0.3))
        database = open_database(path)
        with database.connection_context():
            now = latest_moment(database)
            assert list(wrong_database(database, policy(), now)) == []
    assert head(open_database(path)) > at_first + 40
