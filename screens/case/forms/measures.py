"""Measures once decided: reviewed, made milder, lifted; a report recorded (R13, R19, R21, R28)."""

from __future__ import annotations

from functools import partial

from screens.answers import Answers
from screens.carried import change_questions, read_change
from screens.case.ways import Way, by_form
from screens.filled import Filled
from screens.form_screen import FormSpec
from screens.wording import moment_words
from ubp_tui.casework.complaints import look_again
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.informing import record_report
from ubp_tui.casework.measures import (
    ReviewOutcome,
    lift_measure,
    reduce_measure,
    review_measures,
)
from ubp_tui.casework.views import CaseView
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.contact_check.logged import confirmed
from ubp_tui.policy.dates import When, in_words
from ubp_tui.policy.facts import Complaint, Decision, Ended, Measure, Review
from ubp_tui.policy.measure_words import measure_summary
from ubp_tui.policy.naming import called, told_apart_by
from ubp_tui.policy.short_dates import short_date
from ubp_tui.policy.text import listed, shortened
from ubp_tui.widgets.questions import Option, Question, Shown, Values

OUTCOMES = (
    Option(ReviewOutcome.CONTINUE, "Continue", "as they are, until their last day"),
    Option(ReviewOutcome.LIFT, "Lift", "all that still stands"),
)
ENDS = (
    Option(Ended.LIFTED, "We lift it"),
    Option(Ended.ORDERED, "An order asks for it", "of the Ombudsman or a court"),
)


def _running(view: CaseView) -> list[Measure]:
    return [s.measure for s in view.standings if not s.has_ended]


def review_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each decision's measures are reviewed; each measure can be made milder."""
    running = _running(view)
    decisions = {m.decision_id: view.file.decision(m.decision_id) for m in running}
    found = [
        by_form(
            f"Review the decision of {_decided_on(decision, view)}",
            Action.REVIEW_MEASURES,
            partial(review_form, desk, view, decision),
            "The review is recorded.",
            subject=decision,
            about=(decision.id,),
        )
        for decision in decisions.values()
    ]
    found += [
        by_form(
            f"Reduce {called(measure, view.file.measures)}: make it milder",
            Action.REVIEW_MEASURES,
            partial(reduce_form, desk, view, measure),
            f"{called(measure, view.file.measures)} is milder now.",
            subject=decisions[measure.decision_id],
            about=(measure.decision_id,),
        )
        for measure in running
        if measure.code != "M6"
    ]
    return found


def look_again_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each complaint that asks the decider to look again (R28)."""
    last = view.file.decisions[-1] if view.file.decisions else None
    return [
        by_form(
            f"Look again, as complaint {complaint.reference} asks",
            Action.LOOK_AGAIN,
            partial(look_again_form, desk, view, complaint),
            "Recorded: you looked again.",
            subject=last,
            about=(complaint.id,),
        )
        for complaint in view.file.complaints
        if complaint.asks_decider and complaint.looked_again_at is None
    ]


def lift_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each measure that has not ended can be lifted."""
    return [
        by_form(
            f"Lift {called(measure, view.file.measures)}",
            Action.LIFT,
            partial(lift_form, desk, view, measure),
            f"{called(measure, view.file.measures)} is lifted.",
            subject=view.file.decision(measure.decision_id),
            about=(measure.id,),
        )
        for measure in _running(view)
    ]


def report_ways(desk: Desk, view: CaseView) -> list[Way]:
    """Each M6 that has not been reported."""
    return [
        by_form(
            f"Record the report to {_body(measure)}",
            Action.REPORT,
            partial(report_form, desk, view, measure),
            "The report is recorded.",
            about=(measure.id,),
        )
        for measure in _running(view)
        if measure.code == "M6" and measure.reported_at is None
    ]


def _body(measure: Measure) -> str:
    return shortened(told_apart_by(measure.details)) or "the public body"


def _decided_on(decision: Decision, view: CaseView) -> str:
    return short_date(london_date(decision.decided_at), view.today)


def which(desk: Desk, view: CaseView, measure: Measure) -> Shown:
    """The measure that a form is about."""
    words = measure_summary(measure.details, view.file, desk.policy)
    return Shown(name="measure", label="The measure", hint=words)


