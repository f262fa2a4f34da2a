"""What a decider is asked, and the answers in words to check."""

from __future__ import annotations

from uuid import UUID

from screens.answers import Answers
from ubp_tui.casework.views import CaseView, deciders
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.facts import Outcome, Proposal, StaffMember
from ubp_tui.policy.forms.deciding import DecisionForm
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.policy.periods import last_day
from ubp_tui.widgets.questions import Day, Line, Option, Pick, PickSome, Question, Values, Words

APPROVE = Option(Outcome.APPROVED, "Approve", "as proposed")
APPROVE_ALL = Option(Outcome.APPROVED, "Approve all", "every measure as proposed")
APPROVE_SOME = Option(Outcome.PARTLY, "Approve some", "those ticked below")
OTHERWISE = (
    Option(Outcome.REFUSED, "Refuse", "no measures; the customer is told"),
    Option(Outcome.SENT_BACK, "Send back", "to be proposed again, with your reasons"),
)


def outside_deciders(view: CaseView, proposal: Proposal) -> list[StaffMember]:
    """The outside persons who may decide this."""
    return [
        candidate.person
        for candidate in deciders(view, proposal)
        if candidate.person.outside and candidate.refusal is None
    ]


def decision_questions(
    view: CaseView, proposal: Proposal, typed: Values, outside: list[StaffMember]
) -> list[Question]:
    """The form; the period is asked for only where a measure has one."""
    questions: list[Question] = []
    if outside:
        questions.append(_who(typed, outside))
    several = len(proposal.measures) > 1
    options = ((APPROVE_ALL, APPROVE_SOME) if several else (APPROVE,)) + OTHERWISE
    chosen = _text(typed, "outcome")
    questions.append(Pick(name="outcome", label="What is decided", options=options, value=chosen))
    if several:
        questions.append(_which(view, proposal, typed))
    if any(measure.code != "M6" for measure in proposal.measures):
        questions += _period(view, proposal, typed)
    reasons = _text(typed, "reasons")
    hint = "The customer may read them: factual, kind, short."
    return [*questions, Words(name="reasons", label="Reasons", hint=hint, value=reasons)]


def _who(typed: Values, outside: list[StaffMember]) -> Pick:
    options = [Option(str(p.id), p.name, p.organisation) for p in outside]
    return Pick(
        name="decided_by_id",
        label="Who decides",
        hint="Nobody who works here may, so you enter it for somebody from outside.",
        options=options,
        value=_text(typed, "decided_by_id") or options[0].code,
    )


def _which(view: CaseView, proposal: Proposal, typed: Values) -> PickSome:
    options = [
        Option(str(m.id), measure_summary(m.details, view.file, view.asking.policy))
        for m in proposal.measures
    ]
    value = typed.get("approved_ids", ())
    return PickSome(
        name="approved_ids",
        label="Where you approve some: which",
        options=options,
        value=value if isinstance(value, tuple) else (),
    )


def _period(view: CaseView, proposal: Proposal, typed: Values) -> list[Question]:
    start = max(proposal.starts_on or view.today, view.today)
    return [
        Day(
            name="starts_on",
            label="Start",
            hint="As proposed, unless you change it. It stays, however late the customer is told.",
            value=_text(typed, "starts_on") or in_words(start),
            when=When.TO_COME,
        ),
        Line(
            name="months",
            label="Months",
            hint=f"1 to the {proposal.months} proposed.",
            value=_text(typed, "months") or str(proposal.months),
        ),
    ]


def _text(typed: Values, name: str) -> str:
    value = typed.get(name, "")
    return value if isinstance(value, str) else ""


def read_decision(answers: Answers, proposal: Proposal) -> DecisionForm:
    """The form as casework takes it; approving all marks every measure."""
    outcome = Outcome(answers.text("outcome")) if answers.text("outcome") else None
    approved: tuple[UUID, ...] = ()
    if outcome == Outcome.APPROVED:
        approved = tuple(m.id for m in proposal.measures)
    elif outcome == Outcome.PARTLY:
        approved = tuple(UUID(code) for code in answers.some("approved_ids"))
    return DecisionForm(
        outcome=outcome,
        reasons=answers.text("reasons"),
        approved_ids=approved,
        starts_on=answers.day("starts_on", When.TO_COME),
        months=read_months(answers),
        decided_by_id=answers.id("decided_by_id"),
    )


def read_months(answers: Answers) -> int | None:
    """The number of months that was typed; None where it is no number."""
    typed = answers.text("months").strip()
    return int(typed) if typed.isdecimal() and len(typed) <= 3 else None


def last_day_words(form: DecisionForm) -> str:
    """The last day that follows from the answers so far; nothing before something is approved."""
    if form.outcome not in (Outcome.APPROVED, Outcome.PARTLY):
        return ""
    if form.starts_on is None or not form.months:
        return ""
    return f"Last day: {in_words(last_day(form.starts_on, form.months))}"


def words_to_check(view: CaseView, proposal: Proposal, form: DecisionForm) -> str:
    """The decision in words, with what happens next."""
    policy, file = view.asking.policy, view.file
    lines = ["Check your answers", ""]
    for measure in proposal.measures:
        verdict = "approved" if measure.id in form.approved_ids else "not approved"
        lines.append(f"{measure_summary(measure.details, file, policy)} - {verdict}")
    if form.approved_ids and form.starts_on and form.months:
        until = in_words(last_day(form.starts_on, form.months))
        lines.append(f"From {in_words(form.starts_on)}, last day {until}.")
    if form.decided_by_id is not None:
        lines.append(f"Decided by {file.staff.name(form.decided_by_id)}, entered by you.")
    lines += ["", f"Reasons: {form.reasons.strip()}", "", _what_follows(form)]
    return "\n".join(lines)


def _what_follows(form: DecisionForm) -> str:
    if form.outcome == Outcome.SENT_BACK:
        return "It goes back to whoever proposed it. No new incident is needed."
    if form.outcome == Outcome.REFUSED:
        return "No measures apply. The customer is told, and a new incident is needed to ask again."
    return "Nothing binds the customer before they have been told: informing them comes next."
