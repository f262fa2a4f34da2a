"""A nomination: the customer nominates and consents, the nominated person accepts (R27)."""

from __future__ import annotations

from dataclasses import dataclass

import pendulum

from ubp_tui.policy.channels import WAYS_TO_TELL
from ubp_tui.policy.facts import NominationKind
from ubp_tui.policy.forms.problems import Findings, Problem


@dataclass(frozen=True, slots=True, kw_only=True)
class NewNomination:
    """Who may act for the customer, about what and until when.

    `kind` says whether the customer nominates them, or they have authority as an attorney or
    a deputy of court.
    """

    kind: str
    name: str
    relationship: str
    contact: str
    may_discuss: str
    consented_on: pendulum.Date | None
    consented_how: str
    accepted_on: pendulum.Date | None = None
    until: pendulum.Date | None = None
    capacity_doubt: str = ""


def nomination_problems(form: NewNomination, today: pendulum.Date) -> list[Problem]:
    """What is wrong with a nomination."""
    found = Findings()
    found.choice("kind", "What lets them act", form.kind, [k.value for k in NominationKind], "R27")
    found.text("name", "The person's name", form.name, "R27")
    found.text("relationship", "Who they are to the customer", form.relationship, "R27")
    found.text("contact", "How to reach them", form.contact, "R27")
    found.text("may_discuss", "What they may discuss", form.may_discuss, "R27")
    found.happened("consented_on", "The day of the customer's consent", form.consented_on, today)
    found.choice("consented_how", "How they consented", form.consented_how, WAYS_TO_TELL, "R27")
    if form.accepted_on is not None:
        found.happened("accepted_on", "The day they accepted", form.accepted_on, today)
    if form.until is not None:
        found.to_come("until", "Until when", form.until, today)
    return found.problems
