"""Copies of a database, and going back to one."""

from __future__ import annotations

from pathlib import Path


def backup(path: Path, to: Path) -> None:
    """Copies a database while others use it."""
