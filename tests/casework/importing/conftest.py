"""Lists of customers, and short ways to import them."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.case_files import find_customer
from tests.casework.office import Office
from ubp_tui.casework.importing.applying import Imported, import_customers, preview_import
from ubp_tui.casework.importing.planning import Request
from ubp_tui.policy.facts import Customer

HEADING = "reference,family name,given names,phone"
JANE = "P1,Okafor,Jane,07700 900366"
JAMES = "P2,Okafor,James,07700 900377"


def nobody(part: str, done: int, there_are: int) -> None:
    """Whoever does not wait."""


class Lists:
    """Imports lists at Ruth's desk, a manager's."""

    def __init__(self, office: Office, folder: Path) -> None:
        self.office = office
        self.file = folder / "customers.csv"
        self.rejects = folder / "customers-rejects.csv"

    def request(self, *lines: str, **options: Any) -> Request:
        self.file.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="")
        return Request(**({"file": self.file} | options))

    def imported(self, *lines: str, by: str = "ruth", **options: Any) -> Imported:
        request = self.request(*lines, **options)
        return import_customers(self.office.at(by), request, nobody)

    def imported_while(self, meanwhile: Callable[[], object], *lines: str) -> Imported:
        """Imports a list, and something else happens once it has been read and compared."""

        def tell(part: str, done: int, there_are: int) -> None:
            if part == "Reading":
                meanwhile()

        return import_customers(self.office.at("ruth"), self.request(*lines), tell)

    def previewed(self, *lines: str, **options: Any) -> Imported:
        return preview_import(self.office.at("ruth"), self.request(*lines, **options), nobody)

    def customer(self, reference: str) -> Customer:
        return find_customer(self.office.database, reference)

    def rejected(self) -> list[str]:
        """The lines of the file of rejected rows, without their heading."""
        return self.rejects.read_text(encoding="utf-8-sig").splitlines()[1:]


@pytest.fixture
def lists(office: Office, tmp_path: Path) -> Lists:
    """Lists of customers in a folder of their own."""
    return Lists(office, tmp_path)
