"""Cases that are over: one after a year by email, one that was about our own failing."""

from __future__ import annotations

from ubp_tui.casework.cases import close_case
from ubp_tui.demo.courses import Beginning, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import incident, measure, opened
from ubp_tui.demo.telling import Story
from ubp_tui.policy.measures import SingleMethod

_DEREK = Beginning(
    customer="Holloway, Derek",
    owner="priya",
    first=What(
        by="colin",
        words="Mr Holloway rang eleven times between nine and noon about the date for his "
        "kitchen. On the last call he swore at the adviser, then apologised.",
        behaviours="levels_of_contact aggressive_or_abusive",
        effect="Two advisers took his calls all morning; others waited twenty minutes.",
    ),
    factor="bereavement",
    known="His wife died in the spring, and the kitchen was hers to choose. It is five weeks "
    "late on our side as well.",
    account="“I just want it finished. Every day somebody tells me something else.”",
    must_change="Ring once a day at most, and do not swear at whoever answers. We will ring "
    "you every Friday with news of the kitchen.",
)


def derek_holloway(office: Office) -> Story:
    """After his wife died a kitchen ran late. A year by email went well, and is over."""
    begins = office.day(312)
    course = yield from warned(office, _DEREK, begins)
    once_more = yield from course.again(
        What(
            by="kofi",
            words="He rang nine times in one afternoon and called the adviser useless.",
            behaviours="levels_of_contact aggressive_or_abusive",
            effect="The adviser went home early.",
            target="kofi",
        ),
    )
    decision = yield from course.decided(
        measure(
            SingleMethod(method="email", address="derek.holloway@example.org"),
            once_more,
            why="A weekly call from us did not lessen the calls.",
            instead="A single point of contact; he said he would rather write.",
        ),
        reasons="Email lets him put everything in one place, as he prefers, and gives the team "
        "time to answer properly.",
    )
    yield from course.told(decision)
    yield from course.reviewed(
        decision,
        "He writes about once a week and is courteous. He asked to keep email for now.",
    )
    yield from course.over(
        decision,
        "The year is over and he has been told. He thanked the team for the replies.",
    )


def fatima_el_amrani(office: Office) -> Story:
    """She raised her voice about damp that we had left for nine weeks. No measure followed."""
    yield office.ago(140, "12:10")
    found = incident(
        office,
        "dee",
        "El Amrani, Fatima",
        "Mrs El Amrani shouted that nobody had come about the damp in her daughter's room. She "
        "cried and ended the call.",
        "aggressive_or_abusive",
        "The call took forty minutes and the adviser needed a break.",
    )
    yield office.ago(139, "09:15")
    case = opened(
        office,
        "priya",
        found,
        "our_late_repair",
        "The damp was reported nine weeks before and two visits were missed by us.",
        "“My daughter coughs all night and you tell me to open a window.”",
    )
    yield office.ago(131, "16:00")
    close_case(
        office.desk("priya"),
        office.file(case).case,
        "She was upset, with good reason: the failing was ours. The damp has been treated and "
        "we have apologised. No warning is needed.",
    )
