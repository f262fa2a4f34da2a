"""What is left to tell the customer of a decision."""

import msgspec

from tests.policy.builders import EMAIL_ONLY, POLICE, POLICY, THURSDAYS, Story, at, day
from tests.policy.due import due, steps, what
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import Ended, ItemState, Role
from ubp_tui.policy.steps import CaseAt, next_steps
from ubp_tui.policy.steps.informing import waiting_roles


def test_r12_the_checklist_leads_to_the_first_item_that_is_missing() -> None:
    story = Story()
    decision = story.decide(story.propose(), decided="2026-04-07 10:00")
    [(left, by, who)] = due(story, "2026-04-07 12:00", "R12")
    assert left == f"{POLICY.checklist[0].step} (12 left)"
    assert (by, who) == ("2026-04-14", "Tom Leader")
    story.inform(decision, "2026-04-08 10:00", besides=[9])
    [left] = what(story, "2026-04-08 12:00", "R12")
    assert left == POLICY.checklist[8].step


def test_r12_informing_of_an_immediate_measure_has_its_own_time() -> None:
    days = msgspec.structs.replace(POLICY.figures.informing_days, value=1)
    figures = msgspec.structs.replace(POLICY.figures, informing_days=days)
    policy = msgspec.structs.replace(POLICY, figures=figures)
    found = []
    for immediate in ("", "a threat to safety"):
        story = Story()
        story.decide(story.propose(), decided="2026-04-07 10:00", immediate=immediate)
        now = at("2026-04-07 12:00")
        found += [str(s.due_on) for s in next_steps(story.file, policy, now) if s.rule == "R12"]
    assert found == ["2026-04-14", "2026-04-08"]


def test_r12_after_a_returned_letter_item_12_is_due_from_the_day_of_the_record() -> None:
    story = Story()
    story.letter_came_back(story.in_force(), "2026-06-01 09:00")
    assert due(story, "2026-06-01 12:00", "R12") == [
        (POLICY.checklist[11].step, "2026-06-08", "Tom Leader")
    ]


def test_r12_questions_without_an_answer_stay_a_next_step() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[6, 7])
    story.item(decision, 6, state=ItemState.NO_ANSWER)
    story.item(decision, 7, state=ItemState.NO_ANSWER)
    assert due(story, "2026-04-04", "R12") == [
        ("Ask again about needs and adjustments", "2026-04-13", "Tom Leader"),
        ("Ask again about a nominated person", "2026-04-13", "Tom Leader"),
    ]


def test_r12_what_is_withheld_is_looked_at_again_even_when_the_report_is_made() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD, look_again_on=day("2026-07-01"))
    again = ("Look again at what is withheld", "2026-07-01", "Tom Leader")
    assert again in due(story, "2026-04-04")
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    assert again in due(story, "2026-04-04")


def test_r12_what_was_told_in_the_end_is_not_looked_at_again() -> None:
    story = Story()
    decision = story.in_force(POLICE, EMAIL_ONLY)
    assert "Look again at what is withheld" not in what(story, "2026-04-04")
    story.item(decision, 10, state=ItemState.WITHHELD)
    assert "Look again at what is withheld" not in what(story, "2026-04-04")


def test_r12_whoever_is_named_as_authorising_what_is_withheld_confirms_it() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    named = {"authorised_by_id": story.hope.id, "look_again_on": day("2026-07-01")}
    item = story.item(decision, 10, "2026-04-03 15:00", state=ItemState.WITHHELD, **named)
    story.change(story.measure("M6"), reported_at=at("2026-04-03"))
    [step] = steps(story, "2026-04-04", "R12")
    assert (step.what, step.owner_id) == ("Confirm that item 10 is withheld", story.hope.id)
    assert (step.action, step.about_id) == (Action.CONFIRM_WITHHOLDING, item.id)
    assert str(step.due_on) == "2026-04-13"
    story.item(decision, 10, state=ItemState.WITHHELD, done_by_id=story.hope.id, **named)
    assert what(story, "2026-04-04", "R12") == ["Look again at what is withheld"]


def test_r12_while_they_are_away_another_is_named_by_the_owner() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE))
    story.item(decision, 10, state=ItemState.WITHHELD, authorised_by_id=story.hope.id)
    story.change(story.hope, line_manager_id=story.mina.id)
    story.away(story.people[story.hope.id], "2026-04-04")
    assert due(story, "2026-04-04", "R12") == [
        (
            "Item 10: not Hope Head, name another to authorise withholding it",
            "2026-04-13",
            "Tom Leader",
        )
    ]


def test_r13_the_report_to_a_public_body_is_recorded() -> None:
    story = Story()
    decision = story.decide(story.propose(POLICE), decided="2026-04-07 10:00")
    report = ("Record the report to the public body", "2026-04-14", "Tom Leader")
    assert due(story, "2026-04-07 12:00", "R13") == [report]
    story.inform(decision, "2026-04-08 10:00")
    assert due(story, "2026-04-09", "R13") == [report]
    story.change(story.measure("M6"), reported_at=at("2026-04-09"))
    assert due(story, "2026-04-10", "R13") == []


def test_r12_told_before_the_start_the_day_on_which_measures_begin_is_the_next_step() -> None:
    story = Story()
    decision = story.decide(story.propose(EMAIL_ONLY, THURSDAYS), starts="2026-05-01")
    story.inform(decision)
    assert due(story, "2026-04-04", "R12") == [
        ("The measures come into force", "2026-05-01", "Tom Leader")
    ]


