"""Who may do what: the grades on an ordinary case, and what depends on the record."""

from typing import Any

import pytest

from tests.policy.builders import POLICE, POLICY, Story, at, day
from ubp_tui.policy.actions import ALSO_WHEN_CLOSED, ANYONE_RECORDS, BEGINS_ANEW, Action
from ubp_tui.policy.asking import Asking
from ubp_tui.policy.facts import ItemState, PersonnelChange, Role
from ubp_tui.policy.permissions import has_been_given, may
from ubp_tui.policy.steps import next_steps

NOW = at("2026-04-20 10:00")
GRADES = {"a": "asha", "t": "tom", "m": "mina", "h": "hope", "e": "eve"}

# On an ordinary case with measures in force by a head of service's decision, another proposal
# waiting and an appeal with Eve, all of these people having been given the case:
# adviser, team leader, manager, head of service, executive.
WHO_MAY = {
    Action.RECORD_INCIDENT: "a t m h e",
    Action.RECORD_APPEAL: "a t m h e",
    Action.RECORD_COMPLAINT: "a t m h e",
    Action.RECORD_NEED: "a t m h e",
    Action.RECORD_NOMINATION: "a t m h e",
    Action.ASK_PERSONNEL_CHANGE: "a t m h e",
    Action.SEE_CASE: "a t m h e",
    Action.ADD_NOTE: "a t m h e",
    Action.COMPLETE_INCIDENT: "a t m h e",
    Action.OPEN_CASE: ". t m h e",
    Action.GIVE_ACCESS: ". t m h e",
    Action.ASSIGN: ". t m h e",
    Action.JOIN_INCIDENT: ". t m h e",
    Action.DROP_INCIDENT: ". t m h e",
    Action.FIND_UNPROVEN: ". t m h e",
    Action.RECORD_ALLEGATION: "a t m h e",
    Action.LOOK_INTO_ALLEGATION: ". . m h e",
    Action.RECORD_FACTOR: ". t m h e",
    Action.RECORD_ACCOUNT: ". t m h e",
    Action.ANSWER_ADJUSTMENT: ". t m h e",
    Action.WARN: ". t m h e",
    Action.DRAFT: ". t m h e",
    Action.SEND_PROPOSAL: ". t m h e",
    Action.INFORM: ". t m h e",
    Action.REPORT: ". t m h e",
    Action.TELL: ". t m h e",
    Action.WORK_APPEAL: ". t m h e",
    Action.ASK_ROLE: ". t m h e",
    Action.OFFER_SUPPORT: ". t m h e",
    Action.CHECK_IN: ". t m h e",
    Action.CLOSE: ". t m h e",
    Action.LOG_CONTACT: "a t m h e",
    Action.CONFIRM_CONTACT: ". t . . .",
    Action.RECORD_DEATH: "a t m h e",
    Action.CORRECT_DEATH: ". t m h e",
    Action.TAKE_CASE: ". . m h e",
    Action.IMPORT_CUSTOMERS: ". . m h e",
    Action.ANSWER_PERSONNEL_CHANGE: ". . m h e",
    Action.DECIDE: ". . . h e",
    Action.REVIEW_MEASURES: ". . . h e",
    Action.LOOK_AGAIN: ". . . h e",
    Action.LIFT: ". . . h e",
    Action.RESOLVE_CONFLICT: ". . . h e",
    Action.RECORD_AUTHORITY: ". . . h e",
    Action.NAME_LEAD: ". . . h e",
    Action.MANAGE_STAFF: ". . . h e",
    Action.REVIEW_APPEAL: ". . . . e",
    Action.ANSWER_ROLE: "a . . . .",
    Action.CONFIRM_WITHHOLDING: ". . . h .",
}

WITHOUT_CASE = (Action.OPEN_CASE, Action.MANAGE_STAFF, Action.IMPORT_CUSTOMERS)


