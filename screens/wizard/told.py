"""What the customer will be told of the measures, in the policy's words, with names and dates.

The letter itself has a text of its own; this is what it will say, so that whoever proposes
reads it as the customer will.
"""

from __future__ import annotations

from rich.text import Text

from screens.wizard.sheet import Sheet
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.forms.proposing import MeasureForm
from ubp_tui.policy.measure_words import measure_told
from ubp_tui.policy.periods import last_day
from ubp_tui.policy.text import listed
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading, paragraphs


def told_text(sheet: Sheet) -> Text:
    """What the decision letter says of the measures and their period."""
    policy, form = sheet.view.asking.policy, sheet.form()
    parts: list[Text | str] = [
        heading("What the customer will be told")
        + f"We have decided this under our {policy.name}. You have a copy of it."
    ]
    for measure in form.measures:
        title = policy.measure(measure.code).title
        parts.append(heading(title) + as_lines(_words(sheet, measure)))
    parts.append(_period(sheet))
    taken, accepted = listed(policy.always_taken), listed(policy.always_accepted)
    parts.append(f"You can always reach us about {taken}. We always accept {accepted}.")
    parts.append(policy.needs_sentence)
    parts.append(
        f"You can appeal within {policy.figures.appeal_days.in_words()} of being told. You will "
        "be asked to confirm your reasons, and a senior manager reviews them."
    )
    return paragraphs(*parts)


def _words(sheet: Sheet, measure: MeasureForm) -> str:
    if measure.details is None:
        words = "… (not complete yet)"
    else:
        words = measure_told(measure.details, sheet.view.file, sheet.view.asking.policy)
    at_once = " This begins at once, because of a threat to safety."
    return words + (at_once if measure.immediate_reason else "")


def _period(sheet: Sheet) -> str:
    form, figures = sheet.form(), sheet.view.asking.policy.figures
    longest = figures.longest_period_months.value
    if form.starts_on is None or form.months is None or not 1 <= form.months <= longest:
        return "From … to … (the period is not complete yet)."
    until = in_words(last_day(form.starts_on, form.months))
    return (
        f"From {in_words(form.starts_on)}, or the day you are told if that is later, until "
        f"{until}. We look at it again after {figures.review_months.in_words()}."
    )
