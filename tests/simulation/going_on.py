"""How cases get on: whoever the next step falls to does it, so that all stages are reached."""

from __future__ import annotations

from collections.abc import Callable

from tests.simulation import afterwards as after
from tests.simulation import before_deciding as before
from tests.simulation import contacting, staffing
from tests.simulation.choices import Choices
from tests.simulation.furnishing import policy
from tests.simulation.office import Office
from tests.simulation.turn import Turn, begin, falls_to
from tests.simulation.who_and_what import a_case
from ubp_tui.casework import cases
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import CaseFile
from ubp_tui.policy.steps import next_steps

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

DOINGS: dict[Action, Callable[[Turn], None]] = {
    Action.COMPLETE_INCIDENT: before.incident_or_allegation,
    Action.LOOK_INTO_ALLEGATION: before.incident_or_allegation,
    Action.RECORD_FACTOR: before.consider,
    Action.RECORD_ACCOUNT: before.consider,
    Action.ANSWER_ADJUSTMENT: before.answer_adjustment,
    Action.RECORD_NEED: before.ask_need,
    Action.RECORD_NOMINATION: before.nominate,
    Action.ADD_NOTE: before.write_note,
    Action.WARN: before.warn_or_propose,
    Action.DRAFT: before.draft_and_send,
    Action.RECORD_AUTHORITY: before.find_somebody,
    Action.NAME_LEAD: before.name_lead,
    Action.DECIDE: before.decide,
    Action.CLOSE: before.close_or_propose,
    Action.RESOLVE_CONFLICT: before.resolve_conflict,
    Action.INFORM: after.inform,
    Action.CONFIRM_WITHHOLDING: after.confirm_withholding,
    Action.REPORT: after.record_report,
    Action.ASK_ROLE: after.ask_role,
    Action.ANSWER_ROLE: after.answer_role,
    Action.TELL: after.tell,
    Action.CONFIRM_CONTACT: contacting.confirm,
    Action.WORK_APPEAL: after.work_appeal,
    Action.REVIEW_APPEAL: after.review_appeal,
    Action.REVIEW_MEASURES: after.review_or_lift,
    Action.LOOK_AGAIN: after.review_or_lift,
    Action.LIFT: after.review_or_lift,
    Action.OFFER_SUPPORT: after.support_somebody,
    Action.CHECK_IN: after.check_in,
    Action.ANSWER_PERSONNEL_CHANGE: after.answer_personnel_change,
}
"""What is done for a step, by what it asks for; for the others there is only waiting."""


def something_happens(office: Office, choose: Choices) -> None:
    """A customer threatens somebody."""
    begin(office, choose.one(office.customers()))


def time_passes(office: Office, choose: Choices) -> None:
    """Lists are usually brought up to date first, as they are in the background all the time."""
    if not choose.sometimes(3):
        staffing.refresh_lists(office, choose)
    office.let_pass(**choose.one(TIMES))


def get_on(office: Office, choose: Choices) -> None:
    """A case takes some of its next steps; its customer may be in touch afterwards."""
    if (file := a_case(office, choose)) is None:
        something_happens(office, choose)
        return
    for _ in range(1 + choose.below(8)):
        take_next_step(office, choose, office.files[file.case.id])
    contacting.while_measures_stand(office, choose, office.files[file.case.id])


def take_next_step(office: Office, choose: Choices, file: CaseFile) -> None:
    """The step due first, or another, by whoever it falls to; else time passes until it is due."""
    steps = next_steps(file, policy(), office.now)
    if not steps:
        return
    step = choose.usually(steps[0], *steps, one_in=3)
    turn = Turn(office, choose, file, step, falls_to(office, file, step))
    if step.action not in DOINGS:
        turn.wait()
        return
    if file.case.restricted and step.owner_id is None:
        turn.do(cases.take_case, file.case.id, "Nobody else is here.")
    refused = office.refused
    DOINGS[step.action](turn)
    if office.refused > refused:
        office.seen[f"refused to its owner: {step.rule} {step.action}: {office.why[:80]}"] += 1
