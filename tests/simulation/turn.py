"""Whose turn it is: a step of a case, and whoever it falls to."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.furnishing import policy
from tests.simulation.office import Office
from ubp_tui.casework import cases, incidents
from ubp_tui.policy.facts import CaseFile, Customer, Incident, StaffMember
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident
from ubp_tui.policy.steps import NextStep, next_steps


def falls_to(office: Office, file: CaseFile, step: NextStep) -> StaffMember:
    """The owner of a step, or a manager where it falls to any."""
    if step.owner_id is not None:
        return office.staff[step.owner_id]
    day, needed, apart = office.today, plain.rank("manager"), file.customer.staff_id
    inside = [p for p in office.people if not p.outside and plain.is_here(p, day)]
    managers = [p for p in inside if plain.grade_of(p, day) >= needed and p.id != apart]
    return (managers or office.people)[0]


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn to do a step."""

    office: Office
    choose: Choices
    file: CaseFile
    step: NextStep
    who: StaffMember

    def do(self, action: Callable[..., Any], *given: Any) -> Any:
        return self.office.do(self.who, action, *given)

    def about(self, records: Iterable[Any]) -> Any:
        """The record that the step is about."""
        for record in records:
            if record.id == self.step.about_id:
                return record
        raise AssertionError(f"The simulation does not know how to do “{self.step.what}”.")

    def wait(self) -> None:
        """Time passes until the day after the step was due."""
        days = (self.step.due_on - self.office.today).days + 1
        if days > 0:
            self.office.let_pass(days=days)

    @property
    def file_now(self) -> CaseFile:
        return self.office.files[self.file.case.id]

    def owner_now(self) -> StaffMember:
        """Whoever the step falls to after time has passed, who may be another person."""
        for later in next_steps(self.file_now, policy(), self.office.now):
            if (later.what, later.about_id) == (self.step.what, self.step.about_id):
                return falls_to(self.office, self.file, later)
        return falls_to(self.office, self.file, self.step)


def begin(office: Office, customer: Customer) -> None:
    """The customer's case is opened for what happened, or it is joined to the open one."""
    incident, file = _incident(office, customer), office.current(customer)
    if incident is None:
        return
    if file is not None:
        who = office.staff[file.case.owner_id]
        office.do(who, incidents.join_incident, incident.id, file.case.id)
    else:
        office.do(office.named("Tom"), cases.open_case, customer.id, (incident.id,))


def _incident(office: Office, customer: Customer) -> Incident | None:
    """An incident just now, recorded and completed by an adviser."""
    form = NewIncident(
        customer_id=customer.id, happened_at=office.now, channel="phone", what_happened="A threat."
    )
    asha = office.named("Asha")
    incident = office.do(asha, incidents.record_incident, form)
    if incident is None:
        return None
    details = IncidentDetails(behaviours=("threats",), effect_on_time="An hour.")
    return office.do(asha, incidents.complete_incident, incident, details)
