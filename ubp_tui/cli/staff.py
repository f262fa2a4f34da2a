"""`ubp staff`: who works here, what they may decide, and when they are away (R10, R26)."""

from __future__ import annotations

import click

from models.case_files import find_case
from ubp_tui.casework import staff as casework
from ubp_tui.casework.desk import Desk
from ubp_tui.casework.directory import staff_directory
from ubp_tui.casework.duties import Duty, end_duty, give_duty
from ubp_tui.casework.returning import end_absence, end_acting_authority
from ubp_tui.casework.staff import NewStaff
from ubp_tui.cli.asked import Asked, listing, on_desk, pass_asked
from ubp_tui.cli.context import at_desk, opening
from ubp_tui.cli.failures import Failure, Group
from ubp_tui.cli.output import say, say_done, say_json, table
from ubp_tui.cli.people import colleague
from ubp_tui.cli.staff_lines import HEADER, as_data, as_line
from ubp_tui.opening import Opening
from ubp_tui.policy.dates import in_words, read_date
from ubp_tui.policy.facts import StaffMember

_REASON = "Why they stand in."
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_DUTIES = {"safeguarding": Duty.SAFEGUARDING, "data-protection": Duty.DATA_PROTECTION}
_CASE = click.option("--case", "case_reference", metavar="REF", help="The case that it is for.")


def _read_days(context: click.Context, parameter: click.Parameter, value: str) -> tuple[int, ...]:
    """Weekdays as people write them, "mon tue" or "Monday, Tuesday", as ISO weekdays."""
    typed = [word[:3] for word in value.lower().replace(",", " ").split()]
    if unknown := [word for word in typed if word not in _DAYS]:
        raise click.BadParameter(f"{unknown[0]} is not a day of the week, such as mon.")
    return tuple(sorted({_DAYS.index(word) + 1 for word in typed}))


@click.group(cls=Group)
@listing
def staff() -> None:
    """Who works here."""


@staff.command("list")
@click.option("--all", "also_gone", is_flag=True, help="Also those who have left.")
@listing
@pass_asked
def list_staff(asked: Asked, also_gone: bool) -> None:
    """Lists who works here."""
    with at_desk(asked) as desk:
        directory, today = staff_directory(desk), desk.today()
    shown = [p for p in directory.people.values() if also_gone or not p.has_left(today)]
    if asked.json:
        say_json([as_data(person, directory, desk.policy, today) for person in shown])
        return
    say(table(HEADER, [as_line(person, directory, desk.policy, today) for person in shown]))


@staff.command()
@click.argument("username")
@click.argument("name")
@click.option("--grade", required=True, help="Such as adviser or team_leader.")
@click.option("--manager", metavar="USERNAME", help="Their line manager.")
@click.option(
    "--works",
    "working_days",
    default="mon tue wed thu fri",
    show_default=True,
    callback=_read_days,
    metavar="DAYS",
    help="The days they work.",
)
@click.option("--safeguarding-lead", is_flag=True, help="They are told of safeguarding concerns.")
@click.option("--data-protection", is_flag=True, help="They answer data requests.")
@on_desk
@pass_asked
def add(
    asked: Asked,
    username: str,
    name: str,
    grade: str,
    manager: str | None,
    working_days: tuple[int, ...],
    safeguarding_lead: bool,
    data_protection: bool,
) -> None:
    """Adds NAME, whose account on this computer is USERNAME.

    On a new database the first to be added is yourself.
    """
    with opening(asked) as opened:
        line_manager = None
        if manager is not None:
            line_manager = colleague(_desk(opened), manager)
        form = NewStaff(
            username=username,
            name=name,
            grade=grade,
            line_manager_id=line_manager.id if line_manager else None,
            working_days=working_days,
            safeguarding_lead=safeguarding_lead,
            data_protection=data_protection,
        )
        added = _add(opened, form)
    say_done(f"{added.name} is on the list of staff, with the account {added.username}.")


def _desk(opened: Opening) -> Desk:
    if opened.person is None:
        raise Failure("Nobody is on the list of staff yet. Add yourself first, without --manager.")
    return opened.desk_of(opened.person)


def _add(opened: Opening, form: NewStaff) -> StaffMember:
    if opened.person is not None:
        return casework.add_staff(opened.desk_of(opened.person), form)
    if form.username != opened.account:
        raise Failure(
            f"Nobody is on the list of staff yet. Add yourself first, as {opened.account}."
        )
    return casework.first_person(opened.database, opened.policy, form, opened.clock())


@staff.command()
@click.argument("username")
@click.argument("grade")
@on_desk
@pass_asked
def grade(asked: Asked, username: str, grade: str) -> None:
    """Gives USERNAME another GRADE; nobody does so for themselves."""
    with at_desk(asked) as desk:
        changed = casework.change_grade(desk, colleague(desk, username), grade)
    say_done(f"{changed.name} is {desk.policy.a_grade(changed.grade)} now.")


