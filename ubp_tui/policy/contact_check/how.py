"""The answer in capitals, and what to do, each in a line (R14)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.channels import Channel
from ubp_tui.policy.conflicts import unusable_channels
from ubp_tui.policy.contact_check.people import Answering, answering, nominee_of
from ubp_tui.policy.contact_check.question import TAKEN_ANY_DAY, Verdict
from ubp_tui.policy.contact_check.verdicts import Bearing, Weighed
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.labels import by_channel, by_method
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.text import clean_line, listed, within_sentence

_HEADLINES = {
    Verdict.NOT_TODAY: "NOT TODAY",
    Verdict.NOMINATED_PERSON: "SPEAK WITH",
    Verdict.PASS_TO: "PASS TO",
    Verdict.GO_AHEAD_EXCEPT: "GO AHEAD, BUT NOT ABOUT",
    Verdict.GO_AHEAD: "GO AHEAD",
}
_NEAR = 180
"""Days within which a day and a month say which year it is."""


def headline(weighed: Weighed) -> str:
    """The answer in capitals: "NOT BY PHONE"."""
    by = by_channel(weighed.question.channel, weighed.policy)
    return _HEADLINES.get(weighed.verdict, f"NOT {by.upper()}")


def how_words(weighed: Weighed) -> str:
    """What to do, in a line: "by email: jane@example.org; with Sam Reed (cover: Dee Patel)"."""
    name = weighed.record.customer.spoken_name
    if weighed.question.caller == Caller.OTHER:
        return f"their own matters only, nothing about {name}"
    if weighed.speaks_for == Caller.OTHER:
        named = clean_line(weighed.question.by_name)
        who = f"{named} is not" if named else "nobody is"
        return f"{who} nominated at present: their own matters only, nothing about {name}"
    parts = dict.fromkeys(_how(weighed, each) for each in weighed.bearings)
    return "; ".join(filter(None, parts))


def may_discuss(weighed: Weighed) -> tuple[str, ...]:
    """What each of those may discuss who speak for the customer, a line each (R27)."""
    if weighed.speaks_for != Caller.NOMINATED:
        return ()
    return tuple(f"{clean_line(n.name)}: {clean_line(n.may_discuss)}" for n in weighed.acting)


def not_discussed(weighed: Weighed) -> tuple[str, ...]:
    """The issues on which we have answered for good, a line each (M3)."""
    return tuple(
        f"{within_sentence(issue.issue)} (final response {in_words(issue.final_response_on)}, "
        f"{within_sentence(issue.our_reference)})"
        for issue in issues(weighed)
    )


def issues(weighed: Weighed) -> list[IssueClosed]:
    """What M3 closes, of every M3 that stands."""
    found = (bearing.measure.details for bearing in weighed.bearings)
    return [details for details in found if isinstance(details, IssueClosed)]


def issue_names(weighed: Weighed) -> str:
    """The issues in a sentence."""
    return listed(within_sentence(issue.issue) for issue in issues(weighed))


def weekday_date(day: pendulum.Date, today: pendulum.Date) -> str:
    """A day to come, as people say it: "Tuesday 24 November"; with its year where it is far."""
    year = "" if (day - today).days < _NEAR else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"


def _how(weighed: Weighed, bearing: Bearing) -> str:
    """What one measure has whoever answers do; M3 only where it leads, as it has its own line."""
    leads = bearing.verdict == weighed.verdict
    if weighed.speaks_for == Caller.NOMINATED and not leads:
        return ""
    match bearing.measure.details:
        case LimitedContact():
            return _which_day(weighed, bearing)
        case SingleMethod() as details:
            return _by_method(weighed, bearing, details)
        case NominatedPerson():
            return f"{'' if leads else 'with '}{_nominee(bearing)}"
        case SingleContact() as details:
            who = contact_words(weighed, bearing)
            return f"{who}{_reached(weighed, details)}" if leads else f"with {who}"
        case IssueClosed(issue=issue) if leads:
            return within_sentence(issue)
        case _:
            return ""


def says(bearing: Bearing) -> bool:
    """Whether a measure has whoever answers do anything but go ahead."""
    return bearing.verdict != Verdict.GO_AHEAD


def is_by_appointment(bearing: Bearing) -> bool:
    """Whether a visit is what the customer is held to: one that was arranged before."""
    details = bearing.measure.details
    return isinstance(details, SingleMethod) and Channel(details.method) == Channel.VISIT


def is_open_in_writing(weighed: Weighed, details: SingleMethod) -> bool:
    """Whether the one method is taken on any day, where it is no contact day for what was asked."""
    return weighed.verdict == Verdict.NOT_TODAY and Channel(details.method) in TAKEN_ANY_DAY


def _by_method(weighed: Weighed, bearing: Bearing, details: SingleMethod) -> str:
    by = by_method(details.method, weighed.policy)
    if says(bearing):
        on = " on any day" if is_open_in_writing(weighed, details) else ""
        return f"{by}{on}: {clean_line(details.address)}"
    return by if is_by_appointment(bearing) else ""


def _reached(weighed: Weighed, details: SingleContact) -> str:
    """How whoever answers reaches them, by what the customer can use."""
    unusable = unusable_channels(weighed.record.adjustments)
    usable = [code for code in details.channels if code not in unusable]
    by = " or ".join(by_method(code, weighed.policy) for code in usable)
    return f", {by}: {clean_line(details.reached_by)}" if by else ""


def _which_day(weighed: Weighed, bearing: Bearing) -> str:
    """Whether today is a contact day, and which is next; a message is taken on any day."""
    if weighed.waits is None:
        return "today is a contact day"
    day = weekday_date(weighed.waits, weighed.question.today)
    return f"next is {day}" if says(bearing) else f"take it, and answer it on {day}"


def _nominee(bearing: Bearing) -> str:
    nominee = nominee_of(bearing.file, bearing.measure)
    relation = f" ({clean_line(nominee.relationship)})" if nominee.relationship.strip() else ""
    return f"{clean_line(nominee.name)}{relation}: {clean_line(nominee.contact)}"


def who_answers_now(weighed: Weighed, bearing: Bearing) -> Answering | None:
    """Whom M1 passes to; None where nobody is here, which suspends it."""
    today, calendar = weighed.question.today, weighed.policy.calendar
    return answering(bearing.file, bearing.measure, today, calendar)


def back_words(found: Answering, today: pendulum.Date) -> str:
    """When somebody who is not at work today is again: "on Monday 30 November"."""
    return f"on {weekday_date(found.works_on, today)}" if found.works_on else "in some weeks"


def contact_words(weighed: Weighed, bearing: Bearing) -> str:
    """Whom M1 passes to: "Sam Reed (cover: Dee Patel)", "Dee Patel (for Sam Reed)"."""
    found = who_answers_now(weighed, bearing)
    if found is None:  # M1 is suspended then, and answers nothing
        return "whoever the case's owner names"
    beside = []
    if found.away is not None:
        beside.append(f"for {found.away.name}")
    if found.cover is not None:
        beside.append(f"cover: {found.cover.name}")
    if not found.is_at_work:
        beside.append(f"at work again {back_words(found, weighed.question.today)}")
    return f"{found.person.name} ({'; '.join(beside)})" if beside else found.person.name
