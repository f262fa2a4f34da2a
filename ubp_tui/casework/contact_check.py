"""The contact check: how anybody responds to a customer now; who looked is journalled (R14)."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pendulum
from msgspec.structs import replace

from models.case_files import OF_THE_CHECK, load_case_files
from models.on_record import joint_tenants, load_on_record
from models.rows import Missing
from ubp_tui.casework.desk import Desk, refuse_clock_set_back
from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.refusals import NotFound, Refused
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.answer import Answer, Stands, check
from ubp_tui.policy.contact_check.question import OnRecord, Question
from ubp_tui.policy.facts import Caller, Customer, LookUp


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """An answer about a customer, as anybody may read it.

    `others` are those who share the customer's tenancy: which of them is calling is to be asked
    (R4). `has_measures` says that measures answer whoever is the customer, whoever is in touch.
    """

    customer: Customer
    answer: Answer
    others: tuple[Customer, ...]
    has_measures: bool


def check_contact(
    desk: Desk,
    customer_id: UUID,
    caller: Caller = Caller.CUSTOMER,
    channel: Channel = Channel.PHONE,
    at: pendulum.DateTime | None = None,
    by_name: str = "",
) -> Checked:
    """How to respond to a customer, or to somebody about them (R14).

    It writes nothing: whoever shows the answer says so with `note_look_up`.

    Args:
        desk: who asks.
        customer_id: the customer.
        caller: who is in touch.
        channel: by which channel.
        at: when; now where it is not said.
        by_name: the name of whoever acts for the customer, where it is known who of them it is.

    Raises:
        NotFound: there is no such customer.
        Refused: it is about whoever asks.
    """
    record = _on_record(desk, customer_id)
    question = Question(caller=caller, channel=channel, at=at or desk.now(), by_name=by_name)
    answer = check(record, question, desk.policy)
    is_free = not answer.measures and caller != Caller.CUSTOMER
    return Checked(
        customer=record.customer,
        answer=answer,
        others=joint_tenants(desk.database, record.customer),
        has_measures=bool(_as_customer(record, question, desk) if is_free else answer.measures),
    )


def _as_customer(record: OnRecord, question: Question, desk: Desk) -> tuple[Stands, ...]:
    """The measures that would answer the customer themselves."""
    asked = replace(question, caller=Caller.CUSTOMER)
    return check(record, asked, desk.policy).measures


def get_ready(desk: Desk) -> None:
    """Has made once what every answer and list needs, so that the first comes as quickly.

    Raises:
        DatabaseProblem: the database cannot be read.
    """
    staff, nobody = staff_directory(desk), [UUID(int=number) for number in range(2)]
    for cases in (nobody[:1], nobody):
        load_case_files(desk.database, cases, staff, OF_THE_CHECK)


def _on_record(desk: Desk, customer_id: UUID) -> OnRecord:
    try:
        record = load_on_record(desk.database, customer_id)
    except Missing as missing:
        raise NotFound("This customer is not there any more. Search again.") from missing
    if record.customer.staff_id == desk.actor_id:
        raise Refused("This is about yourself, so a colleague looks it up.", "R4")
    return record


def note_look_up(desk: Desk, checked: Checked) -> None:
    """Journals that somebody looked up a customer with measures; nothing of anybody else (R34).

    Raises:
        Refused: this computer's clock is behind, so nothing can be recorded.
        DatabaseProblem: it cannot be written just now.
    """
    if not checked.has_measures:
        return
    # Late: the answer is given first.
    from models.fields import new_id
    from models.journal_head import newest_moment
    from models.look_ups import note

    question, now = checked.answer.question, desk.now()
    refuse_clock_set_back(newest_moment(desk.database), now)
    look_up = LookUp(
        id=new_id(),
        customer_id=checked.customer.id,
        looked_by_id=desk.actor_id,
        looked_at=now,
        channel=question.channel,
        caller=question.caller,
    )
    note(desk.database, look_up, now)
