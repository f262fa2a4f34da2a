"""Step 5: why nothing less would do, and how comparable cases were decided (R9)."""

from __future__ import annotations

from screens.wizard.behaviour import incidents_to_rest_on
from screens.wizard.sheet import Sheet
from screens.wizard.steps import Step
from screens.wording import moment_words
from ubp_tui.casework.comparable import Comparison, comparable_cases
from ubp_tui.policy.document import Policy
from ubp_tui.policy.labels import labels
from ubp_tui.policy.measure_words import measure_title
from ubp_tui.widgets.questions import Option, PickSome, Question, Shown, Words


def weighing_questions(sheet: Sheet) -> list[Question]:
    """Comparable cases, then the three questions for each measure that is proposed."""
    policy = sheet.view.asking.policy
    compared = comparable_cases(sheet.desk, sheet.view.file.case.id)
    asked: list[Question] = [
        Shown(
            name="comparable",
            label="How comparable cases were decided",
            hint=comparison_words(compared, policy),
        )
    ]
    if not sheet.chosen:
        asked.append(Shown(name="none", label="No measure is proposed yet: 4 goes to them."))
    for slot in sheet.chosen:
        asked += _questions_of(sheet, slot)
    return asked


NONE_CHOSEN = f"Choose first, in step {Step.BEHAVIOUR.value}, what the proposal rests on."


def comparison_words(compared: Comparison, policy: Policy) -> str:
    """Earlier decisions a line each, after what was chosen most."""
    if not compared.decisions:
        return "No earlier decision shares a kind of behaviour with this case."
    often = ", ".join(
        f"{measure_title(code, policy)} ({count})" for code, count in compared.measures_chosen()
    )
    lines = [f"Most often: {often or 'no measure'}."]
    for decision in compared.decisions:
        measures = ", ".join(decision.measures) or "no measure"
        period = f" for {decision.months} months" if decision.measures and decision.months else ""
        kinds = ", ".join(sorted(labels(policy.behaviours, decision.behaviours))).lower()
        lines.append(f"{decision.reference} {decision.outcome}: {measures}{period} ({kinds})")
    return "\n".join(lines)


def _questions_of(sheet: Sheet, slot: str) -> list[Question]:
    cited = sheet.values.get("incidents", ())
    incidents = [i for i in incidents_to_rest_on(sheet) if str(i.id) in cited]
    answers = sheet.values.get(f"{slot}.incidents", cited)
    return [
        Shown(name=f"about {slot}", label=sheet.title(slot)),
        PickSome(
            name=f"{slot}.incidents",
            label="Which incidents does it answer?",
            hint="" if incidents else NONE_CHOSEN,
            options=[
                Option(str(i.id), f"{i.reference} {moment_words(i.happened_at)}", i.what_happened)
                for i in incidents
            ],
            value=answers if isinstance(answers, tuple) else (),
        ),
        Words(
            name=f"{slot}.why_nothing_less",
            label="Why would nothing less do?",
            value=sheet.text(f"{slot}.why_nothing_less"),
            lines=3,
        ),
        Words(
            name=f"{slot}.also_considered",
            label="What else was considered?",
            value=sheet.text(f"{slot}.also_considered"),
            lines=3,
        ),
    ]