class Ordinary:
    """The case of the table."""

    def __init__(self) -> None:
        self.story = story = Story()
        story.incident(recorded_by_id=story.sam.id)
        story.warn()
        decision = story.decide(story.propose(story.contact()))
        story.inform(decision)
        appeal = story.appeal(decision, reviewer=story.eve)
        withheld = story.item(
            decision, 10, state=ItemState.WITHHELD, authorised_by_id=story.hope.id
        )
        proposal = story.propose(sent="2026-04-19 10:00")
        role = story.ask_role(story.measure("M1"), story.asha.id, Role.CONTACT, at("2026-04-19"))
        for name in GRADES.values():
            story.give(getattr(story, name))
        self.about: dict[Action, Any] = {
            Action.DECIDE: proposal,
            Action.REVIEW_MEASURES: decision,
            Action.LOOK_AGAIN: decision,
            Action.LIFT: decision,
            Action.RESOLVE_CONFLICT: decision,
            Action.REVIEW_APPEAL: appeal,
            Action.ANSWER_ROLE: role,
            Action.CONFIRM_WITHHOLDING: withheld,
            Action.LOOK_INTO_ALLEGATION: story.allegation(story.dee, looks_into_id=story.sam.id),
        }

    def may(self, action: Action, person: Any) -> bool:
        without_case = action in WITHOUT_CASE
        file = None if without_case else self.story.file
        return may(asking(self.story, person), action, file, self.about.get(action)) is None


def asking(story: Story, person: Any) -> Asking:
    return Asking(actor=story.people[person.id], policy=POLICY, now=NOW)


def refusal(story: Story, person: Any, action: Action, about: Any = None) -> str:
    found = may(asking(story, person), action, story.file, about)
    return f"{found.rule}: {found.reason}" if found else ""


@pytest.mark.parametrize("action", Action)
def test_r10_which_grades_may_do_what_on_an_ordinary_case(action: Action) -> None:
    case = Ordinary()
    found = [
        letter if case.may(action, getattr(case.story, name)) else "."
        for letter, name in GRADES.items()
    ]
    assert " ".join(found) == WHO_MAY[action]


@pytest.mark.parametrize("action", sorted(set(Action) - ANYONE_RECORDS - {Action.TAKE_CASE}))
def test_r35_whoever_has_not_been_given_the_case_does_nothing_on_it(action: Action) -> None:
    story = Story()
    story.in_force()
    story.decide(story.propose(sent="2026-04-19 10:00"), decided="2026-04-19 11:00")
    stranger = story.person("Nia New", "executive")
    assert refusal(story, stranger, action, story.file.decisions[0]) != ""


def test_r1_r16_r20_anybody_records_what_is_brought_without_having_been_given_the_case() -> None:
    story = Story()
    stranger = story.person("Nia New", "adviser")
    assert {a for a in ANYONE_RECORDS if not refusal(story, stranger, a)} == ANYONE_RECORDS


@pytest.mark.parametrize("action", sorted(set(Action) - ANYONE_RECORDS - {Action.TAKE_CASE}))
def test_r35_whoever_has_not_been_given_the_case_reads_only_whom_to_ask(action: Action) -> None:
    case = Ordinary()
    story = case.story
    stranger = story.person("Nia New", "adviser")
    story.allegation(stranger)
    about = None if action == Action.ANSWER_ROLE else case.about.get(action)
    told = {refusal(story, stranger, action, about)}
    story.change(story.case, closed_at=at("2026-04-10"))
    told.add(refusal(story, stranger, action, about))
    assert told == {"R35: You have not been given this case. Ask Tom Leader, who owns it."}


def test_r23_r35_being_asked_to_be_the_point_of_contact_opens_nothing_but_the_answer() -> None:
    story = Story()
    story.decide(story.propose(story.contact()))
    for role in story.file.contact_roles:
        person = story.people[role.staff_id]
        assert refusal(story, person, Action.ANSWER_ROLE, role) == ""
        assert refusal(story, person, Action.SEE_CASE).startswith("R35")


