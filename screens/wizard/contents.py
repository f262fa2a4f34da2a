"""What each step shows: a form of questions, or lines that lead to what they are about."""

from __future__ import annotations

from collections.abc import Callable

from screens.wizard.behaviour import behaviour_questions
from screens.wizard.checking import check_rows
from screens.wizard.circumstances import circumstances_rows
from screens.wizard.measures import measures_rows
from screens.wizard.outline import OutlineRow
from screens.wizard.period import period_questions
from screens.wizard.sheet import Sheet
from screens.wizard.steps import Step
from screens.wizard.warning import warning_questions
from screens.wizard.weighing import weighing_questions
from ubp_tui.widgets.questions import Question

QUESTIONS: dict[Step, Callable[[Sheet], list[Question]]] = {
    Step.BEHAVIOUR: behaviour_questions,
    Step.WARNING: warning_questions,
    Step.PROPORTIONALITY: weighing_questions,
    Step.PERIOD: period_questions,
}
"""The steps that are a form."""

ROWS: dict[Step, Callable[[Sheet], list[OutlineRow]]] = {
    Step.CIRCUMSTANCES: circumstances_rows,
    Step.MEASURES: measures_rows,
    Step.CHECK: check_rows,
}
"""The steps that are lines."""

TITLES = {
    Step.CIRCUMSTANCES: ("What was considered", "Recorded"),
    Step.MEASURES: ("Measure (space proposes it)", "What it carries"),
    Step.CHECK: ("Step", "Your answer"),
}
"""The headings of the lines: what they are called and what they say."""
