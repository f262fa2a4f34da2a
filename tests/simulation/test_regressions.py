"""What the simulation found, each as a short story of its own."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.policy.builders import POLICE, POLICY, Story, at
from tests.simulation import plain_facts as plain
from tests.simulation.furnishing import furnished_copy
from tests.simulation.never_now import wrong_now
from tests.simulation.office import Office
from tests.simulation.trouble import death
from tests.simulation.turn import begin
from ubp_tui.casework import (
    adjustments,
    appeal_reasons,
    appeals,
    cases,
    circumstances,
    deaths,
    incidents,
    proposals,
    warnings,
)
from ubp_tui.policy.actions import Action
from ubp_tui.policy.asking import Asking, Subject
from ubp_tui.policy.conflicts import contradicted
from ubp_tui.policy.facts import Answer, Customer, StaffMember
from ubp_tui.policy.forms.appealing import NewAppeal
from ubp_tui.policy.forms.preparing import (
    AdjustmentAnswer,
    NewAccount,
    NewAdjustment,
    NewFactor,
    NewWarning,
)
from ubp_tui.policy.forms.proposing import MeasureForm, ProposalForm
from ubp_tui.policy.measures import SingleMethod
from ubp_tui.policy.permissions import may
from ubp_tui.policy.steps import NextStep, next_steps

NOON = at("2026-04-20 12:00")


def refusal(story: Story, who: StaffMember, action: Action, about: Subject = None) -> str:
    """The rule that refuses, and why; nothing where it is allowed."""
    found = may(Asking(actor=who, policy=POLICY, now=NOON), action, story.file, about)
    return f"{found.rule}: {found.reason}" if found else ""


def the_step(story: Story, rule: str) -> NextStep:
    (step,) = (s for s in next_steps(story.file, POLICY, NOON) if s.rule == rule)
    return step


def test_r4_a_restricted_file_opens_to_the_decider_to_whom_the_decision_falls() -> None:
    story = Story()
    story.change(story.customer, staff_id=story.asha.id)
    story.change(story.case, restricted=True)
    proposal = story.propose(sent_to_id=story.hope.id)
    assert the_step(story, "R10").owner_id == story.hope.id
    assert refusal(story, story.hope, Action.DECIDE, proposal) == ""
    assert refusal(story, story.eve, Action.DECIDE, proposal).startswith("R35")


def test_r4_a_customer_who_joins_the_staff_later_does_not_see_their_file() -> None:
    story = Story()
    story.give(story.hope)
    assert refusal(story, story.hope, Action.SEE_CASE) == ""
    story.change(story.customer, staff_id=story.hope.id)
    assert not story.file.case.restricted
    assert refusal(story, story.hope, Action.SEE_CASE).startswith("R4")
    assert refusal(story, story.hope, Action.RECORD_NEED).startswith("R4")


def test_r4_nothing_falls_to_a_customer_who_is_the_owners_line_manager() -> None:
    story = Story()
    story.change(story.customer, staff_id=story.mina.id)
    story.change(story.tom, line_manager_id=story.mina.id)
    story.away(story.tom, "2026-04-01")
    steps = next_steps(story.file, POLICY, NOON)
    assert steps
    assert story.mina.id not in {step.owner_id for step in steps}


def test_m6_alone_the_case_is_closed_by_whoever_closing_falls_to() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.inform(decision)
    story.change(story.measure("M6"), reported_at=at("2026-04-07"))
    closes = story.file.staff[the_step(story, "R20").owner_id]
    assert refusal(story, closes, Action.CLOSE) == ""


@pytest.mark.parametrize(
    ("channels", "overridden"),
    [(("email",), 1), (("email", "phone"), 2), (("letter",), 1), (("email", "visit"), 0)],
)
def test_r8_a_contradiction_of_m1s_channels_is_seen_whoever_looks(
    channels: tuple[str, ...], overridden: int
) -> None:
    story = Story()
    story.in_force(story.contact(*channels))
    (proposal,) = story.file.proposals
    story.approve(proposal, approved_ids=tuple(m.id for m in proposal.measures))
    story.adjustment("2026-04-15 10:00", channels_unusable=("email",))
    others = {"channels_needed": ("visit",)} if "letter" in channels else {}
    story.adjustment("2026-04-15 10:00", **(others or {"channels_unusable": ("phone",)}))
    measure = story.measure("M1")
    found = plain.overridden(story.file, measure)
    assert found == contradicted(measure.details, story.file.adjustments)
    assert len(found) == overridden
    assert plain.binds(story.file, measure, NOON) == (not overridden)
    assert list(wrong_now(story.file, POLICY, NOON)) == []


def test_r31_a_reviewer_accused_after_the_appeal_was_referred_is_replaced() -> None:
    story = Story()
    appeal = story.appeal(story.in_force(), reviewer=story.eve)
    assert the_step(story, "R32").owner_id == story.eve.id
    story.allegation(story.eve)
    assert refusal(story, story.eve, Action.REVIEW_APPEAL, appeal).startswith("R31")
    step = the_step(story, "R31")
    assert step.what.startswith("Refer the appeal")
    assert step.owner_id == story.tom.id


def test_r31_a_reviewer_who_has_left_is_replaced() -> None:
    story = Story()
    story.appeal(story.in_force(), reviewer=story.eve)
    story.change(story.eve, left_on=at("2026-04-15").date())
    assert the_step(story, "R31").what.startswith("Refer the appeal")


def test_r31_a_reviewer_from_outside_who_is_accused_does_not_go_on() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    appeal = story.appeal(story.in_force(), reviewer=olu)
    story.give(story.hope)
    assert refusal(story, story.hope, Action.REVIEW_APPEAL, appeal) == ""
    story.allegation(olu)
    assert refusal(story, story.hope, Action.REVIEW_APPEAL, appeal).startswith("R31")


def test_r31_the_proposer_does_not_enter_what_a_reviewer_from_outside_found() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    proposal = story.propose(sent_by_id=story.hope.id, author_ids=(story.hope.id,))
    decision = story.decide(proposal)
    story.inform(decision)
    appeal = story.appeal(decision, reviewer=olu)
    story.give(story.hope)
    assert refusal(story, story.hope, Action.REVIEW_APPEAL, appeal).startswith("R31")
    assert the_step(story, "R32").owner_id not in (None, story.hope.id)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    """The office of the simulation, with a story that nobody reads."""
    with furnished_copy(tmp_path, tmp_path / "ubp.db") as database:
        yield Office(database, story=lambda _: None, seen=Counter())


def okafor(office: Office) -> Customer:
    return next(c for c in office.customers() if c.given_names == "Jane")


def test_r8_an_adjustment_asked_for_in_a_closed_case_is_answered_all_the_same(
    office: Office,
) -> None:
    tom, jane = office.named("Tom"), okafor(office)
    begin(office, jane)
    file = office.current(jane)
    words = NewAdjustment(words="Time to answer.")
    assert office.do(tom, cases.close_case, file.case, "A mistake.")
    adjustment = office.do(tom, adjustments.ask_adjustment, jane.id, words, file.case.id)
    agreed = AdjustmentAnswer(agreed=True, what_we_do="Ask.", review_on=office.today.add(months=6))
    assert office.do(tom, adjustments.answer_adjustment, adjustment, agreed).state == "agreed"


def test_r1_words_are_added_to_an_incident_without_control_characters(office: Office) -> None:
    asha, jane = office.named("Asha"), okafor(office)
    begin(office, jane)
    (incident,) = office.current(jane).incidents
    added = office.do(asha, incidents.add_to_incident, incident.id, "\x1b[2J He rang back. ")
    assert added.words == "[2J He rang back."


def test_r30_reasons_are_not_asked_for_once_an_appeal_is_referred(office: Office) -> None:
    tom, jane = office.named("Tom"), okafor(office)
    begin(office, jane)
    case_id = office.current(jane).case.id
    by_email = NewWarning(
        must_change="No more shouting.",
        sent_how="email",
        sent_on=office.today,
        needs_answer=Answer.NO,
        nominee_answer=Answer.NO,
    )
    warning = office.do(tom, warnings.issue_warning, case_id, by_email)
    arrived = NewAppeal(
        decision_id=None,
        warning_id=warning.id,
        received_on=office.today,
        channel="phone",
        words="It was not me.",
    )
    appeal = office.do(tom, appeals.record_appeal, case_id, arrived)
    appeal = office.do(tom, appeal_reasons.decline_reasons, appeal, office.today)
    appeal = office.do(tom, appeals.refer_appeal, appeal, office.named("Mona").id)
    assert office.do(tom, appeal_reasons.ask_reasons, appeal, office.today) is None
    assert office.why.startswith("It has been referred already")
    confirmed = office.do(tom, appeal_reasons.confirm_reasons, appeal, "I was ill.", office.today)
    assert confirmed.reasons == "I was ill."


def test_r20_a_case_that_only_a_death_let_close_is_open_again_when_it_was_a_mistake(
    office: Office,
) -> None:
    tom, jane = office.named("Tom"), okafor(office)
    begin(office, jane)
    case_id = office.current(jane).case.id
    draft = office.do(tom, proposals.start_proposal, case_id)
    none_known = NewFactor(kind="none_known", words="Asked.")
    office.do(tom, circumstances.record_factor, case_id, none_known)
    office.do(tom, circumstances.record_account, case_id, NewAccount(none_reason="No answer."))
    (incident,) = office.files[case_id].incidents
    by_email = MeasureForm(
        code="M2",
        details=SingleMethod(method="email", address="jane@example.org"),
        incident_ids=(incident.id,),
        why_nothing_less="A threat.",
        also_considered="A letter.",
    )
    form = ProposalForm(
        measures=(by_email,),
        starts_on=office.today,
        months=12,
        straight_ground="violence",
        straight_reason="He hit a colleague.",
    )
    assert office.do(tom, proposals.send_proposal, draft, form)
    dead = office.do(tom, deaths.record_death, jane, death(office))
    assert office.do(tom, cases.close_case, office.files[case_id].case, "She has died.")
    assert office.do(tom, deaths.correct_death, dead, "It was her neighbour.")
    assert office.files[case_id].case.closed_at is None
    assert next_steps(office.files[case_id], POLICY, office.now)
