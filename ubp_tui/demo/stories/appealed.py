"""Cases under appeal: one with a reviewer, one whose decision came from outside."""

from __future__ import annotations

from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.appeals import refer_appeal
from ubp_tui.casework.cases import give_case
from ubp_tui.casework.complaints import note_complaint
from ubp_tui.casework.incidents import complete_incident
from ubp_tui.casework.informing import record_report
from ubp_tui.casework.staff import record_outside_person
from ubp_tui.demo.appeals import receive
from ubp_tui.demo.courses import Beginning, Course, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import (
    agree,
    answer,
    inform,
    jotted,
    measure,
    opened,
    propose,
    support_everybody,
)
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import AdjustmentTerms, Case, Decision, Incident, Outcome, Part
from ubp_tui.policy.forms.appealing import NewComplaint
from ubp_tui.policy.forms.incidents import IncidentDetails, StaffPart
from ubp_tui.policy.measures import LimitedContact, PublicBody, SingleMethod

_SIAN = Beginning(
    customer="O'Brien, Siân",
    owner="priya",
    first=What(
        by="dee",
        words="Ms O'Brien sent thirty messages in a day through the portal and by email, "
        "about the fob for her door, and called the team a disgrace.",
        behaviours="levels_of_contact",
        effect="Two people answered the same question six times.",
        channel="email",
    ),
    factor="disability",
    known="She is Deaf and uses British Sign Language. Nobody had offered an interpreter.",
    account="“You ring me. I cannot hear you ring me.”",
    must_change="One message is enough; it is answered by the end of the next day.",
    needs="“Do not ring. Email, or a video relay call.”",
    warned_how="email",
)


def sian_obrien(office: Office) -> Story:
    """By email, which suits her; she appeals and Grace Thornton reviews it."""
    begins = office.day(19)
    course = yield from warned(office, _SIAN, begins)
    yield office.before(begins, 13)
    _agree_to_email(office, course)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="She sent forty messages over two days by three ways, some to colleagues' own "
            "addresses.",
            behaviours="levels_of_contact harassment_of_staff",
            effect="A colleague found two messages in her private mailbox.",
            channel="email",
            target="bethan",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleMethod(method="email", address="sian.obrien@example.org"),
            once_more,
            why="Messages by three ways at once crossed each other.",
            instead="Contact days; she may write on any day.",
        ),
        reasons="Email is what she needs, and one place is easier for everybody.",
    )
    yield from course.told(decision)
    yield from _she_appeals(office, course, decision)


def _agree_to_email(office: Office, course: Course) -> None:
    (asked,) = office.file(course.case).adjustments
    agree(
        course.desk,
        asked,
        "Email, or the video relay service, which counts as her own channel.",
        "The video relay service is her own channel",
        office.last_day.add(months=6),
        AdjustmentTerms(channels_needed=("email", "portal"), channels_unusable=("phone",)),
    )


def _she_appeals(office: Office, course: Course, decision: Decision) -> Story:
    """With a complaint beside it; her reasons are confirmed and it goes to Grace Thornton."""
    yield office.ago(11, "10:35")
    appeal = receive(
        office,
        "sam",
        course.case,
        decision,
        "email",
        "“I wrote often because the fob did not work and nobody answered.”",
    )
    note_complaint(
        office.desk("sam"),
        course.case.id,
        NewComplaint(
            reference="C-6127",
            received_on=office.today,
            words="That she was rung although she is Deaf.",
        ),
    )
    appeal = ask_reasons(course.desk, appeal, office.today)
    yield office.ago(6, "13:05")
    appeal = confirm_reasons(
        course.desk,
        appeal,
        "The portal was down for two days. I was locked out in the rain. I had to try everybody.",
        office.today,
    )
    yield office.ago(4, "09:15")
    refer_appeal(course.desk, appeal, office.people["grace"].id)


def gordon_pike(office: Office) -> Story:
    """A chair thrown at an open evening: everyone who decides was there, so somebody else did.

    The police were informed. He appeals and has been asked for his reasons.
    """
    yield office.ago(24, "19:10")
    found = _chair_thrown(office)
    yield office.ago(23, "10:10")
    case = opened(
        office,
        "marcus",
        found,
        "distress",
        "His service charge doubled and the letter about it did not say why.",
        "“I am sorry about the chair. I saw the figure and something snapped.”",
    )
    yield office.ago(20, "15:30")
    _propose_at_once(office, case, found)
    yield office.ago(18, "11:45")
    outside = record_outside_person(
        office.desk("helen"), "Margaret Ellison", "Vale and Downland Homes", case.id
    )
    yield office.ago(16, "14:10")
    decision = answer(
        office,
        "helen",
        case,
        Outcome.APPROVED,
        "One act, owned to at once, but people were in its way. Three days are open to him. "
        "Entered for Margaret Ellison from her letter.",
        outside.id,
    )
    support_everybody(office, "marcus", case)
    yield office.ago(15, "09:05")
    desk = office.desk("marcus")
    reported = next(m for m in office.file(case).measures if m.code == "M6")
    record_report(desk, case.id, reported.id, office.today, "WP-5526-11")
    inform(office, "marcus", case, decision)
    yield office.ago(5, "12:45")
    appeal = receive(
        office, "kofi", case, decision, "phone", "“Fair about the chair. But not half a year.”"
    )
    yield office.ago(4, "10:25")
    ask_reasons(desk, appeal, office.today)


def _chair_thrown(office: Office) -> Incident:
    """Aimed at the three who could have decided."""
    found = jotted(
        office.desk("hannah"),
        office.customer("Pike, Gordon").id,
        "At the residents' open evening Mr Pike threw a chair towards the front table when the "
        "new service charge was explained. It hit the wall. Nobody was hurt.",
        channel="visit",
    )
    in_front = ("grace", "helen", "imran")
    return complete_incident(
        office.desk("hannah"),
        found,
        IncidentDetails(
            behaviours=("aggressive_or_abusive", "threats"),
            effect_on_wellbeing="Several residents left. Those at the table were shaken.",
            witnesses="About thirty residents.",
            staff=tuple(
                StaffPart(staff_id=office.people[u].id, part=Part.TARGET) for u in in_front
            ),
        ),
    )


def _propose_at_once(office: Office, case: Case, found: Incident) -> None:
    """Straight to measures, for violence; Helen is given the case to enter the decision."""
    desk = office.desk("marcus")
    propose(
        desk,
        case,
        measure(
            LimitedContact(weekdays=(1, 3, 5)),
            found,
            why="Staff need to know when he comes.",
            instead="No further meetings; he has a right to hear about his charge.",
        ),
        measure(
            PublicBody(
                body="Wiltshire Police",
                shared="What happened, the names of two witnesses who agreed, and his name.",
                why="A chair was thrown at people.",
                lawful_basis="legitimate_interests",
            ),
            found,
            why="It may be an offence and others may be at risk.",
            instead="A note on our own file only.",
        ),
        starts_on=office.in_working_days(8),
        months=6,
        ground="violence",
        reason="A chair was thrown towards people.",
    )
    give_case(desk, case.id, office.people["helen"].id, "Enters the decision from outside.")