def test_r35_the_refusal_says_whom_to_ask() -> None:
    story = Story()
    assert "Ask Tom Leader, who owns it" in refusal(story, story.asha, Action.SEE_CASE)


@pytest.mark.parametrize("action", sorted(set(Action) - ALSO_WHEN_CLOSED - ANYONE_RECORDS))
def test_r20_a_closed_case_is_left_as_it_is(action: Action) -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-04-10"))
    story.give(story.eve)
    assert refusal(story, story.eve, action) == "R20: The case is closed."


@pytest.mark.parametrize("action", sorted(ALSO_WHEN_CLOSED))
def test_r16_r20_what_is_always_accepted_is_accepted_on_a_closed_case_too(action: Action) -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-04-10"))
    story.give(story.eve)
    found = story.allegation(story.dee, looks_into_id=story.sam.id)
    about = found if action == Action.LOOK_INTO_ALLEGATION else None
    assert refusal(story, story.eve, action, about) == ""


@pytest.mark.parametrize("action", Action)
def test_r26_whoever_has_left_does_nothing(action: Action) -> None:
    case = Ordinary()
    case.story.change(case.story.eve, left_on=day("2026-04-19"))
    assert not case.may(action, case.story.eve)


def test_r10_an_outside_person_never_signs_in() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    assert "a colleague enters it" in refusal(story, olu, Action.RECORD_INCIDENT)


@pytest.mark.parametrize(
    ("action", "rule"),
    [
        (Action.DECIDE, "R10"),
        (Action.LIFT, "R21"),
        (Action.RESOLVE_CONFLICT, "R21"),
        (Action.REVIEW_MEASURES, "R19"),
        (Action.REVIEW_APPEAL, "R31"),
        (Action.ANSWER_ROLE, "R23"),
    ],
)
def test_nobody_does_to_no_record_what_depends_on_the_record(action: Action, rule: str) -> None:
    story = Story()
    story.in_force()
    story.give(story.eve)
    assert refusal(story, story.eve, action).startswith(rule)


def test_r28_where_nothing_was_decided_the_team_leader_looks_again() -> None:
    story = Story()
    story.give(story.tom)
    assert refusal(story, story.tom, Action.REVIEW_MEASURES) == ""


def test_r10_the_proposer_never_decides_whatever_their_grade() -> None:
    story = Story()
    story.give(story.eve)
    proposal = story.propose(sent_by_id=story.eve.id)
    assert refusal(story, story.eve, Action.DECIDE, proposal).startswith("R10")


def test_r10_nobody_gives_themselves_authority_and_the_proposer_gives_none() -> None:
    story = Story()
    story.give(story.eve)
    assert "themselves" in refusal(
        story, story.eve, Action.RECORD_AUTHORITY, story.people[story.eve.id]
    )
    assert refusal(story, story.eve, Action.RECORD_AUTHORITY, story.people[story.mina.id]) == ""
    story.propose(sent_by_id=story.eve.id)
    assert "proposed the measures" in refusal(story, story.eve, Action.RECORD_AUTHORITY)


def test_r31_only_whoever_it_was_referred_to_reviews_an_appeal() -> None:
    story = Story()
    appeal = story.appeal(story.in_force(), reviewer=story.hope)
    assert refusal(story, story.hope, Action.REVIEW_APPEAL, appeal) == ""
    assert "not been given" in refusal(story, story.eve, Action.REVIEW_APPEAL, appeal)
    story.give(story.eve)
    assert "referred to Hope Head" in refusal(story, story.eve, Action.REVIEW_APPEAL, appeal)
    story.allegation(story.hope)
    assert "allegation" in refusal(story, story.hope, Action.REVIEW_APPEAL, appeal)