@staff.command()
@click.argument("username")
@click.option("--from", "since", default="today", show_default=True, metavar="DATE")
@click.option("--until", metavar="DATE", help="The last day away; left out while not known.")
@on_desk
@pass_asked
def away(asked: Asked, username: str, since: str, until: str | None) -> None:
    """Records that USERNAME is away."""
    with at_desk(asked) as desk:
        person, today = colleague(desk, username), desk.today()
        last = read_date(until, today) if until else None
        recorded = casework.record_absence(desk, person.id, read_date(since, today), last)
    end = f" to {in_words(recorded.until)}" if recorded.until else ""
    say_done(f"{person.name} is recorded as away from {in_words(recorded.since)}{end}.")


@staff.command()
@click.argument("username")
@click.argument("last_day", metavar="DATE")
@on_desk
@pass_asked
def leave(asked: Asked, username: str, last_day: str) -> None:
    """Records DATE as the last day on which USERNAME works here."""
    with at_desk(asked) as desk:
        day = read_date(last_day, desk.today())
        person = casework.record_leaving(desk, colleague(desk, username), day)
    say_done(f"{person.name} leaves after {in_words(day)}.")


@staff.command("return")
@click.argument("username")
@on_desk
@pass_asked
def come_back(asked: Asked, username: str) -> None:
    """Records that USERNAME is back from today, or works here again after all.

    Whoever is away is back; whoever is recorded as leaving works here again.
    """
    with at_desk(asked) as desk:
        person = colleague(desk, username)
        if person.is_away(desk.today()):
            say_done(_back(end_absence(desk, person.id)))
            return
        person = casework.record_return(desk, person)
    title = desk.policy.a_grade(person.grade)
    say_done(f"{person.name} works here again, as {title}, with the account {person.username}.")


def _back(person: StaffMember) -> str:
    """That an absence is over; and where they are to leave, or have left, that they still are."""
    said = f"{person.name} is not away any more, from today."
    if person.left_on is None:
        return said
    still = f"Their last day here is still {in_words(person.left_on)}"
    return f"{said} {still}; the same command takes that back."


@staff.command()
@click.argument("username")
@click.argument("grade")
@click.option("--until", metavar="DATE", help="The last day.")
@click.option("--from", "since", default="today", show_default=True, metavar="DATE")
@click.option("--reason", metavar="TEXT", help=_REASON)
@_CASE
@click.option("--end", is_flag=True, help="They stand in no more, from today.")
@on_desk
@pass_asked
def acting(
    asked: Asked,
    username: str,
    grade: str,
    until: str | None,
    since: str,
    reason: str | None,
    case_reference: str | None,
    end: bool,
) -> None:
    """Records that USERNAME stands in as GRADE; a head of service or above does."""
    if end:
        if until or reason or case_reference:
            raise click.UsageError("With --end nothing else is said: it ends now.")
        _stand_in_no_more(asked, username, grade)
        return
    if not (until and reason):
        raise click.UsageError("Say until when they stand in, with --until, and why, --reason.")
    with at_desk(asked) as desk:
        person, today = colleague(desk, username), desk.today()
        given = casework.give_acting_authority(
            desk,
            person.id,
            grade,
            read_date(since, today),
            read_date(until, today),
            reason,
            find_case(desk.database, case_reference).id if case_reference else None,
        )
    title = desk.policy.a_grade(given.grade)
    say_done(
        f"{person.name} stands in as {title} from {in_words(given.since)} "
        f"to {in_words(given.until)}."
    )


def _stand_in_no_more(asked: Asked, username: str, grade: str) -> None:
    with at_desk(asked) as desk:
        person, today = colleague(desk, username), desk.today()
        last = end_acting_authority(desk, person.id, grade)
    said = f"{person.name} does not stand in as {desk.policy.a_grade(grade)}"
    if last < today:
        say_done(f"{said} any more.")
    else:
        say_done(f"{said} after today: they did something today, at that grade.")


@staff.command()
@click.argument("username")
@click.argument("duty", metavar="DUTY", type=click.Choice(list(_DUTIES)))
@click.option("--end", is_flag=True, help="They have it no more.")
@on_desk
@pass_asked
def duty(asked: Asked, username: str, duty: str, end: bool) -> None:
    """Names USERNAME for a DUTY: safeguarding or data-protection."""
    wanted = _DUTIES[duty]
    with at_desk(asked) as desk:
        person = colleague(desk, username)
        (end_duty if end else give_duty)(desk, person, wanted)
    is_now = "is no longer" if end else "is"
    say_done(f"{person.name} {is_now} {wanted.called}.")


@staff.command()
@click.argument("name")
@click.argument("organisation")
@_CASE
@on_desk
@pass_asked
def outside(asked: Asked, name: str, organisation: str, case_reference: str | None) -> None:
    """Records NAME from ORGANISATION, who decides or reviews where nobody here may."""
    with at_desk(asked) as desk:
        case_id = find_case(desk.database, case_reference).id if case_reference else None
        person = casework.record_outside_person(desk, name, organisation, case_id)
    say_done(f"{person.name}, {person.organisation}, can be asked where nobody here may.")
