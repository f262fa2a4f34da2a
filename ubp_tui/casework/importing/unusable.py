"""What is said of a file that cannot be imported."""

from __future__ import annotations

from ubp_tui.casework.refusals import CaseworkError


class UnusableFile(CaseworkError):
    """Nothing was changed; the text says what is wrong with the file and what to do next."""


class UnusableRow(Exception):
    """One row says something that cannot be taken; the text says what."""