def review_form(desk: Desk, view: CaseView, decision: Decision) -> FormSpec:
    """A review: continue, or lift all that still stands."""
    measures = [m for m in _running(view) if m.decision_id == decision.id]

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        words = "\n".join(measure_summary(m.details, view.file, desk.policy) for m in measures)
        return [
            Shown(name="measures", label="What still stands", hint=words),
            Shown(name="contacts", label="Outside the measures", hint=_counted(view, decision)),
            filled.pick(
                "outcome",
                "What the review found",
                OUTCOMES,
                "To make one milder, go back and choose “Reduce”. Anything stricter is a new "
                "decision.",
            ),
            filled.words("reasons", "Reasons"),
        ]

    def send(answers: Answers) -> Review:
        outcome = ReviewOutcome(found) if (found := answers.text("outcome")) else None
        reasons = answers.text("reasons")
        return review_measures(desk, view.file.case.id, decision.id, outcome, reasons)

    def sure(answers: Answers) -> str:
        """What ends by it, before all of it is lifted."""
        if answers.text("outcome") != ReviewOutcome.LIFT or not measures:
            return ""
        names = listed([called(m, view.file.measures) for m in measures])
        return (
            f"{names} {'ends' if len(measures) == 1 else 'end'} at once, for good, and the "
            "customer is told. Lift all that still stands?"
        )

    title = f"{view.file.case.reference}: review the measures"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        sure=sure,
        save="Record the review",
        rule="R19",
        help="Whether what still stands is still needed: it goes on until its last day, or "
        "all of it is lifted. A review makes nothing stricter.",
    )


def _counted(view: CaseView, decision: Decision) -> str:
    """The contacts that count since the decision was last looked at (R17)."""
    reviewed = [r.reviewed_at for r in view.file.reviews if r.decision_id == decision.id]
    found = confirmed(view.file, max(reviewed, default=None))
    if not found:
        return "No contact since the last review." if reviewed else "No contact so far."
    return "\n".join(f"{moment_words(c.happened_at)}: {c.words}" for c in found)


def reduce_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """A measure is made milder: what it carries, or a sooner end."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        ends = f"Now {in_words(measure.last_day)}; only a sooner one" if measure.last_day else ""
        return [
            which(desk, view, measure),
            filled.words("reasons", "Reasons"),
            *change_questions(view, measure.details, typed),
            filled.day(
                "last_day", "A sooner last day", f"{ends}. Empty where it stays", when=When.TO_COME
            ),
        ]

    def send(answers: Answers) -> Measure:
        last_day = answers.day("last_day", When.TO_COME)
        details = read_change(answers, measure.details)
        answers.checked()
        changed = details if details != measure.details else None
        reasons = answers.text("reasons")
        return reduce_measure(desk, view.file.case.id, measure.id, reasons, changed, last_day)

    title = f"{view.file.case.reference}: reduce {called(measure, view.file.measures)}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save="Make it milder",
        rule="R19",
        help="Makes a measure milder: what it carries, or a sooner last day. Anything "
        "stricter is a new decision.",
    )


def lift_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """A measure is lifted, on our own finding or because an order asks for it."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            which(desk, view, measure),
            filled.pick("kind", "Why it ends", ENDS, now=Ended.LIFTED),
            filled.words("reasons", "Reasons"),
        ]

    def send(answers: Answers) -> Measure:
        kind = Ended(answers.text("kind") or Ended.LIFTED)
        reasons = answers.text("reasons")
        return lift_measure(desk, view.file.case.id, measure.id, reasons, kind)

    name = called(measure, view.file.measures)
    title = f"{view.file.case.reference}: lift {name}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        save=f"Lift {name}",
        rule="R21",
        help="Ends a measure before its last day, because it is not needed any more or "
        "because an order asks for it. The customer is told.",
    )


def look_again_form(desk: Desk, view: CaseView, complaint: Complaint) -> FormSpec:
    """The decider looks again, as a complaint asks; it changes nothing by itself."""

    def ask(typed: Values) -> list[Question]:
        what = f"Complaint {complaint.reference}, noted beside the case"
        hint = "Nothing changes by this. A measure is reduced or lifted in its own form."
        return [
            Shown(name="what", label=what, hint=complaint.words),
            Filled(typed).words("words", "What you found", hint),
        ]

    def send(answers: Answers) -> Complaint:
        return look_again(desk, complaint, answers.text("words"))

    title = f"{view.file.case.reference}: look again"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R28",
        help="A complaint asks whoever decided to look at it again. Write what you found; "
        "nothing changes by this alone.",
    )


def report_form(desk: Desk, view: CaseView, measure: Measure) -> FormSpec:
    """The public body was informed."""

    def ask(typed: Values) -> list[Question]:
        filled = Filled(typed)
        return [
            which(desk, view, measure),
            filled.day("reported_on", "The day of the report"),
            filled.line("reference", "The body's reference, or whom it was given to"),
        ]

    def send(answers: Answers) -> Measure:
        reported_on = answers.day("reported_on")
        answers.checked()
        reference = answers.text("reference")
        return record_report(desk, view.file.case.id, measure.id, reported_on, reference)

    title = f"{view.file.case.reference}: report to {_body(measure)}"
    return FormSpec(
        title=title,
        ask=ask,
        send=send,
        rule="R13",
        help="Records that the public body was informed, when, and the reference it gave.",
    )
