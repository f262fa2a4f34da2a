"""The answer in capitals, and what to do instead, each in a line (R14)."""

from __future__ import annotations

import pendulum

from ubp_tui.policy.contact_check.people import answering, nominee_of
from ubp_tui.policy.contact_check.question import Verdict
from ubp_tui.policy.contact_check.verdicts import Bearing, Weighed
from ubp_tui.policy.dates import in_words
from ubp_tui.policy.facts import Caller, Nomination
from ubp_tui.policy.labels import by_channel, by_method
from ubp_tui.policy.measure_words import by_channels
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.text import clean_line, listed

_HEADLINES = {
    Verdict.NOT_TODAY: "NOT TODAY",
    Verdict.NOMINATED_PERSON: "SPEAK WITH",
    Verdict.PASS_TO: "PASS TO",
    Verdict.GO_AHEAD_EXCEPT: "GO AHEAD, BUT NOT ABOUT",
    Verdict.GO_AHEAD: "GO AHEAD",
}


def headline(weighed: Weighed) -> str:
    """The answer in capitals: "NOT BY PHONE"."""
    by = by_channel(weighed.question.channel, weighed.policy)
    return _HEADLINES.get(weighed.verdict, f"NOT {by.upper()}")


def how_words(weighed: Weighed) -> str:
    """What to do, in a line: "by email: jane@example.org; with Sam Reed (cover: Dee Patel)"."""
    if weighed.speaks_for == Caller.CUSTOMER:
        return "; ".join(filter(None, (_how(weighed, each) for each in weighed.bearings)))
    name = weighed.record.customer.spoken_name
    if weighed.question.caller == Caller.OTHER:
        return f"their own matters only, nothing about {name}"
    if not weighed.acting:
        return f"nobody is nominated at present: their own matters only, nothing about {name}"
    return "; ".join(_may_discuss(each) for each in weighed.acting)


def _may_discuss(nomination: Nomination) -> str:
    return f"{clean_line(nomination.name)} may discuss: {clean_line(nomination.may_discuss)}"


def not_discussed(weighed: Weighed) -> tuple[str, ...]:
    """The issues on which we have answered for good, a line each (M3)."""
    if weighed.speaks_for == Caller.OTHER:
        return ()
    return tuple(
        f"{clean_line(issue.issue)} (final response {in_words(issue.final_response_on)}, "
        f"{clean_line(issue.our_reference)})"
        for issue in issues(weighed)
    )


def issues(weighed: Weighed) -> list[IssueClosed]:
    """What M3 closes, of every M3 that stands."""
    found = (bearing.measure.details for bearing in weighed.bearings)
    return [details for details in found if isinstance(details, IssueClosed)]


def issue_names(weighed: Weighed) -> str:
    """The issues in a sentence."""
    return listed(clean_line(issue.issue) for issue in issues(weighed))


def weekday_date(day: pendulum.Date) -> str:
    """A day that is near, as people say it: "Tuesday 24 November"."""
    return f"{day:%A} {day.day} {day:%B}"


def _how(weighed: Weighed, bearing: Bearing) -> str:
    """What one measure has whoever answers do; M3 only where it leads, as it has its own line."""
    leads = bearing.verdict == weighed.verdict
    match bearing.measure.details:
        case LimitedContact():
            return _which_day(weighed, bearing)
        case SingleMethod(method=method, address=address):
            by = by_method(method, weighed.policy)
            return f"{by}: {clean_line(address)}" if _says(bearing) else ""
        case NominatedPerson():
            return f"{'' if leads else 'with '}{_nominee(weighed, bearing)}"
        case SingleContact() as details:
            who = contact_words(weighed, bearing)
            by = by_channels(details, weighed.policy)
            reached = f", {by}: {clean_line(details.reached_by)}" if by else ""
            return f"{who}{reached}" if leads else f"with {who}"
        case IssueClosed(issue=issue) if leads:
            return clean_line(issue)
        case _:
            return ""


def _says(bearing: Bearing) -> bool:
    return bearing.verdict != Verdict.GO_AHEAD


def _which_day(weighed: Weighed, bearing: Bearing) -> str:
    """Whether today is a contact day, and which is next; a message is taken on any day."""
    if weighed.waits is None:
        return "today is a contact day"
    day = weekday_date(weighed.waits)
    return f"next is {day}" if _says(bearing) else f"take it, and answer it on {day}"


def _nominee(weighed: Weighed, bearing: Bearing) -> str:
    nominee = nominee_of(bearing.file, bearing.measure)
    relation = f" ({clean_line(nominee.relationship)})" if nominee.relationship.strip() else ""
    return f"{clean_line(nominee.name)}{relation}: {clean_line(nominee.contact)}"


def contact_words(weighed: Weighed, bearing: Bearing) -> str:
    """Whom M1 passes to: "Sam Reed (cover: Dee Patel)", "Dee Patel (for Sam Reed)"."""
    found = answering(
        bearing.file, bearing.measure, weighed.question.today, weighed.policy.calendar
    )
    if found is None:  # M1 is suspended then, and answers nothing
        return "whoever the case's owner names"
    beside = []
    if found.away is not None:
        beside.append(f"for {found.away.name}")
    if found.cover is not None:
        beside.append(f"cover: {found.cover.name}")
    if found.works_on is not None:
        beside.append(f"at work again on {weekday_date(found.works_on)}")
    return f"{found.person.name} ({'; '.join(beside)})" if beside else found.person.name