def test_r23_the_two_who_were_asked_answer_and_only_the_letter_waits_for_them() -> None:
    story = Story()
    decision = story.decide(story.propose(story.contact()), decided="2026-04-07 10:00")
    assert due(story, "2026-04-07 12:00", "R23") == [
        ("Point of contact: accept or decline", "2026-04-14", "Sam Reed"),
        ("Deputy: accept or decline", "2026-04-14", "Dee Patel"),
    ]
    assert [s.blocker for s in steps(story, "2026-04-07 12:00", "R12")] == [""]
    story.inform(decision, "2026-04-08 10:00", besides=[12])
    assert [s.blocker for s in steps(story, "2026-04-08 12:00", "R12")] == [
        "the point of contact and the deputy have not accepted yet"
    ]
    story.roles_accepted("2026-04-09 10:00")
    assert [s.blocker for s in steps(story, "2026-04-09 12:00", "R12")] == [""]


def test_r23_where_somebody_declines_somebody_else_is_asked() -> None:
    story = Story()
    story.decide(story.propose(story.contact()), decided="2026-04-07 10:00")
    [sam, _] = story.file.contact_roles
    story.change(sam, declined_at=at("2026-04-08"))
    assert what(story, "2026-04-09", "R23") == [
        "Deputy: accept or decline",
        "Ask somebody to be the point of contact",
    ]


def test_r23_while_whoever_was_asked_is_away_somebody_else_is_asked_by_the_owner() -> None:
    story = Story()
    story.decide(story.propose(story.contact()), decided="2026-04-07 10:00")
    story.away(story.sam, "2026-04-08", "2026-04-09")
    story.change(story.dee, left_on=day("2026-04-07"))
    assert due(story, "2026-04-08 12:00", "R23") == [
        (
            "Point of contact: Sam Reed is away, ask somebody else",
            "2026-04-14",
            "Tom Leader",
        ),
        ("Deputy: Dee Patel has left, ask somebody else", "2026-04-14", "Tom Leader"),
    ]
    story.ask_role(story.measure("M1"), story.asha.id, Role.CONTACT, at("2026-04-08 13:00"))
    assert due(story, "2026-04-08 14:00", "R23")[1:] == [
        ("Point of contact: accept or decline", "2026-04-15", "Asha Adviser")
    ]
    assert ("Point of contact: accept or decline", "2026-04-14", "Sam Reed") in due(
        story, "2026-04-10", "R23"
    )


def test_r23_nobody_answers_for_a_measure_that_has_ended() -> None:
    story = Story()
    story.decide(story.propose(story.contact()))
    story.end("M1", "2026-04-03")
    assert due(story, "2026-04-04", "R23") == due(story, "2026-04-04", "R12") == []


def test_r21_the_customer_is_told_of_another_point_of_contact_who_has_accepted() -> None:
    story = Story()
    story.in_force(story.contact())
    new = story.ask_role(story.measure("M1"), story.asha.id, Role.CONTACT, at("2026-05-05 10:00"))
    assert what(story, "2026-05-05 12:00", "R21") == []
    story.change(new, accepted_at=at("2026-05-06 10:00"))
    assert due(story, "2026-05-06 12:00", "R21") == [
        ("New point of contact Asha Adviser: tell the customer", "2026-05-13", "Tom Leader")
    ]
    story.change(story.records["contact_roles"][-1], told_on=day("2026-05-07"))
    assert what(story, "2026-05-07 12:00", "R21") == []


def test_r27_whom_the_customer_names_at_item_7_is_recorded() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[7])
    item = story.item(decision, 7, words="My sister Ann.", nominates=True)
    assert "Record whom the customer nominates" in what(story, "2026-04-04", "R27")
    story.change(story.nomination(), recorded_at=item.done_at)
    assert "Record whom the customer nominates" not in what(story, "2026-04-04", "R27")


def test_r23_the_letter_does_not_wait_for_the_people_of_a_measure_that_was_lifted() -> None:
    story = Story()
    decision = story.decide(story.propose(story.contact(), EMAIL_ONLY))
    assert waiting(story) != ""
    story.change(story.measure("M1"), ended_at=at("2026-04-02 12:00"), ended_kind=Ended.LIFTED)
    assert waiting(story) == ""
    assert decision.outcome == "approved"


def waiting(story: Story, when: str = "2026-04-03") -> str:
    case_at = CaseAt(file=story.file, policy=POLICY, now=at(when))
    return waiting_roles(case_at, story.file.informings[0])


def test_r12_the_letter_says_which_need_it_waits_for() -> None:
    story = Story()
    decision = story.decide(story.propose())
    story.inform(decision, besides=[12])
    story.adjustment(agreed=None)
    [letter] = [s for s in steps(story, "2026-04-04", "R12") if s.what == "Send the letter"]
    assert letter.blocker == "Agree or decline first what the customer needs: “I need this.”."


def test_r23_r26_the_letter_names_nobody_who_has_left_and_another_is_named_first() -> None:
    story = Story()
    decision = story.decide(story.propose(story.contact()))
    story.roles_accepted()
    story.inform(decision, besides=(12,))
    story.change(story.sam, left_on=day("2026-04-03"))
    assert due(story, "2026-04-07", "R26") == [
        ("Point of contact Sam Reed has left: name another", "2026-04-13", "Tom Leader")
    ]
    assert waiting(story, "2026-04-07") == "the point of contact has left"
    story.change(story.dee, left_on=day("2026-04-03"))
    assert len(due(story, "2026-04-07", "R26")) == 2
    assert waiting(story, "2026-04-07") == "the point of contact and the deputy have left"
    asked = story.ask_role(story.measure("M1"), story.asha.id, Role.CONTACT, at("2026-04-07"))
    story.change(asked, accepted_at=at("2026-04-07 11:00"))
    assert waiting(story, "2026-04-07 12:00") == "the deputy has left"
