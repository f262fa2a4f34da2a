"""Cases with measures in force: one ending this week, one contradicted, one issue open again."""

from __future__ import annotations

from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.appeals import withdraw_appeal
from ubp_tui.casework.measures import suspend_for_issue
from ubp_tui.casework.supporting import follow_up_support
from ubp_tui.demo.appeals import receive
from ubp_tui.demo.courses import Beginning, Course, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import agree, measure
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import AdjustmentTerms, Decision
from ubp_tui.policy.forms.preparing import NewAdjustment
from ubp_tui.policy.measures import IssueClosed, LimitedContact, SingleMethod

_SHARON = Beginning(
    customer="Biggs, Sharon",
    owner="priya",
    first=What(
        by="sam",
        words="Ms Biggs rang about her neighbour's dog, swore at the adviser for most of the "
        "call and said that she would ring until somebody cracked.",
        behaviours="aggressive_or_abusive levels_of_contact",
        effect="The adviser was off sick the next day.",
        target="sam",
    ),
    factor="distress",
    known="She works nights and sleeps in the day. The dog barks when she does.",
    account="“Try sleeping next to that and see how polite you are.”",
    must_change="No swearing, and one call a day. We have written to the neighbour.",
)


def sharon_biggs(office: Office) -> Story:
    """A year of letters and two contact days, which ends by itself in four days."""
    begins = office.last_day.add(days=5).subtract(months=12)
    course = yield from warned(office, _SHARON, begins)
    once_more = yield from course.again(
        What(
            by="dee",
            words="She rang eighteen times in a day and swore at three advisers.",
            behaviours="aggressive_or_abusive levels_of_contact",
            effect="Two advisers asked not to take her calls.",
            target="dee",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleMethod(method="phone", address="07700 900145"),
            once_more,
            why="Messages came by four ways at once and crossed each other.",
            instead="Email only; she reads and writes little.",
        ),
        measure(
            LimitedContact(weekdays=(1, 4)),
            once_more,
            why="She was warned and the calls went on every day.",
            instead="One day a week; two fit her shifts.",
        ),
        reasons="Two days by phone fit her shifts. Emergencies are taken at any hour.",
    )
    yield from course.told(decision)
    yield from course.reviewed(
        decision,
        "Calls are calmer. The neighbour has moved. She is content to leave it until the end.",
    )


_NIRMALA = Beginning(
    customer="Gurung, Nirmala",
    owner="marcus",
    first=What(
        by="hannah",
        words="Mrs Gurung came to the office four days in a row about a banister and would "
        "not leave at closing time.",
        behaviours="unreasonable_demands",
        effect="Two members of staff stayed late each evening.",
        channel="visit",
    ),
    factor="our_late_repair",
    known="The banister was to be mended within a month and took three.",
    account="“My mother-in-law fell. I sit here until somebody comes.”",
    must_change="Please leave at closing time. The banister will be mended this week.",
    needs="“Somebody who speaks Nepali.”",
)


def nirmala_gurung(office: Office) -> Story:
    """Dialysis on Tuesdays, agreed two days ago, contradicts her contact day."""
    begins = office.day(45)
    course = yield from warned(office, _NIRMALA, begins)
    yield office.before(begins, 14)
    _agree_to_an_interpreter(office, course)
    once_more = yield from course.again(
        What(
            by="tomasz",
            words="She came again on three days and sat in the doorway until seven.",
            behaviours="unreasonable_demands",
            effect="The office could not be locked.",
            channel="visit",
        ),
    )
    decision = yield from course.decided(
        measure(
            LimitedContact(weekdays=(2, 4)),
            once_more,
            why="She was asked on seven evenings to leave.",
            instead="Visits by appointment; she did not keep the two that we made.",
        ),
        reasons="Tuesday and Thursday, with an interpreter ready on both.",
        months=9,
    )
    yield from course.told(decision)
    yield from _dialysis_on_tuesdays(office, course)


