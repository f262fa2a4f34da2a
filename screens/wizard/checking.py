"""Step 7: every answer in plain words, what is missing, whom to ask, and sending (R9, R10)."""

from __future__ import annotations

from dataclasses import replace

from rich.text import Text

from screens.evidence_text import incident_lines, said
from screens.sent_back import sent_back_words
from screens.wizard.behaviour import incidents_to_rest_on
from screens.wizard.circumstances import circumstances_rows
from screens.wizard.outline import OutlineRow
from screens.wizard.period import FOLLOWS, last_day_words
from screens.wizard.sheet import Sheet
from screens.wizard.steps import NAMES, Place, Step, place_of
from screens.wizard.told import told_text
from screens.wizard.warning import standing_words
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.forms.proposing import MeasureForm, cautions
from ubp_tui.policy.labels import labels
from ubp_tui.policy.measure_words import measure_lines, measure_summary
from ubp_tui.widgets.cells import as_lines
from ubp_tui.widgets.page import heading, paragraphs

SEND = "send"
TOLD = "told"
DECIDER = "sent_to_id"
CAUTION = "caution"
SENT_BACK = "sent back"
PROBLEM = "problem:"
ANSWER = "answer:"


def check_rows(sheet: Sheet) -> list[OutlineRow]:
    """What is missing leads; then the answers step by step, what is told, and sending."""
    return [
        *_sent_back(sheet),
        *_problem_rows(sheet),
        _behaviour(sheet),
        _circumstances(sheet),
        _warning(sheet),
        *(_measure(sheet, measure) for measure in sheet.form().measures),
        _period(sheet),
        *_caution_rows(sheet),
        OutlineRow(TOLD, "The customer", "what they will be told", told_text(sheet)),
        _decider(sheet),
        _send(sheet),
    ]


def place_of_row(key: str) -> Place | None:
    """Where a line's answer is changed; None for a line that is no answer."""
    if key.startswith(PROBLEM):
        return place_of(key.removeprefix(PROBLEM).rpartition(":")[0])
    if key.startswith(ANSWER):
        step, _, measure = key.removeprefix(ANSWER).partition(":")
        return Place(Step(int(step)), measure)
    return None


def _problem_rows(sheet: Sheet) -> list[OutlineRow]:
    rows = []
    for number, problem in enumerate(sheet.problems()):
        place = place_of(problem.field)
        slot, _, name = problem.field.partition(".")
        where = f"{NAMES[place.step]} {sheet.called(slot)}" if name else NAMES[place.step]
        rule = f" ({problem.rule})" if problem.rule else ""
        text = heading(where) + Text(f"{problem.message}{rule}\n\n{sheet.key('open')} goes there.")
        rows.append(
            OutlineRow(f"{PROBLEM}{problem.field}:{number}", where, problem.message, text, "!")
        )
    return rows


def _sent_back(sheet: Sheet) -> list[OutlineRow]:
    """What is to be changed, where the proposal was sent back."""
    if (before := sent_back_words(sheet.view.file)) is None:
        return []
    words, reasons = before
    return [OutlineRow(SENT_BACK, "Sent back", reasons, heading(words) + as_lines(reasons))]


def _behaviour(sheet: Sheet) -> OutlineRow:
    file, policy = sheet.view.file, sheet.view.asking.policy
    cited = sheet.values.get("incidents", ())
    incidents = [i for i in incidents_to_rest_on(sheet) if str(i.id) in cited]
    references = ", ".join(incident.reference for incident in incidents) or "none chosen"
    lines = [line for i in incidents for line in incident_lines(i, file, policy, set())]
    return _answer(sheet, Step.BEHAVIOUR, "", references, Text("\n").join(lines))


