"""Within step 4: one measure with everything that it carries, and whether it binds at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from screens.carried import carried_questions
from screens.filled import Filled
from screens.wizard.nominating import way_to_nominate
from screens.wizard.sheet import Sheet
from ubp_tui.policy.naming import code_of_slot
from ubp_tui.widgets.questions import Question, Shown


def measure_questions(sheet: Sheet, slot: str) -> list[Question]:
    """What one measure asks, filled in as it was left."""
    code = code_of_slot(slot)
    text = sheet.view.asking.policy.measure(code)
    asked = [
        *carried_questions(code, sheet.view, Filled(sheet.fields_of(slot))),
        *(way_to_nominate(sheet) if code == "M5" else []),
        *_of_every_measure(sheet, slot),
    ]
    about = Shown(name="about", label=f"{code} {text.title}", hint=text.help)
    return [about, *(replace(question, name=f"{slot}.{question.name}") for question in asked)]


def _of_every_measure(sheet: Sheet, slot: str) -> Iterator[Question]:
    """Neither is asked of M6, an act between us and others: nothing of it helps or binds (R8)."""
    if code_of_slot(slot) == "M6":
        return
    filled = Filled({"is_adjustment": "no", "immediate": "no", **sheet.fields_of(slot)})
    yield filled.yes_no(
        "is_adjustment",
        "Is it also recorded as a reasonable adjustment?",
        "Where it is what the customer asked for to be able to deal with us.",
    )
    days = sheet.view.asking.policy.figures.informing_days.in_words()
    yield filled.yes_no(
        "immediate",
        "Does it bind at once, before the customer has been told?",
        f"Only because of a threat to safety. The customer is then told within {days}.",
    )
    hint = "Only where it does"
    yield filled.words("immediate_reason", "Which threat to safety", hint, lines=2)
