"""Step 4: the six measures, which of them are proposed, and what each lacks or contradicts."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from screens.wizard.outline import OutlineRow
from screens.wizard.sheet import Sheet
from screens.wizard.steps import Place, Step, problems_at
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.measure_words import measure_lines, measure_summary
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.policy.naming import SEVERAL, code_of_slot
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading, paragraphs

ANOTHER = "another:"
"""How the key of a line begins that adds another issue or body."""


def measures_rows(sheet: Sheet) -> list[OutlineRow]:
    """A line for each of the six measures; more where several issues or bodies are named."""
    problems = [*sheet.contradictions(), *sheet.problems()]
    carried = {m.name: m.details for m in sheet.form().measures}
    rows = []
    for text in sheet.view.asking.policy.measures:
        for slot in sheet.slots_of(text.code):
            rows.append(_row(sheet, slot, carried.get(slot), _of(slot, problems)))
        rows += _another(sheet, text.code)
    return rows


def slot_to_open(sheet: Sheet, key: str) -> str:
    """The measure that a line opens; a new one where it adds another."""
    return sheet.next_slot(key.removeprefix(ANOTHER)) if key.startswith(ANOTHER) else key


def _of(slot: str, problems: list[Problem]) -> list[str]:
    found = problems_at(Place(Step.MEASURES, slot), problems)
    return list(dict.fromkeys(problem.message for problem in found))


def _another(sheet: Sheet, code: str) -> Iterator[OutlineRow]:
    """Where one is proposed, the line that adds another of its kind."""
    if code in SEVERAL and any(code_of_slot(slot) == code for slot in sheet.chosen):
        name = f"another {SEVERAL[code]}"
        key = sheet.key("open")
        words = f"{key} proposes {code} for {name}, with its own reasons and incidents."
        yield OutlineRow(
            f"{ANOTHER}{code}", f"    {code} for {name}", f"{key} adds it", Text(words)
        )


def _row(sheet: Sheet, slot: str, details: MeasureDetails | None, wrong: list[str]) -> OutlineRow:
    policy = sheet.view.asking.policy
    text = policy.measure(code_of_slot(slot))
    proposed = slot in sheet.chosen
    short = "" if proposed or not sheet.fields_of(slot) else "not proposed; kept"
    if proposed and wrong:
        short = wrong[0]
    elif proposed and details is not None:
        short = measure_summary(details, sheet.view.file, policy).split(": ", 1)[1]
    whole = paragraphs(
        heading(f"{text.code} {text.title}") + text.help,
        *(Text(as_lines(sentence), style="bold") for sentence in (wrong if proposed else [])),
        *([_carried(sheet, details)] if details is not None and proposed else []),
    )
    named = sheet.called(slot) if len(sheet.slots_of(text.code)) > 1 else ""
    name = f"[{'x' if proposed else ' '}] {named or f'{text.code} {text.label}'}"
    return OutlineRow(slot, name, short, whole, "!" if proposed and wrong else "")


def _carried(sheet: Sheet, details: MeasureDetails) -> Text:
    lines = measure_lines(details, sheet.view.file, sheet.view.asking.policy)
    return Text("\n".join(f"{label}: {as_lines(words)}" for label, words in lines if words))
