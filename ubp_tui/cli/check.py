"""`ubp check`: how to respond to a customer now, also for a telephony system's screen-pop."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any, NamedTuple
from uuid import UUID

import click

from models.case_files import find_customer
from models.rows import Missing
from ubp_tui.casework.contact_check import Checked, check_contact, note_look_up
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem
from ubp_tui.cli.asked import Asked, listing
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command
from ubp_tui.cli.output import at_time, customer_data, say, say_json
from ubp_tui.cli.streams import tell
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.contact_check.lines import (
    Line,
    adjustment_lines,
    always_lines,
    death_lines,
    rests_words,
    saying_lines,
)
from ubp_tui.policy.contact_check.words import caller_words
from ubp_tui.policy.dates import read_when
from ubp_tui.policy.document import Policy
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.labels import by_channel

APPLIES = 10
NOBODY = 4
SEVERAL = 5
"""Exit codes for telephony; 0 says that nothing applies."""


class Whom(NamedTuple):
    """A customer, and who acts for them where they were found by that person."""

    customer_id: UUID
    nominee: str = ""


@click.command(cls=Command)
@click.argument("text", metavar="TEXT")
@click.option(
    "--channel",
    type=click.Choice([channel.value for channel in Channel]),
    default=Channel.PHONE.value,
    show_default=True,
    help="How they are in touch.",
)
@click.option(
    "--caller",
    type=click.Choice([caller.value for caller in Caller]),
    default=Caller.CUSTOMER.value,
    show_default=True,
    help="Who is in touch: the customer, a nominated person, or somebody else.",
)
@click.option(
    "--at",
    "when",
    default="now",
    show_default=True,
    metavar="WHEN",
    help="Such as 14:05 or 1 Dec 2pm.",
)
@listing
@click.pass_context
def check(context: click.Context, text: str, channel: str, caller: str, when: str) -> None:
    """Says how to respond to the customer whom TEXT finds: a reference, name, phone, postcode.

    The exit code is 0 where nothing applies, 10 where something does, 4 where nobody is found and
    5 where several are, who are listed.
    """
    asked = context.ensure_object(Asked)
    with at_desk(asked) as desk:
        whom = _whom(desk, asked, text)
        if isinstance(whom, int):
            context.exit(whom)
        at = read_when(when, desk.now())
        by = Channel(channel)
        checked = check_contact(desk, whom.customer_id, Caller(caller), by, at, whom.nominee)
        if asked.json:
            say_json(as_data(checked, desk.policy))
        else:
            say("\n".join([*_through(whom, checked), *_lines(checked, desk.policy)]))
        sys.stdout.flush()  # whoever waits on the telephone does not wait for the journal
        _note(desk, checked)
    context.exit(APPLIES if checked.answer.applies else 0)


def _whom(desk: Desk, asked: Asked, text: str) -> Whom | int:
    """Whose own reference it is, else whom the search finds; an exit code where that is not one."""
    with suppress(Missing):
        return Whom(find_customer(desk.database, text).id)
    from ubp_tui.cli.finding import the_one_found  # late: mostly it is a reference

    found = the_one_found(desk, asked, text)
    if isinstance(found, int):
        return SEVERAL if found else NOBODY
    return Whom(found.customer_id, found.nominee)


def _note(desk: Desk, checked: Checked) -> None:
    """Journals who looked; somebody waits for the answer, so it is given all the same."""
    try:
        note_look_up(desk, checked)
    except (CaseworkError, DatabaseProblem) as problem:
        tell(f"That you looked could not be recorded. {problem}")


def as_data(checked: Checked, policy: Policy) -> dict[str, Any]:
    """An answer as a program reads it, in the shape that `docs/command-line.md` promises."""
    answer = checked.answer
    return {
        "customer": customer_data(checked.customer),
        "others_at_tenancy": [customer_data(other) for other in checked.others],
        "channel": answer.question.channel,
        "caller": answer.question.caller,
        "at": answer.question.at,
        "verdict": answer.verdict,
        "headline": answer.headline,
        "how": answer.how or None,
        "say": answer.say,
        "measures": [measure.code for measure in answer.measures],
        "adjustments": list(answer.adjustments),
        "may_discuss": list(answer.may_discuss),
        "not_discussed": list(answer.not_discussed),
        "accept_always": list(policy.always_accepted),
        "always_take": list(policy.always_taken),
        "until": answer.until,
        "review": answer.review,
        "answer_on": answer.answer_on,
        "to_tell": [measure.code for measure in answer.to_tell],
        "died_on": answer.died_on,
        "rests_on": list(dict.fromkeys(rests.rule for rests in answer.rests_on)),
    }


def _through(whom: Whom, checked: Checked) -> Iterator[str]:
    """That they were found by whoever acts for them, who may be the one in touch (R27)."""
    if whom.nominee:
        is_asked = checked.answer.question.caller == Caller.NOMINATED
        how = "" if is_asked else "; ask with --caller nominated"
        yield f"Found through {whom.nominee}, who acts for them{how}"


def _lines(checked: Checked, policy: Policy) -> Iterator[str]:
    """The answer as it is read aloud: who, adjustments, what to do, what to say."""
    customer, answer = checked.customer, checked.answer
    where = ", ".join(filter(None, [customer.address, customer.postcode]))
    yield ", ".join(filter(None, [f"{customer.spoken_name}, {customer.reference}", where]))
    by = by_channel(answer.question.channel, policy)
    yield f"{caller_words(answer.question.caller)}, {by}, {at_time(answer.question.at)}"
    if checked.others:
        others = ", ".join(f"{other.spoken_name}, {other.reference}" for other in checked.others)
        yield f"Ask who is calling. Also of this tenancy: {others}"
    yield ""
    yield from map(_line, [*death_lines(answer), *adjustment_lines(answer)])
    yield f"{answer.headline}{f': {answer.how}' if answer.how else ''}"
    yield from map(_line, [*saying_lines(answer), *always_lines(policy)])
    yield f"Rests on: {rests_words(answer)}"


def _line(line: Line) -> str:
    return f"{line.label}: {line.words}"
