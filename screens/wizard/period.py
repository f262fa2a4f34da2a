"""Step 6: from when and for how long (R11)."""

from __future__ import annotations

from screens.wizard.sheet import Sheet
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.periods import last_day
from ubp_tui.widgets.questions import Day, Line, Question, Shown


def period_questions(sheet: Sheet) -> list[Question]:
    """The start, the months and the last day that follows from them."""
    figures = sheet.view.asking.policy.figures
    usual = figures.period_months.in_words()
    longest = figures.longest_period_months.in_words()

    both = f"{usual} is the default and the longest"
    limits = both if usual == longest else f"{usual} is the default, {longest} the longest"
    return [
        Day(
            name="starts_on",
            label="First day",
            hint="Such as 1/12/2026 or tomorrow. Nothing binds before the customer has been told; "
            "the decision fixes the days.",
            value=sheet.text("starts_on"),
            when=When.TO_COME,
        ),
        Line(
            name="months",
            label="For how many months?",
            hint=f"{limits}.",
            value=sheet.text("months") or str(figures.period_months.value),
        ),
        Shown(name="last_day", label=last_day_words(sheet)),
    ]


FOLLOWS = "The last day follows from both."


def last_day_words(sheet: Sheet) -> str:
    """The last day as it follows from what is filled in; for what does not end, that."""
    form = sheet.form()
    if form.measures and all(measure.code == "M6" for measure in form.measures):
        return "Informing a public body is done once: it has no period."
    longest = sheet.view.asking.policy.figures.longest_period_months.value
    if form.starts_on is None or form.months is None or not 1 <= form.months <= longest:
        return FOLLOWS
    return f"Last day: {in_words(last_day(form.starts_on, form.months))}"
