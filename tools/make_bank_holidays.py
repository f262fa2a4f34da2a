"""Writes the bank holidays of England and Wales for the policy's working days.

The program reads the file instead of importing `holidays`, which is slow to import.
Run it with `make bank-holidays` after the package announces new ones.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import holidays

YEARS = range(2020, 2037)
DATA = Path(__file__).parent.parent / "ubp_tui" / "policy" / "bank_holidays.toml"
HEAD = """\
# Bank holidays in England and Wales, {first} to {last}.
# Written by tools/make_bank_holidays.py from the holidays package; changes here are lost.
bank_holidays = [
"""


def bank_holidays_file(years: Iterable[int]) -> str:
    """The text of `bank_holidays.toml` for the given years, one day a line."""
    found = holidays.country_holidays("GB", subdiv="ENG", years=years)
    days = sorted(found.items())
    head = HEAD.format(first=days[0][0].year, last=days[-1][0].year)
    return head + "".join(f"    {day.isoformat()},  # {name}\n" for day, name in days) + "]\n"


if __name__ == "__main__":
    DATA.write_text(bank_holidays_file(YEARS), encoding="utf-8")
