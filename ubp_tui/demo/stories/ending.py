"""Cases whose measures are over, by time, by appeal or by death, and what is left to do."""

from __future__ import annotations

from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.appeals import accept_late_appeal, refer_appeal
from ubp_tui.casework.deaths import NewDeath, record_death
from ubp_tui.demo.appeals import receive, rule
from ubp_tui.demo.courses import Beginning, Course, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import measure
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import AppealOutcome, Decision
from ubp_tui.policy.measures import IssueClosed, LimitedContact, SingleMethod

_PETER = Beginning(
    customer="Aldridge, Peter",
    owner="priya",
    first=What(
        by="sam",
        words="Mr Aldridge sent forty-one emails in two days about the communal lighting, "
        "several of them with insults.",
        behaviours="levels_of_contact aggressive_or_abusive",
        effect="Reading and answering them took one adviser two full days.",
        channel="email",
    ),
    factor="none_known",
    known="Asked him and looked through his file; he says he is in good health.",
    account="“If the lights worked I would have no reason to write.”",
    must_change="Put what you have to say into one message a week. No insults.",
)


def peter_aldridge(office: Office) -> Story:
    """A year by letter lapsed two days ago by itself; he is to be told."""
    begins = office.last_day.subtract(days=1).subtract(months=12)
    course = yield from warned(office, _PETER, begins)
    once_more = yield from course.again(
        What(
            by="sam",
            words="He sent twenty-six emails over a weekend; six of them insult an electrician "
            "by name.",
            behaviours="levels_of_contact harassment_of_staff",
            effect="The electrician asked not to be sent to the building again.",
            channel="email",
            target="tomasz",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleMethod(method="letter", address="41 Canal Road"),
            once_more,
            why="He was asked twice to gather what he wants to say and did not.",
            instead="One contact day a week; letters suit him as well and can be sent any day.",
        ),
        reasons="Letters give both sides time. The lighting itself was repaired in the same week.",
    )
    yield from course.told(decision)
    yield from course.reviewed(decision, "Letters come about once a month. It stays as it is.")


_ROSALIND = Beginning(
    customer="Achebe, Rosalind",
    owner="priya",
    first=What(
        by="bethan",
        words="Ms Achebe rang every hour about the lift and raised her voice twice.",
        behaviours="levels_of_contact",
        effect="Eight calls in a day on one matter.",
    ),
    factor="disability",
    known="She uses a wheelchair and lives on the second floor. The lift was out for six days.",
    account="“I could not leave my flat. I rang because nobody rang me.”",
    must_change="Ring once a day; we will ring you each morning with news of the lift.",
    warned_how="email",
)


def rosalind_achebe(office: Office) -> Story:
    """Her appeal was upheld yesterday: the contact day is undone and she is to be told."""
    begins = office.day(20)
    course = yield from warned(office, _ROSALIND, begins)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="She rang six times in a day and said the adviser was lying about the engineer.",
            behaviours="levels_of_contact",
            effect="Six calls, about an hour in all.",
        ),
    )
    decision = yield from course.decided(
        measure(
            LimitedContact(weekdays=(2, 5)),
            once_more,
            why="The calls went on after the warning.",
            instead="Email only; she said she cannot type for long.",
        ),
        reasons="Two days a week are enough for matters that are not urgent.",
    )
    yield from course.told(decision)
    yield from _her_appeal_is_upheld(office, course, decision)


def _her_appeal_is_upheld(office: Office, course: Course, decision: Decision) -> Story:
    """By Grace Thornton: the calls that were promised had stopped."""
    yield office.ago(16, "09:35")
    appeal = receive(
        office,
        "dee",
        course.case,
        decision,
        "phone",
        "“The lift broke again. What was I meant to do, wait until Friday?”",
    )
    appeal = ask_reasons(course.desk, appeal, office.today)
    yield office.ago(13, "14:20")
    appeal = confirm_reasons(
        course.desk,
        appeal,
        "The promised morning calls stopped after two days. I rang because of that, and because "
        "I could not get out.",
        office.today,
    )
    appeal = refer_appeal(course.desk, appeal, office.people["grace"].id)
    yield office.ago(1, "15:00")
    rule(
        office,
        "grace",
        course.case,
        appeal,
        AppealOutcome.UPHELD,
        "She rang because we did not. The measure answers our own failing.",
        "Our own calls to her stopped, and the lift is how she leaves her home.",
    )


