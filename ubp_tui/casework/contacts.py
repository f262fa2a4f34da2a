"""Contacts while measures stand: logged, confirmed or not, told of (R12, R15-R17)."""

from __future__ import annotations

from uuid import UUID

from msgspec.structs import replace

from models.on_record import load_on_record
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import Refused, refuse_if, refuse_told_again, reject
from ubp_tui.casework.work import Work
from ubp_tui.policy.actions import Action
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.answer import Answer, check
from ubp_tui.policy.contact_check.logged import held_unknowing
from ubp_tui.policy.contact_check.offered import against_ids, why_not_log, why_not_outside
from ubp_tui.policy.contact_check.question import OnRecord, Question
from ubp_tui.policy.facts import Caller, Contact, ContactKind, Customer, Role
from ubp_tui.policy.forms import Findings, cleaned
from ubp_tui.policy.forms.contacts import NewContact, contact_problems
from ubp_tui.policy.forms.telling import TellingForm, as_it_was, telling_problems
from ubp_tui.policy.standing import role_holder


def log_contact(desk: Desk, customer_id: UUID, form: NewContact) -> Contact:
    """Logs a contact with a customer for whom measures stand; anybody who took it does (R17).

    What the check said at that moment says which measures it goes against. It stands on the case
    of the measure that leads.

    Raises:
        Invalid: something is missing, or it is not what it is said to be.
        Refused: it is about whoever logs it, no measure is in force, or none was gone against.
    """
    form = cleaned(form)
    with desk.transaction() as work:
        reject(contact_problems(form, None, work.policy, work.now))
        record = _on_record(desk, work, customer_id)
        answer = _answer(record, work, form)
        refuse_if(why_not_log(answer))
        reject(contact_problems(form, answer, work.policy, work.now))
        against = _against(record, work, form, answer)
        assert form.happened_at is not None
        case_id = answer.measures[0].case_id
        work.allowed(Action.LOG_CONTACT, case_id)
        return work.add(
            Contact(
                id=work.new_id(),
                case_id=case_id,
                kind=form.kind,
                caller=form.caller,
                channel=form.channel,
                happened_at=form.happened_at,
                logged_by_id=work.actor_id,
                logged_at=work.now,
                about=form.about or "",
                words=form.words,
                against_ids=against,
                told_ids=tuple(m.measure_id for m in answer.to_tell) if form.told else (),
                our_reply_late=bool(form.our_reply_late),
            )
        )


def _on_record(desk: Desk, work: Work, customer_id: UUID) -> OnRecord:
    work.refuse_own(work.get(Customer, customer_id))
    return load_on_record(desk.database, customer_id)


def _answer(record: OnRecord, work: Work, form: NewContact) -> Answer:
    """What the check said when they were in touch."""
    assert form.happened_at is not None
    question = Question(
        caller=Caller(form.caller), channel=Channel(form.channel), at=form.happened_at
    )
    return check(record, question, work.policy)


def _against(record: OnRecord, work: Work, form: NewContact, answer: Answer) -> tuple[UUID, ...]:
    """The measures that a contact outside of them went against; none for any other.

    Raises:
        Refused: there are none, they have been suspended or ended since, or the customer reached
            their own point of contact.
    """
    if form.kind != ContactKind.OUTSIDE:
        return ()
    refuse_if(why_not_outside(answer))
    now = check(record, replace(answer.question, at=work.now), work.policy)
    standing = {measure.measure_id for measure in now.measures}
    against = tuple(key for key in against_ids(answer) if key in standing)
    if not against:
        words = "What it went against is not in force any more, so it does not count against them."
        raise Refused(words, "R17")
    if all(_is_own_contact(record, key, work.actor_id) for key in against):
        raise Refused("They reached you, who are their point of contact.", "R17")
    return against


def _is_own_contact(record: OnRecord, measure_id: UUID, staff_id: UUID) -> bool:
    """Whether somebody is the point of contact, or the deputy, under a measure."""
    return any(
        holder.staff_id == staff_id
        for file in record.files
        for measure in file.measures
        if measure.id == measure_id
        for role in Role
        if (holder := role_holder(file, measure, role)) is not None
    )


def add_words(desk: Desk, seen: Contact, words: str) -> Contact:
    """Adds the sentence to a contact that one logged oneself a moment before.

    Raises:
        Refused: somebody else logged it, or it counts already.
        Invalid: there are no words, or too many.
    """
    found = Findings()
    with desk.transaction() as work:
        _refuse_settled(work, seen)
        found.text("words", "What it was", words, "R17")
        reject(found.problems)
        return work.change(seen, words=words.strip())


def take_back(desk: Desk, seen: Contact) -> Contact:
    """Strikes a contact that one logged by mistake; the journal keeps it.

    Where it said that the customer was told of a measure, nothing counts that rested on that.

    Raises:
        Refused: somebody else logged it, or it counts already.
    """
    with desk.transaction() as work:
        _refuse_settled(work, seen)
        struck = work.change(seen, struck_at=work.now, struck_reason="logged by mistake")
        strike_unknowing(work, seen.case_id, "the customer had not been told")
        return struck


def strike_unknowing(work: Work, case_id: UUID, reason: str) -> None:
    """Within a transaction: nothing counts against a customer who did not know (R12)."""
    for contact in held_unknowing(work.case_file(case_id), work.policy):
        work.change(contact, struck_at=work.now, struck_reason=reason)


def _refuse_settled(work: Work, seen: Contact) -> None:
    if seen.logged_by_id != work.actor_id:
        raise Refused("Whoever logged it changes it.", "R17")
    if seen.answered_at is not None or seen.struck_at is not None:
        raise Refused("It is settled already, so it stays as it is.", "R17")


def answer_contact(desk: Desk, seen: Contact, confirmed: bool, reason: str) -> Contact:
    """Whoever owns the case says whether a contact was outside the measures (R17).

    Raises:
        Refused: somebody else owns the case, or it is settled already.
        Invalid: it was not, and it is not said why.
    """
    found = Findings()
    with desk.transaction() as work:
        work.allowed(Action.CONFIRM_CONTACT, seen.case_id)
        if seen.kind != ContactKind.OUTSIDE or seen.struck_at is not None:
            raise Refused("It is not said to be outside the measures.", "R17")
        if seen.answered_at is not None:
            raise Refused("It has been said already whether it counts.", "R17")
        if confirmed:
            found.length("reason", "Reason", reason)
        else:
            found.text("reason", "Why it does not count", reason, "R17")
        reject(found.problems)
        return work.change(
            seen,
            confirmed=confirmed,
            answered_by_id=work.actor_id,
            answered_at=work.now,
            answer_reason=reason.strip(),
        )


def tell_contact(desk: Desk, seen: Contact, form: TellingForm) -> Contact:
    """Records that the customer was told that a contact was outside the measures (R17).

    Recorded attempts count as told where nobody was reached.

    Raises:
        Refused: it does not count, or the customer was told already.
        Invalid: the day, the way or the format is missing or cannot be used.
    """
    form = as_it_was(form)
    with desk.transaction() as work:
        file, policy, today = work.allowed(Action.TELL, seen.case_id), work.policy, work.today
        if not seen.confirmed or seen.answered_at is None:
            raise Refused("It is not confirmed, so there is nothing to tell.", "R17")
        refuse_told_again(seen.told_on, seen.nobody_reached, "R17")
        since = london_date(seen.answered_at)
        reject(telling_problems(form, file, policy, since=since, today=today, rule="R17"))
        return work.change(seen, **form.told)
