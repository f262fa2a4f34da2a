"""What every test needs: nothing of the person's own settings or files, and nothing left behind."""

from pathlib import Path

import pytest
from hypothesis import settings

# How long one example takes says how busy the machine is, nothing about the policy.
settings.register_profile("project", deadline=None)
settings.load_profile("project")

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
