"""The sample data, made once for all tests that look at it."""

import fcntl
import os
from pathlib import Path

import pendulum
import pytest

from models.backups import backup
from models.database import create
from ubp_tui.demo import build_demo
from ubp_tui.policy.loading import load_policy

SAMPLE_DAY = pendulum.datetime(2026, 11, 24, 10, 42, tz="Europe/London").in_timezone("UTC")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample data as on SAMPLE_DAY, made once however many processes run the tests."""
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    path, policy = folder / "sample.db", load_policy()
    with (folder / "sample.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not path.exists():
            unfinished = create(folder / "unfinished.db", policy.landlord, SAMPLE_DAY, demo=True)
            build_demo(unfinished, policy, SAMPLE_DAY)
            backup(folder / "unfinished.db", path)
    return path
