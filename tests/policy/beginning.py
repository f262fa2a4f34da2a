"""What happens before measures are proposed: incidents, circumstances, the warning."""

from __future__ import annotations

from typing import Any

from tests.policy.records import POLICY, Records, at, day
from ubp_tui.policy import facts
from ubp_tui.policy.facts import Part
from ubp_tui.policy.periods import last_day
from ubp_tui.policy.promises import appeal_by


class Beginning(Records):
    """What is recorded before a proposal, with readable defaults."""

    def incident(
        self,
        happened: str = "2026-03-02 09:00",
        *,
        target: facts.StaffMember | None = None,
        witness: facts.StaffMember | None = None,
        **more: Any,
    ) -> facts.Incident:
        """Something that happened, recorded an hour later by Asha with all its details."""
        key, when = self.id(), at(happened)
        parts = [(target, Part.TARGET), (witness, Part.WITNESS)]
        values: dict[str, Any] = {
            "recorded_by_id": self.asha.id,
            "recorded_at": when.add(hours=1),
            "details_completed_at": when.add(hours=2),
        }
        return self.add(
            facts.Incident(
                id=key,
                reference=f"INC-{key.int}",
                customer_id=self.customer.id,
                case_id=self.case.id,
                happened_at=when,
                channel="phone",
                what_happened="Shouted.",
                staff=tuple(
                    facts.IncidentStaff(
                        id=self.id(), incident_id=key, staff_id=person.id, part=part
                    )
                    for person, part in parts
                    if person
                ),
                **(values | more),
            )
        )

    def allegation(self, about: facts.StaffMember, **more: Any) -> facts.Allegation:
        """What the customer says of somebody; Mina looks into it."""
        values: dict[str, Any] = {
            "recorded_at": self.case.opened_at,
            "looks_into_id": self.mina.id,
        }
        return self.add(
            facts.Allegation(
                id=self.id(),
                customer_id=self.customer.id,
                case_id=self.case.id,
                about_id=about.id,
                words="They swore at me.",
                recorded_by_id=self.asha.id,
                **(values | more),
            )
        )

    def considered(self) -> None:
        """The circumstances and the customer's account are recorded (R7)."""
        self.add(
            facts.Factor(
                id=self.id(),
                case_id=self.case.id,
                kind="our_late_repair",
                words="The repair was late.",
                recorded_by_id=self.tom.id,
                recorded_at=self.case.opened_at,
            )
        )
        self.add(
            facts.Account(
                id=self.id(),
                case_id=self.case.id,
                words="I was cold.",
                recorded_by_id=self.tom.id,
                recorded_at=self.case.opened_at,
            )
        )

    def warn(self, received: str = "2026-03-05", **more: Any) -> facts.Warning:
        """Tom's warning, sent two days before it was received; it lapses after six months."""
        sent = day(received).subtract(days=2)
        values: dict[str, Any] = {
            "issued_by_id": self.tom.id,
            "issued_at": at(f"{sent} 12:00"),
            "lapses_on": last_day(day(received), 6),
            "appeal_by": appeal_by(day(received), POLICY),
            "needs_answer": facts.Answer.NO,
            "nominee_answer": facts.Answer.NO,
        }
        return self.add(
            facts.Warning(
                id=self.id(),
                case_id=self.case.id,
                must_change="Please do not shout.",
                sent_how="letter",
                sent_on=sent,
                received_on=day(received),
                **(values | more),
            )
        )

    def adjustment(self, agreed: str | None = "2026-03-03 10:00", **terms: Any) -> facts.Adjustment:
        """An adjustment asked at the beginning; agreed at a moment, or None: not answered yet."""
        return self.add(
            facts.Adjustment(
                id=self.id(),
                customer_id=self.customer.id,
                case_id=self.case.id,
                words="I need this.",
                asked_by_id=self.asha.id,
                asked_at=self.case.opened_at,
                terms=facts.AdjustmentTerms(**terms),
                state=facts.AdjustmentState.AGREED if agreed else facts.AdjustmentState.ASKED,
                answered_at=at(agreed) if agreed else None,
            )
        )

    def nomination(self, accepted: str | None = "2026-03-03", **more: Any) -> facts.Nomination:
        """The customer nominates Ada, who accepts on a day, or has not yet."""
        return self.add(
            facts.Nomination(
                id=self.id(),
                customer_id=self.customer.id,
                name="Ada Okafor",
                relationship="sister",
                contact="ada@example.org",
                may_discuss="everything",
                consented_how="by phone",
                accepted_on=day(accepted) if accepted else None,
                recorded_by_id=self.asha.id,
                recorded_at=self.case.opened_at,
                **({"consented_on": day("2026-03-02")} | more),
            )
        )
