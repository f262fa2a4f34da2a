"""The ways that lead to screens of their own: the wizard, decisions, the checklist, appeals."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from screens.appeal_words import appeal_words
from screens.case.lines import waits_for
from screens.case.ways import Way, by_form
from screens.decision.questions import outside_deciders
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.doorway import Doorway
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeal_work import next_work
from ubp_tui.policy.appeals import open_appeals
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.drafts import drafts_of_proposal
from ubp_tui.policy.facts import Appeal, Proposal
from ubp_tui.policy.short_dates import short_date
from ubp_tui.policy.stage import waiting_proposal
from ubp_tui.policy.withholding import to_confirm

if TYPE_CHECKING:
    from screens.case.filling import FillsIn


def draft_ways(desk: Desk, view: CaseView) -> list[Way]:
    """What was sent and waits for a decision, else the measure wizard; both where both are."""
    waiting = waiting_proposal(view.file)
    sent = [_sent_way(view, waiting)] if waiting is not None else []
    if sent and not drafts_of_proposal(view.file):
        return sent
    return [*sent, _wizard_way(view)]


def _sent_way(view: CaseView, proposal: Proposal) -> Way:
    def open_it(screen: FillsIn) -> None:
        from screens.case.on_case import OnCase

        if isinstance(screen, OnCase):
            screen.open_record(proposal.id)

    waits = waits_for(view, proposal)
    words = "Read what is proposed" + (f": it waits for {waits}" if waits else "")
    return Way(words=words, action=Action.SEE_CASE, open=open_it)


def _wizard_way(view: CaseView) -> Way:
    """The measure wizard, where a proposal is drafted and sent."""

    def open_it(screen: FillsIn) -> None:
        from screens.wizard import open_wizard

        open_wizard(screen, view.file.case.id)

    drafts = tuple(draft.id for draft in view.file.drafts)
    words = "Draft measures, or go on with the draft"
    return Way(words=words, action=Action.DRAFT, open=open_it, about=drafts)


def decide_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The decision on the proposal that waits."""
    proposal = waiting_proposal(view.file)
    if proposal is None:
        return []
    return [
        Way(
            words="Decide on what is proposed",
            action=Action.DECIDE,
            open=_opens_decision(proposal),
            subject=proposal,
            about=(proposal.id,),
        )
    ]


def enter_decision_ways(desk: Desk, view: CaseView) -> list[Way]:
    """What somebody from outside decides, where nobody here may (R10)."""
    proposal = waiting_proposal(view.file)
    if proposal is None or not outside_deciders(view, proposal):
        return []
    return [
        Way(
            words="Enter what the outside person decides",
            action=Action.RECORD_AUTHORITY,
            open=_opens_decision(proposal),
            about=(proposal.id,),
        )
    ]


def _opens_decision(proposal: Proposal) -> Callable[[FillsIn], None]:
    def open_it(screen: FillsIn) -> None:
        from screens.decision import open_decision

        open_decision(screen, proposal.case_id, proposal.id)

    return open_it


def inform_ways(desk: Desk, view: CaseView) -> list[Way]:
    """The checklist of each decision that approved something."""
    case_id = view.file.case.id

    def opening(informing_id: UUID) -> Callable[[FillsIn], None]:
        def open_it(screen: FillsIn) -> None:
            from screens.informing import open_informing

            open_informing(screen, case_id, informing_id)

        return open_it

    return [
        Way(
            words=f"Inform of the decision of {short_date(day, view.today)}",
            action=Action.INFORM,
            open=opening(informing.id),
            about=(informing.id,),
        )
        for informing in reversed(view.file.informings)
        for day in [london_date(view.file.decision(informing.decision_id).decided_at)]
    ]


def confirm_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each withholding that waits for whoever is named as authorising it (R12)."""
    from screens.informing.confirming import confirm_form

    return [
        by_form(
            f"{view.file.staff.name(item.authorised_by_id)} confirms that item 10 is withheld",
            Action.CONFIRM_WITHHOLDING,
            partial(confirm_form, desk, view, item),
            "Your answer is recorded.",
            subject=item,
            about=(item.id,),
        )
        for informing in view.file.informings
        if (item := to_confirm(informing)) is not None
    ]


def record_appeal_ways(desk: Desk, view: Doorway) -> list[Way]:
    """An appeal that reached us."""

    def open_it(screen: FillsIn) -> None:
        from screens.appeal import open_new_appeal

        open_new_appeal(screen, view.case_id)

    return [Way(words="Record an appeal", action=Action.RECORD_APPEAL, open=open_it)]


def complaint_ways(desk: Desk, view: Doorway) -> list[Way]:
    """A complaint about the handling, noted beside the case."""

    def open_it(screen: FillsIn) -> None:
        from screens.appeal import open_complaint

        open_complaint(screen, view.case_id)

    words = "Note a complaint about the handling"
    return [Way(words=words, action=Action.RECORD_COMPLAINT, open=open_it)]


def work_appeal_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each appeal that is open, or whose outcome the customer does not know."""
    policy = view.asking.policy
    return [
        _appeal_way(view, Action.WORK_APPEAL, "Work on", appeal)
        for appeal in view.file.appeals
        if next_work(view.file, appeal, policy, view.today) is not None
    ]


def review_appeal_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each appeal that was referred to a reviewer."""
    return [
        _appeal_way(view, Action.REVIEW_APPEAL, "Review", appeal)
        for appeal in open_appeals(view.file)
        if appeal.referred_at is not None
    ]


def _appeal_way(view: CaseView, action: Action, verb: str, appeal: Appeal) -> Way:
    def open_it(screen: FillsIn) -> None:
        from screens.appeal import open_appeal

        open_appeal(screen, view.file.case.id, appeal.id)

    day = short_date(appeal.received_on, view.today)
    words = f"{verb} the appeal of {day} ({appeal_words(appeal)})"
    return Way(words=words, action=action, open=open_it, subject=appeal, about=(appeal.id,))