def test_r31_a_head_of_service_on_the_case_enters_what_an_outside_reviewer_says() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    appeal = story.appeal(story.in_force(), reviewer=olu)
    story.give(story.eve)
    story.give(story.tom)
    assert refusal(story, story.eve, Action.REVIEW_APPEAL, appeal) == ""
    assert refusal(story, story.tom, Action.REVIEW_APPEAL, appeal).startswith("R31")


def test_r31_nobody_enters_the_review_of_what_they_decided_themselves() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    appeal = story.appeal(story.in_force(), reviewer=olu)
    story.give(story.hal)
    assert "somebody else enters it" in refusal(story, story.hal, Action.REVIEW_APPEAL, appeal)
    (step,) = [s for s in next_steps(story.file, POLICY, NOW) if s.action == Action.REVIEW_APPEAL]
    assert step.owner_id == story.hope.id


def test_m6_alone_is_closed_by_a_decider() -> None:
    story = Story()
    story.decide(story.propose(POLICE))
    story.give(story.tom)
    story.give(story.hope)
    assert refusal(story, story.tom, Action.CLOSE).startswith("R20")
    assert refusal(story, story.hope, Action.CLOSE) == ""


def test_r20_after_a_death_what_cannot_be_done_says_how_the_case_stands() -> None:
    story = Story()
    story.warn()
    story.give(story.tom)
    story.change(story.customer, died_on=day("2026-04-12"))
    assert "has ended; it can be closed." in refusal(story, story.tom, Action.RECORD_APPEAL)
    story.change(story.case, closed_at=at("2026-04-13 10:00"))
    assert "has ended, and it is closed." in refusal(story, story.tom, Action.RECORD_APPEAL)


def test_r20_after_a_death_nobody_is_asked_what_the_customer_needs() -> None:
    story = Story()
    story.warn()
    story.give(story.tom)
    assert refusal(story, story.tom, Action.RECORD_NEED) == ""
    story.change(story.customer, died_on=day("2026-04-12"))
    assert refusal(story, story.tom, Action.RECORD_NEED).startswith("R20")
    assert refusal(story, story.asha, Action.RECORD_COMPLAINT) == ""


def test_r4_the_file_of_a_customer_who_works_here_is_restricted() -> None:
    story = Story()
    story.change(story.case, restricted=True)
    story.change(story.customer, staff_id=story.eve.id)
    for person in (story.eve, story.tom):
        story.give(person)
    assert "not open to you" in refusal(story, story.eve, Action.RECORD_NEED)
    assert "not open to you" in refusal(story, story.eve, Action.TAKE_CASE)
    assert "not open to you" in refusal(story, story.eve, Action.SEE_CASE)
    assert refusal(story, story.asha, Action.RECORD_NEED) == ""
    assert "manager or above" in refusal(story, story.tom, Action.GIVE_ACCESS)
    story.propose()
    assert not has_been_given(asking(story, story.hope), story.file)


def test_r35_whoever_may_decide_sees_a_case_that_waits_for_it() -> None:
    story = Story()
    assert refusal(story, story.hope, Action.SEE_CASE) != ""
    story.propose()
    assert refusal(story, story.hope, Action.SEE_CASE) == ""
    assert refusal(story, story.mina, Action.SEE_CASE) != ""


def test_r35_whoever_a_step_falls_to_sees_the_case() -> None:
    story = Story()
    story.incident(details_completed_at=None)
    assert refusal(story, story.asha, Action.COMPLETE_INCIDENT) == ""
    assert refusal(story, story.sam, Action.COMPLETE_INCIDENT) != ""


def test_r26_what_falls_to_any_manager_shows_every_manager_the_case() -> None:
    story = Story()
    story.away(story.tom, "2026-04-01")
    assert refusal(story, story.mina, Action.SEE_CASE) == ""
    assert refusal(story, story.sam, Action.SEE_CASE) != ""


