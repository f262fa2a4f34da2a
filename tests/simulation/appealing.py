"""Attempts: appeals, from their arrival to telling the outcome, and complaints beside them."""

from __future__ import annotations

from collections.abc import Callable

from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.keeping import milder, sooner
from tests.simulation.office import Office
from tests.simulation.telling import telling_form
from tests.simulation.who_and_what import (
    About,
    Attempt,
    a_case,
    one_of,
    owner,
    someone,
    unfinished,
)
from ubp_tui.casework import appeal_outcomes, appeal_reasons, appeals, complaints
from ubp_tui.policy.facts import Appeal, AppealOutcome, CaseFile, Measure, StaffMember
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm, NewAppeal, NewComplaint


def record_appeal(office: Office, choose: Choices) -> None:
    def can_be_appealed(file: CaseFile) -> list[tuple[str, object]]:
        made = [("decision_id", d) for d in file.decisions if file.measures_of(d.id)]
        found = [*made, *(("warning_id", w) for w in file.warnings)]
        appealed = {a.decision_id or a.warning_id for a in file.appeals}
        return [pair for pair in found if pair[1].id not in appealed] or found[:1]

    if found := one_of(office, choose, can_be_appealed):
        _, (kind, against) = found
        appeal(office, choose, found[0], kind, against.id)


def appeal(office: Office, choose: Choices, file: CaseFile, kind: str, about: object) -> None:
    against = {"decision_id": None, "warning_id": None, kind: about}
    form = NewAppeal(
        **against,
        received_on=choose.past_day(office.today),
        channel=choose.usually("phone", "email", "owl"),
        words=choose.words("It was not me."),
        late_reason=choose.usually("", "He was in hospital.", one_in=5),
    )
    who = someone(office, choose, office.named("Asha").id)
    office.do(who, appeals.record_appeal, file.case.id, form)


def _is_open(appeal: Appeal) -> bool:
    return not (appeal.decided_at or appeal.withdrawn_at or appeal.not_accepted_at)


def _appeal(
    office: Office, choose: Choices, waits: Callable[[Appeal], bool] = _is_open
) -> About | None:
    return unfinished(office, choose, lambda file: file.appeals, waits)


def hear_reasons(office: Office, choose: Choices) -> None:
    """The customer is asked for their reasons, gives or confirms them, or does not want to."""
    found = _appeal(office, choose, lambda a: _is_open(a) and a.referred_at is None)
    if not found:
        return
    file, appeal = found
    who, day = owner(office, choose, file), choose.past_day(office.today)
    words = choose.words("I was ill.")
    match choose.below(4):
        case 0:
            office.do(who, appeal_reasons.confirm_reasons, appeal, words, day)
        case 1:
            office.do(who, appeal_reasons.ask_reasons, appeal, day)
        case 2:
            office.do(someone(office, choose), appeal_reasons.add_reasons, appeal.id, words, day)
        case _:
            office.do(who, appeal_reasons.decline_reasons, appeal, day)


def refer(office: Office, choose: Choices) -> None:
    found = _appeal(office, choose, lambda a: _is_open(a) and a.referred_at is None)
    if found:
        file, appeal = found
        able = [p for p in office.people if plain.may_review(p, file, appeal, office.today)]
        inside = [p for p in able if not p.outside]
        usual = choose.one(inside or able).id if able else None
        reviewer = someone(office, choose, usual)
        office.do(owner(office, choose, file), appeals.refer_appeal, appeal, reviewer.id)


def _reviewer(office: Office, choose: Choices, appeal: Appeal) -> StaffMember:
    """The reviewer; whoever enters it for one from outside."""
    if appeal.reviewer_id is None or office.staff[appeal.reviewer_id].outside:
        return someone(office, choose, office.named("Hugo").id)
    return someone(office, choose, appeal.reviewer_id)


def suspend_meanwhile(office: Office, choose: Choices) -> None:
    found = _appeal(office, choose, lambda a: _is_open(a) and a.referred_at and a.decision_id)
    if found and found[0].measures:
        file, appeal = found
        measure = choose.one(file.measures)
        who, reason = _reviewer(office, choose, appeal), choose.words("It may be wrong.")
        office.do(who, appeal_outcomes.suspend_meanwhile, appeal, measure.id, reason)


def decide_appeal(office: Office, choose: Choices) -> None:
    if found := _appeal(office, choose, lambda a: _is_open(a) and a.referred_at is not None):
        file, appeal = found
        decide(office, choose, file, appeal, _reviewer(office, choose, appeal))


def decide(
    office: Office, choose: Choices, file: CaseFile, appeal: Appeal, who: StaffMember
) -> None:
    measures = file.measures_of(appeal.decision_id) if appeal.decision_id else ()
    found = [_finding(choose, measure) for measure in measures] or [_finding(choose, None)]
    form = AppealDecision(reasons=choose.words("I have read it all."), findings=tuple(found))
    office.do(who, appeal_outcomes.decide_appeal, appeal, form)


def _finding(choose: Choices, measure: Measure | None) -> FindingForm:
    outcomes = (AppealOutcome.UPHELD, AppealOutcome.NOT_UPHELD, AppealOutcome.PARTLY)
    outcome = choose.one(outcomes if measure else outcomes[:2])
    varies = outcome == AppealOutcome.PARTLY and measure is not None
    return FindingForm(
        measure_id=measure.id if measure else None,
        outcome=outcome,
        reasons=choose.words("She is right in this."),
        varied_details=milder(choose, measure) if varies else None,
        varied_last_day=sooner(choose, measure) if varies else None,
    )


def tell_outcome(office: Office, choose: Choices) -> None:
    if found := _appeal(office, choose, lambda a: a.decided_at and a.told_on is None):
        file, appeal = found
        form = telling_form(office, choose, file)
        office.do(owner(office, choose, file), appeal_outcomes.tell_outcome, appeal, form)


def end_appeal(office: Office, choose: Choices) -> None:
    """It is withdrawn, or came too late and is taken all the same or not accepted."""
    if found := _appeal(office, choose):
        file, appeal = found
        late = (appeals.refuse_late_appeal, appeals.accept_late_appeal)
        action = choose.one((appeals.withdraw_appeal, *late))
        who = owner(office, choose, file)
        office.do(who, action, appeal, choose.words("Let it be."))


def note_complaint(office: Office, choose: Choices) -> None:
    if file := a_case(office, choose):
        form = NewComplaint(
            reference=choose.words("C-77"),
            received_on=choose.past_day(office.today),
            words="It took too long.",
            asks_decider=choose.sometimes(2),
            appeal_id=file.appeals[0].id if file.appeals else None,
        )
        who = someone(office, choose, office.named("Ben").id)
        office.do(who, complaints.note_complaint, file.case.id, form)


def look_again(office: Office, choose: Choices) -> None:
    found = unfinished(
        office, choose, lambda file: file.complaints, lambda c: c.looked_again_at is None
    )
    if found:
        file, complaint = found
        usual = file.decisions[-1].decided_by_ids[0] if file.decisions else file.case.owner_id
        who, words = someone(office, choose, usual), choose.words("It stands.")
        office.do(who, complaints.look_again, complaint, words)


ATTEMPTS: tuple[Attempt, ...] = (
    record_appeal,
    record_appeal,
    hear_reasons,
    hear_reasons,
    refer,
    refer,
    decide_appeal,
    decide_appeal,
    suspend_meanwhile,
    tell_outcome,
    end_appeal,
    note_complaint,
    look_again,
)
