"""Cases in which a warning stands."""

from __future__ import annotations

from ubp_tui.casework.appeal_reasons import ask_reasons, confirm_reasons
from ubp_tui.casework.drafts import save_draft
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.casework.warnings import answer_needs, issue_warning
from ubp_tui.demo.appeals import receive
from ubp_tui.demo.courses import Beginning, What, considered, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import answer, incident, measure, opened, propose, warn
from ubp_tui.demo.telling import Story
from ubp_tui.policy.channels import Format
from ubp_tui.policy.coding import to_json
from ubp_tui.policy.facts import Answer, Outcome
from ubp_tui.policy.forms.preparing import NewWarning
from ubp_tui.policy.measures import LimitedContact, SingleMethod


def olena_kovalenko(office: Office) -> Story:
    """Warned last week; what she needs has been asked for, whom she nominates is still open."""
    how = Beginning(
        customer="Kovalenko, Olena",
        owner="priya",
        first=What(
            by="dee",
            words="Ms Kovalenko sent messages through the portal every few minutes for an "
            "evening, some in capitals, about the broken entry door.",
            behaviours="levels_of_contact",
            effect="Sixty-three messages to read and answer.",
            channel="portal",
        ),
        factor="distress",
        known="She came from Kharkiv two years ago. A door that does not lock frightens her and "
        "her son.",
        account="“In my country a door that does not close is not a small thing.”",
        must_change="One message is enough: it is read the same day. For an open door ring the "
        "emergency line at any hour.",
    )
    course = yield from considered(office, how, office.day(-12))
    yield office.ago(4, "10:10")
    warning = issue_warning(
        course.desk,
        course.case.id,
        NewWarning(
            must_change=how.must_change,
            sent_how="letter",
            sent_on=office.today,
            format=Format.ANOTHER_LANGUAGE,
            needs_answer=Answer.NO_ANSWER_YET,
            nominee_answer=Answer.NO_ANSWER_YET,
        ),
    )
    yield office.ago(2, "12:35")
    answer_needs(
        office.desk("dee"),
        warning,
        Answer.YES,
        "“Please send somebody who reads it to me. My eyes are not good.”",
    )


def stephen_blackmore(office: Office) -> Story:
    """He appeals against the warning; his reasons are confirmed and it is to be referred."""
    how = Beginning(
        customer="Blackmore, Stephen",
        owner="priya",
        first=What(
            by="bethan",
            words="Mr Blackmore told the adviser that she was too young to understand anything "
            "and would not be passed on to anybody else.",
            behaviours="aggressive_or_abusive refusal_to_cooperate",
            effect="She felt belittled and was upset for the rest of the shift.",
            target="bethan",
        ),
        factor="health",
        known="He is hard of hearing and was on a bad line.",
        account="“I could not hear a word and she would not speak up.”",
        must_change="Please do not belittle whoever answers. Say so if you cannot hear.",
    )
    course = yield from warned(office, how, office.day(0))
    (warning,) = office.file(course.case).warnings
    yield office.ago(8, "14:50")
    appeal = receive(
        office,
        "kofi",
        course.case,
        warning,
        "phone",
        "“That is not what happened and I want it looked at.”",
    )
    appeal = ask_reasons(course.desk, appeal, office.today)
    yield office.ago(3, "11:15")
    confirm_reasons(
        course.desk,
        appeal,
        "I said that the line was bad, three times. I did not say that she was too young.",
        office.today,
    )


_ANTHONY = Beginning(
    customer="Marsh, Anthony",
    owner="priya",
    first=What(
        by="kofi",
        words="Mr Marsh rang five times in an hour about his rent account and shouted.",
        behaviours="levels_of_contact aggressive_or_abusive",
        effect="Most of an hour, and nothing could be explained to him.",
    ),
    factor="distress",
    known="His hours were cut and he is two months behind. A debt adviser is involved.",
    account="“Every letter you send says another sum.”",
    must_change="One call a day, and let the adviser finish. We will send one statement.",
)


