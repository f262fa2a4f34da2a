"""Support for everybody affected, and check-ins with whoever is in touch (R22, R24)."""

from __future__ import annotations

from functools import partial
from uuid import UUID

from screens.answers import Answers, people
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.supporting import check_in, follow_up_support, offer_support
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.dates import When
from ubp_tui.policy.facts import CheckIn, Support
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.steps import CaseAt, affected
from ubp_tui.widgets.questions import Question, Shown, Values

PRIVATE = "Kept private: it never stands in the timeline or in a letter."
OFFERED = "The offer is recorded."


def support_ways(desk: Desk, view: CaseView) -> list[Way]:
    """An offer to each who has had none, the follow-ups, and an offer to anybody."""
    staff = view.file.staff
    offered = {support.staff_id for support in view.file.support}
    at = CaseAt(file=view.file, policy=desk.policy, now=view.asking.now)
    found = [
        by_form(
            f"Offer support to {staff.name(staff_id)}",
            Action.OFFER_SUPPORT,
            partial(offer_form, desk, view, staff_id),
            OFFERED,
            about=(staff_id,),
        )
        for staff_id in affected(at)
        if staff_id not in offered
    ]
    found += [
        by_form(
            f"Follow up the support for {staff.name(support.staff_id)}",
            Action.OFFER_SUPPORT,
            partial(follow_up_form, desk, view, support),
            "Recorded.",
            about=(support.id,),
        )
        for support in view.file.support
        if support.follow_up_on is not None and support.followed_up_at is None
    ]
    anybody = partial(offer_form, desk, view)
    return [*found, by_form("Offer support to anybody", Action.OFFER_SUPPORT, anybody, OFFERED)]


def check_in_ways(desk: Desk, view: CaseView) -> list[Way]:
    """A check-in with each who has accepted a role."""
    holders = dict.fromkeys(
        role.staff_id
        for role in view.file.contact_roles
        if role.accepted_at is not None and role.ended_on is None
    )
    return [
        by_form(
            f"Check in with {view.file.staff.name(staff_id)}",
            Action.CHECK_IN,
            partial(check_in_form, desk, view, staff_id),
            "The check-in is recorded.",
            subject=view.file.staff[staff_id],
            about=(staff_id,),
        )
        for staff_id in holders
    ]


def offer_form(desk: Desk, view: CaseView, staff_id: UUID | None = None) -> FormSpec:
    """Support is offered to somebody."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        staff = people(view.file.staff.people.values(), view.today)
        return [
            filled.words("offer", "What was offered", PRIVATE),
            filled.words("answer", "Their answer", "Empty while there is none", lines=2),
            filled.day(
                "follow_up_on",
                "The day to ask again",
                "Such as 1/12/2026; or empty",
                when=When.TO_COME,
            ),
            filled.pick("staff_id", "Whom", staff, now=str(staff_id or "")),
        ]

    def send(answers: Answers) -> Support:
        chosen, follow_up_on = answers.id("staff_id"), answers.day("follow_up_on", When.TO_COME)
        if chosen is None:
            answers.problems.append(Problem("staff_id", "Choose whom it is offered to.", "R22"))
        answers.checked()
        assert chosen is not None
        offer, answer = answers.text("offer"), answers.text("answer")
        return offer_support(desk, view.file.case.id, chosen, offer, answer, follow_up_on)

    title = f"{view.file.case.reference}: offer support"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R22",
        help="Support for a colleague who was affected. It is kept private: it stands "
        "neither in the timeline nor in a letter.",
    )


def follow_up_form(desk: Desk, view: CaseView, support: Support) -> FormSpec:
    """How it went, and whether to ask again."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        name = view.file.staff.name(support.staff_id)
        return [
            Shown(name="offer", label=f"Offered to {name}", hint=support.offer),
            filled.words("answer", "Their answer, or how it went", PRIVATE, support.answer),
            filled.day(
                "follow_up_on",
                "The day to ask again",
                "Empty where none is needed",
                when=When.TO_COME,
            ),
        ]

    def send(answers: Answers) -> Support:
        follow_up_on = answers.day("follow_up_on", When.TO_COME)
        answers.checked()
        return follow_up_support(desk, support, answers.text("answer"), follow_up_on)

    title = f"{view.file.case.reference}: follow up support"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R22",
        help="How the support went, and whether to ask again. It is kept private.",
    )


def check_in_form(desk: Desk, view: CaseView, staff_id: UUID) -> FormSpec:
    """A conversation about how it goes."""

    def ask(typed: Values) -> list[Question]:
        hint = f"{PRIVATE} Seen by them and their line of management."
        return [Filled(typed).words("note", "How it goes", hint, lines=8)]

    def send(answers: Answers) -> CheckIn:
        return check_in(desk, view.file.case.id, staff_id, answers.text("note"))

    title = f"{view.file.case.reference}: check-in with {view.file.staff.name(staff_id)}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R24",
        help="A talk with whoever is in touch with the customer about how it goes. Only they "
        "and their line of management read it.",
    )
