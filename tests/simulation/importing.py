"""Attempts: a list of customers is imported."""

from __future__ import annotations

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.simulation.choices import Choices
from tests.simulation.office import Office
from tests.simulation.who_and_what import Attempt, someone
from ubp_tui.casework.importing.applying import Imported, import_customers
from ubp_tui.casework.importing.planning import Request
from ubp_tui.policy.facts import Customer

_HEADING = ("reference", "name", "phone", "format", "email", "address", "born on")


def import_list(office: Office, choose: Choices) -> None:
    """Some of the customers with other details, and sometimes somebody new."""
    rows = [_row(customer, choose) for customer in choose.some(office.customers())]
    if choose.sometimes(3):
        rows.append([f"I{len(office.customers())}", choose.words("Webb, Peter"), *[""] * 5])
    with TemporaryDirectory() as folder:
        file = Path(folder) / "list.csv"
        with file.open("w", encoding="utf-8", newline="") as opened:
            csv.writer(opened).writerows([_HEADING, *rows])
        who = someone(office, choose, office.named("Max").id)
        came = office.do(who, import_customers, Request(file=file), _tell_nobody)
    if isinstance(came, Imported):
        office.seen["imported"] += came.changed


def _row(customer: Customer, choose: Choices) -> list[str]:
    born_on = "" if customer.born_on is None else customer.born_on.isoformat()
    return [
        customer.reference,
        choose.words(customer.name),
        choose.usually(customer.phone, "01225 8"),
        choose.usually("", "Audio", "By phone", "Standard print", "papyrus", one_in=3),
        choose.usually(customer.email, "", "other@example.org", "no address"),
        choose.usually(customer.address, "9 Mill Lane", ""),
        choose.usually(born_on, "1/2/2015", "1/2/1980", one_in=10),
    ]


def _tell_nobody(part: str, done: int, there_are: int) -> None:
    """Nobody waits."""


ATTEMPTS: tuple[Attempt, ...] = (import_list,)
"""All of them."""
