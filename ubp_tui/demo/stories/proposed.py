"""A case that waits for a decision."""

from __future__ import annotations

from ubp_tui.demo.courses import Beginning, What, warned
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import measure, propose
from ubp_tui.demo.telling import Story
from ubp_tui.policy.measures import SingleMethod


def wai_ling_cheung(office: Office) -> Story:
    """The portal alone is proposed, which she reads with a translator; Helen Morris decides."""
    how = Beginning(
        customer="Cheung, Wai Ling",
        owner="priya",
        first=What(
            by="kofi",
            words="Ms Cheung rang about noise from the flat above, seven times in a night, and "
            "called the adviser a name.",
            behaviours="levels_of_contact aggressive_or_abusive",
            effect="The out-of-hours line was busy for an hour.",
        ),
        factor="language",
        known="Her first language is Cantonese. On the telephone she is often misunderstood.",
        account="“I say it many times because nobody understand the first time.”",
        must_change="Report the noise once a night; do not call names.",
    )
    begins = office.day(-5)
    course = yield from warned(office, how, begins)
    once_more = yield from course.again(
        What(
            by="dee",
            words="She rang twelve times in a night and shouted at two advisers.",
            behaviours="levels_of_contact aggressive_or_abusive",
            effect="Other calls at night waited.",
        ),
    )
    yield office.ago(2, "16:40")
    propose(
        course.desk,
        course.case,
        measure(
            SingleMethod(method="portal", address="her own portal account"),
            once_more,
            why="Calls at night went on after the warning.",
            instead="An interpreter on every call: offered, and she prefers to write.",
        ),
        starts_on=begins,
        months=6,
        sent_to_id=office.people["helen"].id,
    )
