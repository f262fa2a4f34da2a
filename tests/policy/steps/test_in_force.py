"""What falls due while measures are in force."""

import pytest

from tests.policy.builders import EMAIL_ONLY, POLICE, THURSDAYS, Story, at, day
from tests.policy.due import due, steps, what
from ubp_tui.policy.actions import Action
from ubp_tui.policy.facts import CheckIn, ContactRole


def test_r19_the_decider_reviews_after_six_months_and_tells_the_customer() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    assert due(story, "2026-05-01", "R19") == [("Review the measures", "2026-10-02", "Hal Head")]
    done = story.review("2026-08-31 12:00")
    assert due(story, "2026-09-01", "R19") == [
        ("Tell the customer what the review found", "2026-09-07", "Tom Leader"),
        ("Review the measures", "2027-02-28", "Hal Head"),
    ]
    story.change(done, told_on=day("2026-09-02"))
    story.review("2026-10-02 12:00")
    assert what(story, "2026-10-03", "R19") == ["Tell the customer what the review found"]


@pytest.mark.parametrize(("months", "reviewed"), [(6, False), (7, True)])
def test_r19_what_ends_within_six_months_is_not_reviewed(months: int, reviewed: bool) -> None:
    story = Story()
    story.in_force(months=months)
    assert bool(due(story, "2026-05-01", "R19")) == reviewed


def test_r21_while_the_decider_is_away_somebody_r21_allows_reviews() -> None:
    story = Story()
    story.in_force(decided_by_ids=(story.eve.id,), grade="executive")
    new = story.person("Ed Executive", "executive")
    story.away(story.eve, "2026-05-01")
    assert due(story, "2026-05-01", "R19")[0][2] == "Ed Executive"
    story.change(new, left_on=day("2026-04-30"))
    [step] = steps(story, "2026-05-01", "R19")
    assert (step.action, step.owner_id) == (Action.RECORD_AUTHORITY, story.hal.id)
    assert "have somebody stand in" in step.blocker


def test_r10_what_an_outside_person_decided_is_reviewed_by_somebody_here() -> None:
    story = Story()
    olu = story.person("Olu Outside", "executive", outside=True)
    story.in_force(decided_by_ids=(olu.id,), grade="executive")
    assert due(story, "2026-05-01", "R19")[0][2] == "Eve Executive"


def test_r18_the_day_on_which_measures_lapse_is_always_a_next_step() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, THURSDAYS)
    assert due(story, "2027-03-31", "R18") == [
        ("The measures lapse at the end of the day", "2027-04-01", "Tom Leader")
    ]
    assert due(story, "2027-04-02", "R18") == []


@pytest.mark.parametrize("informed", [True, False])
def test_r8_a_decider_resolves_a_contradicted_adjustment_within_five_working_days(
    informed: bool,
) -> None:
    story = Story()
    decision = story.decide(story.propose())
    if informed:
        story.inform(decision)
    story.adjustment("2026-05-05 10:00", channels_unusable=("email",))
    assert due(story, "2026-05-05 12:00", "R8") == [
        ("M2 contradicts an adjustment: resolve it", "2026-05-12", "Hal Head")
    ]


def test_r33_when_a_suspension_is_over_the_customer_is_told_that_the_measure_binds_again() -> None:
    story = Story()
    story.in_force()
    story.suspend("M2", "2026-05-01", over_at=at("2026-05-05 10:00"))
    assert due(story, "2026-05-05 12:00", "R33") == [
        ("M2 binds again: tell the customer", "2026-05-12", "Tom Leader")
    ]


@pytest.mark.parametrize(
    ("nomination", "ask", "lift"),
    [
        ({"ended_on": day("2026-05-05")}, "2026-05-12", "2026-06-03"),
        ({"until": day("2026-05-04")}, "2026-05-12", "2026-06-03"),
        ({"ended_on": day("2026-05-05"), "until": day("2026-05-30")}, "2026-05-12", "2026-06-03"),
        ({"ended_on": day("2026-03-10")}, "2026-04-13", "2026-05-05"),  # since it binds
        ({"accepted": None}, "2026-04-13", "2026-05-05"),
    ],
)
def test_r27_without_an_agreement_the_customer_is_asked_and_in_the_end_m5_is_lifted(
    nomination: dict[str, object], ask: str, lift: str
) -> None:
    story = Story()
    story.in_force(story.speaks_for_her(story.nomination(**nomination)))
    for when in ("2026-05-06", "2026-06-15"):
        asked = [step for step in due(story, when, "R27") if "accepts" not in step[0]]
        assert asked == [
            ("Ask the customer whom they nominate now", ask, "Tom Leader"),
            ("Lift M5 if nobody is nominated", lift, "Hal Head"),
        ]


