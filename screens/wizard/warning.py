"""Step 3: the warning that stands, or why measures cannot wait for one (R6)."""

from __future__ import annotations

from rich.text import Text

from screens.evidence_text import warning_lines
from screens.wizard.sheet import Sheet
from ubp_tui.policy.warnings import (
    is_under_appeal,
    on_their_way,
    standing_warnings,
    why_no_measures_yet,
)
from ubp_tui.widgets.questions import Option, Pick, Question, Shown, Words

NO_GROUND = ""


def warning_questions(sheet: Sheet) -> list[Question]:
    """What stands, whether measures may rest on it, and the reason for going straight to them."""
    policy = sheet.view.asking.policy
    grounds = [Option(c.code, c.label, c.help) for c in policy.serious_grounds]
    return [
        Shown(name="warning", label=standing_words(sheet), hint=_warnings(sheet).plain),
        Shown(
            name="way",
            label=f"{sheet.key('change')} records a written warning, and comes back here.",
        ),
        Pick(
            name="straight_ground",
            label="Going straight to measures, without a warning",
            hint="Only for violence, a threat of it, or what is as serious. Choose none where "
            "the warning is what the measures rest on.",
            options=grounds,
            value=sheet.text("straight_ground"),
            least=0,
        ),
        Words(
            name="straight_reason",
            label="Why measures cannot wait",
            hint="Only where a ground is chosen above.",
            value=sheet.text("straight_reason"),
            lines=3,
        ),
    ]


def standing_words(sheet: Sheet) -> str:
    """Whether the customer has been warned and measures may be proposed, in a sentence."""
    asking = sheet.view.asking
    file, chosen = sheet.view.file, sheet.incident_ids
    why_not = why_no_measures_yet(file, chosen, NO_GROUND, asking.policy, asking.now)
    return why_not or "The customer has been warned, and something has happened since."


def _warnings(sheet: Sheet) -> Text:
    file, today = sheet.view.file, sheet.view.today
    lines: list[Text] = []
    for warning in (*standing_warnings(file, today), *on_their_way(file, today)):
        lines += warning_lines(warning, file, sheet.view.asking.policy)
        if is_under_appeal(file, warning):
            lines.append(Text("The customer has appealed against it."))
    return Text("\n").join(lines)
