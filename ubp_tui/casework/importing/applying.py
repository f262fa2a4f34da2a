"""`import_customers`: a list of customers is read, compared, and saved in one transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from models.bulk_customers import Changed, customers_by_reference, having_a_case, room
from models.customer_index import tidy_index
from ubp_tui.casework.customers import change_details
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.importing.columns import Columns
from ubp_tui.casework.importing.comparing import as_changed, as_new, differing, why_not_change
from ubp_tui.casework.importing.encoding import Encoding
from ubp_tui.casework.importing.planning import Plan, Progress, Request, planned
from ubp_tui.casework.importing.rows import Details
from ubp_tui.casework.refusals import Refused, refuse_if
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import Customer
from ubp_tui.policy.permissions import may

MANY = 10_000
"""Customers after which what a search looks through is tidied, so that it stays quick."""
FINISHING = "Finishing"
"""What is being done once all of it has been handed over and is about to be kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came of a list of customers.

    Attributes:
        new: how many were added.
        changed: how many have other details than before.
        unchanged: how many were as the list says already.
        rejected: how many rows could not be used.
        rejects: where those are; None where there are none.
        columns: what the columns of the list are.
        encoding: how its letters are written.
        is_preview: whether nothing was saved, but only what would be is said.
    """

    new: int
    changed: int
    unchanged: int
    rejected: int
    rejects: Path | None
    columns: Columns
    encoding: Encoding
    is_preview: bool


def preview_import(desk: Desk, request: Request, progress: Progress) -> Imported:
    """What importing a list would do; only the rows that cannot be used are written.

    Raises:
        As `import_customers` does.
    """
    _refuse_whoever_may_not(desk)
    with planned(desk, request, progress) as plan:
        return _came_of(plan, plan.new, plan.changed, is_preview=True)


def import_customers(desk: Desk, request: Request, progress: Progress) -> Imported:
    """Adds and changes customers as a list says, all of them or none.

    Whoever is not on the list stays as they are: nobody is ever removed. Most of the work is
    done before anything is locked; within the transaction each is compared afresh with what is
    stored by then.

    Raises:
        Refused: whoever asks may not, or a customer may not be changed any more.
        Invalid: what was mapped names a field or a column that there is not.
        UnusableFile: the file cannot be used.
        DatabaseProblem: the database cannot be used, or there is no room for temporary files.
    """
    _refuse_whoever_may_not(desk)
    with planned(desk, request, progress) as plan:
        if not plan.to_do:
            return _came_of(plan, 0, 0)
        with room(desk.database), desk.transaction() as work:
            work.allowed_without_case(Action.IMPORT_CUSTOMERS)
            saving = _Saving(desk, work)
            for lines in plan.kept():
                saving.take(lines)
                progress("Saving", saving.done, plan.to_do)
            if saving.done > MANY:
                tidy_index(desk.database)
            progress(FINISHING, 0, 1)
        progress(FINISHING, 1, 1)
        return _came_of(plan, saving.new, saving.changed)


def _refuse_whoever_may_not(desk: Desk) -> None:
    staff = staff_directory(desk)
    asking = Asking(actor=staff[desk.actor_id], policy=desk.policy, now=desk.now())
    refuse_if(may(asking, Action.IMPORT_CUSTOMERS))


def _came_of(plan: Plan, new: int, changed: int, is_preview: bool = False) -> Imported:
    return Imported(
        new=new,
        changed=changed,
        unchanged=plan.unchanged + plan.to_do - new - changed,
        rejected=plan.rejected,
        rejects=plan.rejects,
        columns=plan.source.columns,
        encoding=plan.source.encoding,
        is_preview=is_preview,
    )


class _Saving:
    """Saves customers within the transaction, some at a time."""

    def __init__(self, desk: Desk, work: Work) -> None:
        self._desk = desk
        self._work = work
        self.new = self.changed = self.done = 0

    def take(self, lines: Sequence[tuple[int, Details]]) -> None:
        """Saves what the next rows say, each compared with what is stored now."""
        database = self._desk.database
        stored = customers_by_reference(database, [details.reference for _, details in lines])
        with_case = having_a_case(database, [customer.id for customer in stored.values()])
        added, changed = [], []
        for number, details in lines:
            customer = stored.get(details.reference)
            if customer is None:
                added.append(as_new(details, self._work.new_id()))
                continue
            after = as_changed(details, customer)
            if after is customer:
                continue
            self._refuse_by_now(number, customer, after)
            if customer.id in with_case:
                change_details(self._desk, self._work, customer, differing(details, customer))
                self.changed += 1
            else:
                changed.append(Changed(customer, after))
        self._work.save_customers(added, changed)
        self.new += len(added)
        self.changed += len(changed)
        self.done += len(lines)

    def _refuse_by_now(self, number: int, stored: Customer, after: Customer) -> None:
        """What was changed since the file was read may forbid what it says."""
        work = self._work
        if why := why_not_change(stored, after, work.actor_id, work.policy, work.now):
            raise Refused(
                f"Somebody changed the customer on line {number} while the file was read: "
                f"{why} Nothing was changed. Import the file again; that row will be rejected.",
                "R4",
            )
