"""What a customer brings, recorded by whoever has not been given their case (R15, R16, R23)."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from screens.appeal.received import reasons_form
from screens.case.elsewhere import complaint_ways, record_appeal_ways
from screens.case.forms.adjustments import ask_way
from screens.case.forms.allegations import record_way as record_allegation_way
from screens.case.forms.customers import unseen_death_way
from screens.case.forms.incidents import record_way
from screens.case.forms.nominations import nominate_way
from screens.case.forms.personnel import ask_way as ask_personnel_way
from screens.case.forms.roles import own_answer_way
from screens.case.ways import Way, by_form
from ubp_tui.casework.appealable import Appealable
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import ClosedDoor
from ubp_tui.policy.actions import Action


def answering_ways(desk: Desk, door: ClosedDoor) -> list[Way]:
    """The viewer's own answers to being asked to be point of contact or deputy."""
    return [own_answer_way(desk, door, asked) for asked in door.asked]


def appeal_ways(desk: Desk, door: ClosedDoor, found: Sequence[Appealable]) -> list[Way]:
    """Reasons for an appeal that is open, which lead; then an appeal."""
    reasons = [
        by_form(
            f"Record their reasons, against {each.words[0].lower()}{each.words[1:]}",
            Action.RECORD_APPEAL,
            partial(reasons_form, desk, door.reference, each.open_appeal_id, each.words),
            "Their reasons are recorded.",
            about=(each.open_appeal_id,),
        )
        for each in found
        if each.open_appeal_id is not None
    ]
    return [*reasons, *record_appeal_ways(desk, door)]


def personnel_way(desk: Desk, door: ClosedDoor) -> Way:
    """Another person is asked for; who holds the role now is not said."""
    return ask_personnel_way(desk, door)


def incident_way() -> Way:
    """An incident; it is asked first who it is about, since whose case this is, is not said."""
    return record_way(None)


def brought_ways(desk: Desk, door: ClosedDoor, found: Sequence[Appealable]) -> list[Way]:
    """Everything that anybody records, the commonest leading."""
    alive = door.customer.died_on is None
    return [
        incident_way(),
        *appeal_ways(desk, door, found),
        *([ask_way(desk, door)] if alive else []),
        nominate_way(desk, door),
        personnel_way(desk, door),
        *complaint_ways(desk, door),
        record_allegation_way(desk, door),
        *([unseen_death_way(desk, door.customer, door.reference)] if alive else []),
    ]
