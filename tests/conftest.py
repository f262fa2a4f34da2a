"""What every test needs: nothing of the person's own settings or files, and nothing left behind."""

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says how busy the machine is, nothing about the policy.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

LIMIT, LONG_LIMIT = 180.0, 900.0
"""Seconds after which a test is ended, and one that is marked long: what it awaits never comes."""

OURS = ("UBP_DATABASE", "UBP_POLICY", "UBP_TODAY", "UBP_USER")
TERMINAL = ("NO_COLOR", "COLORTERM", "FORCE_COLOR", "COLUMNS", "LINES")
FOLDERS = ("XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME")


@pytest.fixture(autouse=True)
def a_person_with_no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Each test starts as someone who has never run the program."""
    for name in (*OURS, *TERMINAL):
        monkeypatch.delenv(name, raising=False)
    for name in FOLDERS:
        monkeypatch.setenv(name, str(tmp_path / name.lower()))


class TookTooLong(BaseException):
    """No test's own business, so that none takes it for what it waits for."""


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Ends a test that never would, such as one that reads a program which writes for ever."""
    limit = LONG_LIMIT if item.get_closest_marker("long") else LIMIT

    def end(*_: object) -> None:
        raise TookTooLong(f"{item.nodeid} took longer than {limit:.0f} seconds")

    before = signal.signal(signal.SIGALRM, end)
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        return (yield)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
