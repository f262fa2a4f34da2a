"""Invented histories of a case, as wide as the rules: whatever may be recorded, in turn."""

from __future__ import annotations

from collections.abc import Callable

import pendulum
from hypothesis import strategies as st

from tests.policy.builders import EMAIL_ONLY, NO_BOILER, POLICE, POLICY, THURSDAYS, Story, at
from ubp_tui.policy.appeals import open_appeals
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.closing import why_not_close
from ubp_tui.policy.facts import (
    AdjustmentState,
    Complaint,
    Decision,
    Ended,
    ItemState,
    Outcome,
    PersonnelChange,
)
from ubp_tui.policy.stage import waiting_proposal

BEGINNING = at("2026-03-02 10:00")


class History:
    """A story told at random. `now` is when the last thing was recorded."""

    def __init__(self) -> None:
        self.story = Story()
        self.now = BEGINNING

    @property
    def when(self) -> str:
        return self.now.in_timezone("Europe/London").format("YYYY-MM-DD HH:mm:ss")

    @property
    def today(self) -> str:
        return str(london_date(self.now))

    def incident(self) -> None:
        self.story.incident(self.when, recorded_at=self.now, details_completed_at=None)

    def allegation(self) -> None:
        self.story.allegation(self.story.hal, recorded_at=self.now)

    def considered(self) -> None:
        self.story.considered()

    def warn_by_hand(self) -> None:
        self.story.warn(self.today)

    def warn_by_post(self) -> None:
        self.story.warn(str(london_date(self.now).add(days=3)))

    def warning_back(self) -> None:
        for warning in self.story.file.warnings[-1:]:
            self.story.change(warning, returned_on=london_date(self.now))

    def adjustment(self) -> None:
        self.story.adjustment(self.when, channels_unusable=("email",))

    def adjustment_withdrawn(self) -> None:
        for adjustment in self.story.file.adjustments:
            self.story.change(adjustment, state=AdjustmentState.WITHDRAWN)

    def nominate(self) -> None:
        day = london_date(self.now)
        self.story.nomination(str(day), consented_on=day, until=day.add(months=3))

    def nominate_without_answer(self) -> None:
        self.story.nomination(None, consented_on=london_date(self.now))

    def nomination_ends(self) -> None:
        for nomination in self.story.file.nominations:
            if nomination.ended_on is None:
                self.story.change(nomination, ended_on=london_date(self.now))

    def propose(self) -> None:
        if waiting_proposal(self.story.file) is None:
            agreed = [self.story.speaks_for_her(n) for n in self.story.file.nominations[:1]]
            details = (EMAIL_ONLY, THURSDAYS, self.story.contact(), *agreed)
            self.story.propose(*details, sent=self.when, sent_to_id=self.story.hal.id)

    def propose_report(self) -> None:
        if waiting_proposal(self.story.file) is None:
            self.story.propose(POLICE, sent=self.when)

    def propose_report_in_danger(self) -> None:
        if waiting_proposal(self.story.file) is None:
            self.story.propose(POLICE, sent=self.when, straight_ground="violence")

    def propose_report_and_issue(self) -> None:
        if waiting_proposal(self.story.file) is None:
            self.story.propose(POLICE, NO_BOILER, sent=self.when)

    def answered(self, outcome: Outcome, starts_in: int = 0) -> None:
        proposal = waiting_proposal(self.story.file)
        if proposal is not None:
            starts = str(london_date(self.now).add(days=starts_in))
            self.story.decide(proposal, outcome, decided=self.when, starts=starts, months=3)

    def approve(self) -> None:
        self.answered(Outcome.APPROVED)

    def approve_for_later(self) -> None:
        self.answered(Outcome.APPROVED, starts_in=20)

    def refuse(self) -> None:
        self.answered(Outcome.REFUSED)

    def send_back(self) -> None:
        self.answered(Outcome.SENT_BACK)

    def refusal_told(self) -> None:
        for decision in self.story.file.decisions:
            if decision.outcome == Outcome.REFUSED:
                self.story.change(decision, refusal_told_on=london_date(self.now))

    def roles(self) -> None:
        self.story.roles_accepted(self.when)

    def to_inform_of(self) -> list[Decision]:
        """The newest decision, where it has a checklist."""
        newest = self.story.file.decisions[-1:]
        return [d for d in newest if self.story.file.informing_of(d.id)]

    def inform_by_email(self) -> None:
        for decision in self.to_inform_of():
            self.story.inform(decision, self.when)

    def inform_by_post(self) -> None:
        for decision in self.to_inform_of():
            self.story.inform(decision, self.when, how="letter")

    def withhold(self) -> None:
        look_again_on = london_date(self.now).add(days=30)
        for decision in self.to_inform_of():
            self.story.item(
                decision, 10, self.when, state=ItemState.WITHHELD, look_again_on=look_again_on
            )

    def withhold_for_another(self) -> None:
        for decision in self.to_inform_of():
            self.story.item(
                decision,
                10,
                self.when,
                state=ItemState.WITHHELD,
                authorised_by_id=self.story.hope.id,
            )

    def letter_back(self) -> None:
        for decision in self.story.file.decisions:
            if self.story.file.informing_of(decision.id):
                self.story.letter_came_back(decision, self.when)

    def report(self) -> None:
        for measure in self.story.file.measures:
            if measure.code == "M6" and measure.reported_at is None:
                self.story.change(measure, reported_at=self.now)

    def suspend(self) -> None:
        if self.story.file.measures:
            self.story.suspend(self.story.file.measures[-1].code, self.when)

    def lift(self) -> None:
        for measure in self.story.file.measures[:1]:
            if measure.ended_at is None:
                self.story.change(measure, ended_at=self.now, ended_kind=Ended.LIFTED)

    def tell_ends(self) -> None:
        codes = {m.code for m in self.story.file.measures}
        if codes:
            self.story.tell_end(*codes, told=self.today)

    def appeal(self) -> None:
        for decision in self.story.file.decisions[:1]:
            if not self.story.file.appeals and decision.outcome == Outcome.APPROVED:
                self.story.appeal(decision, self.today, reasons_asked_on=london_date(self.now))

    def appeal_warning(self) -> None:
        for warning in self.story.file.warnings[:1]:
            if not any(a.warning_id for a in self.story.file.appeals):
                self.story.appeal(warning, self.today)

    def appeal_decided(self) -> None:
        for appeal in open_appeals(self.story.file):
            self.story.change(appeal, decided_at=self.now)

    def away_for_good(self) -> None:
        self.story.away(self.story.people[self.story.dee.id], self.today)

    def appeal_without_reasons(self) -> None:
        for decision in self.story.file.decisions[:1]:
            if not self.story.file.appeals and decision.outcome == Outcome.APPROVED:
                self.story.appeal(decision, self.today)

    def refer(self) -> None:
        for appeal in open_appeals(self.story.file):
            self.story.change(appeal, referred_at=self.now, reviewer_id=self.story.hope.id)

    def reviewer_accused(self) -> None:
        self.story.allegation(self.story.hope, recorded_at=self.now)

    def others_accused(self) -> None:
        for person in (self.story.hal, self.story.eve):
            self.story.allegation(person, recorded_at=self.now, looks_into_id=self.story.asha.id)

    def from_outside(self) -> None:
        self.story.person("Olu Outside", "executive", outside=True)

    def personnel_change(self) -> None:
        self.story.add(
            PersonnelChange(
                id=self.story.id(),
                case_id=self.story.case.id,
                about_id=self.story.sam.id,
                asked_by_customer=False,
                asked_by_id=self.story.sam.id,
                asked_at=self.now,
                words="It is too much.",
            )
        )

    def complaint(self) -> None:
        self.story.add(
            Complaint(
                id=self.story.id(),
                case_id=self.story.case.id,
                reference="C-7",
                received_on=london_date(self.now),
                words="It took too long.",
                asks_decider=True,
                recorded_by_id=self.story.asha.id,
                recorded_at=self.now,
            )
        )

    def away(self) -> None:
        day = london_date(self.now)
        for person in (self.story.tom, self.story.sam, self.story.hal):
            self.story.away(self.story.people[person.id], str(day), str(day.add(days=9)))

    def leave(self) -> None:
        for person in (self.story.tom, self.story.dee, self.story.hal):
            self.story.change(self.story.people[person.id], left_on=london_date(self.now))

    def act(self) -> None:
        day = london_date(self.now)
        self.story.acting(self.story.mina, "executive", str(day), str(day.add(days=14)))

    def under_age(self) -> None:
        born = london_date(self.now).subtract(years=18).add(days=40)
        self.story.change(self.story.customer, born_on=born)

    def die(self) -> None:
        self.story.change(self.story.customer, died_on=london_date(self.now))

    def close(self) -> None:
        if why_not_close(self.story.file, POLICY, self.now) is None:
            self.story.change(self.story.case, closed_at=self.now, reopened_at=None)

    def reopen(self) -> None:
        if self.story.case.closed_at:
            self.story.change(self.story.case, reopened_at=self.now)


