"""`ubp incident add`: records an incident without the full screen (R1-R5)."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click

from models.case_files import find_case, find_customer
from models.rows import Missing
from ubp_tui.casework.customers import find_customers
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.incidents import complete_incident, join_incident, record_incident
from ubp_tui.casework.refusals import reject
from ubp_tui.cli.asked import Asked, F, listing, pass_asked
from ubp_tui.cli.context import at_desk
from ubp_tui.cli.failures import Failure, Group, Misuse, explained
from ubp_tui.cli.output import say_done
from ubp_tui.cli.people import colleague
from ubp_tui.policy.calendar import london_date
from ubp_tui.policy.channels import Channel
from ubp_tui.policy.dates import in_words, read_moment
from ubp_tui.policy.facts import Customer, Incident, Part
from ubp_tui.policy.forms.incidents import (
    IncidentDetails,
    NewIncident,
    StaffPart,
    details_problems,
    incident_problems,
)

_SUGGESTIONS = 5


def _words(name: str, means: str) -> Callable[[F], F]:
    """An option for words, which may be left out."""
    return click.option(name, default="", metavar="TEXT", help=means)


def _several(name: str, called: str, metavar: str, means: str) -> Callable[[F], F]:
    """An option that may be given more than once."""
    return click.option(
        name, called, multiple=True, metavar=metavar, help=f"{means}; may be repeated."
    )


@click.group(cls=Group)
@listing
def incident() -> None:
    """Records incidents."""


@incident.command()
@click.option("--customer", "reference", metavar="REF", help="Whose reference.")
@click.option("--nobody-known", is_flag=True, help="Nobody knows yet whose post or message it is.")
@click.option(
    "--channel",
    required=True,
    metavar="CHANNEL",
    help=f"{', '.join([*Channel][:-1])} or {[*Channel][-1]}.",
)
@click.option("--what", required=True, metavar="TEXT", help="What happened; - reads it from input.")
@click.option(
    "--when", default="now", show_default=True, metavar="WHEN", help="Such as 14:05 or 22 Nov 2pm."
)
@_words("--identified-by", "How we know who posted it, if by social.")
@click.option("--case", "case_reference", metavar="REF", help="The case that it joins.")
@_several("--behaviour", "behaviours", "CODE", "A kind of behaviour")
@_words("--effect-on-time", "What time it took.")
@_words("--effect-on-resources", "What else it took.")
@_words("--effect-on-service", "What others had to wait for or go without.")
@_words("--effect-on-wellbeing", "How it left somebody.")
@_words("--witnesses", "Who saw it and is not staff.")
@_words("--evidence", "What there is to show it.")
@_several("--target", "targets", "USERNAME", "Whom it was aimed at")
@_several("--staff-witness", "seen_by", "USERNAME", "Who saw it and is staff")
@listing
@pass_asked
def add(
    asked: Asked,
    /,
    reference: str | None,
    nobody_known: bool,
    channel: str,
    what: str,
    when: str,
    identified_by: str,
    case_reference: str | None,
    targets: tuple[str, ...],
    seen_by: tuple[str, ...],
    **details: Any,
) -> None:
    """Records what happened, with or without a case.

    The kinds of behaviour and the effect can follow within two working days; the codes of the
    kinds are in: ubp policy show R5
    """
    if (reference is None) != nobody_known:
        raise Misuse("Give --customer and a reference, or --nobody-known where nobody knows yet.")
    with at_desk(asked) as desk:
        form = NewIncident(
            customer_id=None if reference is None else _customer(desk, reference).id,
            from_nobody_known=nobody_known,
            happened_at=read_moment(when, desk.now()),
            channel=channel,
            what_happened=_from_input() if what == "-" else what,
            identified_by=identified_by,
        )
        rest = IncidentDetails(
            **details,
            staff=(*_parts(desk, targets, Part.TARGET), *_parts(desk, seen_by, Part.WITNESS)),
        )
        _refuse_unusable(desk, form, rest)
        case_id = find_case(desk.database, case_reference).id if case_reference else None
        recorded = record_incident(desk, form)
        if rest != IncidentDetails():
            with _recorded(recorded, "without its details"):
                recorded = complete_incident(desk, recorded, rest)
        _say(asked, desk, recorded)
        if case_id is not None:
            with _recorded(recorded, f"but has not joined {case_reference}"):
                join_incident(desk, recorded.id, case_id)


@contextmanager
def _recorded(incident: Incident, so_far: str) -> Iterator[None]:
    """Says what was recorded of an incident where what comes after does not work.

    Raises:
        Failure: it does not.
    """
    try:
        with explained():
            yield
    except click.ClickException as error:
        said = f"{incident.reference} is recorded, {so_far}: {error.format_message()}"
        raise Failure(said) from error


def _from_input() -> str:
    """What stands on the input.

    Raises:
        Misuse: there is no input.
    """
    try:
        if sys.stdin is not None:
            return sys.stdin.buffer.read().decode(errors="replace")
        why = "it is closed"
    except OSError as error:
        why = str(error.strerror)
    raise Misuse(f"Nothing can be read from the input: {why}. Give what happened after --what.")


def _customer(desk: Desk, reference: str) -> Customer:
    """The customer with a reference; otherwise who may have been meant."""
    try:
        return find_customer(desk.database, reference)
    except Missing as missing:
        found = find_customers(desk, reference, _SUGGESTIONS)
        if not found:
            raise
        meant = "; ".join(f"{each.reference} {each.spoken_name}" for each in found)
        raise Failure(f"{reference} is not a customer's reference. Perhaps: {meant}.") from missing


def _parts(desk: Desk, usernames: tuple[str, ...], part: Part) -> tuple[StaffPart, ...]:
    return tuple(
        StaffPart(staff_id=colleague(desk, username).id, part=part) for username in usernames
    )


def _refuse_unusable(desk: Desk, form: NewIncident, rest: IncidentDetails) -> None:
    """Both halves are looked at before the first is saved."""
    problems = incident_problems(form, desk.policy, desk.now())
    if rest != IncidentDetails():
        staff = staff_directory(desk).people.keys()
        problems += details_problems(rest, desk.policy, staff, desk.now())
    reject(problems)


def _say(asked: Asked, desk: Desk, recorded: Incident) -> None:
    left = recorded.details_completed_at is None
    days = desk.policy.figures.incident_details_days.value
    details_due = desk.policy.calendar.add(london_date(recorded.recorded_at), days)
    rest = f" The kinds of behaviour and the effect: by {in_words(details_due)}." if left else ""
    data = {
        "reference": recorded.reference,
        "happened_at": recorded.happened_at,
        "details_due": details_due if left else None,
    }
    say_done(f"Recorded as {recorded.reference}.{rest}", data if asked.json else None)
