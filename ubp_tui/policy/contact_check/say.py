"""The words to say, which a landlord can change, with the names and dates of the case (R14)."""

from __future__ import annotations

from collections.abc import Iterator

from ubp_tui.policy.contact_check.how import (
    back_words,
    is_by_appointment,
    is_open_in_writing,
    issue_names,
    says,
    weekday_date,
    who_answers_now,
)
from ubp_tui.policy.contact_check.people import nominee_of
from ubp_tui.policy.contact_check.question import Verdict
from ubp_tui.policy.contact_check.verdicts import Bearing, Weighed
from ubp_tui.policy.facts import Caller
from ubp_tui.policy.labels import by_method
from ubp_tui.policy.measure_words import weekday_words
from ubp_tui.policy.measures import (
    IssueClosed,
    LimitedContact,
    NominatedPerson,
    SingleContact,
    SingleMethod,
)
from ubp_tui.policy.text import within_sentence
from ubp_tui.policy.wording import filled


def words_to_say(weighed: Weighed) -> str:
    """What whoever answers says: a sentence for each measure that counts here, in R14's order."""
    words = weighed.policy.contact_words
    if weighed.record.customer.died_on is not None:
        return words.died
    match weighed.speaks_for:
        case Caller.OTHER:
            return words.other_caller
        case Caller.NOMINATED:
            return _to_whoever_acts(weighed)
        case Caller.CUSTOMER:
            return " ".join(dict.fromkeys(_sentences(weighed))) or words.go_ahead


def _to_whoever_acts(weighed: Weighed) -> str:
    """Nobody is told what somebody else may discuss, nor of an issue that is not theirs (R27)."""
    words, name = weighed.policy.contact_words, weighed.record.customer.spoken_name
    if len(weighed.acting) > 1:
        return filled(words.nominated_callers, customer=name)
    topics = within_sentence(weighed.acting[0].may_discuss)
    return filled(words.nominated_caller, customer=name, may_discuss=topics)


def _sentences(weighed: Weighed) -> Iterator[str]:
    """What is new leads; M3 is said where nothing stricter is, or where it is new itself."""
    words = weighed.policy.contact_words
    if any(bearing.is_new for bearing in weighed.bearings):
        yield words.is_new
    for bearing in weighed.bearings:
        if sentence := _sentence(weighed, bearing):
            yield sentence
            if bearing.measure.is_adjustment:
                yield words.is_adjustment


def _sentence(weighed: Weighed, bearing: Bearing) -> str:
    words = weighed.policy.contact_words
    is_said = says(bearing) or bearing.is_new
    match bearing.measure.details:
        case LimitedContact() as details:
            return _which_days(weighed, bearing, details)
        case SingleMethod() as details if is_open_in_writing(weighed, details):
            return ""  # the sentence about the days has said it
        case SingleMethod(method=method) if is_said or is_by_appointment(bearing):
            return filled(words.other_channel, method=by_method(method, weighed.policy))
        case NominatedPerson() if is_said:
            nominee = nominee_of(bearing.file, bearing.measure)
            return filled(words.nominated_person, nominee=within_sentence(nominee.name))
        case SingleContact() as details if is_said:
            return _with_contact(weighed, bearing, details)
        case IssueClosed() if bearing.is_new or weighed.verdict == Verdict.GO_AHEAD_EXCEPT:
            return filled(words.go_ahead_except, issue=issue_names(weighed))
        case _:
            return ""


def _which_days(weighed: Weighed, bearing: Bearing, details: LimitedContact) -> str:
    words, days = weighed.policy.contact_words, weekday_words(details.weekdays)
    told = filled(words.contact_days, days=days) if bearing.is_new else ""
    if weighed.waits is None:
        return told
    day = weekday_date(weighed.waits, weighed.question.today)
    if says(bearing):
        if method := _in_writing(weighed):
            return filled(words.not_today_but_in_writing, days=days, day=day, method=method)
        return filled(words.not_today, days=days, day=day)
    return f"{told} {filled(words.answered_on, day=day)}".strip()


def _in_writing(weighed: Weighed) -> str:
    """How the customer is in touch on any day, though today is no contact day; "" where not."""
    for bearing in weighed.bearings:
        details = bearing.measure.details
        if isinstance(details, SingleMethod) and is_open_in_writing(weighed, details):
            return by_method(details.method, weighed.policy)
    return ""


def _with_contact(weighed: Weighed, bearing: Bearing, details: SingleContact) -> str:
    """That they are passed on, where nothing stricter leads; else only who deals with them."""
    words, found = weighed.policy.contact_words, who_answers_now(weighed, bearing)
    if found is None:  # M1 is suspended then, and answers nothing
        return ""
    if weighed.verdict != Verdict.PASS_TO:
        return filled(words.with_contact, contact=found.person.name)
    names = {"contact": found.person.name, "hears_back": within_sentence(details.hears_back)}
    if found.is_at_work:
        return filled(words.pass_to, **names)
    back = back_words(found, weighed.question.today)
    return filled(words.pass_to_later, **names, day=back)
