"""What a person sees of a case: its file with everything derived, where they may see it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID

import pendulum

from models.case_files import cases_of, find_case, incidents_without_case
from models.rows import Missing
from ubp_tui.casework.asking import asking_at, whole_case
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import AskedRole, ClosedDoor, asked_role, waits_for_an_answer
from ubp_tui.casework.refusals import NotFound, refuse_if
from ubp_tui.casework.timeline import Acts, Entry, acts_of, timeline
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking, Subject
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.eligibility import (
    Candidate,
    Refusal,
    candidates,
    why_not_decide,
    why_not_review,
)
from ubp_tui.policy.facts import (
    Allegation,
    Appeal,
    CaseFile,
    Directory,
    Incident,
    PersonnelChange,
    Proposal,
)
from ubp_tui.policy.permissions import may, why_not_record
from ubp_tui.policy.private import may_read_allegation, may_read_change, may_read_support
from ubp_tui.policy.stage import StageView, stage
from ubp_tui.policy.standing import Standing, standings
from ubp_tui.policy.steps import NextStep, next_steps


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseView:
    """A case as somebody sees it at a moment; everything in it was derived together."""

    file: CaseFile
    stage: StageView
    standings: tuple[Standing, ...]
    steps: tuple[NextStep, ...]
    timeline: tuple[Entry, ...]
    asking: Asking

    @property
    def today(self) -> pendulum.Date:
        """The London day of the view."""
        return london_date(self.asking.now)

    @property
    def case_id(self) -> UUID:
        """The case."""
        return self.file.case.id

    @property
    def reference(self) -> str:
        """The case's reference."""
        return self.file.case.reference

    @property
    def customer_id(self) -> UUID:
        """The customer."""
        return self.file.customer.id

    @property
    def staff(self) -> Directory:
        """Everybody who works here."""
        return self.file.staff

    def why_not(self, action: Action, about: Subject = None) -> Refusal | None:
        """Why the viewer may not do something here; None where they may."""
        return may(self.asking, action, self.file, about)

    def may_read_change(self, change: PersonnelChange) -> bool:
        """Whether the viewer reads why a change of personnel is asked for, and the answer."""
        return may_read_change(self.asking, change)

    def may_read_allegation(self, allegation: Allegation) -> bool:
        """Whether the viewer reads what the customer said of a member of staff (R3)."""
        return may_read_allegation(self.asking, allegation)

    def may_read_support(self, staff_id: UUID) -> bool:
        """Whether the viewer reads what support a member of staff was offered (R22, R23)."""
        return may_read_support(self.asking, self.staff, staff_id)


def case_view(desk: Desk, reference: str) -> CaseView:
    """A case by its reference, such as "UBP-0142".

    Raises:
        NotFound: there is no such case.
        Refused: the viewer has not been given it (R35).
    """
    return case_view_by_id(desk, _id_of(desk, reference))


def visit_case(desk: Desk, reference: str) -> CaseView | ClosedDoor:
    """A case by its reference, or the closed door where the viewer has not been given it (R35).

    Raises:
        NotFound: there is no such case.
    """
    file = whole_case(desk, _id_of(desk, reference))
    asking = asking_at(desk, file.staff)
    if (refusal := may(asking, Action.SEE_CASE, file)) is None:
        return _view(file, asking, acts_of(desk.database, file))
    return ClosedDoor(
        case_id=file.case.id,
        reference=file.case.reference,
        customer=file.customer,
        staff=file.staff,
        today=asking.today,
        refusal=refusal,
        why_not_take=may(asking, Action.TAKE_CASE, file),
        why_not_record=why_not_record(asking, file),
        asked=_asked(asking, file),
    )


def case_to_open(desk: Desk, customer_id: UUID, known: Collection[UUID] = ()) -> str | None:
    """The reference of the customer's case that whoever asks may know of; else None (R35).

    Args:
        desk: who asks.
        customer_id: the customer.
        known: cases that they know of anyhow, as measures of them answer the contact check: what
            the customer brings can be recorded there by anybody (R16).
    """
    for case in cases_of(desk.database, customer_id):
        if case.id in known:
            return case.reference
        if not case.is_closed and isinstance(visit_case(desk, case.reference), CaseView):
            return case.reference
    return None


def _asked(asking: Asking, file: CaseFile) -> tuple[AskedRole, ...]:
    """What the viewer is asked to be, while they may answer."""
    return tuple(
        asked_role(file, role)
        for role in file.contact_roles
        if waits_for_an_answer(role) and may(asking, Action.ANSWER_ROLE, file, role) is None
    )


def _id_of(desk: Desk, reference: str) -> UUID:
    try:
        return find_case(desk.database, reference).id
    except Missing as missing:
        raise NotFound(str(missing)) from missing


def case_view_by_id(desk: Desk, case_id: UUID) -> CaseView:
    """A case by its id.

    Raises:
        NotFound: there is no such case.
        Refused: the viewer has not been given it (R35).
    """
    file = whole_case(desk, case_id)
    asking = asking_at(desk, file.staff)
    refuse_if(may(asking, Action.SEE_CASE, file))
    return _view(file, asking, acts_of(desk.database, file))


def _view(file: CaseFile, asking: Asking, acts: Acts) -> CaseView:
    policy, now = asking.policy, asking.now
    return CaseView(
        file=file,
        stage=stage(file, policy, now),
        standings=tuple(standings(file, policy, now)),
        steps=next_steps(file, policy, now),
        timeline=timeline(file, asking, acts),
        asking=asking,
    )


def free_incidents(desk: Desk, customer_id: UUID) -> tuple[Incident, ...]:
    """A customer's incidents that have joined no case and were not dropped, oldest first (R1)."""
    waiting = incidents_without_case(desk.database)
    return tuple(incident for incident in waiting if incident.customer_id == customer_id)


def deciders(view: CaseView, proposal: Proposal) -> list[Candidate]:
    """Everybody, those who may decide first, the others with the reason why not (R10)."""
    policy = view.asking.policy
    return candidates(
        view.file.staff.people.values(),
        lambda person: why_not_decide(person, view.file, proposal, policy, view.today),
        view.today,
    )


def reviewers(view: CaseView, appeal: Appeal) -> list[Candidate]:
    """Everybody, those who may review first, the others with the reason why not (R31)."""
    policy = view.asking.policy
    return candidates(
        view.file.staff.people.values(),
        lambda person: why_not_review(person, view.file, appeal, policy, view.today),
        view.today,
    )
