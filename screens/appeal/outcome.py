"""What the reviewer is asked, measure by measure, and the answers in words (R32)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from screens.answers import Answers
from screens.carried import change_questions, read_change
from screens.filled import Filled
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Appeal, AppealOutcome, CaseFile, Measure
from ubp_tui.policy.forms import Problem
from ubp_tui.policy.forms.appealing import AppealDecision, FindingForm
from ubp_tui.policy.measure_words import called_in_full, measure_lines, measure_summary
from ubp_tui.policy.naming import called, slots
from ubp_tui.widgets.questions import Option, Question, Shown, Values

WARNING = "warning"
NOT_UPHELD = Option(AppealOutcome.NOT_UPHELD, "Not upheld", "it stays as it is")
PARTLY = Option(AppealOutcome.PARTLY, "Partly upheld", "changed below")
UPHELD = Option(AppealOutcome.UPHELD, "Upheld", "it is undone at once")


@dataclass(frozen=True, slots=True)
class Part:
    """One measure the reviewer answers, with what its fields' names begin with, and its name."""

    prefix: str
    name: str
    measure: Measure


def parts(file: CaseFile, appeal: Appeal) -> list[Part]:
    """The measures of the decision appealed against; none for a warning."""
    if appeal.decision_id is None:
        return []
    measures = file.measures_of(appeal.decision_id)
    names = slots(measure.code for measure in measures)
    return [
        Part(f"{slot}.", called(measure, measures), measure)
        for slot, measure in zip(names, measures, strict=True)
    ]


def outcome_questions(desk: Desk, view: CaseView, appeal: Appeal, typed: Values) -> list[Question]:
    """The form: each measure with its outcome, reasons and change; then the whole."""
    filled = Filled(typed)
    questions: list[Question] = []
    for part in parts(view.file, appeal):
        questions += _measure_questions(desk, view, part, filled, typed)
    if appeal.decision_id is None:
        questions += [
            filled.pick(f"{WARNING}.outcome", "The warning", (NOT_UPHELD, UPHELD)),
            filled.words(
                f"{WARNING}.reasons", "Why, for the warning", "The customer reads this.", lines=3
            ),
        ]
    hint = "The customer reads this: factual, kind, short."
    return [*questions, filled.words("reasons", "Reasons for the outcome as a whole", hint)]


def _measure_questions(
    desk: Desk, view: CaseView, part: Part, filled: Filled, typed: Values
) -> list[Question]:
    measure, prefix = part.measure, part.prefix
    label = measure_summary(measure.details, view.file, desk.policy)
    can_vary = measure.last_day is not None
    options = (NOT_UPHELD, PARTLY, UPHELD) if can_vary else (NOT_UPHELD, UPHELD)
    questions: list[Question] = [
        filled.pick(f"{prefix}outcome", label, options),
        filled.words(f"{prefix}reasons", f"Why, for {part.name}", lines=3),
    ]
    if measure.last_day is None:
        return questions
    inside = {n.removeprefix(prefix): v for n, v in typed.items() if n.startswith(prefix)}
    carried = change_questions(view, measure.details, inside)
    heading = f"Where partly upheld: what {part.name} becomes"
    hint = "Change what changes; never stricter. Otherwise leave it as it is."
    return [
        *questions,
        Shown(name=f"{prefix}varied", label=heading, hint=hint),
        *(replace(question, name=f"{prefix}{question.name}") for question in carried),
        filled.day(
            f"{prefix}last_day",
            "Last day",
            "The same, or sooner",
            in_words(measure.last_day),
            when=When.TO_COME,
        ),
    ]


def read_outcome(answers: Answers, view: CaseView, appeal: Appeal) -> AppealDecision:
    """The form as casework takes it; what cannot be read is added to the answers' problems."""
    findings = [_finding(answers, part) for part in parts(view.file, appeal)]
    if appeal.decision_id is None:
        findings = [_form(answers, f"{WARNING}.", None)]
    return AppealDecision(reasons=answers.text("reasons"), findings=tuple(findings))


def _form(answers: Answers, prefix: str, measure: Measure | None) -> FindingForm:
    outcome = answers.text(f"{prefix}outcome")
    return FindingForm(
        measure_id=measure.id if measure else None,
        outcome=AppealOutcome(outcome) if outcome else None,
        reasons=answers.text(f"{prefix}reasons"),
    )


def _finding(answers: Answers, part: Part) -> FindingForm:
    """One measure's finding; only partly upholding reads what it becomes."""
    measure, prefix = part.measure, part.prefix
    form = _form(answers, prefix, measure)
    if form.outcome != AppealOutcome.PARTLY:
        return form
    inside = answers.part(prefix)
    details = read_change(inside, measure.details)
    last_day = inside.day("last_day", When.TO_COME)
    answers.problems += [Problem(f"{prefix}{p.field}", p.message, p.rule) for p in inside.problems]
    return replace(
        form,
        varied_details=details if details != measure.details else None,
        varied_last_day=last_day if last_day != measure.last_day else None,
    )


def words_to_check(view: CaseView, form: AppealDecision) -> str:
    """The outcome in words, with what follows."""
    policy = view.asking.policy
    measures = {measure.id: measure for measure in view.file.measures}
    lines = ["Check your answers", ""]
    for finding in form.findings:
        measure = measures[finding.measure_id] if finding.measure_id else None
        name = "The warning"
        if measure:
            among = view.file.measures_of(measure.decision_id)
            name = called_in_full(measure, among, policy)
        lines.append(f"{name}: {finding.outcome}. {finding.reasons.strip()}")
        lines += [f"  {line}" for line in _changes(finding, view.file, policy)]
    follows = _what_follows({finding.outcome for finding in form.findings})
    return "\n".join([*lines, "", f"Reasons: {form.reasons.strip()}", "", follows])


def _what_follows(outcomes: set[AppealOutcome | None]) -> str:
    follows = []
    if AppealOutcome.UPHELD in outcomes:
        follows.append("What is upheld is undone at once.")
    if AppealOutcome.PARTLY in outcomes:
        follows.append("What is partly upheld changes at once.")
    if not follows:
        follows.append("Everything stays as it is.")
    return " ".join([*follows, "Telling the customer comes next."])


def _changes(finding: FindingForm, file: CaseFile, policy: Policy) -> list[str]:
    lines = []
    if finding.varied_details is not None:
        pairs = measure_lines(finding.varied_details, file, policy)
        lines.append("becomes " + "; ".join(f"{label.lower()}: {words}" for label, words in pairs))
    if finding.varied_last_day is not None:
        lines.append(f"ends on {in_words(finding.varied_last_day)}")
    return lines
