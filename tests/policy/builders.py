"""Tells the story of a case step by step, with readable defaults, as the rules read it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pendulum
from msgspec.structs import replace

from tests.policy.beginning import Beginning
from tests.policy.records import POLICY, at, day
from ubp_tui.policy import facts
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.facts import ItemState, Outcome, Role
from ubp_tui.policy.informing import LETTER
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    MeasureDetails,
    NominatedPerson,
    PublicBody,
    SingleContact,
    SingleMethod,
    code_of,
)
from ubp_tui.policy.periods import knows_from, last_day
from ubp_tui.policy.promises import appeal_by, reasons_by

__all__ = ["EMAIL_ONLY", "NO_BOILER", "POLICE", "POLICY", "THURSDAYS", "Story", "at", "day"]

EMAIL_ONLY = SingleMethod(method="email", address="jane@example.org")
THURSDAYS = LimitedContact(weekdays=(4,))
NO_BOILER = IssueClosed(
    issue="the boiler of 2025", our_reference="C-5512", final_response_on=day("2026-02-02")
)
POLICE = PublicBody(body="police", shared="the threat", why="safety", lawful_basis="vital")


class Story(Beginning):
    """A case as it grows, from the incident to the appeal."""

    def contact(self, *channels: str) -> SingleContact:
        """M1 as it is usually proposed: Sam by phone, with Dee as deputy."""
        return SingleContact(
            staff_id=self.sam.id,
            deputy_id=self.dee.id,
            channels=channels or ("phone",),
            reached_by="01225",
            hears_back="weekly",
        )

    def speaks_for_her(self, nomination: facts.Nomination) -> NominatedPerson:
        """M5 with an agreement."""
        return NominatedPerson(nomination_id=nomination.id)

    def propose(
        self, *details: MeasureDetails, sent: str = "2026-04-01 10:00", **more: Any
    ) -> facts.Proposal:
        """Tom sends measures for decision (email only where none is named)."""
        key = self.id()
        cited = tuple(i.id for i in self.records["incidents"])
        values: dict[str, Any] = {"author_ids": (self.tom.id,), "sent_by_id": self.tom.id}
        return self.add(
            facts.Proposal(
                id=key,
                case_id=self.case.id,
                sent_at=at(sent),
                months=12,
                measures=tuple(
                    facts.ProposedMeasure(
                        id=self.id(),
                        case_id=self.case.id,
                        proposal_id=key,
                        code=code_of(each),
                        details=each,
                        incident_ids=cited,
                    )
                    for each in details or (EMAIL_ONLY,)
                ),
                **(values | more),
            )
        )

    def approve(
        self, proposal: facts.Proposal, by: facts.StaffMember | None = None, **more: Any
    ) -> facts.Approval:
        """One decider's answer; Hal's where nobody is named."""
        decider = by or self.hal
        values: dict[str, Any] = {"decided_at": at("2026-04-02 10:00"), "outcome": Outcome.APPROVED}
        return self.add(
            facts.Approval(
                id=self.id(),
                case_id=self.case.id,
                proposal_id=proposal.id,
                decided_by_id=decider.id,
                entered_by_id=decider.id,
                grade=decider.grade,
                reasons="Fair.",
                **(values | more),
            )
        )

    def decide(
        self,
        proposal: facts.Proposal,
        outcome: Outcome = Outcome.APPROVED,
        *,
        decided: str = "2026-04-02 10:00",
        starts: str = "2026-04-02",
        months: int = 12,
        immediate: str = "",
        **more: Any,
    ) -> facts.Decision:
        """Hal decides; what is approved has a checklist and, for M1, people who are asked."""
        approves = outcome in (Outcome.APPROVED, Outcome.PARTLY)
        values: dict[str, Any] = {"decided_by_ids": (self.hal.id,), "grade": "head_of_service"}
        decision = self.add(
            facts.Decision(
                id=self.id(),
                case_id=self.case.id,
                proposal_id=proposal.id,
                decided_at=at(decided),
                outcome=outcome,
                reasons="Fair.",
                starts_on=day(starts) if approves else None,
                last_day=last_day(day(starts), months) if approves else None,
                policy_version=POLICY.edition,
                review_months=6,
                **(values | more),
            )
        )
        if approves:
            for proposed in proposal.measures:
                self._apply(decision, proposed, immediate)
            self.add(
                facts.Informing(
                    id=self.id(),
                    case_id=self.case.id,
                    decision_id=decision.id,
                    started_at=at(decided),
                )
            )
        return decision

    def _apply(
        self, decision: facts.Decision, proposed: facts.ProposedMeasure, immediate: str
    ) -> None:
        assert decision.starts_on is not None
        measure = self.add(
            facts.Measure(
                id=self.id(),
                case_id=self.case.id,
                decision_id=decision.id,
                code=proposed.code,
                details=proposed.details,
                starts_on=decision.starts_on,
                last_day=None if proposed.code == "M6" else decision.last_day,
                immediate_reason=immediate,
            )
        )
        if isinstance(proposed.details, SingleContact):
            self.ask_role(measure, proposed.details.staff_id, Role.CONTACT, decision.decided_at)
            self.ask_role(measure, proposed.details.deputy_id, Role.DEPUTY, decision.decided_at)

    def ask_role(
        self, measure: facts.Measure, staff_id: UUID, role: Role, asked_at: pendulum.DateTime
    ) -> facts.ContactRole:
        """Somebody is asked to be point of contact or deputy."""
        return self.add(
            facts.ContactRole(
                id=self.id(),
                case_id=self.case.id,
                measure_id=measure.id,
                staff_id=staff_id,
                role=role,
                asked_by_id=self.tom.id,
                asked_at=asked_at,
            )
        )

    def roles_accepted(self, when: str = "2026-04-02 11:00") -> None:
        """Everybody who was asked to be point of contact or deputy accepts."""
        for role in list(self.records["contact_roles"]):
            if role.accepted_at is None and role.declined_at is None:
                self.change(role, accepted_at=at(when))

    def item(
        self,
        decision: facts.Decision,
        number: int,
        done: str = "2026-04-03 15:00",
        how: str = "email",
        **more: Any,
    ) -> facts.InformingItem:
        """One item of the checklist is answered; Hal himself records what is withheld."""
        informing = self.file.informing_of(decision.id)
        assert informing is not None
        values: dict[str, Any] = {
            "state": ItemState.DONE,
            "done_at": at(done),
            "happened_on": london_date(at(done)),
            "done_by_id": self.tom.id,
        }
        if number == LETTER:
            sent_on = more.get("happened_on", values["happened_on"])
            received = knows_from(sent_on, how, POLICY, values["done_at"])
            values |= {"received_at": received, "appeal_by": appeal_by(received, POLICY)}
        if more.get("state") == ItemState.WITHHELD:
            values |= {"done_by_id": self.hal.id, "authorised_by_id": self.hal.id}
        item = facts.InformingItem(
            id=self.id(),
            case_id=self.case.id,
            informing_id=informing.id,
            number=number,
            how=how,
            **(values | more),
        )
        self.change(informing, items=(*informing.items, item))
        return item

    def inform(
        self,
        decision: facts.Decision,
        done: str = "2026-04-03 15:00",
        how: str = "email",
        besides: Iterable[int] = (),
    ) -> None:
        """Every item of the checklist is done at a moment, but for those named."""
        for number in range(1, 13):
            if number not in besides:
                self.item(decision, number, done, how)

    def letter_came_back(self, decision: facts.Decision, recorded: str) -> None:
        """The return of the decision letter is recorded."""
        informing = self.file.informing_of(decision.id)
        assert informing is not None
        items = tuple(
            replace(i, struck_at=at(recorded)) if i.number == 12 and not i.struck_at else i
            for i in informing.items
        )
        self.change(informing, items=items)

    def in_force(self, *details: MeasureDetails, **more: Any) -> facts.Decision:
        """The usual way until measures bind, from Friday 3 April 2026 at 15:00."""
        self.incident()
        self.considered()
        self.warn()
        self.incident("2026-03-20 09:00")
        decision = self.decide(self.propose(*details), **more)
        self.roles_accepted()
        self.inform(decision)
        return decision

    def measure(self, code: str = "M2") -> facts.Measure:
        """The newest measure with a code."""
        found: facts.Measure = [m for m in self.records["measures"] if m.code == code][-1]
        return found

    def end(self, code: str, ended: str, kind: str = facts.Ended.LIFTED) -> facts.Measure:
        """A measure ends before its last day."""
        return self.change(self.measure(code), ended_at=at(ended), ended_kind=kind)

    def suspend(self, code: str, since: str, **more: Any) -> facts.Measure:
        """A measure is suspended by a record, such as a reviewer's."""
        measure = self.measure(code)
        found = facts.Suspension(
            id=self.id(),
            case_id=self.case.id,
            measure_id=measure.id,
            reason="Looked at first.",
            since=at(since),
            by_id=self.hope.id,
            **{"cause": facts.SuspensionCause.APPEAL, **more},
        )
        return self.change(measure, suspensions=(*measure.suspensions, found))

    def review(self, when: str) -> facts.Review:
        """The decider looked at the first decision's measures again, and they go on."""
        return self.add(
            facts.Review(
                id=self.id(),
                case_id=self.case.id,
                decision_id=self.file.decisions[0].id,
                reviewed_by_id=self.hal.id,
                reviewed_at=at(when),
                outcome="continue",
                reasons="So.",
            )
        )

    def tell_end(self, *codes: str, told: str = "2027-04-05") -> facts.EndTold:
        """The customer is told that measures have ended."""
        return self.add(
            facts.EndTold(
                id=self.id(),
                case_id=self.case.id,
                measure_ids=tuple(self.measure(code).id for code in codes),
                told_on=day(told),
                recorded_at=at(f"{told} 12:00"),
                recorded_by_id=self.tom.id,
                how="email",
            )
        )

    def appeal(
        self,
        against: facts.Decision | facts.Warning,
        received: str = "2026-04-10",
        **more: Any,
    ) -> facts.Appeal:
        """An appeal arrives; with `reviewer` it has been confirmed and referred at once."""
        if "reviewer" in more:
            reviewer = more.pop("reviewer")
            more = {
                "reasons_asked_on": day(received),
                "reasons_confirmed_on": day(received),
                "referred_at": at(f"{received} 14:00"),
                "reviewer_id": reviewer.id,
                "reviewer_grade": reviewer.grade,
            } | more
        if asked_on := more.get("reasons_asked_on"):
            more = {"reasons_by": reasons_by(asked_on, POLICY)} | more
        is_warning = isinstance(against, facts.Warning)
        return self.add(
            facts.Appeal(
                id=self.id(),
                case_id=self.case.id,
                decision_id=None if is_warning else against.id,
                warning_id=against.id if is_warning else None,
                received_on=day(received),
                channel="phone",
                words="It was not like that.",
                recorded_by_id=self.asha.id,
                recorded_at=at(f"{received} 10:00"),
                **more,
            )
        )

    def finding(
        self, appeal: facts.Appeal, outcome: str, measure: facts.Measure | None = None
    ) -> facts.AppealFinding:
        """What a reviewer says of one measure, or of the warning."""
        return facts.AppealFinding(
            id=self.id(),
            case_id=self.case.id,
            appeal_id=appeal.id,
            measure_id=measure.id if measure else None,
            outcome=outcome,
            reasons="So.",
        )
