"""Step 2: what was considered, what is missing, and the way to record it (R7, R8)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from rich.text import Text

from screens.case.forms.adjustments import answer_form, ask_form
from screens.case.forms.circumstances import account_form, factor_form
from screens.evidence_text import account_lines, adjustment_lines, factor_lines
from screens.form_screen import FormSpec
from screens.wizard.outline import OutlineRow
from screens.wizard.sheet import Sheet
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.facts import Adjustment, AdjustmentState
from ubp_tui.widgets.page import heading

OUR_FAILINGS = "our_"
"""How the codes of the policy's list of our own failings begin."""


def circumstances_rows(sheet: Sheet) -> list[OutlineRow]:
    """What is recorded of the circumstances; a line that is opened records more."""
    records = f"{sheet.key('open')} records it"
    missing = f"missing: {records}"
    file, policy = sheet.view.file, sheet.view.asking.policy
    ours = [f for f in file.factors if f.kind.startswith(OUR_FAILINGS)]
    other = [f for f in file.factors if not f.kind.startswith(OUR_FAILINGS)]
    asked = [a for a in file.adjustments if a.state == AdjustmentState.ASKED]
    nothing_considered = "" if file.factors else "!"
    row = partial(_row, f"{records}, or more of it.")
    return [
        row(
            "factors",
            "Contributing factors",
            _count(len(other), missing if nothing_considered else "none recorded"),
            factor_lines(other, policy),
            nothing_considered,
        ),
        row(
            "failings",
            "Our own failings",
            _count(len(ours), missing if nothing_considered else "none recorded"),
            factor_lines(ours, policy),
            nothing_considered,
        ),
        row(
            "account",
            "The customer's account",
            _count(len(file.accounts), missing),
            account_lines(file.accounts),
            "" if file.accounts else "!",
        ),
        row(
            "adjustments",
            "Needs and adjustments",
            f"{len(asked)} to agree or decline" if asked else _count(len(file.adjustments), "none"),
            adjustment_lines(file.adjustments),
            "!" if asked else "",
        ),
    ]


def circumstances_form(sheet: Sheet, key: str) -> FormSpec:
    """The form that a line leads to; an adjustment that waits is answered first."""
    desk, view = sheet.desk, sheet.view
    asked = [a for a in view.file.adjustments if a.state == AdjustmentState.ASKED]
    forms: dict[str, Callable[[], FormSpec]] = {
        "factors": lambda: factor_form(desk, view),
        "failings": lambda: factor_form(desk, view),
        "account": lambda: account_form(desk, view),
        "adjustments": lambda: _need_form(desk, view, asked),
    }
    return forms[key]()


def _need_form(desk: Desk, view: CaseView, asked: Sequence[Adjustment]) -> FormSpec:
    if not asked:
        return ask_form(desk, view)
    return answer_form(desk, view.staff, asked[0], view.file.case.reference)


def _count(number: int, none: str) -> str:
    return f"{number} recorded" if number else none


def _row(
    opens: str, key: str, name: str, short: str, lines: Sequence[Text | str], mark: str
) -> OutlineRow:
    words = Text("\n").join(line if isinstance(line, Text) else Text(line) for line in lines)
    return OutlineRow(key, name, short, heading(name) + words + Text(f"\n\n{opens}"), mark)
