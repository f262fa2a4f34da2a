"""Opens the wizard on the case's one draft: one's own, or a colleague's that is picked up."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from screens.wizard.sheet import Sheet
from screens.wording import moment_words
from screens.work_screen import WorkScreen
from ubp_tui.casework.drafts import pick_up_draft
from ubp_tui.casework.proposals import start_proposal
from ubp_tui.casework.views import CaseView, case_view_by_id
from ubp_tui.policy.facts import Directory, Draft
from ubp_tui.widgets.confirm import Confirm, MessageBox

UNREADABLE = (
    "What was kept of this draft cannot be read, so its fields are empty. Fill them in again; "
    "nothing else on the case has changed."
)


def open_wizard(screen: WorkScreen[Any], case_id: UUID) -> None:
    """Drafts measures on a case; says why where that cannot be done.

    Args:
        screen: where it is opened from, and where the sentence about it is said.
        case_id: the case.
    """
    desk = screen.desk

    def started() -> tuple[Draft, CaseView]:
        return start_proposal(desk, case_id), case_view_by_id(desk, case_id)

    found = screen.attempt(started)
    if found is None:
        return
    draft, view = found
    if draft.holder_id == desk.actor_id:
        _show(screen, draft, view)
        return

    def answered(yes: bool | None) -> None:
        if yes:
            mine = screen.attempt(lambda: pick_up_draft(desk, draft))
            if mine is not None:
                _show(screen, mine, view)

    question = pick_up_words(draft, view.file.staff)
    screen.app.push_screen(Confirm(question, "pick it up", "leave it"), answered)


def pick_up_words(draft: Draft, staff: Directory) -> str:
    """Whose draft it is, since when, and what picking it up means."""
    began = staff.name(draft.started_by_id)
    holder = staff.name(draft.holder_id)
    since = f"{began} began this draft on {moment_words(draft.started_at)}"
    held = "" if began == holder else f" and {holder} works on it now"
    return (
        f"{since}{held}. It was last saved on {moment_words(draft.saved_at)}.\n\n"
        "Pick it up and go on with it? Everybody who wrote part of it counts as its author, and "
        "an author cannot decide on it (R10)."
    )


def _show(screen: WorkScreen[Any], draft: Draft, view: CaseView) -> None:
    from screens.wizard.screen import WizardScreen

    def left(sentence: str | None) -> None:
        if sentence:
            screen.say(sentence)

    sheet = Sheet(screen.desk, draft, view, screen.key)
    screen.app.push_screen(WizardScreen(sheet), left)
    if sheet.is_unreadable:
        screen.app.push_screen(MessageBox(UNREADABLE))
