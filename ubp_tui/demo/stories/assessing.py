"""Cases that have just begun: one opened yesterday, one about somebody who is seventeen."""

from __future__ import annotations

from ubp_tui.casework.cases import add_note, open_case
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import incident, jotted, support_everybody
from ubp_tui.demo.telling import Story


def youssef_benali(office: Office) -> Story:
    """Opened yesterday; the adviser has yet to add the details."""
    yield office.ago(1, "11:20")
    found = jotted(
        office.desk("hannah"),
        office.customer("Benali, Youssef").id,
        "Mr Benali came to the desk about his transfer, hit the counter with his hand and said "
        "that nobody listens. He left when asked.",
        channel="visit",
    )
    yield office.ago(1, "15:45")
    case = open_case(office.desk("priya"), found.customer_id, (found.id,))
    add_note(
        office.desk("priya"),
        case.id,
        "His application for a transfer has waited seven months. Ask housing options for a date "
        "before speaking with him, and book an Arabic interpreter.",
    )


def chloe_watts(office: Office) -> Story:
    """She is seventeen: no measure can follow, and the safeguarding lead is told."""
    yield office.ago(0, "09:05")
    found = incident(
        office,
        "kofi",
        "Watts, Chloe",
        "Chloe swore at the adviser when told that her bond could not be paid out that day, and "
        "hung up. She rang back in tears.",
        "aggressive_or_abusive",
        "The adviser was shaken; the second call was about staying with a friend.",
        target="kofi",
    )
    yield office.ago(0, "09:40")
    case = open_case(office.desk("priya"), found.customer_id, (found.id,))
    support_everybody(office, "priya", case)