@pytest.mark.parametrize(
    ("action", "grades"),
    [
        (Action.OPEN_CASE, "tmhe"),
        (Action.DROP_INCIDENT, "tmhe"),
        (Action.ANSWER_ADJUSTMENT, "tmhe"),
        (Action.RECORD_DEATH, "atmhe"),
        (Action.CORRECT_DEATH, "tmhe"),
        (Action.ANSWER_PERSONNEL_CHANGE, "mhe"),
        (Action.RECORD_AUTHORITY, "he"),
        (Action.COMPLETE_INCIDENT, "atmhe"),
        (Action.RECORD_INCIDENT, "atmhe"),
        (Action.DECIDE, ""),
    ],
)
def test_what_is_done_beside_any_case(action: Action, grades: str) -> None:
    story = Story()
    found = [
        letter
        for letter, name in GRADES.items()
        if may(asking(story, getattr(story, name)), action) is None
    ]
    assert "".join(found) == grades


def test_r3_what_was_found_is_recorded_by_whoever_looks_into_it_whatever_their_grade() -> None:
    story = Story()
    found = story.allegation(story.hal, looks_into_id=story.asha.id)
    assert refusal(story, story.asha, Action.LOOK_INTO_ALLEGATION, found) == ""
    for person in (story.hal, story.mina, story.tom):
        story.give(person)
    assert "Somebody else" in refusal(story, story.hal, Action.LOOK_INTO_ALLEGATION, found)
    assert "manager or above" in refusal(story, story.tom, Action.LOOK_INTO_ALLEGATION, found)
    assert refusal(story, story.mina, Action.LOOK_INTO_ALLEGATION, found) == ""


def test_r24_nobody_holds_the_check_in_with_themselves() -> None:
    story = Story()
    story.give(story.tom)
    assert refusal(story, story.tom, Action.CHECK_IN, story.sam) == ""
    assert "line manager" in refusal(story, story.tom, Action.CHECK_IN, story.tom)


def test_r25_a_manager_answers_a_request_for_a_change_of_personnel() -> None:
    story = Story()
    change = story.add(
        PersonnelChange(
            id=story.id(),
            case_id=story.case.id,
            about_id=story.sam.id,
            asked_by_customer=True,
            asked_by_id=story.asha.id,
            asked_at=at("2026-04-19"),
            words="Somebody else, please.",
        )
    )
    assert refusal(story, story.tom, Action.ANSWER_PERSONNEL_CHANGE, change).startswith("R25")
    assert refusal(story, story.mina, Action.ANSWER_PERSONNEL_CHANGE, change) == ""


@pytest.mark.parametrize("action", sorted(BEGINS_ANEW))
def test_r20_nothing_new_begins_on_a_case_that_is_only_reopened(action: Action) -> None:
    case = Ordinary()
    about = case.about.get(action)
    case.story.change(case.story.case, closed_at=at("2026-04-19"), reopened_at=at("2026-04-20"))
    assert "open a new case" in refusal(case.story, case.story.hope, action, about)


def test_r9_r20_on_a_reopened_case_an_incident_can_still_be_found_unproven() -> None:
    case = Ordinary()
    case.story.change(case.story.case, closed_at=at("2026-04-19"), reopened_at=at("2026-04-20"))
    assert refusal(case.story, case.story.hope, Action.FIND_UNPROVEN) == ""


def test_r20_no_proposal_waits_on_a_reopened_case() -> None:
    case = Ordinary()
    case.story.change(case.story.case, closed_at=at("2026-04-19"), reopened_at=at("2026-04-20"))
    steps = next_steps(case.story.file, POLICY, NOW)
    assert Action.DECIDE not in {step.action for step in steps}


def test_r25_on_a_closed_case_nobody_is_in_touch_who_could_be_changed() -> None:
    story = Story()
    story.change(story.case, closed_at=at("2026-04-10"))
    assert "ask on that" in refusal(story, story.asha, Action.ASK_PERSONNEL_CHANGE)
