"""Cases whose customer is being told: one overdue, one at once, one letter that came back."""

from __future__ import annotations

from ubp_tui.casework.informing import (
    confirm_withholding,
    record_item,
    record_report,
    record_returned,
)
from ubp_tui.demo.courses import Beginning, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import (
    answer,
    incident,
    inform,
    measure,
    opened,
    propose,
    support_everybody,
)
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import Case, Incident, ItemState, Outcome
from ubp_tui.policy.forms.informing import ItemForm
from ubp_tui.policy.informing import SHARED
from ubp_tui.policy.measures import LimitedContact, PublicBody, SingleContact, SingleMethod

_JANE = Beginning(
    customer="Okafor, Jane",
    owner="priya",
    first=What(
        by="sam",
        words="Mrs Okafor rang seven times about the heating, which had been off for three "
        "days, and on the last call told the adviser that he was useless.",
        behaviours="levels_of_contact aggressive_or_abusive",
        effect="About two hours of calls.",
    ),
    factor="our_late_repair",
    known="The part was ordered late. She has a baby of four months.",
    account="“I was cold, the baby was cold, and I was passed from one to the next.”",
    must_change="Please do not insult whoever answers. Heating is always an emergency: say "
    "so and it is taken.",
)


def jane_okafor(office: Office) -> Story:
    """Half of the checklist is done, and the rest is overdue: next is asking what she needs."""
    begins = office.day(3)
    course = yield from warned(office, _JANE, begins)
    once_more = yield from course.again(
        What(
            by="dee",
            words="She rang nine times in a day about the garden fence and called two advisers "
            "liars.",
            behaviours="levels_of_contact aggressive_or_abusive",
            effect="One of them asked for a break from the telephone.",
            target="dee",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleContact(
                staff_id=office.people["kofi"].id,
                deputy_id=office.people["bethan"].id,
                channels=("phone",),
                reached_by="01632 960501, Monday to Friday, nine to five",
                hears_back="every Wednesday",
            ),
            once_more,
            why="She hears different things from different people, and that upsets her.",
            instead="Email only; with a baby she would rather ring.",
        ),
        reasons="One person who knows her home. The late heating was ours and is said so.",
    )
    yield office.ago(6, "10:45")
    inform(office, "priya", course.case, decision, range(1, 6), how="phone")


def kyle_denham(office: Office) -> Story:
    """A threat to an officer: letters only, at once. What the police were told is withheld."""
    yield office.ago(4, "13:50")
    found = incident(
        office,
        "hannah",
        "Denham, Kyle",
        "When she called about the noise Mr Denham said that he knew which car was hers and that "
        "she should watch herself going home.",
        "threats",
        "She is afraid to park at the office and is staying with her brother.",
        channel="visit",
        target="hannah",
    )
    yield office.ago(4, "15:20")
    case = opened(
        office,
        "marcus",
        found,
        "distress",
        "He lost his job in the summer and a neighbour had complained of him that morning.",
        "“I was angry. I did not mean I would do anything.”",
    )
    yield office.ago(3, "09:00")
    _propose_at_once(office, case, found)
    yield office.ago(2, "09:30")
    decision = answer(
        office,
        "helen",
        case,
        Outcome.APPROVED,
        "A threat that names her car cannot wait. Letters reach him and answer him.",
    )
    support_everybody(office, "marcus", case)
    _tell_the_police(office, case)
    inform(office, "marcus", case, decision, range(1, 4), how="phone")


def _propose_at_once(office: Office, case: Case, found: Incident) -> None:
    """Straight to measures, for a threat of violence."""
    propose(
        office.desk("marcus"),
        case,
        measure(
            SingleMethod(method="letter", address="Flat 2, 60 Station Approach"),
            found,
            why="No officer can be asked to meet him for now.",
            instead="Visits by two officers.",
            at_once="He named her car and her way home.",
        ),
        measure(
            PublicBody(
                body="Wiltshire Police",
                shared="His words, the date and the place.",
                why="A threat to a member of staff.",
                lawful_basis="legitimate_interests",
            ),
            found,
            why="Only the police can judge the danger on her way home.",
            instead="A note on our own file only.",
        ),
        starts_on=office.today,
        months=6,
        ground="threat_of_violence",
        reason="He threatened an officer and named her car.",
    )


def _tell_the_police(office: Office, case: Case) -> None:
    """What they were told is kept back from him, as Helen confirms."""
    desk = office.desk("marcus")
    reported = next(m for m in office.file(case).measures if m.code == "M6")
    record_report(desk, case.id, reported.id, office.today, "WP-6104-11")
    (checklist,) = office.file(case).informings
    withheld = record_item(
        desk,
        case.id,
        checklist.id,
        ItemForm(
            number=SHARED,
            state=ItemState.WITHHELD,
            reason="The police ask that he is not told before they have spoken with him.",
            authorised_by_id=office.people["helen"].id,
            look_again_on=office.in_working_days(8),
        ),
    )
    confirm_withholding(office.desk("helen"), withheld)


_MARIA = Beginning(
    customer="Fernandes, Maria",
    owner="priya",
    first=What(
        by="bethan",
        words="Mrs Fernandes rang daily about the entry system, for half an hour each time, "
        "and would not let the adviser end the call.",
        behaviours="levels_of_contact unreasonable_demands",
        effect="Half an hour each day.",
    ),
    factor="health",
    known="She lives alone and waits for a new hip. A befriending service was offered.",
    account="“You are the only people who pick up.”",
    must_change="Calls about the entry system are ten minutes; the befriending line has time.",
)


def maria_fernandes(office: Office) -> Story:
    """Her letter came back: she is with her daughter after an operation. Nothing binds her."""
    begins = office.day(11)
    course = yield from warned(office, _MARIA, begins)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="She rang on eight days for forty minutes each and wept when asked to stop.",
            behaviours="levels_of_contact",
            effect="More than five hours in all.",
        ),
    )
    decision = yield from course.decided(
        measure(
            LimitedContact(weekdays=(1, 3, 5)),
            once_more,
            why="She was warned kindly and the calls became longer.",
            instead="A single point of contact; it would rest on one person alone.",
        ),
        reasons="Three days a week, and the befriending service on the others.",
        months=6,
    )
    yield from course.told(decision)
    yield office.ago(2, "09:10")
    (checklist,) = office.file(course.case).informings
    record_returned(
        course.desk,
        course.case.id,
        checklist.id,
        office.today,
        "“Not at this address for now.” Her neighbour says that she is at her daughter's.",
    )
