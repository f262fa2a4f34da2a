"""Incidents that have joined no case, some overdue; a need without a case (R1, R8)."""

from __future__ import annotations

from ubp_tui.casework.adjustments import ask_adjustment
from ubp_tui.casework.incidents import drop_incident, follow_up_incident
from ubp_tui.casework.nominations import accept_nomination, nominate
from ubp_tui.demo.office import Office
from ubp_tui.demo.routine import incident, jotted
from ubp_tui.demo.telling import Story
from ubp_tui.policy.facts import NominationKind
from ubp_tui.policy.forms.nominating import NewNomination
from ubp_tui.policy.forms.preparing import NewAdjustment


def declan_walsh(office: Office) -> Story:
    """It has waited for more than 20 working days: drop it or follow it up. Overdue."""
    yield office.ago(26, "16:55")
    incident(
        office,
        "dee",
        "Walsh, Declan",
        "Mr Walsh used a rude word about our contractor, then laughed and said sorry.",
        "aggressive_or_abusive",
        "None to speak of.",
    )


def lorraine_finch(office: Office) -> Story:
    """The details should have been added four days ago. Overdue."""
    yield office.ago(6, "12:15")
    jotted(
        office.desk("sam"),
        office.customer("Finch, Lorraine").id,
        "Ms Finch rang four times in an hour about her bathroom and was sharp with me.",
    )


def james_okafor(office: Office) -> Story:
    """He is a joint tenant with Jane Okafor: her case is not his."""
    yield office.ago(1, "17:20")
    jotted(
        office.desk("kofi"),
        office.customer("Okafor, James").id,
        "Mr Okafor raised his voice about the letter to his wife. I asked who was calling, since "
        "they share the tenancy.",
    )


def ray_dixon(office: Office) -> Story:
    """Dropped: it turned out that our own engineer had begun it."""
    yield office.ago(40, "10:05")
    found = incident(
        office,
        "tomasz",
        "Dixon, Ray",
        "Mr Dixon told the engineer to get off his lawn and shut the gate on him.",
        "aggressive_or_abusive",
        "The visit was broken off.",
        channel="visit",
    )
    yield office.ago(37, "11:30")
    drop_incident(
        office.desk("marcus"),
        found.id,
        "The engineer had driven over the flower bed. We have apologised to Mr Dixon.",
    )


def emre_yilmaz(office: Office) -> Story:
    """Kept for some weeks more, to see whether it was one bad evening."""
    yield office.ago(22, "19:25")
    found = incident(
        office,
        "kofi",
        "Yilmaz, Emre",
        "A post names our adviser and calls him a clown.",
        "social_media",
        "He would rather it were not there.",
        channel="social",
        target="kofi",
        known_by="Mr Yilmaz rang and said that he had written it.",
    )
    yield office.ago(5, "15:50")
    follow_up_incident(office.desk("priya"), found.id, weeks=4)


def balwinder_singh(office: Office) -> Story:
    """He has no case; his daughter speaks for him, and what he needs waits for an answer."""
    yield office.ago(30, "14:20")
    customer, desk = office.customer("Singh, Balwinder"), office.desk("hannah")
    simran = NewNomination(
        kind=NominationKind.NOMINATION,
        name="Simran Kaur",
        relationship="daughter",
        contact="07700 900512",
        may_discuss="rent and repairs",
        consented_on=office.today,
        consented_how="phone",
    )
    accept_nomination(desk, nominate(desk, customer.id, simran), office.today)
    yield office.ago(2, "11:05")
    need = NewAdjustment(words="Ring after ten, please: I am on nights at the bakery.")
    ask_adjustment(desk, customer.id, need)
