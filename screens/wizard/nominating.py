"""The agreement that M5 rests on, recorded from within the wizard (R27)."""

from __future__ import annotations

from screens.carried import live_nominations
from screens.case.forms.nominations import accept_form, nominate_form
from screens.form_screen import FormSpec
from screens.wizard.sheet import Sheet
from ubp_tui.policy.facts import Nomination, NominationKind
from ubp_tui.widgets.questions import Question, Shown

NOMINATED = "M5.nomination_id"


def way_to_nominate(sheet: Sheet) -> list[Question]:
    """What the key that changes does here, where nobody is nominated with both sides agreed."""
    if live_nominations(sheet.view):
        return []
    waiting = _waiting(sheet)
    what = f"that {waiting.name} accepts" if waiting else "whom the customer nominates"
    return [Shown(name="way", label=f"{sheet.key('change')} records {what}, and comes back here.")]


def nomination_form(sheet: Sheet) -> FormSpec:
    """Whom the customer nominates; where somebody has yet to accept, that they do."""
    waiting = _waiting(sheet)
    if waiting is not None:
        return accept_form(sheet.desk, sheet.view, waiting)
    return nominate_form(sheet.desk, sheet.view)


def take_over_nomination(sheet: Sheet, recorded: object) -> None:
    """What was just recorded is chosen, where it is an agreement that holds today."""
    live = [str(n.id) for n in live_nominations(sheet.view)]
    if isinstance(recorded, Nomination) and str(recorded.id) in live:
        sheet.keep({NOMINATED: str(recorded.id)})


def _waiting(sheet: Sheet) -> Nomination | None:
    """Somebody whom the customer nominated and who has not accepted yet."""
    found = (
        n
        for n in sheet.view.file.nominations
        if n.kind == NominationKind.NOMINATION and n.accepted_on is None and n.ended_on is None
    )
    return None if live_nominations(sheet.view) else next(found, None)