USUAL: tuple[Callable[[History], None], ...] = (
    History.incident,
    History.warn_by_hand,
    History.nominate,
    History.propose,
    History.approve,
    History.roles,
    History.inform_by_email,
)
ANYTHING: tuple[Callable[[History], None], ...] = tuple(
    step
    for name, step in vars(History).items()
    if callable(step) and not name.startswith("_") and name != "answered"
)
ON_CLOSED = (History.reopen, History.die, History.away, History.leave)
OPEN = tuple(step for step in ANYTHING if step is not History.close)


@st.composite
def histories(
    draw: st.DrawFn, of: tuple[Callable[[History], None], ...] = ANYTHING
) -> tuple[Story, pendulum.DateTime]:
    """A case after some of the usual way and anything else, and a moment after that."""
    history = History()
    begun = USUAL[: draw(st.integers(0, len(USUAL)))]
    others = draw(
        st.lists(st.tuples(st.sampled_from(of), st.integers(0, 40 * 24 * 60)), max_size=8)
    )
    for step, minutes in [*((usual, 24 * 60) for usual in begun), *others]:
        history.now = history.now.add(minutes=minutes)
        if not history.story.case.is_closed or step in ON_CLOSED:
            step(history)
    later = draw(st.integers(0, 400 * 24 * 60))
    return history.story, history.now.add(minutes=later)
