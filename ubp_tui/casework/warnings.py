"""Warnings: issued, answered, returned (R6)."""

from __future__ import annotations

from uuid import UUID

import pendulum

from ubp_tui.casework.adjustments import add_adjustment
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import Channel, Format
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Answer, Warning
from ubp_tui.policy.forms import Findings, Problem, cleaned
from ubp_tui.policy.forms.preparing import NewWarning, warning_problems
from ubp_tui.policy.periods import last_day, received_by_post
from ubp_tui.policy.promises import appeal_by
from ubp_tui.policy.text import clean


def issue_warning(desk: Desk, case_id: UUID, form: NewWarning) -> Warning:
    """Records the written warning that was sent, with the two questions asked in it.

    By post it is received two working days later; it stands from then for six months.
    A need that the customer names becomes an adjustment to agree or decline.

    Raises:
        Refused: the grade is lower than a team leader's, or the case is not yours.
        Invalid: something is missing or impossible.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        file = work.allowed(Action.WARN, case_id)
        if not file.incidents:
            raise Refused("A warning answers an incident. Attach one to the case first.", "R6")
        reject(warning_problems(form, file, work.policy, work.today))
        first = min(london_date(incident.happened_at) for incident in file.incidents)
        if form.sent_on is not None and form.sent_on < first:
            early = f"{in_words(form.sent_on)} is before the first incident, of {in_words(first)}."
            sentence = f"{early} Check the day it was sent."
            reject([Problem("sent_on", sentence, "R6")])
        assert form.sent_on is not None
        received = received_on(form.sent_how, form.sent_on, work.policy)
        warning = work.add(
            Warning(
                id=work.new_id(),
                case_id=case_id,
                issued_by_id=work.actor_id,
                issued_at=work.now,
                must_change=form.must_change,
                sent_how=form.sent_how,
                sent_on=form.sent_on,
                format=form.format or Format.STANDARD,
                received_on=received,
                lapses_on=last_day(received, work.policy.figures.warning_months.value),
                appeal_by=appeal_by(received, work.policy),
                needs_answer=form.needs_answer,
                needs_words=form.needs_words,
                nominee_answer=form.nominee_answer,
                nominee_words=form.nominee_words,
            )
        )
        if form.needs_answer == Answer.YES:
            add_adjustment(work, file.customer.id, case_id, form.needs_words)
        return warning


def received_on(how: str, sent_on: pendulum.Date, policy: Policy) -> pendulum.Date:
    """The day on which the customer has what was sent."""
    return received_by_post(sent_on, policy) if how == Channel.LETTER else sent_on


def answer_needs(desk: Desk, seen: Warning, answer: str, words: str) -> Warning:
    """Records what the customer says they need, asked at the warning; it becomes an adjustment.

    Raises:
        Refused: they have answered, and their words stand.
        Invalid: they need something and it is not said what.
    """
    with desk.transaction() as work:
        file = work.allowed(Action.RECORD_NEED, seen.case_id)
        _refuse_answered(seen.needs_answer, "Record what they say now as a need of theirs.")
        _checked(answer, words)
        if answer == Answer.YES:
            add_adjustment(work, file.customer.id, seen.case_id, words)
        said = _beside(seen.needs_words, words)
        return work.change(seen, needs_answer=answer, needs_words=said)


def answer_nominee(desk: Desk, seen: Warning, answer: str, words: str) -> Warning:
    """Records whether the customer would like to nominate someone, asked at the warning.

    Raises:
        Refused: they have answered, and their words stand.
        Invalid: they would and it is not said whom.
    """
    with desk.transaction() as work:
        work.allowed(Action.RECORD_NEED, seen.case_id)
        _refuse_answered(seen.nominee_answer, "Record whom they nominate now as a nomination.")
        _checked(answer, words)
        said = _beside(seen.nominee_words, words)
        return work.change(seen, nominee_answer=answer, nominee_words=said)


def _refuse_answered(answer: str, instead: str) -> None:
    """A customer's words are never altered: what they say later stands by itself."""
    if answer != Answer.NO_ANSWER_YET:
        raise Refused(f"The customer has answered, and their words stand. {instead}", "R12")


def _beside(before: str, words: str) -> str:
    """What the customer said while they gave no answer, and what they say now."""
    return "\n".join(filter(None, [before, clean(words).strip()]))


def _checked(answer: str, words: str) -> None:
    found = Findings()
    found.choice("answer", "The answer", answer, (Answer.NO_ANSWER_YET, Answer.YES, Answer.NO))
    if answer == Answer.YES:
        found.text("words", "What the customer said", words, "R12")
    reject(found.problems)


def record_warning_returned(desk: Desk, seen: Warning, returned_on: pendulum.Date) -> Warning:
    """Records that a warning came back: the customer does not have it, so it does not stand.

    Raises:
        Refused: its return is recorded already.
        Invalid: the day is in the future, or before the warning was sent.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.TELL, seen.case_id)
        if seen.returned_on is not None:
            raise Refused("It is recorded already that this warning came back.", "R6")
        found.happened("returned_on", "The day it came back", returned_on, work.today)
        if returned_on < seen.sent_on:
            found.add("returned_on", "It cannot come back before it was sent.", "R6")
        reject(found.problems)
        return work.change(seen, returned_on=returned_on)


def undo_warning(work: Work, warning: Warning) -> None:
    """Within a transaction: a warning undone on appeal does not stand any more (R29)."""
    work.change(warning, undone_at=work.now)
