"""How a case gets on: whoever the next step falls to does it, so that all stages are reached."""

from __future__ import annotations

from collections.abc import Callable

import pendulum

from tests.simulation import appealing, deciding, preparing, telling
from tests.simulation import plain_facts as plain
from tests.simulation.choices import Choices
from tests.simulation.furnishing import policy
from tests.simulation.office import Office
from tests.simulation.who_and_what import a_case
from ubp_tui.casework import (
    adjustments,
    appeals,
    cases,
    circumstances,
    complaints,
    incidents,
    informing,
    measures,
    nominations,
    people,
    staff,
    warnings,
)
from ubp_tui.casework import telling as casework_telling
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Answer, CaseFile, Customer, Incident, Role, StaffMember
from ubp_tui.policy.forms.incidents import IncidentDetails, NewIncident
from ubp_tui.policy.forms.preparing import AdjustmentAnswer, NewAccount, NewFactor
from ubp_tui.policy.needs import formats_needed
from ubp_tui.policy.steps import NextStep, next_steps

Doing = Callable[[Office, Choices, CaseFile, NextStep, StaffMember], None]


def something_happens(office: Office, choose: Choices) -> None:
    """A customer threatens somebody."""
    begin(office, choose.one(office.customers()))


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


def get_on(office: Office, choose: Choices) -> None:
    """A case takes some of its next steps."""
    if (file := a_case(office, choose)) is None:
        something_happens(office, choose)
        return
    for _ in range(1 + choose.below(8)):
        take_next_step(office, choose, office.files[file.case.id])


def time_passes(office: Office, choose: Choices) -> None:
    office.let_pass(**choose.one(TIMES))


TIMES = (
    {"hours": 5},
    {"days": 1},
    {"days": 3},
    {"weeks": 1},
    {"weeks": 3},
    {"hours": 20},
    {"days": 2},
    {"months": 2},
    {"months": 11},
)


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


def take_next_step(office: Office, choose: Choices, file: CaseFile) -> None:
    """The step due first, or another, by whoever it falls to; else time passes until it is due."""
    steps = next_steps(file, policy(), office.now)
    if not steps:
        return
    step = choose.usually(steps[0], *steps, one_in=3)
    doing = DOINGS.get(step.action)
    if doing is None:
        _wait_for(office, step.due_on)
    else:
        owner = _owner(office, file, step)
        if file.case.restricted and step.owner_id is None:
            office.do(owner, cases.take_case, file.case.id, "Nobody else is here.")
        refused = office.refused
        doing(office, choose, file, step, owner)
        if office.refused > refused:
            office.seen[f"step refused: {step.rule} {step.action} {office.why[:110]}"] += 1


def _owner(office: Office, file: CaseFile, step: NextStep) -> StaffMember:
    if step.owner_id is not None:
        return office.staff[step.owner_id]
    day, needed, apart = office.today, plain.rank("manager"), file.customer.staff_id
    inside = [p for p in office.people if not p.outside and plain.is_here(p, day)]
    managers = [p for p in inside if plain.grade_of(p, day) >= needed and p.id != apart]
    return (managers or office.people)[0]


def _wait_for(office: Office, day: pendulum.Date) -> None:
    if day >= office.today:
        office.let_pass(days=(day - office.today).days + 1)


