"""Cases with somebody between: a point of contact with a deputy, a nominated person."""

from __future__ import annotations

from ubp_tui.casework.appeal_outcomes import tell_outcome
from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.appeals import refer_appeal, refuse_late_appeal
from ubp_tui.casework.nominations import accept_nomination, end_nomination, nominate
from ubp_tui.casework.people import ask_personnel_change
from ubp_tui.casework.supporting import check_in
from ubp_tui.demo.appeals import receive, rule
from ubp_tui.demo.courses import Beginning, Course, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import measure, told_today
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import AppealOutcome, Decision, Nomination, NominationKind
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.measures import NominatedPerson, SingleContact

_PIOTR = Beginning(
    customer="Kowalski, Piotr",
    owner="priya",
    first=What(
        by="kofi",
        words="Mr Kowalski rang five departments in a day about his window, gave each a "
        "different account, and shouted at two of them.",
        behaviours="aggressive_or_abusive levels_of_contact",
        effect="Three orders were raised for one window.",
    ),
    factor="our_other_failing",
    known="Two teams gave him different dates, and neither wrote them down.",
    account="“Everybody says: not me, ring the other one.”",
    must_change="Ring the number in this letter only, and do not shout.",
)


def piotr_kowalski(office: Office) -> Story:
    """Sam Reed is his point of contact and is away; Dee Patel covers, and would like a change.

    He appealed at the start; it was not upheld, and he was told.
    """
    begins = office.day(75)
    course = yield from warned(office, _PIOTR, begins)
    once_more = yield from course.again(
        What(
            by="bethan",
            words="He rang four teams in a morning and told one adviser that she was stupid.",
            behaviours="aggressive_or_abusive levels_of_contact",
            effect="She did not want to take calls for the rest of the day.",
            target="bethan",
        ),
    )
    contact = measure(
        SingleContact(
            staff_id=office.people["sam"].id,
            deputy_id=office.people["dee"].id,
            channels=("phone",),
            reached_by="01632 960500, Monday to Friday, nine to five",
            hears_back="every Friday, and the same day where something is urgent",
        ),
        once_more,
        why="Only one person who knows everything will stop the different answers.",
        instead="Email only; he speaks more easily than he writes in English.",
    )
    decision = yield from course.decided(
        contact,
        reasons="One person who knows his case is fair to him and to the team.",
    )
    yield from course.told(decision)
    yield from _he_asks_for_more_than_one(office, course, decision)
    yield from _how_the_two_are(office, course)


def _he_asks_for_more_than_one(office: Office, course: Course, decision: Decision) -> Story:
    """His appeal, which is not upheld: a deputy covers already."""
    yield office.ago(70, "12:00")
    appeal = receive(
        office,
        "dee",
        course.case,
        decision,
        "phone",
        "“Why only one man? If he is ill I have nobody.”",
    )
    appeal = ask_reasons(course.desk, appeal, office.today)
    yield office.ago(66, "09:55")
    appeal = confirm_reasons(
        course.desk, appeal, "I do not want to wait when one man is ill.", office.today
    )
    appeal = refer_appeal(course.desk, appeal, office.people["imran"].id)
    yield office.ago(60, "16:15")
    appeal = rule(
        office,
        "imran",
        course.case,
        appeal,
        AppealOutcome.NOT_UPHELD,
        "Dee Patel covers; the letter says so and gives the number.",
        "A deputy covers whenever the point of contact is away, so he is never without somebody.",
    )
    yield office.ago(58, "10:30")
    tell_outcome(course.desk, appeal, told_today(office, course.case, "phone"))


def _how_the_two_are(office: Office, course: Course) -> Story:
    """Sam Reed and Dee Patel are asked twice how they are; then she asks for a change."""
    yield office.ago(38, "14:00")
    check_in(course.desk, course.case.id, office.people["sam"].id, "He is glad of the Fridays.")
    check_in(course.desk, course.case.id, office.people["dee"].id, "Has covered once; no worry.")
    yield office.ago(12, "14:00")
    check_in(course.desk, course.case.id, office.people["sam"].id, "Calls are calm and shorter.")
    check_in(course.desk, course.case.id, office.people["dee"].id, "Nothing new.")
    yield office.ago(2, "11:25")
    ask_personnel_change(
        office.desk("dee"),
        course.case.id,
        office.people["dee"].id,
        "I do not work on Fridays, which is when he hears back. Could somebody else be deputy?",
    )


_GARETH = Beginning(
    customer="Pugh, Gareth",
    owner="marcus",
    first=What(
        by="hannah",
        words="Mr Pugh shouted at the officer about his garden waste and threw his gloves on "
        "the ground.",
        behaviours="aggressive_or_abusive",
        effect="She was frightened and cut the visit short.",
        channel="visit",
        target="hannah",
    ),
    factor="disability",
    known="He has a learning disability and finds new people hard. Short sentences help.",
    account="“Too many people. I like it when Cerys does the talking.”",
    must_change="Please do not shout. Tell us when it is too much, and we will stop.",
    warned_how="visit",
)


def gareth_pugh(office: Office) -> Story:
    """His sister spoke for him until she fell ill; a late appeal was not accepted."""
    begins = office.day(68)
    course = yield from warned(office, _GARETH, begins)
    once_more = yield from course.again(
        What(
            by="tomasz",
            words="He shouted at the gardener and pushed the gate against him.",
            behaviours="aggressive_or_abusive",
            effect="The gardener was bruised and asked not to go back alone.",
            channel="visit",
            target="tomasz",
        ),
    )
    cerys = _nominates_his_sister(office, course)
    decision = yield from course.decided(
        measure(
            NominatedPerson(nomination_id=cerys.id),
            once_more,
            why="He says himself that it is easier when his sister speaks.",
            instead="Visits by appointment only; a new face would still come.",
            is_adjustment=True,
        ),
        decider="imran",
        reasons="He and his sister agree to it, and either can end it at any time.",
    )
    yield from course.told(decision)
    yield from _he_appeals_late(office, course, decision)
    yield office.ago(3, "09:40")
    end_nomination(office.desk("bethan"), cerys, office.today, "Cerys Pugh, who is ill")


def _nominates_his_sister(office: Office, course: Course) -> Nomination:
    """She accepts on the same day."""
    cerys = nominate(
        course.desk,
        office.customer(course.how.customer).id,
        NewNomination(
            kind=NominationKind.NOMINATION,
            name="Cerys Pugh",
            relationship="his sister",
            contact="07700 900406",
            may_discuss="Everything about his home.",
            consented_on=office.today,
            consented_how="visit",
        ),
        course.case.id,
    )
    return accept_nomination(course.desk, cerys, office.today)


def _he_appeals_late(office: Office, course: Course, decision: Decision) -> Story:
    """The appeal is not accepted, and he is told so."""
    yield office.ago(30, "10:50")
    appeal = receive(
        office,
        "kofi",
        course.case,
        decision,
        "phone",
        "“I did not push him. It was the wind.”",
    )
    yield office.ago(27, "15:10")
    refused = refuse_late_appeal(
        course.desk,
        appeal,
        "It came three weeks after the time to appeal. He and his sister were asked why, and he "
        "says that he is happy as it is. What he says of the gate is on his file.",
    )
    yield office.ago(26, "10:05")
    tell_outcome(course.desk, refused, told_today(office, course.case, "visit"))
