"""Appeals, from receipt to telling the outcome, and complaints noted beside them (R28-R33)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from screens.appeal.received import complaint_form, late_form, new_appeal_form
from screens.appeal.review import AppealReviewScreen
from screens.appeal.screen import AppealScreen
from screens.form_in_panes import open_and_say
from screens.form_screen import FormScreen
from screens.work_screen import WorkScreen
from ubp_tui.casework.appealable import appealable, too_late, why_not_take_late
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.actions import Action
from ubp_tui.policy.appeal_work import AppealWork, next_work
from ubp_tui.policy.facts import Appeal, Complaint
from ubp_tui.widgets.confirm import MessageBox

__all__ = ["open_appeal", "open_complaint", "open_new_appeal"]


def open_new_appeal(screen: WorkScreen[Any], case_id: UUID) -> None:
    """Records an appeal that reached us; one that came late leads to saying what becomes of it."""
    desk = screen.desk
    found = screen.attempt(lambda: appealable(desk, case_id))
    if found is None:
        return
    if not found:
        words = "Nothing on this case can be appealed: no decision and no warning has been made."
        screen.app.push_screen(MessageBox(words))
        return

    def recorded(appeal: Appeal | None) -> None:
        if appeal is None:
            return
        late = screen.attempt(lambda: too_late(desk, appeal))
        if late is None:
            screen.say("Appeal recorded. Next, the customer is asked to confirm their reasons.")
        else:
            _open_late(screen, appeal, late)

    spec = new_appeal_form(desk, case_id, found)
    keeper = screen.kept.of(spec, case_id, "new appeal")
    screen.app.push_screen(FormScreen(desk, spec, keeper), recorded)


def _open_late(screen: WorkScreen[Any], appeal: Appeal, late: str) -> None:
    """Asks what becomes of a late appeal; whoever may not say leaves it to the case's owner."""
    if why_not_take_late(screen.desk, appeal) is not None:
        screen.app.push_screen(MessageBox(f"The appeal is recorded. {late} The owner does that."))
        return
    spec = late_form(screen.desk, appeal, late)
    keeper = screen.kept.of(spec, appeal.id, AppealWork.LATE.name)
    screen.app.push_screen(
        FormScreen(screen.desk, spec, keeper),
        lambda done: screen.say("Recorded." if done else "Appeal recorded; it came late."),
    )


def open_complaint(screen: WorkScreen[Any], case_id: UUID, appeal_id: UUID | None = None) -> None:
    """Notes a complaint about the handling, beside the case or one of its appeals."""

    def noted(complaint: Complaint | None) -> None:
        if complaint is not None:
            screen.say(f"Complaint {complaint.reference} is noted. It changes nothing by itself.")

    spec = complaint_form(screen.desk, case_id, appeal_id)
    keeper = screen.kept.of(spec, appeal_id or case_id, "complaint")
    screen.app.push_screen(FormScreen(screen.desk, spec, keeper), noted)


def open_appeal(screen: WorkScreen[Any], case_id: UUID, appeal_id: UUID) -> None:
    """Goes to what is next for an appeal; for its reviewer that is the review."""
    view = _view(screen, case_id)
    if view is None:
        return
    appeal = next(a for a in view.file.appeals if a.id == appeal_id)
    following = next_work(view.file, appeal, view.asking.policy, view.today)
    if following == AppealWork.REVIEW and view.why_not(Action.REVIEW_APPEAL, appeal) is None:
        open_and_say(screen, AppealReviewScreen(screen.desk, view, appeal))
    else:
        screen.app.push_screen(AppealScreen(screen.desk, view, appeal_id, screen.kept))


def _view(screen: WorkScreen[Any], case_id: UUID) -> CaseView | None:
    return screen.attempt(lambda: case_view_by_id(screen.desk, case_id))
