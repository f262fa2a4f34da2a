"""What is recorded of one customer that the contact check may rest on (R14)."""

from __future__ import annotations

from uuid import UUID

from peewee import Database

from models import stored
from models.case_files import OF_THE_CHECK, load_case_files
from models.people import CustomerRow
from models.rows import find, find_by, get
from models.staff import load_directory
from models.transactions import reading
from ubp_tui.policy.contact_check.question import OnRecord
from ubp_tui.policy.facts import Customer


def load_on_record(database: Database, customer_id: UUID) -> OnRecord:
    """A customer with their adjustments, nominations and the cases that are not closed.

    Raises:
        Missing: there is no such customer.
        DatabaseProblem: the database cannot be read.
    """
    with reading(database):
        customer = get(database, Customer, customer_id)
        staff = load_directory(database)
        cases = find_by(database, stored.CASE, "customer_id", customer_id)
        running = [case.id for case in cases if not case.is_closed]
        return OnRecord(
            customer=customer,
            staff=staff,
            adjustments=find_by(database, stored.ADJUSTMENT, "customer_id", customer_id),
            nominations=find_by(database, stored.NOMINATION, "customer_id", customer_id),
            files=load_case_files(database, running, staff, OF_THE_CHECK) if running else (),
        )


def joint_tenants(database: Database, customer: Customer) -> tuple[Customer, ...]:
    """The other customers of the same tenancy, by name; none where it is not known (R4)."""
    if not customer.tenancy_reference:
        return ()
    row = CustomerRow
    with reading(database):
        return find(
            database,
            stored.CUSTOMER,
            row.tenancy_reference == customer.tenancy_reference,
            row.id != customer.id,
        )