def _draft(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    deciding.propose(office, choose, file, choose.some(deciding.CODES), who)


def _warn_or_propose(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    if choose.sometimes(3):
        deciding.propose(office, choose, file, choose.some(deciding.CODES), who)
    else:
        preparing.warn(office, choose, file, who)


def _close_or_propose(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    if step.blocker:
        _wait_for(office, step.due_on)
    elif step.rule == "R20" or choose.sometimes(3):
        office.do(who, cases.close_case, file.case, "Nothing is left to do.")
    else:
        office.let_pass(days=3)
        begin(office, file.customer)
        file = office.files[file.case.id]
        codes = choose.some(deciding.CODES)
        deciding.propose(office, choose, file, codes, _owner_now(office, file, step))


def _decide(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    proposal = next(p for p in file.proposals if p.id == step.about_id)
    deciding.decide(office, choose, file, proposal, who)


def _record_outside(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    outside = [p for p in office.people if p.outside]
    if not outside:
        name = f"Olu {len(office.people)}"
        office.do(who, staff.record_outside_person, name, "the board", file.case.id)
    elif step.rule == "R10":
        _decide(office, choose, file, step, who)
    else:
        appeal = next(a for a in file.appeals if a.id == step.about_id)
        office.do(who, appeals.refer_appeal, appeal, choose.one(outside).id)


def _inform(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    checklist = next(i for i in file.informings if i.id == step.about_id)
    if not telling.missing(checklist):
        form = telling.item_form(office, choose, file, choose.one((6, 7, 10)))
        office.do(who, informing.record_item, file.case.id, checklist.id, form)
    else:
        telling.inform(office, choose, file, checklist, who)


def _work_appeal(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    appeal = next(a for a in file.appeals if a.id == step.about_id)
    if appeal.decided_at is not None:
        office.do(who, appeals.tell_outcome, appeal, office.today, "email")
    elif step.rule == "R29":
        late = choose.one((appeals.accept_late_appeal, appeals.refuse_late_appeal))
        office.do(who, late, appeal, "He was in hospital.")
    elif appeal.reasons_asked_on is None:
        office.do(who, appeals.ask_reasons, appeal, office.today)
    elif not appeal.reasons_confirmed_on and choose.sometimes(2):
        office.do(who, appeals.confirm_reasons, appeal, "I was ill.", office.today)
    else:
        able = [p for p in office.people if plain.may_review(p, file, appeal, office.today)]
        inside = [p for p in able if not p.outside] or able
        if inside:
            office.do(who, appeals.refer_appeal, appeal, choose.one(inside).id)


def _review_appeal(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    appeal = next(a for a in file.appeals if a.id == step.about_id)
    if file.measures and appeal.decision_id and choose.sometimes(3):
        measure = choose.one(file.measures_of(appeal.decision_id))
        office.do(who, appeals.suspend_meanwhile, appeal, measure.id, "It may be wrong.")
    else:
        appealing.decide(office, choose, file, appeal, who)


def _tell(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    case_id = file.case.id
    if step.rule == "R20":
        form = casework_telling.TellingForm(
            told_on=office.today, how="letter", format=sorted(formats_needed(file))[0]
        )
        office.do(who, casework_telling.tell_end, case_id, form)
    elif step.rule == "R6":
        decision = file.decision(step.about_id)
        office.do(who, casework_telling.tell_refusal, decision, office.today)
    elif step.rule == "R19":
        review = next(r for r in file.reviews if r.id == step.about_id)
        office.do(who, casework_telling.tell_review, review, office.today)
    elif step.rule == "R21":
        role = next(r for r in file.contact_roles if r.id == step.about_id)
        office.do(who, people.tell_of_role, role, office.today)
    else:
        measure = next(m for m in file.measures if m.id == step.about_id)
        suspension = next(s for s in measure.suspensions if s.over_at and not s.told_at)
        office.do(who, measures.tell_binds_again, suspension)


def _answer_role(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    role = next(r for r in file.contact_roles if r.id == step.about_id)
    office.do(who, people.accept_role, role, "A call a week.")


def _ask_role(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    whom, role = choose.one(office.people), choose.one(tuple(Role))
    office.do(who, people.ask_for_role, file.case.id, step.about_id, whom.id, role)


def _report(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    office.do(who, informing.record_report, file.case.id, step.about_id, office.today, "Log 12")


def _review_or_lift(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    if step.action == Action.LIFT:
        office.do(who, measures.lift_measure, file.case.id, step.about_id, "Nobody acts for them.")
    elif step.rule == "R28":
        complaint = next(c for c in file.complaints if c.id == step.about_id)
        office.do(who, complaints.look_again, complaint, "It stands.")
    else:
        _wait_for(office, step.due_on)
        who = _owner_now(office, file, step)
        outcome = choose.usually(*measures.ReviewOutcome, one_in=3)
        office.do(
            who, measures.review_measures, file.case.id, step.about_id, outcome, "It goes well."
        )


def _owner_now(office: Office, file: CaseFile, step: NextStep) -> StaffMember:
    """Whoever the step falls to after time has passed, who may be another person."""
    for later in next_steps(office.files[file.case.id], policy(), office.now):
        if later.what == step.what and later.about_id == step.about_id:
            return _owner(office, file, later)
    return _owner(office, file, step)


def _circumstances(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    if step.action == Action.RECORD_FACTOR:
        factor = NewFactor(kind="our_late_repair", words="The boiler waited for weeks.")
        office.do(who, circumstances.record_factor, file.case.id, factor)
    else:
        account = NewAccount(none_reason="Three calls, no answer.")
        office.do(who, circumstances.record_account, file.case.id, account)


def _incident_or_allegation(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    if step.action == Action.COMPLETE_INCIDENT:
        incident = next(i for i in file.incidents if i.id == step.about_id)
        details = IncidentDetails(behaviours=("threats",), effect_on_wellbeing="She was shaken.")
        office.do(who, incidents.complete_incident, incident, details)
    else:
        allegation = next(a for a in file.allegations if a.id == step.about_id)
        office.do(who, incidents.answer_allegation, allegation, "He did not.")


def _need(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    warning = next(w for w in file.warnings if w.id == step.about_id)
    ask = warnings.answer_nominee if "nominates" in step.what else warnings.answer_needs
    office.do(who, ask, warning, Answer.NO, "")


def _adjustment(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    adjustment = next(a for a in file.adjustments if a.id == step.about_id)
    form = AdjustmentAnswer(
        agreed=True, review_on=office.today.add(months=6), terms=adjustment.terms
    )
    office.do(who, adjustments.answer_adjustment, adjustment, form)


def _support(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    offered = next((s for s in file.support if s.id == step.about_id), None)
    if offered is not None:
        office.do(who, people.follow_up_support, offered, "It helped.")
    else:
        office.do(who, people.offer_support, file.case.id, step.about_id, "A talk.")


def _check_in(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    office.do(who, people.check_in, file.case.id, step.about_id, "It goes well.")


def _personnel(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    change = next(c for c in file.personnel_changes if c.id == step.about_id)
    office.do(who, people.answer_personnel_change, change, "Yes.", True)


def _note(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    office.do(who, cases.add_note, file.case.id, "The safeguarding lead was told.")


def _resolve(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    preparing.resolve_conflict(office, choose)


def _nominate(
    office: Office, choose: Choices, file: CaseFile, step: NextStep, who: StaffMember
) -> None:
    form = preparing.nomination(office, choose)
    office.do(who, nominations.nominate, file.customer.id, form, file.case.id)


DOINGS: dict[Action, Doing] = {
    Action.DECIDE: _decide,
    Action.RECORD_AUTHORITY: _record_outside,
    Action.DRAFT: _draft,
    Action.WARN: _warn_or_propose,
    Action.CLOSE: _close_or_propose,
    Action.INFORM: _inform,
    Action.WORK_APPEAL: _work_appeal,
    Action.REVIEW_APPEAL: _review_appeal,
    Action.TELL: _tell,
    Action.ANSWER_ROLE: _answer_role,
    Action.ASK_ROLE: _ask_role,
    Action.REPORT: _report,
    Action.REVIEW_MEASURES: _review_or_lift,
    Action.LIFT: _review_or_lift,
    Action.RECORD_FACTOR: _circumstances,
    Action.RECORD_ACCOUNT: _circumstances,
    Action.COMPLETE_INCIDENT: _incident_or_allegation,
    Action.RECORD_ALLEGATION: _incident_or_allegation,
    Action.ANSWER_ADJUSTMENT: _adjustment,
    Action.OFFER_SUPPORT: _support,
    Action.CHECK_IN: _check_in,
    Action.ANSWER_PERSONNEL_CHANGE: _personnel,
    Action.ADD_NOTE: _note,
    Action.RESOLVE_CONFLICT: _resolve,
    Action.RECORD_NEED: _need,
    Action.RECORD_NOMINATION: _nominate,
}
"""What is done for a step, by what it asks for; for the others there is only waiting."""
