"""Step 4: the six measures, which of them are proposed, and what each lacks or contradicts."""

from __future__ import annotations

from rich.text import Text

from screens.measure_words import measure_lines, measure_summary
from screens.wizard.outline import OutlineRow
from screens.wizard.sheet import Sheet
from screens.wizard.steps import Place, Step, problems_at
from ubp_tui.policy.document import MeasureText
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.measures import MeasureDetails
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading, paragraphs


def measures_rows(sheet: Sheet) -> list[OutlineRow]:
    """A line for each of the six measures, marked where it is proposed."""
    problems = [*sheet.contradictions(), *sheet.problems()]
    carried = {m.code: m.details for m in sheet.form().measures}
    return [
        _row(sheet, text, carried.get(text.code), _of(text.code, problems))
        for text in sheet.view.asking.policy.measures
    ]


def _of(code: str, problems: list[Problem]) -> list[str]:
    found = problems_at(Place(Step.MEASURES, code), problems)
    return list(dict.fromkeys(problem.message for problem in found))


def _row(
    sheet: Sheet, text: MeasureText, details: MeasureDetails | None, wrong: list[str]
) -> OutlineRow:
    proposed = text.code in sheet.chosen
    name = f"[{'x' if proposed else ' '}] {text.code} {text.label}"
    if not proposed:
        short = ""
    elif wrong:
        short = wrong[0]
    elif details is not None:
        short = measure_summary(details, sheet.view.file, sheet.view.asking.policy).split(": ", 1)[
            1
        ]
    else:
        short = ""
    whole = paragraphs(
        heading(f"{text.code} {text.title}") + text.help,
        *(Text(as_lines(sentence), style="bold") for sentence in (wrong if proposed else [])),
        *([_carried(sheet, details)] if details is not None and proposed else []),
    )
    return OutlineRow(text.code, name, short, whole, "!" if proposed and wrong else "")


def _carried(sheet: Sheet, details: MeasureDetails) -> Text:
    lines = measure_lines(details, sheet.view.file)
    return Text("\n".join(f"{label}: {as_lines(words)}" for label, words in lines if words))