def anthony_marsh(office: Office) -> Story:
    """Sent back because one contact day was too few; the new proposal is half written."""
    begins = office.day(2)
    course = yield from warned(office, _ANTHONY, begins)
    once_more = yield from course.again(
        What(
            by="sam",
            words="He rang eight times in a day and shouted over the adviser each time.",
            behaviours="levels_of_contact aggressive_or_abusive",
            effect="Two hours in all.",
        ),
    )
    yield office.ago(8, "16:30")
    propose(
        course.desk,
        course.case,
        measure(
            LimitedContact(weekdays=(3,)),
            once_more,
            why="He was warned and the calls went on.",
            instead="Nothing else yet.",
        ),
        starts_on=begins,
        sent_to_id=office.people["helen"].id,
    )
    yield office.ago(4, "09:45")
    answer(
        office,
        "helen",
        course.case,
        Outcome.SENT_BACK,
        "One day is too few while his account is in arrears. Consider two days, or email.",
    )
    yield office.ago(3, "17:05")
    draft = start_proposal(course.desk, course.case.id)
    # As the wizard keeps it: what was typed, by the name of the field.
    half_way = {
        "incidents": (str(once_more.id),),
        "measures": ("M4",),
        "M4.weekdays": ("1", "4"),
        "M4.also_considered": "One day a week, and email only.",
        "months": "6",
    }
    save_draft(course.desk, draft, to_json(half_way))


_IOANA = Beginning(
    customer="Popescu, Ioana",
    owner="marcus",
    first=What(
        by="tomasz",
        words="Ms Popescu refused to let the gas engineer in and told him to get out.",
        behaviours="refusal_to_cooperate aggressive_or_abusive",
        effect="A wasted visit, and the check is late.",
        channel="visit",
    ),
    factor="domestic_abuse",
    known="She does not let men in whom she does not know. The safeguarding lead was told.",
    account="“I asked for a woman to come and nobody wrote it down.”",
    must_change="The yearly gas check has to be done; say what would make it possible.",
    warned_how="email",
)


def ioana_popescu(office: Office) -> Story:
    """Refused by Ruth Adeyemi, who stands in; she is to be told that no measures apply."""
    begins = office.day(0)
    course = yield from warned(office, _IOANA, begins)
    once_more = yield from course.again(
        What(
            by="tomasz",
            words="She closed the door on the second engineer, who was again a man.",
            behaviours="refusal_to_cooperate",
            effect="A second wasted visit.",
            channel="visit",
        ),
    )
    yield office.ago(6, "13:30")
    propose(
        course.desk,
        course.case,
        measure(
            SingleMethod(method="email", address="ioana.popescu@example.org"),
            once_more,
            why="Two visits were wasted.",
            instead="Nothing else yet.",
        ),
        starts_on=office.in_working_days(8),
        months=6,
    )
    yield office.ago(2, "15:20")
    answer(
        office,
        "ruth",
        course.case,
        Outcome.REFUSED,
        "She asked for a woman to come and we sent two men. That is ours to put right.",
    )


def bethan_price(office: Office) -> Story:
    """A colleague who is also a customer: her file is restricted, and not hers to see."""
    yield office.ago(18, "18:40")
    found = incident(
        office,
        "hannah",
        "Price, Bethan",
        "Ms Price told the caretaker at her own block that she would have him moved if the bins "
        "were not emptied by morning.",
        "unreasonable_demands",
        "The caretaker was worried about his job.",
        channel="visit",
    )
    yield office.ago(17, "09:30")
    case = opened(
        office,
        "marcus",
        found,
        "distress",
        "She had come from a late shift; the bins had not been emptied for two weeks.",
        "“I was tired and I should not have said it. I cannot have anybody moved.”",
    )
    yield office.ago(15, "10:55")
    warn(
        office.desk("marcus"),
        case,
        "At home you are a customer like any other: use the repairs line, and do not speak to "
        "staff about their jobs.",
        how="email",
    )