_WINIFRED = Beginning(
    customer="Lacey, Winifred",
    owner="marcus",
    first=What(
        by="hannah",
        words="Mrs Lacey rang the office thirty times in a day, each time about her purse, "
        "and was sharp with the adviser.",
        behaviours="levels_of_contact",
        effect="The line was taken for most of the day.",
    ),
    factor="health",
    known="Her memory has been failing. Her niece and the surgery know; the safeguarding "
    "lead was told.",
    account="“They keep moving my things. Somebody ought to write it down.”",
    must_change="Nothing that she cannot do: we ask that she writes things down, and we "
    "visit on Wednesdays.",
    warned_how="visit",
)


def winifred_lacey(office: Office) -> Story:
    """Mrs Lacey has died. Everything has ended, and the case is to be closed."""
    begins = office.day(62)
    course = yield from warned(office, _WINIFRED, begins)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="She rang twenty-two times in a morning.",
            behaviours="levels_of_contact",
            effect="Others could not get through.",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleMethod(method="visit", address="4 Almshouse Row"),
            once_more,
            why="A weekly visit helps her more than calls that she forgets.",
            instead="Her niece as nominated person; Mrs Lacey did not want that.",
            is_adjustment=True,
        ),
        reasons="The visit is what she needs. Emergencies are taken at any time.",
        months=6,
    )
    yield from course.told(decision)
    yield office.ago(2, "10:40")
    death = NewDeath(died_on=office.today.subtract(days=1), how_known="Her daughter rang.")
    record_death(course.desk, office.file(course.case).customer, death)


_BRIAN = Beginning(
    customer="Tucker, Brian",
    owner="marcus",
    first=What(
        by="tomasz",
        words="Mr Tucker rang daily about the parking bay outside his house after our final "
        "answer, and called the officer a liar.",
        behaviours="persistence aggressive_or_abusive",
        effect="About three hours a week for a matter that is settled.",
    ),
    factor="health",
    known="He has trouble walking and finds the distance from the far bay hard. He has been "
    "helped to apply for a bay of his own.",
    account="“You gave my space to a van that never moves.”",
    must_change="Do not ring about the bay again: our answer is final. Anything new is read.",
)


def brian_tucker(office: Office) -> Story:
    """His case was closed; a late appeal, accepted because he was in hospital, reopens it."""
    begins = office.day(130)
    course = yield from warned(office, _BRIAN, begins)
    once_more = yield from course.again(
        What(
            by="hannah",
            words="He rang nine days in a row about the bay with nothing new.",
            behaviours="persistence",
            effect="Nine calls of a quarter of an hour.",
        ),
    )
    decision = yield from course.decided(
        measure(
            IssueClosed(
                issue="The parking bay outside 11 Church Walk",
                our_reference="C-4471",
                final_response_on=begins.subtract(months=2),
            ),
            once_more,
            why="He was told twice that the answer is final.",
            instead="A single point of contact; the subject alone is the difficulty.",
        ),
        reasons="Everything else he needs goes on as before.",
        months=3,
    )
    yield from course.told(decision)
    yield from course.over(decision, "The three months are over and he knows.")
    yield office.ago(1, "11:50")
    appeal = receive(
        office,
        "bethan",
        course.case,
        decision,
        "letter",
        "“I was in hospital and then at my son's. I never had the chance to say that "
        "the bay was promised to me.”",
    )
    accept_late_appeal(
        course.desk,
        appeal,
        "He was in hospital for most of the time and wrote as soon as he was home.",
    )
