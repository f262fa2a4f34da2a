"""Which version of the program this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def program_version() -> str:
    """The installed version; says so where the program is run without being installed."""
    try:
        return version("ubp-tui")
    except PackageNotFoundError:
        return "(not installed)"