def test_r27_nobody_is_asked_while_there_is_an_agreement() -> None:
    story = Story()
    story.in_force(story.speaks_for_her(story.nomination()))
    assert due(story, "2026-05-06", "R27") == []


def test_r24_the_line_manager_talks_with_both_every_four_weeks() -> None:
    story = Story()
    story.in_force(story.contact())
    assert due(story, "2026-04-04", "R24") == [
        ("Check in: Sam Reed, point of contact", "2026-04-30", "Tom Leader"),
        ("Check in: Dee Patel, deputy", "2026-04-30", "Tom Leader"),
    ]
    story.add(
        CheckIn(
            id=story.id(),
            case_id=story.case.id,
            staff_id=story.sam.id,
            held_by_id=story.tom.id,
            held_at=at("2026-04-28 10:00"),
            note="Fine.",
        )
    )
    assert due(story, "2026-04-29", "R24")[1] == (
        "Check in: Sam Reed, point of contact",
        "2026-05-26",
        "Tom Leader",
    )


def test_r26_while_the_deputy_covers_nobody_else_is_named() -> None:
    story = Story()
    story.in_force(story.contact())
    story.away(story.sam, "2026-05-05")
    assert due(story, "2026-05-06", "R26") == []


def test_r26_somebody_who_has_left_is_replaced_although_the_deputy_covers() -> None:
    story = Story()
    story.in_force(story.contact())
    story.change(story.sam, left_on=day("2026-05-05"))
    assert due(story, "2026-05-05", "R26") == []
    assert due(story, "2026-05-06", "R26") == [
        ("Point of contact Sam Reed has left: name another", "2026-05-12", "Tom Leader")
    ]


def test_r26_when_neither_is_here_the_owner_names_another_at_once() -> None:
    story = Story()
    story.in_force(story.contact())
    story.away(story.sam, "2026-05-05")
    story.away(story.dee, "2026-05-09")
    assert due(story, "2026-05-09 12:00", "R26") == [
        ("Nobody is here: name another point of contact", "2026-05-11", "Tom Leader")
    ]


def test_r26_when_both_roles_have_ended_the_owner_names_another() -> None:
    story = Story()
    story.in_force(story.contact())
    roles: list[ContactRole] = list(story.file.contact_roles)
    for role in roles:
        story.change(role, ended_on=day("2026-05-05"))
    assert due(story, "2026-05-06", "R26") == [
        ("Nobody is here: name another point of contact", "2026-05-05", "Tom Leader")
    ]


def test_r24_nobody_checks_in_with_somebody_who_has_left() -> None:
    story = Story()
    story.in_force(story.contact())
    story.change(story.sam, left_on=day("2026-05-05"))
    assert [step for step in what(story, "2026-05-06", "R24") if "Sam" in step] == []
    assert [step for step in what(story, "2026-05-05", "R24") if "Sam" in step] != []


def test_r4_a_measure_on_somebody_who_turns_out_to_be_under_age_is_lifted() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY, POLICE)
    story.change(story.customer, born_on=day("2008-06-01"))
    lift = ("Lift M2: the customer was under age", "2026-04-13", "Hal Head")
    assert lift in due(story, "2026-05-31", "R4")
    assert due(story, "2026-06-01", "R4") == [lift]


def test_r14_m1_is_seen_to_once_the_customer_has_none_of_its_channels() -> None:
    story = Story()
    story.in_force(story.contact("email", "phone"))
    story.change(story.customer, email="")
    assert what(story, "2026-04-07 12:00", "R14") == []
    story.change(story.customer, phone="")
    assert due(story, "2026-04-07 12:00", "R14") == [
        (
            "Change M1 or record an email address or a phone number: there is none",
            "2026-04-13",
            "Hal Head",
        )
    ]


def test_r14_a_method_by_which_the_customer_cannot_be_reached_any_more_is_seen_to() -> None:
    story = Story()
    story.in_force(EMAIL_ONLY)
    assert what(story, "2026-04-07 12:00", "R14") == []
    story.change(story.customer, email="")
    assert due(story, "2026-04-07 12:00", "R14") == [
        ("Change M2 or record an email address: there is none", "2026-04-13", "Hal Head")
    ]
    story.end("M2", "2026-04-08")
    assert what(story, "2026-04-09", "R14") == []