def _agree_to_an_interpreter(office: Office, course: Course) -> None:
    (asked,) = office.file(course.case).adjustments
    agree(
        course.desk,
        asked,
        "An interpreter joins every planned call.",
        "Ring back with an interpreter on the line",
        office.last_day.add(months=5),
        AdjustmentTerms(language="Nepali"),
    )


def _dialysis_on_tuesdays(office: Office, course: Course) -> Story:
    """She asks for it, and it is agreed the next day."""
    yield office.ago(3, "11:10")
    dialysis = ask_adjustment(
        office.desk("kofi"),
        office.customer(course.how.customer).id,
        NewAdjustment(words="“On Tuesdays I am at dialysis all day, since this month.”"),
        course.case.id,
    )
    yield office.ago(2, "09:30")
    agree(
        course.desk,
        dialysis,
        "She sent the letter from the hospital.",
        "Ask for nothing on a Tuesday",
        office.last_day.add(months=6),
        AdjustmentTerms(days_impossible=(2,)),
    )


_LEROY = Beginning(
    customer="Campbell, Leroy",
    owner="priya",
    first=What(
        by="dee",
        words="Mr Campbell rang each day about the boiler that was replaced last winter, and "
        "told the adviser to get a real job.",
        behaviours="persistence aggressive_or_abusive",
        effect="Half an hour a day on a matter that is answered.",
    ),
    factor="our_unanswered_complaint",
    known="His first complaint waited eleven weeks. It was upheld and compensation was paid.",
    account="“It cost me a fortune that winter. Money back is not an answer.”",
    must_change="The complaint is at its end; please take it to the Ombudsman if you wish. "
    "No insults.",
)


def leroy_campbell(office: Office) -> Story:
    """An issue that was closed is open again; an appeal was made and withdrawn."""
    begins = office.day(84)
    course = yield from warned(office, _LEROY, begins)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="He rang on nine days about the old boiler and posted the surveyor's mobile "
            "number on a neighbours' page.",
            behaviours="persistence social_media",
            effect="The surveyor was rung by strangers and changed his number.",
            channel="social",
            target="tomasz",
            known_by="The post is under his own name and quotes our letter to him.",
        ),
    )
    decision = yield from course.decided(
        measure(
            IssueClosed(
                issue="The boiler replaced last winter at 19 Mill Lane",
                our_reference="C-5512",
                final_response_on=begins.subtract(months=3),
            ),
            once_more,
            why="The final answer was given and nothing new has come.",
            instead="A single point of contact; everything else is friendly and needs none.",
        ),
        reasons="Only this one matter. Repairs and everything else go on as normal.",
    )
    yield from course.told(decision)
    yield from _he_appeals_and_withdraws(office, course, decision)
    yield office.ago(4, "09:20")
    _the_issue_is_open_again(office, course)


def _he_appeals_and_withdraws(office: Office, course: Course, decision: Decision) -> Story:
    yield office.ago(76, "10:00")
    appeal = receive(
        office,
        "sam",
        course.case,
        decision,
        "email",
        "“You cannot tell me what I may talk about.”",
    )
    yield office.ago(72, "13:40")
    withdraw_appeal(course.desk, appeal, "“Leave it. I will go to the Ombudsman instead.”")


def _the_issue_is_open_again(office: Office, course: Course) -> None:
    """So it may be spoken of; the surveyor is asked again how he is."""
    (closed_issue,) = office.file(course.case).measures
    suspend_for_issue(
        course.desk,
        course.case.id,
        closed_issue.id,
        "The new boiler broke down and its repair is open. It is to be spoken of freely.",
    )
    offered = office.file(course.case).support
    tomasz = next(s for s in offered if s.staff_id == office.people["tomasz"].id)
    follow_up_support(
        course.desk,
        tomasz,
        "He has a new number and would like to talk again.",
        office.in_working_days(6),
    )
