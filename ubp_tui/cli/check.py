"""`ubp check`: how to respond to a customer now, also for a telephony system's screen-pop."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from typing import Any

import click

from models.case_files import find_customer
from models.rows import Missing
from ubp_tui.casework.contact_check import Checked, check_contact, note_look_up
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.refusals import CaseworkError, DatabaseProblem
from ubp_tui.casework.searching import Found, find_people, found_of
from ubp_tui.cli.asked import Asked, listing
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Command
from ubp_tui.cli.output import at_time, say, say_json, table
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
from ubp_tui.policy.facts import Caller, Customer
from ubp_tui.policy.labels import by_channel
from ubp_tui.policy.text import shortened

APPLIES = 10
NOBODY = 4
SEVERAL = 5
"""Exit codes for telephony; 0 says that nothing applies."""

MOST = 20
"""So many are listed where several are found."""


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
        found = _found(desk, text)
        if len(found) != 1:
            context.exit(_not_one(asked, text, found))
        at = read_when(when, desk.now())
        checked = check_contact(desk, found[0].customer_id, Caller(caller), Channel(channel), at)
        if asked.json:
            say_json(as_data(checked, desk.policy))
        else:
            say("\n".join([*_through(found[0]), *_lines(checked, desk.policy)]))
        sys.stdout.flush()  # whoever waits on the telephone does not wait for the journal
        _note(desk, checked)
    context.exit(APPLIES if checked.answer.applies else 0)


def _found(desk: Desk, text: str) -> Sequence[Found]:
    """The one whose own reference it is, else whoever the search finds."""
    with suppress(Missing):
        return [found_of(find_customer(desk.database, text))]
    return find_people(desk, text, MOST)


def _not_one(asked: Asked, text: str, found: Sequence[Found]) -> int:
    if asked.json:
        say_json([{"reference": each.reference, "name": each.name} for each in found])
    elif found:
        header = ("Reference", "Name", "Address, or through whom", "Postcode")
        where = (f"through {each.nominee}" if each.nominee else each.address for each in found)
        rows = [(e.reference, e.name, w, e.postcode) for e, w in zip(found, where, strict=True)]
        say(table(header, rows))
    if found:
        more = "" if len(found) < MOST else f" The first {MOST} are shown."
        tell(f"Several customers are found.{more} Ask again with a reference.")
        return SEVERAL
    tell(f"Nobody is found by “{shortened(text)}”. Try a reference, a name, a phone or a postcode.")
    return NOBODY


def _note(desk: Desk, checked: Checked) -> None:
    """Journals who looked; somebody waits for the answer, so it is given all the same."""
    try:
        note_look_up(desk, checked)
    except (CaseworkError, DatabaseProblem) as problem:
        tell(f"That you looked could not be recorded. {problem}")


def _customer_data(customer: Customer) -> dict[str, Any]:
    return {"reference": customer.reference, "name": customer.name}


def as_data(checked: Checked, policy: Policy) -> dict[str, Any]:
    """An answer as a program reads it, in the shape that `docs/command-line.md` promises."""
    answer = checked.answer
    return {
        "customer": _customer_data(checked.customer),
        "others_at_tenancy": [_customer_data(other) for other in checked.others],
        "channel": answer.question.channel,
        "caller": answer.question.caller,
        "at": answer.question.at,
        "verdict": answer.verdict,
        "headline": answer.headline,
        "how": answer.how or None,
        "say": answer.say,
        "measures": [measure.code for measure in answer.measures],
        "adjustments": list(answer.adjustments),
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


def _through(found: Found) -> Iterator[str]:
    """That they were found by whoever acts for them, who may be the one in touch (R27)."""
    if found.nominee:
        yield f"Found through {found.nominee}, who acts for them; ask with --caller nominated"


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