def _circumstances(sheet: Sheet) -> OutlineRow:
    rows = circumstances_rows(sheet)
    file, policy = sheet.view.file, sheet.view.asking.policy
    short = "; ".join(f"{row.name.lower()}: {row.short.partition(':')[0]}" for row in rows)
    words = paragraphs(*(row.text for row in rows))
    considered = ", ".join(labels(policy.factors, (f.kind for f in file.factors)))
    return _answer(sheet, Step.CIRCUMSTANCES, "", considered or short, words)


def _warning(sheet: Sheet) -> OutlineRow:
    policy = sheet.view.asking.policy
    ground = sheet.text("straight_ground")
    if not ground:
        return _answer(sheet, Step.WARNING, "", standing_words(sheet), Text(standing_words(sheet)))
    label = ", ".join(labels(policy.serious_grounds, (ground,)))
    words = said(f"Straight to measures: {label}", sheet.text("straight_reason"))
    return _answer(sheet, Step.WARNING, "", f"straight to measures: {label.lower()}", words)


def _measure(sheet: Sheet, measure: MeasureForm) -> OutlineRow:
    file, policy = sheet.view.file, sheet.view.asking.policy
    answered = [i.reference for i in file.incidents if i.id in measure.incident_ids]
    lines = []
    short = policy.measure(measure.code).label
    if measure.details is not None:
        short = measure_summary(measure.details, file, policy).split(": ", 1)[-1]
        lines = [
            said(label, words) for label, words in measure_lines(measure.details, file, policy)
        ]
    lines += [
        said("Answers", ", ".join(answered) or "no incident yet"),
        said("Why nothing less would do", measure.why_nothing_less),
        said("What else was considered", measure.also_considered),
    ]
    if measure.immediate_reason:
        lines.append(said("At once, because", measure.immediate_reason))
    if measure.is_adjustment:
        lines.append(Text("It is also recorded as a reasonable adjustment."))
    text = heading(sheet.title(measure.name)) + Text("\n").join(lines)
    name = f"{NAMES[Step.MEASURES]} {sheet.called(measure.name)}"
    return replace(_answer(sheet, Step.MEASURES, measure.name, short, text), name=name)


def _period(sheet: Sheet) -> OutlineRow:
    form, words = sheet.form(), last_day_words(sheet)
    short = "not filled in yet" if words == FOLLOWS else words
    if form.starts_on is not None and form.months is not None:
        short = f"{in_words(form.starts_on)}, {form.months} months. {words}"
    return _answer(sheet, Step.PERIOD, "", short, Text(short))


def _answer(sheet: Sheet, step: Step, measure: str, short: str, text: Text) -> OutlineRow:
    name = f"{NAMES[step]} {measure}".strip()
    whole = paragraphs(text, f"{sheet.key('change')} changes it.")
    return OutlineRow(f"{ANSWER}{step.value}:{measure}", name, as_lines(short), whole)


def _caution_rows(sheet: Sheet) -> list[OutlineRow]:
    """What does not stand in the way, but is to be thought about (R23)."""
    found = cautions(sheet.form(), sheet.view.file)
    return [
        OutlineRow(f"{CAUTION}{n}", "To think about", words, Text(f"{words} (R23)"), "?")
        for n, words in enumerate(found)
    ]


def _decider(sheet: Sheet) -> OutlineRow:
    chosen = sheet.form().sent_to_id
    who = sheet.view.file.staff.name(chosen) if chosen else "anyone who may decide"
    text = Text(
        "Whoever is asked is given the case and sees it in their queue. "
        f"{sheet.key('open')} chooses, and says of everybody else why they may not decide."
    )
    return OutlineRow(DECIDER, "Ask to decide", who, text)


def _send(sheet: Sheet) -> OutlineRow:
    left = len(sheet.problems())
    short = "send it for decision" if not left else f"{left} to mend first"
    text = Text(
        "Once sent, the proposal stays as it is and the words of the incidents it cites are "
        "frozen. Whoever decides approves all or some of it, refuses it, or sends it back."
    )
    return OutlineRow(SEND, "[ Send for decision ]", short, text)
